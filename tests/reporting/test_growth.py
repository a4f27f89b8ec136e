"""Documents of many asks take time in proportion to their number, and what proves an ask is gathered once for all."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.page.tree import Cell, Document, Heading, Line, Paragraph, Point, Points, Run, Table
from wsisdiff.reporting.page.word import to_word

TWICE = 3.0
"""The most that four times as much may take against twice as much: 2 is in proportion, 4 is with the square."""


def in_proportion(make: Callable[[int], Callable[[], object]], size: int) -> None:
    for _ in range(3):
        taken = []
        for times in (2, 4):
            work = make(times * size)
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
        if taken[1] <= TWICE * taken[0]:
            return
    raise AssertionError(f"{2 * size} took {taken[0]:.2f} s, {4 * size} took {taken[1]:.2f} s")


def _document(size: int) -> Document:
    said: Line = (Run("an ask", "strong"), Run(" is left out", tone="left_out"))
    blocks = [block for _ in range(size) for block in (Heading(said, 2), Paragraph(said), Points((Point(said, below=(said,)),)))]
    return Document(
        "A report", "", (*blocks, Table((said, said), tuple((Cell(said), Cell(said, number=True)) for _ in range(size)), (2, 1)))
    )


def test_a_word_file_is_written_in_proportion() -> None:
    in_proportion(lambda size: lambda: to_word(_document(size)), 1000)


def test_a_briefing_of_many_asks_on_one_paragraph_is_made_in_proportion() -> None:
    was = "We decide that the forum is a temporary platform of the organisation.", "We note the report."
    now = "We decide that the forum is a lasting platform of the organisation.", "We note the report."

    def make(size: int) -> Callable[[], object]:
        asks = [
            Ask(f"a{n}", f"Ask {n}", f"We decide that the forum is a lasting and open platform number {n} of the organisation.")
            for n in range(size)
        ]
        report = assess(asks, [draft_of(*was, id="was"), draft_of(*now, id="now")])
        return lambda: brief_of(report)

    in_proportion(make, 20)
