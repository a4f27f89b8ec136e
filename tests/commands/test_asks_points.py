"""`wsisdiff asks points`: proposes, takes with --yes, and edits what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.small import run
from wsisdiff.asking.load import load_asks

ASKS = """# kept
[[ask]]
id = "one"
title = "One"
text = "We commit to fund masts, train engineers and publish tariffs."

[[ask]]
id = "two"
title = "Two"
text = "We share spectrum."

[[ask.element]]
text = "spectrum is shared"
find = ["spectrum + share"]

[[ask]]
id = "three"
title = "Three"
text = "Delete paragraph 7."
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "asks").mkdir()
    (tmp_path / "asks" / "a.toml").write_text(ASKS, encoding="utf-8")
    return tmp_path


def points(folder: Path, id: str) -> list[str]:
    return [e.text for ask in load_asks(folder / "asks") if ask.id == id for e in ask.elements]


def test_without_a_terminal_it_only_shows_what_it_proposes(workspace: Path) -> None:
    status, out, _ = run("-C", str(workspace), "asks", "points")
    assert status == 0
    assert out.decode().splitlines()[:4] == [
        "One (one)",
        "  - commit to fund masts",
        "  - commit to train engineers",
        "  - commit to publish tariffs",
    ]
    assert b"two" not in out
    assert b"three" not in out
    assert (workspace / "asks" / "a.toml").read_text(encoding="utf-8") == ASKS


def test_with_yes_they_are_written_where_the_ask_stands_and_nothing_else_changes(workspace: Path) -> None:
    status, out, _ = run("-C", str(workspace), "asks", "points", "--yes", "--format", "json")
    assert status == 0
    [row] = json.loads(out)["asks"]
    assert (row["ask"], row["written"]) == ("one", True)
    assert points(workspace, "one") == ["commit to fund masts", "commit to train engineers", "commit to publish tariffs"]
    written = (workspace / "asks" / "a.toml").read_text(encoding="utf-8")
    assert written.startswith("# kept\n")
    assert written.endswith(ASKS[ASKS.index('[[ask]]\nid = "two"') :])
    assert run("-C", str(workspace), "asks", "points")[1] == b"Every ask has points, or asks for a change of a paragraph.\n"


def test_points_are_given_as_options_and_a_point_that_stays_keeps_its_wordings(workspace: Path) -> None:
    call = ["asks", "points", "two", "--point", "for community networks", "--point", "spectrum is shared"]
    assert run("-C", str(workspace), *call)[0] == 0
    two = next(ask for ask in load_asks(workspace / "asks") if ask.id == "two")
    assert [(e.id, e.text, len(e.wordings)) for e in two.elements] == [
        ("b", "for community networks", 0),
        ("a", "spectrum is shared", 1),
    ]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("none",), "there is no ask 'none'"),
        (("three",), "it asks for a change of a paragraph, which is its point"),
        (("--point", "x"), "--point gives the points of one ask"),
    ],
)
def test_a_wrong_call_is_one_line(workspace: Path, args: tuple[str, ...], says: str) -> None:
    status, _, err = run("-C", str(workspace), "asks", "points", *args)
    assert status == 2
    assert says in err


def test_json_holds_nothing_that_a_terminal_obeys(workspace: Path) -> None:
    file = workspace / "asks" / "a.toml"
    file.write_text(ASKS.replace('"One"', '"One é\u202e\\u009b31m"'), encoding="utf-8")
    status, out, _ = run("-C", str(workspace), "asks", "points", "one", "--format", "json")
    assert (status, json.loads(out)["asks"][0]["title"]) == (0, "One é\u202e\x9b31m")
    assert r'"title": "One é\u202e\u009b31m"' in out.decode()
