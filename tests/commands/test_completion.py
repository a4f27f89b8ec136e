"""Tab completes commands, options, and the ids of the workspace that is named with -C."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.small import run, small_workspace

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("completion") / "workspace")


def offered(shell: str, *words: str, cwd: Path | None = None) -> list[str]:
    """What the tool answers when the shell asks, the cursor at the end of the last of `words`."""
    asked = {
        "_WSISDIFF_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(("wsisdiff", *words)),
        "COMP_CWORD": str(len(words)),
    }
    if shell == "fish":
        asked["COMP_CWORD"] = words[-1]
    done = subprocess.run(
        [sys.executable, "-m", "wsisdiff"], env={**os.environ, **asked}, capture_output=True, text=True, check=False, cwd=cwd
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def values(shell: str, *words: str, cwd: Path | None = None) -> list[str]:
    lines = offered(shell, *words, cwd=cwd)
    if shell == "zsh":
        return [value for kind, value in zip(lines[::3], lines[1::3], strict=True) if kind == "plain"]
    return [line.split(",", 1)[1].split("\t")[0] for line in lines if line.startswith("plain,")]


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_of_asks_and_drafts_are_offered(shell: str, folder: Path) -> None:
    assert values(shell, "-C", str(folder), "history", "igf-p") == ["igf-primary-platform", "igf-permanent-mandate"]
    assert values(shell, "-C", str(folder), "report", "--draft", "rev") == ["rev1", "rev2"]
    assert values(shell, "-C", str(folder), "review", "igf-permanent-mandate", "o") == ["outcome"]


def test_every_place_for_an_id_is_completed(folder: Path) -> None:
    for words in (["compare", "rev1", "o"], ["show", "o"], ["brief", "--draft", "o"]):
        assert values("bash", "-C", str(folder), *words) == ["outcome"], words
    assert values("bash", "-C", str(folder), "brief", "--theme", "sec") == ["security"]
    assert "--fail-on" in values("bash", "report", "--f")
    assert values("bash", "report", "--by", "s") == ["source"]
    assert values("bash", "compl") == ["completion"]


def test_the_folder_of_the_call_is_the_workspace_without_c(folder: Path) -> None:
    assert values("bash", "history", "cyber", cwd=folder) == ["cybersecurity-culture"]


def test_where_a_file_will_do_files_are_offered_too(folder: Path) -> None:
    assert "file," in [line[:5] for line in offered("bash", "-C", str(folder), "show", "x")]


def test_titles_are_shown_where_the_shell_can(folder: Path) -> None:
    assert "Make the IGF mandate permanent" in " ".join(offered("fish", "-C", str(folder), "history", "igf-permanent-mandate"))


def test_broken_files_and_hostile_titles_offer_nothing_that_could_harm(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "w", "rev1")
    (folder / "asks" / "broken.toml").write_text('[[ask]]\nid = "igf', encoding="utf-8")
    (folder / "asks" / "odd.toml").write_text('ask = [1, {id = 3}, {id = "$(touch x)"}]\n', encoding="utf-8")
    title = 'title = "a\\nplain\\nrm\\u001b[31m"'
    (folder / "asks" / "bad.toml").write_text(f'[[ask]]\nid = "aaa"\n{title}\n[[ask]]\nid = "a b; rm"\n', encoding="utf-8")
    assert values("bash", "-C", str(folder), "history", "a") == ["aaa"]
    assert values("zsh", "-C", str(folder), "history", "a") == ["aaa"]
    assert "\x1b" not in "".join(offered("zsh", "-C", str(folder), "history", "a"))
    assert values("bash", "-C", str(tmp_path / "nowhere"), "history", "a") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_can_read(shell: str) -> None:
    status, out, err = run("completion", shell)
    assert (status, err) == (0, "")
    assert b"_WSISDIFF_COMPLETE" in out
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    checked = subprocess.run([program, "-n"], input=out, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_bash_itself_completes_with_the_script(folder: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not here")
    _, script, _ = run("completion", "bash")
    ask = f"""
wsisdiff() {{ {sys.executable} -m wsisdiff "$@"; }}
export -f wsisdiff
{script.decode().replace("$1)", f"{sys.executable} -m wsisdiff)")}
COMP_WORDS=(wsisdiff -C {folder} history igf-perm); COMP_CWORD=4
_wsisdiff_completion wsisdiff
echo "${{COMPREPLY[@]}}"
"""
    done = subprocess.run([bash, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "igf-permanent-mandate"


def test_an_unknown_shell_is_a_wrong_call() -> None:
    status, out, err = run("completion", "tcsh")
    assert (status, out) == (2, b"")
    assert "tcsh" in err
