"""`wsisdiff asks import`: asks from a table of requests."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff.errors import EXIT_DONE, BadAsk
from wsisdiff.voice import tell

if TYPE_CHECKING:
    from wsisdiff.importing.open_tables import Sheet
    from wsisdiff.importing.plan import Plan

MOST_SHOWN = 30
"""Tables of a file that are listed."""


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "named", multiple=True, metavar="FIELD=NAME",
              help='Which column is what: text="Requested language". By name, or by its number from 1.')  # fmt: skip
@click.option(
    "--table", "numbers", type=int, multiple=True, metavar="N", help="The table (or sheet) of that number; may be repeated."
)
@click.option("--all-tables", "every", is_flag=True, help="All tables that have these columns.")
@click.option("--no-header", "headless", is_flag=True, help="The table has no row of names; columns are given by number.")
@click.option("--theme", default="", metavar="NAME", help="The theme of rows that name none.")
@click.option("--priority", type=click.Choice(["must", "should", "could"]), default="should", help="Likewise the priority.")
@click.option("--stance", type=click.Choice(["include", "oppose"]), default="include", help="Likewise the stance.")
@click.option("--source", default="", metavar="TEXT", help="Likewise the source.")
@click.option("--to", "to", metavar="FILE", help="The new file in asks/ (default: asks/, with the name of the table's file).")
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
@click.pass_obj
def import_(
    folder: Path, file: Path, named: tuple[str, ...], numbers: tuple[int, ...], every: bool, headless: bool, theme: str,
    priority: str, stance: str, source: str, to: str | None, dry_run: bool,
) -> int:  # fmt: skip
    """Asks from a table in a Word file, a Markdown file, a spreadsheet (.xlsx) or a CSV file.

    Without --column it shows the tables, their columns and what to write. Fields are text (needed), title, id, theme, stance, priority,
    source, responds_to, proposal, fallback, place, agreed_language, allies and red_lines; the last three take several values parted by
    semicolons. Rows whose text is asked already are skipped, rows that cannot be asks are refused; both are named with their reason. The
    asks go into one new file; nothing that is there is changed.
    """
    from wsisdiff import verbs
    from wsisdiff.asking.naming import clean
    from wsisdiff.importing.open_tables import read_sheets

    wanted = _wanted(named)
    read = read_sheets(file)
    for warning in read.warnings:
        tell(f"note: {warning}")
    if "text" not in wanted:
        _show(read.sheets, file, named)
    tables = {s.number for s in read.sheets} if every else set(numbers) or None
    defaults = {"theme": clean(theme), "priority": priority, "stance": stance, "source": " ".join(clean(source).split())}
    planned = verbs.planned_import(
        folder, file, read, wanted, tables=tables, headless=headless, defaults=defaults, to=to or "", overwrite=dry_run
    )
    done, name, path = planned.plan, planned.table, planned.path
    _report(done, dry_run)
    counts = _counts(done)
    if not done.new:
        if done.refused or not done.same:
            raise BadAsk(f"no row becomes an ask: {counts}", where=f"{file}, {name}", todo="nothing was written")
        tell(f"Nothing new in {name}: {counts}. Nothing was written.")
        return EXIT_DONE
    if dry_run:
        _say(f"{name} to {path}: {counts}. Nothing was written (--dry-run).")
        return EXIT_DONE
    verbs.import_asks(folder, planned)
    tell(f"Wrote {path} from {name}: {counts}. Now run wsisdiff asks check.")
    return EXIT_DONE


def _wanted(named: Sequence[str]) -> dict[str, str]:
    from wsisdiff.importing.plan import FIELDS

    wanted: dict[str, str] = {}
    for entry in named:
        field, mark, name = (part.strip() for part in entry.partition("="))
        if not mark or not name:
            raise click.UsageError(f'--column {entry!r} is not FIELD=NAME, as in --column text="Requested language"')
        if field not in FIELDS:
            raise click.UsageError(f"--column {entry!r}: {field!r} is no field; the fields are {', '.join(FIELDS)}")
        if field in wanted:
            raise click.UsageError(f"--column names {field} twice")
        wanted[field] = name
    return wanted


def _show(sheets: Sequence[Sheet], file: Path, named: Sequence[str]) -> None:
    """The tables and their columns on standard output, and the one line that says what to write."""
    from wsisdiff.importing.plan import guess_columns, head_of
    from wsisdiff.telling.phrases import short

    guessed: Mapping[str, str] = {}
    with_words = [sheet for sheet in sheets if any(not row.empty for row in sheet.rows)]
    before: tuple[str, ...] = ()
    for sheet in with_words[:MOST_SHOWN]:
        head = head_of(sheet)
        assert head is not None
        rows = sum(not row.empty for row in sheet.rows)
        same = sum(map(bool, head.cells)) > 1 and head.cells == before
        _say(f"Table {sheet.number} ({sheet.name}): {rows} rows; columns in {head.place}{' as above' if same else ':'}")
        for n, cell in enumerate(() if same else head.cells, 1):
            if cell:
                _say(f"  {n}  {short(cell, 100)}")
        before = head.cells
        guess = guess_columns(head)
        if "text" in guess and len(guess) > len(guessed):
            guessed = guess
    if len(with_words) > MOST_SHOWN:
        _say(f"... and {len(with_words) - MOST_SHOWN} more tables")
    pairs = guessed or {"text": "NAME OR NUMBER", "title": "NAME OR NUMBER"}
    options = " ".join(f"--column {field}={shlex.quote(name)}" for field, name in pairs.items())
    what = "no column is named for the text" if named else "no columns are named"
    raise BadAsk(what, where=str(file), todo=f"write, for example: wsisdiff asks import {shlex.quote(str(file))} {options}")


def _report(done: Plan, dry_run: bool) -> None:
    """A line for each row that needs one: the new asks only in a dry run, when they are not yet to be seen in the file."""
    if dry_run:
        for place, ask in done.new:
            _say(f"new: {place}: {ask.id}  {ask.title}")
    for what, rows in (("note", done.near), ("skipped", done.same), ("refused", done.refused)):
        for left in rows:
            # A row that was refused is an error, which --quiet does not hide.
            (_say if what == "refused" else tell)(f"{what}: {left.place}: {left.why}")


def _counts(done: Plan) -> str:
    parts = [f"{len(done.new)} new ask{'' if len(done.new) == 1 else 's'}", f"{len(done.same)} skipped (text asked already)"]
    return ", ".join([*parts, f"{len(done.refused)} refused", f"{done.empty} empty row{'' if done.empty == 1 else 's'}"])


def _say(line: str) -> None:
    from wsisdiff.text.terminal import printable

    click.echo(printable(line))
