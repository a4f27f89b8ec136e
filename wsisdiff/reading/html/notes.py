"""Footnotes of a web page that its own elements tell: links from a mark to a note and back, raised marks, boxes of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from wsisdiff.files.limits import check_time
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import MARKS, is_power, single_marks

LONGEST_NOTE = 4000
"""Letters of an element that a mark links to, above which it is no note but a part of the page."""
LONGEST_MARKS = 200
"""Letters of an element, white space included, that may be nothing but marks."""
_BACK = re.compile(r"[\[(]?(?:[↩↑^⤴↵⏎]\ufe0e?|back|return|jump up|top)[\])]?", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"_?(?:fn|ftn|edn|en|foot-?note|end-?note|sd(?:foot|end)note|note|cite[-_]note|reference|ref)s?[-_:.]?\w*\d", re.I
)
_NOTE_ID = re.compile(r"_?(?:fn|ftn|edn|(?:sd)?foot-?note|(?:sd)?end-?note)[-_:.]?(\d{1,3})", re.I)
"""What an element is called that is a note though nothing links to it."""
OWN_MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3})[\].)]*\s*(?=\S)")
_BACK_SIGNS = "↩↑⤴↵\ufe0e "
_NOTE_BOX = ("footnotes", "endnotes", "footnote-list", "doc-endnotes")
BLOCKS = frozenset({"p", "li", "div", "dd", "dt", "td", "th", "tr", "aside", "blockquote", "section", "article", "main", "body"})
_NEVER_A_NOTE = frozenset({"article", "main", "body", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Note:
    """A footnote while it is read."""

    element: HtmlElement | None
    mark: str
    place: str
    texts: list[str] = field(default_factory=list)

    def told(self) -> tuple[str, str]:
        """Its mark, empty where nothing tells it, and its text without the mark and without the signs that lead back."""
        text, mark = " ".join(self.texts).rstrip(_BACK_SIGNS).lstrip(_BACK_SIGNS + "^").strip(), self.mark
        own = OWN_MARK.match(text)
        return (own[1], text[own.end() :]) if own and (own[1] == mark or not mark) else (mark, text)


@dataclass(slots=True)
class Notes:
    """What was found. Elements are the keys, which keeps them alive as lxml wants it."""

    marks: dict[HtmlElement, tuple[str, ...]] = field(default_factory=dict)
    """Elements that print footnote marks and nothing else."""
    bodies: dict[HtmlElement, str] = field(default_factory=dict)
    """Elements that hold one footnote each, with its mark; empty where its own text must tell it."""
    starts: dict[HtmlElement, str] = field(default_factory=dict)
    """Places at the start of a line within an element that holds several footnotes, with the mark of the one that begins."""
    back: set[HtmlElement] = field(default_factory=set)
    """Links from a note back to the text."""


def text_up_to(element: HtmlElement, most: int) -> str:
    """Its text; of a text longer than `most` letters only the beginning, but more than `most`."""
    texts, length = [], 0
    for text in element.itertext():
        texts.append(text[: most + 1])
        length += len(text)
        if length > most:
            break
    return "".join(texts)


def find_notes(document: HtmlElement) -> Notes:
    """The footnotes of a document whose elements say that they are. Marks and notes that are plain text are for `listed_notes`."""
    notes = Notes()
    elements = [e for e in document.iter() if isinstance(e.tag, str)]
    order = {element: n for n, element in enumerate(elements)}
    named = {name: e for e in reversed(elements) for name in (e.get("name"), e.get("id")) if name}
    for element in elements:
        if element.tag == "sup" and (found := _marks(element)) and not is_power(_just_before(element)):
            notes.marks[element] = found
    for link in elements:
        check_time()
        address = link.get("href") or ""
        target = named.get(address.rpartition("#")[2]) if link.tag == "a" and "#" in address else None
        if target is None or order[target] <= order[link]:
            continue
        found = _marks(link)
        if found and _looks_like_a_mark(link, target):
            body = _body(target)
            if body is not None and body not in link.iterancestors():
                notes.marks.setdefault(link, found)
                notes.bodies.setdefault(body, found[0])
            elif body is None and _begins_line(target):
                notes.marks.setdefault(link, found)
                notes.starts.setdefault(target, found[0])
    for element in elements:
        named_note = _NOTE_ID.fullmatch(element.get("id") or "") if element.tag in BLOCKS else None
        if named_note and len(text_up_to(element, LONGEST_NOTE)) <= LONGEST_NOTE:
            notes.bodies.setdefault(element, named_note[1])
    for element in elements:
        if is_box(element) and not any(outer in notes.bodies for outer in (element, *element.iterancestors())):
            for item in _items(element):
                notes.bodies.setdefault(item, "")
    _links_back(notes, order, named)
    return notes


def _links_back(notes: Notes, order: dict[HtmlElement, int], named: dict[str, HtmlElement]) -> None:
    for body in notes.bodies:
        check_time()
        for link in body.iter("a"):
            target = named.get((link.get("href") or "").rpartition("#")[2])
            text = one_line(text_up_to(link, LONGEST_MARKS))
            back = target is not None and order[target] < order[body] and (not text or _marks(link) or len(text) < 20)
            if back or _BACK.fullmatch(text):
                notes.back.add(link)


def is_box(element: HtmlElement) -> bool:
    """Whether an element says that it holds footnotes, which pages put in asides, footers and lists of links."""
    if element.tag in ("a", "sup", "span", "p", "li") or not element.attrib:
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return any(word in name for word in _NOTE_BOX)


def _items(box: HtmlElement) -> Iterator[HtmlElement]:
    """The innermost list items of a box of notes, or its paragraphs where it has no list."""
    tags = ("li", "dd", "tr") if any(True for _ in box.iter("li", "dd", "tr")) else ("p", "div")
    for item in box.iter(*tags):
        if item is not box and not any(True for inner in item.iter(*tags) if inner is not item):
            yield item


def _marks(element: HtmlElement) -> tuple[str, ...]:
    text = one_line(text_up_to(element, LONGEST_MARKS))
    power = len(text) == 1 and text.isalpha() and element.tag == "sup" and element.find(".//a") is None  # nᵗʰ, xᵃ
    return single_marks(text) if MARKS.fullmatch(text) and not power else ()


def _looks_like_a_mark(link: HtmlElement, target: HtmlElement) -> bool:
    """A raised or bracketed link, or one to a place that is called a note; "section 4" and the lines of a contents are none."""
    raised = link.find(".//sup") is not None or any(outer.tag == "sup" for outer in link.iterancestors("sup"))
    said = f"{link.get('class') or ''} {link.get('role') or ''}".lower()
    bracketed = raised or "note" in said or one_line(text_up_to(link, LONGEST_MARKS))[0] in "[(*†‡§"
    return bracketed or any(_NOTE_NAME.match(target.get(name) or "") for name in ("id", "name"))


def _body(target: HtmlElement) -> HtmlElement | None:
    """The element that holds the note whose place is `target`, or None when it is a part of the page or holds other text too."""
    block = target
    while block.tag not in BLOCKS:
        outer = block.getparent()
        if outer is None or block.tag in _NEVER_A_NOTE:
            return None
        block = outer
    if block.tag in ("td", "th"):
        block = next(block.iterancestors("tr"), block)
    if block is not target and not _begins(block, target):
        return None
    if not one_line(text_up_to(target, LONGEST_NOTE)) and block.tag in ("div", "section", "body", "article", "main"):
        after = target.getnext()  # an empty anchor before its note
        if after is not None and after.tag in ("p", "li") and not (target.tail or "").strip():
            block = after
    outer = block.getparent()
    if block.tag == "p" and outer is not None and outer.tag == "li" and outer[0] is block:
        block = outer
    text = text_up_to(block, LONGEST_NOTE)
    return None if block.tag in _NEVER_A_NOTE or len(text) > LONGEST_NOTE or not text.strip() else block


def _begins(block: HtmlElement, target: HtmlElement) -> bool:
    """Whether no text of the block stands before the target."""
    outer = set(target.iterancestors())
    for element in block.iter():
        if element is target:
            return True
        if (element.text or "").strip() or (element not in outer and (element.tail or "").strip()):
            return False
    return False


def _begins_line(element: HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _just_before(element: HtmlElement) -> str:
    before, outer = element.getprevious(), element.getparent()
    text = before.tail if before is not None else outer.text if outer is not None else ""
    return text or ""
