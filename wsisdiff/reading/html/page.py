"""A web page without what surrounds the document: menus, cookie banners, related links, share buttons, footers.

They are told by what they are (elements and roles), by what authors everywhere call them, and by how much of them is links; no list
of sites. Nothing that holds half of the page's text is taken out, whatever it is called. trafilatura and readability were tried on
numbered texts: they merge or drop short numbered paragraphs, and their import alone takes longer than a report may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from lxml import etree
from lxml.html import HtmlElement

from wsisdiff.files.limits import check_time
from wsisdiff.reading.html.looks import PLAIN, Look
from wsisdiff.reading.html.notes import is_box
from wsisdiff.reading.lines.joining import one_line

NEVER_TEXT = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select", "input"}
    | {"textarea", "title", "map", "audio", "video", "rp"}
)
AROUND = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
HEADINGS = tuple(f"h{n}" for n in range(1, 7))
NEVER_AROUND = frozenset(
    {"p", "li", "span", "a", "sup", "td", "th", "tr", "table", "tbody", "ol", "body", "html", "em", "strong", "ins", "del"}
    | {"main", "article", *HEADINGS}
)
"""Elements that are text whatever they are called: a paragraph of class "share" may be a heading's neighbour."""
AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar"}
    | {"alert"}
)
AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|share|sharing|social|related|newsletter|subscribe|sidebar|menu|navbar|nav|"
    r"comments?|advert\w*|ads?|promo|pagination|pager|skip|sharedaddy|addtoany|addthis|relatedposts|popup|modal|toolbar|site-header|footer|"
    r"widget|print-only|author-box|tags|byline|dateline|(?:post|entry|article|page)-meta|posted-on|reading-time)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_PAGE_EDGES = frozenset({"header", "footer"})
"""What LibreOffice calls the head and foot of its pages."""
LINKED = 0.6
"""Share of a list's or box's letters that are links from which it is a menu."""
MOST_LINKED = 1500
"""Letters of such a box; a longer one is a text with many links."""
ARTICLE_SHARE = 0.5
"""Share of the page's plain letters that an element called article or main must hold to be the document."""
TEXT_WORDS = 12
"""Words of a sentence from which a footer or an aside is text of the document; what stands around a page has shorter ones."""
NEIGHBOURS = 20
"""Elements before and behind a section among which there is another section, where a text has sections."""
_SITE = re.compile(
    r"©|\(c\) \d{4}|cookie|all rights reserved|privacy|terms of use|contact us|sitemap|read more|subscribe", re.IGNORECASE
)
_COUNTED = re.compile(r"\d{1,3}\.\s+\w|\(\w{1,3}\)\s+\w")
_SENTENCE = re.compile(r"(?<=[.;:])\s")
_COMMENT_NAME = re.compile(r"cmnt(?:_ref)?\d+|_(?:msocom|mso_?com)_\d+|_com_\d+|sd?comment\d+(?:anc|sym)", re.IGNORECASE)
_COMMENT_BODY = re.compile(r"cmnt\d+|_msocom_\d+|sd?comment\d+sym", re.IGNORECASE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Size:
    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def plain(self) -> int:
        return self.letters - self.linked


def document_of(root: HtmlElement, styled: Mapping[HtmlElement, Look]) -> tuple[HtmlElement, int, int, int]:
    """The element that holds the document, what is not the document taken out of it; how many words nobody sees, how many comments, and
    how many words that only the name of their element tells from the document were in it."""
    _take_out(_outermost(root, lambda e: not isinstance(e.tag, str) or e.tag in NEVER_TEXT or _control(e)))
    unseen = _outermost(root, lambda e: styled.get(e, PLAIN).hidden) if any(look.hidden for look in styled.values()) else []
    named = [element for element in unseen if not _beside(element)]
    hidden = sum(len(one_line(element.text_content()).split()) for element in named)
    _take_out(unseen)
    comments = _outermost(root, is_comment)
    _take_out(comments)
    sizes = _sizes(root)
    best, total = root, sizes[root].plain
    for element in root.iter():
        called = element.tag in ("article", "main") or element.get("role") in ("main", "article")
        if called and sizes[element].plain >= ARTICLE_SHARE * total:
            best = element  # the innermost that still holds most of the text
    titled, half = _titled(best), sizes[best].plain / 2
    around = _outermost(best, lambda e: sizes[e].plain <= half and (_around(e, titled) or _menu(e, sizes[e])))
    _take_out(around)
    texts = [one_line(e.text_content()) for e in around if _by_name_alone(e) and not _menu(e, sizes[e])]
    doubtful = sum(len(text.split()) for text in texts if _worded(text))
    return best, hidden, sum(element.tag in ("p", "div", "dl", "li") for element in comments), doubtful


def _control(element: HtmlElement) -> bool:
    """Whether a button is one of the page's and no words of the text: alone in its place, not in a sentence or heading."""
    if element.tag != "button":
        return False
    outer = element.getparent()
    if outer is None or outer.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "em", "strong"):
        return outer is None
    return len(((outer.text or "") + "".join(child.tail or "" for child in outer)).split()) < 2


def _beside(element: HtmlElement) -> bool:
    """Whether an element belongs to what stands around the document: its hidden words are a menu's."""
    if element.tag == "a":
        return True  # "skip to the content"
    around = ("nav", "header", "form", "dialog", "menu")
    outers = (element, *element.iterancestors())
    return any(e.tag in around or e.get("role") in AROUND_ROLES or (e.tag not in NEVER_AROUND and _named(e)) for e in outers)


