"""One paragraph through several drafts."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, draft_of
from wsisdiff.cli import cli
from wsisdiff.tracking.concordance import follow

TOLL = "The harbour toll shall be paid by the owner of the vessel before it sails."
TOP, END = "Pilots keep their own tide tables in every town.", "Lighthouses burn from dusk to dawn in all seasons."
DRAFTS = (
    draft_of(TOP, END, id="a"),
    draft_of(TOP, TOLL, END, id="b"),
    draft_of(TOLL.replace("shall", "should"), TOP, END, id="c"),
    draft_of(TOP, END, id="d"),
)


@pytest.mark.parametrize(("start", "label"), [(1, "2"), (2, "1")])
def test_a_paragraph_is_followed_in_both_directions_under_its_numbers(start: int, label: str) -> None:
    versions = follow(DRAFTS, start, label)
    assert [v.labels for v in versions] == [(), ("2",), ("1",), ()]
    assert [fact.kind for fact in versions[2].changes[0].meaning] == ["meaning.modal_weaker"]


def test_a_paragraph_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        follow(DRAFTS, 0, "9")


def test_the_command_prints_each_draft_and_what_became_of_the_paragraph() -> None:
    result = CliRunner().invoke(cli, ["-C", str(ROOT), "history", "--paragraph", "62", "--draft", "rev2"])
    assert result.exit_code == 0
    assert "Weaker verb: “call upon” → “encourage”" in result.output
    assert result.output.count("\n## ") == 5


def test_the_same_as_json() -> None:
    result = CliRunner().invoke(
        cli, ["-C", str(ROOT), "history", "--paragraph", "62", "--draft", "rev2", "--format", "json", "--output", "-"]
    )
    drafts = json.loads(result.output)["drafts"]
    assert [draft["labels"] for draft in drafts] == [[], ["60"], ["61"], ["62"], ["62"]]
    assert [len(draft["texts"]) for draft in drafts] == [0, 1, 1, 1, 1]
    assert [fact["kind"] for fact in drafts[2]["changes"][0]["facts"]] == ["verb_weaker"]


@pytest.mark.parametrize("words", [[], ["igf", "--paragraph", "1"], ["--paragraph", "none"]])
def test_a_wrong_call_is_refused(words: list[str]) -> None:
    assert CliRunner().invoke(cli, ["-C", str(ROOT), "history", *words]).exit_code != 0
