"""Numbers of lines in the margin: told from numbers of paragraphs by keeping step with the lines, wherever and however large they stand.

Looked for over the whole document, since a page may have but one of them (every fifth line) and another a row of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wsisdiff.reading.pdf.words import Word, rows_of
from wsisdiff.text.neighbours import together

ROW = 0.4
"""Ems by which words of one row may differ in height."""
APART = 0.6
"""Ems between a line's number and the words beside it, at least."""
SAME_COLUMN = 9.0
"""Points by which the middles of numbers in one column may differ from one to the next."""
AGREEING = 0.8
"""Share of the numbers of a column that keep step with the lines."""
EVERY_ROW = 0.8
"""Where every line is numbered, at least this share of the rows beside the numbers has one."""
RUNNING_ON = 0.2
"""Share of the numbered rows whose words go on with a sentence: rows of a list or table begin anew, each of them."""
STEPS = (1, 2, 3, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that stands apart on its row. `row` counts the rows of text of its page down to it."""

    page: int
    index: int
    value: int
    x: float
    y: float
    row: int
    runs_on: bool


def numbers_apart(words: Sequence[Word], page: int) -> list[Number]:
    """The figures of a page that may be numbers of lines."""
    if not any(map(_is_figure, words)):
        return []
    found: list[Number] = []
    count = 0
    for row in rows_of(words, ROW):
        if not any(map(_is_figure, row)):
            count += 1
            continue
        figures = [word for at, word in enumerate(row) if _is_apart(row, at)]
        text = [word for word in row if word not in figures]
        count += bool(text)
        if figures:
            runs_on = bool(text) and not text[0].text[0].isupper() and text[0].text[0].isalpha()
            found += [Number(page, w.index, int(w.text), (w.x0 + w.x1) / 2, w.y, count, runs_on) for w in figures]
    return found


def _is_figure(word: Word) -> bool:
    return word.text.isdecimal() and word.text.isascii() and len(word.text) <= 4


def _is_apart(row: Sequence[Word], at: int) -> bool:
    word = row[at]
    if not _is_figure(word):
        return False
    before, after = row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
    clear_before = before is None or word.x0 - before.x1 > APART * word.size
    return clear_before and (after is None or after.x0 - word.x1 > APART * word.size)


def line_numbers(found: Sequence[Number]) -> set[tuple[int, int]]:
    """Which of the figures are numbers of lines, as (page, index of the first character)."""
    return {(number.page, number.index) for column in _columns(found) if _keeps_step(column) for number in column}


def _columns(found: Iterable[Number]) -> list[list[Number]]:
    by_place = sorted(found, key=lambda number: number.x)
    columns = together(by_place, lambda column, number: number.x - column[-1].x < SAME_COLUMN / 2)
    return [sorted(column, key=lambda number: (number.page, -number.y)) for column in columns if len(column) > 1]


def _keeps_step(column: Sequence[Number]) -> bool:
    pairs = [(one, other) for one, other in pairwise(column) if one.page == other.page]
    rises = Counter(other.value - one.value for one, other in pairs if other.value > one.value)
    step = rises.most_common(1)[0][0] if rises else column[0].value
    return step in STEPS and (_every_line(column, pairs) if step == 1 else _every_few(column, step))


def _every_line(column: Sequence[Number], pairs: Sequence[tuple[Number, Number]]) -> bool:
    following = [other.value - one.value == 1 or other.value == 1 for one, other in pairs]
    if len(column) < 3 or not following or sum(following) < AGREEING * len(following):
        return False
    if sum(number.runs_on for number in column) < RUNNING_ON * len(column):
        return False
    of_page: dict[int, list[Number]] = defaultdict(list)
    for number in column:
        of_page[number.page].append(number)
    rows = sum(numbers[-1].row - numbers[0].row + 1 for numbers in of_page.values())
    return len(column) >= EVERY_ROW * rows


def _every_few(column: Sequence[Number], step: int) -> bool:
    """Every second or fifth line: multiples of the step, as many rows apart; the first of a page as far down as it says."""
    good = 0
    for before, number in zip([None, *column], column, strict=False):
        if number.value % step:
            continue
        if before is not None and before.page == number.page and number.value - before.value == step:
            good += abs(number.row - before.row - step) <= 1 or number.row - before.row < step
        elif number.value == step:
            good += -1 <= number.row - step <= 3
        else:
            good += before is not None and number.value - before.value == step
    return len(column) > 1 and good >= AGREEING * len(column)
