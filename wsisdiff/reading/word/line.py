"""What one paragraph of a Word file prints: runs, tracked changes, fields' results, footnote marks, hidden and struck-out words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from wsisdiff.files.limits import check_time
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import MARKS, is_power, single_marks
from wsisdiff.reading.lines.typed import Counted, Paragraph, worded
from wsisdiff.reading.word.numbering import NoteMarks
from wsisdiff.reading.word.package import Package, W
from wsisdiff.reading.word.shown import MC, Look, Looks, chosen, equation, is_prompt, is_shaded, plain, ruby, sign
from wsisdiff.reading.word.styles import Styles, child, end_cut, value

ADDED = frozenset({W + "ins", W + "moveTo"})
CUT = frozenset({W + "del", W + "moveFrom"})
CONTAINERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"}) | ADDED | CUT
SKIPPED = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "tblPr", "tblGrid"))
NO_TEXT = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})
"""Fields whose results are page numbers."""
COUNTED_FIELDS = frozenset({"AUTONUM", "AUTONUMLGL"})
"""Fields that print the paragraph's number, counted through the document; the file does not hold it."""
ENOUGH = 20
"""Letters before a raised figure that tell whether it is a power."""
_TEN = re.compile(r"(?:^|[\s(×·])10$")
"""What a raised figure behind it raises: a power of ten is written so, and "10" otherwise seldom bears a footnote."""
_VARIABLE = re.compile(r"(?:^|[\s(])[b-hj-zB-HJ-Z]$")
"""A letter that stands for a number, which a raised figure raises."""
_FRACTION = re.compile(r"\\f\s*\(\s*([^(),;]*)[,;]\s*([^(),;]*)\)", re.IGNORECASE)
_EXPONENT = re.compile(r"[-−–]\s?\d{1,3}")
_PRINTS: dict[str, Callable[[etree._Element], str]] = {
    "ruby": ruby, "oMath": equation, "sym": sign, "noBreakHyphen": lambda _: "-",
    **dict.fromkeys(("tab", "ptab"), lambda _: " "),
    **dict.fromkeys(("br", "cr"), lambda element: "\n" if element.get(W + "type") in (None, "textWrapping") else " "),
}  # fmt: skip
"""Elements -> what they print that is no run of letters."""
_RUN, _ALTERNATIVE = W + "r", MC + "AlternateContent"
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")
DRAWN = frozenset({"chart", "diagram"})
"""Drawings that hold words in parts of their own, as pictures do."""


@dataclass(slots=True)
class Line(Paragraph):
    """A paragraph of a Word file while it is read."""

    properties: etree._Element | None = None
    element: etree._Element | None = None
    """The one that it ends with; None where its end was cut, and no other paragraph goes on with it."""
    page_field: bool = False
    """A page number stood in it."""
    marked_at: int = -1
    """How many parts it had when a raised figure was last taken for a footnote's mark."""
    opening_mark: str = ""
    """A raised figure before its first word: it is a typed footnote if the text had that mark."""

    @property
    def end(self) -> str:
        """The last words so far; empty when there are none. A paragraph may have 100,000 marks, so it is not joined for each."""
        taken, length = len(self.parts), 0
        while taken and length < ENOUGH:
            taken -= 1
            length += len(self.parts[taken].strip())
        return one_line("".join(self.parts[taken:]))


