"""Style sheets as far as they tell what a page shows: rules, their selectors and which declarations hold for an element.

Known: selectors by tag, class, id and attribute, descendants, children and siblings, `::before` and `::after`; rules for screens;
`!important`. Left aside: states such as `:hover` (their rules do not count) and what only moves or paints things. One pass over the page,
rules found by the class, id or tag of their last part, so that time grows with the page and not with rules times elements.

Read here and not with tinycss2 and cssselect2, which know all of it: the sheet of a large site (0.9 MB) takes them 6.3 seconds, and this
1.0 (November 2026).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from wsisdiff.files.limits import check_time

MOST_PARTS = 12
"""Parts of a selector; deeper ones style nothing that counts here."""
FURTHEST = 200
"""Elements above or before one in which the others that a selector names are looked for."""

_NAME = r"[^\x00-,./:-@\[\]^`{-\x9f]"
"""A character of a name: a letter, a figure, "-", "_", "\\" or any beyond ASCII; those that are none are fewer to go through."""
_PART = re.compile(rf"[ \t\n\f\r]*([>+~]?)[ \t\n\f\r]*((?:\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?|[.#]?-?{_NAME}+|\*)+)")
_PIECE = re.compile(rf"\[([^\]]*)\]|(::?[\w-]+(?:\([^()]*\))?)|([.#]?)(-?{_NAME}+)|\*")
_PSEUDO = frozenset({"before", "after", "marker"})
_KNOWN_STATES = frozenset({"first-child", "last-child", "root", "link", "any-link"}) | _PSEUDO
_FITS: dict[str, Callable[[str, str], bool]] = {
    "": lambda value, wanted: True,
    "=": lambda value, wanted: value == wanted,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: wanted != "" and value.startswith(wanted),
    "$=": lambda value, wanted: wanted != "" and value.endswith(wanted),
    "*=": lambda value, wanted: wanted != "" and wanted in value,
}
"""Signs between an attribute and the value wanted -> whether a value fits."""
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"']*)["']?)?\s*[is]?\s*""")
MOST_RULES = 20_000
"""Rules that are looked at; the largest sites have 10,000."""
Declarations = dict[str, str]
Sets = dict[str, Declarations]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ENDS = re.compile(r"<!--|-->")
_DECLARATION = re.compile(r"""([\w-]{1,60})\s*:\s*((?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'()])+)""")
_BRACE = re.compile(r"[{}]")
_SCREEN = re.compile(r"\b(?:screen|all)\b|\(")


@dataclass(frozen=True, slots=True)
class Part:
    """One compound of a selector: `p.note#x[lang]`. `combinator` says how it stands to the part before it."""

    combinator: str = " "
    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    first: bool = False
    last: bool = False

    def fits(self, element: HtmlElement) -> bool:
        if (self.tag and element.tag != self.tag) or (self.id and element.get("id") != self.id):
            return False
        if self.classes and not set(self.classes) <= set((element.get("class") or "").split()):
            return False
        if (self.first and element.getprevious() is not None) or (self.last and element.getnext() is not None):
            return False
        values = ((element.get(name), sign, wanted) for name, sign, wanted in self.attributes)
        return all(value is not None and _FITS[sign](value, wanted) for value, sign, wanted in values)


def read_selector(selector: str) -> tuple[tuple[Part, ...], str] | None:
    """The parts of a selector and its pseudo-element; None for one that holds in a state only, or is not understood."""
    parts: list[Part] = []
    pseudo, at = "", 0
    selector = selector.strip()
    while at < len(selector):
        found = _PART.match(selector, at)
        if found is None or found.end() == at or pseudo or len(parts) == MOST_PARTS:
            return None
        at = found.end()
        named: dict[str, list[str]] = {"": [], "#": [], ".": []}
        attributes: list[tuple[str, str, str]] = []
        states: list[str] = []
        for piece in _PIECE.finditer(found[2]):
            if piece[1] is not None:
                attribute = _ATTRIBUTE.fullmatch(piece[1])
                if attribute is None:
                    return None
                attributes.append((attribute[1].lower(), attribute[2] or "", attribute[3] or ""))
            elif piece[2]:
                states.append(piece[2].lstrip(":").lower())
            elif piece[4]:
                named[piece[3]].append(piece[4].replace("\\", "") if piece[3] else piece[4].lower())
        if not _KNOWN_STATES.issuperset(states):
            return None
        pseudo = next((name for name in reversed(states) if name in _PSEUDO), "")
        tag, identity = (next(reversed(named[sign]), "") for sign in ("", "#"))
        first, last = "first-child" in states, "last-child" in states
        parts.append(Part(found[1] or " ", tag, identity, tuple(named["."]), tuple(attributes), first, last))
    return (tuple(parts), pseudo) if parts else None


def matches(parts: tuple[Part, ...], element: HtmlElement) -> bool:
    """Whether the element is one that the selector means; from its last part outwards, the nearest that fits is taken."""
    if not parts[-1].fits(element):
        return False
    at: HtmlElement | None = element
    for n in range(len(parts) - 1, 0, -1):
        part, how = parts[n - 1], parts[n].combinator
        assert at is not None
        if how in (">", "+"):
            at = at.getparent() if how == ">" else at.getprevious()
            if at is None or not part.fits(at):
                return False
        else:
            others = islice(at.itersiblings(preceding=True) if how == "~" else at.iterancestors(), FURTHEST)
            at = next((other for other in others if isinstance(other.tag, str) and part.fits(other)), None)
            if at is None:
                return False
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    parts: tuple[Part, ...]
    pseudo: str
    """`before`, `after` or empty."""
    declarations: Declarations
    weight: tuple[int, int, int, int]
    """Ids, classes, tags, and which rule of the page it is: the higher one wins."""


