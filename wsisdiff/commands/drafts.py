"""`wsisdiff drafts`: what drafts there are, a new one put in, those published fetched."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.completing import draft_ids
from wsisdiff.errors import EXIT_DONE, EXIT_WRONG_INPUT, WsisdiffError
from wsisdiff.text.terminal import printable
from wsisdiff.voice import complain, show, tell


def _nearby(context: click.Context, param: click.Parameter, value: bool) -> None:
    from wsisdiff.fetching.address import NEARBY

    if value:
        token = NEARBY.set(True)
        context.call_on_close(lambda: NEARBY.reset(token))


NEARBY_OPTION = click.option(
    "--nearby", is_flag=True, expose_value=False, callback=_nearby,
    help="Let addresses be of this machine or of its own network; they are refused otherwise.",
)  # fmt: skip


@click.group(name="drafts")
def command() -> None:
    """List, add and fetch drafts."""


@command.command(name="list")
@click.pass_obj
def list_(folder: Path) -> None:
    """The drafts of the workspace, oldest first: id, date, file or address, title."""
    from wsisdiff.workspace.manifest import manifest, replaced

    drafts = manifest(folder)
    instead = replaced(drafts)
    width = max((len(d.id) for d in drafts), default=0)
    for draft in drafts:
        where = draft.path.name if draft.path and draft.fetched else f"not yet fetched: {draft.url}"
        marks = ["specimen"] if draft.specimen else []
        marks += [f"replaced by {instead[draft.id]}"] if draft.id in instead else []
        mark = f" ({', '.join(marks)})" if marks else ""
        show(f"{draft.id:<{width}}  {draft.date.isoformat()}  {where}  {draft.title}{mark}")


@command.command(name="add")
@click.argument("source", metavar="FILE_OR_URL")
@click.option("--id", "id_", metavar="ID", help="Its id: a-z, 0-9 and - (default: made from the file's name).")
@click.option("--title", metavar="TEXT", help="Its title (default: the document's own).")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Its date, which gives its place among the drafts.")
@NEARBY_OPTION
@click.pass_obj
def add(folder: Path, source: str, id_: str | None, title: str | None, day: datetime | None) -> None:
    """Read a draft, show what was seen, put it into drafts/ and enter it in drafts.toml.

    FILE_OR_URL is a file, or the http or https address of one. What stands in drafts.toml is left as it is; a file that is there already is
    refused. What is not given is asked for where there is a terminal. With the --id of a draft that is listed but not yet fetched, the file
    becomes that draft's.
    """
    seen = verbs.seen(folder, source, id_)
    if seen.waiting is None:
        tell(*seen.lines())
        id_ = id_ or _ask("id", seen.id, lambda text: verbs.free_id(folder, text))
        title = title or _ask("title", seen.title, lambda text: text)
        on = day.date() if day else _ask_date()
        tell(*seen.beside(folder, on))
        name, path = verbs.add_draft(folder, seen, id=id_, title=title, on=on)
    else:
        tell(*seen.lines(), *seen.beside(folder, seen.waiting.date))
        name, path = verbs.add_draft(folder, seen, title=title or "", on=day.date() if day else None)
    tell(f"Added {name} as {path}; run wsisdiff report")


@command.command(name="fetch")
@click.argument("ids", metavar="[ID]...", nargs=-1, shell_complete=draft_ids)
@NEARBY_OPTION
@click.pass_obj
def fetch(folder: Path, ids: tuple[str, ...]) -> int:
    """Download the drafts that drafts.toml names by `url` and that are not here yet: all of them, or those of these ids.

    Only plain GET requests are sent, to http and https. The file's name and checksum are recorded in drafts.toml; no file is ever
    overwritten. One that cannot be fetched is told and does not keep the others from coming; the exit status is then 2.
    """
    status, asked = EXIT_DONE, 0
    for came in verbs.fetch_drafts(folder, ids):
        asked += 1
        if came.error is not None:
            status = EXIT_WRONG_INPUT
            complain(f"{came.entry.id}: {_line(came.error)}")
        elif came.incoming is None:
            tell(f"{came.entry.id} is here already, as {came.path}; nothing was fetched.")
        else:
            went_on = f" (went on at byte {came.incoming.resumed_at:,})" if came.incoming.resumed_at else ""
            told = f"Fetched {came.entry.id} from {came.incoming.source} as {came.path}{went_on}"
            tell(told, *came.lines(), *came.beside)
    if not asked:
        tell("Every draft is here; nothing was fetched.")
    return status


def _ask(question: str, default: str, check: Callable[[str], str]) -> str:
    """What a person answers, the default when nobody is there; asked again when `check` does not take it."""
    default = " ".join(printable(default).split())
    if not sys.stdin.isatty():
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
        if sys.stdin.isatty():
            raise
        click.echo()
        raise click.UsageError("the draft needs a date, which gives its place among the others: --date 2026-03-01") from None
    return day.date()


def _line(error: WsisdiffError | OSError) -> str:
    if isinstance(error, WsisdiffError):
        return str(error)
    return f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}; check the path, its permissions and the disk"
