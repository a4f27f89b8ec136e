"""Where an instruction points: paragraphs by their labels, and sentences, lines and ends within them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import PLACE, Masked, P

NUMBER = "{NUMBER}"
_INNER = r"\s*\((?:(?:the|only)\s+)*(?P<part><places.ordinals>\s+<places.parts>)"
"""Behind a number of a list: the part of that paragraph which is meant."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|until|up to)\s*$", re.IGNORECASE)
_TAIL = (
    r"\s*(?:,?\s*\(?\s*(?:and|with|including|plus|incl\.?)\s+(?:all\s+)?(?:of\s+)?(?:its|the|their)?\s*|\s*,\s*|\s*\(\s*(?=[^()]*,))"
    r"(?P<more>(?:bis|ter|quater|alternatives|alt)\b(?:\s*(?:,\s*and|,|and|&|/)\s*(?:bis|ter|quater|alts?)\b)*)\)?"
)
LATIN = r" (?:bis|ter|quater|quinquies|sexies)$"
"""The end of the label of a paragraph that comes beside the one of that number."""
_BESIDE = re.compile(r"(?:\b|\d)(?:bis|ter|quater|quinquies|alt|alternatives)\b", re.IGNORECASE)
_PART_OF_ARTICLE = re.compile(
    r"art(?:icle)?\b\.?\s*\S+?\s*,\s*(?:(?:sub-?)?para|par\b|§|¶|lit|point|no\b|al\b|alin|abs)", re.IGNORECASE
)
"""A paragraph of an article: "Art. 12, para 3"."""
_CITED = re.compile(r"[A-Z][\w+-]+ \((?!(?:after|before|behind|in|directly|see)\b)[^()]{0,40}$")
"""A name before an open bracket: "the Global Digital Compact (paragraph 50)"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs that an instruction names: each label, whether they are a range, and the part of each that is meant, if any."""

    labels: tuple[str, ...]
    range: bool = False
    subs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """Those of the labels that are only named as "its bis and ter"."""

    @property
    def span(self) -> str:
        """All as one: `12`, `12-14`."""
        return self.labels[0] if len(self.labels) == 1 else f"{self.labels[0]}-{self.labels[-1]}"

    @property
    def label(self) -> str:
        """All as one, with the number of the one paragraph of an article: `9(2)`. Its letters are items of it."""
        return f"{self.span}{self.sub if self.sub[1:-1].isdecimal() else ''}"

    @property
    def each(self) -> tuple[str, ...]:
        """One label for each thing that is to be done: a range is one."""
        return (self.span,) if self.range else self.labels

    @property
    def sub(self) -> str:
        """The part of the one paragraph that is named."""
        return self.subs[0] if len(self.labels) == 1 and self.subs else ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """(label, the part of it that is meant) for each thing that is to be done."""
        return tuple(zip_longest(self.each, self.subs[: len(self.each)], fillvalue=""))


def mask_places(masked: Masked) -> dict[str, Place]:
    """Take the places out of the text, each behind its character. Paragraphs of other texts ("of the Covenant") are left in it."""
    found: dict[str, Place] = {}
    elsewhere, tail = compiled("{ELSEWHERE}"), compiled(_TAIL)

    def put(match: re.Match[str]) -> str:
        if elsewhere.match(text, match.end()) or _CITED.search(text[: match.start()]):
            return match[0]
        place = parse(match["p"], "PP" if match["preamble"] else "Recital " if match["recital"] else "")
        if _PART_OF_ARTICLE.match(match[0]) and len(place.labels) == 2:
            place = Place(place.labels[:1], subs=(f"({place.labels[1]})",))
        more = tail.match(text, match.end())
        if more and not place.range:
            labels = _with(place.labels, more["more"])
            place = replace(place, labels=labels, beside=labels[len(place.labels) :] if "its" in more[0] else ())
        return known(place, match[0], masked, found)

    text = masked.text
    if not re.search(r"\d|\b[IVX]+\b", text):
        return found
    masked.text = compiled("{NAMED}").sub(put, text)
    masked.text = re.sub(
        rf"({P})\s*,?\s*(?:and|&)\s+(?:also\s+)?in\s+(?:the\s+)?({P})", lambda m: _both(m, masked, found), masked.text
    )
    if not _BESIDE.search(masked.text):
        return found
    masked.text = re.sub(rf"([\U000f0400-\U000f07ff]){tail.pattern}", r"\1", masked.text, flags=re.IGNORECASE)
    joint = r"\s*(?:,|&|/|,?\s*\band\b|\bor\b)\s*"
    latin = (
        rf"(?:(?<=^)|(?<=[\s(\[]))(?:{NUMBER}{joint})*\d{{1,3}}\s?(?:bis|ter|quater|quinquies)\b(?!\s+in\b)(?:{joint}{NUMBER})*|"
        rf"(?:(?<=^)|(?<=[\s(]))\d{{1,3}}(?={_TAIL})"
    )

    def put_latin(match: re.Match[str]) -> str:
        place = parse(match[0])
        more = tail.match(match.string, match.end())
        if more and not place.range:
            place = replace(place, labels=_with(place.labels, more["more"]))
        elif not re.search(r"[a-z]", match[0], re.IGNORECASE):
            return match[0]
        return known(place, match[0], masked, found)

    masked.text = compiled(latin.replace("(?P<more>", "(?:")).sub(put_latin, masked.text)
    masked.text = re.sub(rf"([\U000f0400-\U000f07ff]){tail.pattern}", r"\1", masked.text, flags=re.IGNORECASE)
    return found


