"""`wsisdiff init`: a new workspace for any process."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click


@click.command(name="init")
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """A new workspace for any process: asks/ and drafts/ with commented examples."""
    from wsisdiff import verbs
    from wsisdiff.voice import tell

    asks, drafts, *_ = verbs.init(directory)
    tell(f"Made {asks} and {drafts}: edit the example, put a draft into drafts/, then run")
    tell(f"  wsisdiff -C {quote(str(directory))} report")
