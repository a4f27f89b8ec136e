"""Blocks become paragraphs: labels read, sub-paragraphs kept with their paragraph, footnotes tied to the text that cites them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from wsisdiff.model import Fact, Heading, Paragraph, Part, Remark, Span
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.citing import Path, Places, cite, cited, is_aside
from wsisdiff.reading.paragraphs.labels import Label
from wsisdiff.reading.paragraphs.sequence import (
    CLOSING,
    CONTAINERS,
    FULL_PARAGRAPH_WORDS,
    complete,
    is_item,
    paragraph_labels,
    shown,
)
from wsisdiff.reading.paragraphs.settling import settled
from wsisdiff.text.words import words

NEAR_WORDS, MOST_MARKS = 5, 60
"""Words by which the place of a footnote's mark is found again; and marks of one paragraph up to which that is tried."""
SEPARATOR = "\n\n"
"""Between the paragraphs of a draft's text."""
TAIL = 200
"""Letters at the end of a paragraph that tell whether its sentence is complete; more closing quotation marks has nobody."""
_RECITAL = re.compile(r"\[?\([a-z]{1,2}\)\s+[A-Z][a-z]+(?:ing|ed|ful|ous|ly|ware|nt)\b")
ENACTING_WORDS = 8
"""A first text of at most so many words that ends with a comma or nothing names who speaks ("The General Assembly,")."""


@dataclass(frozen=True, slots=True)
class Numbered:
    text: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    warnings: tuple[Remark, ...]


@dataclass(slots=True)
class _Growing:
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


def number(blocks: Sequence[Block], title: str = "") -> Numbered:
    """Paragraphs, headings and warnings of a document.

    A text with a number begins a paragraph; sub-paragraphs and unnumbered texts after it belong to it, each on its own line.
    Unnumbered texts before the first number are `PP1`, `PP2`...; after a heading, `12 P1` (the first unnumbered one after 12);
    in a document without numbers, `P1`, `P2`... Nothing is dropped: every word of a text block stands in a paragraph, except
    its label. Numbers that begin afresh in each article are `Article 4.9`, and the words of an article that has none `Article 8 P1`; a
    number that occurs again for no such reason gets ` (2)`; that, gaps and restarts are told in warnings.
    """
    blocks = settled([block for block in blocks if block.text.strip() or block.label.strip()])
    body = [(index, block) for index, block in enumerate(blocks) if block.kind != "footnote"]
    labels, warnings = paragraph_labels([(index, block) for index, block in body if not block.by or block.label])
    sections = _section_headings(body, title)
    first_label = min(labels, default=None)
    first_text = next((position for position, (_, block) in enumerate(body) if block.kind == "text"), len(body))
    grown: list[_Growing] = []
    headings: list[Heading] = []
    marks_outside: list[str] = []
    section, after_heading, places = "", True, Places()
    for position, (index, block) in enumerate(body):
        if block.kind == "heading" or (position == first_text and _is_enacting(body, position, first_label)):
            level = block.level if block.kind == "heading" else 9
            headings.append(Heading(shown(block), max(level, 1), len(grown)))
            marks_outside.extend(block.marks)
            if index in sections and not is_aside(block.text):
                section = shown(block)
            places.enter(shown(block))
            after_heading = True
            continue
        label = labels.get(index)
        text = label.rest if label else shown(block)
        in_preamble = bool(labels) and first_label is not None and index < first_label
        if label or not grown or not _belongs_to_last(block, text, grown[-1], after_heading, bool(labels) and not in_preamble):
            preamble = in_preamble or bool(label and (label.kind == "letter" or label.prefix == "PP"))
            if label and label.stream in CONTAINERS:
                places.enter(f"{label.printed} " if label.stream == "article" else f"{label.printed}")
            grown.append(_Growing("", [], section, block, index, preamble, label, path=places.path))
            grown[-1].take(text, False, block.by)
        else:
            grown[-1].take(text, not block.by and _runs_on(grown[-1].tail, text), block.by)
        before = block.before if len(block.before) == len(block.marks) else ("",) * len(block.marks)
        grown[-1].marks.extend((mark, index, words) for mark, words in zip(block.marks, before, strict=True))
        after_heading = False
    _mark_preamble(grown)
    warnings += _label(grown, numbered=bool(labels))
    return _lay_out(grown, headings, blocks, marks_outside, warnings)


