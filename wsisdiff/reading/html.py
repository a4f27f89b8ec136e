"""A web page as blocks. `html_page` finds the document in it, `html_notes` its footnotes; here its elements become blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree, html
from lxml.html import HtmlElement

from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.blocks import Block, Reading
from wsisdiff.reading.html_notes import apart
from wsisdiff.reading.html_page import document_of
from wsisdiff.reading.oneline import one_line
from wsisdiff.reading.word_numbering import format_number

Changes = Literal["accepted", "original"]

BLOCK_TAGS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "blockquote", "pre", "table", "tr", "figure"}
    | {"figcaption", "body", "header", "footer", "aside", "hr", "address", "details", "summary", "center"}
    | {f"h{n}" for n in range(1, 7)}
)
LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
NUMBERED = re.compile(r"\n\s*(?=(?:\d{1,3}(?:\s?bis|\s?ter)?\.|\([a-z]{1,4}\))\s)")
PRINTED = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]\s")
MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡]{1,3}|[a-z])\s*[\])]?")


@dataclass(slots=True)
class _Text:
    """The text of a block while it grows."""

    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    heading: int = 0
    label: str = ""
    level: int = 0
    cell: str = ""
    note: str = ""
    bold: int = 0


def read_html(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a web page's document; insertions and deletions marked as such are taken as `changes` says."""
    text, warnings = _decode(Path(path))
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise UnreadableDraft("the page holds no text", where=str(path), todo="save the page again, with its text") from None
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableDraft("the page is nested deeper than 2,000 elements", where=str(path), todo="save its text alone")
    title = one_line(root.findtext(".//title") or "")
    document = document_of(root)
    first = document.find(".//h1")
    blocks, odd = apart(_Walk(changes == "original").blocks(document))
    return Reading(tuple(blocks), one_line(first.text_content()) if first is not None else title, (*warnings, *odd))


def _decode(path: Path) -> tuple[str, list[str]]:
    raw = path.read_bytes()
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(bom):
            return _clean(raw.decode(name, "replace")), []
    declared = DECLARED.search(raw[:4096])
    names = [declared[1].decode("ascii")] if declared else []
    for name in (*names, "utf-8"):
        try:
            return _clean(raw.decode(name)), []
        except (UnicodeDecodeError, LookupError):
            continue
    what = f"not in the encoding it declares ({names[0]})" if names else "not UTF-8 and declares no encoding"
    return _clean(raw.decode("cp1252", "replace")), [
        f"the page is {what}; read as Windows-1252: check accents and quotation marks"
    ]


