"""Which column is what by what stands in it: labels of paragraphs, priorities, requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wsisdiff.advising.boilerplate import asking_data
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.understand import read_request
from wsisdiff.asking.instructions.wording import in_full
from wsisdiff.ids import ID
from wsisdiff.importing.table import Row

MOST_READ = 30
"""Rows that are looked at."""
MOSTLY, OFTEN, HARDLY = 0.7, 0.5, 0.2
"""Shares of a column's cells: nearly all are labels or priorities; a column of requests has many instructions, the draft's text none."""
LONG = 5
"""Words of a cell, on average, from which a column holds texts."""
_LABEL = r"(?:(?:new|in|after|before)\s+)*(?:<places.preamble|numbered|recital>\W*(?:(?:after|before)\W*)?)?{LIST}(?:\s*\(?(?:new|alt)\)?)?"


def by_content(named: Mapping[str, int], rows: Sequence[Row]) -> dict[str, int]:
    """Field -> column: those that names tell, and those that only their cells do. Requests called comments beside a text are the text."""
    rows = [row for row in rows if not row.banner and sum(map(bool, row.cells)) > 1][:MOST_READ]
    width = max((len(row.cells) for row in rows), default=0)
    cells = {n: [row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]] for n in range(width)}
    found = dict(named)
    drafts = cells.get(found.get("responds_to", -1), [])
    if "paragraph" not in found and drafts and _share(drafts, lambda cell: is_label(cell) and not cell.isdecimal()) >= MOSTLY:
        found["paragraph"] = found.pop("responds_to")  # "Ref in draft": OP3, OP9 bis
    ids = cells.get(found.get("id", -1), [])
    if ids and _share(ids, lambda cell: ID.fullmatch(cell) is not None) < OFTEN:
        found.setdefault("number", found.pop("id"))  # "REQ-01": a number of their own
    levels = {form for forms in asking_data()["priorities"].values() for form in forms}

    def take(field: str, shares: Mapping[int, float], least: float) -> None:
        best = max((n for n in shares if n not in found.values()), key=lambda n: shares[n], default=-1)
        if field not in found and best >= 0 and shares[best] >= least:
            found[field] = best

    take("paragraph", {n: _share(c, is_label) for n, c in cells.items() if c[:3] != ["1", "2", "3"][: len(c)]}, MOSTLY)
    if len(rows) > 2:
        few = {n: c for n, c in cells.items() if len(set(c)) < min(5, len(c))}
        take("priority", {n: _share(c, lambda cell: cell.casefold().strip(" .!*") in levels) for n, c in few.items()}, MOSTLY)
    asks = {n: _share(c, lambda cell: read_request(cell).instructs) for n, c in cells.items()}
    long = {n: sum(len(cell.split()) for cell in c) / max(1, len(c)) for n, c in cells.items()}
    take("text", {n: share for n, share in asks.items() if long[n] > 1}, OFTEN)
    asked, remarked = (asks.get(found.get(field, -1), 0) for field in ("text", "remarks"))
    # of all rows, and not of those with a remark
    often = OFTEN * len(rows) / max(1, len(cells.get(found.get("remarks", -1), ())))
    if len(rows) > 2 and asked < HARDLY and remarked >= often:
        found["text"] = found.pop("remarks")
    take("text", long, LONG)
    return found


def is_label(cell: str) -> bool:
    """Whether a cell names paragraphs and nothing else: "OP7", "Art. 3.1 bis", "12-14"."""
    return compiled(_LABEL).fullmatch(in_full(cell).strip(" .:")) is not None


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / max(1, len(cells))
