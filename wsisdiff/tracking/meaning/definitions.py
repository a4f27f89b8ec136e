"""A term whose definition changed, with the paragraphs that use it: they mean something else now, though no word of theirs changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from wsisdiff.tracking.meaning.phrases import table
from wsisdiff.tracking.meaning.spots import Found, Texts, fact

Uses = Callable[[str], Sequence[str]]
"""Labels of the new paragraphs that use a term."""
QUOTED = r"[“\"‘'](?P<term>[^”\"’']{2,60})[”\"’']"


@lru_cache(maxsize=1)
def _defines() -> re.Pattern[str]:
    means = "|".join(re.escape(m) for m in sorted(table()["definition"]["means"], key=len, reverse=True))
    bare = r"\b(?:the\s+)?(?:term|expression|word)\s+(?P<bare>[\w\s-]{2,40}?)"
    opens = r"\A\s*(?:(?:an?|the)\s+)?(?P<opens>(?!(?:this|that|it|which|by)\b)\w[\w-]+(?:\s+[\w-]+){0,2}?)"
    return re.compile(
        rf"{opens}\s+(?:shall\s+)?means?\s|(?:{QUOTED}|{bare})\s*(?:,[^,]{{0,60}},)?\s*(?:{means})\b", re.IGNORECASE
    )


def definition_shifts(texts: Texts, uses: Uses) -> Iterable[Found]:
    """Definitions that a spot touches after the word defined."""
    told = set()
    for side, ranges in ((texts.new, [(s.c, s.d) for s in texts.spots]), (texts.old, [(s.a, s.b) for s in texts.spots])):
        for sentence in side.sentences:
            text = sentence.span.cut(side.text)
            defined = _defines().search(text)
            if not defined:
                continue
            term = " ".join((defined.group("term") or defined.group("bare") or defined.group("opens")).split())
            start = sentence.span.start + defined.end()
            touched = [n for n, (a, b) in enumerate(ranges) if b >= start and a <= sentence.span.end]
            if touched and term.casefold() not in told:
                told.add(term.casefold())
                labels = ", ".join(uses(term))
                yield fact("definition_changed", term=term, **({"where": labels} if labels else {}))
