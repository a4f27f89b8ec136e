"""A web page as blocks, in stages: its bytes decoded, the document found in it (`page`), footnotes told by links and raised marks
(`notes`), its elements made blocks (`walk`), footnotes that are plain text told apart (`lines.listed_notes`). Pages that programs make of a
PDF (pdftohtml and its kin) are read as its text instead: the lines of its pages, with their heads and feet between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median

from lxml import etree, html
from lxml.html import HtmlElement

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Reading, several
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.html.looks import looks
from wsisdiff.reading.html.notes import find_notes
from wsisdiff.reading.html.page import document_of
from wsisdiff.reading.html.walk import Walk
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import apart
from wsisdiff.reading.text.decoding import damaged, web_text
from wsisdiff.reading.text.plain import plain_blocks
from wsisdiff.text.neighbours import together

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_-]+)""", re.IGNORECASE
)
FEW_LETTERS = 100
"""Letters of a page below which, with scripts in it, the text is taken to be loaded by them; the shortest draft has twice as many."""
_DECLARED_WITHIN = 4096
"""Bytes; browsers look for the declaration in the first 1,024."""
_MADE = re.compile(r"pdf\w*(?:to|2)html", re.IGNORECASE)
_PAGE = re.compile(r"page\d+-div")
_PLACE = re.compile(r"\b(top|left) ?: ?(\d{1,5})")
_HEIGHT = re.compile(r"\.(\w+)\{[^{}]*?line-height:(\d{1,3})")
USUAL = 18
"""Pixels from line to line where the page does not say."""
ROW = 6
"""Pixels by which pieces of one line may stand higher or lower."""
PARTED = 1.4
"""Lines so many usual distances apart stand in two paragraphs."""
_Piece = tuple[int, int, str]
"""From the top, from the left, and what it says."""


def read_html(path: Path, *, changes: Changes = "accepted") -> Reading:
    """The blocks of a web page's document; insertions and deletions marked as such are taken as `changes` says.

    Raises UnreadableDraft for a page without text or nested without bottom.
    """
    path = Path(path)
    text, warnings = _decode(path)
    if text.count("<") - text.count("</") > limits().elements:
        raise beyond("it has more elements than a page", "elements", str(path), todo="save its text alone")
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise UnreadableDraft("the page holds no text", where=str(path), todo="save the page again, with its text") from None
    # Every step after this looks at what is above or below an element.
    steps = (1 if event == "start" else -1 for event, _ in etree.iterwalk(root, events=("start", "end")))
    deepest = limits().depth
    if any("depth" in error.message for error in parser.error_log) or any(depth > deepest for depth in accumulate(steps)):
        raise beyond("its elements are nested deeper than those of a page", "depth", str(path), todo="save its text alone")
    check_time()
    if lines := printed(root):
        return plain_blocks(lines, tuple(warnings), original=changes == "original")
    page_title = one_line(root.findtext(".//title") or "")
    first = root.find(".//h1")
    styled = looks(root)
    scripts = built_by_script(root)
    document, hidden, comments, around = document_of(root, styled)
    named = first if (own := document.find(".//h1")) is None else own
    title = one_line(named.text_content()) if named is not None else ""
    walk = Walk(find_notes(document), styled, original=changes == "original")
    blocks, doubtful = apart(walk.blocks(document))
    if scripts and sum(len(block.text) for block in blocks) < FEW_LETTERS:
        raise UnreadableDraft(scripts[0], where=str(path), todo=scripts[1])
    if re.search(r"<body\b", text, re.IGNORECASE) and not re.search(r"</(?:body|html)\s*>", text[-2000:], re.IGNORECASE):
        warnings = [*warnings, Remark("file.cut_short")]
    counts = (("file.hidden_words", hidden + walk.unseen), ("file.comments", comments), ("file.around_words", around))
    left_out = several(*counts, original=changes == "original")
    return Reading(tuple(blocks), title or page_title, (*warnings, *left_out, *walk.warnings(), *doubtful))


