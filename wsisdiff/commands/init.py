"""`wsisdiff init`: a new workspace for any process."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from shlex import quote

import click

from wsisdiff.errors import BadWorkspace


@click.command(name="init")
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """A new workspace for any process: asks/ and drafts/ with commented examples."""
    from wsisdiff.files.writing import write_file
    from wsisdiff.voice import tell

    starts = {"drafts/drafts.toml": "init-drafts.toml", "asks/first.toml": "init-asks.toml"}
    for name in starts:
        if (directory / name).exists():
            raise BadWorkspace("there is a workspace here already", where=str(directory / name), todo="choose another folder")
    if not (directory / ".gitattributes").exists():
        starts[".gitattributes"] = "init-gitattributes"
    for name, source in starts.items():
        write_file(directory / name, (files("wsisdiff") / "templates" / source).read_text(encoding="utf-8"))
    tell(
        f"Made {directory}/asks/first.toml and {directory}/drafts/drafts.toml: edit the example, put a draft into drafts/, then run"
    )
    tell(f"  wsisdiff -C {quote(str(directory))} report")
