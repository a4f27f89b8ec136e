"""A Word file as blocks: body, tables, text boxes and footnotes, tracked changes accepted or as in the original.

The XML is walked with a stack, not by recursion, so that no depth of nesting breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block, Carried, Reading, several, title_of
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.listed_notes import listed
from wsisdiff.reading.lines.oneline import one_line
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.lines.typed import BULLETS
from wsisdiff.reading.word.line import Line, Lines
from wsisdiff.reading.word.numbering import Numbering
from wsisdiff.reading.word.package import Package, R, W, open_package, read_chunk
from wsisdiff.reading.word.shown import is_shaded
from wsisdiff.reading.word.styles import Style, Styles, child, continues, end_cut, switch, value, whole

LONGEST_STYLED = 300
"""Letters of a paragraph in a heading's style above which it is text: some authors number paragraphs with heading styles."""
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(slots=True)
class _Frame:
    """An element of the body that is being read."""

    children: Iterator[etree._Element]
    element: etree._Element
    cells: list[list[Block]] = field(default_factory=list)
    """For a row: the blocks of its cells."""
    rows: int = 0
    """For a table: rows so far."""
    columns: Columns = field(default_factory=Columns)
    """For a table: what the heads of its columns say."""
    place: str = ""
    sink: list[Block] | None = None
    """For a cell: where its blocks go."""


