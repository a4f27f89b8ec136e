"""One page of a PDF -> its lines: pieces of text on one baseline, with place, size and weight, footnote marks taken out.

Positions are asked for words, not for characters: four calls a word keep a page under ten milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from wsisdiff.reading.lines.joining import LINE_HYPHENS
from wsisdiff.reading.lines.oneline import one_line
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.pdf.source import PageText, Sheet

GUTTER = 1.6
"""Ems between words from which they stand in two columns. Justified lines in the files at hand open to 1.2 em at most."""
FALSE_SPACE = 0.17
"""Ems. On pages that write their spaces, a gap smaller than this that pdfium took for a space is none ("peopl e" in A/RES/73/6)."""
SPACES_SEEN = 200
"""So many spaces of a page tell whether it writes its spaces or leaves gaps."""
RAISED = 0.1
"""Ems by which a footnote mark stands above the line, at least; UN marks are raised by 0.33."""
SMALL = 0.85
"""A raised mark is at most this large, compared with the words around it; UN marks have 0.65."""
UPRIGHT = 0.05
"""Sine of the angle from which text counts as turned (water marks, stamps on the margin)."""
UNITS = frozenset({"m", "km", "cm", "mm", "ft"})
"""A small raised 2 or 3 after one of these is a power."""

_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_MARK = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶]{1,4}|[¹²³⁰⁴-⁹]+")
_MAYBE_MARK = re.compile(r"[\d*†‡§]")
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

    @property
    def from_top(self) -> float:
        return self.height - self.y


@dataclass(slots=True)
class _Word:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    index: int
    spaced: bool
    """White space stands before it."""
    broken: bool
    """A line end of pdfium's stands before it."""
    last: int = 0


def page_lines(textpage: Any, raw: Any, sheet: Sheet, first_order: int) -> list[Line]:
    """The lines of a page in the order of the file."""
    source = PageText(textpage, raw, sheet)
    text = source.text()
    words = _words(source, text)
    lines: list[Line] = []
    for group in _groups(words):
        if line := _line(source, group, first_order + len(lines)):
            lines.append(line)
    return lines


