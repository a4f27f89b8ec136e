"""`wsisdiff brief`: the negotiator's briefing on one draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff.completing import draft_ids
from wsisdiff.completing import themes as complete_themes
from wsisdiff.errors import BadWorkspace
from wsisdiff.model import Report

if TYPE_CHECKING:
    from wsisdiff.reporting.briefing.view import Brief

NAMES = {"md": "brief.md", "html": "brief.html", "docx": "brief.docx"}


@click.command(name="brief")
@click.option(
    "--draft", "draft_id", metavar="ID", shell_complete=draft_ids, help="The draft to be briefed on (default: the latest)."
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="T",
    shell_complete=complete_themes,
    help="Only asks of this theme (more than once for several).",
)
@click.option(
    "--priority", "priorities", multiple=True, type=click.Choice(["must", "should", "could"]), help="Only asks of this priority."
)
@click.option("--format", "form", type=click.Choice(list(NAMES)), help="Write this format (default: Markdown).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE",
              help="Word file in the style of this .docx (default: templates/brief.docx, if it is there).")  # fmt: skip
@click.pass_obj
def command(
    folder: Path, draft_id: str | None, themes: tuple[str, ...], priorities: tuple[str, ...], form: str | None, output: Path | None,
    template: Path | None,
) -> None:  # fmt: skip
    """The negotiator's briefing: what is lost, missing and half there, the words to propose and where, what to defend."""
    from wsisdiff.files.writing import deliver, form_of
    from wsisdiff.reporting.briefing.view import brief_of
    from wsisdiff.reporting.ink.word_template import template_for
    from wsisdiff.steps import step
    from wsisdiff.telling.phrases import say
    from wsisdiff.tracking.concordance import compare
    from wsisdiff.voice import tell
    from wsisdiff.workspace.judged import judged, read_workspace
    from wsisdiff.workspace.manifest import draft_entry, read_entry

    form = form or form_of(output, NAMES, "md")
    template = template_for(folder, "brief", template, form)
    entry = draft_entry(folder, draft_id) if draft_id is not None else None
    if entry is not None and not entry.fetched:
        read_entry(entry)  # says what to do
    workspace = read_workspace(folder)
    known = list(dict.fromkeys(ask.theme for ask in workspace.asks if ask.theme))
    for theme in themes:
        if theme not in known:
            todo = f"the themes are: {', '.join(known) or 'none'}"
            raise BadWorkspace(f"no ask has the theme {theme!r}", where=str(folder / "asks"), todo=todo)
    if not any((not themes or a.theme in themes) and (not priorities or a.priority in priorities) for a in workspace.asks):
        raise BadWorkspace("no ask has this theme and priority", where=str(folder / "asks"), todo="leave one of the two out")
    report = up_to(judged(workspace), draft_id)
    with step("looking for what to propose"):
        comparison = compare(report.drafts[-2], report.drafts[-1]) if len(report.drafts) > 1 else None
        brief = brief_of(report, comparison=comparison, themes=themes, priorities=priorities)
    with step(f"making the {form} document"):
        content = render(brief, form, template)
    written = deliver(content, output, folder / "reports" / NAMES[form])
    if written is not None:
        tell(brief.headline)
        tell(say("brief", "written", n=len(brief.view.lines), open=brief.open, path=written))


def up_to(report: Report, id: str | None) -> Report:
    """The report with the drafts up to that one; all of them when none is named."""
    if id is None:
        return report
    n = [d.id for d in report.drafts].index(id) + 1
    return Report(report.asks, report.drafts[:n], tuple(row[:n] for row in report.verdicts))


def render(brief: Brief, form: str, template: Path | None = None) -> str | bytes:
    """The briefing in one of its formats; `template` is for Word."""
    if form == "html":
        from wsisdiff.reporting.briefing.html import brief_html

        return brief_html(brief)
    if form == "docx":
        from wsisdiff.reporting.briefing.word import brief_word

        return brief_word(brief, template)
    from wsisdiff.reporting.briefing.markdown import brief_markdown

    return brief_markdown(brief)
