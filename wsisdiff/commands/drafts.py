"""`wsisdiff drafts`: what drafts there are."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(name="drafts")
def command() -> None:
    """List, add and fetch drafts."""


@command.command(name="list")
@click.pass_obj
def list_(folder: Path) -> None:
    """The drafts of the workspace, oldest first: id, date, file or address, title."""
    from wsisdiff.text.terminal import printable
    from wsisdiff.workspace import manifest

    drafts = manifest(folder)
    width = max((len(d.id) for d in drafts), default=0)
    for draft in drafts:
        where = draft.path.name if draft.path and draft.fetched else f"not fetched: {draft.url}"
        mark = " (specimen)" if draft.specimen else ""
        click.echo(printable(f"{draft.id:<{width}}  {draft.date.isoformat()}  {where}  {draft.title}{mark}"))
