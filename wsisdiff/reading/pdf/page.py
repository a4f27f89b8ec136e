"""One page of a PDF -> its lines: pieces of text on one baseline, with place, size and weight, footnote marks taken out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import is_power
from wsisdiff.reading.paragraphs.labels import is_bare_label
from wsisdiff.reading.pdf.annotations import Note, read_annotations
from wsisdiff.reading.pdf.drawn import drawn
from wsisdiff.reading.pdf.from_right import from_right, in_logical_order, mirrored_brackets, runs_from_right
from wsisdiff.reading.pdf.grids import SHORTEST
from wsisdiff.reading.pdf.line_numbers import Number, numbers_apart
from wsisdiff.reading.pdf.look import seen, with_states
from wsisdiff.reading.pdf.source import Drawn, PageText, Sheet, Upright
from wsisdiff.reading.pdf.words import RAISED, Runs, State, Word, page_words, with_fractions, with_initials

GUTTER = 1.6
"""Ems between words from which they stand in two columns. Justified lines in the files at hand open to 1.2 em at most."""
OTHER_PRINT = 0.9
"""Ems between words of different size from which they are no one line."""
SMALL = 0.85
"""A raised mark is at most this large, compared with the words around it; UN marks have 0.65."""
UPRIGHT = 0.05
"""Sine of the angle from which text counts as turned (water marks, stamps on the margin)."""

_MARK = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶]{1,4}|[¹²³⁰⁴-⁹]+|[ivxl]{1,6}")
_CITING = re.compile(r"[^\W\d_]{3}[.,;:”’)]*$|[.,;:”’)]$")
"""What stands before a Roman number that is a note's mark; "x" and "n" raised to a power are shorter."""
_EXPONENT = re.compile(r"[-–−+]?\d{1,2}")
_RAISED_FIGURES = str.maketrans("0123456789-–−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_CLOSING = frozenset(").,;:]/\u2044")
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_]{2})[¹²³⁰⁴-⁹]+(?!\w)|(?<=[.,;:”’)\]])[¹²³⁰⁴-⁹]+(?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on one baseline. Points from the page's left and bottom edge; `order` is its place in the file."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    order: int
    marks: tuple[str, ...] = ()
    lead: str = ""
    """A raised mark at its very start: that of a footnote."""
    turned: bool = False
    tabbed: bool = False
    """A label stands apart from the words after it."""
    first_word: float = 0.0
    """Width of its first word."""
    height: float = 792.0
    """Of the page."""
    width: float = 612.0
    runs: Runs = ()
    tab: float = 0.0
    """Where the words after a label begin that stands apart from them, and of how many words it is."""
    label_words: int = 0
    before: tuple[str, ...] = ()
    """What stands in the line before each of its marks."""

    @property
    def from_top(self) -> float:
        return self.height - self.y


Pages = Sequence[Sequence[Line]]
"""Of each page its lines."""


def usual_size(lines: Iterable[Line]) -> float | None:
    """The size of most of the print of some lines; None where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of one page: its lines in the order of the file, what nobody can see, what readers noted on it."""

    lines: list[Line]
    unseen: str = ""
    """Words left out because nobody can see them."""
    scan: bool = False
    """The words were recognised by a program on a picture."""
    notes: tuple[Note, ...] = ()
    drawn: Drawn = field(default_factory=Drawn)
    numbers: tuple[Number, ...] = ()
    """Figures that may be numbers of lines."""
    line_numbers: int = 0
    """Numbers of lines that were left out."""
    guessed: float = 0.0
    """Share of its characters for which the file names no letter."""


def read_page(
    page: Any, textpage: Any, raw: Any, sheet: Sheet, first_order: int, colours: bool, left_out: frozenset[int]
) -> Page:
    """The lines of a page in the order of the file, without what nobody can see.

    `colours`: they are looked for where nothing is struck, too; `left_out`: the first characters of words
    that are no part of the text.
    """
    source = PageText(textpage, raw, sheet)
    text = source.text()
    if (turns := source.lies()) != sheet.turns % 4:
        sheet = replace(sheet, turns=turns)
        source = PageText(textpage, raw, sheet)
    if runs_from_right(text):
        sheet = replace(sheet, mirrored=True)
        source = PageText(textpage, raw, sheet)
    found, noted = drawn(page, raw, sheet), read_annotations(page, raw, sheet)
    read, found.bars = with_fractions(page_words(source, text), found.bars)
    read = [from_right(source, text, word) for word in read] if sheet.mirrored else read
    standing, unseen, scan = seen(page, source, text, read, found)
    words = [word for word in standing if word.index not in left_out]
    words = with_initials(with_states(source, text, words, found, noted, colours))
    lines: list[Line] = []
    for group in _groups(words, found.uprights):
        if sheet.mirrored:
            group = in_logical_order(group)
        if line := _line(source, group, first_order + len(lines)):
            lines.append(line)
    numbers = tuple(numbers_apart(standing, sheet.number))
    hidden = " ".join(word.text for word in unseen)
    return Page(lines, hidden, scan, tuple(noted.notes), found, numbers, guessed=source.guessed())


def _groups(words: list[Word], uprights: Sequence[Upright]) -> list[list[Word]]:
    """Words that stand on one line and in one column, whatever line ends pdfium found; never on both sides of a rule."""
    rules = sorted((up for up in uprights if up.y1 - up.y0 >= SHORTEST), key=lambda up: up.x)
    places = [up.x for up in rules]
    groups: list[list[Word]] = []
    main = words[0] if words else None
    for word in words:
        goes_on = main is not None and bool(groups) and _on_line(groups[-1], main, word)
        if main is not None and goes_on and not (rules and _ruled(groups[-1][-1], word, rules, places)):
            groups[-1].append(word)
            main = word if word.size > main.size else main
        else:
            groups.append([word])
            main = word
    return groups


def _ruled(before: Word, word: Word, rules: Sequence[Upright], places: Sequence[float]) -> bool:
    """Whether an upright stands between two words of a line."""
    y = word.y + 0.3 * word.size
    between = rules[bisect_left(places, before.x1 - 1) : bisect_right(places, word.x0 + 1)]
    return any(up.y0 < y < up.y1 for up in between)


def _on_line(group: list[Word], main: Word, word: Word) -> bool:
    """True when `word` goes on the line of `group`, whose largest word is `main`."""
    before = group[-1]
    size = max(main.size, word.size, 1.0)
    gap = word.x0 - before.x1
    if gap < -0.5 * size and (before.ltr or word.ltr) and abs(word.y - main.y) < 0.15 * size:
        # Words that run to the right within a line that runs to the left.
        gap = max(min(one.x0 for one in group) - word.x1, word.x0 - max(one.x1 for one in group))
    if gap < -0.5 * size or (gap > GUTTER * size and not _is_label(group)):
        return False
    rise = word.y - main.y
    other = min(word.size, before.size) < 0.93 * size and abs(rise) < 0.15 * size
    if gap > OTHER_PRINT * size and other and not _is_label(group):
        return False  # a note in the margin
    if abs(rise) < 0.15 * size or (abs(rise) < 0.5 * size and gap > 0 and _is_label(group)):
        return gap < 8 * size
    # A raised mark, or the line that goes on after one with which it began.
    return abs(rise) < 0.7 * size and gap < 0.6 * size and min(word.size, main.size) < SMALL * size


def _is_label(group: list[Word]) -> bool:
    """A number, letter or bullet with a tab after it."""
    return len(group) <= 2 and is_bare_label(" ".join(word.text for word in group))


def _line(source: PageText, group: list[Word], order: int) -> Line | None:
    sizes: dict[float, int] = defaultdict(int)
    for word in group:
        sizes[word.size] += len(word.text)
    body = max(sizes, key=lambda size: (sizes[size], size))
    main = [word for word in group if word.size >= SMALL * body]
    level = max(main, key=lambda word: len(word.text)).y
    lead = ""
    marks: list[str] = []
    before: list[str] = []
    runs: Runs = ()
    if min(sizes) > SMALL * body and not any(word.state for word in group):  # nearly every line
        text = "".join(f" {w.text}" if w.spaced or w.broken else w.text for w in group).strip().replace("\u2044", "/")
    else:
        text, lead, marks, before, runs = _joined(group, body, level)
    if not text.isascii():
        for found in reversed([one for one in _SUPERSCRIPT.finditer(text) if not is_power(text[: one.start()])]):
            marks.append(unicodedata.normalize("NFKC", found.group()))
            before.append(text[: found.start()])
            text = text[: found.start()] + text[found.end() :]
    ending = "\ufffe" if text.rstrip()[-1:] in ("\ufffe", "\x02") else "\u00ad" if text.rstrip()[-1:] == "\u00ad" else ""
    text = one_line(re.sub(r" ([,;.:])(?= |$)", r"\1", text) if marks else text) + ending
    if not text and not lead:
        return None
    first = main[0]
    bold = source.bold(first.index) and source.bold(main[-1].last)
    turned = abs(source.scale_and_turn(first.index)[1]) > UPRIGHT
    if source.sheet.mirrored:
        text = mirrored_brackets(text)
    tab = next((n for n in (1, 2) if len(group) > n and group[n].x0 - group[n - 1].x1 > 0.5 * body and _is_label(group[:n])), 0)
    last = max(word.x1 for word in group)
    width, height = source.sheet.size
    x0 = min(word.x0 for word in group)
    label = group[max(tab - 1, 0)].x1 - group[0].x0, group[tab].x0 if tab else 0.0
    if "\u2e80" <= text[:1] <= "\uffef" and not tab:
        label = min(label[0], body), 0.0  # lines of Chinese may break after every sign
    return Line(
        text, x0, last, level, round(body, 1), bold, source.sheet.number, order, tuple(marks), lead, turned, tab > 0,
        label[0], height, width, runs, label[1], tab, before=tuple(before),
    )  # fmt: skip


def _joined(group: Sequence[Word], body: float, level: float) -> tuple[str, str, list[str], list[str], Runs]:
    """The words of a line as text; the mark that it begins with; those taken out of it, and what stands before each; and its pieces where
    something is drawn on them.

    `body` and `level` are size and baseline of most of it.
    """
    text, lead = "", ""
    marks: list[str] = []
    texts: list[str] = []
    runs: list[tuple[str, State]] = []
    power = fraction = False
    """After a raised figure that belongs to the words; after the stroke of a fraction."""
    for before, word, after in zip([None, *group[:-1]], group, [*group[1:], None], strict=True):
        apart = before is not None and word.spaced and word.x0 - before.x1 > 0.2 * body
        bare = word.text.strip(",")
        high = word.size <= SMALL * body and word.y - level > RAISED * body
        raised = high and _MARK.fullmatch(bare) and (not bare.isalpha() or not text or _CITING.search(text))
        piece = ""
        if raised and after is not None and after.text[0] in "/\u2044":
            piece, power = (" " if word.spaced and text else "") + word.text, True  # the upper part of a fraction
        elif high and not apart and _EXPONENT.fullmatch(word.text) and is_power(text):
            piece, power = word.text.translate(_RAISED_FIGURES), True
        elif raised and not text:
            lead = bare
        elif raised and word.state == "struck":
            continue
        elif raised:
            cited = re.split(r"[,–-]", bare)
            marks.extend(cited)
            texts.extend([text] * len(cited))
        else:
            spaced = (word.spaced or word.broken) and text and not (power and word.text[0] in _CLOSING)
            spaced = spaced and not (fraction and word.size <= SMALL * body)
            power, fraction = False, power and word.text in ("/", "\u2044")
            # After a mark that was taken out the line goes on as if it had not been there.
            piece = (" " if spaced and text[-1] != " " else "") + word.text.replace("\u2044", "/")
        text += piece
        if piece and runs and runs[-1][1] == word.state:
            runs[-1] = (runs[-1][0] + piece, word.state)
        elif piece:
            runs.append((piece, word.state))
    return text, lead, marks, texts, tuple(runs) if any(state for _, state in runs) else ()