class Sheet:
    """The rules of a page, found by what their last part names."""

    def __init__(self, css: str) -> None:
        self._by_key: defaultdict[str, defaultdict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
        """Name of the last part -> name that something above must have (empty for none) -> rules."""
        self._known: dict[tuple[str | int | None, ...], Sets] = {}
        """By the style attribute and the rules that hold: what they say together."""
        latest: dict[object, Rule] = {}
        # A later one of the same selector that speaks of as much, as urgently, takes the place of an earlier one.
        for rule in _rules(css):
            said = frozenset((name, value.endswith("!important")) for name, value in rule.declarations.items())
            latest[rule.parts, rule.pseudo, said] = rule
        for rule in latest.values():
            self._by_key[_name(rule.parts[-1]) or "*"][_above(rule.parts)].append(rule)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def of(self, element: HtmlElement, names: Sequence[str], above: Collection[str]) -> Sets:
        """The declarations for an element and its pseudo-elements (key: `""`, `before`, `after`), its style attribute among them.

        `names` are its own (`names_of`), `above` the classes (`.x`) and ids (`#x`) of the elements around it. Elements of which the same
        holds get the same answer, which is not to be changed.
        """
        found = sorted(self._rules_for(element, names, above), key=lambda rule: rule.weight)
        own = element.get("style")
        key = (own, *(rule.weight[3] for rule in found))
        if key not in self._known:
            self._known[key] = self._sets(found, own)
        return self._known[key]

    def _sets(self, found: Sequence[Rule], own: str | None) -> Sets:
        sets: Sets = {}
        plain = [*((rule.pseudo, rule.declarations) for rule in found), ("", declarations(own or ""))]
        for urgent in (False, True):
            for pseudo, declared in plain:
                for name, value in declared.items():
                    if value.endswith("!important") == urgent:
                        sets.setdefault(pseudo, {})[name] = value.removesuffix("!important").strip()
        return sets

    def _rules_for(self, element: HtmlElement, names: Sequence[str], above: Collection[str]) -> Iterator[Rule]:
        for key in ("*", str(element.tag), *names):
            by_need = self._by_key.get(key)
            if by_need is None:
                continue
            if len(by_need) == 1 and "" in by_need:
                yield from (rule for rule in by_need[""] if matches(rule.parts, element))
                continue
            fewer = above if len(above) < len(by_need) else by_need
            needs = ("", *(name for name in fewer if name and name in by_need and name in above))
            yield from (rule for need in needs for rule in by_need.get(need, ()) if matches(rule.parts, element))


def names_of(element: HtmlElement) -> list[str]:
    """The classes and the id of an element as selectors write them."""
    classes, own = element.get("class"), element.get("id")
    names = [f".{name}" for name in dict.fromkeys(classes.split())] if classes else []
    return [*names, f"#{own}"] if own else names


def _name(part: Part) -> str:
    return f"#{part.id}" if part.id else f".{part.classes[0]}" if part.classes else part.tag


def _above(parts: tuple[Part, ...]) -> str:
    """A class or id that something above an element must have for the selector to mean it; empty where none must."""
    for n in range(len(parts) - 1, 0, -1):
        if parts[n].combinator in ("+", "~"):
            return ""
        name = _name(parts[n - 1])
        if name[:1] in ("#", "."):
            return name
    return ""


def declarations(css: str) -> Declarations:
    """The declarations of a style attribute or of a rule's body, names and values in small letters but for what is quoted.

    >>> declarations("display : NONE; content: 'A; b' !important")
    {'display': 'none', 'content': "'A; b' !important"}
    """
    found = {}
    for match in _DECLARATION.finditer(css):
        value = match[2].strip() if '"' in match[2] or "'" in match[2] else match[2].strip().lower()
        found[match[1].lower()] = re.sub(r"\s*!\s*important", " !important", value, flags=re.IGNORECASE)
    return found


def _rules(css: str) -> Iterator[Rule]:
    count = 0
    for selectors, body in _blocks(_ENDS.sub(" ", _COMMENT.sub(" ", css))):
        declared = declarations(body)
        for selector in _split(selectors) if declared else ():
            check_time()
            count += 1
            if count > MOST_RULES:
                return
            if read := read_selector(selector):
                parts, pseudo = read
                ids = sum(bool(part.id) for part in parts)
                classes = sum(len(part.classes) + len(part.attributes) for part in parts)
                yield Rule(parts, pseudo, declared, (ids, classes, sum(bool(part.tag) for part in parts), count))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """(what stands before a brace, what stands in it), those within @media for screens too."""
    at = hidden = 0
    inside: list[bool] = []
    while brace := _BRACE.search(css, at):
        head, at = css[at : brace.start()].rpartition(";")[2].strip(), brace.end()
        if brace[0] == "}":
            hidden -= bool(inside) and not inside.pop()
            continue
        if head.startswith("@"):
            name = head[1:].split(None, 1)[0].lower() if head[1:].strip() else ""
            on_screen = name == "media" and _SCREEN.search(head) is not None and "print" not in head
            shown = on_screen or name in ("supports", "layer")
            inside.append(shown)
            hidden += not shown
            continue
        end = css.find("}", at)
        end = len(css) if end < 0 else end
        if not hidden:
            yield head, css[at:end]
        at = end + 1


def _split(selectors: str) -> list[str]:
    if "(" not in selectors and "[" not in selectors:
        return selectors.split(",")
    out, depth, start = [], 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            out.append(selectors[start:at])
            start = at + 1
    return [*out, selectors[start:]]
