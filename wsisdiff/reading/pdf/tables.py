"""Lines of a page that stand in tables, as rows of cells: by the rules drawn, else below the heads of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wsisdiff.reading.lines.joining import complete
from wsisdiff.reading.lines.rows import roles
from wsisdiff.reading.paragraphs.labels import is_bare_label
from wsisdiff.reading.pdf.grids import Grid, grids
from wsisdiff.reading.pdf.page import Line
from wsisdiff.reading.pdf.source import Drawn
from wsisdiff.reading.pdf.words import Runs, rows_of

IN_COLUMN = 0.6
"""Ems by which lines of one column may begin apart from each other."""
HEAD_WORDS = 8
"""Words in a column's head, at most."""
PARTED = 1.22
"""Lines so many usual distances apart stand in two rows."""
LARGEST_GAP = 5.0
"""Ems between rows of one table without rules, at most."""

SMALLEST = 10.0
"""Points: a table whose last line is so near to the page's last one may go on overleaf."""

FEW_ROWS = 2
"""A grid with no more rows, its heads among them, has rules between its columns only, or but one row."""

Cells = list[list[Line]]
"""A row: the lines of each of its cells, from the left."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page's lines that stand in no table, the rows of its tables, and where the columns begin of one that may go on overleaf."""

    lines: list[Line]
    rows: list[Cells]
    open: tuple[float, ...] = ()


def tables(lines: Sequence[Line], found: Drawn, leading: float, open: Sequence[float] = ()) -> Found:
    """The tables of a page. `leading`: usual distance of baselines, in ems; `open`: columns of a table on the page before."""
    last = min((line.y for line in lines if not line.turned), default=0.0)
    rows: list[Cells] = []
    for grid in grids(found):
        lines, more = _in_grid(lines, grid, leading)
        rows += more
    lines, more = _going_on(lines, open, leading)
    starts = open if more and not lines else ()
    rows += more
    lines, more, own = _in_columns(lines, leading)
    rows += more
    if more and min(line.y for row in more for cell in row for line in cell) - last < 0.5 * SMALLEST:
        starts = own
    return Found(list(lines), rows, tuple(starts))


def _going_on(lines: Sequence[Line], starts: Sequence[float], leading: float) -> tuple[Sequence[Line], list[Cells]]:
    """The rows at the head of a page that keep to the columns of the table before it, of which the first is not the only one."""
    if not starts:
        return lines, []
    levels = rows_of(lines)
    if not levels or all(_column(line, starts) == 0 for line in levels[0]):
        return lines, []
    rows = _rows(_region(levels, starts, levels[0]), starts, leading)
    taken = {line.order for row in rows for cell in row for line in cell}
    return [line for line in lines if line.order not in taken], rows


# ---------------------------------------------------------------- rules


def _in_grid(lines: Sequence[Line], grid: Grid, leading: float) -> tuple[list[Line], list[Cells]]:
    rows: list[Cells] = []
    taken: set[int] = set()
    for lower, upper, edges in grid.rows:
        if len(edges) < 3:
            continue
        level = [line for line in lines if lower < line.y + 0.3 * line.size < upper]
        inside = [line for line in level if grid.left - 2 < _middle(line) < grid.right + 2]
        parts = [part for one in inside for part in _parted(one, edges)]
        # Rules between columns only: rows are told as where there are no rules.
        found = [_row(parts, edges)]
        if len(grid.rows) <= FEW_ROWS:
            found = _filled(_rows(rows_of(parts), edges[:-1], leading, ruled=True))
        if any(sum(map(bool, row)) > 1 for row in found):
            rows += found
            taken.update(line.order for line in inside)
    return [line for line in lines if line.order not in taken], rows


def _filled(rows: Sequence[Cells]) -> list[Cells]:
    """Rows in which the first cell holds something; what stands beside an empty one belongs to the row above."""
    out: list[Cells] = []
    for row in rows:
        if out and not row[0]:
            out[-1] = [[*above, *below] for above, below in zip(out[-1], row, strict=True)]
        else:
            out.append(row)
    return out


def _row(lines: Sequence[Line], edges: Sequence[float]) -> Cells:
    return _in_cells(lines, len(edges) - 1, lambda line: sum(_middle(line) > edge for edge in edges[1:-1]))


def _in_cells(lines: Sequence[Line], count: int, cell_of: Callable[[Line], int]) -> Cells:
    """A row of its lines; in each cell from the top down, from the left in each row."""
    cells: Cells = [[] for _ in range(count)]
    for line in lines:
        cells[cell_of(line)].append(line)
    return [[line for row in rows_of(cell) for line in row] for cell in cells]


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _parted(line: Line, edges: Sequence[float]) -> list[Line]:
    """A label and its text as two lines, where an edge of cells stands between them."""
    between = line.tab and any(line.x0 + line.first_word - 1 <= edge <= line.tab + 1 for edge in edges)
    return without_label(line) if between else [line]


