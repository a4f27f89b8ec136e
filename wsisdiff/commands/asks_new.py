"""`wsisdiff asks new`: one new ask, guided at the terminal or by options alone. Everything shown passes `printable`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from wsisdiff import verbs
from wsisdiff.asking.naming import clean, id_from
from wsisdiff.commands.asks_points import chosen
from wsisdiff.errors import BadAsk, WsisdiffError
from wsisdiff.model import PRIORITIES, STANCES
from wsisdiff.telling.remarks import tell as worded
from wsisdiff.text.terminal import printable
from wsisdiff.voice import show, tell

if TYPE_CHECKING:
    from wsisdiff.asking.load import AskFiles
    from wsisdiff.model import Ask, Element

END = "."
"""A line with nothing but this ends a text of several lines, as in mail programs; so does the end of the input."""


@click.command(name="new")
@click.option("--title", metavar="TEXT", help="What is asked for, in a few words.")
@click.option("--text", metavar="TEXT", help="The request, word for word.")
@click.option("--text-file", type=click.Path(path_type=Path), metavar="FILE", help="A file that holds it, - for standard input.")
@click.option("--id", "id_", metavar="ID", help="Its id: a-z, 0-9 and - (default: made from the title).")
@click.option("--theme", metavar="NAME", help="The theme it is sorted under.")
@click.option("--priority", type=click.Choice(PRIORITIES), help="How much it matters (default: should).")
@click.option("--stance", type=click.Choice(STANCES),
              help="To include it, or to oppose language you do not want (default: include).")  # fmt: skip
@click.option("--source", metavar="TEXT", help="Where you asked for it: document, date, question.")
@click.option("--responds-to", metavar="DRAFT", help="The id of the draft whose paragraph the text amends.")
@click.option("--element", "given", nargs=2, multiple=True, metavar="TEXT WORDING",
              help="A point and how it may be worded, in place of those proposed; may be given several times.")  # fmt: skip
@click.option("--propose", is_flag=True, help="With --yes: take the proposed points as they are.")
@click.option("--file", "file", metavar="NAME", help="The file in asks/ it goes into (default: that of its theme).")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given takes its default.")
@click.option("--dry-run", is_flag=True, help="Show the TOML and write nothing.")
@click.pass_obj
def new(
    folder: Path, title: str | None, text: str | None, text_file: Path | None, id_: str | None, theme: str | None,
    priority: str | None, stance: str | None, source: str | None, responds_to: str | None, given: tuple[tuple[str, str], ...],
    propose: bool, file: str | None, yes: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Write one new ask, with points in plain words proposed from its text.

    Asks for what is not given, shows the proposed points to take, edit or leave, shows the TOML, and writes it at the end of a file in
    asks/, where comments and order stay. Stopped before that, it writes nothing.

    With --yes it asks nothing, and proposed points are left out unless --propose takes them.
    """
    from wsisdiff.advising.adding import check_id, file_for, read_existing
    from wsisdiff.advising.points import elements_from, points_from
    from wsisdiff.asking.changes import recognised
    from wsisdiff.asking.write import ask_toml
    from wsisdiff.model import Ask, Priority, Stance

    asks = folder / "asks"
    read = read_existing(asks)
    _check_call(text, text_file, responds_to, yes, folder)
    if id_ is not None:
        check_id(id_, read)
    title = clean(title if title is not None else _needed("--title", yes) or _line("title"))
    if text_file is not None:
        text = _read(text_file)
    body = clean(text if text is not None else _needed("--text", yes) or _lines("text"))
    _check_said(title, body)
    theme = clean(theme if theme is not None else "" if yes else _theme(read))
    priority = priority or ("should" if yes else click.prompt("priority", type=click.Choice(PRIORITIES), default="should"))
    stance = stance or ("include" if yes else click.prompt("stance", type=click.Choice(STANCES), default="include"))
    source = clean(source if source is not None else "" if yes else _line("source (document, date, question)", empty=True))
    proposed_id = id_from(title, {ask.id for ask in read.asks})
    id_ = id_ or (proposed_id if yes else _id(proposed_id, read))
    named = file or ("" if yes else str(click.prompt("file in asks/", default=file_for(asks, read, theme).name)).strip())
    path = file_for(asks, read, theme, named)
    said = cast(Stance, stance), cast(Priority, priority)
    ask = recognised(Ask(id_, title, body, theme, *said, source, responds_to or "", elements=_given(given, read)), True)
    if not ask.elements and not ask.change and (propose or not yes):
        points = points_from(body)
        if not yes:
            show(*(f"  - {point}" for point in points))
        ask = replace(ask, elements=elements_from(points if yes else chosen(points)))
    click.echo(printable(ask_toml([ask])), nl=False)
    if dry_run:
        return
    if yes or click.confirm(f"Write this to {path}?", default=True):
        _write(folder, path, ask)
    else:
        tell("Nothing was written.")


