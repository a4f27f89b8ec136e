"""What stands around a sentence that grants: known to leave it, or for a person to see. All lines are the hand's that keeps `matching/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import verdict_on
from wsisdiff import assess
from wsisdiff.model import Ask, Status

FEE = "Ports shall publish their fees every spring."
UNDER = "# Draft\n\n1. The council met at noon.\n\n## {}\n\n2. {}\n\n## Other\n\n3. Bread is sold at the pier.\n"


def told(*lines: str) -> Status:
    draft = draft_of("The council met at noon.", *lines, "Bread is sold at the pier.", id="d")
    return assess([Ask("a", "Fees", FEE)], [draft]).verdicts[0][0].status


@pytest.mark.parametrize(
    "lines",
    [
        # what leads into it puts nothing in force
        ("What never left the drawer: ports shall publish their fees every spring.",),
        (
            "Beyond the remit of this body lie the following:\n(a) ports shall publish their fees every spring;\n(b) tugs shall rest.",
        ),
        (
            "The spring session will weigh whether to say:\n(a) ports shall publish their fees every spring;\n(b) tugs shall rest.",
        ),
        # a sentence beside it points at it and provides nothing
        (f"{FEE} This remains a fine dream.",),
        (f"{FEE} The reverse holds in every harbour.",),
        (f"Of the next point the council made short work. {FEE}",),
        (f"{FEE} Wishful thinking.",),
        # or denies something of it
        (f"{FEE} No fee shall be published.",),
        # so does the paragraph before or after it
        ("The next clause is a leftover of the old text.", FEE),
        (FEE, "That, alas, is where matters stood in May."),
    ],
)
def test_what_is_not_understood_is_for_a_person_to_see(lines: tuple[str, ...]) -> None:
    assert told(*lines) != "adopted"


@pytest.mark.parametrize("heading", ["Fell in the vote", "Gone since the first reading", "What pilots cannot expect"])
def test_a_heading_that_is_no_matter_of_the_text_is_looked_at(heading: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, FEE, UNDER.format(heading, FEE)).status != "adopted"


@pytest.mark.parametrize(
    "lines",
    [
        ("The council decides: ports shall publish their fees every spring.",),
        ("Fees: ports shall publish their fees every spring.",),
        ("Decides that:\n(a) ports shall publish their fees every spring;\n(b) no tug shall sail at night.",),
        # it points, and provides something more
        (f"{FEE} They shall do so on the first of March.",),
        # or leaves it in so many words
        (f"{FEE} This was agreed without a vote.",),
        (f"{FEE} A motion to delete this sentence was defeated.",),
        ("Pilots moved that ports shall publish their fees every spring. It is so decided.",),
        # what is denied is another matter
        (f"We do not question the good will of pilots. {FEE}",),
        (f"{FEE} Tugs shall not sail at night.",),
        ("It was not possible to agree on tugs.", FEE, "It does not deal with ferries."),
        (FEE, "This Convention applies to all harbours."),
    ],
)
def test_what_is_understood_leaves_it(lines: tuple[str, ...]) -> None:
    assert told(*lines) == "adopted"


@pytest.mark.parametrize("heading", ["Commitments", "Fees of ports", "General provisions", "Decisions of the council"])
def test_a_heading_that_names_a_matter_leaves_it(heading: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, FEE, UNDER.format(heading, FEE)).status == "adopted"
