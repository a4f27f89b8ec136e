"""The same input gives the same bytes: another hash seed, working folder, time zone and language of the machine change nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.small import small_workspace
from tests.conftest import ROOT

CALLS = [
    *(f"report --format {form} --output -" for form in ("md", "html", "docx", "json", "xlsx")),
    *(f"report --by source --format {form} --output -" for form in ("md", "html", "docx", "json")),
    "report --by theme --format md --output -",
    "report --by priority --format md --output -",
    *(f"brief --format {form} --output -" for form in ("md", "html", "docx")),
    *(f"compare rev1 rev2 --format {form} --output -" for form in ("md", "html", "docx", "json")),
    "compare rev2 outcome --asks --format json --output -",
    *(f"history igf-permanent-mandate --format {form} --output -" for form in ("md", "json")),
    *(f"show {id} --format {form}" for id in ("rev1", "rev2", "outcome") for form in ("text", "json")),
    "compare rev1 rev2",
    "history igf-permanent-mandate",
    "asks list",
    "asks check --format json",
    "drafts list",
    "report",
    "brief",
]
FILES = ["reports/status.md", "reports/status.svg", "reports/brief.md", "reviews.toml"]
CHILD = """
import json, sys
from functools import cache
from pathlib import Path
import wsisdiff.judging.assess, wsisdiff.tracking.concordance, wsisdiff.workspace.manifest
from tests.commands.small import run
# Read and judged once in each of the two processes, for time's sake.
wsisdiff.workspace.manifest.read_entry = cache(wsisdiff.workspace.manifest.read_entry)
wsisdiff.judging.assess.assess = cache(wsisdiff.judging.assess.assess)
wsisdiff.tracking.concordance.compare = cache(wsisdiff.tracking.concordance.compare)
folder, target, calls = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
for n, call in enumerate(calls):
    status, out, err = run("-C", folder, *call.split())
    assert status == 0, (call, err)
    (target / f"{n}").write_bytes(out)
    (target / f"{n}.err").write_text(err)
status, _, err = run("-C", folder, "review", "igf-permanent-mandate", "rev2", "--status", "partial", "--by", "A", "--date", "2026-01-02")
assert status == 0, err
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of two runs, one of them as different as a run can be."""
    found = []
    for n, (seed, zone, language) in enumerate((("0", "Pacific/Kiritimati", "C.UTF-8"), ("4711", "America/Adak", "C"))):
        target = tmp_path_factory.mktemp(f"run{n}")
        folder = small_workspace(target / "workspace")
        (target / "out").mkdir()
        environment = {
            **os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(ROOT), "COLUMNS": "100",
            "HOME": str(target),
        }  # fmt: skip
        # The first is called in the workspace, the other from elsewhere.
        here, named = (folder, ".") if n == 0 else (target, str(folder))
        call = [sys.executable, "-c", CHILD, named, str(target / "out"), json.dumps(CALLS)]
        found.append((target, subprocess.Popen(call, cwd=here, env=environment, stderr=subprocess.PIPE, text=True)))
    for _, child in found:
        _, err = child.communicate()
        assert child.returncode == 0, err
    return found[0][0], found[1][0]


@pytest.mark.parametrize("n", range(len(CALLS)), ids=CALLS)
def test_two_runs_give_the_same_bytes(n: int, runs: tuple[Path, Path]) -> None:
    for ending in ("", ".err"):
        one, other = ((run / "out" / f"{n}{ending}").read_bytes() for run in runs)
        assert one or ending
        if "--format" not in CALLS[n] or CALLS[n].startswith("asks check"):
            # A message says in which file, and that is as the call named it.
            other = other.replace(f"{runs[1] / 'workspace'}/".encode(), b"")
        assert one == other


@pytest.mark.parametrize("file", FILES)
def test_two_runs_write_the_same_files(file: str, runs: tuple[Path, Path]) -> None:
    one, other = ((run / "workspace" / file).read_bytes() for run in runs)
    assert one == other
    assert one
