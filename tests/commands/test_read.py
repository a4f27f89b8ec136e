"""Questions go out, answers come in: what was read stands in the report, and what is wrong is told and loses nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands.small import run, tiny_workspace

FORUM = {
    "ask": "permanent-forum", "status": "adopted", "why": "paragraph 1 says so",
    "points": [{"point": "the Forum is permanent", "state": "stands", "paragraph": "1", "quote": "The Harbour Forum is made permanent"}],
}  # fmt: skip
POWER = {
    "ask": "shore-power",
    "status": "left_out",
    "why": "gone",
    "points": [{"point": "shore power at berth", "state": "missing"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_workspace(tmp_path / "workspace")


def answers(folder: Path, *rows: dict[str, Any], draft: str = "two", text: str = "", **head: Any) -> Path:
    path = folder / "answers.txt"
    data = {"schema": "wsisdiff.answers/1", "draft": draft, "reader": "a-model", "answers": list(rows), **head}
    path.write_text(text or json.dumps(data), encoding="utf-8")
    return path


def told(folder: Path, *args: str, status: int = 0) -> tuple[str, list[str]]:
    """Standard output, and the lines of standard error."""
    found, out, err = run("-C", str(folder), *args)
    assert found == status, err
    return out.decode(), err.splitlines()


def verdicts(folder: Path, draft: str = "two") -> dict[str, dict[str, Any]]:
    out, _ = told(folder, "report", "--format", "json", "--output", "-")
    return {ask["id"]: v for ask in json.loads(out)["asks"] for v in ask["verdicts"] if v["draft"] == draft}


def test_answers_are_taken_and_the_report_rests_on_them(folder: Path) -> None:
    out, err = told(folder, "read", "--answers", str(answers(folder, FORUM, POWER)))
    assert out.startswith("two: 2 answers by a-model taken, 1 adopted, 1 left out.")
    assert err == []
    found = verdicts(folder)["permanent-forum"]
    assert (found["status"], found["decided_by"], found["paragraph"]) == ("adopted", "a-model", "1")
    assert found["reading"] == {"by": "a-model", "kind": "model", "draft": "two", "carried": False, "read_again": False}
    assert "The Harbour Forum is made permanent" in found["evidence"][0]["text"]
    assert verdicts(folder)["pilots"]["reading"] is None


def test_by_makes_them_a_persons(folder: Path) -> None:
    told(folder, "read", "--answers", str(answers(folder, FORUM)), "--by", "Ana Lima")
    found = verdicts(folder)["permanent-forum"]
    assert (found["decided_by"], found["reading"]["kind"]) == ("Ana Lima", "person")


def test_a_false_quotation_is_told_and_does_not_count(folder: Path) -> None:
    false = {**FORUM, "points": [{**FORUM["points"][0], "quote": "The Harbour Forum shall be permanent"}]}
    _, err = told(folder, "read", "--answers", str(answers(folder, false)))
    assert any("does not stand in the draft" in line for line in err)
    found = verdicts(folder)["permanent-forum"]
    assert (found["status"], found["confidence"] < 0.7) == ("left_out", True)


@pytest.mark.parametrize(
    ("rows", "head", "line"),
    [
        ([{**FORUM, "ask": "permanent-forums"}], {}, "There is no ask “permanent-forums”"),
        ([FORUM], {"draft": "tow"}, "There is no draft “tow” here; answers on it that were left out: 1. Did you mean two?"),
        ([FORUM], {"draft": ""}, "Answers that name no draft and were left out: 1; name it"),
        ([FORUM], {"reader": "tool"}, "Its reader is called “tool”"),
    ],
)
def test_what_is_not_known_here_is_told_in_a_line_and_nothing_is_lost(
    folder: Path, rows: list[dict[str, Any]], head: dict[str, Any], line: str
) -> None:
    told(folder, "read", "--answers", str(answers(folder, POWER)))
    kept = (folder / "readings" / "two.toml").read_text(encoding="utf-8")
    _, err = told(folder, "read", "--answers", str(answers(folder, *rows, **head)), status=2)
    assert len(err) == 1
    assert line in err[0]
    assert (folder / "readings" / "two.toml").read_text(encoding="utf-8") == kept


def test_half_a_json_is_told_and_its_whole_answers_are_kept(folder: Path) -> None:
    text = json.dumps({"draft": "two", "reader": "a-model", "answers": [FORUM, POWER]})[:-30]
    _, err = told(folder, "read", "--answers", str(answers(folder, text=text)))
    assert len(err) == 1
    assert "the JSON is broken" in err[0]
    assert verdicts(folder)["permanent-forum"]["reading"] is not None
    assert verdicts(folder)["shore-power"]["reading"] is None


def test_the_questions_are_the_same_each_time_and_only_what_is_to_be_read(folder: Path) -> None:
    told(folder, "read", "two", "--write", str(folder / "q.md"))
    first = (folder / "q.md").read_text(encoding="utf-8")
    told(folder, "read", "two", "--write", str(folder / "q.md"))
    assert (folder / "q.md").read_text(encoding="utf-8") == first
    assert all(f"### {ask}" in first for ask in ("permanent-forum", "shore-power", "pilots"))
    assert "[3] We commit to train pilots in all small island ports." in first
    told(folder, "read", "--answers", str(answers(folder, FORUM, POWER)))
    told(folder, "read", "two", "--write", str(folder / "q.md"))
    left = (folder / "q.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (\S+)", left, re.MULTILINE) == ["pilots"]
    told(folder, "read", "two", "--all", "--write", str(folder / "q.md"))
    assert len(re.findall(r"^### ", (folder / "q.md").read_text(encoding="utf-8"), re.MULTILINE)) == 3


def test_the_questions_on_standard_output_are_those_of_the_files_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "wsisdiff.toml").write_text("[read]\npiece = 120\n", encoding="utf-8")
    told(folder, "read", "two", "--write", "q.md")
    out, _ = told(folder, "read", "two", "--write", "-")
    assert out == "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("q-*.md")))
    assert not list(folder.glob("-*"))


def test_the_form_at_the_end_of_the_questions_is_what_answers_takes(folder: Path) -> None:
    told(folder, "read", "two", "--write", str(folder / "q.md"))
    form = (folder / "q.md").read_text(encoding="utf-8").rpartition("```json")[2].partition("```")[0]
    data = json.loads(form)
    assert [row["ask"] for row in data["answers"]] == ["permanent-forum", "shore-power", "pilots"]
    _, err = told(folder, "read", "--answers", str(answers(folder, text=form)), status=2)
    assert [line.split(": ", 1)[1].split(":")[0] for line in err] == [
        'Nobody put a name for “reader”, so it is “a model”; where a person answered, add --by "Your Name".',
        "None of the 3 asks is filled in",
    ]
    data["answers"][0]["status"] = "adopted"
    data["answers"][0]["points"][0] |= FORUM["points"][0]
    told(folder, "read", "--answers", str(answers(folder, text=json.dumps(data))), "--by", "Ana")
    assert verdicts(folder)["permanent-forum"]["decided_by"] == "Ana"


def test_a_reading_of_the_first_draft_is_carried_to_the_second(folder: Path) -> None:
    thanks = {"ask": "shore-power", "status": "partial", "why": "", "points": [
        {"point": "shore power at berth", "state": "weak", "paragraph": "2", "quote": "encouraged to consider shore power"}]}  # fmt: skip
    told(folder, "read", "--answers", str(answers(folder, thanks, draft="one")))
    found = verdicts(folder)["shore-power"]
    assert (found["status"], found["change"]) == ("left_out", "lost")
    assert found["reading"] == {"by": "a-model", "kind": "model", "draft": "one", "carried": True, "read_again": True}
    out, _ = told(folder, "read", "two")
    assert "shore-power: The words for “shore power at berth” that stood in 2 are gone." in out


def test_points_that_a_reader_named_are_those_of_the_next_draft(folder: Path) -> None:
    plain = '[[ask]]\nid = "plain"\ntitle = "Pilots"\ntext = "We commit to train pilots."\n'
    (folder / "asks" / "plain.toml").write_text(plain, encoding="utf-8")
    told(folder, "read", "one", "--write", str(folder / "q.md"), "--ask", "plain")
    assert "Its points are not written down yet" in (folder / "q.md").read_text(encoding="utf-8")
    row = {"ask": "plain", "status": "left_out", "points": [{"point": "pilots are trained", "state": "missing"}]}
    told(folder, "read", "--answers", str(answers(folder, row, draft="one")))
    told(folder, "read", "two", "--write", str(folder / "q.md"), "--ask", "plain")
    assert "- pilots are trained" in (folder / "q.md").read_text(encoding="utf-8")
    out, _ = told(folder, "asks", "points", "plain", "--yes")
    assert "  - pilots are trained" in out
    assert 'text = "pilots are trained"' in (folder / "asks" / "plain.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["--model", "m", "--write", "q.md"], "--model and --write are three ways of reading"),
        (["--by", "Ana"], "give it with --answers"),
        (["--answers", "a", "--by", "tool"], '"tool" is what reports call'),
        (["--ask", "none"], "there is no ask 'none'"),
        (["nowhere"], "there is no draft 'nowhere'"),
        (["--answers", "no-such-file"], "no-such-file: no such file"),
        (["--answers", "."], "this is a folder"),
        (["--write", "."], "this is a folder"),
    ],
)
def test_a_wrong_call_ends_in_one_line(folder: Path, args: list[str], line: str) -> None:
    _, err = told(folder, "read", *args, status=2)
    assert len(err) == 1
    assert line in err[0]


def test_a_setting_that_means_nothing_is_named(folder: Path) -> None:
    for text, line in (
        ("[read]\nmodell = 'm'\n", "the key 'modell'"),
        ("[read]\npiece = 0\n", "piece in [read]"),
        ("read = 1\n", "no table"),
    ):
        (folder / "wsisdiff.toml").write_text(text, encoding="utf-8")
        _, err = told(folder, "read", status=2)
        assert line in err[0]


def test_a_long_draft_is_asked_about_in_files_that_never_tear_a_paragraph(folder: Path) -> None:
    (folder / "wsisdiff.toml").write_text("[read]\npiece = 120\n", encoding="utf-8")
    out, _ = told(folder, "read", "two", "--write", str(folder / "q.md"))
    assert "q-1.md" in out
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("q-*.md"))]
    assert len(texts) > 1
    assert all("### pilots" in text and f'"part": "{n} of {len(texts)}"' in text for n, text in enumerate(texts, 1))
    for said in (
        "[1] The Harbour Forum is made permanent and meets every year.",
        "[3] We commit to train pilots in all small island ports.",
    ):
        assert sum(said in text for text in texts) == 1
    half = {**FORUM, "points": [{"point": "the Forum is permanent", "state": "missing"}], "status": "left_out"}
    told(folder, "read", "--answers", str(answers(folder, FORUM, part="1 of 2")))
    assert verdicts(folder)["permanent-forum"]["confidence"] < 0.7  # a part of the draft has not been read yet
    told(folder, "read", "--answers", str(answers(folder, half, part="2 of 2")))
    found = verdicts(folder)["permanent-forum"]
    assert (found["status"], found["confidence"] > 0.8) == ("adopted", True)


def test_what_was_taken_is_told_as_json_by_its_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from tests.commands.test_schemas import schema

    out, _ = told(folder, "read", "--answers", str(answers(folder, FORUM, POWER)), "--format", "json")
    data = json.loads(out)
    jsonschema.Draft202012Validator(schema("reading-1")).validate(data)
    assert [(v["ask"], v["verdict"]["status"], v["verdict"]["reading"]["by"]) for v in data["taken"]] == [
        ("permanent-forum", "adopted", "a-model"), ("shore-power", "left_out", "a-model"),
    ]  # fmt: skip
