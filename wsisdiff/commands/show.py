"""`wsisdiff show`: what was read, so that a person can check it against the document."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff import verbs
from wsisdiff.completing import drafts_or_files
from wsisdiff.files.writing import deliver
from wsisdiff.reading.formats import LISTED
from wsisdiff.reporting.draft import WIDTH
from wsisdiff.telling.remarks import tell as worded
from wsisdiff.text.terminal import printable
from wsisdiff.verbs import FORMS
from wsisdiff.voice import complain, quiet

if TYPE_CHECKING:
    from wsisdiff.reading.formats import Changes

LEAST = 24
"""Characters in a line of text output on the narrowest terminal."""


@click.command("show", short_help="What was read: the paragraphs as the tool sees them.")
@click.argument("draft", shell_complete=drafts_or_files)
@click.argument("paragraphs", nargs=-1, metavar="[PARAGRAPH]...")
@click.option("--format", "form", type=click.Choice(FORMS["show"]), default="text", show_default=True, help="How to write it.")
@click.option("--output", metavar="FILE", default="-", help='Where to write it; "-" is standard output.')
@click.option("--changes", type=click.Choice(["accepted", "original"]), default="accepted", show_default=True,
              help="How to read the tracked changes of a Word file.")  # fmt: skip
@click.pass_obj
def command(folder: Path, draft: str, paragraphs: tuple[str, ...], form: str, output: str, changes: Changes) -> None:
    """What was read: the paragraphs as the tool sees them.

    DRAFT is a file (FORMATS) or the id of a draft in the workspace. PARAGRAPH is a label as printed:
    12, "12 bis", A, PP1. What looks odd in the document, or could not be read, is said on standard error.
    """
    shown = verbs.show(folder, draft, paragraphs, changes=changes)
    width = max(LEAST, min(WIDTH, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else WIDTH
    text = verbs.document(shown, form, width=width).content
    for warning in shown.draft.warnings if not quiet() else ():
        complain(f"{shown.draft.id}: {worded(warning)}")
    if output == "-" and form == "text":
        click.echo(printable(str(text)), nl=False)
    else:
        deliver(text, Path(output), Path(output))


command.help = str(command.help).replace("FORMATS", LISTED)
