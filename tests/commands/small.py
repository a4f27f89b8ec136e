"""A small workspace out of the repository's own: three drafts in three formats, some of the asks. And a run in this process."""

from __future__ import annotations

import contextlib
import io
import shutil
from pathlib import Path

from tests.conftest import ROOT
from wsisdiff.cli import main

DRAFTS = {"rev1": ("2025-11-07", "rev1.pdf"), "rev2": ("2025-12-03", "rev2.docx"), "outcome": ("2025-12-17", "outcome.html")}
ASKS = ("names.toml", "igf-mandate.toml", "security.toml")


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


FIRST = """# Draft One

1. The Harbour Forum meets every year.

2. Ports are encouraged to consider shore power for ships at berth, where feasible.

3. We thank the hosts.
"""
SECOND = """# Draft Two

1. The Harbour Forum is made permanent and meets every year.

2. We thank the hosts.

3. We commit to train pilots in all small island ports.
"""
TINY_ASKS = '''
[[ask]]
id = "permanent-forum"
title = "A permanent Harbour Forum"
theme = "forum"
priority = "must"
source = "Harbour League, letter of May"
text = """We decide to make the Harbour Forum permanent."""
[[ask.element]]
text = "the Forum is permanent"
find = ["Harbour Forum + permanent"]

[[ask]]
id = "shore-power"
title = "Shore power at berth"
theme = "climate"
source = "Dockers United"
text = """We commit to shore power for ships at berth."""
[[ask.element]]
text = "shore power at berth"
find = ["shore power"]

[[ask]]
id = "pilots"
title = "Training for pilots"
theme = "training"
source = "the Harbour League"
text = """We commit to train pilots in all small island ports and to fund their certificates."""
[[ask.element]]
text = "training of pilots"
find = ["train + pilots"]
[[ask.element]]
text = "money for certificates"
find = ["fund + certificates"]
'''


def tiny_workspace(folder: Path, ids: tuple[str, str] = ("one", "two")) -> Path:
    """Two drafts of three paragraphs, three asks: it is read and judged at once."""
    for name in ("asks", "drafts"):
        (folder / name).mkdir(parents=True)
    listed = ""
    for n, (id, text) in enumerate(zip(ids, (FIRST, SECOND), strict=True), 1):
        (folder / "drafts" / f"{id}.md").write_text(text, encoding="utf-8")
        listed += f'[[draft]]\nid = "{id}"\ntitle = "Draft {id}"\ndate = 2026-0{n}-01\nfile = "{id}.md"\n\n'
    (folder / "drafts" / "drafts.toml").write_text(listed, encoding="utf-8")
    (folder / "asks" / "ours.toml").write_text(TINY_ASKS, encoding="utf-8")
    return folder


def take_out(file: Path, *ids: str) -> None:
    """Mark asks of a file as an import does whose rows are gone from their table."""
    text = file.read_text(encoding="utf-8")
    for id in ids:
        text = text.replace(f'id = "{id}"\n', f'id = "{id}"\nrow = {{ table = "asks.csv", key = "{id}", dropped = true }}\n')
    file.write_text(text, encoding="utf-8")