def without_label(line: Line) -> list[Line]:
    """The label alone and the text alone."""
    size, bare = len(" ".join(line.text.split(" ")[: line.label_words])), replace(line, tab=0.0, tabbed=False)
    label = replace(bare, text=line.text[:size], x1=line.x0 + line.first_word, marks=(), runs=_runs(line, 0, size))
    runs = _runs(line, size, len(line.text))
    return [label, replace(bare, text=line.text[size:].strip(), x0=line.tab, lead="", runs=runs, first_word=0.0)]


def _runs(line: Line, start: int, stop: int) -> Runs:
    runs, at = [], 0
    for text, state in line.runs:
        piece = text[max(start - at, 0) : max(stop - at, 0)]
        at += len(text)
        if piece:
            runs.append((piece, state))
    return tuple(runs)


# ---------------------------------------------------------------- columns without rules


def _in_columns(lines: Sequence[Line], leading: float) -> tuple[list[Line], list[Cells], Sequence[float]]:
    """The lines in no table, the rows of tables, and the columns of the last one."""
    if all(len(level) < 2 for level in rows_of(lines)):
        return list(lines), [], ()  # nothing stands beside anything but a label beside its text
    levels = rows_of([part for line in lines for part in ([line] if not line.tab else without_label(line))])
    for at, level in enumerate(levels):
        if len(level) < 2 or any(line.turned for line in level) or not _is_head(level):
            continue
        below = levels[at + 1 :]
        starts = _starts(level, below)
        region = _region(below, starts, level)
        if any(len(level) > 1 for level in region):
            rows = [*_rows([level], starts, leading), *_rows(region, starts, leading)]
            taken = {line.order for row in rows for cell in row for line in cell}
            rest, more, last = _in_columns([line for line in lines if line.order not in taken], leading)
            return rest, rows + more, last or starts
    return list(lines), [], ()


def _is_head(level: Sequence[Line]) -> bool:
    """Heads of columns: words that are known as such, or bold print in all of them."""
    return all(len(line.text.split()) <= HEAD_WORDS for line in level) and roles([line.text for line in level]) is not None


def _starts(head: Sequence[Line], below: Sequence[Sequence[Line]]) -> list[float]:
    """Where the columns begin: heads may be set in the middle over them."""
    starts = []
    for at, line in enumerate(head):
        left = head[at - 1].x1 if at else 0.0
        under = [one.x0 for level in below[:12] for one in level if left < one.x0 <= line.x1 and one.x0 < line.x0 + line.size]
        starts.append(min([*(x for x in under if x < line.x0 and under.count(x) > 1), line.x0]))
    return starts


def _column(line: Line, starts: Sequence[float]) -> int:
    return max(sum(start <= line.x0 + IN_COLUMN * line.size for start in starts) - 1, 0)


def _region(below: Sequence[Sequence[Line]], starts: Sequence[float], head: Sequence[Line]) -> list[list[Line]]:
    """The levels below that keep to the columns."""
    region: list[list[Line]] = []
    last = head[0].y
    for level in below:
        size = max(line.size for line in level)
        if last - level[0].y > LARGEST_GAP * size:
            break
        if any(_crosses(line, starts) for line in level) or (len(starts) > 1 and level[0].x0 < starts[0] - 2 * size):
            break
        region.append(list(level))
        last = level[0].y
    return region


def _crosses(line: Line, starts: Sequence[float]) -> bool:
    at = _column(line, starts)
    return at + 1 < len(starts) and line.x1 > starts[at + 1] + 2


def _rows(levels: Sequence[Sequence[Line]], starts: Sequence[float], leading: float, ruled: bool = False) -> list[Cells]:
    labelled = [level for level in levels if _column(level[0], starts) == 0 and is_bare_label(level[0].text)]
    first = [level for level in levels if _column(level[0], starts) == 0]
    said = [""] * len(starts)
    by_label = len(labelled) > 1 and len(labelled) >= 0.6 * len(first)
    rows: list[list[Line]] = []
    steps = [one[0].y - other[0].y > PARTED * leading * max(line.size for line in other) for one, other in pairwise(levels)]
    for level, apart in zip(levels, [False, *steps], strict=False):
        # Rows without space between them: one begins where all cells have a line and their texts have ended.
        anew = not ruled and not any(steps) and len(level) == len(starts) > 1 and all(complete(text) for text in said)
        if not rows or (_column(level[0], starts) == 0 if by_label else apart or anew):
            rows.append([])
        rows[-1].extend(level)
        for line in level:
            said[_column(line, starts)] = line.text
    return [_in_cells(row, len(starts), lambda line: _column(line, starts)) for row in rows]
