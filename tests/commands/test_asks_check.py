"""`wsisdiff asks check`: advice ends with status 0, an error with status 2 and one line on standard error, in text and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wsisdiff.cli import main

SOUND = '[[ask]]\nid = "one"\ntitle = "One"\ntext = "We commit to fund libraries."\n'
ADVICE = SOUND.replace('"one"', '"two"')
ERROR = '[[ask]]\nid = "three"\ntitle = "Three"\ntext = "TODO"\n[[ask]]\nid = "four"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "asks").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "drafts.toml").write_text("", encoding="utf-8")
    return tmp_path


def check(folder: Path, text: str, *args: str) -> int | str | None:
    (folder / "asks" / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["-C", str(folder), "asks", "check", *args])
    return stop.value.code


def test_sound_asks_are_counted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(workspace, SOUND) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("on text alone: 1 ask (“One” ...), a hint where to look")
    assert second == "1 ask read; no errors, no advice"


def test_advice_is_printed_and_ends_with_status_0(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(workspace, SOUND + ADVICE) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].startswith(f"advice: {workspace}/asks/a.toml line 5 (ask 'two'): has the same text as 'one'")
    assert out.splitlines()[-1] == "2 asks read; no errors, 1 piece of advice"
    assert err == ""


def test_errors_are_all_listed_and_the_first_is_the_one_line_on_standard_error(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(workspace, SOUND + ERROR) == 2
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in out.splitlines()[:-2]] == ["error", "error"]
    assert len(err.splitlines()) == 1
    assert "line 8 (ask 'three')" in err
    assert "and 1 more error" in err


def test_json_has_level_file_line_ask_and_what_to_do(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(workspace, SOUND + ERROR + 'title = "Four"\ntext = "We fund."\nresponds_to = "rev1"\n', "--format", "json") == 2
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["asks"]) == ("wsisdiff.asks-check/1", 3)
    assert [(r["level"], r["check"], r["line"], r["ask"]) for r in found["remarks"]] == [
        ("error", "placeholder", 8, "three"),
        ("error", "no_drafts", 13, "four"),
    ]
    assert found["remarks"][1]["todo"] == "add the draft with wsisdiff drafts add, or remove responds_to"


def test_a_draft_that_cannot_be_read_does_not_keep_the_asks_from_being_checked(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "drafts" / "drafts.toml").write_text(
        '[[draft]]\nid = "one"\ntitle = "One"\ndate = 2025-08-30\nfile = "one.pdf"\n', encoding="utf-8"
    )
    (workspace / "drafts" / "one.pdf").write_bytes(b"no PDF")
    assert check(workspace, SOUND) == 0
    assert "drafts not read, so no wordings were counted in them" in capsys.readouterr().out


def test_hostile_text_cannot_move_the_cursor(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(workspace, SOUND + 'theme = "a"\nagreed_language = ["\\u001b[31mred\\u0007"]\n') == 0
    out = capsys.readouterr().out
    assert "names no instrument" in out
    assert "\x1b" not in out
    assert "\x07" not in out