def _section_headings(body: Sequence[tuple[int, Block]], title: str) -> frozenset[int]:
    """Headings under which paragraphs stand. Those before the first paragraph are title matter unless their like comes later."""
    first_text = next((index for index, block in body if block.kind == "text"), len(body) + 1)
    headings = [(index, block) for index, block in body if block.kind == "heading"]
    last_text = max((index for index, block in body if block.kind == "text"), default=-1)
    later = {block.level for index, block in headings if first_text < index < last_text}
    title = title.strip() or "\n"
    return frozenset(
        index for index, block in headings if index > first_text or (block.level in later and title not in block.text)
    )


def _is_enacting(body: Sequence[tuple[int, Block]], position: int, first_label: int | None) -> bool:
    """ "The General Assembly," as the first text, on a line of its own: it names who speaks and is no paragraph ("Recalling ...," is)."""
    index, block = body[position]
    if first_label is None or index >= first_label:
        return False
    text = block.text.strip()
    return (
        position + 1 < len(body)
        and body[position + 1][1].kind == "text"
        and len(text.split()) <= ENACTING_WORDS
        and (text.endswith(",") or text[-1:].isalnum())
        and text.startswith("The ")
    )


def _belongs_to_last(block: Block, text: str, last: _Growing, after_heading: bool, in_numbered_part: bool) -> bool:
    if after_heading:
        return False
    if in_numbered_part or block.level > last.block.level or _runs_on(last.tail, text):
        return True
    return (
        is_item(block)
        and not _stands_alone(text, last.tail)
        and not (last.preamble and _is_recital(text) and _is_recital(last.parts[0]))
    )


def _is_recital(text: str) -> bool:
    """Whether a text is a paragraph of a preamble that counts them by letters: "(b) Recalling ...", below no words that introduce it."""
    return _RECITAL.match(text) is not None


def _stands_alone(text: str, before: str) -> bool:
    """A long "(23) ..." after a full stop is a provision quoted for itself, not an item of what stands before it."""
    return (
        re.match(r"\[?\(\d+\)", text) is not None
        and not text.startswith("(1)")
        and len(text.split()) >= FULL_PARAGRAPH_WORDS
        and before.rstrip(CLOSING).endswith(".")
    )


def _runs_on(before: str, text: str) -> bool:
    """True when `text` goes on in the middle of a sentence: the reader broke it, not the writer."""
    return text[:1].islower() and not complete(before)


def _mark_preamble(grown: list[_Growing]) -> None:
    """Letters are preamble only before the first number."""
    numbers = [p.index for p in grown if p.main and p.main.kind == "number" and p.main.prefix != "PP"]
    if numbers:
        for paragraph in grown:
            paragraph.preamble = paragraph.preamble and paragraph.index < numbers[0]


def _label(grown: list[_Growing], *, numbered: bool) -> list[Remark]:
    """Give every paragraph its label, each once; say in warnings what is odd about the numbers."""
    warnings: list[Remark] = []
    taken = {p.main.printed for p in grown if p.main}
    given: dict[str, _Growing] = {}
    streams: dict[tuple[str, ...], _Growing] = {}
    unnumbered = after = 0
    last_main, by_article = "", False
    path: Path = ()
    times: dict[str, int] = {}
    parts = _parts(grown)
    for paragraph in grown:
        if paragraph.main is None:
            if paragraph.preamble or not numbered:
                prefix, unnumbered = ("PP" if paragraph.preamble else "P"), unnumbered + 1
                while f"{prefix}{unnumbered}" in taken:
                    unnumbered += 1
                paragraph.label = f"{prefix}{unnumbered}"
            else:
                if by_article and paragraph.path and paragraph.path != path:  # an article of its own, whose words have no number
                    last_main, path, after = paragraph.path[-1].name, paragraph.path, 0
                after += 1
                while f"{last_main} P{after}" in given:
                    after += 1
                paragraph.label = f"{last_main} P{after}"
            given[paragraph.label] = paragraph
            continue
        main = paragraph.main
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


