"""`wsisdiff report`: the status of every ask in every draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff import verbs
from wsisdiff.completing import draft_ids as complete_drafts
from wsisdiff.errors import EXIT_DONE, EXIT_HAPPENED
from wsisdiff.files.writing import form_of
from wsisdiff.model import Report
from wsisdiff.reporting.writers import FORMS, to_screen
from wsisdiff.telling.phrases import say
from wsisdiff.voice import quiet

if TYPE_CHECKING:
    from wsisdiff.reporting.groups.view import By

FAILURES = ("lost", "weakened", "left-out")


@click.command(name="report")
@click.option("--draft", "draft_ids", multiple=True, metavar="ID", shell_complete=complete_drafts,
              help="Only this draft (more than once for several).")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS["report"]),
              help="Write this format (default: Markdown, with a summary on screen); text is half a page for a mail.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--by", type=click.Choice(["source", "theme", "priority"]),
              help="By organisation, theme or priority: who got what, and the wording that came closest.")  # fmt: skip
@click.option("--fail-on", "fail_on", multiple=True, type=click.Choice(FAILURES),
              help="Exit with status 1 when the latest draft shown has this (more than once for several).")  # fmt: skip
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE",
              help="Word file in the style of this .docx (default: templates/report.docx, if it is there).")  # fmt: skip
@click.pass_obj
def command(
    folder: Path, draft_ids: tuple[str, ...], form: str | None, output: Path | None, by: By | None, fail_on: tuple[str, ...],
    template: Path | None,
) -> int:  # fmt: skip
    """The status of every ask in every draft: the main job."""
    from wsisdiff.judging.columns import happened, still_asked

    form = form or form_of(output, FORMS["report"], "md")
    if by and form == "xlsx":
        raise click.UsageError("the tracker (xlsx) has a row for each ask; leave --by out, or take another format")
    template = verbs.template_for(folder, "report", template, form)
    report = verbs.report(verbs.read_workspace(folder), draft_ids, by, dropped=form == "xlsx")
    written = verbs.write(folder, report, form, output, template=template)
    if written is not None and not quiet():
        to_screen(report, say("command", "written", path=written))
    judged = report if isinstance(report, Report) else report.report
    return EXIT_HAPPENED if happened(still_asked(judged), fail_on) else EXIT_DONE
