"""What a page's style sheets do to its words: which are struck out, which nobody sees, which they add themselves (numbers).

Hidden as a whole: no display, `hidden`, transparent, cut to nothing, moved off the page, without height. Hidden for its own words alone,
since an element within may show its own: invisible, in the colour of what is behind it, too small to be seen. Where style sheets were not
saved with the page, well-known class names stand in for them, and colours are trusted only where the background is known too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from wsisdiff.files.limits import check_time
from wsisdiff.reading.html.css import Declarations, Sets, Sheet, declarations, names_of
from wsisdiff.reading.html.hiding import FAINT, Colour, alike, colour, hidden_by, pixels
from wsisdiff.reading.html.numbers import Counters

TINY = 2.0
"""Pixels of a letter below which nobody reads it; the smallest print of pages at hand is 9."""
_STRUCK_NAMES = frozenset(
    {"msodel", "strike", "strikethrough", "strike-through", "strikeout", "struck", "line-through", "text-decoration-line-through"}
    | {"deleted", "deletion", "del", "deleted-text", "diff-del", "diff-delete"}
)
"""Classes that mean deleted words everywhere, for pages whose style sheet was not saved with them."""
_INSERTED_NAMES = frozenset({"msoins", "ins", "inserted", "insertion", "inserted-text", "diff-ins", "diff-insert"})
_HIDDEN_NAMES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "element-invisible", "d-none"}
    | {"is-hidden", "u-hidden", "hidden", "hide", "invisible", "show-for-sr"}
)
_INLINE = frozenset("span font a b i em strong u small big p li div td h1 h2 h3 h4 h5 h6 ins del s strike".split())  # noqa: SIM905
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_BOLD = re.compile(r"bold(?:er)?|[6-9]00|1000")
_PLACES = ("inside", "outside")
_BACKGROUND = re.compile(r"url\(|gradient\(|var\(")
_NOTHING: Sets = {}
_TELLING = frozenset({"class", "hidden", "open", "color", "bgcolor"})
"""Attributes that say themselves what an element looks like."""


@dataclass(frozen=True, slots=True)
class Look:
    """What style does to one element."""

    struck: bool = False
    """Struck out, with all that is in it."""
    inserted: bool = False
    underlined: bool = False
    hidden: bool = False
    """Not shown, with all that is in it."""
    silent: bool = False
    """Its own words are not seen; what stands in its elements may be."""
    bold: bool | None = None
    before: str = ""
    """Words that the style sheet puts before it."""
    after: str = ""
    counted: bool = False
    """Whether one of them is a number that the style sheet counts."""
    marker: str | None = None
    """Style of the markers of a list or item, where a rule says it."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Inherited:
    size: float = 16.0
    ink: Colour | None = (0, 0, 0, 1.0)
    paper: Colour | None = (255, 255, 255, 1.0)
    sure: bool = True
    """Whether the background is known."""
    invisible: bool = False
    unseen: bool = False


