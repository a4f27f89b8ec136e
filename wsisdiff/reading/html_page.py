"""A web page without what surrounds the document: menus, cookie banners, related links, share buttons, footers.

They are told by what they are (elements and roles), by what authors everywhere call them, and by how much of them is links; no list
of sites. Nothing that holds half of the page's text is taken out, whatever it is called. trafilatura and readability were tried on
numbered texts: they merge or drop short numbered paragraphs, and their import alone takes longer than a report may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from wsisdiff.reading.html_notes import is_box
from wsisdiff.reading.oneline import one_line

NEVER_TEXT = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select", "button", "input"}
    | {"textarea", "head", "map", "audio", "video", "rp"}
)
AROUND = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
NEVER_AROUND = frozenset(
    {
        "p",
        "li",
        "span",
        "a",
        "sup",
        "td",
        "th",
        "tr",
        "table",
        "tbody",
        "ol",
        "body",
        "html",
        "em",
        "strong",
        "ins",
        "del",
        "main",
    }
    | {"article"}
    | {f"h{n}" for n in range(1, 7)}
)
"""Elements that are text whatever they are called: a paragraph of class "share" may be a heading's neighbour."""
AROUND_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "dialog",
        "alertdialog",
        "search",
        "menu",
        "menubar",
        "toolbar",
        "alert",
    }
)
AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|share|sharing|social|related|newsletter|subscribe|sidebar|menu|navbar|nav|"
    r"comments?|advert\w*|ads?|promo|pagination|pager|skip|skip-link|sharedaddy|addtoany|addthis|relatedposts|popup|modal|toolbar|masthead-nav|site-header|site-footer|"
    r"footer|widget|print-only|author-box|tags|byline|dateline|(?:post|entry|article|page)-meta|posted-on|reading-time)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
LINKED = 0.6
"""Share of a list's or box's letters that are links from which it is a menu."""
MOST_LINKED = 1500
"""Letters of such a box; a longer one is a text with many links."""
ARTICLE_SHARE = 0.5
"""Share of the page's plain letters that an element called article or main must hold to be the document."""
HIDDEN_SHARE = 0.05
"""Share of the page's plain letters from which hidden text is worth a warning: a folded section, not a menu's helper text."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Size:
    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def plain(self) -> int:
        return self.letters - self.linked


def document_of(root: HtmlElement) -> tuple[HtmlElement, list[str]]:
    """The element that holds the document, what is not the document taken out of it; and warnings."""
    hidden = 0
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in NEVER_TEXT:
            _take_out(element)
        elif _hidden(element):
            hidden += len(one_line(element.text_content()))
            _take_out(element)
    sizes = _sizes(root)
    best, total = root, sizes[root].plain
    for element in root.iter():
        named = element.tag in ("article", "main") or element.get("role") in ("main", "article")
        if named and sizes[element].plain >= ARTICLE_SHARE * total:
            best = element  # the innermost that still holds most of the text
    for element in list(best.iter()):
        if element is best or 2 * sizes[element].plain > sizes[best].plain:
            continue
        if _around(element) or _menu(element, sizes[element]):
            _take_out(element)
    warnings = [f"{hidden} letters of hidden text were left out"] if hidden > HIDDEN_SHARE * max(total, 1) else []
    return best, warnings


def _sizes(root: HtmlElement) -> dict[HtmlElement, _Size]:
    """Letters of every element, those of links in it and the number of links; one pass, as pages may be deep and large."""
    sizes: dict[HtmlElement, _Size] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        letters, linked, links = _letters(element.text), 0, 0
        for child in element:
            inner = sizes[child]
            letters += inner.letters + _letters(child.tail)
            linked += inner.linked
            links += inner.links
        sizes[element] = _Size(letters, letters, 1) if element.tag == "a" else _Size(letters, linked, links)
    return sizes


def _letters(text: str | None) -> int:
    return len(_BLANK.sub("", text)) if text else 0


def _take_out(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _around(element: HtmlElement) -> bool:
    if is_box(element) or element.find(".//h1") is not None:
        return False
    if element.tag in AROUND or element.get("role") in AROUND_ROLES:
        return True
    if element.tag == "header":
        return not any(True for _ in element.iterancestors("article", "main", "section"))
    if element.tag in NEVER_AROUND:
        return False
    return AROUND_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _menu(element: HtmlElement, size: _Size) -> bool:
    if element.tag not in ("ul", "ol", "div", "section", "p", "table") or size.links < 3:
        return False
    if is_box(element) or any(is_box(outer) for outer in element.iterancestors()):
        return False
    return size.letters < MOST_LINKED and size.linked >= LINKED * size.letters