def _words(source: PageText, text: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    scale, turn = 1.0, 0.0
    written = generated = 0
    for found in _WORD.finditer(text):
        start, stop = found.span()
        between = text[end:start]
        broken = not words or "\n" in between or "\r" in between
        if broken:
            scale, turn = source.scale_and_turn(start)
        elif between and written + generated < SPACES_SEEN:
            made = source.generated(end)
            generated, written = generated + made, written + (not made)
        last = stop - 1 if text[stop - 1] not in LINE_HYPHENS or stop - start == 1 else stop - 2
        x0, x1 = source.box(start)[0], source.box(last)[1]
        x, y = source.origin(start)
        size = source.size(start) * (scale if abs(turn) < 1 else 1.0)
        words.append(_Word(found.group(), min(x0, x), x1, y, size, start, bool(between), broken, last))
        end = stop
    if written > 3 * generated:
        words = _without_false_spaces(source, text, words)
    return [part for word in words for part in _parted(source, word)]


def _without_false_spaces(source: PageText, text: str, words: list[_Word]) -> list[_Word]:
    kept: list[_Word] = []
    for word in words:
        before = kept[-1] if kept else None
        if (
            before
            and word.spaced
            and not word.broken
            and word.x0 - before.x1 < FALSE_SPACE * word.size
            and abs(word.y - before.y) < 0.5
            and source.generated(word.index - 1)
            and (word.text[0].isalpha() or word.text[0] in LINE_HYPHENS)
            and before.text[-1].isalpha()
        ):
            before.text, before.x1, before.last = before.text + word.text, word.x1, word.last
        else:
            kept.append(word)
    return kept


def _parted(source: PageText, word: _Word) -> list[_Word]:
    """A word and the raised marks that cling to it, apart."""
    if not _MAYBE_MARK.search(word.text) or len(word.text) == 1 or "\ufffe" in word.text[:-1]:
        return [word]
    parts: list[_Word] = []
    previous: tuple[float, float] | None = None
    for offset, character in enumerate(word.text):
        index = word.index + offset
        if index > word.last:
            if parts:
                parts[-1].text += character
            continue
        style = (source.size(index), round(source.origin(index)[1], 1))
        if previous is None or (abs(style[1] - previous[1]) > RAISED * word.size and style[0] != previous[0]):
            x0, x1 = source.box(index)
            ratio = style[0] / (source.size(word.index) or 1.0)
            begins = not parts
            size = word.size * ratio
            parts.append(_Word(character, x0, x1, style[1], size, index, word.spaced and begins, word.broken and begins, index))
        else:
            parts[-1].text += character
            parts[-1].last, parts[-1].x1 = index, source.box(index)[1]
        previous = style
    return parts


def _groups(words: list[_Word]) -> list[list[_Word]]:
    """Words that stand on one line and in one column, whatever line ends pdfium found."""
    groups: list[list[_Word]] = []
    main = words[0] if words else None
    for word in words:
        if main is not None and groups and _on_line(groups[-1], main, word):
            groups[-1].append(word)
            main = word if word.size > main.size else main
        else:
            groups.append([word])
            main = word
    return groups


def _on_line(group: list[_Word], main: _Word, word: _Word) -> bool:
    """True when `word` goes on the line of `group`, whose largest word is `main`."""
    before = group[-1]
    size = max(main.size, word.size, 1.0)
    gap = word.x0 - before.x1
    if gap < -0.5 * size or (gap > GUTTER * size and not _is_label(group)):
        return False
    rise = word.y - main.y
    if abs(rise) < 0.15 * size:
        return gap < 8 * size
    if abs(rise) < 0.5 * size and gap > 0 and _is_label(group):
        return gap < 8 * size
    # A raised mark, or the line that goes on after one with which it began.
    return abs(rise) < 0.7 * size and gap < 0.6 * size and min(word.size, main.size) < SMALL * size


def _is_label(group: list[_Word]) -> bool:
    """A number, letter or bullet with a tab after it."""
    if len(group) > 2:
        return False
    text = " ".join(word.text for word in group)
    label = read_label(f"{text} X")
    return (label is not None and label.rest in ("X", f"{text} X")) or text.isdecimal()


def _line(source: PageText, group: list[_Word], order: int) -> Line | None:
    sizes: dict[float, int] = {}
    for word in group:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    body = max(sizes, key=lambda size: (sizes[size], size))
    main = [word for word in group if word.size >= SMALL * body]
    level = max(main, key=lambda word: len(word.text)).y
    text, lead = "", ""
    marks: list[str] = []
    for word in group:
        raised = word.size <= SMALL * body and word.y - level > RAISED * body and _MARK.fullmatch(word.text.strip(","))
        if raised and text.split(" ")[-1].strip("(").casefold() in UNITS and word.text in ("2", "3") and not word.spaced:
            text += "²" if word.text == "2" else "³"
        elif raised and not text:
            lead = word.text.strip(",")
        elif raised:
            marks.extend(re.split(r"[,–-]", word.text.strip(",")))
        else:
            spaced = (word.spaced or word.broken) and text
            # After a mark that was taken out the line goes on as if it had not been there.
            text += (" " if spaced and text[-1] != " " else "") + word.text
    marks.extend(unicodedata.normalize("NFKC", found) for found in _SUPERSCRIPT.findall(text))
    text = _SUPERSCRIPT.sub("", text)
    ending = "\ufffe" if text.rstrip()[-1:] in ("\ufffe", "\x02") else "\u00ad" if text.rstrip()[-1:] == "\u00ad" else ""
    text = one_line(re.sub(r" ([,;.:])(?= |$)", r"\1", text) if marks else text) + ending
    if not text and not lead:
        return None
    first = main[0]
    bold = source.bold(first.index) and source.bold(main[-1].last)
    turned = abs(source.scale_and_turn(first.index)[1]) > UPRIGHT
    tabbed = len(group) > 1 and _is_label(group[:1]) and group[1].x0 - group[0].x1 > 0.5 * body
    last = max(word.x1 for word in group)
    width, height = source.sheet.size
    return Line(
        text, group[0].x0, last, level, round(body, 1), bold, source.sheet.number, order, tuple(marks), lead, turned, tabbed,
        group[0].x1 - group[0].x0, height, width,
    )  # fmt: skip
