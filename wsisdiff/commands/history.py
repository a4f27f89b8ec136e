"""`wsisdiff history`: one ask through all drafts."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff.completing import ask_ids
from wsisdiff.verbs.documents import FORMS


@click.command(name="history")
@click.argument("ask_id", metavar="ASK", shell_complete=ask_ids)
@click.option("--format", "form", type=click.Choice(FORMS["history"]), help="Write this format (default: print for a person).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.pass_obj
def command(folder: Path, ask_id: str, form: str | None, output: Path | None) -> None:
    """One ask through all drafts: status, words and shifts, draft by draft."""
    from wsisdiff import verbs
    from wsisdiff.files.writing import form_of
    from wsisdiff.telling.phrases import say
    from wsisdiff.voice import tell

    history = verbs.history(verbs.workspace(folder), ask_id)
    target = output or (None if form else Path("-"))
    written = verbs.write(folder, history, form or form_of(output, FORMS["history"], "md"), target)
    if written is not None:
        tell(say("command", "written", path=written))
