"""Blocks become paragraphs. First they are put right, alike for every format: what is no heading, what is one, numbers parted from their
texts; then labels are read, sub-paragraphs kept with their paragraph, footnotes tied to the text that cites them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wsisdiff.model import Heading, Paragraph, Remark, Span
from wsisdiff.reading.blocks import SEPARATOR, Block
from wsisdiff.reading.paragraphs.labelling import NAMED, Growing, Places, give_labels, is_aside, opens_option
from wsisdiff.reading.paragraphs.labels import CONTAINERS, read_label
from wsisdiff.reading.paragraphs.plausible import FULL_PARAGRAPH_WORDS
from wsisdiff.reading.paragraphs.sequence import CLOSING, complete, is_item, paragraph_labels, shown
from wsisdiff.text.words import words

NEAR_WORDS, MOST_MARKS = 5, 60
"""Words by which the place of a footnote's mark is found again; and marks of one paragraph up to which that is tried."""
_RECITAL = re.compile(r"\[?\([a-z]{1,2}\)\s+[A-Z][a-z]+(?:ing|ed|ful|ous|ly|ware|nt)\b")
ENACTING_WORDS = 8
"""A first text of at most so many words that ends with a comma or nothing names who speaks ("The General Assembly,")."""
_ALONE = re.compile(
    r"(?:[\[(]?(?:OP|PP)?\s?\d{1,4}(?:[.\s-]?(?:bis|ter|quater|alt|[a-z]))?\s?[.):\]\-–]{1,2}|(?:OP|PP)\s?\d{1,4}(?:\s?(?:bis|ter|alt))?"
    r"|[(（][^\W\d_]{1,4}[)）]|[a-z]{1,3}[.)]|[•‣◦▪■□●○∙·–—-]|[〇一二三四五六七八九十百]{1,4}、|[（(][〇一二三四五六七八九十百\d]{1,3}[）)])"
)
"""A label with nothing behind it: its text stands in the next block."""
ASIDE_WORDS = 5
"""Words of a line in braces up to which it is a note on what follows: longer ones are words on offer."""
_FIGURE = re.compile(r"(?P<named>(?:Op\.?\s)?Para(?:graph|\.)?\s?)?(?P<number>\d{1,3})", re.IGNORECASE)
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百\d]{1,4}[章节節编編部分]{1,2}\s*\S{0,20}")
"""A chapter with its title, as Chinese laws have it."""


@dataclass(frozen=True, slots=True)
class Numbered:
    text: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    warnings: tuple[Remark, ...]


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
    grown: list[Growing] = []
    headings: list[Heading] = []
    marks_outside: set[str] = set()
    section, after_heading, places = "", True, Places()
    for position, (index, block) in enumerate(body):
        if block.kind == "heading" or (position == first_text and _is_enacting(body, position, first_label)):
            level = block.level if block.kind == "heading" else 9
            headings.append(Heading(shown(block), max(level, 1), len(grown)))
            marks_outside.update(block.marks)
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
            grown.append(Growing("", [], section, block, index, preamble, label, path=places.path))
            grown[-1].take(text, False, block.by)
        else:
            grown[-1].take(text, not block.by and _runs_on(grown[-1].tail, text), block.by)
        before = block.before if len(block.before) == len(block.marks) else ("",) * len(block.marks)
        grown[-1].marks.extend((mark, index, words) for mark, words in zip(block.marks, before, strict=True))
        after_heading = False
    # Letters are preamble only before the first number.
    numbers = (p.index for p in grown if p.main and p.main.kind == "number" and p.main.prefix != "PP")
    first_number = next(numbers, len(blocks))
    for paragraph in grown:
        paragraph.preamble = paragraph.preamble and paragraph.index < first_number
    warnings += give_labels(grown, numbered=bool(labels))
    return _lay_out(grown, headings, blocks, marks_outside, warnings)


def _section_headings(body: Sequence[tuple[int, Block]], title: str) -> frozenset[int]:
    """Headings under which paragraphs stand. Those before the first paragraph are title matter, unless their like comes later or the format
    has them below the title and no other below them: "# Draft", "## Proposals that fell"."""
    first_text = next((index for index, block in body if block.kind == "text"), len(body) + 1)
    headings = [(index, block) for index, block in body if block.kind == "heading"]
    last_text = max((index for index, block in body if block.kind == "text"), default=-1)
    later = {block.level for index, block in headings if first_text < index < last_text}
    title = title.strip() or "\n"
    above = [(index, block) for index, block in headings if index < first_text]
    below = {index for (_, one), (index, block) in pairwise(above[-2:]) if block.level > one.level and title in one.text}
    like_later = {index for index, block in headings if block.level in later and title not in block.text}
    return frozenset(index for index, _ in headings if index > first_text or index in below or index in like_later)


def _is_enacting(body: Sequence[tuple[int, Block]], position: int, first_label: int | None) -> bool:
    """ "The General Assembly," as the first text, on a line of its own: it names who speaks and is no paragraph ("Recalling ...," is)."""
    index, block = body[position]
    if first_label is None or index >= first_label:
        return False
    text = block.text.strip()
    followed = position + 1 < len(body) and body[position + 1][1].kind == "text"
    speaks = text.startswith("The ") and len(text.split()) <= ENACTING_WORDS
    return followed and speaks and (text.endswith(",") or text[-1:].isalnum())


