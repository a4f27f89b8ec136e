"""A Word file as blocks: body, tables, text boxes and footnotes, tracked changes accepted or as in the original.

What is in an element is read within what reads the element: libxml2 refuses more than 256 of them in each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block, Carried, Reading, several, title_of
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import listed
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.lines.typed import BULLETS
from wsisdiff.reading.word.line import Line, Lines
from wsisdiff.reading.word.numbering import Numbering
from wsisdiff.reading.word.package import Package, R, W, open_package, read_chunk
from wsisdiff.reading.word.shown import is_shaded
from wsisdiff.reading.word.styles import Style, Styles, child, continues, switch, value, whole

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word(path: Path, carried: Carried | None = None, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a .docx file. UnreadableDraft when it is none, is protected, damaged or beyond the limits.

    Words struck out by hand count as deleted when changes are accepted. Hidden text, comments and pictures are left out; warnings
    say how many. `carried` reads the files that were put into it as they were; without it they are left out too.
    """
    return _Reader(open_package(Path(path)), changes == "original", str(path), carried).read()


class _Reader:
    def __init__(self, package: Package, original: bool, where: str, carried: Carried | None) -> None:
        self.package, self.original, self.where, self.carried = package, original, where, carried
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.lines = Lines(package, self.styles, original)
        self.embedded = self.taken_in = self.count = self.tables = 0
        self.chunk_warnings: tuple[Remark, ...] = ()

    def read(self) -> Reading:
        body = child(self.package.document, "body")
        blocks = self._blocks(self.lines.within(body)) if body is not None else []
        if self.lines.typed_marks and not self.lines.notes.order:
            blocks = listed(blocks)  # marks were raised by hand: the notes stand at the end as plain lines
        blocks += self._notes()
        if self.embedded and not any(block.text for block in blocks):
            todo = "open it in Word and save it again to take that file in"
            raise UnreadableDraft("its text is another file put inside it", where=self.where, todo=todo)
        core = self.package.core
        title = one_line(core.findtext(_DC_TITLE) or "") if core is not None else ""
        return Reading(tuple(blocks), title_of(blocks, title), tuple(self._warnings()))

    def _warnings(self) -> list[Remark]:
        lines = self.lines
        told = lines.told()
        told += several(("file.put_in", self.embedded), ("file.put_in_read", self.taken_in), original=self.original)
        told += [*self.chunk_warnings, *several(("file.uncounted", lines.uncounted), original=self.original)]
        if self.numbering.unknown:
            told.append(Remark.of("file.unknown_numbers", kinds=tuple(sorted(self.numbering.unknown))))
        return [*told, *(Remark.of("file.damaged", part=part) for part in self.package.damaged)]

    def _blocks(self, elements: Iterable[etree._Element], row: str = "") -> list[Block]:
        """The blocks of elements in the document's order; `row`: where the row of a table is that they stand in."""
        out: list[Block] = []
        for element in self.lines.whole(elements):
            if isinstance(element, Line):
                out += self._paragraph(element, row)
            elif element.tag == W + "tbl":
                out += self._table(element)
            elif element.tag == W + "altChunk":
                out += self._chunk(self.package.chunks.get(element.get(R + "id") or "", ("", b"")))
            elif element.tag == W + "subDoc":
                self.embedded += 1
            elif element.tag in (W + "tr", W + "tc"):  # outside of any table, in damaged files
                out += self._blocks(self.lines.within(element), row)
        return out

    def _table(self, table: etree._Element) -> list[Block]:
        out: list[Block] = []
        self.tables += 1
        name, columns, around = f"table {self.tables}", Columns(), self.lines.shaded
        styled = around or bool(value(child(table, "tblPr"), "tblStyle"))
        n = 0
        for row in self.lines.within(table):
            if row.tag != W + "tr":
                out += self._blocks([row])
                continue
            n += 1
            if self._gone(child(row, "trPr"), "ins", "del"):
                continue
            cells: list[list[Block] | None] = []
            widths: list[int] = []
            for cell in self.lines.within(row):
                if cell.tag != W + "tc":
                    out += self._blocks([cell], f"{name}, row {n}")
                    continue
                properties = child(cell, "tcPr")
                if self._gone(properties, "cellIns", "cellDel"):
                    continue
                widths.append(max(whole(value(properties, "gridSpan")) or 1, 1))
                if continues(properties, "vMerge") or continues(properties, "hMerge"):
                    cells.append(None)
                    continue
                self.lines.shaded = styled or is_shaded(properties)
                blocks = self._blocks(self.lines.within(cell), f"{name}, row {n}")
                cells.append([block for block in blocks if block.text] if len(blocks) > 1 else blocks)
            if any(block.text for cell in cells for block in cell or ()):
                out += columns.blocks(cells, f"{name}, row {n}", widths)
        self.lines.shaded = around
        return out

    def _chunk(self, chunk: tuple[str, bytes]) -> list[Block]:
        """Text that was put in as a file and is no part of the document yet: a page or plain text is read where it stands."""
        read = read_chunk(*chunk, self.carried)
        if read is None:
            self.embedded += 1
            return []
        self.taken_in += 1
        self.chunk_warnings += read.warnings
        return [block for block in read.blocks if block.kind != "footnote"]

    def _gone(self, properties: etree._Element | None, added: str, cut: str) -> bool:
        """Whether a tracked row or cell is not part of the text that is wanted."""
        was_added, was_cut = child(properties, added) is not None, child(properties, cut) is not None
        self.lines.tracked += was_added or was_cut
        return was_added if self.original else was_cut

    def _paragraph(self, line: Line, row: str) -> list[Block]:
        """A paragraph's blocks, and those of the text boxes anchored in it."""
        self.count += 1
        place = row or f"paragraph {self.count} of the file"
        style = self.styles[value(line.properties, "pStyle") or self.styles.default]
        pieces = line.lines()
        label, level = self._label(line, style, bool(pieces))
        pieces = pieces or line.gone(label)
        head = self._heading(line, style, label, pieces)
        out: list[Block] = []
        if not pieces and row and label and label not in BULLETS:
            out = [Block("text", "", label, level, place=place)]  # a cell may hold its row's number alone
        elif not pieces or _is_furniture(line, style, pieces[-1]):
            pass
        elif line.opening_mark:
            out = [Block("footnote", " ".join(pieces), place=place, mark=line.opening_mark)]
        else:
            out = line.blocks(pieces, label, level, head, place)
        return out + [block for box in line.boxes for block in self._blocks(self.lines.within(box), row)]

    def _label(self, line: Line, style: Style, text: bool) -> tuple[str, int]:
        """The paragraph's automatic number and level. An empty paragraph in a list prints its number, and so counts in Word."""
        said = line.properties
        found = self.numbering.find(said, style.id, original=self.original)
        cut = line.element is None or child(said, "sectPr") is not None or switch(child(said, "rPr"), "vanish")
        return ("", 0) if found is None or (cut and not text) else (self.numbering.label(*found), found[1])

    def _heading(self, line: Line, style: Style, label: str, pieces: list[str]) -> int:
        """Level of a heading by its style or outline, else by its shape; 0 for text."""
        outline = whole(value(line.properties, "outlineLvl"))
        named = style.heading if outline is None or outline < 0 else outline + 2 if outline < 9 else None
        centred = (value(line.properties, "jc") or ("center" if style.centred else "")) == "center"
        return line.heading(pieces, label, named if any(map(str.isalnum, "".join(pieces))) else None, centred)

    def _notes(self) -> Iterator[Block]:
        parts = (("footnote", self.package.footnotes), ("endnote", self.package.endnotes))
        notes = ((kind, note) for kind, root in parts if root is not None for note in root.iter(W + kind))
        bodies = {(kind, note.get(W + "id")): note for kind, note in notes}
        for (kind, identity), mark in list(self.lines.notes.order.items()):
            note = bodies.get((kind, identity))
            blocks = self._blocks(self.lines.within(note)) if note is not None else ()
            text = " ".join(f"{b.label} {b.text}".strip() for b in blocks)
            if text.startswith(mark) and not mark[-1].isalnum():
                text = text[len(mark) :].lstrip()  # a mark of the author's own choice stands in the note too
            if text:
                yield Block("footnote", text, place=f"{kind} {mark}", mark=mark)


def _is_furniture(line: Line, style: Style, text: str) -> bool:
    """Whether a line is no text: a page number alone ("page 3 of 12"), from a head or frame that lies in the text; or a line of a table of
    contents, by its style and the page's number at its end (the style alone makes none), or as a link to a heading, with its page."""
    if style.contents and (line.page_field or text[-1:].isdigit() or re.search(r"(?:\.\s?){4,}|\s[ivxl]{1,5}$", text)):
        return True
    if not line.page_field:
        return False
    links = line.element.iter(W + "hyperlink") if line.element is not None else ()
    to_heading = any((link.get(W + "anchor") or "").startswith("_Toc") for link in links)
    return to_heading or re.fullmatch(r"[^\w]*(?:\w{1,8}[^\w]*){0,2}", one_line(line.raw)) is not None
