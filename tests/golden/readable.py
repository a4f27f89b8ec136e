"""Documents as text that a person can read and that a diff shows line by line."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE_LINES = frozenset(f"{W}{name}" for name in ("r", "pPr", "tblPr", "tblGrid", "trPr", "tc", "sectPr"))
"""Elements of a Word file that stand on one line each."""
NAMESPACE = re.compile(r' xmlns(:\w+)?="[^"]*"')
VOLATILE = re.compile(r' w:rsid\w*="[^"]*"')
INLINE = frozenset(
    {"a", "abbr", "b", "code", "del", "em", "i", "ins", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup"}
)
CODE = frozenset({"style", "script"})
HASH = re.compile(r"'sha256-[^']*'")
"""Of the page's own style and script, in its security policy."""
DRAWN = frozenset({"defs", "rect", "path", "line", "circle", "g"})
"""What a picture is drawn with; its words are kept, its lines are other tests' business."""


def of_html(page: str) -> str:
    """One element a line, set in by its depth; words and what is set within a line stay together; style and script left out."""
    lines: list[str] = []
    _html(html.document_fromstring(page), 0, lines)
    return "\n".join(lines) + "\n"


def _html(element: html.HtmlElement, depth: int, lines: list[str]) -> None:
    indent = " " * depth
    if not isinstance(element.tag, str):
        return
    if element.tag in DRAWN and not any(inner.tag == "text" for inner in element.iter()):
        return
    attributes = "".join(f' {name}="{_escaped(value)}"' for name, value in element.items())
    if element.tag in ("svg", "text"):
        attributes = f' class="{_escaped(element.get("class", ""))}"'
    attributes = HASH.sub("'sha256-...'", attributes)
    if element.tag in CODE and element.get("type") != "application/json":
        lines.append(f"{indent}<{element.tag}{attributes}> ... </{element.tag}>")
        return
    if _is_line(element) and element.tag not in ("svg", "text", "meta"):
        lines.append(indent + " ".join(etree.tostring(element, encoding="unicode", method="html", with_tail=False).split()))
        return
    if element.tag == "text":
        lines.append(f"{indent}<text{attributes}>{_escaped(element.text_content())}</text>")
        return
    lines.append(f"{indent}<{element.tag}{attributes}>")
    _text(element.text, depth + 1, lines)
    for child in element:
        _html(child, depth + 1, lines)
        _text(child.tail, depth + 1, lines)


def _is_line(element: html.HtmlElement) -> bool:
    """Whether an element holds only words and what is set within a line."""
    return all(isinstance(inner.tag, str) and inner.tag in INLINE for inner in element.iterdescendants())


def _text(text: str | None, depth: int, lines: list[str]) -> None:
    if text and text.strip():
        lines.append(" " * depth + _escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def of_word(data: bytes) -> str:
    """The document, then its headers and footers: paragraph by paragraph, each run on a line, without what changes by itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"word/(header|footer)\d*\.xml", name))
        parts = [(name, etree.fromstring(archive.read(name))) for name in ("word/document.xml", *names)]
    lines: list[str] = []
    for name, root in parts:
        lines.append(f"==== {name}")
        _word(root, 0, lines)
    return "\n".join(lines) + "\n"


def _word(element: etree._Element, depth: int, lines: list[str]) -> None:
    indent = " " * depth
    if element.tag in WHOLE_LINES or not len(element):
        lines.append(indent + _xml(element))
        return
    opening = _xml(element).split(">", 1)[0] + ">"
    lines.append(indent + opening)
    for child in element:
        _word(child, depth + 1, lines)


def _xml(element: etree._Element) -> str:
    return VOLATILE.sub("", NAMESPACE.sub("", etree.tostring(element, encoding="unicode", with_tail=False)))
