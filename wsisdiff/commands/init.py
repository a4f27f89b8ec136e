"""`wsisdiff init`: a new workspace for any process."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from wsisdiff import verbs
from wsisdiff.voice import tell


@click.command(name="init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--no-example", "bare", is_flag=True, help="Without the example of an ask: yours come from a table.")
def command(directory: Path, bare: bool) -> None:
    """A new workspace for any process: asks/ and drafts/ with commented examples."""
    made = verbs.init(directory, example=not bare)
    if bare:
        told = f"Made {made[0]}: add a draft with wsisdiff drafts add, import your table with wsisdiff asks import, then run"
    else:
        told = f"Made {made[0]} and {made[1]}: edit the example, put a draft into drafts/, then run"
    tell(told, f"  wsisdiff -C {quote(str(directory))} report")
