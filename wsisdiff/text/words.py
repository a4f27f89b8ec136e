"""A text as words, each with the characters it came from.

Hyphens: a prefix is joined ("multi-stakeholder" is one word, as is "multi stakeholder"), a compound is split
("capacity-building" is two words, as is "capacity building"). What stands between words (punctuation, space) belongs to no word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wsisdiff.text.folding import plain, stem
from wsisdiff.text.language import language

HYPHENS = "-\u2010\u2011\u00ad"
SIGNS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Chinese characters and kana, written without spaces: each is taken for a word, which finds the same passages as words would."""
MARKS = "\u064b-\u0652\u0670\u0640"
"""Vowel signs of Arabic and the stroke that lengthens a word: within words, and folded away."""
TOKEN = re.compile(
    r"([a-z]+(?=[ ,.;:)])|"  # most words: what follows would say the same of them
    r"[A-Z]/[A-Z0-9]+(?:/[A-Z0-9.]+)*(?<!\.)"  # A/RES/70/125, A/80/L.41
    rf"|[{SIGNS}]"
    # words, WSIS+20, C1, parties'
    rf"|[^\W\d_][^\W_{SIGNS}]*(?:(?:[’'](?=[^\W\d_])|[+&/](?=\d)|[{MARKS}\u00ad\u200b-\u200d\u2060\ufeff])[^\W_{SIGNS}]*)*"
    r"|\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?![\d/])"  # 1,000 and 250 000
    r"|\d{4,}(?=[A-Z]{2,})"  # 250000EUR
    r"|\d+(?:[.,/]\d+)*(?:st|nd|rd|th)?\b"  # 70/125, 2.5, 1,000, 20th
    rf"|[^\W_{SIGNS}]+) ?"  # with the space behind it: at that nothing begins, and all would be tried
)
THOUSANDS = re.compile(r"[ ,\u00a0\u202f](?=\d{3})")
JOINS_OVER_HYPHEN, JOINS_OVER_SPACE = 1, 2


class Word(NamedTuple):
    """A word of a text. `plain` and `stem` are its two folded forms; `start` and `end` its characters in the text."""

    plain: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=512)  # one change asks for the words of its texts again and again
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order.

    >>> [w.stem for w in words("Multi-stakeholder capacity-building, centred on people’s needs")]
    ['multistakeholder', 'capacity', 'build', 'center', 'on', 'people', 'need']
    """
    new = tuple.__new__  # what Word(...) calls in the end; this is the innermost loop of everything
    found: list[Word] = []
    prefix: tuple[str, int] | None = None
    end = 0
    for raw in TOKEN.findall(text):
        folded, root, joins = _folded(raw)
        start = text.find(raw, end)  # nothing that begins like a token is left out between two
        end = start + len(raw)
        if prefix is not None:
            folded, start, prefix = plain(prefix[0] + folded), prefix[1], None
            root = stem(folded)
        elif joins and end + 1 < len(text):
            gap = text[end]
            if text[end + 1].isalpha() and (gap in HYPHENS or (gap == " " and joins == JOINS_OVER_SPACE)):
                prefix = (folded, start)
                continue
        found.append(new(Word, (folded, root, start, end)))
    if prefix is not None:
        found.append(Word(prefix[0], prefix[0], prefix[1], prefix[1] + len(prefix[0])))
    return tuple(found)


def plains(text: str) -> list[str]:
    """The words of a text, folded.

    >>> plains("non-binding policies of A/RES/70/125 and WSIS+20")
    ['nonbinding', 'policies', 'of', 'a/res/70/125', 'and', 'wsis+20']
    """
    return [word.plain for word in words(text)]


def behind_marks(said: Sequence[Word], text: str, marks: str = ",") -> list[int]:
    """The indices of words that have a comma, or another of the marks, between them and the word before."""
    return [i for i in range(1, len(said)) if any(mark in text[said[i - 1].end : said[i].start] for mark in marks)]


@lru_cache(maxsize=32768)
def count(text: str) -> int:
    """How many words a text has."""
    found = list(map(_folded, TOKEN.findall(text)))
    return len(words(text)) if any(joins for _, _, joins in found) else len(found)


@lru_cache(maxsize=65536)
def _folded(raw: str) -> tuple[str, str, int]:
    """A token's two folded forms, and whether it is a prefix that joins what follows."""
    if raw[-2:] in ("'s", "’s") or raw[-2:] == "s’":
        raw = raw[:-2] if raw[-1] == "s" else raw[:-1]
    if raw[0].isdigit() and len(raw) > 4 and "/" not in raw and "." not in raw:
        raw = THOUSANDS.sub("", raw)
    table = language()
    folded = plain(raw)
    joins = 0
    if folded in table.joined_prefixes:
        joins = JOINS_OVER_HYPHEN if folded in table.joined_only_by_hyphen else JOINS_OVER_SPACE
    return folded, stem(folded), joins
