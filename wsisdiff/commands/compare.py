"""`wsisdiff compare`: draft against draft, as a concordance and a redline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff.completing import drafts_or_files
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import CHANGE_KINDS, ChangeKind, Comparison, Draft

if TYPE_CHECKING:
    from wsisdiff.reporting.comparison.view import View

ENDINGS = {"md": "md", "html": "html", "docx": "docx", "json": "json"}


@click.command("compare", short_help="Draft against draft: concordance and redline.")
@click.argument("old", shell_complete=drafts_or_files)
@click.argument("new", shell_complete=drafts_or_files)
@click.option("--format", "form", type=click.Choice(list(ENDINGS)), help="Write this format (default: a summary on screen).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--hide-noise", is_flag=True, help="Leave out changes of punctuation, spelling and numbering; they stay counted.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(CHANGE_KINDS), help="Only changes of this kind (repeatable).")
@click.option(
    "--asks/--no-asks",
    default=None,
    help="Say which of the workspace's asks each change touches (default: yes, but not in JSON).",
)
@click.option("--author", default="wsisdiff", show_default=True, help="Author of the tracked changes in a Word file.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="Date of the tracked changes (default: the new draft's date).")
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE",
              help="Word file in the style of this .docx (default: templates/compare.docx, if it is there).")  # fmt: skip
@click.pass_obj
def command(
    folder: Path, old: str, new: str, form: str | None, output: Path | None, hide_noise: bool, kinds: tuple[ChangeKind, ...],
    asks: bool | None, author: str, day: str | None, template: Path | None,
) -> None:  # fmt: skip
    """Draft against draft: what became of every paragraph, word by word.

    OLD and NEW are ids of the workspace's drafts or files (.pdf .docx .html .md .txt).
    """
    from wsisdiff.files.writing import deliver
    from wsisdiff.reporting.comparison.view import view_of
    from wsisdiff.reporting.ink.word_template import template_for
    from wsisdiff.steps import note, step
    from wsisdiff.tracking.concordance import compare
    from wsisdiff.voice import quiet

    when = _moment(day)
    if form is None and output is not None:
        form = output.suffix.lstrip(".").lower()
        if form not in ENDINGS:
            todo = f"give --format {' or '.join(ENDINGS)}, or end its name in one of them"
            raise WsisdiffError("the format to write is not known", where=str(output), todo=todo)
    template = template_for(folder, "compare", template, form)
    with step("reading two drafts"):
        before, after = _read(folder, old), _read(folder, new)
    for draft in (before, after):
        note(f"read {draft.id}: {len(draft.paragraphs)} paragraphs from {draft.file}")
    with step("comparing them"):
        comparison = compare(before, after)
    if asks or (asks is None and form != "json"):
        with step("judging the asks in both"):
            comparison = _with_asks(folder, comparison, (old, new))
    view = view_of(comparison, hide_noise=hide_noise, kinds=kinds)
    written = None
    if form is not None:
        default = folder / "reports" / f"{before.id}--{after.id}.{ENDINGS[form]}"
        with step(f"making the {form} document"):
            content = render(view, form, author, when, template)
        written = deliver(content, output, default)
    # Without a format the summary is what was asked for; beside a file it is a message.
    if form is None or (written is not None and not quiet()):
        from wsisdiff.reporting.comparison.terminal import print_summary

        print_summary(view, written)


def render(
    view: View, form: str, author: str = "wsisdiff", when: datetime | None = None, template: Path | None = None
) -> str | bytes:
    """The comparison in one of its formats; author, date and template are for Word."""
    if form == "json":
        from wsisdiff.reporting.comparison.data import compare_json

        return compare_json(view)
    if form == "html":
        from wsisdiff.reporting.comparison.page_html import compare_html

        return compare_html(view)
    if form == "docx":
        from wsisdiff.reporting.comparison.tracked import compare_word

        return compare_word(view, author=author, when=when, template=template)
    from wsisdiff.reporting.comparison.markdown import compare_markdown

    return compare_markdown(view)


def _read(folder: Path, name: str) -> Draft:
    from wsisdiff.commands.show import find_and_read

    return find_and_read(folder, name)


def _moment(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.fromisoformat(day)
    except ValueError:
        raise WsisdiffError(f"--date {day} is no date", todo="write it as 2025-11-07") from None


def _with_asks(folder: Path, comparison: Comparison, names: Sequence[str]) -> Comparison:
    """The comparison with its effects on the workspace's asks, when both drafts are of the workspace and it has asks."""
    if not (folder / "drafts" / "drafts.toml").is_file() or not any((folder / "asks").glob("*.toml")):
        return comparison
    from wsisdiff.asking.load import load_asks
    from wsisdiff.judging.assess import assess
    from wsisdiff.judging.decisions import load_reviews, with_decisions
    from wsisdiff.tracking.effects import with_asks
    from wsisdiff.workspace.manifest import manifest, read_entry

    listed = {entry.id: entry for entry in manifest(folder)}
    if not all(name in listed for name in names) or comparison.old.id == comparison.new.id:
        return comparison
    asks = load_asks(folder / "asks")
    asks = tuple(ask for ask in asks if not ask.responds_to or (ask.responds_to in listed and listed[ask.responds_to].fetched))
    drafts = {comparison.old.id: comparison.old, comparison.new.id: comparison.new}
    for ask in asks:
        if ask.responds_to and ask.responds_to not in drafts:
            drafts[ask.responds_to] = read_entry(listed[ask.responds_to])
    report = with_decisions(assess(asks, tuple(drafts.values())), load_reviews(folder))
    return with_asks(comparison, report)
