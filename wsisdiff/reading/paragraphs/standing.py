"""What stands and what does not, over the whole draft: brackets that reach over paragraphs, options, proposals, objections, annexes.

`marks` reads one paragraph's brackets; here the rest is added, in this order:

1. a bracket that opens in one paragraph or heading and closes in a later one covers all between;
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
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wsisdiff.model import Fact, Heading, Paragraph, Remark, Span
from wsisdiff.reading.paragraphs.marks import Across, find_marks, fold
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language, read_data
from wsisdiff.text.standing import inside, merged
from wsisdiff.text.words import words

FARTHEST = 40
"""Paragraphs over which a bracket may reach that opens at a line's start and closes at a line's end: an article in brackets. The
longest of the drafts of the Paris Agreement has 31 (November 2026)."""
NEAR = 3
"""Paragraphs over which any other bracket may reach: one that opens or closes within a sentence."""
MOST_UNDER = 15
"""Paragraphs under one option that has a line or heading of its own."""

_NOTHING_MORE = re.compile(r"[\s:.\-–—]*(?:\([^()]*\)|\{[^{}]*\})?[\s:.\-–—]*")
_ENDS = re.compile(r"[\s\].,;:)”\"’]*")
_BEGINS = re.compile(r"[\s\[(“\"]*(?:\(?[a-z0-9]{1,3}[).]\s*)?[\s\[]*")
_SENTENCE_START = re.compile(r"(?<=[.;:!?])[\"”’)\]]*\s+(?=[\"“‘'(\[]*\w)|\n")
_PLAIN_LABEL = re.compile(r"(?:.*\.)?(?P<base>\d+)")


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of `data/en/marks.toml` that are used here."""

    any: re.Pattern[str]
    line: re.Pattern[str]
    """An option's name at the start of a line."""
    inline: re.Pattern[str]
    """An option's name within a line: with its colon only."""
    heading: re.Pattern[str]
    objections: frozenset[str]
    whole: frozenset[str]
    """Objections to the paragraph as a whole."""
    set_aside: tuple[str, ...]
    agreed_after_all: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> _Words:
    raw: dict[str, list[str]] = read_data("marks")  # type: ignore[assignment]
    names = "|".join(re.escape(word) for word in sorted(raw["options"], key=len, reverse=True))
    marker = rf"(?:{names})\.?[ \t]*\(?(?P<no>(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Za-z])(?:\.?\d{{1,2}}|[a-z])?)?\)?"
    after = r"(?=\s*(?:[:–—]|\.(?:\s|$)|-\s|\(|\{|$|\n|\]))"
    opening = r"(?:^|(?<=\n))[ \t]*(?:\(?[a-z0-9]{1,3}[).][ \t]+)?[\[“\"{(]*[ \t]*"
    return _Words(
        any=re.compile(rf"\b(?:{names})", re.IGNORECASE),
        line=re.compile(rf"{opening}(?P<name>{marker}){after}", re.IGNORECASE),
        inline=re.compile(rf"(?<![\w-])(?P<name>{marker})(?=[ \t]*:)", re.IGNORECASE),
        heading=re.compile(rf"[\[\s]*(?P<name>{marker})(?=\s*(?:[:–—.(\{{\]]|-\s|$))", re.IGNORECASE),
        objections=frozenset(fold(entry) for entry in raw["objections"]),
        whole=frozenset(fold(entry) for entry in raw["objections_to_the_paragraph"]),
        set_aside=tuple(fold(entry) for entry in raw["set_aside"]),
        agreed_after_all=tuple(fold(entry) for entry in raw["agreed_after_all"]),
    )


def marks_in(text: str) -> tuple[Fact, ...]:
    """All facts of a paragraph that stands by itself.

    >>> [(f.kind, f.by) for f in marks_in("Option 1: We decide. Option 2: No text.")]
    [('option', 'Option 1'), ('option', 'Option 2')]
    """
    return _in_order((*find_marks(text)[0], *_in_paragraph(text, find_marks(text)[0])))


