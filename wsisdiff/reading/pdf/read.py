"""PDF -> blocks, in stages: lines of each page (`page`), furniture off (`furniture`), footnotes apart (`notes`), reading order (`order`),
paragraphs and headings of a page (`blocks`), of the document (`whole`)."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from wsisdiff.files.limits import check_time
from wsisdiff.reading.blocks import Block, Reading, shrunk
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import vocabulary
from wsisdiff.reading.lines.listed_notes import apart
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.blocks import pieces, usual_style
from wsisdiff.reading.pdf.document import read_pages
from wsisdiff.reading.pdf.edited import settled
from wsisdiff.reading.pdf.furniture import without_furniture
from wsisdiff.reading.pdf.margins import without_margins, without_stamps
from wsisdiff.reading.pdf.notes import note_blocks, without_endnotes, without_notes
from wsisdiff.reading.pdf.order import Run, reading_order, with_outer_numbers
from wsisdiff.reading.pdf.page import Line, Pages
from wsisdiff.reading.pdf.tables import tables
from wsisdiff.reading.pdf.told import told
from wsisdiff.reading.pdf.whole import joined, title_matter, title_of, to_blocks

_MISREAD = re.compile(r"([lI|iO\doS]{1,3}) ?[.,] (?=[A-Z“\"(\[])")
"""A number at the start of a text as a program may read it from a picture."""
_FIGURES = str.maketrans("lI|iOoS", "1111005")


def read_pdf(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a PDF file. UnreadableDraft for a scan without text, an encrypted or broken file, or one too long.

    Words struck out count as deleted when changes are accepted; `original` gives them back and leaves out what was inserted.
    """
    pages, warnings = read_pages(path, colours=changes == "original")
    kept, heads = without_furniture([page.lines for page in pages])
    size = usual_style([[Run([line]) for line in page] for page in kept]).size
    on_text = _sum(kept)
    kept, beside = without_stamps(kept, size)
    warnings += beside
    kept, beside = without_margins(kept, size)
    warnings += beside
    left_out = on_text - _sum(kept)
    kept = with_outer_numbers(kept)
    texts, notes, had = [], [], False
    for page, read in zip(kept, pages, strict=True):
        text, foot = without_notes(page, size, had, read.drawn.bars)
        had = bool(foot)
        texts.append(text)
        notes.append(foot)
    texts, ends = without_endnotes(texts, notes)
    notes = [foot + end for foot, end in zip(notes, ends, strict=True)]
    known = vocabulary([line.text for page in kept for line in page])
    ordered = []
    leading = usual_style([[Run(sorted(page, key=lambda line: -line.y))] for page in texts if page]).leading
    open_columns: tuple[float, ...] = ()
    for lines, read in zip(texts, pages, strict=True):
        check_time()
        found = tables(lines, read.drawn, leading, open_columns)
        open_columns = found.open
        ordered.append(reading_order(found.lines, found.rows))
    style = usual_style(ordered)
    whole = title_matter(joined([pieces(runs, style) for runs in ordered], style), style)
    whole, edited = settled(whole, changes)
    warnings += [*edited, *told(pages)]
    blocks = to_blocks(whole, style, known, _line_numbers(kept))
    finished, odd = apart([*heapq.merge(blocks, note_blocks(notes, known), key=lambda block: block.page or 0)])
    warnings += odd
    if any(page.scan for page in pages):
        finished = _misread(finished)
    taken = sum(_letters(one.text) for one in finished)
    left_out += sum(_letters(t) for page in pages for one in page.lines for t, s in one.runs if s)
    warnings += shrunk(_sum(page.lines for page in pages), taken, left_out)
    return Reading(tuple(finished), title_of(whole, heads, style, known), tuple(warnings))


def _misread(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a scan; a number whose figures were taken for letters ("l. We", "1O, We") is put right where its neighbours tell it."""
    labels = [read_label(block.text) if block.kind == "text" else None for block in blocks]
    numbers = [label.number if label and label.kind == "number" else 0 for label in labels]
    out, last = list(blocks), 0
    for n, block in enumerate(blocks):
        found = _MISREAD.match(block.text) if block.kind == "text" and not numbers[n] else None
        number = int(found[1].translate(_FIGURES)) if found else 0
        if found and number == last + 1 == next(filter(None, numbers[n + 1 :]), number + 1) - 1:
            out[n], numbers[n] = replace(block, text=f"{number}. {block.text[found.end() :]}"), number
        last = numbers[n] or last
    return out


def _line_numbers(pages: Pages) -> dict[int, int]:
    """Which line of its page, counted from the top as a person does, each line is."""
    numbers: dict[int, int] = {}
    for page in pages:
        count, level = 0, float("inf")
        for line in sorted(page, key=lambda line: -line.y):
            if level - line.y > 0.5 * line.size:
                count, level = count + 1, line.y
            numbers[line.order] = count
    return numbers


def _sum(pages: Iterable[Sequence[Line]]) -> int:
    return sum(_letters(line.text) for page in pages for line in page)


def _letters(text: str) -> int:
    """Letters and other signs that print something."""
    return len(text) - text.count(" ")
