"""The same rows on Apache Spark: as they are, with a worker killed in between, and with drafts that cannot be read."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands.small import run, tiny_workspace
from wsisdiff import verbs
from wsisdiff.archive import spark
from wsisdiff.archive.table import rows_of

pytest.importorskip("pyspark", reason="Apache Spark is not installed here: pip install 'wsisdiff[spark]'")
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java here, which Apache Spark needs", allow_module_level=True)
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
MASTER = "local[2]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, its asks in parts of one, so that both workers have some."""
    monkeypatch.setattr(spark, "AT_A_TIME", 1)
    return tiny_workspace(tmp_path / "harbours")


def test_it_gives_the_same_rows(folder: Path) -> None:
    assert verbs.judged_table(folder, MASTER) == rows_of(verbs.assess(verbs.read_workspace(folder)))


def test_a_worker_killed_in_between_costs_no_answer(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died, judge_some = str(tmp_path / "died"), spark._judge_some

    def dying(some: Iterable[Any], sent: Any, run: str) -> Iterator[Any]:
        for n, found in enumerate(judge_some(some, sent, run)):
            if n == 0:
                try:
                    os.close(os.open(died, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    pass
                else:
                    os.kill(os.getpid(), signal.SIGKILL)
            yield found

    monkeypatch.setattr(spark, "_judge_some", dying)
    assert verbs.judged_table(folder, MASTER) == rows_of(verbs.assess(verbs.read_workspace(folder)))
    assert Path(died).exists()


def test_two_drafts_that_cannot_be_read_are_told_and_the_others_judged(folder: Path, tmp_path: Path) -> None:
    listed = folder / "drafts" / "drafts.toml"
    text = listed.read_text(encoding="utf-8")
    for name, day in (("torn", "2024-01-01"), ("empty", "2024-02-01")):
        (folder / "drafts" / f"{name}.docx").write_bytes(b"PK\x03\x04 torn" if name == "torn" else b"")
        text += f'\n[[draft]]\nid = "{name}"\ntitle = "{name}"\ndate = {day}\nfile = "{name}.docx"\n'
    listed.write_text(text, encoding="utf-8")
    made, plain = tmp_path / "spark.csv", tmp_path / "plain.csv"
    status, _, err = run("-C", str(folder), "archive", "judge", "--spark", MASTER, "--output", str(made))
    assert status == 0
    assert "torn is left out" in err and "empty is left out" in err
    assert run("-C", str(folder), "archive", "judge", "--output", str(plain))[0] == 0
    assert made.read_bytes() == plain.read_bytes() and b"\r\n" in made.read_bytes()
