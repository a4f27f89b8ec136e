"""Footnotes of a PDF, at the foot of a page or at the end of the document: set apart from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from wsisdiff.reading.blocks import Block
from wsisdiff.reading.lines.joining import Vocabulary, join_lines
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.page import Line, Pages
from wsisdiff.reading.pdf.source import Bar

SMALLER = 0.93
"""Footnotes are set in print at most so many times that of the text. UN: 0.85."""
HIGHEST_NOTE, HIGHEST_CONTINUATION = 0.34, 0.66
"""Shares of the page, from its top, below which footnotes begin, and below which one goes on from the page before."""

NEAR_MARGIN = 12.0
"""Points from the left edge of the text at which the rule over footnotes begins, at most."""
SHORTEST_RULE, LONGEST_RULE = 0.08, 0.5
"""Shares of the page's width that such a rule is long; word processors draw it over a quarter, rules of tables go over it all."""

FIRST = frozenset({"1", "i", "*"})
"""Marks of a first note."""

_RULE = re.compile(r"[_\-–—=\s]{8,}")
_MARK = re.compile(r"\[?(?P<mark>\d{1,3}|[*†‡§]{1,3})(?P<stop>[.)\]]?)(?:\s+(?=\S)|$|(?<=[*†‡])(?=[A-Z]))")


def without_notes(page: Sequence[Line], size: float, had_notes: bool, bars: Sequence[Bar] = ()) -> tuple[list[Line], list[Line]]:
    """The lines of the text and those of the footnotes. `size`: of the document's text; `had_notes`: the page before had some.

    Footnotes are what stands below a line of underscores or a short rule drawn (one of `bars`), or the small print at the foot that
    begins with a mark; on a page after one with footnotes also what goes on from there.
    """
    rows = sorted(page, key=lambda line: (-round(line.y), line.x0))
    cited = {mark for line in page for mark in line.marks}
    rule = next((at for at in range(len(rows) - 1, -1, -1) if _is_rule(rows[at])), None)
    foot: list[Line] = []
    if rule is not None:
        below = rows[rule + 1 :]
        if below and all(line.size <= size for line in below) and (_begins(below[0], cited, size) or had_notes):
            foot = below
    if not foot:
        foot = _below_a_bar(rows, bars, cited)
    if not foot:
        start = len(rows)
        while start and (rows[start - 1].size <= SMALLER * size or (start < len(rows) and _lone_mark(rows[start - 1]))):
            start -= 1
        small = rows[start:]
        begin = (at for at, line in enumerate(small) if _begins(line, cited, size) and _is_low(line, HIGHEST_NOTE))
        first = next(begin, len(small))
        goes_on = had_notes and first < len(small) and _is_low(small[0], HIGHEST_CONTINUATION)
        foot = small if goes_on else small[first:]
    taken = {line.order for line in foot}
    return [line for line in page if line.order not in taken and not (foot and _is_rule(line))], foot


def without_endnotes(pages: Pages, notes: Pages) -> tuple[list[list[Line]], list[list[Line]]]:
    """The lines of the text, and those of the notes at the end of the document, page by page; `notes`: those at the foot of the pages.

    They are the last of what stands there, each begins with a mark that the text cites and no note at the foot of a page bears, the first
    with the first of all.
    """
    marks = {mark for page in pages for line in page for mark in line.marks}
    marks -= {_split(line)[0] for page in notes for line in page}
    if not marks & FIRST:
        return [list(page) for page in pages], [[] for _ in pages]
    rows = [[_opened(line, marks) for line in sorted(page, key=lambda line: (-round(line.y), line.x0))] for page in pages]
    last = [line for page in rows for line in page]
    begin = next((at for at in range(len(last) - 1, -1, -1) if last[at].lead in FIRST), len(last))
    leads = {line.lead for line in last[begin:] if line.lead}
    sure = leads == marks and not any(line.marks for line in last[begin:])
    if sure and leads == {"1"}:  # "1 January" may begin a line
        sure = any(line.lead for page in pages for line in page)
    ends = {line.order for line in last[begin:]} if sure else set()
    texts = [[line for line in page if line.order not in ends] for page in pages]
    return texts, [[line for line in page if line.order in ends] for page in rows]


def _opened(line: Line, marks: Set[str]) -> Line:
    """The line without the mark that it begins with, which is its lead then."""
    mark, _, rest = line.text.partition(" ")
    return replace(line, text=rest, lead=mark) if mark in marks and not line.lead else line


def _below_a_bar(rows: Sequence[Line], bars: Sequence[Bar], cited: set[str]) -> list[Line]:
    """What stands below a short rule near the foot, when it begins with a mark: however large it is printed."""
    if not rows:
        return []
    left, width = min(line.x0 for line in rows), rows[0].width
    for bar in sorted(bars, key=lambda bar: -bar.y):
        low = bar.y < (1 - HIGHEST_NOTE) * rows[0].height
        if not low or abs(bar.x0 - left) > NEAR_MARGIN or not SHORTEST_RULE * width < bar.x1 - bar.x0 < LONGEST_RULE * width:
            continue
        below = [line for line in rows if line.y + 0.5 * line.size < bar.y]
        touching = any(abs(line.y - bar.y) < 0.6 * line.size and line.x0 < bar.x1 for line in rows)
        if not below or touching:
            continue
        mark, text, stopped = _split(below[0])
        cites = mark in cited or any(re.search(rf"[^\W\d_][.,;:”’)]*{re.escape(mark)}(?!\w)", line.text) for line in rows if mark)
        if below[0].lead or (mark and text and (cites or (not stopped and not read_label(below[0].text)))):
            return below
    return []


def _is_low(line: Line, share: float) -> bool:
    return line.from_top > share * line.height


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _lone_mark(line: Line) -> bool:
    return not line.text or (len(line.text) <= 3 and _MARK.fullmatch(line.text) is not None)


def _begins(line: Line, cited: set[str], size: float) -> bool:
    """A raised mark, or in smaller print a figure or sign; with a full stop ("1.") only if the page's text cites it."""
    mark, text, stopped = _split(line)
    return bool(line.lead or (mark and line.size <= SMALLER * size and (not stopped or mark in cited or not text)))


def note_blocks(pages: Pages, known: Vocabulary) -> list[Block]:
    """The footnotes. A line begins a footnote when its mark is raised or is the next number."""
    notes: list[tuple[int, str, list[str]]] = []
    for lines in pages:
        pending = ""
        for line in lines:
            mark, text, _ = _split(line)
            if mark and not text:
                pending = mark
                continue
            if pending:
                mark, text, pending = pending, line.text, ""
            if mark and (line.lead or not notes or _follows(mark, notes[-1][1])):
                notes.append((line.page, mark, [text]))
            elif notes:
                notes[-1][2].append(line.text)
            else:
                notes.append((line.page, "", [line.text]))
    placed = ((page, f"page {page}, footnote {mark}".rstrip(), mark, join_lines(texts, known)) for page, mark, texts in notes)
    return [Block("footnote", text, page=page, place=place, mark=mark) for page, place, mark, text in placed]


def _split(line: Line) -> tuple[str, str, str]:
    """Mark, text after it, and the stop between them."""
    if line.lead:
        return line.lead, line.text, ""
    found = _MARK.match(line.text)
    return (found["mark"], line.text[found.end() :].strip(), found["stop"]) if found else ("", line.text, "")


def _follows(mark: str, before: str) -> bool:
    return not (mark.isdecimal() and before.isdecimal()) or int(mark) in (int(before) + 1, 1)
