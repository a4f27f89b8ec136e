"""`wsisdiff report`: the status of every ask in every draft."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff.errors import EXIT_DONE, EXIT_HAPPENED
from wsisdiff.model import Report

NAMES = {"md": "status.md", "html": "status.html", "docx": "status.docx", "json": "status.json"}


@click.command(name="report")
@click.option("--draft", "draft_ids", multiple=True, metavar="ID", help="Only this draft (more than once for several).")
@click.option(
    "--format", "form", type=click.Choice(list(NAMES)), help="Write this format (default: Markdown, with a summary on screen)."
)
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--fail-on", "fail_on", multiple=True, type=click.Choice(["lost", "weakened", "left-out"]),
              help="Exit with status 1 when the latest draft shown has this.")  # fmt: skip
@click.pass_obj
def command(folder: Path, draft_ids: tuple[str, ...], form: str | None, output: Path | None, fail_on: tuple[str, ...]) -> int:
    """The status of every ask in every draft: the main job."""
    from wsisdiff.judging.assess import assess
    from wsisdiff.tracking.reviews import load_reviews, with_decisions
    from wsisdiff.workspace import draft_entry, load_workspace
    from wsisdiff.writing import deliver

    for id in draft_ids:
        draft_entry(folder, id)
    workspace = load_workspace(folder)
    report = only_drafts(with_decisions(assess(workspace.asks, workspace.drafts), load_reviews(folder)), draft_ids)
    form = form or "md"
    written = deliver(render(report, form), output, folder / "reports" / NAMES[form])
    if written is not None:
        from wsisdiff.reporting.report_terminal import print_summary

        print_summary(report, written)
    return EXIT_HAPPENED if happened(report, fail_on) else EXIT_DONE


def only_drafts(report: Report, ids: tuple[str, ...]) -> Report:
    """The report with only the columns of these drafts; all of them when `ids` is empty."""
    if not ids:
        return report
    keep = [n for n, d in enumerate(report.drafts) if d.id in ids]
    rows = tuple(tuple(row[n] for n in keep) for row in report.verdicts)
    return Report(report.asks, tuple(report.drafts[n] for n in keep), rows)


def render(report: Report, form: str) -> str | bytes:
    """The report in one of its formats."""
    if form == "json":
        from wsisdiff.reporting.report_json import report_json

        return report_json(report)
    if form == "html":
        from wsisdiff.reporting.report_html import report_html

        return report_html(report)
    if form == "docx":
        from wsisdiff.reporting.report_word import report_word

        return report_word(report)
    from wsisdiff.reporting.report_markdown import report_markdown

    return report_markdown(report)


def happened(report: Report, fail_on: tuple[str, ...]) -> bool:
    """Whether the latest draft has what `--fail-on` names."""
    latest = [row[-1] for row in report.verdicts if row]
    return any(
        (v.change == "lost" and "lost" in fail_on)
        or (v.change in ("weakened", "lost") and "weakened" in fail_on)
        or (v.status == "left_out" and "left-out" in fail_on)
        for v in latest
    )  # fmt: skip