def _clean(text: str) -> str:
    """Without NULs and without a declaration of encoding, which no longer holds."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))


class _Walk:
    """Goes through the document in its order, with a stack of its own: no depth of nesting breaks it."""

    def __init__(self, original: bool) -> None:
        self.skip = {"ins"} if original else {"del", "s", "strike"}
        self.out: list[Block] = []
        self.text = _Text()
        self.lists: list[tuple[str, int, int]] = []  # type of list, next number, step
        self.count = 0

    def blocks(self, document: HtmlElement) -> list[Block]:
        stack: list[tuple[HtmlElement, bool]] = [(document, True)]
        while stack:
            element, entering = stack.pop()
            if entering:
                if element.tag in self.skip:
                    self._add(element.tail)
                    continue
                if self._enter(element):
                    stack.append((element, False))
                    stack += [(child, True) for child in reversed(element)]
                else:
                    self._add(element.tail)
            else:
                self._leave(element)
                if element is not document:
                    self._add(element.tail)
        self._flush()
        return self.out

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; False when all of it is dealt with."""
        tag = element.tag
        if not isinstance(tag, str):
            return False
        if self._is_mark(element):
            return False
        if tag == "br":
            self.text.parts.append("\n")
            return False
        if tag in ("td", "th"):
            if self.text.cell and self.text.parts:
                self.text.parts.append(" | ")
            self.text.cell = "in"
        elif tag in BLOCK_TAGS and not self.text.cell:
            self._flush()
            self._begin(element, tag)
        elif tag == "tr":
            self._flush()
            self.text.cell = "row"
        self._add(element.text)
        return True

    def _begin(self, element: HtmlElement, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self.text.heading = int(tag[1:])
        elif tag in ("ol", "ul"):
            kind = LIST_TYPES.get(element.get("type", "1"), "decimal") if tag == "ol" else ""
            reverse = tag == "ol" and element.get("reversed") is not None
            items = sum(child.tag == "li" for child in element)
            self.lists.append((kind, _whole(element.get("start"), items if reverse else 1), -1 if reverse else 1))
        elif tag == "li" and self.lists:
            kind, number, step = self.lists[-1]
            number = _whole(element.get("value"), number)
            self.lists[-1] = (kind, number + step, step)
            parent = element.getparent()
            style = (element.get("style") or "") + ((parent.get("style") or "") if parent is not None else "")
            self.text.level = len(self.lists) - 1
            if kind and "list-style" not in style.replace("list-style-position", ""):
                self.text.label = f"{format_number(number, kind)}."
        note = element.get("id") or ""
        if re.match(r"(?:_?fn|footnote|_ftn|endnote|_edn|note)[-_:.]?\d", note, re.IGNORECASE) and not note.lower().startswith(
            "fnref"
        ):
            self.text.note = re.sub(r"\D", "", note) or note
        elif _in_notes(element):
            self.text.note = "?"

    def _leave(self, element: HtmlElement) -> None:
        if element.tag in ("ol", "ul") and self.lists and not self.text.cell:
            self._flush()
            self.lists.pop()
        elif element.tag == "tr" or (element.tag in BLOCK_TAGS and not self.text.cell):
            self._flush()

    def _is_mark(self, element: HtmlElement) -> bool:
        """Take a footnote's mark out of the text: a raised number, or a link to a note."""
        target = (element.get("href") or "").lower()
        to_note = element.tag == "a" and re.match(r"[^#]*#_?(?:fn|ftn|footnote|note|edn|endnote|end)[-_:.]?\w*\d", target)
        if element.tag != "sup" and not to_note:
            return False
        found = MARK.fullmatch(one_line(element.text_content()))
        if not found:
            return False
        if not to_note and found[1].isalpha() and len(found[1]) == 1 and element.find(".//a") is None:
            return False  # "10ᵗʰ" and the like
        if self.text.parts and one_line("".join(self.text.parts)):
            self.text.marks.append(found[1])
        elif self.text.note == "?" or self.text.note:
            self.text.note = found[1]
        return True

    def _add(self, text: str | None) -> None:
        if text:
            self.text.parts.append(text.replace("\n", " ").replace("\r", " "))

    def _flush(self) -> None:
        done, self.text = self.text, _Text()
        raw = "".join(done.parts)
        pieces = [p for chunk in re.split(r"\n\s*\n", raw) for p in NUMBERED.split(chunk)] if "\n" in raw else [raw]
        for n, piece in enumerate(pieces):
            text = one_line(piece).strip(" |") if done.cell else one_line(piece)
            if not text:
                continue
            self.count += 1
            place = f"{'table row' if done.cell else 'paragraph'} {self.count} of the page"
            marks = tuple(done.marks) if n == len(pieces) - 1 else ()
            if done.note:
                own = re.match(r"\[?(\d{1,3})[\].)]*\s+", text)
                mark = done.note if done.note != "?" else own[1] if own else done.label.rstrip(".")
                text = text[own.end() :] if own and own[1] == mark else text
                self.out.append(Block("footnote", re.sub(r"\s*[↩↑^]\ufe0e?$", "", text), place=place, mark=mark))
            elif done.heading:
                self.out.append(Block("heading", text, level=done.heading, place=place, marks=marks))
            else:
                label = "" if PRINTED.match(text) else done.label
                self.out.append(Block("text", text, label, done.level, place=place, marks=marks))


def _in_notes(element: HtmlElement) -> bool:
    for outer in (element, *element.iterancestors()):
        name = f"{outer.get('class') or ''} {outer.get('id') or ''} {outer.get('role') or ''}".lower()
        if any(word in name for word in ("footnotes", "endnotes")):
            return outer is not element or element.tag in ("p", "li")
    return False


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
