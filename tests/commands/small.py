"""A small workspace out of the repository's own: three drafts in three formats, some of the asks. And a run in this process."""

from __future__ import annotations

import contextlib
import io
import shutil
from pathlib import Path

from tests.conftest import ROOT
from wsisdiff.cli import main

DRAFTS = {"rev1": ("2025-11-07", "rev1.pdf"), "rev2": ("2025-12-03", "rev2.docx"), "outcome": ("2025-12-17", "outcome.html")}
ASKS = ("names.toml", "igf-mandate.toml", "security.toml", "framework.toml")


def small_workspace(folder: Path, *drafts: str) -> Path:
    """Made in `folder`, with the drafts named; all three when none is."""
    for name in ("asks", "drafts"):
        (folder / name).mkdir(parents=True)
    listed = ""
    for id in drafts or DRAFTS:
        day, file = DRAFTS[id]
        shutil.copy(ROOT / "drafts" / file, folder / "drafts" / file)
        listed += f'[[draft]]\nid = "{id}"\ntitle = "{id}"\ndate = {day}\nfile = "{file}"\nspecimen = true\n\n'
    (folder / "drafts" / "drafts.toml").write_text(listed, encoding="utf-8")
    for file in ASKS:
        shutil.copy(ROOT / "asks" / file, folder / "asks" / file)
    return folder


def run(*args: str) -> tuple[int, bytes, str]:
    """The exit status, standard output and standard error of the command line, run in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(args))
        except SystemExit as done:
            status = done.code
    out.flush()
    assert isinstance(status, int)
    return status, out.buffer.getvalue(), err.getvalue()  # type: ignore[attr-defined]
