"""`wsisdiff report`: the status of every ask in every draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff.completing import draft_ids as complete_drafts
from wsisdiff.errors import EXIT_DONE, EXIT_HAPPENED
from wsisdiff.model import Report, Verdict
from wsisdiff.voice import quiet

if TYPE_CHECKING:
    from wsisdiff.reporting.groups.view import By, Grouped

ENDINGS = ("md", "html", "docx", "json")
FAILURES = ("lost", "weakened", "left-out")


@click.command(name="report")
@click.option("--draft", "draft_ids", multiple=True, metavar="ID", shell_complete=complete_drafts,
              help="Only this draft (more than once for several).")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(ENDINGS), help="Write this format (default: Markdown, with a summary on screen)."
)
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
    from wsisdiff.files.writing import deliver, form_of
    from wsisdiff.reporting.ink.word_template import template_for
    from wsisdiff.steps import step
    from wsisdiff.workspace.judged import judged, read_workspace
    from wsisdiff.workspace.manifest import draft_entry

    form = form or form_of(output, ENDINGS, "md")
    template = template_for(folder, "report", template, form)
    for id in draft_ids:
        draft_entry(folder, id)
    report = only_drafts(judged(read_workspace(folder)), draft_ids)
    default = folder / "reports" / f"{f'by-{by}' if by else 'status'}.{form}"
    view = _grouped(report, by) if by else report
    with step(f"making the {form} document"):
        if isinstance(view, Report):
            picture = _picture(report, output or default) if form == "md" else ""
            content = render(view, form, picture, template)
        else:
            content = render_grouped(view, form, template)
    written = deliver(content, output, default)
    if written is not None and not quiet():
        _summary(view, written)
    return EXIT_HAPPENED if happened(report, fail_on) else EXIT_DONE


def _picture(report: Report, path: Path) -> str:
    """The picture of the asks' way through the drafts, written beside the report; its file's name, or empty where there is none."""
    from wsisdiff.files.writing import write_file
    from wsisdiff.reporting.picture.svg import is_ours, trajectory_svg
    from wsisdiff.reporting.picture.ways import trajectory_of
    from wsisdiff.reporting.status.view import view_of

    if path.name in ("", "-") or path.parent == Path("/dev") or path.is_dir():
        return ""
    beside = path.with_suffix(".svg")
    if beside == path or (beside.exists() and not is_ours(beside)):
        beside = path.with_name(f"{path.name}.way.svg")
    write_file(beside, trajectory_svg(trajectory_of(view_of(report)), alone=True))
    return beside.name


def _grouped(report: Report, by: By) -> Grouped:
    from wsisdiff.reporting.groups.view import grouped

    return grouped(report, by)


def _summary(view: Report | Grouped, written: Path) -> None:
    if isinstance(view, Report):
        from wsisdiff.reporting.status.terminal import print_summary

        print_summary(view, written)
    else:
        from wsisdiff.reporting.groups.terminal import print_grouped

        print_grouped(view, written)


def only_drafts(report: Report, ids: tuple[str, ...]) -> Report:
    """The report with only the columns of these drafts; all of them when `ids` is empty.

    What changed is said against the column before; in the first column, against the draft before it, shown or not.
    """
    if not ids:
        return report
    keep = [n for n, d in enumerate(report.drafts) if d.id in ids]
    return Report(report.asks, tuple(report.drafts[n] for n in keep), tuple(_columns(row, keep) for row in report.verdicts))


def _columns(row: tuple[Verdict, ...], keep: list[int]) -> tuple[Verdict, ...]:
    from wsisdiff.judging.shifts import change_between, shifts_between

    out: list[Verdict] = []
    for n in keep:
        verdict = row[n]
        if out and out[-1].draft != row[n - 1].draft:
            verdict = replace(verdict, change=change_between(out[-1], verdict), shifts=shifts_between(out[-1], verdict))
        out.append(verdict)
    return tuple(out)


def render(report: Report, form: str, picture: str = "", template: Path | None = None) -> str | bytes:
    """The report in one of its formats; `picture` is the file beside it that Markdown shows, `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.status.data import report_json

        return report_json(report)
    if form == "html":
        from wsisdiff.reporting.status.page_html import report_html

        return report_html(report)
    if form == "docx":
        from wsisdiff.reporting.status.word import report_word

        return report_word(report, template)
    from wsisdiff.reporting.status.markdown import report_markdown

    return report_markdown(report, picture)


def render_grouped(view: Grouped, form: str, template: Path | None = None) -> str | bytes:
    """The report by organisation, theme or priority in one of its formats; `template` is for Word."""
    if form == "json":
        from wsisdiff.reporting.groups.data import grouped_json

        return grouped_json(view)
    if form == "html":
        from wsisdiff.reporting.groups.html import grouped_html

        return grouped_html(view)
    if form == "docx":
        from wsisdiff.reporting.groups.word import grouped_word

        return grouped_word(view, template)
    from wsisdiff.reporting.groups.markdown import grouped_markdown

    return grouped_markdown(view)


def happened(report: Report, fail_on: tuple[str, ...]) -> bool:
    """Whether the latest draft has what `--fail-on` names."""
    latest = [row[-1] for row in report.verdicts if row]
    return any(
        (v.change == "lost" and "lost" in fail_on)
        or (v.change in ("weakened", "lost") and "weakened" in fail_on)
        or (v.status == "left_out" and "left-out" in fail_on)
        for v in latest
    )  # fmt: skip