def _both(match: re.Match[str], masked: Masked, found: dict[str, Place]) -> str:
    """Two places of which the same is said, as one: "in OP6 and in PP2"."""
    labels = tuple(label for mark in match.groups() if mark in found for label in found[mark].each)
    return known(Place(labels), match[0], masked, found) if labels else match[0]


def _with(labels: tuple[str, ...], more: str) -> tuple[str, ...]:
    """The labels with those of "and its bis and ter", which stand beside the last of them."""
    base = re.sub(r" (?:bis|ter|quater)$", "", labels[-1])
    suffixes = re.findall(r"bis|ter|quater", re.sub("alternatives?", "", more), re.IGNORECASE)
    extra = [f"{base} {suffix.lower()}" for suffix in suffixes]
    return (*labels, *(label for label in extra if label not in labels))


def known(place: Place, said: str, masked: Masked, found: dict[str, Place]) -> str:
    """The character for a place."""
    mark = masked.take(said, PLACE)
    if mark in masked.taken:
        found[mark] = place
    return mark


def parse(numbers: str, prefix: str = "") -> Place:
    """The labels of a list of numbers as people write it.

    >>> parse("12-14").span, parse("21, 22 and 25").labels, parse("9bis").labels, parse("11 (b)").subs, parse("3", "PP").labels
    ('12-14', ('21', '22', '25'), ('9 bis',), ('(b)',), ('PP3',))
    """
    labels: list[str] = []
    subs: list[str] = []
    end = 0
    for match in compiled(NUMBER).finditer(numbers):
        between = numbers[end : match.start()]
        joint = between if _RANGE.search(between) else re.sub(r"[A-Za-z¶§.]+\s*$", "", between)
        ranged = labels and _RANGE.search(joint)
        label, sub = _label(match[0], "PP" if re.search(r"PPs?\.?\s*$", between) else prefix)
        inner = compiled(_INNER).match(numbers, match.end())
        labels.append(f"{labels.pop()}-{label}" if ranged else label)
        subs[len(labels) - 1 :] = [f"the {inner['part'].lower()}" if inner else sub]
        end = match.end()
    if not labels:
        return Place((numbers.strip(),))  # a Roman number stays one
    one = len(labels) == 1 and "-" in labels[0]
    return Place(tuple(labels[0].split("-")) if one else tuple(labels), one, tuple(subs) if any(subs) else ())


def _label(number: str, prefix: str) -> tuple[str, str]:
    """(label, sub-paragraph): "9bis" is 9 bis, "11 (b)" is in 11, "4 (2) (b)" is a label, "4 (2) (b) and (c)" are in 4(2)."""
    match = re.fullmatch(
        r"(?:[A-Z]\.?)?(\d+(?:\.\d+)*)\.?\s?(bis|ter|quater|quinquies|sexies)?\s?([a-d])?\s?((?:\([a-z\d]+\)\s?)*)(.*)",
        re.sub(r"\)\s?([a-k])$", r")(\1)", number.strip()),
        re.IGNORECASE,
    )
    if match is None:
        return number.strip(), ""
    label = match[1] + (f" {match[2].lower()}" if match[2] else "")
    label += match[3] if match[3] and match[4] else ""  # an article that was put in later: "5a(4)"
    subs = re.findall(r"\(\w+\)", match[4]) or ([f"({match[3]})"] if match[3] else [])
    if len(subs) > 1 and not match[5]:
        return f"{prefix}{label}{''.join(subs)}", ""
    return f"{prefix}{label}{''.join(subs[:-1])}", f"{''.join(subs[-1:])} {match[5]}".strip()


def beside(place: Place) -> Place:
    """Where a new paragraph with such a label goes: 12 bis after 12.

    >>> beside(Place(("12 bis",))).labels
    ('12',)
    """
    return replace(place, labels=tuple(re.sub(LATIN, "", label) for label in place.labels))
