"""Paragraphs while they grow, and the label that each gets once all are there, as people cite it; what is odd about the numbers is told.

Paragraphs whose numbers begin afresh in each article, section or annex are `Article 4.9`, `Annex II.3`; only where they do begin afresh: a
draft that counts its paragraphs through keeps its numbers as printed, whatever its headings. The article may stand as a heading or, in
laws, as a numbered provision of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from wsisdiff.model import Fact, Part, Remark, Span
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.labels import CONTAINERS, HAN, LATIN, Label
from wsisdiff.reading.word.counting import format_number

BEGIN_AFRESH = 0.5
"""More than this share of a kind's headings must begin at 1 for its paragraphs to be cited by them. In treaties all articles of more than
one paragraph do; in declarations the first section does and no other."""
LONGEST_OPTION = 60
"""Letters of a line that only opens an option ("Option 1:", "Alternative 2 (no text)")."""

_COUNT = r"(?:\d{1,4}|[IVXLC]{1,7}|[A-Z](?![\w’'])|[А-Я](?!\w)|one|two|three|four|five|premier|première|primero|первый)"
_KINDS = (
    ("annex", r"(?:annex|annexe|anexo|appendix|appendice|apéndice|schedule|приложение|протокол|protocol|مرفق|المرفق)"
              rf"(?:\s{_COUNT})?"),
    ("annex", rf"附[件录錄](?:[{HAN}]{{1,3}}|\d{{1,2}})?"),
    ("part", rf"(?:part|title|partie|titre|parte|título|часть|الباب)\s{_COUNT}"),
    ("chapter", rf"(?:chapter|chapitre|capítulo|глава|الفصل)\s{_COUNT}|第[{HAN}\d]{{1,3}}章"),
    ("section", rf"(?:section|sección|раздел|القسم|cluster)\s{_COUNT}|第[{HAN}\d]{{1,3}}节"),
    ("article", rf"(?:article|artículo|artikel|статья|rule|regulation|principle|المادة|art\.|§)\s?{_COUNT}"
                rf"(?:[\s\-]?{LATIN}\b|[a-z]\b)?"),
    ("article", rf"第[{HAN}\d]{{1,4}}[条條](?:之[{HAN}\d]{{1,2}})?"),
)  # fmt: skip
NAMED = tuple((kind, re.compile(rf"[\[(]?\s*(?P<name>{form})(?=[\s.:,;\]—–\-(]|$)", re.IGNORECASE)) for kind, form in _KINDS)
_LISTED = re.compile(r"[\[(]?\s*(?P<name>[IVXLC]{1,7}|[A-Z])[.)]\s+\S")
"""A heading that is itself counted: "II. Means of implementation", "B. Ports"."""
_OPTION = re.compile(
    r"[\[({]*\s*(?:option|alternative|version|variant|опция|вариант|选项|方案|opción|الخيار)\s?[\w.]{1,4}\b[^.;]*[:\])}]*\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\{[^{}]*\}|\([^()]{0,40}placeholder[^()]{0,40}\)", re.IGNORECASE)
"""`{Ambition}`: a note of those who hold the pen on what follows, not a part of the text."""
_RANK = {"annex": 0, "part": 1, "chapter": 2, "section": 3, "listed": 4, "article": 5}
TAIL = 200
"""Letters at the end of a paragraph that tell whether its sentence is complete; more closing quotation marks has nobody."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the text that people name when they cite: `kind` says which of those that count alike it is one of."""

    kind: str
    name: str
    at: int
    """Which heading of the document it is; two articles of one name in two annexes are two."""


Path = tuple[Place, ...]
"""The parts that a paragraph stands in, the outermost first."""


def opens_option(text: str) -> bool:
    """Whether a line only opens one of several texts on offer.

    >>> opens_option("Option 1:"), opens_option("[Option II (no text)]"), opens_option("Options for ports are many.")
    (True, True, False)
    """
    return len(text) <= LONGEST_OPTION and _OPTION.fullmatch(text.strip()) is not None


