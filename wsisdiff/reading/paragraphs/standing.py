"""What stands and what does not, over the whole draft: brackets that reach over paragraphs, options, proposals, objections, annexes.

`marks` reads one paragraph's brackets; here the rest is added, in this order:

1. a bracket that opens in one paragraph or heading and closes in a later one covers all between; but not one that opens before those
   who speak ("[The General Assembly,"): it holds the whole text, so that it tells nothing of any part of it;
2. `Option 1: ...`, `Alt 2:`, `[Alternative A: ...]` cover what is on offer, up to the next option or the end of their bracket, list,
   heading or paragraph;
3. `Japan, Government: ...` and `(ISOC): ...` cover the words that are proposed in somebody's name;
4. `[RUS: delete]` and `EU: reserve` cover the sentence or paragraph to which somebody objects;
5. verbs side by side without brackets (`shall/should`, `decides/invites`) are alternatives;
6. a paragraph labelled `12 alt` is on offer, and so is the `12` beside it;
7. a heading such as "Proposals that found no agreement" covers the paragraphs under it.

The words by which these are known are in `data/en/marks.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from wsisdiff.model import Fact, Heading, Paragraph, Remark, Span
from wsisdiff.reading.paragraphs.marks import Across, brackets, find_marks, fold
from wsisdiff.reading.paragraphs.offered import in_paragraph, option_words

MOST_UNDER = 15
"""Paragraphs under one option that has a line or heading of its own."""

_NOTHING_MORE = re.compile(r"[\s:.\-–—]*(?:\([^()]*\)|\{[^{}]*\})?[\s:.\-–—]*")
_PLAIN_LABEL = re.compile(r"(?:.*\.)?(?P<base>\d+)")
_ALTERNATIVE_LABEL = re.compile(
    r"(?P<base>.*?\d.*?)\W{0,3}(?<![^\W\d_])alt(?:ernative)?\b.*|alt(?:ernative)?\b\W{0,3}(?P<after>.*\d.*)", re.IGNORECASE
)
FARTHEST = 40
"""Paragraphs over which a bracket may reach that opens at a line's start and closes at a line's end: an article in brackets. The
longest of the drafts of the Paris Agreement has 31 (November 2026)."""
NEAR = 3
"""Paragraphs over which any other bracket may reach: one that opens or closes within a sentence."""
_ENDS = re.compile(r"[\s\].,;:)”\"’]*")
_BEGINS = re.compile(r"[\s\[(“\"]*(?:\(?[a-z0-9]{1,3}[).]\s*)?[\s\[]*")


def marks_in(text: str) -> tuple[Fact, ...]:
    """All facts of a paragraph that stands by itself.

    >>> [(f.kind, f.by) for f in marks_in("Option 1: We decide. Option 2: No text.")]
    [('option', 'Option 1'), ('option', 'Option 2')]
    """
    found = find_marks(text)[0]
    return _in_order((*found, *in_paragraph(text, found)))


def stand(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> tuple[tuple[Paragraph, ...], tuple[Remark, ...]]:
    """The paragraphs with all their facts, and warnings about brackets that do not close."""
    pieces = pieces_of(paragraphs, headings)
    facts: list[list[Fact]] = []
    warnings: list[Remark] = []
    for paragraph, shared in zip(paragraphs, across(pieces, len(paragraphs)), strict=True):
        found, odd = find_marks(paragraph.text, shared)
        warnings += [Remark.of("file.in_paragraph", label=paragraph.label, what=warning) for warning in odd]
        facts.append([*paragraph.facts, *found, *in_paragraph(paragraph.text, found)])
    _by_label(paragraphs, facts)
    _under_options(paragraphs, pieces, facts)
    _under_headings(paragraphs, headings, facts)
    standing = tuple(replace(p, facts=_in_order(found)) if found else p for p, found in zip(paragraphs, facts, strict=True))
    return standing, tuple(warnings)


def _in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(set(facts), key=lambda fact: (fact.span.start, -fact.span.end, fact.kind, fact.value, fact.by)))


def _by_label(paragraphs: Sequence[Paragraph], facts: Sequence[list[Fact]]) -> None:
    """`12 alt` is one of several texts on offer, and so is the `12` beside it."""
    matches = ((n, _ALTERNATIVE_LABEL.fullmatch(p.label)) for n, p in enumerate(paragraphs) if "alt" in p.label.casefold())
    found = {n: match["base"] or match["after"] for n, match in matches if match}
    bases = set(found.values())
    for n, paragraph in enumerate(paragraphs):
        if n in found or paragraph.label in bases:
            facts[n].append(Fact("option", Span(0, len(paragraph.text)), paragraph.text, paragraph.label))


def _under_options(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece], facts: Sequence[list[Fact]]) -> None:
    """Paragraphs below a line or heading that only names an option stand in it.

    Up to the next heading, option or paragraph that the first option of the group does not have: "Option 1" over 3 and 4, "Option 2"
    over 3 and 4, then 5, which is no option's.
    """
    table = option_words()
    name, first, under = "", True, 0
    of_first: set[str] = set()
    for text, at, heading in pieces:
        if heading:
            match = table.heading.match(text)
            none = match is not None and text[match.end() :].lstrip(" :.-–—").casefold().startswith("no ")
            named = match["name"].strip() if match and match["no"] and not none else ""
            first, name, under = (first and not name) or not named, named, 0
            of_first = set() if first or not named else of_first
            continue
        own = [f for f in facts[at] if f.kind == "option"]
        opened = own[-1].by if own and _NOTHING_MORE.fullmatch(own[-1].value) else ""  # its words are the paragraphs below
        begins = bool(own) and own[0].span.start <= len(text) - len(text.lstrip(' [“"({')) + 4
        if begins or not name:
            first, name, under = not name, opened, 0
            of_first = set() if first else of_first
            continue
        label = _PLAIN_LABEL.match(paragraphs[at].label)
        base = label["base"] if label else paragraphs[at].label
        under += 1
        if under > MOST_UNDER or (not first and of_first and base not in of_first):
            name, first, of_first = "", True, set()
            continue
        if first:
            of_first.add(base)
        end = own[-1].span.start if opened else len(text)
        facts[at].append(Fact("option", Span(0, end), text[:end], name))
        if opened:
            first, name, under = False, opened, 0


def _under_headings(paragraphs: Sequence[Paragraph], headings: Sequence[Heading], facts: Sequence[list[Fact]]) -> None:
    """Paragraphs under a heading that says they were not agreed, and under the headings below it."""
    table = option_words()
    ordered = sorted(headings, key=lambda h: h.before)
    for n, heading in enumerate(ordered):
        text = f" {fold(heading.text)} "
        if not table.set_aside.search(text) or any(phrase in text for phrase in table.agreed_after_all):
            continue
        ends = (h.before for h in ordered[n + 1 :] if h.level <= heading.level and h.before > heading.before)
        for number in range(heading.before, next(ends, len(paragraphs))):
            facts[number].append(Fact("set_aside", Span(0, len(paragraphs[number].text)), heading.text))


class Piece(NamedTuple):
    """What a reader meets: a paragraph, or a heading before the paragraph `at`."""

    text: str
    at: int
    heading: bool


def pieces_of(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Piece]:
    """Headings and paragraphs in the order of the draft."""
    found = [Piece(h.text, h.before, True) for h in headings] + [Piece(p.text, n, False) for n, p in enumerate(paragraphs)]
    return sorted(found, key=lambda piece: (piece.at, not piece.heading))


def across(pieces: Sequence[Piece], count: int) -> list[Across]:
    """For each of so many paragraphs the brackets that it shares with others. An opening counts for the nearest closing that is its own."""
    opened: list[tuple[int, Piece, int, bool]] = []
    before: defaultdict[int, list[int]] = defaultdict(list)
    after: defaultdict[int, list[int]] = defaultdict(list)
    covered = [0] * (count + 2)
    whole = [n for n, piece in enumerate(pieces) if not piece.heading and option_words().speaking.fullmatch(piece.text)]
    last = {max(n for n in range(first, end) if not pieces[n].heading) for first, end in pairwise([*whole, len(pieces)])}
    for number, piece in enumerate(pieces):
        text = piece.text
        _, closings, openings = brackets(text)
        if number in whole:
            continue
        if number in last and text.rstrip().endswith("]"):
            closings = closings[:-1]
        for at in closings:
            at_end = _ENDS.fullmatch(text, at) is not None or text.startswith("\n", at + 1)
            while opened and number - opened[-1][0] > (FARTHEST if opened[-1][3] and at_end else NEAR):
                opened.pop()
            if not opened:
                break
            _, start, where, _ = opened.pop()
            if not start.heading:
                after[start.at].append(where)
            if not piece.heading:
                before[piece.at].append(at)
            inner = start.at + (not start.heading)
            if inner < piece.at:
                covered[inner] += 1
                covered[piece.at] -= 1
        opened += [(number, piece, at, _BEGINS.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None) for at in openings]
    depths = list(accumulate(covered))
    return [Across(frozenset(before[n]), frozenset(after[n]), depths[n] > 0) for n in range(count)]