def _write(folder: Path, path: Path, ask: Ask) -> None:
    from wsisdiff.advising.points import needs_points

    added = verbs.add_ask(folder, ask, path.name)
    there, fallen = added.ask, added.shortfalls
    for fall in fallen:
        tell(f"advice: its own text does not give element {fall.element.id!r} ({fall.element.text}): {fall.why}")
    if needs_points(there):
        checked = "it has no points, so it is judged by how much of its text a draft says"
    elif fallen:
        checked = "the file loads; edit the elements named above and run wsisdiff asks check"
    else:
        checked = "the file loads"
    tell(f"Wrote {there.id} to {path}: {checked}.")


def _check_call(text: str | None, text_file: Path | None, responds_to: str | None, yes: bool, folder: Path) -> None:
    from wsisdiff.workspace.manifest import listed_draft

    if text is not None and text_file is not None:
        raise click.UsageError("give the text by --text or by --text-file, not by both")
    if text_file is not None and str(text_file) == "-" and not yes:
        raise click.UsageError(
            "nothing can be asked while the text comes from standard input: add --yes, or give --text-file FILE"
        )
    if responds_to:
        listed_draft(folder, responds_to)


def _needed(option: str, yes: bool) -> Literal[""]:
    if yes:
        raise click.UsageError(f"with --yes nothing is asked: give {option}")
    return ""


def _read(file: Path) -> str:
    from wsisdiff.reading.text.decoding import decode

    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        found, warnings = decode(data, file)
    except WsisdiffError as error:
        raise BadAsk(error.what, where=error.where, todo="save the text as UTF-8") from None
    for warning in warnings:
        click.echo(f"warning: {worded(warning)}", err=True)
    return found


def _check_said(title: str, text: str) -> None:
    from wsisdiff.advising.boilerplate import is_placeholder

    if not title or "\n" in title:
        raise BadAsk("the title is empty" if not title else "the title has several lines", todo="give a few words by --title")
    if is_placeholder(text):
        raise BadAsk("the text says nothing" if text else "the text is empty", todo="give the request, word for word")


def _given(given: tuple[tuple[str, str], ...], read: AskFiles) -> tuple[Element, ...]:
    from wsisdiff.advising.points import elements_from
    from wsisdiff.asking.wordings import parse_wording

    found = []
    for element, wording in zip(elements_from(clean(text) for text, _ in given), (wording for _, wording in given), strict=True):
        if not element.text:
            raise BadAsk("the element's text is empty", where="--element", todo='write --element "what is checked" "wording"')
        try:
            found.append(replace(element, wordings=(parse_wording(clean(wording), read.phrases),)))
        except ValueError as error:
            raise BadAsk(f"the wording {wording!r} cannot be read: {error}", where="--element", todo="see docs/asks.md") from None
    return tuple(found)


def _line(what: str, empty: bool = False) -> str:
    """One line; asked again until it has words, unless it may be empty."""
    return str(click.prompt(what, default="" if empty else None, show_default=False)).strip()


def _lines(what: str) -> str:
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


def _theme(read: AskFiles) -> str:
    """A theme, those there are shown first so that one is not spelled in two ways."""
    if themes := list(dict.fromkeys(ask.theme for ask in read.asks if ask.theme)):
        show(f"themes so far: {', '.join(themes)}")
    return _line("theme", empty=True)


def _id(proposed: str, read: AskFiles) -> str:
    from wsisdiff.advising.adding import check_id

    while True:
        given = str(click.prompt("id", default=proposed)).strip()
        try:
            check_id(given, read)
        except WsisdiffError as error:
            show(str(error))
            continue
        return given
