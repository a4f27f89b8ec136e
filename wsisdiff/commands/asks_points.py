"""`wsisdiff asks points`: what a reader would tick off, in plain words, proposed from the asks' texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff import verbs
from wsisdiff.completing import ask_ids as complete_asks
from wsisdiff.voice import show, show_json, tell

if TYPE_CHECKING:
    from wsisdiff.model import Ask


@click.command(name="points")
@click.argument("asks", nargs=-1, metavar="[ASK ...]", shell_complete=complete_asks)
@click.option("--point", "given", multiple=True, metavar="TEXT", help="A point of the one ask that is named; may be repeated.")
@click.option("--yes", is_flag=True, help="Take what is proposed and ask nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Lines for a person, or JSON.")
@click.pass_obj
def points(folder: Path, asks: tuple[str, ...], given: tuple[str, ...], yes: bool, form: str) -> None:
    """Points in plain words, proposed from the asks' texts, to accept or edit.

    Without ASK it goes through all asks that rest on their text alone; an ask that is named may have points already, which are then edited.
    At the terminal each proposal is shown, to be taken, edited or left; without a terminal it is only shown, unless --yes takes it. An ask
    that asks for a change of a paragraph needs no points: the change is its point.
    """
    import sys

    if given and len(asks) != 1:
        raise click.UsageError("--point gives the points of one ask; name that one")
    proposed = verbs.proposed_points(folder, asks, given)
    ask_person = not yes and not given and form == "text" and sys.stdin.isatty()
    taken: list[tuple[Ask, tuple[str, ...]]] = []
    for ask, texts in proposed:
        if form == "text":
            show(f"{ask.title} ({ask.id})", *(f"  - {text}" for text in texts))
        kept = chosen(texts) if ask_person else texts if yes or given else ()
        if kept and kept != tuple(e.text for e in ask.elements):
            taken.append((ask, kept))
    if taken:
        verbs.set_points(folder, taken)
    if form == "json":
        written = {ask.id for ask, _ in taken}
        rows = [
            {"ask": ask.id, "title": ask.title, "points": list(texts), "written": ask.id in written} for ask, texts in proposed
        ]
        show_json({"schema": "wsisdiff.asks-points/1", "asks": rows})
    elif not proposed:
        tell("Every ask has points, or asks for a change of a paragraph.")
    elif taken:
        tell(f"Wrote the points of {len(taken)} ask{'s' * (len(taken) > 1)}.")
    elif not ask_person:
        tell("Nothing was written; --yes takes what is proposed.")


def chosen(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What a person makes of the proposal."""
    answer = click.prompt(
        "Take these points? (y)es, (e)dit, (n)o", type=click.Choice(["y", "e", "n"]), default="y", show_choices=False
    )
    if answer == "n":
        return ()
    if answer == "y":
        return texts
    kept = [str(click.prompt("point (- drops it)", default=text)).strip() for text in texts]
    while True:
        more = str(click.prompt("another point (empty to go on)", default="", show_default=False)).strip()
        if not more:
            return tuple(text for text in kept if text and text != "-")
        kept.append(more)
