"""In which order the lines of a page are read: columns and cells one after the other, frames from the top down; numbers of paragraphs
before their texts, those in the outer margin, on the right of right-hand pages, too.

The order of the file is the writer's own in nearly all documents (word processors write cell by cell), so it is kept unless the page
contradicts it: text that stands above other text in the same column is read before it.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wsisdiff.files.limits import check_time
from wsisdiff.reading.lines.joining import led
from wsisdiff.reading.paragraphs.labels import is_bare_label
from wsisdiff.reading.pdf.page import Line, Pages
from wsisdiff.reading.pdf.tables import Cells
from wsisdiff.reading.pdf.words import ROW

MOST_RUNS = 1000
"""A page with more columns and cells is a drawing, and each is compared with each. Pages of amendments in tables have up to 60."""
FULL_CELL_WORDS = 4
"""Lines of running text side by side have at least so many words; shorter ones are figures, names or forms read along the row."""
FARTHEST = 10.0
"""Ems between a label and its text, at most."""
SAME_LEVEL = 0.6
"""Ems by which a label may stand higher or lower than its text; `Pp1` of the drafts of the Paris Agreement stands 0.4 above it."""
LEAST_LINES = 4
"""Lines of each of two columns, at least."""
RUNNING_WORDS = 4
"""Words of a line of running text."""
SWITCHES = 0.5
"""A page is written row by row when the file goes from one column to the other for at least this share of the shorter one's lines."""
CLEAR = 0.6
"""Ems between the text and a number in its right margin, at least."""
LEAST_NUMBERS = 3
"""Numbers that count from 1 on, without a gap, over all pages."""
_Numbers = dict[int, tuple[int, Line | None]]
"""Of lines, by their order: the number beside each, and the line that holds it where that stands on the right."""


@dataclass(slots=True)
class Run:
    """Lines one below the other in one column."""

    lines: list[Line] = field(default_factory=list)
    cells: Cells | None = None
    """Of the row of a table that it is."""

    @property
    def sides(self) -> tuple[float, float]:
        """Left and right."""
        return min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)


def reading_order(lines: Sequence[Line], rows: Sequence[Cells]) -> list[Run]:
    """The runs of a page in the order in which they are read; each of the tables' `rows` is one."""
    runs: list[Run] = []
    tables = [Run([line for cell in row for line in cell], row) for row in rows]
    tables.sort(key=lambda run: min(line.order for line in run.lines))
    for line in side_by_side(with_labels(lines)):
        while tables and min(one.order for one in tables[0].lines) < line.order:
            runs.append(tables.pop(0))
        if runs and runs[-1].cells is None and _below(line, runs[-1]):
            runs[-1].lines.append(line)
        else:
            runs.append(Run([line]))
    return _joined_rows(_sorted(runs + tables))


def _below(line: Line, run: Run) -> bool:
    before = run.lines[-1]
    if line.y > before.y - 0.3 * min(line.size, before.size):
        return False
    left, right = run.sides
    overlap = min(line.x1, right) - max(line.x0, left)
    return overlap > 0.5 * min(line.x1 - line.x0, right - left)


def _sorted(runs: list[Run]) -> list[Run]:
    """In the order of the file, except that what stands above in the same column comes first (a stable topological sort)."""
    if len(runs) > MOST_RUNS:
        return runs
    waits = [0] * len(runs)
    after: list[list[int]] = [[] for _ in runs]
    places = [(*run.sides, max(line.y for line in run.lines), min(line.y for line in run.lines)) for run in runs]
    for i, (x0, x1, _, bottom) in enumerate(places):
        check_time()
        for j, (left, right, top, _) in enumerate(places):
            if bottom > top and min(x1, right) > max(x0, left) and i != j:
                after[i].append(j)
                waits[j] += 1
    ready = [i for i, count in enumerate(waits) if count == 0]
    order: list[int] = []
    while ready:
        i = heapq.heappop(ready)
        order.append(i)
        for j in after[i]:
            waits[j] -= 1
            if waits[j] == 0:
                heapq.heappush(ready, j)
    return [runs[i] for i in order]


def _joined_rows(runs: list[Run]) -> list[Run]:
    """Pieces of one row that nothing continues ("From :", "The Secretariat") become one line; runs that follow on become one."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if run.cells is not None or (before and before.cells is not None):
            joined.append(run)
        elif before and len(run.lines) == 1 and _goes_on_beside(before, run.lines[0]):
            one, other = before.lines[-1], run.lines[0]
            said = (*one.before, *(f"{one.text} {text}" for text in other.before))
            text, marks, bold = f"{one.text} {other.text}", one.marks + other.marks, one.bold and other.bold
            before.lines[-1] = replace(one, text=text, x1=other.x1, bold=bold, marks=marks, before=said)
        elif before and _below(run.lines[0], before):
            before.lines.extend(run.lines)
        else:
            joined.append(Run(list(run.lines)))
    return joined


def _goes_on_beside(before: Run, piece: Line) -> bool:
    """Whether a piece stands behind the last line of the run before it, in the same row."""
    short = len(before.lines) == 1 or len(piece.text.split()) < FULL_CELL_WORDS
    last = before.lines[-1]
    return short and abs(last.y - piece.y) < ROW * max(last.size, piece.size) and last.x1 <= piece.x0


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Labels that stand alone, put before the text on their level."""
    bare = [line for line in lines if 0 < len(line.text) <= 12 and not line.turned and is_bare_label(line.text)]
    texts = [line for line in lines if line not in bare]
    label_of: dict[int, Line] = {}
    for label in bare:
        free = [line for line in texts if line.order not in label_of and 0 < line.x0 - label.x1 < FARTHEST * line.size]
        beside = [line for line in free if abs(line.y - label.y) < SAME_LEVEL * max(line.size, label.size)]
        if beside:
            label_of[min(beside, key=lambda line: line.x0).order] = label
    taken = {label.order for label in label_of.values()}
    left = [line for line in lines if line.order not in taken]
    return [labelled(line, label_of[line.order]) if line.order in label_of else line for line in left]