def built_by_script(root: html.HtmlElement) -> tuple[str, str] | None:
    """What to say, and what to do, where the text of a page would not stand in it: loaded by a script, or in a file that it shows."""
    for element in root.iter("iframe", "embed", "object"):
        source = element.get("src") or element.get("data") or ""
        if re.search(r"\.(?:pdf|docx?|odt|rtf)(?:[?#]|$)", source, re.IGNORECASE) or "pdf" in (element.get("type") or ""):
            return f"the text is not in the page but in a file inside it ({source[:80]})", "fetch that file and give it"
    scripts = sum(len(script.text or "") + 200 * bool(script.get("src")) for script in root.iter("script"))
    if scripts or any("javascript" in one_line(note.text_content()).lower() for note in root.iter("noscript")):
        todo = "open it in a browser and save it from there when the text is shown (or print it to PDF)"
        return "the page holds hardly any text: a script builds it in the browser", todo
    return None


def _decode(path: Path) -> tuple[str, list[Remark]]:
    """The page's text, with a warning where its encoding had to be guessed or letters are damaged."""
    raw = path.read_bytes()
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    text, guessed = web_text(raw, declared)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))  # a declaration of encoding no longer holds
    odd = Remark.of("file.not_as_declared", declared=declared) if declared else Remark("file.no_encoding")
    return text, [odd] if guessed else [*damaged(text)]


def printed(root: HtmlElement) -> str:
    """The text of such a page, form feeds between the pages of the PDF; empty for any other page."""
    body = root.find(".//body")
    if body is None or not any(_MADE.search(meta.get("content") or "") for meta in root.iter("meta")):
        return ""
    heights = {name: int(height) for style in root.iter("style") for name, height in _HEIGHT.findall(style.text or "")}
    pages = [_pieces(page, heights) for page in body.iter("div") if _PAGE.fullmatch(page.get("id") or "")]
    return "\n\f".join(map(_placed, pages)) if pages else "".join(_flowing(body))


def _pieces(page: HtmlElement, heights: dict[str, int]) -> list[_Piece]:
    found = []
    for element in page.iter("p"):
        place = dict(_PLACE.findall(element.get("style") or ""))
        step = heights.get(element.get("class") or "", USUAL)
        lines = enumerate("".join(_flowing(element)).split("\n"))
        found += [(int(place.get("top", 0)) + n * step, int(place.get("left", 0)), text) for n, text in lines if text.strip()]
    return sorted(found)


def _placed(pieces: list[_Piece]) -> str:
    """The lines of a page, those that stand apart with a blank line between."""
    rows = together(pieces, lambda row, piece: piece[0] - row[0][0] < ROW)
    steps = [after[0][0] - row[0][0] for row, after in pairwise(rows)]
    usual = median(steps) if steps else USUAL
    lines = []
    for row, step in zip(rows, [0, *steps], strict=False):
        left = min(piece[1] for piece in row) // 9
        words = "".join(text for _, _, text in sorted(row, key=lambda piece: piece[1]))
        lines.append("\n" * (step > PARTED * usual) + " " * left + words)
    return "\n".join(lines)


def _flowing(element: HtmlElement) -> Iterator[str]:
    """The words of an element and its lines, each as the page breaks them; bold lines stand alone."""
    before, after = element.getprevious(), element.getnext()
    alone = (before is None or before.tag in ("br", "hr", "a")) and (after is None or after.tag == "br")
    bold = element.tag == "b" and (element.tail or "").strip() == "" and alone
    yield "\n" if bold else ""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag == "hr":
            yield "\n\f"
        elif isinstance(child.tag, str) and child.tag not in ("style", "script"):
            yield from _flowing(child)
        yield (child.tail or "").replace("\n", " ")
    yield "\n" if bold else ""
