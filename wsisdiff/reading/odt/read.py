"""An OpenDocument text as blocks: body, lists, tables, notes, tracked changes accepted or as in the original.

Read with lxml alone: the libraries for the format give its elements, but not what its styles do to words nor how its lists count, which is
what a draft needs.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import check_time
from wsisdiff.reading.blocks import Block, Reading, title_of
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.lines.typed import Counted, Paragraph, worded
from wsisdiff.reading.odt.styles import Counting, Look, Styles, number, q
from wsisdiff.reading.unpacking import unpacking

_SKIPPED = frozenset(map(q, (
    "text:tracked-changes", "office:annotation-end", "text:table-of-content", "text:alphabetical-index", "text:sequence-decls",
    "office:forms", "text:page-number", "text:page-count", "text:illustration-index", "text:bibliography",
)))  # fmt: skip
_DRAWN = frozenset(map(q, (
    "draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon", "draw:path", "draw:caption",
)))  # fmt: skip
"""Drawings: shapes hold their text themselves, a frame has a box for it, a group holds others."""
_PARAGRAPHS = (q("text:p"), q("text:h"))
_WHOLE = {q("text:s"): " ", q("text:tab"): " ", q("text:line-break"): "\n", q("text:soft-page-break"): ""}


def read_odt(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of an .odt file. UnreadableDraft when it is none, is protected, damaged or beyond the limits."""
    where = str(path)
    no_text = UnreadableDraft("this is no OpenDocument text", where=where, todo="open it and save it as .docx or .odt")
    with unpacking(path, "OpenDocument file") as unpack:
        kind = unpack.bytes("mimetype")[:100].decode("ascii", "replace") if "mimetype" in unpack.names else ""
        if "content.xml" not in unpack.names or (kind and "opendocument.text" not in kind):
            raise no_text
        if "META-INF/manifest.xml" in unpack.names and b"encryption-data" in unpack.bytes("META-INF/manifest.xml"):
            raise UnreadableDraft("the file is protected with a password", where=where, todo="save it without the password")
        content = unpack.part("content.xml")
        styles, meta = (unpack.part(name) if name in unpack.names else None for name in ("styles.xml", "meta.xml"))
    body = content.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise no_text
    reader = _Reader(Styles(styles, content), body, changes == "original")
    blocks = [*reader.blocks(body), *reader.notes]
    title = one_line(meta.findtext(f".//{q('dc:title')}") or "") if meta is not None else ""
    return Reading(tuple(blocks), title_of(blocks, title), tuple(reader.told()))


