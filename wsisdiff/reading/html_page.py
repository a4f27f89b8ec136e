"""A web page without what surrounds the document: menus, cookie banners, related links, share buttons, footers.

They are told by what they are (elements and roles), by what authors everywhere call them, and by how much of them is links; no list
of sites. trafilatura and readability were tried on numbered texts: they merge or drop short numbered paragraphs, and their import
alone takes longer than a report may.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from wsisdiff.reading.oneline import one_line

NEVER_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "canvas",
        "select",
        "button",
        "input",
        "textarea",
        "head",
        "map",
    }
)
AROUND = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
NEVER_AROUND = frozenset(
    {"p", "li", "span", "a", "sup", "td", "tr", "table", "tbody", "ol", "h1", "h2", "h3", "h4", "body", "html", "em", "strong"}
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
    r"comments?|advert\w*|ads?|promo|pagination|pager|skip|skip-link|popup|modal|toolbar|masthead-nav|site-header|site-footer|widget|"
    r"print-only|author-box|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
LINKED = 0.6
"""Share of a list's or box's letters that are links from which it is a menu."""
MOST_LINKED = 1500
"""Letters of such a box; a longer one is a text with many links."""
WHOLE_SHARE = 0.5
"""Share of the page's plain letters that an article must hold to be the document."""


def document_of(root: HtmlElement) -> HtmlElement:
    """The element that holds the document, what is not the document taken out of it."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in NEVER_TEXT or _hidden(element):
            _take_out(element)
    total = _plain_letters(root)
    best = root
    for element in root.iter("article", "main", "div", "section", "td"):
        named = element.tag in ("article", "main") or element.get("role") in ("main", "article")
        if named and _plain_letters(element) >= WHOLE_SHARE * total:
            best = element  # the innermost that still holds most of the text
    for element in list(best.iter()):
        if element is not best and (_around(element, best) or _menu(element)):
            _take_out(element)
    return best


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


def _around(element: HtmlElement, document: HtmlElement) -> bool:
    if element.tag in AROUND or element.get("role") in AROUND_ROLES:
        return not _is_notes(element)
    if element.tag == "header" and element.find(".//h1") is None:
        return True
    if element.tag in NEVER_AROUND:
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(AROUND_NAMES.search(name)) and 2 * _plain_letters(element) < _plain_letters(document) and not _is_notes(element)


def _is_notes(element: HtmlElement) -> bool:
    """Whether an element holds footnotes, which pages put in asides, footers and lists of links."""
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return any(word in name for word in ("footnote", "endnote", "doc-endnotes"))


def _menu(element: HtmlElement) -> bool:
    if element.tag not in ("ul", "ol", "div", "section", "p", "table") or _is_notes(element):
        return False
    links = [one_line(a.text_content()) for a in element.iter("a")]
    linked = sum(len(text) for text in links)
    letters = len(one_line(element.text_content()))
    return len(links) >= 3 and letters < MOST_LINKED and linked >= LINKED * letters


def _plain_letters(element: HtmlElement) -> int:
    """Letters of an element that are no link."""
    linked = sum(len(a.text_content()) for a in element.iter("a"))
    return len(element.text_content()) - linked
