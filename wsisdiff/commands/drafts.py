"""`wsisdiff drafts`: what drafts there are, a new one put in, those published fetched."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff.completing import draft_ids
from wsisdiff.errors import EXIT_DONE, EXIT_WRONG_INPUT, BadWorkspace, UnreadableDraft, WsisdiffError
from wsisdiff.steps import step
from wsisdiff.voice import tell

if TYPE_CHECKING:
    from wsisdiff.model import Draft
    from wsisdiff.workspace.intake.incoming import Incoming
    from wsisdiff.workspace.manifest import DraftEntry


@click.group(name="drafts")
def command() -> None:
    """List, add and fetch drafts."""


@command.command(name="list")
@click.pass_obj
def list_(folder: Path) -> None:
    """The drafts of the workspace, oldest first: id, date, file or address, title."""
    from wsisdiff.text.terminal import printable
    from wsisdiff.workspace.manifest import manifest, replaced

    drafts = manifest(folder)
    instead = replaced(drafts)
    width = max((len(d.id) for d in drafts), default=0)
    for draft in drafts:
        where = draft.path.name if draft.path and draft.fetched else f"not yet fetched: {draft.url}"
        marks = ["specimen"] if draft.specimen else []
        if draft.id in instead:
            marks.append(f"replaced by {instead[draft.id]}")
        mark = f" ({', '.join(marks)})" if marks else ""
        click.echo(printable(f"{draft.id:<{width}}  {draft.date.isoformat()}  {where}  {draft.title}{mark}"))


@command.command(name="add")
@click.argument("source", metavar="FILE_OR_URL")
@click.option("--id", "id_", metavar="ID", help="Its id: a-z, 0-9 and - (default: made from the file's name).")
@click.option("--title", metavar="TEXT", help="Its title (default: the document's own).")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Its date, which gives its place among the drafts.")
@click.pass_obj
def add(folder: Path, source: str, id_: str | None, title: str | None, day: datetime | None) -> None:
    """Read a draft, show what was seen, put it into drafts/ and enter it in drafts.toml.

    FILE_OR_URL is a file, or the http or https address of one. What stands in drafts.toml is left as it is; a file that is there already is
    refused. What is not given is asked for where there is a terminal. With the --id of a draft that is listed but not yet fetched, the file
    becomes that draft's.
    """
    from wsisdiff.workspace.intake.add import as_listed, as_new
    from wsisdiff.workspace.intake.placing import alone
    from wsisdiff.workspace.manifest import manifest

    manifest(folder)
    with alone(folder / "drafts"):
        listed = manifest(folder)
        waiting = next((d for d in listed if d.id == id_ and not d.fetched), None)
        if waiting is not None and (title or day):
            where = f"{folder / 'drafts' / 'drafts.toml'} line {waiting.line}"
            raise BadWorkspace(
                f"title and date of {waiting.id!r} stand in drafts.toml", where=where, todo="leave --title and --date out"
            )
        if waiting is None and id_ is not None:
            _free(id_, listed, folder)
        incoming = _incoming(folder, source, listed, waiting)
        _show(incoming.draft)
        if waiting is not None:
            _show_beside(incoming.draft, waiting.date, listed)
            name, path = waiting.id, as_listed(folder, waiting, incoming)
        else:
            name = id_ or _ask("id", _default_id(incoming.name), lambda text: _free(text, listed, folder))
            title = title or _ask("title", incoming.draft.title, lambda text: text)
            on = day.date() if day else _ask_date()
            _show_beside(incoming.draft, on, listed)
            path = as_new(folder, incoming, name, title, on, None if incoming.url else Path(source))
    tell(f"Added {name} as {path}; run wsisdiff report")


@command.command(name="fetch")
@click.argument("ids", metavar="[ID]...", nargs=-1, shell_complete=draft_ids)
@click.pass_obj
def fetch(folder: Path, ids: tuple[str, ...]) -> int:
    """Download the drafts that drafts.toml names by `url` and that are not here yet: all of them, or those of these ids.

    Only plain GET requests are sent, to http and https. The file's name and checksum are recorded in drafts.toml; no file is ever
    overwritten. One that cannot be fetched is told and does not keep the others from coming; the exit status is then 2.
    """
    from wsisdiff.workspace.intake.fetch import fetch as fetch_draft
    from wsisdiff.workspace.intake.placing import alone
    from wsisdiff.workspace.manifest import listed_draft, manifest

    manifest(folder)
    status = EXIT_DONE
    with alone(folder / "drafts"):
        asked = [listed_draft(folder, id) for id in dict.fromkeys(ids)] or [d for d in manifest(folder) if not d.fetched]
        if not asked:
            tell("Every draft is here; nothing was fetched.")
        for entry in asked:
            try:
                with step(f"fetching {entry.id}"):
                    came = fetch_draft(folder, entry)
            except (WsisdiffError, OSError) as error:
                status = EXIT_WRONG_INPUT
                _complain(f"{entry.id}: {_line(error)}")
                continue
            if came is None:
                tell(f"{entry.id} is here already, as {entry.path}; nothing was fetched.")
                continue
            incoming, path = came
            went_on = f" (went on at byte {incoming.resumed_at:,})" if incoming.resumed_at else ""
            tell(f"Fetched {entry.id} from {incoming.source} as {path}{went_on}")
            _show(incoming.draft, entry.title)
            _show_beside(incoming.draft, entry.date, [d for d in manifest(folder) if d.id != entry.id])
    return status


def _incoming(folder: Path, source: str, listed: Sequence[DraftEntry], waiting: DraftEntry | None) -> Incoming:
    """What is to be added, from its file or address; refused when it is there already."""
    from wsisdiff.fetching.address import checked, is_address, looks_bare
    from wsisdiff.workspace.intake.incoming import from_address, from_file, not_listed, not_twice

    if is_address(source):
        not_listed(checked(source), [d for d in listed if d is not waiting], source)
        named = waiting.path.suffix if waiting and waiting.path else ""
        with step(f"fetching {source}"):
            incoming = from_address(source, folder / "drafts", named=named)
    else:
        if looks_bare(source) and not Path(source).exists():
            raise UnreadableDraft("there is no such file", where=source, todo=f"if it is a web address, write https://{source}")
        incoming = from_file(Path(source))
    try:
        not_twice(incoming.data, listed, todo="nothing needs to be added")
    except BadWorkspace:
        if incoming.url:
            from wsisdiff.fetching.download import done

            done(incoming.url, folder / "drafts")
        raise
    return incoming


def _free(name: str, listed: Sequence[DraftEntry], folder: Path) -> str:
    """The id, when it is one and no draft has it."""
    from wsisdiff.files.tables import ID

    if not ID.fullmatch(name):
        raise BadWorkspace(f"the id {name!r} is not allowed", todo='use only a-z, 0-9 and "-" between them')
    if any(d.id == name for d in listed):
        where = str(folder / "drafts" / "drafts.toml")
        raise BadWorkspace(f"there is a draft {name!r} already", where=where, todo="give another with --id")
    return name


def _default_id(name: str) -> str:
    from wsisdiff.reading.open_draft import slug

    return slug(name)


def _ask(question: str, default: str, check: Callable[[str], str]) -> str:
    """What a person answers, the default when nobody is there; asked again when `check` does not take it."""
    from wsisdiff.text.terminal import printable

    default = " ".join(printable(default).split())
    if not _somebody_there():
        return check(default)
    while True:
        try:
            return check(str(click.prompt(question, default=default)).strip())
        except WsisdiffError as error:
            tell(str(error))


def _ask_date() -> date:
    try:
        day: datetime = click.prompt("date (2026-03-01)", type=click.DateTime(["%Y-%m-%d"]))
    except click.Abort:
        if _somebody_there():
            raise
        click.echo()
        raise click.UsageError("the draft needs a date, which gives its place among the others: --date 2026-03-01") from None
    return day.date()


def _somebody_there() -> bool:
    return sys.stdin.isatty()


def _show(draft: Draft, title: str = "") -> None:
    from dataclasses import replace

    from wsisdiff.workspace.intake.shape import seen

    for line in seen(replace(draft, title=title) if title else draft):
        tell(line)


def _show_beside(draft: Draft, on: date, listed: Sequence[DraftEntry]) -> None:
    """How the draft differs in shape from the one before it, or that another draft says the same."""
    from wsisdiff.workspace.intake.add import readable
    from wsisdiff.workspace.intake.shape import beside, same_text

    others, unread = readable(listed)
    for line in unread:
        tell(f"warning: {line}")
    before = [other for other in others if other.date is not None and other.date <= on]
    if same := same_text(draft, others):
        tell(f"It has the same text as {same}, perhaps in another format.")
    elif before:
        for line in beside(draft, before[-1]):
            tell(line)


def _line(error: WsisdiffError | OSError) -> str:
    if isinstance(error, WsisdiffError):
        return str(error)
    return f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}; check the path, its permissions and the disk"


def _complain(line: str) -> None:
    from wsisdiff.text.terminal import printable

    print(f"wsisdiff: {' '.join(printable(line).split())}", file=sys.stderr)