def is_aside(text: str) -> bool:
    """Whether a heading begins no section: a note in braces of those who hold the pen, or the line of an option."""
    return _ASIDE.fullmatch(text.strip()) is not None or opens_option(text)


def named(heading: str) -> tuple[str, str] | None:
    """(kind, name) of a heading that people cite by its number; None for one that they do not.

    >>> named("Article 4 Storm logs"), named("ANNEX II"), named("B. Ports"), named("Means of implementation")
    (('article', 'Article 4'), ('annex', 'Annex II'), ('listed', 'B'), None)
    """
    for kind, form in NAMED:
        if found := form.match(heading):
            name = " ".join(found["name"].split())
            first, space, count = name.partition(" ")
            return kind, (first.capitalize() if first.isupper() else first) + space + count
    return ("listed", found["name"]) if (found := _LISTED.match(heading)) else None


class Places:
    """Where in the document the next paragraph stands, as its headings come."""

    def __init__(self) -> None:
        self.path: Path = ()
        self._count = 0

    def enter(self, heading: str) -> None:
        """A heading comes: parts of its rank and below end."""
        if found := named(heading):
            self._count += 1
            kind, name = found
            self.path = (*(place for place in self.path if _RANK[place.kind] < _RANK[kind]), Place(kind, name, self._count))


def cited(numbers: Sequence[tuple[Path, str, int]]) -> list[tuple[str, ...]]:
    """For each numbered paragraph (its path, its stream, its number): the names of the parts by which it has to be cited, if any."""
    firsts: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    ones = Counter(stream for _, stream, number in numbers if number == 1)
    first_one = {stream: path for path, stream, number in reversed(numbers) if number == 1}
    for path, stream, number in numbers:
        for place in path:
            firsts[stream, place.kind].setdefault(place.at, number)
    afresh = set()
    for (stream, kind), starts in firsts.items():
        beginning = [at for at, number in starts.items() if number == 1]
        alone = len(starts) == 1 and any(place.at in beginning for place in first_one.get(stream, ()))
        if ones[stream] > 1 and len(beginning) > BEGIN_AFRESH * len(starts) and not alone:
            afresh.add((stream, kind))
    parts = [[place for place in path if (stream, place.kind) in afresh] for path, stream, _ in numbers]
    bearing: dict[str, set[int]] = defaultdict(set)
    for places in parts:
        if places:
            bearing[places[-1].name].add(places[-1].at)
    return [_shortest(places, bearing) for places in parts]


def _shortest(places: Sequence[Place], bearing: Mapping[str, Collection[int]]) -> tuple[str, ...]:
    """The innermost part; with those around it where others bear its name."""
    names: list[str] = []
    for place in reversed(places):
        names.insert(0, place.name)
        if len(bearing.get(place.name, ())) < 2:
            break
    return tuple(names)


def cite(parts: Sequence[str], number: str) -> str:
    """The label of a paragraph by the parts that it is cited by.

    >>> cite(("Article 4",), "9"), cite(("Annex I", "B"), "2 bis"), cite((), "7")
    ('Article 4.9', 'Annex I, B.2 bis', '7')
    """
    return f"{', '.join(parts)}.{number}" if parts else number


@dataclass(slots=True)
class Growing:
    """A paragraph that still takes in sub-paragraphs and continuations."""

    label: str
    parts: list[str]
    """Its text in pieces: a paragraph may go on over 100,000 lines."""
    section: str
    block: Block
    index: int
    preamble: bool = False
    main: Label | None = None
    marks: list[tuple[str, int, str]] = field(default_factory=list)
    """Footnote marks, the block of each, and the words before it where they are known."""
    tail: str = ""
    """The end of its text, long enough to see how it ends."""
    path: Path = ()
    """The articles and annexes it stands in."""
    length: int = 0
    facts: list[Fact] = field(default_factory=list)

    def take(self, text: str, joined: bool, by: str = "") -> None:
        between = "" if not self.tail else " " if joined else "\n"
        self.parts.append(between + text)
        self.tail = (self.tail + between + text)[-TAIL:]
        start, self.length = self.length + len(between), self.length + len(between) + len(text)
        if by and text:
            self.facts.append(Fact("proposal", Span(start, self.length), text, by))

    @property
    def text(self) -> str:
        return "".join(self.parts)


