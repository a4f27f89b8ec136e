"""`wsisdiff brief`: the negotiator's briefing on one draft."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.completing import draft_ids
from wsisdiff.completing import themes as complete_themes
from wsisdiff.files.writing import form_of
from wsisdiff.model import PRIORITIES
from wsisdiff.reporting.writers import FORMS, to_screen
from wsisdiff.telling.phrases import say
from wsisdiff.voice import quiet


@click.command(name="brief")
@click.option("--draft", "draft_id", metavar="ID", shell_complete=draft_ids,
              help="The draft to be briefed on (default: the latest).")  # fmt: skip
@click.option("--theme", "themes", multiple=True, metavar="T", shell_complete=complete_themes,
              help="Only asks of this theme (more than once for several).")  # fmt: skip
@click.option("--priority", "priorities", multiple=True, type=click.Choice(PRIORITIES),
              help="Only asks of this priority.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS["brief"]), help="Write this format (default: Markdown).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE",
              help="Word file in the style of this .docx (default: templates/brief.docx, if it is there).")  # fmt: skip
@click.pass_obj
def command(
    folder: Path, draft_id: str | None, themes: tuple[str, ...], priorities: tuple[str, ...], form: str | None, output: Path | None,
    template: Path | None,
) -> None:  # fmt: skip
    """The negotiator's briefing: what is lost, missing and half there, the words to propose and where, what to defend."""
    form = form or form_of(output, FORMS["brief"], "md")
    template = verbs.template_for(folder, "brief", template, form)
    brief = verbs.brief(verbs.read_workspace(folder), draft_id, themes, priorities)
    written = verbs.write(folder, brief, form, output, template=template)
    if written is not None and not quiet():
        to_screen(brief, say("brief", "written", n=len(brief.view.lines), open=brief.open, path=written))
