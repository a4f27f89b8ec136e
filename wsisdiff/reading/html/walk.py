"""The elements of a page's document made blocks, in their order, with list numbers as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import DELETED, LONE_LABEL, Block, several
from wsisdiff.reading.html.looks import PLAIN, Look
from wsisdiff.reading.html.notes import LONGEST_MARKS, OWN_MARK, Note, Notes, text_up_to
from wsisdiff.reading.html.numbers import PRINTED, List, begin_item, begin_list, folds, is_titled, may_head, spanned
from wsisdiff.reading.lines.joining import join_lines, lines_apart, one_line
from wsisdiff.reading.lines.listed_notes import exponent_sign
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.lines.typed import Paragraph, worded

BLOCK_TAGS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "blockquote", "pre", "table", "caption", "tr"}
    | {"td", "th", "figure", "figcaption", "body", "header", "footer", "aside", "hr", "address", "details", "summary", "center"}
    | {"fieldset", "legend", "form"}
    | {f"h{n}" for n in range(1, 7)}
)
TITLED_LEVEL = 3
"""Level of a line whose class says that it is a title."""
BOLD_LEVEL = 4
"""Level of a heading in bold print: below those that say what they are."""
_SIGNS = {"q": ("“", "”"), "rt": (" (", ") ")}
"""Elements that show a sign before and behind their words."""
_VERSION_SIGN = re.compile(r"[▼►◄]\s?(?:[A-Z]\d{0,3}\b)?\s*")
"""Signs of the Official Journal's consolidated texts: which act the words that follow come from."""


@dataclass(slots=True)
class _Cell:
    """Where blocks go, and what waits outside while a table's cell is read."""

    blocks: list[Block]
    label: str = ""
    level: int = 0


@dataclass(slots=True)
class _Row:
    """A row of a table while it is read: its cells, None for one that reaches down from a row above, and how many columns each is wide."""

    cells: list[list[Block] | None] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    at: int = 0
    """The column that comes next."""


