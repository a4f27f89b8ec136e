"""`wsisdiff asks`: list them, check them, write a new one, import many, say what their points are."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff.commands.asks_check import check
from wsisdiff.commands.asks_import import import_
from wsisdiff.commands.asks_new import new
from wsisdiff.commands.asks_points import points
from wsisdiff.errors import BadWorkspace
from wsisdiff.telling.phrases import say
from wsisdiff.voice import show


@click.group(name="asks")
def command() -> None:
    """List, check, write and import asks."""


command.add_command(check)
command.add_command(new)
command.add_command(import_)
command.add_command(points)


@command.command(name="list")
@click.option("--theme", help="Only this theme.")
@click.pass_obj
def list_(folder: Path, theme: str | None) -> None:
    """The asks of the workspace, a line each: id, priority, stance, theme, title."""
    from wsisdiff.asking.load import load_asks

    known = load_asks(folder / "asks")
    asks = [a for a in known if theme is None or a.theme == theme]
    if not asks:
        todo = f"the themes are: {', '.join(dict.fromkeys(a.theme for a in known if a.theme)) or 'none'}"
        raise BadWorkspace(f"no ask has the theme {theme!r}", where=str(folder / "asks"), todo=todo)
    width = max((len(a.id) for a in asks), default=0)
    for ask in asks:
        gone = f" ({say('tracker', 'dropped')})" if ask.row is not None and ask.row.dropped else ""
        show(f"{ask.id:<{width}}  {ask.priority:<6}  {say('stance', ask.stance):<10}  {ask.theme or '-'}: {ask.title}{gone}")
