"""References to a draft's own paragraphs, articles and items: how they are read, and that one now names another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wsisdiff.tracking.meaning.spots import Found, Mention, Side, Texts, as_it_stands, fact, on_both

NUMBER = r"\d+(?:\.\d+)*(?:\s+(?:bis|ter|quater|alt))?(?:\s*\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))*"
REFERENCE = re.compile(
    rf"(?<!\w)(?P<kind>paragraphs?|paras?\.?|subparagraphs?|articles?|arts?\.|sections?|chapters?|rules?|regulations?|items?|clauses?)\s+"
    rf"(?P<list>\(?{NUMBER}\)?(?:(?:\s*,\s*|\s*,?\s+(?:and|to|or|through)\s+|\s*[–-]\s*){NUMBER})*)",
    re.IGNORECASE,
)
NEAR = 40
"""Characters beside a spot within which the numbers of a reference stand."""
ONE = re.compile(NUMBER, re.IGNORECASE)
OF_ANOTHER = re.compile(r"(?:\s*\[[^\]]{0,30}\])*\s*,?\s*(?:of|in)\s+(?!the\s+present\b|this\b)", re.IGNORECASE)


def reference_shifts(texts: Texts) -> Iterable[Found]:
    """References that name another number now."""

    def find(side: Side) -> Iterable[Mention]:
        for sentence in side.sentences:
            at = sentence.span.start
            for m in REFERENCE.finditer(sentence.span.cut(side.text)):
                said = as_it_stands(m.group())
                yield Mention(at + m.start(), at + m.end(), said.lower(), said, 0, True)

    if not any(c.isdigit() for spot in texts.spots for near in texts.around(spot, NEAR) for c in near):
        return
    for before, after, _, spots in on_both(find, texts):
        if before and after:
            yield fact("reference_changed", *spots, before=before.words, after=after.words)
