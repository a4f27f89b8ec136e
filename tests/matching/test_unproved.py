"""What proves that a draft is free of unwanted language, and what a person is to see. The lines are by the hand that keeps `matching/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import verdict_on
from wsisdiff import assess
from wsisdiff.model import Ask, Verdict

COAL = "Ferries may burn coal in the harbour."


def told(*lines: str) -> Verdict:
    draft = draft_of("The council met at noon.", *lines, "Bread is sold at the pier.", id="d")
    return assess([Ask("a", "Coal", COAL, stance="oppose")], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    "lines",
    [
        # reported, asked or told of the past, and nowhere denied
        ("A captain wrote that ferries may burn coal in the harbour.",),
        ("May ferries burn coal in the harbour? Opinions are sought until May.",),
        # made the text's own behind it
        ("A captain wrote: “Ferries may burn coal in the harbour.” We take that rule over, and it is binding.",),
        (
            "The pilots do not like it that ferries may burn coal in the harbour.",
            "That sentence is to be read as a rule of this code.",
        ),
        # the denial is of something else
        ("We do not agree to a shorter list than the captain's: ferries may burn coal in the harbour.",),
        ("Nothing in this code keeps ferries from burning coal in the harbour.",),
        ("No special permit is needed for:\n(a) ferries that burn coal in the harbour;\n(b) tugs.",),
        ("Ferries may burn coal in the harbour, and are not bound to sweep the quay.",),
        ("Ferries may burn coal in the harbour. The charge of nine crowns that older texts tied to this was scrapped.",),
    ],
)
def test_what_proves_nothing_is_for_a_person_to_see(lines: tuple[str, ...]) -> None:
    assert told(*lines).status != "adopted"


@pytest.mark.parametrize(
    "lines",
    [
        ("Ferries may not burn coal in the harbour.",),
        ("Under no circumstances may ferries burn coal in the harbour.",),
        ("We reject the idea that ferries may burn coal in the harbour.",),
        ("A captain wrote that ferries may burn coal in the harbour. We do not share this view.",),
        ("The days when ferries could burn coal in the harbour are over.",),
        ("The following proposals were not accepted:\n(a) ferries may burn coal in the harbour;\n(b) tugs may rest.",),
    ],
)
def test_a_plain_denial_proves_it(lines: tuple[str, ...]) -> None:
    assert told(*lines).status == "adopted"


def test_language_under_a_heading_that_may_say_it_is_gone_is_not_surely_there(tmp_path: Path) -> None:
    draft = "# Draft\n\n1. The council met.\n\n## {}\n\n2. " + COAL + "\n\n## Other\n\n3. Bread is sold.\n"
    there = verdict_on(tmp_path, COAL, draft.format("Rules of the harbour"), "oppose")
    assert there.confidence >= 0.75 and there.status == "left_out"
    assert verdict_on(tmp_path, COAL, draft.format("Gone since the first reading"), "oppose").confidence < 0.75
