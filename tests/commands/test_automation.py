"""What docs/automation.md says can be run as it stands: every command, and the workflow's steps in their order."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from importlib.resources import files
from pathlib import Path

import pytest

from tests.commands.small import tiny_workspace
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "automation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LINES = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines() if line.strip()]
[WORKFLOW] = [text for kind, text in BLOCKS if kind == "yaml"]


def bash(script: str, folder: Path, tools: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it with this wsisdiff first on the path."""
    tools.mkdir(exist_ok=True)
    for name in ("wsisdiff", "python3"):
        module = "-m wsisdiff" if name == "wsisdiff" else ""
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    known = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        ["bash", "-ec", f"set -o pipefail\n{script}"], cwd=folder, env=known, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_workspace(tmp_path_factory.mktemp("automation") / "workspace", ("rev1", "rev2"))


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_page_does_what_it_is_there_for(line: str, folder: Path) -> None:
    done = bash(line, folder, folder.parent / "tools")
    assert done.returncode == (1 if "--fail-on" in line else 0), done.stderr
    assert done.stdout or "-q" in line or ">" in line or "eval" in line


def test_the_page_has_commands_to_be_tried() -> None:
    assert len(LINES) > 8
    assert {line.split()[1] for line in LINES if line.startswith("wsisdiff ")} >= {"report", "completion", "-q", "-v"}


def test_the_table_of_schemas_is_that_of_the_package() -> None:
    said = dict(re.findall(r"^\| `wsisdiff [^|]*\| `(wsisdiff\.[\w/-]+)` \| `([\w-]+\.json)` \|$", PAGE, re.MULTILINE))
    there = sorted((files("wsisdiff") / "schemas").iterdir(), key=lambda file: file.name)
    assert said == {json.loads(file.read_text(encoding="utf-8"))["properties"]["schema"]["const"]: file.name for file in there}


def steps() -> list[tuple[str, str]]:
    """(name, script) of the workflow's steps that run something."""
    found = []
    for part in re.split(r"^      - ", WORKFLOW, flags=re.MULTILINE)[1:]:
        name = re.match(r"name: (.*)", part)
        run = re.search(r"^        run: (?:\|\n((?: {10}.*\n?)+)|(.*)$)", part, re.MULTILINE)
        if name and run:
            found.append((name[1], textwrap.dedent(run[1] or run[2])))
    return found


def test_the_workflow_writes_the_summary_and_then_fails_because_an_ask_was_lost(tmp_path: Path) -> None:
    folder, tools = tiny_workspace(tmp_path / "workspace"), tmp_path / "tools"
    tools.mkdir()
    # The host's own program, and the installation, are not part of this.
    for name in ("gh", "pip"):
        (tools / name).write_text(f'#!/bin/sh\necho "{name} $@" >> "{tmp_path / "called"}"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    summary = tmp_path / "summary.md"
    statuses = {}
    for name, script in steps():
        done = bash(script, folder, tools, GITHUB_STEP_SUMMARY=str(summary), NUMBER="7", WSISDIFF="wsisdiff.whl")
        statuses[name] = done.returncode
        assert done.returncode in (0, 1), done.stderr
    assert [name for name, status in statuses.items() if status] == ["report, and fail if an ask was lost"]
    assert len(statuses) == 5
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# 3 asks in 2 drafts\n")
    assert "Shore power at berth" in text.split("### Lost")[1].split("###")[0]
    assert (tmp_path / "called").read_text(encoding="utf-8").splitlines() == [
        "pip install --quiet wsisdiff.whl",
        "gh pr comment 7 --body-file brief.md",
    ]
    assert "A permanent Harbour Forum" in (folder / "brief.md").read_text(encoding="utf-8")
    assert (folder / "redline.docx").read_bytes().startswith(b"PK")


def test_the_workflow_runs_when_a_draft_comes_in() -> None:
    assert WORKFLOW.count('paths: ["drafts/**", "asks/**", "reviews.toml"]') == 2
    assert "\t" not in WORKFLOW
    assert all(len(line) - len(line.lstrip()) in (0, 2, 4, 6, 8, 10, 12) for line in WORKFLOW.splitlines())
