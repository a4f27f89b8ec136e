"""A PDF file opened and its pages read one by one; what cannot be read at all is refused in one line. Sheets on which two pages are printed
side by side are parted where both halves bear the numbers of pages that follow each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.model import Remark
from wsisdiff.reading.pdf.line_numbers import line_numbers
from wsisdiff.reading.pdf.page import Line, Page, read_page
from wsisdiff.reading.pdf.source import Drawn, Sheet, sane
from wsisdiff.reading.pdf.told import ranges
from wsisdiff.text.detection import SOME_WORDS, UNDETERMINED, language_of

UNDECODED = 0.3
"""Share of characters without meaning (private use, replacement, those that the file does not name) from which a text layer is useless.
Of 150 PDFs at hand none but one made for it names fewer than all (November 2026)."""
LOST = 0.05
"""Share of a page's characters that the file does not name from which it is told."""
OCR = "make it searchable with OCR, for instance with ocrmypdf, then add it again"

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_UNDECODED = re.compile("[\ufffd\ue000-\uefff]")
EDGE = 0.12
"""Share of a sheet's height at its top and bottom in which the numbers of its pages stand."""
_NUMBER = re.compile(r"\W*(?:[^\W\d_]{1,5}\W+)?(\d{1,3})\W*(?:(?:/|of|von|sur|de) ?\d{1,3}\W*)?", re.IGNORECASE)


def read_pages(path: Path, colours: bool = True) -> tuple[list[Page], list[Remark]]:
    """The pages of a file, and the warnings about those that could not be read. UnreadableDraft when none can."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            what, todo = "the PDF is encrypted and asks for a password", "save a copy without password and add that"
        else:
            what, todo = "this is no PDF that can be opened, it is broken or cut off", "fetch or save it again"
        raise UnreadableDraft(what, where=str(path), todo=todo) from None
    try:
        return _all_pages(document, raw, path, colours)
    finally:
        document.close()


def _all_pages(document: Any, raw: Any, path: Path, colours: bool) -> tuple[list[Page], list[Remark]]:
    count = len(document)
    if count > limits().pages:
        raise beyond(f"{count:,} pages are more than a draft has", "pages", str(path))
    most_letters = limits().text_mb * 2**20
    pages: list[Page] = []
    shows: list[bool | None] = []
    starts = [0]
    one_page = partial(_one_page, document, raw, colours)
    for number in range(1, count + 1):
        check_time()
        page, has_content = one_page(number, starts[-1])
        most_letters -= sum(len(line.text) for line in page.lines)
        if most_letters < 0:
            raise beyond(f"the text of its first {number} pages is more than a draft has", "text_mb", str(path))
        starts.append(starts[-1] + len(page.lines))
        pages.append(page)
        shows.append(has_content)
    broken = [number for number, shown in enumerate(shows, 1) if shown is None]
    empty = [number for number, shown in enumerate(shows, 1) if shown and not pages[number - 1].lines]
    _refuse_undecoded(pages, path)
    if not any(page.lines for page in pages):
        if broken or not count:
            raise UnreadableDraft("none of its pages can be read", where=str(path), todo="fetch or save it again")
        what = "this is a scan without a text layer" if empty else "its pages are empty"
        raise UnreadableDraft(what, where=str(path), todo=OCR if empty else "check that it is the draft")
    lost = [n for n, one in enumerate(pages, 1) if one.guessed > LOST and not (one.guessed > UNDECODED and _makes_sense([one]))]
    empty = [number for number in empty if number not in lost]
    odd = (("file.empty_page", empty), ("file.broken_page", broken), ("file.lost_page", lost))
    warnings = [Remark.of(kind, n=len(numbers), pages=ranges(numbers)) for kind, numbers in odd if numbers]
    counted: dict[int, set[int]] = defaultdict(set)
    """Of pages that number their lines the first characters of these numbers."""
    for number, index in line_numbers([number for page in pages for number in page.numbers]):
        counted[number].add(index)
    for number, left_out in counted.items():
        check_time()
        pages[number - 1], _ = one_page(number, starts[number - 1], frozenset(left_out))
        pages[number - 1] = replace(pages[number - 1], line_numbers=len(left_out))
    return halved(pages), warnings


def _one_page(
    document: Any, raw: Any, colours: bool, number: int, order: int, left_out: frozenset[int] = frozenset()
) -> tuple[Page, bool | None]:
    """What a page holds, and whether it shows anything; None when it cannot be loaded."""
    import pypdfium2

    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page([]), None
    try:
        left, bottom, right, top = map(sane, page.get_bbox())
        sheet = Sheet(number, left, bottom, right, top, page.get_rotation() // 90)
        read = read_page(page.raw, textpage.raw, raw, sheet, order, colours, left_out)
        return read, raw.FPDFPage_CountObjects(page.raw) > 0
    finally:
        textpage.close()
        page.close()


def _refuse_undecoded(pages: Sequence[Page], path: Path) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    strange = len(_UNDECODED.findall(text)) > UNDECODED * len(text)
    guessed = [page for page in pages if page.guessed > UNDECODED]
    if strange or (2 * len(guessed) > sum(bool(page.lines) for page in pages) and not _makes_sense(guessed)):
        what = "the characters of its text layer have no meaning (its fonts lack their tables)"
        raise UnreadableDraft(what, where=str(path), todo=OCR)


def _makes_sense(pages: Sequence[Page]) -> bool:
    """Whether the characters that the font's own numbers give are words of a language: in many fonts the numbers are those of letters."""
    text = " ".join(line.text for page in pages for line in page.lines)
    return len(text.split()) > SOME_WORDS and language_of(text) != UNDETERMINED