def looks(root: HtmlElement) -> dict[HtmlElement, Look]:
    """The looks of all elements that are not plain."""
    sheet = Sheet("\n".join(style.text_content() for style in root.iter("style") if "print" not in (style.get("media") or "")))
    away = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    counters = Counters()
    above: Counter[str] = Counter()
    """Classes and ids of the elements that are open."""
    found: dict[HtmlElement, Look] = {}
    inherited = [_Inherited(sure=not away)]
    named: list[Sequence[str]] = []
    known: dict[object, tuple[_Inherited, Look]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            inherited.pop()
            for name in named.pop():
                above[name] -= 1
                if not above[name]:
                    del above[name]
            continue
        check_time()
        names = names_of(element) if sheet else ()
        sets = sheet.of(element, names, above) if sheet or element.get("style") else _NOTHING
        above.update(names)
        named.append(names)
        # Most elements are like others before them: of one kind, with the same said of them, within the like.
        telling = tuple(one for one in element.items() if one[0] in _TELLING)
        key = (element.tag, telling, id(sets), id(inherited[-1]))
        if key not in known:
            own = sets.get("", {})
            own = _attributes(element) | own if element.get("color") or element.get("bgcolor") else own
            now = _inherit(inherited[-1], own)
            known[key] = now, _look(element, own, now)
        now, look = known[key]
        inherited.append(now)
        if (counters.used or sets) and not look.hidden:
            own = sets.get("", {})
            counters.enter(len(inherited), own)
            if "before" in sets or "marker" in sets or "after" in sets:
                before, counted = counters.content(len(inherited), sets.get("before") or sets.get("marker"), element)
                after, _ = counters.content(len(inherited), sets.get("after"), element)
                if before or after:
                    look = replace(look, before=before, after=after, counted=counted)
        if look != PLAIN:
            found[element] = look
    return found


def hides(style: str) -> bool:
    """Whether a style attribute alone hides what it styles."""
    own = declarations(style)
    return hidden_by(own) or _inherit(_Inherited(), own).unseen


def strikes(style: str) -> bool:
    """Whether a style attribute strikes out what it styles."""
    return _decorated(declarations(style), "line-through")


def _attributes(element: HtmlElement) -> Declarations:
    """What the colour attributes of old pages say."""
    old = {"color": element.get("color") if element.tag == "font" else None, "background-color": element.get("bgcolor")}
    return {name: value.strip().lower() for name, value in old.items() if value}


def _look(element: HtmlElement, own: Declarations, now: _Inherited) -> Look:
    names = set((element.get("class") or "").lower().split())
    decorated = "text-decoration" in own or "text-decoration-line" in own
    struck = _decorated(own, "line-through") or (not decorated and element.tag in _INLINE and not names.isdisjoint(_STRUCK_NAMES))
    shown = own.get("display", "none") != "none" or own.get("visibility") == "visible" or own.get("position") == "static"
    shut = element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None)
    hidden = hidden_by(own) or (shut and own.get("display", "none") == "none") or not (shown or names.isdisjoint(_HIDDEN_NAMES))
    weight = own.get("font-weight") or ""
    said = (own.get("list-style") or "").split()
    marker = own.get("list-style-type") or next((word for word in said if word not in _PLACES and word[:3] != "url"), None)
    return Look(
        struck=struck and not hidden,
        inserted=not names.isdisjoint(_INSERTED_NAMES),
        underlined=_decorated(own, "underline") and element.tag not in ("a", "h1", "h2", "h3", "h4", "h5", "h6"),
        hidden=hidden,
        silent=now.unseen and not hidden,
        bold=bool(_BOLD.fullmatch(weight)) if weight and weight != "inherit" else None,
        marker=marker,
    )


def _decorated(own: Declarations, line: str) -> bool:
    return line in (own.get("text-decoration-line") or own.get("text-decoration") or "")


def _inherit(above: _Inherited, own: Declarations) -> _Inherited:
    """What an element hands down: size of letters, colours, whether its words are seen."""
    if not own:
        return above
    size = _size(own, above.size)
    ink = colour(own["color"], above.ink) if "color" in own else above.ink
    if "-webkit-text-fill-color" in own:
        ink = colour(own["-webkit-text-fill-color"], ink)
    paper, sure = above.paper, above.sure
    background = own.get("background-color") or own.get("background")
    if background or "background-image" in own:
        found = colour(background.split("/")[0], None) if background else None
        if _BACKGROUND.search(background or "") or own.get("background-image", "none") != "none":
            paper, sure = None, False
        elif found is not None and found[3] > 0.5:
            paper, sure = found, True
    invisible = own["visibility"] in ("hidden", "collapse") if "visibility" in own else above.invisible
    return _Inherited(size, ink, paper, sure, invisible, invisible or size < TINY or _no_ink(ink, paper, sure, own))


def _no_ink(ink: Colour | None, paper: Colour | None, sure: bool, own: Declarations) -> bool:
    if ink is None:
        return False
    if ink[3] <= FAINT:
        clip = own.get("-webkit-background-clip", own.get("background-clip", ""))
        return own.get("text-shadow", "none") == "none" and "text" not in clip
    return paper is not None and sure and alike(ink, paper)


def _size(own: Declarations, above: float) -> float:
    said = own.get("font-size")
    if said is None:
        found = re.search(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%))(?:/|\s)", own.get("font", ""))
        if found is None:
            return above
        said = found[1]
    if said in ("smaller", "larger"):
        return above * (0.83 if said == "smaller" else 1.2)
    size = _SIZES.get(said) or pixels(said, above)
    return above if size is None else size
