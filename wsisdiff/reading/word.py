"""A Word file as blocks: body, tables, text boxes and footnotes, tracked changes accepted or as in the original.

The XML is walked with a stack, not by recursion, so that no depth of nesting breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from lxml import etree

from wsisdiff.reading.blocks import Block, Reading
from wsisdiff.reading.oneline import one_line
from wsisdiff.reading.word_numbering import Numbering
from wsisdiff.reading.word_package import Package, W, open_package
from wsisdiff.reading.word_styles import Styles, child, switch, value

Changes = Literal["accepted", "original"]

ADDED = {W + "ins", W + "moveTo"}
CUT = {W + "del", W + "moveFrom"}
SKIPPED = {
    W + name for name in ("instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "rt")
}
CONTAINERS = {W + "sdt", W + "sdtContent", W + "customXml"} | ADDED | CUT
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LONGEST_HEADING = 150
"""Characters of a bold or centred line that may be a heading; the longest of the lobby papers has 118."""


@dataclass(slots=True)
class _Line:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    properties: etree._Element | None = None

    @property
    def text(self) -> str:
        return one_line("".join(self.parts))


def read_word(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a .docx file. UnreadableDraft when it is none, is protected, damaged or beyond the limits."""
    return _Reader(open_package(Path(path)), changes == "original").read()


