"""The paragraphs of a draft that a text is near to, and those that hold a passage word for word."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.alignment import opcodes
from wsisdiff.text.words import Word

CLOSE = 0.3
"""Nearness (see `_nearness`, 0 to 2) from which an ask amends a paragraph rather than asking for a new one. Of the 361 real amendments
of the GDPR collection, whose paragraph is known, 2 in 100 lie below."""
SHORTEST_RUN = 3
"""Words in a row that count as shared wording; shorter runs are chance agreement of function words."""
OPENING = (1, 4)
"""Words after a list mark that name what a paragraph is about; amendments keep them (GDPR collection: 9 in 10)."""
OPENING_BONUS = 0.2
CANDIDATES = 8
"""Paragraphs of the shortlist that are aligned word by word."""
GOES_BACK = 0.8
"""Nearness from which a paragraph is a later form of an older one."""


def find_base(ask_words: tuple[Word, ...], draft: Searched, close: float = CLOSE) -> int | None:
    """The paragraph that the ask's text amends, by its index in the draft, when one is close enough."""
    best = nearest((ask_words,), draft)
    return best[0] if best and best[1] >= close else None


def nearest(
    queries: tuple[tuple[Word, ...], ...], draft: Searched, skip: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[int, float] | None:
    """The paragraph nearest to any of the queries, and its nearness; those with a text of `skip` are passed over."""
    found = []
    for query in queries:
        plains = tuple(w.plain for w in query)
        for number, cosine in draft.shortlist.best((w.stem for w in query), CANDIDATES):
            if (text := draft.index.wholes[number].own_plains) not in skip:
                found.append((number, _nearness(plains, text, cosine)))
    return max(found, key=itemgetter(1), default=None)


def _nearness(query: tuple[str, ...], text: tuple[str, ...], cosine: float) -> float:
    """Cosine of the rare words plus the share of the query's words that stand in shared runs; 2 for the same text."""
    runs = [op.src_end - op.src_start for op in opcodes(query, text) if op.tag == "equal"]
    shared = sum(run for run in runs if run >= min(SHORTEST_RUN, len(query)))
    opening = OPENING_BONUS if query[OPENING[0] : OPENING[1]] == text[: OPENING[1] - OPENING[0]] or query[:3] == text[:3] else 0.0
    return cosine + shared / max(1, len(query)) + opening


def holding(passage: tuple[str, ...], telling: list[str], index: DraftIndex) -> list[int]:
    """The paragraphs that hold the passage word for word."""
    wanted = _in_a_row(passage)
    there = index.paragraphs_holding.all_of(telling)
    return [n for n in there if wanted in _in_a_row(index.wholes[n].own_plains)]


def _in_a_row(plains: Iterable[str]) -> str:
    return "\0".join(("", *plains, ""))
