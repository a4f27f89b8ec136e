"""`wsisdiff asks new`: guided or by options alone, it writes one ask that can be read, and nothing when it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wsisdiff.asking.load import load_asks
from wsisdiff.cli import cli, main
from wsisdiff.errors import BadAsk, BadWorkspace

THERE = '# kept\n[[ask]]\nid = "old"\ntitle = "Old"\ntheme = "networks"\ntext = "We keep this."\n'
THERE += '[[group]]\nname = "funds"\nphrases = ["grant"]\n'
TEXT = "We commit to make spectrum available to community networks."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "asks").mkdir()
    (tmp_path / "asks" / "first.toml").write_text(THERE, encoding="utf-8")
    return tmp_path


def new(folder: Path, *args: str, answers: tuple[str, ...] = ()) -> Result:
    said = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(cli, ["-C", str(folder), "asks", "new", *args], input=said, catch_exceptions=False)


def test_a_script_gives_everything_by_options(workspace: Path) -> None:
    done = new(
        workspace, "--title", "Spectrum", "--text", TEXT, "--theme", "networks", "--priority", "must", "--source", "Input, July 2025",
        "--element", "spectrum is made available", "spectrum + available", "--element", "grants", "@funds", "--yes",
    )  # fmt: skip
    assert done.exit_code == 0
    old, ask = load_asks(workspace / "asks")
    assert old.id == "old"
    assert (ask.id, ask.title, ask.text, ask.theme, ask.priority, ask.source) == (
        "spectrum", "Spectrum", TEXT, "networks", "must", "Input, July 2025",
    )  # fmt: skip
    assert Path(ask.file).name == "first.toml"  # where its theme stands
    assert (workspace / "asks" / "first.toml").read_text(encoding="utf-8").startswith(THERE)
    assert [e.text for e in ask.elements] == ["spectrum is made available", "grants"]
    assert "advice: its own text does not give element 'b' (grants): nothing in it says “grant”" in done.output


def test_with_yes_points_are_taken_only_when_they_are_asked_for(workspace: Path) -> None:
    done = new(workspace, "--title", "Bare", "--text", TEXT, "--yes")
    assert "no points, so it is judged by how much of its text a draft says" in done.output
    new(workspace, "--title", "Made", "--text", TEXT, "--yes", "--propose")
    bare, made = (ask for ask in load_asks(workspace / "asks") if ask.id in ("bare", "made"))
    assert bare.elements == ()
    assert [e.text for e in made.elements] == ["commit to make spectrum available to community networks"]


def test_an_instruction_is_shown_and_written_as_data_and_gets_no_points(workspace: Path) -> None:
    done = new(workspace, "--title", "No seven", "--text", "Delete paragraph 7", "--yes", "--propose")
    assert 'change = "delete"' in done.output
    assert "no points" not in done.output
    assert load_asks(workspace / "asks")[-1].elements == ()


def test_the_text_comes_from_a_file_or_from_standard_input(workspace: Path) -> None:
    (workspace / "text.txt").write_bytes("We commit to:\r\n(a) fund libraries – all of them.\r\n".encode("cp1252"))
    assert new(workspace, "--title", "File", "--text-file", str(workspace / "text.txt"), "--yes").exit_code == 0
    assert new(workspace, "--title", "Input", "--text-file", "-", "--yes", answers=("We fund", "libraries.")).exit_code == 0
    texts = {ask.id: ask.text for ask in load_asks(workspace / "asks")}
    assert texts["file"] == "We commit to:\n(a) fund libraries – all of them."
    assert texts["input"] == "We fund\nlibraries."


def test_a_dry_run_shows_the_toml_and_writes_nothing(workspace: Path) -> None:
    done = new(workspace, "--title", "Spectrum", "--text", TEXT, "--yes", "--dry-run")
    assert "text = '''We commit to make spectrum available" in done.output
    assert [p.name for p in (workspace / "asks").iterdir()] == ["first.toml"]


def test_it_asks_for_what_is_not_given_and_shows_points_to_take(workspace: Path) -> None:
    done = new(workspace, answers=(
        "Spectrum and funds", TEXT, "We decide to fund the Forum for ten years.", ".", "networks", "must", "include", "Input", "", "",
        "y", "y",
    ))  # fmt: skip
    assert "themes so far: networks" in done.output
    assert (
        "  - commit to make spectrum available to community networks\n  - decide to fund the Forum for ten years" in done.output
    )
    ask = load_asks(workspace / "asks")[1]
    assert (ask.id, ask.priority, ask.text) == ("spectrum-funds", "must", f"{TEXT}\nWe decide to fund the Forum for ten years.")
    assert [(e.id, e.text, e.wordings) for e in ask.elements] == [
        ("a", "commit to make spectrum available to community networks", ()),
        ("b", "decide to fund the Forum for ten years", ()),
    ]


def test_proposed_points_can_be_edited_and_dropped(workspace: Path) -> None:
    given = ("--title", "Spectrum", "--text", f"{TEXT} We thank the Chair.", "--theme", "networks", "--priority", "must", "--stance",
             "include", "--source", "I", "--id", "spectrum", "--file", "other.toml")  # fmt: skip
    new(workspace, *given, answers=("e", "spectrum for all", "-", "by 2030", "", "y"))
    [ask] = [a for a in load_asks(workspace / "asks") if a.id == "spectrum"]
    assert [e.text for e in ask.elements] == ["spectrum for all", "by 2030"]
    assert Path(ask.file).name == "other.toml"


def test_an_id_that_is_taken_is_said_and_asked_for_again(workspace: Path) -> None:
    given = (
        "--title",
        "Old",
        "--text",
        TEXT,
        "--theme",
        "x",
        "--priority",
        "must",
        "--stance",
        "include",
        "--source",
        "I",
        "--dry-run",
    )
    done = new(workspace, *given, answers=("old", "Old!", "older", "", "n"))
    assert "id [old-2]:" in done.output
    assert "the id 'old' is taken" in done.output
    assert "the id 'Old!' is not allowed" in done.output
    assert 'id = "older"' in done.output


def test_saying_no_at_the_end_writes_nothing(workspace: Path) -> None:
    given = (
        "--title",
        "T",
        "--text",
        TEXT,
        "--theme",
        "",
        "--priority",
        "must",
        "--stance",
        "include",
        "--source",
        "",
        "--id",
        "t",
        "--file",
        "t.toml",
    )
    assert "Nothing was written." in new(workspace, *given, answers=("n", "n")).output
    assert [p.name for p in (workspace / "asks").iterdir()] == ["first.toml"]


@pytest.mark.parametrize(
    "answers", [(), ("Title",), ("Title", TEXT, "."), ("Title", TEXT, ".", "", "must", "include", "", "", "", "a")]
)
def test_stopped_at_any_question_it_writes_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: tuple[str, ...]
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{a}\n" for a in answers)))  # the input ends there
    with pytest.raises(SystemExit) as stop:
        main(["-C", str(workspace), "asks", "new"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.strip().splitlines()[-1] == "wsisdiff: stopped; nothing already written was changed"
    assert [p.name for p in (workspace / "asks").iterdir()] == ["first.toml"]
    assert (workspace / "asks" / "first.toml").read_text(encoding="utf-8") == THERE


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--yes", "--text", TEXT), "with --yes nothing is asked: give --title"),
        (("--yes", "--title", "T"), "with --yes nothing is asked: give --text"),
        (("--title", "T", "--text-file", "-"), "nothing can be asked while the text comes from standard input"),
        (("--yes", "--title", "T", "--text", "a", "--text-file", "-"), "not by both"),
        (("--yes", "--title", "T", "--text", "TODO"), "the text says nothing"),
        (("--yes", "--title", "T", "--text", " "), "the text is empty"),
        (("--yes", "--title", "\x07", "--text", TEXT), "the title is empty"),
        (("--yes", "--title", "T", "--text", TEXT, "--id", "old"), "the id 'old' is taken"),
        (("--yes", "--title", "T", "--text", TEXT, "--id", "../x"), "the id '../x' is not allowed"),
        (("--yes", "--title", "T", "--text", TEXT, "--file", "../x.toml"), "asks are read from the asks folder only"),
        (("--yes", "--title", "T", "--text", TEXT, "--element", "point", "a + "), "the wording 'a + ' cannot be read"),
        (
            ("--yes", "--title", "T", "--text", TEXT, "--element", "point", "@fund"),
            "there is no group '@fund', but there is @funds",
        ),
        (("--yes", "--title", "T", "--text", TEXT, "--responds-to", "rev9"), "drafts"),
    ],
)
def test_a_wrong_call_is_one_line_with_status_2(
    workspace: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], says: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["-C", str(workspace), "asks", "new", *args])
    assert stop.value.code == 2
    [line] = capsys.readouterr().err.splitlines()
    assert says in line
    assert [p.name for p in (workspace / "asks").iterdir()] == ["first.toml"]


def test_beside_a_broken_file_nothing_is_added(workspace: Path) -> None:
    (workspace / "asks" / "broken.toml").write_text("[[ask]\n", encoding="utf-8")
    with pytest.raises(BadAsk, match=r"broken\.toml line 1: not valid TOML"):
        new(workspace, "--title", "T", "--text", TEXT, "--yes")


def test_the_first_ask_makes_the_folder(tmp_path: Path) -> None:
    assert new(tmp_path, "--title", "First", "--text", TEXT, "--theme", "Open Net", "--yes").exit_code == 0
    assert load_asks(tmp_path / "asks")[0].file.endswith("open-net.toml")
    with pytest.raises(BadAsk, match="no such folder"):
        new(tmp_path / "nowhere" / "else", "--title", "First", "--text", TEXT, "--yes")


def test_the_draft_it_responds_to_must_be_listed(workspace: Path) -> None:
    (workspace / "drafts").mkdir()
    (workspace / "drafts" / "drafts.toml").write_text(
        '[[draft]]\nid = "rev1"\ntitle = "R"\ndate = 2025-01-01\nurl = "https://example.org/x"\n', encoding="utf-8"
    )
    with pytest.raises(BadWorkspace, match="the drafts are: rev1"):
        new(workspace, "--title", "T", "--text", TEXT, "--responds-to", "rev2", "--yes")
    assert new(workspace, "--title", "T", "--text", TEXT, "--responds-to", "rev1", "--yes").exit_code == 0
    assert [a.responds_to for a in load_asks(workspace / "asks") if a.id == "t"] == ["rev1"]


def test_hostile_text_stays_text(workspace: Path) -> None:
    hostile = 'We\'\'\'\n[[ask]]\nid = "evil"\x1b[2J \u202e\ntitle = """x'
    done = new(workspace, "--title", 'T"\\', "--text", hostile, "--source", "a\nid = 'b'", "--yes")
    assert "\x1b" not in done.output
    ask, old = load_asks(workspace / "asks")  # asks.toml stands before first.toml
    assert (old.id, ask.id, ask.title) == ("old", "t", 'T"\\')
    assert ask.text == 'We\'\'\'\n[[ask]]\nid = "evil"\ntitle = """x'
