"""A rich text file as blocks: paragraphs, printed list numbers, tables, footnotes, tracked and hand-struck changes, hidden words.

Read here and not with a library: the one that is kept (striprtf) gives the words without what is done to them, and a draft whose deleted
words stand is worse than one that is not read.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block, Reading, title_of
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.rows import Columns
from wsisdiff.reading.lines.typed import Counted, Paragraph, worded

SKIPPED = frozenset(
    ("stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
     "fldinst", "xe", "tc", "tcn", "txe", "rxe", "bkmkstart", "bkmkend", "nonshppict",
     "themedata", "colorschememapping", "datastore", "latentstyles",
     "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "atnid",
     "atnauthor", "atntime", "atnicn", "atnref", "atrfstart", "atrfend", "falt", "panose", "pgptbl", "filetbl", "sn", "sv", "background")
)  # fmt: skip
STARRED = frozenset(("shpinst", "shptxt", "shp", "footnote", "listtext", "pntext", "fldrslt", "ud", "upr", "annotation", "cs"))
"""Marked as left out by those who do not know them; known here."""
SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "tab": " ", "line": "\n",
    "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n", "softline": " ",
}  # fmt: skip
TOGGLES = {"strike": "struck", "striked": "struck", "deleted": "deleted", "revised": "inserted", "v": "hidden", "b": "bold"}
"""Words that switch how letters look -> what they switch."""
INTO = {"listtext": "label", "pntext": "label", "fonttbl": "fonts", "colortbl": "colours"}
"""Words that begin a group -> where its words go."""
CHARSETS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
TINIEST = 4
"""Half-points of a letter up to which nobody reads it."""
_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|\\'|\\|[\r\n]+")


@dataclass(frozen=True, slots=True)
class State:
    """What holds within the braces that are open."""

    into: str = "body"
    """Where words go: body, label, note, fonts, colours, or nowhere."""
    struck: bool = False
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    bold: bool = False
    raised: bool = False
    ink: int = 0
    size: int = 24
    codec: str = "cp1252"
    skip: int = 1
    """Characters behind a Unicode one that stand for it where it is not known."""
    painted: bool = False


def codec(name: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return "cp1252"


def read_rtf(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of an .rtf file. UnreadableDraft when it is none or is nested beyond the limits."""
    data = path.read_bytes()
    if not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        raise UnreadableDraft("this is no rich text file", where=str(path), todo="fetch or save it again")
    return _Reader(changes == "original", str(path)).read(data)


