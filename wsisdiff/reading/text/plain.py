"""Plain text -> blocks: wrapped lines joined, headings known by their shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block, Reading
from wsisdiff.reading.lines.joining import LINE_HYPHENS, Vocabulary, join_lines, one_line, vocabulary
from wsisdiff.reading.lines.listed_notes import apart
from wsisdiff.reading.paragraphs.labels import capital, read_label
from wsisdiff.reading.paragraphs.marks import before_unit
from wsisdiff.reading.text.pages import beside, foot_notes, overleaf, page_edges, page_numbers, without_line_numbers
from wsisdiff.reading.text.redlines import GONE, decided, without_gone
from wsisdiff.text.neighbours import together

ONE_LINE_A_PARAGRAPH = 160
"""Characters: a file whose long lines exceed this is not wrapped. Mail and editors wrap at 60 to 132."""
HEADING_WORDS = 14
"""A heading has at most so many words. The longest in the drafts and lobby papers at hand has 13."""
ENDS = (*".;:!?,。；：！？，、؛،؟", "; and", "; or", ", and", ", or")
"""How a line ends after which a new paragraph or item may begin without a blank line between."""
LONGEST_NUMBER = 4
"""Figures of a paragraph's number, and one more."""
LEAST_BARE = 2
"""Numbers alone, each the next, that are those of paragraphs, and `ALONE` paragraphs for each number at most: pages have more."""
ALONE = 2
SET_IN = 3
"""Columns by which the first line of a paragraph is set in, at least, after one that ends in a comma."""
CENTRED, EVEN = 12, 6
"""Columns that a line in the middle is away from the left edge, at least, and by which its distances from both edges differ."""
_MARK_BEHIND = re.compile(r"(?<=[.,;:”’)])\d{1,3}$")
"""A footnote's mark behind a stop."""
_RULE = re.compile(r"[\s_\-–—=*~.#]{3,}")
_PAGE_MARK = re.compile(r"(?:-\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*-)?", re.IGNORECASE)
_TABBED = re.compile(r"\S{1,9}(?: (?:bis|ter|quater|alt)\S{0,2})? {2,}\S")
_NOTE = re.compile(r"\[(\d{1,3}|\*{1,3})\]:?\s+(?=\S)|\^(\d{1,3})\s+(?=\S)")
_CITED = re.compile(r"(?:\S ?|\w\n)\[(\d{1,3}|\*{1,3})\]")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indent: int
    tabbed: bool = False
    """Its first word or two stand apart from the rest, as numbers of paragraphs do."""


def plain_blocks(text: str, warnings: tuple[Remark, ...] = (), *, original: bool = False) -> Reading:
    """The blocks of a plain text: parted by blank lines, numbers, bullets and indents; page breaks part nothing.

    Marked changes are accepted, or rejected for the original; line numbers in the margin are taken away. Both are told. Heads of pages are
    left out.
    """
    text, told = decided(text, original)
    raw_lines = text.replace("\u2028", "\n").replace("\u2029", "\n\n").split("\n")
    notes: list[list[int]] = []
    gone: set[int] = set()
    if "\f" in text:
        gone |= page_edges(raw_lines)
        notes, raw_lines = foot_notes(raw_lines, gone)
        gone |= {at for note in notes for at in note}
        gone |= overleaf(raw_lines, gone, [at for at, line in enumerate(raw_lines) if "\f" in line], ENDS)
    elif pages := page_numbers(raw_lines, ENDS):
        gone = beside(raw_lines, pages)
        gone |= overleaf(raw_lines, gone, pages, ENDS)
    at_foot = [(note[0] + 1, [_line(at + 1, raw_lines[at]).text for at in note]) for note in notes]
    raw_lines, numbers = without_line_numbers(["" if at in gone else line for at, line in enumerate(raw_lines)])
    warnings += told
    if numbers:
        warnings += (Remark.of("file.line_numbers", n=numbers),)
    lines = [_line(number, raw) for number, raw in enumerate(raw_lines, 1) if number - 1 not in gone]
    known = vocabulary([line.text for line in lines])
    wrapped_at = _wrap_width([line for line in lines if line.text])
    whole = "\n".join(line.text for line in lines)
    cited = frozenset(found[1] for found in _CITED.finditer(whole) if not before_unit(whole, found.end()))
    blocks: list[Block] = []
    for group in _with_labels(_groups(lines, wrapped_at)):
        check_time()
        for part in together(group, lambda part, line: not _begins(line, part, wrapped_at, cited)):
            if block := _block(part, known, cited, first=not blocks, alone=len(part) == len(group)):
                blocks.append(block)
    title = blocks[0].text if blocks and blocks[0].kind == "heading" else ""
    if notes:
        blocks, doubtful = apart([*blocks, *_at_foot(at_foot, known)])
        warnings += tuple(doubtful)
    return Reading(tuple(blocks), title, warnings)


def _at_foot(notes: Sequence[tuple[int, list[str]]], known: Vocabulary) -> list[Block]:
    """The footnotes by the number of their first line and their lines, which begin with their mark."""
    split = [(number, *join_lines(lines, known).partition(" ")) for number, lines in notes]
    return [Block("footnote", text, place=f"line {number}", mark=mark) for number, mark, _, text in split if text]