def stand(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> tuple[tuple[Paragraph, ...], tuple[Remark, ...]]:
    """The paragraphs with all their facts, and warnings about brackets that do not close."""
    pieces = _pieces(paragraphs, headings)
    across = _across(paragraphs, headings, pieces)
    facts: list[list[Fact]] = []
    warnings: list[Remark] = []
    for number, paragraph in enumerate(paragraphs):
        found, odd = find_marks(paragraph.text, across[number])
        warnings += [Remark.of("file.in_paragraph", label=paragraph.label, what=warning) for warning in odd]
        facts.append([*paragraph.facts, *found, *_in_paragraph(paragraph.text, found)])
    _by_label(paragraphs, facts)
    _under_options(paragraphs, headings, pieces, facts)
    _under_headings(paragraphs, headings, facts)
    return tuple(replace(p, facts=_in_order(found)) if found else p for p, found in zip(paragraphs, facts, strict=True)), tuple(
        warnings
    )


def _in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(set(facts), key=lambda fact: (fact.span.start, -fact.span.end, fact.kind, fact.value, fact.by)))


# ---------------------------------------------------------------- brackets over several paragraphs

_Piece = tuple[int | None, int | None]
"""(index of a paragraph, None) or (None, index of a heading): what a reader meets, in order."""