@dataclass(slots=True)
class _Field:
    """A complex field: its instruction is read until its result begins."""

    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one look."""

    element: etree._Element
    look: Look
    parts: int
    """Elements in it besides its properties."""
    left_out: bool
    """Its words are hidden, or struck out by hand; signs of fields and boxes in it still count."""


class Lines(Counted):
    """Reads paragraphs one after another; what is left out on the way is counted."""

    def __init__(self, package: Package, styles: Styles, original: bool) -> None:
        super().__init__(original)
        self._styles = styles
        self.notes = NoteMarks(package.settings)
        self.typed_marks: set[str] = set()
        self._looks = Looks(styles)
        self.shaded = False
        """Whether what is behind the paragraphs read now is not known to be white: a cell of a coloured table."""
        self.uncounted = self._autonum = 0
        self._fields: list[_Field] = []

    def dropped(self, element: etree._Element) -> bool:
        """Whether a tracked insertion or deletion is not part of the text that is wanted; each is counted."""
        added, cut = element.tag in ADDED, element.tag in CUT
        self.tracked += added or cut
        return added if self.original else cut

    def within(self, element: etree._Element) -> Iterator[etree._Element]:
        """The children, and those of the containers among them that are part of the text."""
        for part in element:
            if part.tag == _ALTERNATIVE:
                if (shown := chosen(part)) is not None:
                    yield from self.within(shown)
            elif part.tag in CONTAINERS:
                if not self.dropped(part) and not is_prompt(part):
                    yield from self.within(part)
            elif isinstance(part.tag, str):
                yield part

    def whole(self, elements: Iterable[etree._Element]) -> Iterator[Line | etree._Element]:
        """The elements in their order, each paragraph as what it prints. One whose end was cut goes on with the next, though in no table
        and over the end of no cell."""
        pending: Line | None = None
        for element in elements:
            check_time()
            if element.tag == W + "p":
                line = self._line(element, pending or Line())
                pending = line if end_cut(element, original=self.original) else None
                if pending is None:
                    line.element = element
                    yield line
                continue
            if pending is not None and element.tag == W + "tbl":
                yield pending
                pending = None
            yield element
        if pending is not None:
            yield pending

    def _line(self, paragraph: etree._Element, line: Line) -> Line:
        line.properties = child(paragraph, "pPr")
        before = child(line.properties, "pPrChange", "pPr") if self.original else None
        line.properties = line.properties if before is None else before
        self._read(paragraph, None, value(line.properties, "pStyle") or self._styles.default, line)
        # An instruction that has no end would swallow the rest of the document.
        self._fields = [open_field for open_field in self._fields if open_field.in_result]
        return line

    def _read(self, within: etree._Element, run: Run | None, style: str, line: Line) -> None:
        for element in within:
            inner, inside = run, element
            if not isinstance(element.tag, str) or element.tag in SKIPPED or is_prompt(element):
                continue
            if self.dropped(element):
                line.struck = line.struck or any(worded(t.text) for t in element.iter(W + "delText"))
                continue
            if element.tag == _RUN:
                own = child(element, "rPr")
                look = self._looks(own, style)
                inner = Run(element, look, len(element) - (own is not None), self.left_out(element, look, line))
            elif element.tag == _ALTERNATIVE:
                if (shown := chosen(element)) is None:
                    continue
                inside = shown
            elif self._take(element, run, line):
                continue
            self._read(inside, inner, style, line)

    def left_out(self, run: etree._Element, look: Look, line: Line) -> bool:
        """Whether a run is hidden, or struck out by hand, which in drafts means deleted."""
        hidden = look.hidden or look.unseen or (look.white and not (self.shaded or is_shaded(line.properties)))
        words = "".join(t.text or "" for t in run.iter(W + "t")) if hidden or look.struck else ""
        return self.leaves_out(words, line, hidden=hidden, struck=look.struck)

    def _take(self, element: etree._Element, run: Run | None, line: Line) -> bool:
        """Take what an element prints; False for one that only holds others."""
        name = str(element.tag).rpartition("}")[2]
        if name == "fldChar":
            self._field_sign(element, line)
        elif name in ("instrText", "delInstrText"):
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += element.text or ""
        elif name == "fldSimple":
            simple = _Field(element.get(W + "instr") or "")
            self._field_prints(simple, line)
            return simple.name in NO_TEXT
        elif name == "txbxContent":
            line.boxes.append(element)
        elif (run is not None and run.left_out) or any(not f.in_result or f.name in NO_TEXT for f in self._fields):
            return name not in ("drawing", "pict", "object", "AlternateContent", "Choice")
        elif name in ("t", "delText"):
            self.words(element.text or "", run, line)
        elif name in _PRINTS:
            line.parts.append(_PRINTS[name](element))
        elif name in ("footnoteReference", "endnoteReference"):
            self._reference(element, name[: -len("Reference")], run, line)
        elif name == "commentReference":
            self.comments += 1
        elif name in ("blip", "imagedata"):
            self.pictures += 1
        elif name == "graphicData":
            self.pictures += (element.get("uri") or "").rpartition("/")[2] in DRAWN
            return False
        else:
            return False
        return True

    def words(self, text: str, run: Run | None, line: Line) -> None:
        look = run.look if run is not None else Look()
        raised = look.raised
        if line.marked_at == len(line.parts) and line.marks and text.lstrip()[:1] in ("/", "⁄"):
            line.before = line.before[:-1]
            line.parts.append(line.marks.pop())  # a raised figure before a stroke is a numerator, no mark
        if raised and MARKS.fullmatch(one_line(text)):
            before = line.end
            figure = text.strip().isdigit() and text.strip() != str(len(self.typed_marks) + 1)
            if figure and (_VARIABLE.search(before) or _TEN.search(before)):
                line.parts.append("^")
            elif not any(c.isdigit() or c in "*†‡§" for c in text) or is_power(before):
                pass  # nᵗʰ, km²
            elif before:
                line.marks += single_marks(text)
                line.before += [before] * len(single_marks(text))
                line.marked_at = len(line.parts)
                self.typed_marks.update(single_marks(text))
                return
            elif single_marks(text)[0] in self.typed_marks:
                line.opening_mark = single_marks(text)[0]
                return
        if run is not None and run.parts > 1 and next(run.element.iter(*_REFERENCES), None) is not None:
            return  # a mark of the author's own choice, taken with its reference
        if raised and _EXPONENT.fullmatch(text.strip()) and _TEN.search(line.end):
            line.parts.append("^")
        line.add(plain(text, look.font), look.bold)

    def _reference(self, element: etree._Element, kind: str, run: Run | None, line: Line) -> None:
        own = ""
        if run is not None and (element.get(W + "customMarkFollows") or "0").lower() not in ("0", "false", "off"):
            own = one_line("".join(t.text or "" for t in run.element.iter(W + "t")))
        identity = element.get(W + "id", "")
        if own:
            self.notes.order.setdefault((kind, identity), own)
        line.marks.append(self.notes.mark(kind, identity))
        line.before.append(line.end)

    def _field_sign(self, element: etree._Element, line: Line) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
            self._field_prints(self._fields[-1], line)
        elif self._fields and kind == "end":
            done = self._fields.pop()
            if not done.in_result:
                self._field_prints(done, line)

    def _field_prints(self, done: _Field, line: Line) -> None:
        """Fields that print something that is not in the file, or something that is no text."""
        if done.name in COUNTED_FIELDS and not line.end:
            self._autonum += 1
            line.parts.append(f"{self._autonum}. ")
        elif done.name == "EQ" and not done.in_result:
            parts = _FRACTION.findall(done.instruction)
            line.parts.append(" ".join(f"{above.strip()}/{below.strip()}" for above, below in parts))
        elif done.name in COUNTED_FIELDS or done.name in ("LISTNUM", "AUTONUMOUT"):
            self.uncounted += 1
        elif done.name in NO_TEXT:
            line.page_field = True
