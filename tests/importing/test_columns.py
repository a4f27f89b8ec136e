"""The columns of a table that was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from wsisdiff.importing.columns import Chosen
from wsisdiff.importing.table import Row, Sheet


class Walked(tuple[Row, ...]):
    """Rows that count how often somebody goes through them."""

    times = 0

    def __iter__(self) -> Iterator[Row]:
        self.times += 1
        return super().__iter__()


def test_the_rows_are_gone_through_once_however_often_the_heads_are_asked_for() -> None:
    rows = Walked((Row("row 2", ("a", "b", "c")), Row("row 3", ("d",))))
    chosen = Chosen(Sheet(1, "table", rows), Row("row 1", ("Request", "Request")), rows, {"text": 0})
    assert [chosen.heads() for _ in range(3)] == [("Request", "Request (2)", "3")] * 3
    assert rows.times == 1
