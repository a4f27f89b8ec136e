"""A text as words, each with the characters it came from.

Hyphens: a prefix is joined ("multi-stakeholder" is one word, as is "multi stakeholder"), a compound is split
("capacity-building" is two words, as is "capacity building"). What stands between words (punctuation, space) belongs to no word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wsisdiff.text.folding import plain, stem
from wsisdiff.text.language import language

HYPHENS = "-\u2010\u2011\u00ad"
TOKEN = re.compile(
    r"[A-Z]/[A-Z0-9]+(?:/[A-Z0-9.]+)*(?<!\.)"  # A/RES/70/125, A/80/L.41
    r"|\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?![\d/])"  # 1,000 and 250 000
    r"|\d{4,}(?=[A-Z]{2,})"  # 250000EUR
    r"|\d+(?:[.,/]\d+)*(?:st|nd|rd|th)?\b"  # 70/125, 2.5, 1,000, 20th
    r"|[^\W\d_](?:[^\W_]|[’'](?=[^\W\d_])|[+&/](?=\d)|\u00ad)*"  # words, WSIS+20, C1, parties'
    r"|[^\W_]+"
)
THOUSANDS = re.compile(r"[ ,\u00a0\u202f](?=\d{3})")


class Word(NamedTuple):
    """A word of a text. `plain` and `stem` are its two folded forms; `start` and `end` its characters in the text."""

    plain: str
    stem: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order.

    >>> [w.stem for w in words("Multi-stakeholder capacity-building, centred on people’s needs")]
    ['multistakeholder', 'capacity', 'build', 'center', 'on', 'people', 'need']
    >>> [w.plain for w in words("non-binding policies of A/RES/70/125 and WSIS+20")]
    ['nonbinding', 'policies', 'of', 'a/res/70/125', 'and', 'wsis+20']
    """
    table = language()
    found: list[Word] = []
    prefix: tuple[str, int] | None = None
    for match in TOKEN.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        if raw[-2:] in ("'s", "’s") or raw[-2:] == "s’":
            raw = raw[:-2] if raw[-1] == "s" else raw[:-1]
        if raw[0].isdigit() and len(raw) > 4 and "/" not in raw and "." not in raw:
            raw = THOUSANDS.sub("", raw)
        folded = plain(raw)
        if prefix is not None:
            folded, start, prefix = plain(prefix[0] + folded), prefix[1], None
        elif folded in table.joined_prefixes and end < len(text) and end + 1 < len(text):
            gap = text[end]
            if text[end + 1].isalpha() and (gap in HYPHENS or (gap == " " and folded not in table.joined_only_by_hyphen)):
                prefix = (folded, start)
                continue
        found.append(Word(folded, stem(folded), start, end))
    if prefix is not None:
        found.append(Word(prefix[0], prefix[0], prefix[1], prefix[1] + len(prefix[0])))
    return tuple(found)
