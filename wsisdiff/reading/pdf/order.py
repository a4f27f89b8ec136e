"""In which order the lines of a page are read: columns and cells one after the other, frames from the top down.

The order of the file is the writer's own in nearly all documents (word processors write cell by cell), so it is kept unless the page
contradicts it: text that stands above other text in the same column is read before it.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wsisdiff.files.limits import check_time
from wsisdiff.reading.pdf.beside import side_by_side, with_labels
from wsisdiff.reading.pdf.page import Line
from wsisdiff.reading.pdf.tables import Row

ROW = 0.5
"""Ems by which baselines of one row may differ."""
MOST_RUNS = 1000
"""A page with more columns and cells is a drawing, and each is compared with each. Pages of amendments in tables have up to 60."""
FULL_CELL_WORDS = 4
"""Lines of running text side by side have at least so many words; shorter ones are figures, names or forms read along the row."""


@dataclass(slots=True)
class Run:
    """Lines one below the other in one column."""

    lines: list[Line] = field(default_factory=list)
    row: Row | None = None
    """The row of a table that it is, all its cells."""

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y if self.row is None else max(line.y for line in self.lines)

    @property
    def bottom(self) -> float:
        return self.lines[-1].y if self.row is None else min(line.y for line in self.lines)


def reading_order(lines: Sequence[Line], rows: Sequence[Row] = ()) -> list[Run]:
    """The runs of a page in the order in which they are read; each of the tables' `rows` is one."""
    runs: list[Run] = []
    tables = sorted((Run(row.lines, row) for row in rows), key=lambda run: min(line.order for line in run.lines))
    for line in side_by_side(with_labels(lines)):
        while tables and min(one.order for one in tables[0].lines) < line.order:
            runs.append(tables.pop(0))
        run = _run_for(line, runs)
        if run is None:
            runs.append(Run([line]))
        else:
            run.lines.append(line)
    return _joined_rows(_sorted(runs + tables))


def _run_for(line: Line, runs: list[Run]) -> Run | None:
    if not runs:
        return None
    last = runs[-1]
    if last.row is not None:
        return None
    if _below(line, last):
        return last
    # Row after row across the columns: "left 1, right 1, left 2, right 2". Only for running text in both columns.
    for run in runs[-2:-5:-1]:
        row_before = run.lines[-1]
        if (
            run.row is None
            and _below(line, run)
            and row_before.y - line.y < 2.0 * line.size
            and _same_row(row_before, last.lines[-1])
            and min(len(row_before.text.split()), len(last.lines[-1].text.split())) >= FULL_CELL_WORDS
        ):
            return run
    return None


def _below(line: Line, run: Run) -> bool:
    before = run.lines[-1]
    if line.y > before.y - 0.3 * min(line.size, before.size):
        return False
    left, right = run.x0, run.x1
    overlap = min(line.x1, right) - max(line.x0, left)
    return overlap > 0.5 * min(line.x1 - line.x0, right - left)


def _same_row(one: Line, other: Line) -> bool:
    return abs(one.y - other.y) < ROW * max(one.size, other.size)


def _sorted(runs: list[Run]) -> list[Run]:
    """In the order of the file, except that what stands above in the same column comes first (a stable topological sort)."""
    if len(runs) > MOST_RUNS:
        return runs
    waits = [0] * len(runs)
    after: list[list[int]] = [[] for _ in runs]
    places = [(run.x0, run.x1, run.top, run.bottom) for run in runs]
    for i, (x0, x1, _, bottom) in enumerate(places):
        check_time()
        for j, (left, right, top, _) in enumerate(places):
            if bottom > top and min(x1, right) > max(x0, left) and i != j:
                after[i].append(j)
                waits[j] += 1
    ready = [i for i, count in enumerate(waits) if count == 0]
    heapq.heapify(ready)
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
        if run.row is not None or (before and before.row is not None):
            joined.append(run)
        elif (
            before
            and len(run.lines) == 1
            and _same_row(before.lines[-1], run.lines[0])
            and before.lines[-1].x1 <= run.x0
            and (len(before.lines) == 1 or len(run.lines[0].text.split()) < FULL_CELL_WORDS)
        ):
            one, other = before.lines[-1], run.lines[0]
            before.lines[-1] = replace(
                one,
                text=f"{one.text} {other.text}",
                x1=other.x1,
                bold=one.bold and other.bold,
                marks=one.marks + other.marks,
                before=(*one.before, *(f"{one.text} {text}" for text in other.before)),
            )
        elif before and _below(run.lines[0], before):
            before.lines.extend(run.lines)
        else:
            joined.append(Run(list(run.lines)))
    return joined
