"""PDF -> blocks, in stages: lines of each page (`pdf_page`), furniture off (`pdf_furniture`), footnotes apart (`pdf_notes`), reading
order (`pdf_order`), paragraphs and headings of a page (`pdf_blocks`), of the document (`pdf_whole`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.reading.blocks import Block, Reading
from wsisdiff.reading.lines.joining import vocabulary
from wsisdiff.reading.pdf.blocks import pieces, usual_style
from wsisdiff.reading.pdf.edited import Changes, settled
from wsisdiff.reading.pdf.furniture import without_furniture
from wsisdiff.reading.pdf.layers import has_layers
from wsisdiff.reading.pdf.notes import note_blocks, unfuse, without_notes
from wsisdiff.reading.pdf.order import Run, reading_order
from wsisdiff.reading.pdf.page import Line, Page, read_page
from wsisdiff.reading.pdf.source import Sheet, sane
from wsisdiff.reading.pdf.told import ranges, told
from wsisdiff.reading.pdf.whole import joined, title_matter, title_of, to_blocks

UNDECODED = 0.3
"""Share of characters without meaning (private use, replacement) from which a text layer is useless."""
OCR = "make it searchable with OCR, for instance with ocrmypdf, then add it again"

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a PDF file. UnreadableDraft for a scan without text, an encrypted or broken file, or one too long.

    Words struck out count as deleted when changes are accepted; `original` gives them back and leaves out what was inserted.
    """
    pages, warnings = _read_lines(path)
    kept, heads = without_furniture([page.lines for page in pages])
    kept, turned = _without_turned(kept)
    warnings += turned
    size = usual_style([[Run([line]) for line in page] for page in kept]).size
    texts, notes, had = [], [], False
    for page in kept:
        text, foot = without_notes(page, size, had)
        had = bool(foot)
        texts.append(text)
        notes.append(foot)
    known = vocabulary([line.text for page in kept for line in page])
    ordered = []
    for page in texts:
        check_time()
        ordered.append(reading_order(page))
    style = usual_style(ordered)
    whole = title_matter(joined([pieces(runs, style) for runs in ordered], style), style)
    whole, edited = settled(whole, changes)
    warnings += [*edited, *told(pages)]
    blocks = to_blocks(whole, style, known, _line_numbers(kept))
    footnotes = note_blocks(notes, known)
    marks = frozenset(block.mark for _, block in footnotes)
    uncited = marks - {mark for block in blocks for mark in block.marks}
    finished: list[Block] = []
    told_notes = 0
    for block in blocks:
        free, odd = unfuse(block, marks, uncited) if block.kind == "text" else (block, [])
        warnings.extend(odd)
        while told_notes < len(footnotes) and block.page is not None and footnotes[told_notes][0] < block.page:
            finished.append(footnotes[told_notes][1])
            told_notes += 1
        finished.append(free)
    finished.extend(block for _, block in footnotes[told_notes:])
    return Reading(tuple(finished), title_of(whole, heads, style, known), tuple(warnings))


def _line_numbers(pages: Sequence[Sequence[Line]]) -> dict[int, int]:
    """Which line of its page, counted from the top as a person does, each line is."""
    numbers: dict[int, int] = {}
    for page in pages:
        count, level = 0, float("inf")
        for line in sorted(page, key=lambda line: -line.y):
            if level - line.y > 0.5 * line.size:
                count, level = count + 1, line.y
            numbers[line.order] = count
    return numbers


def _read_lines(path: Path) -> tuple[list[Page], list[str]]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _cannot_open(path, error) from None
    try:
        return _all_pages(document, raw, path)
    finally:
        document.close()


def _cannot_open(path: Path, error: Exception) -> UnreadableDraft:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD or "password" in str(error).lower():
        return UnreadableDraft(
            "the PDF is encrypted and asks for a password", where=str(path), todo="save a copy without password and add that"
        )
    return UnreadableDraft(
        "this is no PDF that can be opened, it is broken or cut off", where=str(path), todo="fetch or save it again"
    )


def _all_pages(document: Any, raw: Any, path: Path) -> tuple[list[Page], list[str]]:
    count = len(document)
    if count > limits().pages:
        raise beyond(f"{count:,} pages are more than a draft has", "pages", str(path))
    most_letters = limits().text_mb * 2**20
    pages: list[Page] = []
    empty: list[int] = []
    broken: list[int] = []
    order = 0
    layers = has_layers(path)
    for number in range(1, count + 1):
        check_time()
        page, has_content = _one_page(document, raw, number, order, layers)
        lines = page.lines
        most_letters -= sum(len(line.text) for line in lines)
        if most_letters < 0:
            raise beyond(f"the text of its first {number} pages is more than a draft has", "text_mb", str(path))
        order += len(lines)
        pages.append(page)
        if has_content is None:
            broken.append(number)
        elif not lines and has_content:
            empty.append(number)
    if not any(page.lines for page in pages):
        if broken or not count:
            raise UnreadableDraft("none of its pages can be read", where=str(path), todo="fetch or save it again")
        what = "this is a scan without a text layer" if empty else "its pages are empty"
        raise UnreadableDraft(what, where=str(path), todo=OCR if empty else "check that it is the draft")
    _refuse_undecoded([page.lines for page in pages], path)
    warnings = [f"page {ranges(empty)} has no text (a picture?) and was not read: {OCR}"] if empty else []
    if broken:
        warnings.append(f"page {ranges(broken)} is broken and was not read")
    return pages, warnings


def _one_page(document: Any, raw: Any, number: int, order: int, layers: bool) -> tuple[Page, bool | None]:
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
        return read_page(page.raw, textpage.raw, raw, sheet, order, layers), raw.FPDFPage_CountObjects(page.raw) > 0
    finally:
        textpage.close()
        page.close()


def _refuse_undecoded(pages: Sequence[Sequence[Line]], path: Path) -> None:
    text = "".join(line.text for page in pages for line in page)
    strange = sum(c == "\ufffd" or "\ue000" <= c <= "\uefff" for c in text)
    if strange > UNDECODED * len(text):
        raise UnreadableDraft(
            "the characters of its text layer have no meaning (its fonts lack their tables)", where=str(path), todo=OCR
        )


def _without_turned(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Stamps and water marks set at an angle are no text; they are told, not dropped in silence."""
    kept, warnings = [], []
    for page in pages:
        turned = [line for line in page if line.turned]
        if len(turned) > len(page) / 2:
            turned = []  # a whole page of turned text is text
        orders = {line.order for line in turned}
        kept.append([line for line in page if line.order not in orders])
        words = " ".join(line.text for line in turned)
        if words:
            warnings.append(f"page {turned[0].page}: set at an angle and left out: {words[:80]}")
    return kept, warnings
