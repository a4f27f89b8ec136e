"""`wsisdiff history`: one ask, or one paragraph, through all drafts."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.completing import ask_ids
from wsisdiff.files.writing import form_of
from wsisdiff.telling.phrases import say
from wsisdiff.verbs import FORMS
from wsisdiff.verbs.documents import Followed, History
from wsisdiff.voice import tell


@click.command(name="history")
@click.argument("ask_id", metavar="[ASK]", required=False, shell_complete=ask_ids)
@click.option("--paragraph", metavar="LABEL", help="A paragraph through all drafts, in place of an ask.")
@click.option("--draft", "draft", metavar="ID", help="The draft in which the paragraph has that label (default: the latest).")
@click.option("--format", "form", type=click.Choice(FORMS["history"]), help="Write this format (default: print for a person).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.pass_obj
def command(
    folder: Path, ask_id: str | None, paragraph: str | None, draft: str | None, form: str | None, output: Path | None
) -> None:
    """One ask through all drafts: status, words and shifts, draft by draft; or, with --paragraph, one paragraph."""
    if (ask_id is None) == (paragraph is None):
        raise click.UsageError("name an ask, or a paragraph with --paragraph")
    if paragraph is not None:
        history: Followed | History = verbs.paragraph_history(folder, paragraph, draft)
    else:
        history = verbs.history(verbs.read_workspace(folder, str(ask_id)), str(ask_id))
    target = output or (None if form else Path("-"))
    written = verbs.write(folder, history, form or form_of(output, FORMS["history"], "md"), target)
    if written is not None:
        tell(say("command", "written", path=written))