def _named(element: HtmlElement) -> bool:
    """Whether an element is called as authors call what surrounds a document."""
    return AROUND_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _titled(root: HtmlElement) -> frozenset[HtmlElement]:
    """Elements that hold a heading of the first level."""
    found: set[HtmlElement] = set()
    for title in root.iter("h1"):
        found.update(takewhile(lambda outer: outer not in found, title.iterancestors()))
    return frozenset(found)


def _outermost(root: HtmlElement, wanted: Callable[[HtmlElement], bool]) -> list[HtmlElement]:
    """The elements below the root that are wanted, in the order of the page; not those within another one."""
    found: list[HtmlElement] = []
    stack = list(reversed(root))
    check_time()
    while stack:
        element = stack.pop()
        if wanted(element):
            found.append(element)
        else:
            stack += reversed(element)
    return found


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
    return sum(map(len, text.split())) if text else 0


def _take_out(elements: Sequence[HtmlElement]) -> None:
    """Remove the elements and keep the text between them. Parent by parent, so that the text of each is put together once."""
    gone = set(elements)
    for parent in dict.fromkeys(element.getparent() for element in elements):
        assert parent is not None
        holder: HtmlElement | None = None
        texts = [parent.text or ""]
        for child in list(parent):
            if child in gone:
                texts.append(child.tail or "")
                parent.remove(child)
            else:
                _settle(parent, holder, texts)
                holder, texts = child, [child.tail or ""]
        _settle(parent, holder, texts)


def _settle(parent: HtmlElement, holder: HtmlElement | None, texts: Sequence[str]) -> None:
    if len(texts) < 2:
        return
    text = _NO_XML.sub(" ", "".join(texts))  # lxml gives control characters that it does not take back
    if holder is None:
        parent.text = text
    else:
        holder.tail = text


def _around(element: HtmlElement, titled: frozenset[HtmlElement]) -> bool:
    if is_box(element) or element in titled or (element.tag in ("aside", "footer") and _is_text(element)):
        return False
    if element.tag in AROUND or element.get("role") in AROUND_ROLES:
        return True
    if element.tag == "header":
        return not any(True for _ in element.iterancestors("article", "main", "section"))
    if element.tag in NEVER_AROUND:
        return False
    return (_named(element) and not _is_section(element)) or element.get("title") in _PAGE_EDGES


def _by_name_alone(element: HtmlElement) -> bool:
    return element.tag not in AROUND and element.get("role") not in AROUND_ROLES and element.tag != "header" and _named(element)


def _is_section(element: HtmlElement) -> bool:
    """Whether an element has its name from its own heading, as programs that make pages of texts name sections (`id="cookies"` over
    "Cookies"), and so has the one around it, or one beside it whose name is no menu's: comments of readers have no such company."""
    heading = _own_heading(element)
    if not heading or AROUND_NAMES.search(element.get("class") or ""):
        return False
    beside = chain(*(islice(element.itersiblings(preceding=way), NEIGHBOURS) for way in (True, False)))
    alike = (other for other in beside if other.tag == element.tag and not _named(other))
    return heading in map(_own_heading, alike) or any(map(_own_heading, islice(element.iterancestors(), 1)))


def _own_heading(element: HtmlElement) -> str:
    """`h2` where the first heading in an element, of that level, gives it its name; else empty."""
    own, heading = _letters_of(element.get("id")), next(element.iter(*HEADINGS), None)
    return str(heading.tag) if own and heading is not None and own == _letters_of(heading.text_content()) else ""


def _letters_of(name: str | None) -> str:
    return re.sub(r"[\W\d_]+", "", name or "").casefold()


def _is_text(element: HtmlElement) -> bool:
    """Whether an aside or footer holds sentences of the document: a whole sentence or a number, and no name of what surrounds pages."""
    return element.get("role") not in AROUND_ROLES and not _named(element) and _worded(one_line(element.text_content()))


def _worded(text: str) -> bool:
    sentence = any(len(part.split()) >= TEXT_WORDS for part in _SENTENCE.split(text))
    return not _SITE.search(text) and (_COUNTED.match(text) is not None or sentence)


def _menu(element: HtmlElement, size: _Size) -> bool:
    if element.tag not in ("ul", "ol", "div", "section", "p", "table") or size.links < 3:
        return False
    if any(map(is_box, (element, *element.iterancestors()))):
        return False  # notes that are links, mostly
    if element.tag == "p" and (size.plain > 4 * size.links or one_line(element.text_content())[-1:] in ".;:,"):
        return False  # a sentence that cites
    return size.letters < MOST_LINKED and size.linked >= LINKED * size.letters


def is_comment(element: HtmlElement) -> bool:
    """Whether an element is a comment of a word processor's page, or the mark of one: Word's, Google Docs', LibreOffice's."""
    style, names = (element.get("style") or "").lower(), (element.get("class") or "").lower()
    if "mso-element:comment" in style.replace(" ", "") or "mso-comment-reference" in style:
        return True
    if "msocomment" in names and "msocommentsubject" not in names:
        return True
    own = element.get("id") or element.get("name") or ""
    target = (element.get("href") or "").rpartition("#")[2]
    if element.tag == "a":
        return _COMMENT_NAME.fullmatch(own) is not None or _COMMENT_NAME.fullmatch(target) is not None
    first = element
    while first.tag != "a" and len(first) and not (first.text or "").strip():
        first = first[0]
    named = first.tag == "a" and _COMMENT_BODY.fullmatch(first.get("id") or first.get("name") or "") is not None
    return named and element.tag in ("p", "div")
