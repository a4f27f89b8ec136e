"""What `asks new` asks at the terminal. Everything shown passes `printable`; nothing is written here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from wsisdiff.advising.adding import check_id
from wsisdiff.advising.own_text import shortfalls
from wsisdiff.advising.proposing import Proposal
from wsisdiff.asking.load import AskFiles
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Ask, Element, Wording
from wsisdiff.telling.phrases import say
from wsisdiff.text.ladder import ladder
from wsisdiff.text.names import Names, packaged_glossary
from wsisdiff.text.terminal import printable
from wsisdiff.text.words import words

END = "."
"""A line with nothing but this ends a text of several lines, as in mail programs; so does the end of the input."""
SHOWN_NAMES = 4


def line(what: str, empty: bool = False) -> str:
    """One line; asked again until it has words, unless it may be empty."""
    return str(click.prompt(what, default="" if empty else None, show_default=False)).strip()


def lines(what: str) -> str:
    """Several lines, up to a line with a full stop alone or the end of the input."""
    click.echo(f"{what} (several lines; end with a line that is only a full stop):")
    found: list[str] = []
    while True:
        read = sys.stdin.readline()
        if not read and not found:
            raise click.Abort
        if not read or read.strip() == END:
            return "\n".join(found)
        found.append(read.rstrip("\r\n"))


def choice(what: str, choices: Sequence[str], default: str) -> str:
    """One of `choices`, asked until it is one."""
    return str(click.prompt(what, type=click.Choice(choices), default=default))


def theme(read: AskFiles) -> str:
    """A theme, those there are shown first so that one is not spelled in two ways."""
    themes = list(dict.fromkeys(ask.theme for ask in read.asks if ask.theme))
    if themes:
        click.echo(printable(f"themes so far: {', '.join(themes)}"))
    return line("theme", empty=True)


def id(proposed: str, read: AskFiles) -> str:
    """An id that is free."""
    while True:
        given = str(click.prompt("id", default=proposed)).strip()
        try:
            check_id(given, read)
        except WsisdiffError as error:
            click.echo(printable(str(error)))
            continue
        return given


def file(proposed: Path) -> str:
    """The name of the file in asks/ that the ask goes to."""
    return str(click.prompt("file in asks/", default=proposed.name)).strip()


def elements(ask: Ask, proposals: Sequence[Proposal], read: AskFiles, names: Names) -> tuple[Element, ...]:
    """The elements that a person accepts, edits or adds, one by one."""
    _show_names(ask, read)
    if not proposals:
        click.echo("No essential elements can be proposed from this text.")
    kept: list[Element] = []
    for n, proposal in enumerate(proposals, 1):
        element = proposal.element
        _show(f"\nProposed element {n} of {len(proposals)} ({say('proposed', proposal.kind)})", element)
        answer = click.prompt("accept, edit, drop, or stop proposing", type=click.Choice(["a", "e", "d", "s"]), default="a")
        if answer == "s":
            break
        if answer == "e":
            element = _edited(element, ask, read, names)
        if answer != "d":
            kept.append(_more_wordings(element, read))
    while click.confirm("\nAdd an element of your own?", default=False):
        kept.append(_more_wordings(_edited(Element("", ""), ask, read, names), read))
    return tuple(kept)


def _show_names(ask: Ask, read: AskFiles) -> None:
    """Which names of the text count as one with others, so that no wording need list them."""
    stems = tuple(w.stem for w in words(ask.text))
    rows = [tuple(str(n) for n in entry.values.get("names", ())) for entry in read.names]
    for row in dict.fromkeys((*rows, *packaged_glossary())):
        if any(_within(tuple(w.stem for w in words(name)), stems) for name in row):
            more = " ..." if len(row) > SHOWN_NAMES else ""
            click.echo(printable(f"these names count as one: {' = '.join(row[:SHOWN_NAMES])}{more}"))


def _within(name: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return bool(name) and any(text[i : i + len(name)] == name for i in range(len(text) - len(name) + 1))


def _show(head: str, element: Element) -> None:
    verb = f"\n  verb: {element.verb} or stronger" if element.verb else ""
    found = "".join(f"\n  found by: {w.source}" for w in element.wordings)
    click.echo(printable(f"{head}: {element.text}{found}{verb}"))


def _edited(element: Element, ask: Ask, read: AskFiles, names: Names) -> Element:
    """The element with its text, wording and verb asked for; asked again where the ask's own text does not have it."""
    while True:
        text = str(click.prompt("what a reader checks", default=element.text or None)).strip()
        default = element.wordings[0].source if element.wordings else None
        wording = _wording("wording (a + b | c)", default, read)
        if wording is None:
            continue
        element = replace(element, text=text, wordings=(wording,), verb=_verb(element.verb))
        fallen = shortfalls(replace(ask, elements=(replace(element, id="a"),)), ask.text, names)
        for fall in fallen:
            click.echo(printable(f"Your own text does not give this: {fall.why}."))
        if not fallen or click.confirm("Keep it all the same?", default=False):
            return element


def _verb(default: str) -> str:
    """A verb of the ladder, or none."""
    while True:
        verb = str(click.prompt("weakest verb that gives it (- for any)", default=default or "-")).strip()
        if verb == "-":
            return ""
        try:
            ladder().level(verb)
        except (ValueError, IndexError):
            click.echo(printable(f"{verb!r} is no verb of the ladder; write - or one of {', '.join(reversed(ladder().rungs))}"))
            continue
        return verb


def _more_wordings(element: Element, read: AskFiles) -> Element:
    """The element with other ways of saying it, each of which is enough."""
    found = list(element.wordings)
    while True:
        wording = _wording("another way of saying it (empty to go on)", "", read)
        if wording is None:
            return replace(element, wordings=tuple(found))
        if wording.source not in {w.source for w in found}:
            found.append(wording)


def _wording(what: str, default: str | None, read: AskFiles) -> Wording | None:
    """A wording that can be read; None for an empty answer."""
    while True:
        source = str(click.prompt(what, default=default, show_default=bool(default))).strip()
        if not source:
            return None
        try:
            return parse_wording(source, read.phrases)
        except ValueError as error:
            click.echo(printable(f"This cannot be read: {error}."))