class _Reader:
    def __init__(self, package: Package, original: bool) -> None:
        self.package = package
        self.original = original
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.note_order: dict[tuple[str, str], str] = {}
        self.hidden = 0
        self.comments = 0
        self.tracked = 0
        self.count = 0
        self.tables = 0

    def read(self) -> Reading:
        body = child(self.package.document, "body")
        blocks = list(self._blocks(body)) if body is not None else []
        blocks += self._notes()
        return Reading(tuple(blocks), self._title(), tuple(self._warnings()))

    def _title(self) -> str:
        core = self.package.core
        if core is None:
            return ""
        found = core.find("{http://purl.org/dc/elements/1.1/}title")
        return one_line(found.text or "") if found is not None else ""

    def _warnings(self) -> Iterator[str]:
        if self.tracked:
            how = "read as if all were rejected" if self.original else "read as if all were accepted"
            yield f"the file has {self.tracked} tracked changes, {how}"
        if self.hidden:
            yield f"{self.hidden} passages of hidden text were left out"
        if self.comments:
            yield f"{self.comments} comments were left out"
        if self.numbering.unknown:
            yield f"list numbers of an unknown kind ({', '.join(sorted(self.numbering.unknown))}) are shown in figures"
        for part in self.package.damaged:
            yield f"the part {part} is damaged and was left out"

    # ------------------------------------------------------------ body

    def _blocks(self, root: etree._Element, table: str = "") -> Iterator[Block]:
        """The blocks below an element, in the document's order."""
        pending: _Line | None = None
        stack = [iter(root)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            if element.tag in CONTAINERS:
                if not self._dropped(element):
                    stack.append(iter(element))
            elif element.tag == W + "p":
                line = self._line(element, pending)
                pending = None
                if self._mark_gone(element):
                    pending = line
                    continue
                yield from self._paragraph(line, element, table)
            elif element.tag == W + "tbl":
                yield from self._table(element)
        if pending is not None and pending.text:
            yield from self._paragraph(pending, None, table)

    def _dropped(self, element: etree._Element) -> bool:
        """Whether a tracked insertion or deletion is not part of the text that is wanted; each is counted."""
        if element.tag in ADDED:
            self.tracked += 1
            return self.original
        if element.tag in CUT:
            self.tracked += 1
            return not self.original
        return False

    def _mark_gone(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's end is cut, so that the next one goes on with it."""
        marks = child(paragraph, "pPr", "rPr")
        names = ("ins", "moveTo") if self.original else ("del", "moveFrom")
        return any(child(marks, name) is not None for name in names)

    def _paragraph(self, line: _Line, element: etree._Element | None, table: str) -> Iterator[Block]:
        self.count += 1
        place = table or f"paragraph {self.count} of the file"
        properties = line.properties
        style = self.styles[value(properties, "pStyle") or self.styles.default]
        text = line.text
        # An empty paragraph prints no number and does not count.
        found = self.numbering.find(properties, style.id, original=self.original) if text else None
        label = self.numbering.label(*found) if found else ""
        boxes = [block for box in line.boxes for block in self._blocks(box)]
        if text and not style.contents:
            level = style.heading or self._heading_by_shape(line, style.centred, properties, label, text)
            if level and not table:
                yield Block("heading", f"{label} {text}".strip(), level=level, place=place, marks=tuple(line.marks))
            else:
                bullet = "" if label in ("•", "-", "–") else label
                yield Block("text", text, bullet, found[1] if found else 0, place=place, marks=tuple(line.marks))
        yield from boxes

    def _heading_by_shape(
        self, line: _Line, centred: bool, properties: etree._Element | None, label: str, text: str
    ) -> int | None:
        if label or len(text) > LONGEST_HEADING or text[-1] in ".;,:" or not any(c.isalpha() for c in text):
            return None
        middle = value(properties, "jc") == "center" or centred
        bold = line.letters and line.bold >= line.letters
        return 2 if bold or (middle and text.isupper()) else None

    # ------------------------------------------------------------ one paragraph

    def _line(self, paragraph: etree._Element, before: _Line | None) -> _Line:
        line = before or _Line()
        line.properties = self._properties(paragraph)
        style = self.styles[value(line.properties, "pStyle") or self.styles.default]
        stack: list[tuple[Iterator[etree._Element], etree._Element | None]] = [(iter(paragraph), None)]
        while stack:
            children, run = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
            elif not isinstance(element.tag, str) or element.tag in SKIPPED or element.tag == FALLBACK or self._dropped(element):
                continue
            elif element.tag == W + "r":
                if switch(child(element, "rPr"), "vanish"):
                    self.hidden += any(t.text and t.text.strip() for t in element.iter(W + "t"))
                else:
                    stack.append((iter(element), element))
            elif element.tag == W + "txbxContent":
                line.boxes.append(element)
            elif not self._text(element, run, line, style.toggles.get("b", False)):
                stack.append((iter(element), run))
        return line

    def _properties(self, paragraph: etree._Element) -> etree._Element | None:
        properties = child(paragraph, "pPr")
        before = child(properties, "pPrChange", "pPr") if self.original else None
        return properties if before is None else before

    def _text(self, element: etree._Element, run: etree._Element | None, line: _Line, style_bold: bool) -> bool:
        """Take what an element of a run prints; False for one that only holds others."""
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("t", "delText"):
            text = element.text or ""
            line.parts.append(text)
            letters = sum(c.isalpha() for c in text)
            line.letters += letters
            said = switch(child(run, "rPr"), "b")
            line.bold += letters if (style_bold if said is None else said) else 0
        elif name in ("tab", "ptab", "br", "cr"):
            line.parts.append(" ")
        elif name == "noBreakHyphen":
            line.parts.append("-")
        elif name == "sym":
            code = element.get(W + "char", "")
            line.parts.append(chr(int(code, 16)) if len(code) == 4 and code[0] not in "fF" else "•")
        elif name in ("footnoteReference", "endnoteReference"):
            key = (name[: -len("Reference")], element.get(W + "id", ""))
            line.marks.append(self.note_order.setdefault(key, str(len(self.note_order) + 1)))
        elif name == "commentReference":
            self.comments += 1
        else:
            return False
        return True

    # ------------------------------------------------------------ tables and notes

    def _table(self, table: etree._Element) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        for n, row in enumerate(table.iter(W + "tr"), 1):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue  # a row of a table within this one
            properties = child(row, "trPr")
            gone = child(properties, "ins" if self.original else "del")
            if child(properties, "ins") is not None or child(properties, "del") is not None:
                self.tracked += 1
            if gone is not None:
                continue
            place = f"table {number}, row {n}"
            cells = [c for c in row.iter(W + "tc") if next(c.iterancestors(W + "tr")) is row and not self._continued(c)]
            blocks = [[replace(b, kind="text") for b in self._blocks(c, place)] for c in cells]
            if sum(bool(b) for b in blocks) <= 1:
                yield from (b for group in blocks for b in group)
                continue
            texts = [" ".join(f"{b.label} {b.text}".strip() for b in group) for group in blocks]
            marks = tuple(m for group in blocks for b in group for m in b.marks)
            yield Block("text", " | ".join(texts), place=place, marks=marks)

    @staticmethod
    def _continued(cell: etree._Element) -> bool:
        """Whether a cell only goes on with a merged one above it."""
        merged = child(cell, "tcPr", "vMerge")
        return merged is not None and (merged.get(W + "val") or "continue") == "continue"

    def _notes(self) -> Iterator[Block]:
        parts = {"footnote": self.package.footnotes, "endnote": self.package.endnotes}
        for (kind, identity), mark in list(self.note_order.items()):
            root = parts[kind]
            for note in root.findall(W + kind) if root is not None else ():
                if note.get(W + "id") == identity:
                    text = " ".join(b.text for b in self._blocks(note))
                    yield Block("footnote", text, place=f"{kind} {mark}", mark=mark)
