"""A paragraph as the sentences a reader judges one by one.

A sub-paragraph is read under its chapeau: "We commit to:" and "(b) fund the Forum;" are one thought, so an item carries the
spans of the lines it stands under.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wsisdiff.model import Span

ITEM = re.compile(
    r"\s*(?:(?:[-–•*·]|\(?(?P<mark>[a-z]{1,2}|[ivxl]{1,6}|\d{1,2}|[A-Z]|[а-яё]|[\u0621-\u064a]{1,2})[).]|[\u0621-\u064a]\s?[-–])\s+"
    r"|[（(][〇一二三四五六七八九十\d]{1,3}[）)]\s*|[①-⑳]\s*)"
)
"""What begins an item of a list, in the six languages of the United Nations."""
ROMAN = frozenset("ivxl")
OPENING = (":", "：", "–", "—")
"""How a line ends under which items stand."""
END = re.compile(
    r"[.!?؟۔。！？](?:(?<=[.!?؟۔])[\"”’')\]»]*\s+(?=[\"“‘'(\[«]*[^\W_])"
    r"|(?<=[。！？])[”’」』）》]*\s*(?=\S))"  # Chinese puts no space between sentences
)
"""The mark first, so that nothing else is looked at of a text."""
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|No|Nos|[Pp]aras?|[Aa]rts?|Mr|Ms|Dr|St|vol|pp?|U\.S|U\.N|Rev|Add|Corr|viz|vs"
    r"|[Ss]r|[Ss]ra|[Nn]úm|párrs?|p\.ex|гг?|ст|пп?|т\.е|т\.д|т\.п|др)\.|\b[A-ZА-Я]\.)$"
)
LONGEST_ABBREVIATION = 12
"""Letters before a full stop among which an abbreviation is looked for: a line of nothing else would be gone through again at each."""


class Sentence(NamedTuple):
    """A sentence or list item. `span` is its own range of the paragraph; `under` the ranges of the chapeaux it stands under."""

    span: Span
    under: tuple[Span, ...] = ()


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph in order; every character that is not space stands in exactly one of them.

    >>> paragraph = "We commit to:\\n(a) fund the Forum;\\n(b) report in 2030. See para. 3."
    >>> [(s.span.cut(paragraph), [u.cut(paragraph) for u in s.under]) for s in sentences(paragraph)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('We commit to:', []), ('(a) fund the Forum;', ['We commit to:']),
     ('(b) report in 2030.', ['We commit to:']), ('See para. 3.', ['We commit to:'])]
    """
    found: list[Sentence] = []
    chapeau: Span | None = None
    outer: tuple[Span, bool] | None = None  # the (a) line that (i) lines stand under
    start = 0
    for line in text.split("\n"):
        item = ITEM.match(line)
        spans = _split(text, start, start + len(line))
        under: tuple[Span, ...] = ()
        if spans:
            if item and chapeau:
                mark = item.group("mark") or ""
                nested = outer is not None and outer[1] and bool(mark) and set(mark) <= ROMAN
                under = (chapeau, outer[0]) if nested and outer else (chapeau,)
                if not nested:
                    outer = (spans[-1], text[start : start + len(line)].rstrip().endswith(OPENING))
            elif not item:
                chapeau, outer = None, None
            if not item and (line.rstrip().endswith((*OPENING, ",", "，", "،")) or line.rstrip()[-1].isalnum()):
                chapeau, outer = spans[-1], None  # also "has no authority to", where items follow
            found += [Sentence(span, under) for span in spans]
        start += len(line) + 1
    return tuple(found)


def _split(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for stop in END.finditer(text, start, end):
        if ABBREVIATION.search(text, max(begin, stop.start() + 1 - LONGEST_ABBREVIATION), stop.start() + 1):
            continue
        if _between_letters(text, max(begin, stop.start() - 2 * APART), stop):
            continue
        spans.append(_trim(text, begin, stop.end()))
        begin = stop.end()
    last = _trim(text, begin, end)
    if last.start < last.end:
        spans.append(last)
    return spans


APART = 3
"""Signs from one letter to the next of a word that is written letter by letter: "n . o . t"."""
LETTER = re.compile(r"(?<!\w)[^\W\d_]\s?$")
NEXT = re.compile(r"[^\W\d_](?!\w)")
LETTERS = re.compile(r"(?<!\w)[^\W\d_]\s?\.\s?[^\W\d_]\s?$")


def _between_letters(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop stands between single letters, or after several of them with a small letter behind."""
    before, after = LETTER.search(text, start, stop.start()), text[stop.end() : stop.end() + 1]
    if not before or before.group()[0].islower() != after.islower():
        return False
    return bool(NEXT.match(text, stop.end())) or (after.islower() and bool(LETTERS.search(text, start, stop.start())))


def _trim(text: str, start: int, end: int) -> Span:
    bare = text[start:end].lstrip()
    return Span(end - len(bare), end - len(bare) + len(bare.rstrip()))