def read_word(path: Path, carried: Carried | None = None, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a .docx file. UnreadableDraft when it is none, is protected, damaged or beyond the limits.

    Words struck out by hand count as deleted when changes are accepted. Hidden text, comments and pictures are left out; warnings
    say how many. `carried` reads the files that were put into it as they were; without it they are left out too.
    """
    return _Reader(open_package(Path(path)), changes == "original", str(path), carried).read()


class _Reader:
    def __init__(self, package: Package, original: bool, where: str, carried: Carried | None) -> None:
        self.package, self.where, self.carried = package, where, carried
        self.original = original
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.lines = Lines(package, self.styles, original)
        self.embedded = self.taken_in = 0
        self.chunk_warnings: tuple[Remark, ...] = ()
        self.count = 0
        self.tables = 0

    def read(self) -> Reading:
        body = child(self.package.document, "body")
        blocks = self._blocks(body) if body is not None else []
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
        told = lines.told(self.original)
        told += several(("file.put_in", self.embedded), ("file.put_in_read", self.taken_in), original=self.original)
        told += [*self.chunk_warnings, *several(("file.uncounted", lines.uncounted), original=self.original)]
        if self.numbering.unknown:
            told.append(Remark.of("file.unknown_numbers", kinds=tuple(sorted(self.numbering.unknown))))
        return [*told, *(Remark.of("file.damaged", part=part) for part in self.package.damaged)]

    # ------------------------------------------------------------ body

    def _blocks(self, root: etree._Element) -> list[Block]:
        """The blocks below an element, in the document's order."""
        out: list[Block] = []
        pending: Line | None = None
        stack = [_Frame(self.lines.within(root), root, sink=out)]
        while stack:
            check_time()
            frame = stack[-1]
            element = next(frame.children, None)
            if element is None or element.tag == W + "tbl":
                sink, place = _innermost(stack)
                if pending is not None and (element is not None or frame.sink is not None):
                    # Text whose paragraph's end was cut goes on in no table and over the end of no cell.
                    stack += self._paragraph(pending, None, place, sink)
                    pending = None
                    if element is None:
                        continue
                if element is None:
                    self._leave(stack)
                    continue
            if element.tag == W + "p":
                line = self.lines.read(element, pending)
                pending = line if end_cut(element, original=self.original) else None
                if pending is None:
                    sink, place = _innermost(stack)
                    stack += self._paragraph(line, element, place, sink)
            else:
                self._enter(stack, element)
        return out

    def _enter(self, stack: list[_Frame], element: etree._Element) -> None:
        tag = element.tag
        if tag == W + "tbl":
            self.tables += 1
            stack.append(_Frame(self.lines.within(element), element, place=f"table {self.tables}"))
        elif tag == W + "tr":
            table = next((frame for frame in reversed(stack) if frame.element.tag == W + "tbl"), stack[0])
            table.rows += 1
            if not self._gone(child(element, "trPr"), "ins", "del"):
                stack.append(_Frame(self.lines.within(element), element, place=f"{table.place}, row {table.rows}"))
        elif tag == W + "tc":
            properties = child(element, "tcPr")
            continued = continues(properties, "vMerge") or continues(properties, "hMerge")
            if not continued and not self._gone(properties, "cellIns", "cellDel"):
                stack.append(_Frame(self.lines.within(element), element, sink=[]))
                self.lines.shaded = self._shaded(stack)
        elif tag == W + "altChunk":
            self._chunk(stack, self.package.chunks.get(element.get(R + "id") or "", ("", b"")))
        elif tag == W + "subDoc":
            self.embedded += 1

    def _shaded(self, stack: list[_Frame]) -> bool:
        """Whether the innermost cell or one around it is painted, or may be by its table's style."""
        for frame in stack:
            if frame.element.tag == W + "tbl" and value(child(frame.element, "tblPr"), "tblStyle"):
                return True
            if frame.element.tag == W + "tc" and is_shaded(child(frame.element, "tcPr")):
                return True
        return False

    def _chunk(self, stack: list[_Frame], chunk: tuple[str, bytes]) -> None:
        """Text that was put in as a file and is no part of the document yet: a page or plain text is read where it stands."""
        read = read_chunk(*chunk, self.carried)
        if read is None:
            self.embedded += 1
            return
        sink, _ = _innermost(stack)
        sink.extend(block for block in read.blocks if block.kind != "footnote")
        self.taken_in += 1
        self.chunk_warnings += read.warnings

    def _leave(self, stack: list[_Frame]) -> None:
        frame = stack.pop()
        if frame.element.tag == W + "tc":
            self.lines.shaded = self._shaded(stack)
        if frame.element.tag == W + "tc" and frame.sink is not None:
            if len(frame.sink) > 1:
                frame.sink = [block for block in frame.sink if block.text]
            row = next((outer for outer in reversed(stack) if outer.element.tag == W + "tr"), None)
            if row is not None:
                row.cells.append(frame.sink)
            else:
                _innermost(stack)[0].extend(frame.sink)
        elif frame.element.tag == W + "tr" and stack and any(block.text for cell in frame.cells for block in cell):
            table = next((outer for outer in reversed(stack) if outer.element.tag == W + "tbl"), frame)
            _innermost(stack)[0].extend(table.columns.blocks(frame.cells, frame.place))

    def _gone(self, properties: etree._Element | None, added: str, cut: str) -> bool:
        """Whether a tracked row or cell is not part of the text that is wanted."""
        was_added, was_cut = child(properties, added) is not None, child(properties, cut) is not None
        self.lines.tracked += was_added or was_cut
        return was_added if self.original else was_cut

    def _paragraph(self, line: Line, element: etree._Element | None, place: str, sink: list[Block]) -> list[_Frame]:
        """Put a paragraph's blocks into the sink; gives the text boxes anchored in it, which are read next."""
        self.count += 1
        in_table = bool(place)
        place = place or f"paragraph {self.count} of the file"
        properties = line.properties
        style = self.styles[value(properties, "pStyle") or self.styles.default]
        pieces = line.lines()
        label, level = self._label(properties, style, bool(pieces), element)
        head = self._heading(line, style, label, pieces[0]) if len(pieces) == 1 else 0
        if not pieces and in_table and label and label not in BULLETS:
            sink.append(Block("text", "", label, level, place=place))  # a cell may hold its row's number alone
        elif not pieces or (style.contents and _lists_page(line, pieces)) or _page_number(line) or _contents_line(line, element):
            pass
        elif line.opening_mark:
            sink.append(Block("footnote", " ".join(pieces), place=place, mark=line.opening_mark))
        else:
            sink += line.blocks(pieces, label, level, head, place)
        return [_Frame(self.lines.within(box), box, sink=sink) for box in reversed(line.boxes)]

    def _label(
        self, properties: etree._Element | None, style: Style, text: bool, element: etree._Element | None
    ) -> tuple[str, int]:
        """The paragraph's automatic number and level. An empty paragraph in a list prints its number, and so counts in Word."""
        found = self.numbering.find(properties, style.id, original=self.original)
        if found is None:
            return "", 0
        if not text and (
            element is None or child(properties, "sectPr") is not None or switch(child(properties, "rPr"), "vanish")
        ):
            return "", 0
        return self.numbering.label(*found), found[1]

    def _heading(self, line: Line, style: Style, label: str, text: str) -> int:
        """Level of a heading by its style or outline, else by its shape; 0 for text."""
        if not any(c.isalnum() for c in text):
            return 0
        outline = whole(value(line.properties, "outlineLvl"))
        level = style.heading
        if outline is not None and outline >= 0:
            level = outline + 2 if outline < 9 else None
        if level:
            return level if len(text) <= LONGEST_STYLED else 0
        centred = (value(line.properties, "jc") or ("center" if style.centred else "")) == "center"
        return line.heads(text, label, centred)

    def _notes(self) -> Iterator[Block]:
        parts = {"footnote": self.package.footnotes, "endnote": self.package.endnotes}
        bodies = {
            (kind, note.get(W + "id")): note for kind, root in parts.items() if root is not None for note in root.iter(W + kind)
        }
        for (kind, identity), mark in list(self.lines.notes.order.items()):
            note = bodies.get((kind, identity))
            text = " ".join(f"{b.label} {b.text}".strip() for b in self._blocks(note)) if note is not None else ""
            if text.startswith(mark) and not mark[-1].isalnum():
                text = text[len(mark) :].lstrip()  # a mark of the author's own choice stands in the note too
            if text:
                yield Block("footnote", text, place=f"{kind} {mark}", mark=mark)


def _innermost(stack: list[_Frame]) -> tuple[list[Block], str]:
    """Where blocks go now, and the place of the row they stand in, if they do."""
    sink = next(frame.sink for frame in reversed(stack) if frame.sink is not None)
    return sink, next((frame.place for frame in reversed(stack) if frame.element.tag == W + "tr"), "")


def _page_number(line: Line) -> bool:
    """A line that only prints a page number ("page 3 of 12"), from a head or frame that lies in the text."""
    return line.page_field and re.fullmatch(r"[^\w]*(?:\w{1,8}[^\w]*){0,2}", line.text) is not None


def _lists_page(line: Line, pieces: list[str]) -> bool:
    """Whether a line in the style of a table of contents is one: it ends with its page's number. The style alone makes none."""
    numbered = pieces[-1].rstrip()[-1:].isdigit() or re.search(r"(?:\.\s?){4,}|\s[ivxl]{1,5}$", pieces[-1]) is not None
    return line.page_field or numbered


def _contents_line(line: Line, element: etree._Element | None) -> bool:
    """A line of a table of contents that has no style of its own: a link to a heading, with its page."""
    if element is None or not line.page_field:
        return False
    return any((link.get(W + "anchor") or "").startswith("_Toc") for link in element.iter(W + "hyperlink"))