def _pieces(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[_Piece]:
    pieces: list[_Piece] = []
    waiting = sorted(range(len(headings)), key=lambda h: headings[h].before)
    at = 0
    for number in range(len(paragraphs) + 1):
        while at < len(waiting) and headings[waiting[at]].before <= number:
            pieces.append((None, waiting[at]))
            at += 1
        if number < len(paragraphs):
            pieces.append((number, None))
    return pieces


def _across(paragraphs: Sequence[Paragraph], headings: Sequence[Heading], pieces: Sequence[_Piece]) -> list[Across]:
    """For each paragraph the brackets that it shares with others. An opening counts for the nearest closing that is its own."""
    opened: list[tuple[int, int, bool]] = []
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    covered = [0] * (len(paragraphs) + 2)
    for number, (paragraph, heading) in enumerate(pieces):
        text = paragraphs[paragraph].text if paragraph is not None else headings[heading or 0].text
        closings, openings = _left_over(text)
        for at in closings:
            at_end = _ENDS.fullmatch(text, at) is not None or text.startswith("\n", at + 1)
            while opened and not _reaches(opened[-1], number, at_end):
                opened.pop()
            if not opened:
                break
            start, where, _ = opened.pop()
            first, last = _paragraph_at(pieces, start), _paragraph_at(pieces, number)
            if pieces[start][0] is not None:
                after.setdefault(first, []).append(where)
            if paragraph is not None:
                before.setdefault(last, []).append(at)
            inner = first + 1 if pieces[start][0] is not None else first
            if inner < last:
                covered[inner] += 1
                covered[last] -= 1
        opened += [(number, at, _BEGINS.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None) for at in openings]
    result, depth = [], 0
    for n in range(len(paragraphs)):
        depth += covered[n]
        result.append(Across(frozenset(before.get(n, ())), frozenset(after.get(n, ())), depth > 0))
    return result


def _paragraph_at(pieces: Sequence[_Piece], number: int) -> int:
    """The paragraph of a piece; for a heading the one that follows it."""
    while number < len(pieces) and pieces[number][0] is None:
        number += 1
    return pieces[number][0] or 0 if number < len(pieces) else sum(p is not None for p, _ in pieces)


def _reaches(opening: tuple[int, int, bool], number: int, at_end: bool) -> bool:
    start, _, at_start = opening
    return number - start <= (FARTHEST if at_start and at_end else NEAR)


def _left_over(text: str) -> tuple[list[int], list[int]]:
    """Where brackets close that were not opened in the text, and where they open and are not closed in it."""
    if "[" not in text and "]" not in text:
        return [], []
    closings: list[int] = []
    opened: list[int] = []
    for at in (match.start() for match in re.finditer(r"[\[\]]", text)):
        if text[at] == "[":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            closings.append(at)
    return closings, opened


# ---------------------------------------------------------------- within a paragraph


def _in_paragraph(text: str, facts: Sequence[Fact]) -> list[Fact]:
    return [*_options(text), *_proposals(text, facts), *_objections(text, facts), *_verbs_on_offer(text, facts)]


def _options(text: str) -> list[Fact]:
    table = _table()
    if not table.any.search(text):
        return []
    found: dict[int, re.Match[str]] = {}
    for match in (*table.line.finditer(text), *table.inline.finditer(text)):
        if match["no"] or match["name"][0].isupper():
            found.setdefault(match.start("name"), match)
    if not found:
        return []
    starts = sorted(found)
    ends = _bracket_ends(text, starts)
    facts = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        match, end = found[start], min(following, ends[start])
        end = start + len(text[start:end].rstrip(" \n\t["))
        value = text[match.end("name") : end].lstrip(" :.-–—").strip()
        facts.append(Fact("option", Span(start, max(end, match.end("name"))), value, match["name"].strip(" .(")))
    return facts


def _bracket_ends(text: str, starts: Sequence[int]) -> dict[int, int]:
    """For each place, the end of the innermost bracket that holds it; the text's end where none does."""
    ends = dict.fromkeys(starts, len(text))
    if "[" not in text:
        return ends
    opened: list[list[int]] = []
    at_start: list[int] = []
    waiting = list(reversed(starts))
    for at, character in enumerate(text):
        while waiting and waiting[-1] <= at:
            start = waiting.pop()
            (opened[-1] if opened else at_start).append(start)
        if character == "[":
            opened.append([])
        elif character == "]" and opened:
            for start in opened.pop():
                ends[start] = at
    return ends


def _proposals(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The words after "Japan, Government:" and "(ISOC):" to the end of their line, but where they only ask for something."""
    bare = [f for f in facts if f.kind == "attribution" and not text.startswith("[", f.span.start) and not f.value]
    found = []
    for fact in bare:
        stop = text.find("\n", fact.span.end)
        line = text[fact.span.end : stop if stop >= 0 else len(text)]
        if line.strip():
            start = fact.span.end + len(line) - len(line.lstrip())
            found.append(Fact("proposal", Span(start, start + len(line.strip())), line.strip(), fact.by))
    return found


def _objections(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """What "[RUS: delete]" speaks of: the sentence before it, the one after it where it stands first, or the paragraph."""
    table = _table()
    found = []
    starts: list[int] | None = None
    for fact in facts:
        asked = fold(fact.value.rstrip(" ."))
        if fact.kind != "attribution" or not (asked in table.objections or asked in table.whole):
            continue
        if starts is None:
            starts = [0, *(m.end() for m in _SENTENCE_START.finditer(text))]
        end_before = fact.span.start
        while end_before and text[end_before - 1] in " \n":
            end_before -= 1
        if asked in table.whole:
            span = Span(0, len(text))
        elif end_before:
            span = Span(starts[bisect_left(starts, end_before) - 1], end_before)
        else:
            end = _SENTENCE_START.search(text, fact.span.end + 1)
            span = Span(fact.span.end, end.start() if end else len(text))
        if text[span.start : span.end].strip():
            found.append(Fact("objection", span, fact.value, fact.by))
    return found


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Modal verbs and the first words of operative verbs, as words stand in sentences."""
    return frozenset(ladder().by_first) | language().modals | frozenset(ladder().modals)


_STROKE = re.compile(r"(?<![\w/\]])[A-Za-z]{2,20}(?: ?/ ?[A-Za-z]{2,20}(?: to)?){1,5}(?![\w/])")


def _verbs_on_offer(text: str, facts: Sequence[Fact]) -> list[Fact]:
    if "/" not in text:
        return []
    known = merged(f.span for f in facts if f.kind == "alternative")
    found = []
    for match in _STROKE.finditer(text):
        parts = [words(part.removesuffix(" to")) for part in match.group().split("/")]
        if all(len(part) == 1 and (part[0].stem in _verbs() or part[0].plain in _verbs()) for part in parts) and not inside(
            match.start(), known
        ):
            found.append(Fact("alternative", Span(*match.span()), match.group()))
    return found


# ---------------------------------------------------------------- by the label


_ALTERNATIVE_LABEL = re.compile(
    r"(?P<base>.*?\d.*?)\W{0,3}(?<![^\W\d_])alt(?:ernative)?\b.*|alt(?:ernative)?\b\W{0,3}(?P<after>.*\d.*)", re.IGNORECASE
)


def _by_label(paragraphs: Sequence[Paragraph], facts: Sequence[list[Fact]]) -> None:
    """`12 alt` is one of several texts on offer, and so is the `12` beside it."""
    matches = ((n, _ALTERNATIVE_LABEL.fullmatch(p.label)) for n, p in enumerate(paragraphs) if "alt" in p.label.casefold())
    found = {n: match["base"] or match["after"] for n, match in matches if match}
    bases = set(found.values())
    for n, paragraph in enumerate(paragraphs):
        if n in found or paragraph.label in bases:
            facts[n].append(Fact("option", Span(0, len(paragraph.text)), paragraph.text, paragraph.label))


# ---------------------------------------------------------------- under a line or a heading


def _under_options(
    paragraphs: Sequence[Paragraph], headings: Sequence[Heading], pieces: Sequence[_Piece], facts: Sequence[list[Fact]]
) -> None:
    """Paragraphs below a line or heading that only names an option stand in it.

    Up to the next heading, option or paragraph that the first option of the group does not have: "Option 1" over 3 and 4, "Option 2"
    over 3 and 4, then 5, which is no option's.
    """
    table = _table()
    name = ""
    first = True
    of_first: set[str] = set()
    under = 0
    for paragraph, heading in pieces:
        if paragraph is None:
            match = table.heading.match(headings[heading or 0].text)
            rest = headings[heading or 0].text[match.end() :] if match else ""
            named = match is not None and match["no"] is not None and not rest.lstrip(" :.-–—").casefold().startswith("no ")
            first, name, under = (first and not name) or not named, match["name"].strip() if match and named else "", 0
            if not named or first:
                of_first = set()
            continue
        text = paragraphs[paragraph].text
        own = [f for f in facts[paragraph] if f.kind == "option"]
        if own and own[0].span.start <= len(text) - len(text.lstrip(' [“"({')) + 4:
            first, name, under = not name, _opened(own), 0
            if first:
                of_first = set()
            continue
        label = _PLAIN_LABEL.match(paragraphs[paragraph].label)
        base = label["base"] if label else paragraphs[paragraph].label
        if not name:
            first, name, under, of_first = True, _opened(own), 0, set()
            continue
        under += 1
        if under > MOST_UNDER or (not first and of_first and base not in of_first):
            name, first, of_first = "", True, set()
            continue
        if first:
            of_first.add(base)
        end = own[-1].span.start if _opened(own) else len(text)
        facts[paragraph].append(Fact("option", Span(0, end), text[:end], name))
        if _opened(own):
            first, name, under = False, _opened(own), 0


def _opened(options: Sequence[Fact]) -> str:
    """The option that a paragraph's last line names and no more: its words are the paragraphs below."""
    return options[-1].by if options and _NOTHING_MORE.fullmatch(options[-1].value) else ""


def _under_headings(paragraphs: Sequence[Paragraph], headings: Sequence[Heading], facts: Sequence[list[Fact]]) -> None:
    """Paragraphs under a heading that says they were not agreed, and under the headings below it."""
    table = _table()
    ordered = sorted(headings, key=lambda h: h.before)
    for n, heading in enumerate(ordered):
        text = f" {fold(heading.text)} "
        if not any(phrase in text for phrase in table.set_aside) or any(phrase in text for phrase in table.agreed_after_all):
            continue
        end = next(
            (h.before for h in ordered[n + 1 :] if h.level <= heading.level and h.before > heading.before), len(paragraphs)
        )
        for number in range(heading.before, end):
            whole = Span(0, len(paragraphs[number].text))
            facts[number].append(Fact("set_aside", whole, heading.text))
