"""`wsisdiff history`: one ask through all drafts."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff.completing import ask_ids
from wsisdiff.errors import BadWorkspace


@click.command(name="history")
@click.argument("ask_id", metavar="ASK", shell_complete=ask_ids)
@click.option("--format", "form", type=click.Choice(["md", "json"]), help="Write this format (default: print for a person).")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.pass_obj
def command(folder: Path, ask_id: str, form: str | None, output: Path | None) -> None:
    """One ask through all drafts: status, words and shifts, draft by draft."""
    from wsisdiff.files.writing import deliver, form_of
    from wsisdiff.reporting.status.history import history_json, history_markdown
    from wsisdiff.voice import tell
    from wsisdiff.workspace.judged import judged, read_workspace

    workspace = read_workspace(folder)
    asks = [ask for ask in workspace.asks if ask.id == ask_id]
    if not asks:
        near = ", ".join(_alike(ask_id, [a.id for a in workspace.asks]))
        raise BadWorkspace(f"there is no ask {ask_id!r}", where=str(folder / "asks"), todo=f"did you mean {near}?")
    report = judged(workspace)
    row = report.verdicts[[a.id for a in report.asks].index(ask_id)]
    target = output or (None if form else Path("-"))
    form = form or form_of(output, ("md", "json"), "md")
    write = history_json if form == "json" else history_markdown
    written = deliver(write(asks[0], report.drafts, row), target, folder / "reports" / f"history-{ask_id}.{form}")
    if written is not None:
        tell(f"Written: {written}")


def _alike(name: str, names: list[str]) -> list[str]:
    from rapidfuzz import process

    return [match for match, _, _ in process.extract(name, names, limit=3)]