@dataclass(slots=True)
class _Table:
    """A table while it is read."""

    number: int
    rows: int = 0
    columns: Columns = field(default_factory=Columns)
    down: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Cells that reach into the next row: by their first column, into how many rows, over how many columns."""

    def put(self, row: _Row, cell: list[Block] | None, rows: int, width: int) -> None:
        """A cell of a row, which reaches over so many rows."""
        if rows > 1:
            self.down[row.at] = rows - 1, width
        row.cells.append(cell)
        row.widths.append(width)
        row.at += width

    def reach(self, row: _Row) -> None:
        """Put in the cells that reach down to where the row has come."""
        while reaching := self.down.pop(row.at, None):
            self.put(row, None, *reaching)


class Walk:
    """Goes through the document with a stack of its own: no depth of nesting breaks it."""

    def __init__(self, notes: Notes, styled: Mapping[HtmlElement, Look], *, original: bool) -> None:
        self._notes, self._styled, self._original = notes, styled, original
        self._underlines = original and any(look.struck for look in styled.values())
        self._cells = [_Cell([])]
        self._rows: list[_Row] = []
        self._tables: list[_Table] = []
        self._lists: list[List] = []
        self._note: Note | None = None
        self._line = Paragraph()
        self._shown = ""
        """The last part of it that is not blank; a line end counts."""
        self._full = False
        """Whether one of them is a word."""
        self._heading = self._titled = self._pre = self._bold = 0
        self._label, self._level = "", 0
        self._seen: set[str] = set()
        self._count = self._table_count = self._changes = 0
        self.unseen = self.counted = 0
        """Words that nobody sees, numbers that a style sheet made."""

    def blocks(self, document: HtmlElement) -> list[Block]:
        stack: list[tuple[HtmlElement, bool]] = [(document, True)]
        while stack:
            element, entering = stack.pop()
            if entering:
                check_time()
            if entering and self._enter(element):
                stack.append((element, False))
                stack += [(child, True) for child in reversed(element)]
                continue
            if not entering:
                self._leave(element)
            if element is not document:
                self._add(element.tail, element.getparent())
        self._flush()
        self._end_note()
        return self._cells[0].blocks

    def warnings(self) -> list[Remark]:
        return several(("file.marked", self._changes), ("file.counted", self.counted), original=self._original)

    # ------------------------------------------------------------ elements

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; False when all of it is dealt with."""
        tag = element.tag
        if not isinstance(tag, str) or self._gone(element):
            return False
        if element in self._notes.marks:
            self._take_marks(self._notes.marks[element])
            return False
        if element in self._notes.back:
            if self._note is not None and not self._note.mark and not self._note.texts and not self._full:
                own = OWN_MARK.match(one_line(element.text_content()) + " .")
                self._note.mark = own[1] if own else ""
            return False
        if element in self._notes.starts:
            self._begin_note(self._notes.starts[element])
        if tag == "br":
            self._put("\n")
            return False
        if tag in BLOCK_TAGS:
            self._flush()
            self._begin(element, tag)
        elif tag in _SIGNS:
            self._put(_SIGNS[tag][0])
        elif tag == "sup" and element.find(".//a") is None:
            self._put(exponent_sign(self._line.end, text_up_to(element, LONGEST_MARKS)))
        self._bold += self._is_bold(element)
        look = self._styled.get(element)
        if look is not None and look.before:
            self.counted += look.counted
            if look.counted and not self._full:  # a number in the place of the list's own
                self._label = ""
            self._put(look.before)
        self._add(element.text, element)
        return True

    def _is_bold(self, element: HtmlElement) -> bool:
        said = self._styled.get(element, PLAIN).bold
        return element.tag in ("b", "strong") if said is None else said

    def _gone(self, element: HtmlElement) -> bool:
        """Whether a marked insertion or deletion is not part of the text that is wanted; each is counted."""
        look = self._styled.get(element, PLAIN)
        deleted = element.tag in ("del", "s", "strike", "deleted") or look.struck
        inserted = not deleted and (element.tag == "ins" or look.inserted or (self._underlines and look.underlined))
        if not (deleted or inserted) or not one_line(element.text_content()):
            return False
        self._changes += 1
        gone = deleted != self._original
        self._line.struck = self._line.struck or (gone and deleted and worded(element.text_content()))
        return gone

    def _begin(self, element: HtmlElement, tag: str) -> None:
        if element in self._notes.bodies and self._note is None:
            self._note = Note(element, self._notes.bodies[element], self._place())
        self._titled += is_titled(element)
        if tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])
        elif tag == "summary" and folds(element):
            self._heading = TITLED_LEVEL
        elif tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._lone_label()
            self._lists.append(begin_list(element, self._styled.get(element, PLAIN).marker))
        elif tag == "li" and self._lists:
            self._lone_label()
            self._level = len(self._lists) - 1
            self._label = begin_item(element, self._lists[-1], self._styled.get(element, PLAIN).marker)
        elif tag == "table":
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows += 1
            self._rows.append(_Row())
        elif tag in ("td", "th") and self._rows:
            self._cells.append(_Cell([], self._label, self._level))
            self._label, self._level = "", 0

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        self._bold -= self._is_bold(element)
        if tag in _SIGNS:
            self._put(_SIGNS[tag][1])
        look = self._styled.get(element)
        if look is not None and look.after:
            self._put(look.after)
        if tag not in BLOCK_TAGS:
            return
        self._flush()
        self._titled -= is_titled(element)
        if self._note is not None and self._note.element is element:
            self._end_note()
        if tag == "summary" or (tag[0] == "h" and tag[1:].isdigit()):
            self._heading = 0
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
            self._level = max(0, len(self._lists) - 1)
        elif tag == "li":
            self._label = ""
        elif tag in ("td", "th") and self._rows and len(self._cells) > 1:
            cell, row, table = self._cells.pop(), self._rows[-1], self._tables[-1]
            table.reach(row)
            table.put(row, cell.blocks, spanned(element, "rowspan"), spanned(element, "colspan"))
            self._label, self._level = cell.label, cell.level
        elif tag == "tr" and self._rows:
            row, table = self._rows.pop(), self._tables[-1]
            table.reach(row)
            blocks = table.columns.blocks(row.cells, self._place(), row.widths)
            if blocks and self._label and not blocks[0].label:
                blocks[0] = replace(blocks[0], label=self._label)
                self._label = ""
            self._out.extend(blocks)
        elif tag == "table" and self._tables:
            self._tables.pop()

    # ------------------------------------------------------------ text

    @property
    def _out(self) -> list[Block]:
        return self._cells[-1].blocks

    def _place(self) -> str:
        if self._tables:
            return f"table {self._tables[-1].number}, row {self._tables[-1].rows}"
        return f"paragraph {self._count + 1} of the page"

    def _put(self, part: str) -> None:
        self._line.add(part, self._bold > 0)
        if part.strip(" \t"):
            self._shown = part
            self._full = self._full or bool(part.strip())

    def _add(self, text: str | None, within: HtmlElement | None = None) -> None:
        if not text:
            return
        if within is not None and self._styled and self._styled.get(within, PLAIN).silent:
            self.unseen += len(text.split())
            return
        self._put(text if self._pre else text.replace("\n", " ").replace("\r", " "))

    def _begin_note(self, mark: str) -> None:
        """A footnote begins here that is no element of its own: it ends with the block or where the next one begins."""
        self._flush()
        self._end_note()
        self._note = Note(None, mark, self._place())

    def _take_marks(self, marks: tuple[str, ...]) -> None:
        if self._shown == "\n" and marks[0] in self._seen:
            self._begin_note(marks[0])
        elif self._full:
            self._line.marks += marks
            self._line.before += [self._line.end] * len(marks)
            self._seen.update(marks)
        elif self._note is not None:
            self._note.mark = self._note.mark or marks[0]
        elif marks[0] in self._seen:  # a line that begins with a raised mark that the text had
            self._begin_note(marks[0])
        else:
            self._put(f"{marks[0]} ")

    def _flush(self) -> None:
        done, self._line, self._shown, self._full = self._line, Paragraph(), "", False
        raw = done.raw
        raw = _VERSION_SIGN.sub("", raw) if "▼" in raw or "►" in raw else raw
        lines = lines_apart(raw, _unwrapped if self._pre else one_line)
        if done.struck and len(lines) <= 1 and (not lines or LONE_LABEL.fullmatch(lines[0])) and (lines or self._label):
            lines = [f"{lines[0]} {DELETED}" if lines else DELETED]
        for n, line in enumerate(lines):
            if self._note is not None:
                self._note.texts.append(line)
                continue
            place = self._place()
            self._count += 1
            label, self._label = self._label, ""
            marks, before = (tuple(done.marks), tuple(done.before)) if n == len(lines) - 1 else ((), ())
            level = self._heading or (TITLED_LEVEL if self._titled and not label and may_head(line) else 0)
            level = level or (BOLD_LEVEL if 0 < done.letters <= done.bold and not label and may_head(line) else 0)
            if level:
                self._out.append(Block("heading", f"{label} {line}".strip(), level=level, place=place, marks=marks))
            else:
                own_label = "" if PRINTED.match(line) else label
                self._out.append(Block("text", line, own_label, self._level, place=place, marks=marks, before=before))
        if self._note is not None and self._note.element is None and self._note.texts:
            self._end_note()

    def _lone_label(self) -> None:
        """A number that stands before nothing but another list is kept."""
        if self._label and self._note is None:
            self._out.append(Block("text", "", self._label, self._level, place=self._place()))
        self._label = ""

    def _end_note(self) -> None:
        note, self._note = self._note, None
        if note is None:
            return
        mark, text = note.told()
        if text:
            self._out.append(Block("footnote", text, place=note.place, mark=mark or self._label.rstrip(".")))
        self._label = ""


def _unwrapped(text: str) -> str:
    return join_lines([one_line(line) for line in text.split("\n")])