class _Reader(Counted):
    def __init__(self, original: bool, where: str) -> None:
        super().__init__(original)
        self.where = where
        self.state = State()
        self.stack: list[State] = []
        self.fonts: dict[int, str] = {}
        self.colours: list[list[int]] = [[]]
        self.bytes = bytearray()
        self.waiting = 0
        """Characters still to be passed over behind a Unicode one."""
        self.paragraph = Paragraph()
        self.label: list[str] = []
        self.note: Paragraph | None = None
        self.blocks: list[Block] = []
        self.cells: list[list[Block]] = []
        self.cell: list[Block] = []
        self.notes: list[Block] = []
        self.columns = Columns()
        self.star = self.in_table = self.centred = False
        self.count = self.rows = self.level = self.font = self.note_depth = self.high = 0
        self.base, self.outline, self.surrogate = "cp1252", 9, 0xD800

    def read(self, data: bytes) -> Reading:
        for n, found in enumerate(_TOKEN.finditer(data)):
            if n % 1024 == 0:
                check_time()
            word, argument, code, sign, brace, text = found.groups()
            if text is not None:
                self._bytes(text)
            elif code is not None:
                self._bytes(bytes((int(code, 16),)), one=True)
            else:
                self._flush()
                if brace:
                    self._brace(brace == b"{")
                elif word is not None:
                    self._word(word.decode("ascii"), int(argument) if argument else None)
                elif sign is not None:
                    self._sign(sign)
        self._flush()
        self._end()
        self._row()
        cut = (Remark("file.cut_short"),) if self.stack else ()
        return Reading((*self.blocks, *self.notes), title_of(self.blocks, ""), (*cut, *self.told()))

    # ------------------------------------------------------------ tokens

    def _brace(self, opens: bool) -> None:
        self.star = False
        if opens:
            if len(self.stack) > limits().depth:
                raise beyond("its groups are nested deeper than those of a draft", "depth", self.where)
            self.stack.append(self.state)
            return
        if self.note is not None and len(self.stack) <= self.note_depth:
            self._end_note()
        if self.stack:
            self.state = self.stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        state = self.state
        if self.star:
            self.star = False
            if word not in STARRED:
                self.state = replace(state, into="nowhere")
                return
        if word in SKIPPED or word == "annotation":
            self.pictures += word == "pict" and state.into == "body"
            self.comments += word == "annotation"
            self.state = replace(state, into="nowhere")
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif word in ("par", "sect", "page", "pagebb"):
            if state.into == "body" and word != "page":
                self._end()
            elif state.into == "note":
                self._put(" ")
        elif word in ("cell", "nestcell"):
            self._end()
            self.cells.append(self.cell)
            self.cell = []
        elif word in ("row", "nestrow"):
            self._row()
        elif word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.in_table, self.centred, self.outline, self.level = False, False, 9, 0
        elif word == "qc":
            self.centred = True
        elif word == "outlinelevel":
            self.outline = number or 0
        elif word == "ilvl":
            self.level = number or 0
        elif word == "footnote" and self.note is None:
            self.note, self.note_depth = Paragraph(), len(self.stack)
            self.state = replace(state, into="note", raised=False)
        elif word == "chftn" and state.into == "body":
            self.high += 1
            self.paragraph.marks.append(str(self.high))
        elif word in INTO:
            self.state = replace(state, into=INTO[word])
        elif word == "ansicpg" and number:
            self.base = codec(f"cp{number}")
            self.state = replace(state, codec=self.base)
        elif word == "f" and number is not None:
            self.font = number
            self.state = replace(state, codec=self.fonts.get(number, self.base))
        elif word == "fcharset" and state.into == "fonts":
            self.fonts[self.font] = self.base if number in (0, 1) else CHARSETS.get(number or 0, self.base)
        elif word in ("red", "green", "blue") and state.into == "colours":
            self.colours[-1].append(min(number or 0, 255))
        elif word == "bin" and number:
            self.state = replace(state, into="nowhere")
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        state, on = self.state, number != 0
        if word in TOGGLES:
            switched: dict[str, Any] = {TOGGLES[word]: on}
            self.state = replace(state, **switched)
        elif word in ("super", "nosupersub", "sub"):
            self.state = replace(state, raised=word == "super" and on)
        elif word == "cf":
            self.state = replace(state, ink=number or 0)
        elif word in ("highlight", "cb", "chcbpat", "cbpat"):
            self.state = replace(state, painted=bool(number))
        elif word == "fs":
            self.state = replace(state, size=number or 24)
        elif word == "uc":
            self.state = replace(state, skip=max(number or 0, 0))
        elif word == "plain":
            self.state = State(into=state.into, codec=self.base, skip=state.skip)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.star = True
        elif sign in (b"~", b"_", b"\\", b"{", b"}"):
            self._put({b"~": " ", b"_": "-"}.get(sign, sign.decode("ascii")))
        elif sign in (b"\n", b"\r"):
            self._end()

    # ------------------------------------------------------------ words

    def _bytes(self, text: bytes, one: bool = False) -> None:
        self.star = False
        if self.waiting:
            passed = min(self.waiting, 1 if one else len(text))
            self.waiting -= passed
            text = text[passed:]
        if self.state.into == "colours":
            for _ in range(text.count(b";")):
                self.colours.append([])
            return
        self.bytes += text

    def _flush(self) -> None:
        if self.bytes:
            text = self.bytes.decode(self.state.codec, "replace")
            self.bytes.clear()
            self._put(text)

    def _unicode(self, number: int) -> None:
        number += 0x10000 if number < 0 else 0
        if 0xD800 <= number < 0xDC00:
            self.surrogate = number
        elif 0xDC00 <= number < 0xE000:
            self._put(chr(0x10000 + ((self.surrogate - 0xD800) << 10) + number - 0xDC00))
        elif 0 < number < 0x110000:
            self._put(chr(number))
        self.waiting = self.state.skip

    def _put(self, text: str) -> None:
        state = self.state
        if state.into in ("nowhere", "fonts", "colours"):
            return
        if state.into == "label":
            self.label.append(text)
            return
        line = self.note if state.into == "note" and self.note is not None else self.paragraph
        if state.deleted or state.inserted:
            self.tracked += bool(text.strip())
            if state.deleted != self.original:
                line.struck = line.struck or (state.deleted and worded(text))
                return
        ink = self.colours[state.ink] if 0 < state.ink < len(self.colours) else []
        white = len(ink) == 3 and min(ink) >= 0xF2 and not state.painted and not self.in_table
        unseen = (state.hidden or state.size <= TINIEST or white) and (self.original or not state.struck)
        if not self.leaves_out(text, line, hidden=unseen, struck=state.struck):
            line.add(text, state.bold, state.raised and line is self.paragraph)

    # ------------------------------------------------------------ blocks

    def _end_note(self) -> None:
        note, self.note = self.note, None
        text = one_line("".join(note.parts)) if note else ""
        if text:
            self.notes.append(Block("footnote", text, place=f"footnote {self.high}", mark=str(self.high)))

    def _end(self) -> None:
        line, self.paragraph = self.paragraph, Paragraph()
        label, self.label = one_line("".join(self.label)), []
        label = label if any(map(str.isalnum, label)) else ""
        pieces = line.lines() or line.gone(label)
        self.count += 1
        place = f"table row {self.rows + 1}" if self.in_table else f"paragraph {self.count} of the file"
        sink = self.cell if self.in_table else self.blocks
        if pieces and not self.in_table:
            self.columns = Columns()  # the next table has heads of its own
        named = self.outline + 2 if self.outline < 9 else 0
        heading = line.heading(pieces, label, named, self.centred) if named or not self.in_table else 0
        sink += line.blocks(pieces, label, self.level, heading, place)

    def _row(self) -> None:
        if self.cell:
            self.cells.append(self.cell)
        if any(block.text for cell in self.cells for block in cell):
            self.rows += 1
            self.blocks += self.columns.blocks(self.cells, f"table row {self.rows}")
        self.cells, self.cell = [], []
