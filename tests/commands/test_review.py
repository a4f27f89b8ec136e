"""A person decides: one verdict, with the words it rests on, or many on a walk; eight at once lose nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.commands.small import run, tiny_workspace
from tests.conftest import ROOT
from wsisdiff.cli import cli
from wsisdiff.judging.decisions import load_reviews

QUOTE = "We commit to train pilots in all small island ports"
DECIDE = ["review", "pilots", "two", "--status", "partial", "--by", "Ana", "--date", "2026-03-01"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_workspace(tmp_path / "workspace")


def done(folder: Path, *args: str, status: int = 0) -> tuple[str, str]:
    found, out, err = run("-C", str(folder), *args)
    assert found == status, err
    return out.decode(), err


def verdict(folder: Path, ask: str, draft: int = 1) -> dict[str, Any]:
    out, _ = done(folder, "report", "--format", "json", "--output", "-")
    found: dict[str, Any] = next(a["verdicts"][draft] for a in json.loads(out)["asks"] if a["id"] == ask)
    return found


def test_a_decision_rests_on_words_that_are_looked_up(folder: Path) -> None:
    out, _ = done(folder, *DECIDE, "--paragraph", "2", "--quote", QUOTE)
    assert "The words stand in paragraph 3." in out
    [review] = load_reviews(folder)
    assert [(p.state, p.paragraph, p.quote) for p in review.points] == [("weak", "3", QUOTE)]
    found = verdict(folder, "pilots")
    assert (found["decided_by"], found["status"], found["paragraph"]) == ("Ana", "partial", "3")
    assert found["evidence"][0]["text"].startswith(QUOTE)
    assert found["reading"] == {"by": "Ana", "kind": "person", "draft": "two", "carried": False, "read_again": False}


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["--quote", "We commit to train all pilots"], "do not stand in the draft 'two'"),
        (["--paragraph", "44"], "has no paragraph '44'"),
    ],
)
def test_words_and_paragraphs_that_are_not_there_are_refused(folder: Path, args: list[str], line: str) -> None:
    _, err = done(folder, *DECIDE, *args, status=2)
    assert len(err.splitlines()) == 1
    assert line in err
    assert not (folder / "reviews.toml").exists()


def test_a_paragraph_that_is_named_is_what_the_decision_rests_on(folder: Path) -> None:
    done(folder, *DECIDE, "--paragraph", "para. 3")
    assert load_reviews(folder)[0].paragraph == "3"


def answers(folder: Path) -> None:
    rows = [
        {"ask": "pilots", "status": "partial", "why": "half of it", "points": [
            {"point": "training of pilots", "state": "stands", "paragraph": "3", "quote": QUOTE},
            {"point": "money for certificates", "state": "missing"}]},
        {"ask": "permanent-forum", "status": "adopted", "points": [
            {"point": "the Forum is permanent", "state": "stands", "paragraph": "1", "quote": "The Forum is for ever"}]},
    ]  # fmt: skip
    path = folder / "answers.json"
    path.write_text(json.dumps({"draft": "two", "reader": "a-model", "answers": rows}), encoding="utf-8")
    done(folder, "read", "--answers", str(path))


def walk(folder: Path, keys: str, *args: str) -> str:
    found = CliRunner().invoke(cli, ["-C", str(folder), "review", "--by", "Ana", *args], input=keys, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def test_what_a_model_read_is_confirmed_with_one_key(folder: Path) -> None:
    answers(folder)
    said = walk(folder, "s\ns\nc\nq\n", "--all")
    assert "a-model says partially adopted" in said
    [review] = load_reviews(folder)
    assert (review.ask, review.status, review.note) == ("pilots", "partial", "half of it")
    assert [(p.point, p.state, p.quote) for p in review.points] == [
        ("training of pilots", "stands", QUOTE), ("money for certificates", "missing", ""),
    ]  # fmt: skip
    assert verdict(folder, "pilots")["decided_by"] == "Ana"


def test_a_reading_with_a_false_quotation_is_the_first_to_be_looked_at(folder: Path) -> None:
    answers(folder)
    said = walk(folder, "q\n")
    assert "A permanent Harbour Forum" in said
    assert "does not stand in the draft" in said


def test_back_decides_anew_and_help_says_the_keys(folder: Path) -> None:
    said = walk(folder, "a\nfirst thought\nb\np\nsecond thought\n?\nq\n", "--all", "--draft", "one")
    assert "back to the one before" in said
    [review] = load_reviews(folder)
    assert (review.draft, review.status, review.note) == ("one", "partial", "second thought")


def test_eight_people_who_decide_at_once_lose_nothing(folder: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path; from wsisdiff import verbs;"
        "folder = Path(sys.argv[1]); report = verbs.judge(verbs.read_workspace(folder));"
        "[verbs.decide(folder, report, ask.id, 'two', 'partial', sys.argv[2], date(2026, 3, 1)) for ask in report.asks for _ in range(4)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(folder), f"w{n}"], cwd=ROOT) for n in range(8)]
    assert [writer.wait(120) for writer in writers] == [0] * 8
    assert len(load_reviews(folder)) == 8 * 3 * 4


def test_capitals_are_no_other_answer_and_an_ask_is_named_that_may_be_meant(folder: Path) -> None:
    done(folder, "review", "pilots", "two", "--status", "Partial", "--by", "Ana")
    assert load_reviews(folder)[0].status == "partial"
    _, err = done(folder, "review", "Pilot", "two", "--status", "partial", "--by", "Ana", status=2)
    assert "did you mean pilots?" in err