def halved(sheets: Sequence[Page]) -> list[Page]:
    """The pages of a file, each as a sheet of its own; the sheets as they are where they are none of two pages."""
    middles = {round(line.width / 2, 1) for sheet in sheets for line in sheet.lines if line.width > line.height}
    wide = all(line.width > line.height for sheet in sheets for line in sheet.lines)
    if len(middles) != 1 or not wide:
        return list(sheets)
    middle = middles.pop()
    across = any(line.x0 < middle < line.x1 for sheet in sheets for line in sheet.lines)
    if across or not any(_numbered(sheet, middle) for sheet in sheets):
        return list(sheets)
    pages: list[Page] = []
    for sheet in sheets:
        left = [_moved(line, 0.0, len(pages) + 1) for line in sheet.lines if line.x1 <= middle]
        right = [_moved(line, middle, len(pages) + 2) for line in sheet.lines if line.x0 >= middle]
        pages += [replace(sheet, lines=left), Page(right, drawn=_beyond(sheet.drawn, middle))]
    return pages if pages[-1].lines else pages[:-1]


def _numbered(sheet: Page, middle: float) -> bool:
    """Whether two numbers that follow each other stand level at the edge of a sheet, one in each half."""
    edges = [line for line in sheet.lines if not EDGE * line.height < line.y < (1 - EDGE) * line.height]
    numbers = [(int(found[1]), line) for line in edges if (found := _NUMBER.fullmatch(line.text))]
    pairs = [(one, other) for one in numbers for other in numbers if one[1].x1 <= middle <= other[1].x0]
    return any(b == a + 1 and abs(left.y - right.y) < 2 for (a, left), (b, right) in pairs)


def _moved(line: Line, by: float, page: int) -> Line:
    return replace(line, x0=line.x0 - by, x1=line.x1 - by, tab=line.tab and line.tab - by, width=line.width / 2, page=page)


def _beyond(drawn: Drawn, middle: float) -> Drawn:
    """The rules of the right half, counted from its left edge."""
    bars = [replace(bar, x0=bar.x0 - middle, x1=bar.x1 - middle) for bar in drawn.bars if bar.x0 >= middle]
    return Drawn(bars, [replace(up, x=up.x - middle) for up in drawn.uprights if up.x >= middle])
