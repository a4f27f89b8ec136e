"""Tables of a Word file, cell by cell, with tracked changes accepted."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from wsisdiff.files.limits import check_time
from wsisdiff.importing.table import MOST_COLUMNS, MOST_ROWS, Row, Sheet, Sheets, marked, rejoined, too_many
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import several
from wsisdiff.reading.word.line import Line, Lines, Run
from wsisdiff.reading.word.numbering import Numbering
from wsisdiff.reading.word.package import Package, W, open_package
from wsisdiff.reading.word.shown import Look
from wsisdiff.reading.word.styles import Styles, child, continues, value, whole

ITEMS_HEAD = "Request"
"""What stands over the one column of a list's items."""
_STRUCK, _UNDER = "\ue0f0", "\ue0f1"
"""Private characters around struck and underlined words until the cell is whole."""
MOST_LETTERS = 20_000_000
"""Characters of all tables of a file. The longest paper of amendments at hand has 200,000."""


def read_word_tables(path: Path) -> Sheets:
    """All tables in the document's order; one within a cell is a table of its own and also part of that cell's text.

    A cell that is merged over several rows counts in each of them. Deleted rows, cells and words are left out, inserted ones count.
    Of a paper without tables the items of its lists are the rows of one, and that is told.
    """
    package = open_package(path)
    reader = _Reader(package, str(path))
    body = child(package.document, "body")
    if body is not None:
        reader.text(body)
    warnings = several(("file.tracked", reader.lines.tracked), original=False)
    if not reader.tables and reader.items:
        items = (Row(f"item {n}", (text,)) for n, text in enumerate(reader.items, 1))
        reader.tables.append((Row("head", (ITEMS_HEAD,)), *items))
        warnings = [*warnings, Remark.of("file.list_items", n=len(reader.items))]
    return Sheets(tuple(Sheet(n, f"table {n}", rows) for n, rows in enumerate(reader.tables, 1)), tuple(warnings))


class _Reader:
    """Goes through the document once, in order, since list numbers are counted on the way."""

    def __init__(self, package: Package, where: str) -> None:
        self.where = where
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.lines = _CellLines(package, self.styles, False)
        self.tables: list[tuple[Row, ...]] = []
        self.items: list[str] = []
        """The items of lists, as long as there is no table."""
        self.letters = 0

    def text(self, element: etree._Element) -> str:
        """The text of the body or of a cell, a line for each paragraph."""
        found: list[str] = []
        for part in self.lines.whole(self.lines.within(element)):
            if isinstance(part, Line):
                found.append(self._labelled(part))
            elif part.tag == W + "tbl":
                found += self._table(part)
        return rejoined(_unmarked("\n\n".join(found)))

    def _labelled(self, line: Line) -> str:
        """The paragraph's words after the number or bullet that Word prints before them."""
        style = self.styles[value(line.properties, "pStyle") or self.styles.default]
        found = self.numbering.find(line.properties, style.id)
        text = line.raw.strip()
        if found is None or not text:
            return text
        if not self.tables and style.heading is None and len(self.items) < MOST_ROWS:
            self.items.append(_unmarked(text))
        label = self.numbering.label(*found)
        return f"{label if any(c.isalnum() for c in label) else '•'} {text}"

    def _table(self, table: etree._Element) -> list[str]:
        """Read a table; the words of its rows, which are also part of a cell that it stands in."""
        own_words: list[str] = []
        at = len(self.tables)
        self.tables.append(())
        rows: list[Row] = []
        above: dict[int, str] = {}
        for number, part in enumerate((part for part in self.lines.within(table) if part.tag == W + "tr"), 1):
            check_time()
            if child(part, "trPr", "del") is not None:
                self.lines.tracked += 1
                continue
            self.lines.tracked += child(part, "trPr", "ins") is not None
            cells, alone, own = self._cells(part, above)
            own_words.append(" ".join(filter(None, own)))
            self.letters += len(own_words[-1])
            rows.append(Row(f"row {number}", tuple(cells), alone and len(cells) > 1))
            if len(rows) > MOST_ROWS or self.letters > MOST_LETTERS:
                raise too_many(self.where)
        self.tables[at] = tuple(rows)
        return own_words

    def _cells(self, row: etree._Element, above: dict[int, str]) -> tuple[list[str], bool, list[str]]:
        """The cells by columns of the table's grid, whether they are one cell across it, and the texts that are not from above."""
        own: list[str] = []
        before = min(whole(value(row, "trPr", "gridBefore")) or 0, MOST_COLUMNS)
        cells: list[str] = [""] * before
        count = 0
        for part in self.lines.within(row):
            properties = child(part, "tcPr")
            if part.tag != W + "tc" or child(properties, "cellDel") is not None:
                continue
            count += 1
            span = min(max(whole(value(properties, "gridSpan")) or 1, 1), MOST_COLUMNS)
            text = self.text(part)
            if continues(properties, "vMerge"):
                text = above.get(len(cells), text)
            elif continues(properties, "hMerge"):
                text, count = "", count - 1
            else:
                own.append(text)
            above[len(cells)] = text
            cells += [text, *[""] * (span - 1)]
            if len(cells) > MOST_COLUMNS:
                raise too_many(self.where)
        return cells, count == 1, own


class _CellLines(Lines):
    """Reads a cell's paragraphs with the words struck out by hand in them, marked: beside words that take their place they say a change."""

    def left_out(self, run: etree._Element, look: Look, line: Line) -> bool:
        hidden = self.hidden
        out = super().left_out(run, look, line)
        return out and (self.hidden > hidden or not look.struck)

    def words(self, text: str, run: Run | None, line: Line) -> None:
        before = len(line.parts)
        super().words(text, run, line)
        if run is not None and len(line.parts) > before and (run.look.struck or run.look.underlined):
            mark = _STRUCK if run.look.struck else _UNDER
            line.parts[-1] = f"{mark}{line.parts[-1]}{mark}"


def _unmarked(text: str) -> str:
    """The cell's text with marks where words of it are struck; empty where all are."""
    if _STRUCK not in text:
        return text.replace(_UNDER, "")
    runs: list[tuple[str, bool, bool]] = []
    struck = under = False
    for piece in re.split(f"([{_STRUCK}{_UNDER}])", text):
        if piece not in (_STRUCK, _UNDER):
            runs.append((piece, struck, under))
        struck, under = struck ^ (piece == _STRUCK), under ^ (piece == _UNDER)
    return marked(runs)