def give_labels(grown: list[Growing], *, numbered: bool) -> list[Remark]:
    """Give every paragraph its label, each once; say in warnings what is odd about the numbers."""
    warnings: list[Remark] = []
    taken = {p.main.printed for p in grown if p.main}
    given: dict[str, Growing] = {}
    streams: dict[tuple[str, ...], Growing] = {}
    unnumbered = after = 0
    last_main, by_article = "", False
    path: Path = ()
    times: dict[str, int] = {}
    parts = _parts(grown)
    for paragraph in grown:
        main = paragraph.main
        if main is None and (paragraph.preamble or not numbered):
            prefix, unnumbered = ("PP" if paragraph.preamble else "P"), unnumbered + 1
            while f"{prefix}{unnumbered}" in taken:
                unnumbered += 1
            paragraph.label = f"{prefix}{unnumbered}"
        elif main is None:
            if by_article and paragraph.path and paragraph.path != path:  # an article of its own, whose words have no number
                last_main, path, after = paragraph.path[-1].name, paragraph.path, 0
            after += 1
            while f"{last_main} P{after}" in given:
                after += 1
            paragraph.label = f"{last_main} P{after}"
        if main is None:
            given[paragraph.label] = paragraph
            continue
        place = parts.get(paragraph.index, ())
        stream = (main.kind, main.stream, *place)
        printed = cite(place, main.printed)
        warnings.extend(_oddity(paragraph, streams.get(stream), given.get(printed)))
        if not main.decimals or stream not in streams:
            streams[stream] = paragraph
        label, again = printed, times.get(printed, 2)
        while label in given or (again > 2 and label in taken):
            label, again = f"{printed} ({again})", again + 1
        times[printed] = again
        paragraph.label, last_main, after = label, label, 0
        by_article, path = bool(place), paragraph.path
        given[label] = paragraph
    return warnings


def _parts(grown: Sequence[Growing]) -> dict[int, tuple[str, ...]]:
    """By the paragraphs' places among the blocks: the articles and annexes they have to be cited by."""
    counted = [p for p in grown if p.main and p.main.kind == "number" and p.main.stream not in CONTAINERS]
    found = cited([(p.path, p.main.stream, p.main.number if not p.main.suffix else 0) for p in counted if p.main])
    return {p.index: names for p, names in zip(counted, found, strict=True)}


def _where(block: Block) -> Part:
    """Its place behind what is told of it; nothing where it has none."""
    if block.place:
        return Remark.of("file.at", place=block.place)
    return Remark.of("file.at_page", page=block.page) if block.page else ""


def _oddity(paragraph: Growing, before: Growing | None, same: Growing | None) -> list[Remark]:
    main = paragraph.main
    assert main is not None
    printed, place = main.printed, _where(paragraph.block)
    previous = before.main if before else None
    if previous and main.number == 1 and previous.number > 1 and not main.suffix and not main.decimals:
        return [Remark.of("file.again", number=printed, last=previous.printed, place=place)]
    if same is not None:
        if previous and main.number == previous.number + 1:
            return []  # further on in a sequence that started again: told once, at its start
        return [Remark.of("file.twice", number=printed, first=_where(same.block), place=place)]
    if previous is None:
        return [Remark.of("file.first_number", number=printed, place=place)] if main.number > 1 and not main.prefix else []
    if main.number > previous.number + 1 and main.kind != "roman":
        return [Remark.of("file.gap", missing=_missing(previous, main), last=previous.printed, number=printed, place=place)]
    if main.number < previous.number:
        return [Remark.of("file.out_of_order", number=printed, last=previous.printed, place=place)]
    return []


def _missing(previous: Label, main: Label) -> Part:
    def name(value: int) -> str:
        return format_number(value, "upperLetter") if main.kind == "letter" else f"{main.prefix}{value}"

    low, high = previous.number + 1, main.number - 1
    return name(low) if low == high else Remark.of("file.from_to", first=name(low), last=name(high))