class _Reader(Counted):
    def __init__(self, styles: Styles, body: etree._Element, original: bool) -> None:
        super().__init__(original)
        self.styles = styles
        self.counting = Counting(styles)
        self.notes: list[Block] = []
        regions, xml_id = body.iter(q("text:changed-region")), "{http://www.w3.org/XML/1998/namespace}id"
        self.regions = {region.get(q("text:id")) or region.get(xml_id) or "": region for region in regions}
        self.tracked = len(self.regions)
        self.count = self.tables = 0
        self.inserted = 0
        """Within how many insertions that are not wanted the text is now."""

    # ------------------------------------------------------------ blocks

    def blocks(self, element: etree._Element, place: str = "", label: str = "", level: int = 0, style: str = "") -> list[Block]:
        """The blocks of an element's children. `label` is the number of the list item that they are, which the first one takes."""
        check_time()
        out: list[Block] = []
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in _PARAGRAPHS:
                made = self._paragraph(child, label, level, place)
                out += made
                label = "" if made else label
            elif tag == q("text:list"):
                own = child.get(q("text:style-name")) or style
                goes_on = child.get(q("text:continue-numbering")) == "true" or child.get(q("text:continue-list")) is not None
                if (level == 0 or own != style) and not goes_on:
                    self.counting.begin(own)
                if label:
                    out.append(Block("text", "", label, level - 1, place=place or f"paragraph {self.count + 1} of the file"))
                    label = ""
                out += self._list(child, own, level, place)
            elif tag == q("text:numbered-paragraph"):
                deep = number(child, "text:level")
                named, start = child.get(q("text:style-name")) or style, child.get(q("text:start-value"))
                out += self.blocks(child, place, self.counting.number(named, deep, start), deep, named)
            elif tag == q("table:table"):
                self.tables += 1
                out += self._table(child, f"table {self.tables}")
            elif tag in (q("text:change-start"), q("text:change-end"), q("text:change")):
                out += self._change(child, None)
            elif tag == q("text:section") and child.get(q("text:display")) == "none":
                self.hidden += 1
            elif tag in _DRAWN or tag in (q("draw:text-box"), q("text:section"), q("text:index-body"), q("draw:a")):
                out += self.blocks(child, place, level=level, style=style)
            elif tag == q("draw:image"):
                self.pictures += element.find(q("draw:text-box")) is None
        return out

    def _list(self, element: etree._Element, style: str, level: int, place: str) -> list[Block]:
        out: list[Block] = []
        for item in element:
            counts = item.tag == q("text:list-item") and not all(child.tag == q("text:list") for child in item)
            if counts or item.tag in (q("text:list-item"), q("text:list-header")):
                number = self.counting.number(style, level + 1, item.get(q("text:start-value"))) if counts else ""
                out += self.blocks(item, place, number, level + 1, style)
        return out

    def _table(self, table: etree._Element, name: str) -> list[Block]:
        out: list[Block] = []
        columns = Columns()
        within = ((row, next(row.iterancestors(q("table:table")), None)) for row in table.iter(q("table:table-row")))
        rows = (row for row, owner in within if owner is table)  # not those of tables within its cells
        for n, row in enumerate(rows, 1):
            cells: list[list[Block] | None] = []
            for cell in row:
                if cell.tag == q("table:table-cell"):
                    cells.append(self.blocks(cell, f"{name}, row {n}"))
                elif cell.tag == q("table:covered-table-cell"):
                    cells += [None] * number(cell, "table:number-columns-repeated")
            if any(block.text for cell in cells for block in cell or ()):
                out += columns.blocks(cells, f"{name}, row {n}")
        return out

    def _paragraph(self, element: etree._Element, label: str, level: int, place: str) -> list[Block]:
        line = Paragraph()
        style = self.styles[element.get(q("text:style-name")) or ""]
        self._words(element, style, line)
        self.count += 1
        place = place or f"paragraph {self.count} of the file"
        pieces = line.lines() or line.gone(label)
        out = line.blocks(pieces, label, max(level - 1, 0), self._heading(element, line, style, label, pieces), place)
        return out + [block for box in line.boxes for block in self.blocks(box, place)]

    def _heading(self, element: etree._Element, line: Paragraph, style: Look, label: str, pieces: list[str]) -> int:
        named = number(element, "text:outline-level") + 1 if element.tag == q("text:h") else 0
        found = line.heading(pieces, label, named, style.centred)
        titled = len(pieces) == 1 and (element.get(q("text:style-name")) or "").lower() in ("title", "subtitle")
        return 1 if titled and not (named and found) else found

    # ------------------------------------------------------------ words

    def _words(self, element: etree._Element, look: Look, line: Paragraph) -> None:
        self._add(element.text, look, line)
        for child in element:
            if isinstance(child.tag, str):
                self._inline(child, look, line)
            self._add(child.tail, look, line)

    def _inline(self, child: etree._Element, look: Look, line: Paragraph) -> None:
        tag = str(child.tag)
        if tag in _WHOLE:
            self._add(_WHOLE[tag], look, line)
        elif tag == q("text:note"):
            if not look.unseen and (self.original or not look.struck):
                self._note(child, line)
        elif tag == q("office:annotation"):
            self.comments += 1
        elif tag in (q("text:change-start"), q("text:change-end"), q("text:change")):
            self._change(child, line)
        elif tag == q("text:ruby"):
            names = (q("text:ruby-base"), q("text:ruby-text"))
            base, over = (one_line("".join("".join(part.itertext()) for part in child.iter(name))) for name in names)
            self._add(f"{base} ({over})" if over else base, look, line)
        elif tag in _DRAWN:
            line.boxes.append(child)
        elif tag in (q("text:hidden-text"), q("text:hidden-paragraph")):
            self.hidden += 1
        elif tag not in _SKIPPED:
            named = child.get(q("text:style-name"))
            self._words(child, self.styles[named].over(look) if named else look, line)

    def _add(self, text: str | None, look: Look, line: Paragraph) -> None:
        if text and not self.inserted and not self.leaves_out(text, line, hidden=look.unseen, struck=bool(look.struck)):
            line.add(text.replace("\n", " ") if text != "\n" else text, look.bold, look.raised)

    def _note(self, note: etree._Element, line: Paragraph) -> None:
        mark = one_line(note.findtext(q("text:note-citation")) or "")
        body = note.find(q("text:note-body"))
        if self.inserted or body is None or not mark:
            return
        line.marks.append(mark)
        text = " ".join(block.text for block in self.blocks(body))
        if text:
            self.notes.append(Block("footnote", text, place=f"footnote {mark}", mark=mark))

    def _change(self, sign: etree._Element, line: Paragraph | None) -> list[Block]:
        """A sign of a tracked change. For the original, insertions are left out and deletions put back."""
        region = self.regions.get(sign.get(q("text:change-id")) or "")
        if region is not None and not self.original and line is not None:
            line.struck = line.struck or any(worded("".join(cut.itertext())) for cut in region.iter(q("text:deletion")))
        if region is None or not self.original:
            return []
        if region.find(q("text:insertion")) is not None:
            self.inserted = max(0, self.inserted + (sign.tag == q("text:change-start")) - (sign.tag == q("text:change-end")))
        deletion = region.find(q("text:deletion"))
        if deletion is None or sign.tag != q("text:change"):
            return []
        if line is None:
            return self.blocks(deletion)
        paragraphs = [part for part in deletion.iter(*_PARAGRAPHS) if next(part.iterancestors(*_PARAGRAPHS), None) is None]
        for n, paragraph in enumerate(paragraphs):
            if n:
                line.parts.append("\n\n")  # what was deleted went over the end of the paragraph
            self._words(paragraph, Look(), line)
        return []