def labelled(line: Line, label: Line) -> Line:
    """The line with a label before it that stands apart from it."""
    text = f"{label.text}{'.' if label.text.isdecimal() else ''}"
    runs = ((text + " ", label.runs[0][1] if label.runs else ""), *line.runs) if line.runs or label.runs else ()
    if runs and not line.runs:
        runs = (*runs, (line.text, ""))
    before = (*label.before, *(f"{text} {said}" for said in line.before))
    return replace(
        line, text=f"{text} {line.text}", x0=label.x0, marks=label.marks + line.marks, before=before, tabbed=True,
        first_word=label.x1 - label.x0, runs=runs, tab=line.x0, label_words=len(text.split()),
    )  # fmt: skip


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines in another order where the file writes two columns of running text row by row: first the left one, then the right."""
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    inside = [line for line in lines if line.x1 <= gutter or line.x0 >= gutter]
    crossing = [line for line in lines if line not in inside]
    top = max((line.y for line in inside), default=0.0)
    bottom = min((line.y for line in inside), default=0.0)
    sides = [line.x0 >= gutter for line in inside]
    switches = sum(one != other for one, other in pairwise(sides))
    few = switches < SWITCHES * min(sum(sides), len(sides) - sum(sides))
    if few or any(bottom < line.y < top for line in crossing):
        return list(lines)
    left = sorted((line for line in inside if line.x1 <= gutter), key=lambda line: -line.y)
    right = sorted((line for line in inside if line.x0 >= gutter), key=lambda line: -line.y)
    above = [line for line in crossing if line.y >= top]
    return [*above, *left, *right, *(line for line in crossing if line.y <= bottom)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns of running text part, if the page has them: right of the left one's lines, left of the right one's."""
    running = [line for line in lines if len(line.text.split()) >= RUNNING_WORDS]
    starts = Counter(round(line.x0) for line in running)
    for start, _ in starts.most_common(4):
        right = [line for line in running if line.x0 >= start - 1]
        left = [line for line in running if line.x1 < start]
        if min(len(left), len(right)) >= LEAST_LINES and _beside(left, right) and 3 * (len(left) + len(right)) > 2 * len(running):
            return start - 1.0
    return None


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the columns stand at the same height for most of the shorter one."""
    tops = [max(line.y for line in side) for side in (left, right)]
    bottoms = [min(line.y for line in side) for side in (left, right)]
    shorter = min(tops[0] - bottoms[0], tops[1] - bottoms[1])
    return min(tops) - max(bottoms) >= 0.5 * max(shorter, 1.0)


def with_outer_numbers(pages: Pages) -> list[list[Line]]:
    """The pages' lines, each number in the right margin before the line beside it; and those of the other pages in the left one alike."""
    found = [_on_the_right(page) or _on_the_left(page) for page in pages]
    pairs = zip(pages, found, strict=True)
    down = ((line.order, numbers) for page, numbers in pairs for line in sorted(page, key=lambda line: -line.y))
    values = [numbers[order][0] for order, numbers in down if order in numbers]
    right = any(label for numbers in found for _, label in numbers.values())
    if not right or len(values) < LEAST_NUMBERS or values != list(range(1, len(values) + 1)):
        return [list(page) for page in pages]
    return [_put_before(page, numbers) for page, numbers in zip(pages, found, strict=True)]


def _on_the_right(page: Sequence[Line]) -> _Numbers:
    figures = [line for line in page if line.text.isdecimal() and len(line.text) <= 3]
    running = [line for line in page if len(line.text.split()) >= RUNNING_WORDS] if figures else []
    edge = max((line.x1 for line in running), default=0.0)
    found: _Numbers = {}
    for label in figures:
        beside = [line for line in running if abs(line.y - label.y) < SAME_LEVEL * line.size]
        if not beside or label.x0 < edge + CLEAR * beside[0].size or led(f"{beside[0].text} {label.text}"):
            return {}
        found[min(beside, key=lambda line: line.x0).order] = int(label.text), label
    return found


def _on_the_left(page: Sequence[Line]) -> _Numbers:
    tabbed = [line for line in page if line.label_words == 1 and line.text.split()[0].isdecimal()]
    return {line.order: (int(line.text.split()[0]), None) for line in tabbed}


def _put_before(page: Sequence[Line], numbers: _Numbers) -> list[Line]:
    gone = {label.order for _, label in numbers.values() if label}
    kept = [line for line in page if line.order not in gone]
    return [_numbered(line, numbers[line.order][1]) if line.order in numbers else line for line in kept]


def _numbered(line: Line, label: Line | None) -> Line:
    if label is not None:
        return labelled(line, replace(label, x0=line.x0 - 2 * line.size, x1=line.x0 - line.size))
    figure = line.text.split()[0]
    runs = line.runs
    runs = runs and ((f"{figure}.", runs[0][1]), (runs[0][0].removeprefix(figure), runs[0][1]), *runs[1:])
    return replace(line, text=f"{figure}.{line.text.removeprefix(figure)}", runs=runs)