def _belongs_to_last(block: Block, text: str, last: Growing, after_heading: bool, in_numbered_part: bool) -> bool:
    if after_heading:
        return False
    if in_numbered_part or block.level > last.block.level or _runs_on(last.tail, text):
        return True
    recitals = last.preamble and _is_recital(text) and _is_recital(last.parts[0])
    return is_item(block) and not _stands_alone(text, last.tail) and not recitals


def _is_recital(text: str) -> bool:
    """Whether a text is a paragraph of a preamble that counts them by letters: "(b) Recalling ...", below no words that introduce it."""
    return _RECITAL.match(text) is not None


def _stands_alone(text: str, before: str) -> bool:
    """A long "(23) ..." after a full stop is a provision quoted for itself, not an item of what stands before it."""
    numbered = re.match(r"\[?\(\d+\)", text) is not None and not text.startswith("(1)")
    return numbered and len(text.split()) >= FULL_PARAGRAPH_WORDS and before.rstrip(CLOSING).endswith(".")


def _runs_on(before: str, text: str) -> bool:
    """True when `text` goes on in the middle of a sentence: the reader broke it, not the writer."""
    return text[:1].islower() and not complete(before)


def _lay_out(
    grown: Sequence[Growing], headings: Sequence[Heading], blocks: Sequence[Block], outside: set[str], warnings: list[Remark]
) -> Numbered:
    paragraphs, texts, offset = [], [], 0
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
        text, block = paragraph.text, paragraph.block
        texts.append(text)
        span = Span(offset, offset + len(text))
        paragraphs.append(
            Paragraph(paragraph.label, text, span, paragraph.section, block.page, block.place, tuple(paragraph.facts),
                      tuple(footnotes), paragraph.preamble, tuple(spots))
        )  # fmt: skip
        offset = span.end + len(SEPARATOR)
    for index, block in notes:
        if index not in cited and block.mark not in outside:
            place = Remark.of("file.at", place=block.place) if block.place else ""
            named = block.mark or Remark("file.no_mark")
            start = block.text if len(block.text) <= 60 else block.text[:59].rstrip() + "…"
            warnings.append(Remark.of("file.not_cited", mark=named, place=place, quoted=start))
    return Numbered(SEPARATOR.join(texts), tuple(paragraphs), tuple(headings), tuple(warnings))


def _note(same: Sequence[int], index: int) -> int | None:
    """The footnote a mark means, of those that bear it: the next one (marks may start again on each page), else the last before."""
    return same[min(bisect_right(same, index), len(same) - 1)] if same else None


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


def settled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with what readers take for headings and is not, and the other way round, put right.

    "Option 1:" over unnumbered words opens one of several texts within a paragraph and is text itself (over numbered paragraphs it is a
    heading, though no section's); "Article 4" on a line of its own is a heading in every format.
    """
    blocks = joined(blocks)
    out = []
    for at, block in enumerate(blocks):
        if block.kind == "heading" and opens_option(block.text) and _words_follow(blocks, at):
            block = replace(block, kind="text", level=0)
        elif block.kind == "text" and not block.label and _lone(block.text):
            block = replace(block, kind="heading", level=max(block.level, 3))
        out.append(block)
    return out


def _words_follow(blocks: Sequence[Block], at: int) -> bool:
    """Whether the next block is text without a number."""
    if at + 1 == len(blocks) or blocks[at + 1].kind != "text":
        return False
    label = read_label(f"{blocks[at + 1].label} {blocks[at + 1].text}".strip())
    return label is None or label.kind == "item"


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each number that stands in a block of its own put before its text: columns and grids, number left, text right.

    A bare figure counts only where such figures count the texts from 1 on, so that no page number or cell is taken for one.
    """
    figures = _counting(blocks)
    out: list[Block] = []
    for at, block in enumerate(blocks):
        before = out[-1] if out else None
        alone = before is not None and before.kind == "text" and not before.label and _ALONE.fullmatch(before.text)
        counted = at - 1 in figures
        if before and block.kind == "text" and not block.label and (counted or (alone and read_label(block.text) is None)):
            found = _FIGURE.match(before.text) if counted else None
            text = f"{found[2]}. {block.text}" if found else f"{before.text} {block.text}"
            out[-1] = replace(block, text=text, place=before.place, marks=(*before.marks, *block.marks))
        else:
            out.append(block)
    return out


def _counting(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the blocks stand that hold a bare figure each, or "Paragraph" and a figure, counting the texts behind them."""
    found: list[int] = []
    for at, block in enumerate(blocks[:-1]):
        following = blocks[at + 1]
        figure = _FIGURE.fullmatch(block.text)
        plain = following.kind == "text" and not (block.label or following.label)
        counts = plain and figure and (block.kind == "text" or figure["named"]) and int(figure["number"]) == len(found) + 1
        if counts and following.text[:1].isalpha():
            found.append(at)
    return frozenset(found) if len(found) > 1 else frozenset()


def _lone(text: str) -> bool:
    if text.startswith("{") and is_aside(text) and len(text.split()) <= ASIDE_WORDS:
        return True
    if _CHAPTER.fullmatch(text) and text[-1] not in "。；：，":
        return True
    forms = (form for kind, form in NAMED if kind != "annex" or text[:1].isupper())
    return len(text) <= 30 and any((found := form.match(text)) and not text[found.end() :].strip(" .:]—–-") for form in forms)