def _line(number: int, raw: str) -> _Line:
    soft = "\u00ad" if raw.rstrip().endswith("\u00ad") else ""  # `one_line` takes it away, and joining needs it
    wide = raw.expandtabs(8)
    indent = len(wide) - len(wide.lstrip())
    return _Line(number, one_line(raw.replace("\f", " ")) + soft, indent, _TABBED.match(wide.lstrip()) is not None)


def _groups(lines: Sequence[_Line], wrapped_at: int) -> list[list[_Line]]:
    """The lines between blank ones and rules; headings in the middle stand apart as well, and every line where none is wrapped."""
    groups: list[list[_Line]] = [[]]
    margin = Counter(line.indent for line in lines if line.text).most_common(1)
    within = False
    for line in lines:
        left = line.indent - margin[0][0] if line.text else 0
        right = wrapped_at - line.indent - len(line.text)
        even = left - EVEN <= right <= line.indent + EVEN  # numbers may stand left of the margin
        centred = left >= CENTRED and even and _looks_like_heading(line.text)
        if not line.text or _RULE.fullmatch(line.text) or centred != within or not wrapped_at:
            groups.append([])
        if line.text and not _RULE.fullmatch(line.text):
            groups[-1].append(line)
        within = centred
    return [group for group in groups if group]


def _with_labels(groups: Sequence[Sequence[_Line]]) -> list[Sequence[_Line]]:
    """The groups; numbers that stand alone and count paragraphs, not pages, with the stop that makes them labels.

    They go on from the number before, as every paragraph in between has one, and what is beside them are whole sentences.
    """
    labels: dict[int, int] = {}
    last = bare = plain = 0
    for at, (group, after) in enumerate(pairwise(groups)):
        text = group[0].text
        if len(group) == 1 and text.isdecimal() and len(text) < LONGEST_NUMBER:
            before = groups[at - 1][-1].text if at else ""
            whole = not before or before.endswith(ENDS) or _looks_like_heading(before)
            if int(text) == last + 1 and whole and capital(after[0].text) and not read_label(after[0].text):
                labels[at] = last = int(text)
                bare += 1
            continue
        label = read_label(text)
        if label and label.kind == "number":
            last = label.number
        plain += bool(last and not label and len(group) > 1)
    if bare < LEAST_BARE or plain > ALONE * last:
        return list(groups)
    return [[replace(group[0], text=f"{labels[at]}.")] if at in labels else group for at, group in enumerate(groups)]


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The column at which lines were wrapped; 0 when each paragraph is one line."""
    if not lines:
        return 0
    widths = sorted(len(line.text) + line.indent for line in lines)
    width = widths[int(len(widths) * 0.95)]
    return 0 if width > ONE_LINE_A_PARAGRAPH or widths[-1] > 2 * ONE_LINE_A_PARAGRAPH else width


def _note(text: str, cited: frozenset[str]) -> re.Match[str] | None:
    """The mark at the head of a footnote; a number in brackets that the text does not cite is in dispute ("[50] per cent")."""
    found = _NOTE.match(text)
    return found if found and (found[2] or (found[1] in cited and not before_unit(text, found.end()))) else None


def _begins(line: _Line, part: Sequence[_Line], wrapped_at: int, cited: frozenset[str]) -> bool:
    """Whether a new paragraph, item or heading begins with a line that no blank one parts from those before it."""
    if not wrapped_at:
        return True
    before = part[-1]
    if before.text[-1] in LINE_HYPHENS:
        return False
    room = wrapped_at - before.indent - len(before.text) - 1
    short = room >= len(line.text.split(" ", 1)[0])
    said = _MARK_BEHIND.sub("", before.text)
    ends = said.endswith((*ENDS, GONE))
    if (label := read_label(line.text)) or (_note(line.text, cited) and not said.endswith(",")):
        if label and (line.tabbed or (label.prefix and not label.rest)):
            return True
        # Of a heading's words one line at least has each: no need to look at the 1,000 lines of a long part every time.
        return ends or (short and len(part) <= HEADING_WORDS and _looks_like_heading(" ".join(each.text for each in part)))
    if short and ends and not before.text.endswith(","):
        return True
    first = len(part) > 1 and line.indent > max(part[-1].indent, part[1].indent)
    return first and (ends or (said.endswith(",") and line.text[0].isupper() and line.indent >= part[-1].indent + SET_IN))


def _block(part: Sequence[_Line], known: Vocabulary, cited: frozenset[str], first: bool, alone: bool) -> Block | None:
    text = without_gone(join_lines([line.text for line in part], known))
    if not text:
        return None
    place = f"line {part[0].number}"
    if alone and _PAGE_MARK.fullmatch(text):
        return None  # a page number between blank lines
    if note := _note(text, cited):
        return Block("footnote", text[note.end() :], place=place, mark=note[1] or note[2])
    if alone and (_looks_like_heading(text) or (first and len(text.split()) <= 2 * HEADING_WORDS and not text.endswith(ENDS))):
        label = read_label(text)
        if label is None or label.kind in ("letter", "roman"):
            return Block("heading", text, level=1 if first else 2, place=place)
    return Block("text", text, place=place)


def _looks_like_heading(text: str) -> bool:
    """Short, begins with a capital or figure, and does not end like a sentence; brackets and quotations are text."""
    short = 0 < len(text.split()) <= HEADING_WORDS and not text.endswith((*ENDS, "]", "”", '"'))
    return short and (text[0].isupper() or text[0].isdigit()) and any(c.isalpha() for c in text)