def _parts(grown: Sequence[_Growing]) -> dict[int, tuple[str, ...]]:
    """By the paragraphs' places among the blocks: the articles and annexes they have to be cited by."""
    counted = [p for p in grown if p.main and p.main.kind == "number" and p.main.stream not in CONTAINERS]
    found = cited([(p.path, p.main.stream, p.main.number if not p.main.suffix else 0) for p in counted if p.main])
    return {p.index: names for p, names in zip(counted, found, strict=True)}


def _where(block: Block) -> Part:
    """Its place behind what is told of it; nothing where it has none."""
    if block.place:
        return Remark.of("file.at", place=block.place)
    return Remark.of("file.at_page", page=block.page) if block.page else ""


def _oddity(paragraph: _Growing, before: _Growing | None, same: _Growing | None) -> list[Remark]:
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
        if main.number > 1 and not main.prefix:
            return [Remark.of("file.first_number", number=printed, place=place)]
        return []
    if main.number > previous.number + 1 and main.kind != "roman":
        missing = _missing(previous, main)
        return [Remark.of("file.gap", missing=missing, last=previous.printed, number=printed, place=place)]
    if main.number < previous.number:
        return [Remark.of("file.out_of_order", number=printed, last=previous.printed, place=place)]
    return []


def _missing(previous: Label, main: Label) -> Part:
    def name(value: int) -> str:
        if main.kind == "letter":
            return chr(64 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)
        return f"{main.prefix}{value}"

    low, high = previous.number + 1, main.number - 1
    return name(low) if low == high else Remark.of("file.from_to", first=name(low), last=name(high))


def _lay_out(
    grown: Sequence[_Growing],
    headings: Sequence[Heading],
    blocks: Sequence[Block],
    outside: Sequence[str],
    warnings: list[Remark],
) -> Numbered:
    paragraphs, texts, offset = [], [], 0
    known_outside = frozenset(outside)
    notes = [(index, block) for index, block in enumerate(blocks) if block.kind == "footnote"]
    by_mark: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in notes:
        by_mark[block.mark].append(index)
    cited: set[int] = set()
    for paragraph in grown:
        footnotes, spots = [], []
        for mark, index, before in paragraph.marks:
            found = _note(by_mark.get(mark, ()), index)
            if found is None:
                warnings.append(Remark.of("file.no_footnote", label=paragraph.label, mark=mark))
            else:
                cited.add(found)
                footnotes.append(blocks[found].text)
                spots.append(_behind(before, paragraph.text) if len(paragraph.marks) <= MOST_MARKS else -1)
        paragraph_text = paragraph.text
        texts.append(paragraph_text)
        span = Span(offset, offset + len(paragraph_text))
        block = paragraph.block
        paragraphs.append(
            Paragraph(
                paragraph.label,
                paragraph_text,
                span,
                paragraph.section,
                block.page,
                block.place,
                tuple(paragraph.facts),
                tuple(footnotes),
                paragraph.preamble,
                tuple(spots),
            )
        )
        offset = span.end + len(SEPARATOR)
    for index, block in notes:
        if index not in cited and block.mark not in known_outside:
            place = Remark.of("file.at", place=block.place) if block.place else ""
            named = block.mark or Remark("file.no_mark")
            warnings.append(Remark.of("file.not_cited", mark=named, place=place, quoted=_start(block.text)))
    return Numbered(SEPARATOR.join(texts), tuple(paragraphs), tuple(headings), tuple(warnings))


def _note(same: Sequence[int], index: int) -> int | None:
    """The footnote a mark means, of those that bear it: the next one (marks may start again on each page), else the last before."""
    if not same:
        return None
    return same[min(bisect_right(same, index), len(same) - 1)]


def _start(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _behind(before: str, text: str) -> int:
    """Where in a text a mark stood behind these words, -1 where they stand in it more than once, or not at all.

    >>> _behind("the owner of the *vessel*", "Paid by the owner of the vessel, before it sails.")
    31
    """
    said, here = [w.stem for w in words(before)][-NEAR_WORDS:], words(text)
    stems = [w.stem for w in here]
    for begin in range(len(said)):  # a label or a markup before the first words may be no part of the text
        run = said[begin:]
        ends = [at + len(run) for at in range(len(stems) - len(run) + 1) if stems[at : at + len(run)] == run]
        if ends:
            return here[ends[0] - 1].end if len(ends) == 1 else -1
    return -1
