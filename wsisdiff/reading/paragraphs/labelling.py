"""Paragraphs while they grow, and the label that each gets once all are there; what is odd about the numbers is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wsisdiff.model import Fact, Part, Remark, Span
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.citing import Path, cite, cited
from wsisdiff.reading.paragraphs.labels import Label
from wsisdiff.reading.paragraphs.sequence import CONTAINERS
from wsisdiff.reading.word.counting import format_number

TAIL = 200
"""Letters at the end of a paragraph that tell whether its sentence is complete; more closing quotation marks has nobody."""


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
