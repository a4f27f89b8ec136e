"""The command line: help that needs nothing, errors in one line with status 2, what scripts rely on."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.commands.small import run as run_here
from tests.commands.small import small_workspace, tiny_workspace
from tests.conftest import ROOT
from wsisdiff.cli import COMMANDS
from wsisdiff.workspace import manifest as workspaces

HEAVY = ("lxml", "docx", "pypdfium2", "jinja2", "rich", "rapidfuzz", "diff_match_patch", "tomlkit")

NOWHERE = "{nowhere}"
"""Stands for a path that is not there."""
READ = cache(workspaces.read_entry)
"""Reads a draft of the repository once for all calls of this file."""


def run(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "wsisdiff", *args], cwd=cwd, capture_output=True, text=True, check=False)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from wsisdiff.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += f"print([m for m in {HEAVY} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("[]")


def test_every_command_says_in_help_what_the_list_says() -> None:
    for name, line in COMMANDS.items():
        command = importlib.import_module(f"wsisdiff.commands.{name}").command
        assert command.get_short_help_str(200).startswith(line.split(":")[0].rstrip("."))


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nonsense"], "No such command 'nonsense'; the commands are: report, brief"),
        (["reprot"], "No such command 'reprot'; did you mean report?"),
        (["report", "-C", "/tmp"], "name the workspace before the command: wsisdiff -C DIR"),
        (["compare", "rev1"], "Missing argument 'NEW'; see wsisdiff compare --help"),
        (["-C", NOWHERE, "report"], "nowhere: there is no such folder; name the workspace with -C"),
        (["-C", "tests", "report"], "tests: there is no drafts/drafts.toml here"),
        (["asks", "list", "--theme", "securty"], "no ask has the theme 'securty'; the themes are: "),
        (["report", "--draft", "rev9"], "there is no draft 'rev9'"),
        (["report", "--format", "pdf"], "pdf"),
        (["history", "igf-permanent-mandat"], "did you mean igf-permanent-mandate"),
        (["show", f"{NOWHERE}.pdf"], "nowhere.pdf: there is no such file"),
        (["review", "no-such-ask", "rev1", "--status", "adopted", "--by", "A"], "no ask 'no-such-ask'"),
        (["review", "igf-permanent-mandate", "rev9", "--status", "adopted", "--by", "A"], "no draft 'rev9'"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_one_line(
    args: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = [arg.replace(NOWHERE, str(tmp_path / "nowhere")) for arg in args]
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(workspaces, "read_entry", READ)
    status, _, err = run_here(*args)
    assert status == 2
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_wrong_call_of_the_program_ends_likewise() -> None:
    done = run("report", "--draft", "rev9")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "there is no draft 'rev9'" in done.stderr


@pytest.mark.parametrize("args", [[], ["drafts"], ["asks"]])
def test_a_name_without_a_command_shows_the_help_in_lines(args: list[str]) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(*args, "--help").stdout


def test_bad_files_end_with_status_2_and_keep_what_was_written(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", "rev1", "rev2")
    assert run_here("-C", str(workspace), "report")[0] == 0
    written = (workspace / "reports" / "status.md").read_bytes()
    (workspace / "asks" / "broken.toml").write_text("[[ask]]\nid = 1\n", encoding="utf-8")
    status, _, err = run_here("-C", str(workspace), "report")
    assert status == 2
    assert "broken.toml line 2" in err
    assert len(err.strip().splitlines()) == 1
    assert (workspace / "reports" / "status.md").read_bytes() == written


def test_json_goes_to_standard_output_alone_and_follows_the_contract() -> None:
    done = run("report", "--format", "json", "--output", "-")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["schema"] == "wsisdiff.report/1"
    assert [d["id"] for d in report["drafts"]] == ["elements-paper", "zero-draft", "rev1", "rev2", "outcome"]
    assert len(report["asks"]) == 35
    for ask in report["asks"]:
        assert [v["draft"] for v in ask["verdicts"]] == [d["id"] for d in report["drafts"]]
        for n, verdict in enumerate(ask["verdicts"]):
            assert verdict["status"] in ("adopted", "partial", "left_out")
            assert 0 <= verdict["score"] <= 1
            assert (
                verdict["change"] is None
                if n == 0
                else verdict["change"] in ("gained", "strengthened", "unchanged", "weakened", "lost")
            )
            assert verdict["reason"]
            assert verdict["decided_by"] == "tool"
            assert {"paragraph", "text", "start", "end"} <= set(verdict["evidence"][0]) if verdict["evidence"] else True


def test_a_new_workspace_refuses_to_overwrite_one(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run("init", str(folder)).returncode == 0
    assert run("-C", str(folder), "asks", "check").returncode == 0
    again = run("init", str(folder))
    assert again.returncode == 2
    assert "there is a workspace here already" in again.stderr


def test_the_command_that_init_tells_works_as_it_stands_with_spaces_in_the_name(tmp_path: Path) -> None:
    said = run("init", "a new folder", cwd=tmp_path).stdout.splitlines()[-1]
    assert shlex.split(said) == ["wsisdiff", "-C", "a new folder", "report"]


@pytest.mark.parametrize("command", [["report"], ["brief"], ["history", "permanent-forum"]])
def test_the_ending_of_the_output_says_the_format(command: list[str], tmp_path: Path) -> None:
    tiny_workspace(tmp_path / "w")
    starts = {"md": b"# ", "html": b"<!doctype html>", "docx": b"PK", "json": b"{"}
    formats = {"report": ("md", "html", "docx", "json"), "brief": ("md", "html", "docx"), "history": ("md", "json")}
    for form in formats[command[0]]:
        file = tmp_path / f"out.{form}"
        assert run_here("-C", str(tmp_path / "w"), *command, "--output", str(file))[0] == 0
        assert file.read_bytes().lower().startswith(starts[form].lower())


def test_history_says_where_it_wrote_a_format(tmp_path: Path) -> None:
    small_workspace(tmp_path / "w", "rev1")
    status, out, err = run_here("-C", str(tmp_path / "w"), "history", "igf-permanent-mandate", "--format", "json")
    path = tmp_path / "w" / "reports" / "history-igf-permanent-mandate.json"
    assert (status, out.decode(), err) == (0, f"Written: {path}\n", "")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "wsisdiff.history/1"


def test_the_text_of_paragraphs_outside_all_sections_has_no_empty_heading() -> None:
    headings = [line for line in run("show", "outcome", "94", "PP1").stdout.splitlines() if line.startswith("## ")]
    assert headings == ["## Internet governance", "## (no section)"]


def test_show_fits_the_width_it_is_given() -> None:
    from wsisdiff.reporting.draft import draft_text
    from wsisdiff.workspace.manifest import find_and_read

    draft = find_and_read(ROOT, "outcome")
    assert max(map(len, draft_text(draft, draft.paragraphs[:1], 40).splitlines()[4:])) <= 40
    assert 40 < max(map(len, draft_text(draft, draft.paragraphs[:1]).splitlines()[4:])) <= 100


def test_history_shows_the_ask_through_all_drafts(tmp_path: Path) -> None:
    small_workspace(tmp_path / "w", "rev2", "outcome")
    out = run_here("-C", str(tmp_path / "w"), "history", "igf-permanent-mandate")[1].decode("utf-8")
    for title in ("rev2", "outcome"):
        assert re.search(rf"^## {title}, \d+ December 2025 \(specimen\)$", out, re.MULTILINE)
    assert "permanent" in out


def test_a_fault_of_our_own_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import wsisdiff.workspace.manifest
    from wsisdiff.cli import main

    def broken(*_: object) -> None:
        raise KeyError("two\nlines")

    monkeypatch.setattr(wsisdiff.workspace.manifest, "manifest", broken)
    with pytest.raises(SystemExit) as stop:
        main(["drafts", "list"])
    assert stop.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
