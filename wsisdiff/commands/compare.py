"""`wsisdiff compare`: draft against draft, as a concordance and a redline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.completing import drafts_or_files
from wsisdiff.errors import WsisdiffError
from wsisdiff.files.writing import form_of
from wsisdiff.model import CHANGE_KINDS, ChangeKind
from wsisdiff.reading.formats import LISTED
from wsisdiff.reporting.writers import FORMS, to_screen
from wsisdiff.telling.phrases import say
from wsisdiff.voice import quiet, tell


@click.command("compare", short_help="Draft against draft: concordance and redline.")
@click.argument("old", shell_complete=drafts_or_files)
@click.argument("new", shell_complete=drafts_or_files)
@click.argument("more", metavar="[NEW]...", nargs=-1, shell_complete=drafts_or_files)
@click.option("--format", "form", type=click.Choice(FORMS["compare"]), help="Write this format (default: a summary on screen).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--hide-noise", is_flag=True, help="Leave out changes of punctuation, spelling and numbering; they stay counted.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(CHANGE_KINDS), help="Only changes of this kind (repeatable).")
@click.option("--asks/--no-asks", default=None,
              help="Say which of the workspace's asks each change touches (default: yes, but not in JSON).")  # fmt: skip
@click.option("--author", default="wsisdiff", show_default=True, help="Author of the tracked changes in a Word file.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="Date of the tracked changes (default: the new draft's date).")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE",
              help="Word file in the style of this .docx (default: templates/compare.docx, if it is there).")  # fmt: skip
@click.pass_obj
def command(
    folder: Path, old: str, new: str, more: tuple[str, ...], form: str | None, output: Path | None, hide_noise: bool,
    kinds: tuple[ChangeKind, ...], asks: bool | None, author: str, day: str | None, template: Path | None,
) -> None:  # fmt: skip
    """Draft against draft: what became of every paragraph, word by word.

    With more than one NEW, OLD is a base and each NEW a text against it, say a delegation's proposal:
    what each of them makes of every paragraph of the base stands side by side.

    OLD and NEW are ids of the workspace's drafts or files (FORMATS).
    """
    when = _moment(day)
    if form is None and output is not None:
        form = form_of(output, FORMS["compare"], "md" if str(output) == "-" else "")
        if not form:
            todo = f"give --format {' or '.join(FORMS['compare'])}, or end its name in one of them"
            raise WsisdiffError("the format to write is not known", where=str(output), todo=todo)
    template = verbs.template_for(folder, "compare", template, form)
    if more:
        several = verbs.compare_several(folder, old, (new, *more), asks=bool(asks), hide_noise=hide_noise, kinds=kinds)
        path = verbs.write(folder, several, form or "md", output or (None if form else Path("-")), template=template)
        if path is not None:
            tell(say("command", "written", path=path))
        return
    touched = form != "json" if asks is None else asks
    view = verbs.compare(folder, old, new, asks=touched, hide_noise=hide_noise, kinds=kinds)
    written = verbs.write(folder, view, form, output, template=template, author=author, when=when) if form is not None else None
    # Without a format the summary is what was asked for; beside a file it is a message.
    if form is None or (written is not None and not quiet()):
        to_screen(view, *([say("command", "written", path=written)] if written is not None else []))


command.help = str(command.help).replace("FORMATS", LISTED)


def _moment(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.fromisoformat(day)
    except ValueError:
        raise WsisdiffError(f"--date {day} is no date", todo="write it as 2025-11-07") from None
