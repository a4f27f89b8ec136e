"""`wsisdiff asks`: list them, check them, write a new one, import many, say what their points are."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.commands.asks_import import import_
from wsisdiff.commands.asks_new import new
from wsisdiff.commands.asks_points import points
from wsisdiff.errors import BadAsk, BadWorkspace
from wsisdiff.telling.phrases import say
from wsisdiff.voice import show, show_json
from wsisdiff.workspace.intake.shape import count

MOST_NAMED = 3
"""Asks that one line names."""


@click.group(name="asks")
def command() -> None:
    """List, check, write and import asks."""


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


@command.command(name="check")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Lines for a person, or JSON.")
@click.option("--drafts/--no-drafts", "read", default=True,
              help="Whether to count in the drafts what wordings find (default: yes).")  # fmt: skip
@click.pass_obj
def check(folder: Path, form: str, read: bool) -> None:
    """Read all asks; say what is wrong with them and what looks like a slip.

    Errors (a file that cannot be read, a change that lacks its words, a draft that is not listed, a text still to be written) end
    with status 2, since reports would stop or mean nothing. Advice (an element that the ask's own text does not have, a wording that finds
    everything, two asks with one text, a fallback that gives nothing up ...) ends with status 0.
    """
    checked = verbs.check_asks(folder, drafts=read)
    if form == "json":
        found = [asdict(r) for r in checked.remarks]
        told = {"asks": len(checked.asks), "drafts_not_read": checked.drafts_not_read, "remarks": found}
        show_json({"schema": "wsisdiff.asks-check/1", **told})
    else:
        show(*map(str, checked.remarks))
        show(*(f"drafts not read, so no wordings were counted in them: {n}" for n in checked.drafts_not_read))
        if alone := checked.on_text_alone:
            named = "; ".join(f"“{ask.title}”" for ask in alone[:MOST_NAMED])
            show(say("check", "text_alone", count=count(len(alone), "ask"), asks=named))
        advice = len(checked.remarks) - len(checked.errors)
        pieces = f"{advice} piece{'s' * (advice > 1)} of advice" if advice else "no advice"
        show(f"{count(len(checked.asks), 'ask')} read; {count(len(checked.errors), 'error')}, {pieces}")
    if checked.errors:
        first, *others = checked.errors
        line = f" line {first.line}" if first.line else ""
        who = f" (ask {first.ask!r})" if first.ask else ""
        more = f" (and {count(len(others), 'more error')}, all listed on standard output)" if others else ""
        raise BadAsk(first.what, where=f"{first.file}{line}{who}", todo=first.todo + more)
