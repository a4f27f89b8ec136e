"""A web page as blocks, in stages: its bytes decoded, the document found in it (`page`), footnotes told by links and raised marks
(`notes`), its elements made blocks (`walk`), footnotes that are plain text told apart (`lines.listed_notes`)."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

from lxml import etree, html

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import beyond, check_time, limits
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.html.looks import looks
from wsisdiff.reading.html.notes import find_notes
from wsisdiff.reading.html.page import COMMENTS, document_of
from wsisdiff.reading.html.printed import printed
from wsisdiff.reading.html.walk import Walk
from wsisdiff.reading.lines.listed_notes import apart
from wsisdiff.reading.lines.oneline import one_line
from wsisdiff.reading.text.decoding import damaged, web_text
from wsisdiff.reading.text.plain import plain_blocks

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_-]+)""", re.IGNORECASE
)
FEW_LETTERS = 100
"""Letters of a page below which, with scripts in it, the text is taken to be loaded by them; the shortest draft has twice as many."""
_DECLARED_WITHIN = 4096
"""Bytes; browsers look for the declaration in the first 1,024."""


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
    document, hidden, comments, around = document_of(root, styled, COMMENTS.search(text) is not None)
    named = first if (own := document.find(".//h1")) is None else own
    title = one_line(named.text_content()) if named is not None else ""
    walk = Walk(find_notes(document), styled, original=changes == "original")
    blocks, doubtful = apart(walk.blocks(document))
    if scripts and sum(len(block.text) for block in blocks) < FEW_LETTERS:
        raise UnreadableDraft(scripts[0], where=str(path), todo=scripts[1])
    if re.search(r"<body\b", text, re.IGNORECASE) and not re.search(r"</(?:body|html)\s*>", text[-2000:], re.IGNORECASE):
        warnings = [*warnings, Remark("file.cut_short")]
    counts = (("file.hidden_words", hidden + walk.unseen), ("file.comments", comments), ("file.around_words", around))
    left_out = [Remark.of(kind, n=n) for kind, n in counts if n]
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
