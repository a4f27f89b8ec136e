"""`wsisdiff asks import`: asks from a table of requests."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsisdiff import verbs
from wsisdiff.asking.naming import clean
from wsisdiff.completing import draft_ids as complete_drafts
from wsisdiff.errors import BadAsk
from wsisdiff.model import PRIORITIES, STANCES
from wsisdiff.telling.phrases import say, short
from wsisdiff.telling.remarks import fact
from wsisdiff.telling.remarks import tell as worded
from wsisdiff.voice import show, show_json, tell

if TYPE_CHECKING:
    from wsisdiff.importing.lines import Plan
    from wsisdiff.importing.table import Sheet
    from wsisdiff.model import Ask, Remark
    from wsisdiff.verbs import Importable

MOST_SHOWN = 30
"""Tables of a file that are listed."""


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "named", multiple=True, metavar="KEY=HEAD",
              help='Which column is what: text="Requested language". By name, or by its number from 1.')  # fmt: skip
@click.option("--responds-to", "responds_to", default="", metavar="DRAFT", shell_complete=complete_drafts,
              help="The draft that the organisation had before it.")  # fmt: skip
@click.option("--table", "numbers", type=int, multiple=True, metavar="N",
              help="The table (or sheet) of that number; may be repeated.")  # fmt: skip
@click.option("--all-tables", "every", is_flag=True, help="All tables that have these columns.")
@click.option("--no-header", "headless", is_flag=True, help="The table has no row of names; columns are given by number.")
@click.option("--theme", default="", metavar="NAME", help="The theme of rows that name none.")
@click.option("--priority", type=click.Choice(PRIORITIES), default="should", help="Likewise the priority.")
@click.option("--stance", type=click.Choice(STANCES), help="Likewise the stance.")
@click.option("--source", default="", metavar="TEXT", help="Likewise the source.")
@click.option("--to", "to", metavar="FILE",
              help="The file in asks/ for new asks (default: one with the name of the table's file).")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would become of each row and write nothing.")
@click.option("--force", is_flag=True, help="Import changes that do not fit the draft they speak of, too.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Lines for a person, or JSON.")
@click.pass_obj
def import_(
    folder: Path, file: Path, named: tuple[str, ...], responds_to: str, numbers: tuple[int, ...], every: bool, headless: bool, theme: str,
    priority: str, stance: str | None, source: str, to: str | None, dry_run: bool, force: bool, yes: bool, form: str,
) -> None:  # fmt: skip
    """Asks from a table in a spreadsheet (.xlsx), a Word file, a CSV file or a Markdown file.

    Columns are found by their heads, in the usual words; --column names others. Keys are text, title, id, number, paragraph, old (the text
    that is there), action, theme, stance, priority, source, responds_to, proposal, fallback, place, owner, remarks, agreed_language, allies
    and red_lines; the last three take several values parted by semicolons.

    Requests are understood as people write them: "In paragraph 7, replace 'may' by 'shall'" becomes a change of that paragraph, shown as it
    would look there; "We oppose ..." becomes language that is not wanted. What is not understood is said, row by row, and not imported.

    The table stays the master: importing it again, changed, updates the asks, adds new ones, and marks those whose row is gone.
    """
    from wsisdiff.importing.columns import guessed, read_sheets
    from wsisdiff.workspace.manifest import draft_entry

    wanted = _wanted(named)
    if responds_to:
        draft_entry(folder, responds_to)
    read = read_sheets(file)
    if "text" not in wanted and (headless or not any(map(guessed, read.sheets))):
        _show(read.sheets, file, named)
    tables = {s.number for s in read.sheets} if every else set(numbers) or None
    defaults = {
        "theme": clean(theme),
        "priority": priority,
        "source": " ".join(clean(source).split()),
        "responds_to": responds_to,
    }
    defaults |= {"stance": stance} if stance else {}
    planned = verbs.planned_import(
        folder, file, read, wanted, tables=tables, headless=headless, defaults=defaults, to=to or "", force=force
    )
    if form == "json":
        _as_json(folder, planned, read.warnings, file, dry_run)
    else:
        tell(*(f"note: {worded(warning)}" for warning in read.warnings))
        _report(planned, dry_run)
    done = planned.plan
    counts = _counts(done)
    nothing = not (done.new or done.updated or done.dropped)
    if nothing and (done.refused or not done.same):
        raise BadAsk(f"no row becomes an ask: {counts}", where=f"{file}, {planned.table}", todo="nothing was written")
    if form == "json":
        return
    if nothing:
        tell(f"Nothing new in {planned.table}: {counts}. Nothing was written.")
    elif dry_run:
        show(f"{planned.table} to {planned.path}: {counts}. Nothing was written (--dry-run).")
    elif done.doubts and not yes and sys.stdin.isatty() and not click.confirm("Import these rows as shown?", default=True):
        tell("Nothing was written.")
    else:
        verbs.import_asks(folder, planned)
        changed = sorted({ask.file for ask in (*(updated for _, updated in done.updated), *done.dropped)})
        written = str(planned.path) if done.new else ", ".join(changed)
        tell(f"Wrote {written} from {planned.table}: {counts}. Now run wsisdiff asks check.")


def _wanted(named: Sequence[str]) -> dict[str, str]:
    from wsisdiff.importing.columns import FIELDS

    wanted: dict[str, str] = {}
    for entry in named:
        field, mark, name = (part.strip() for part in entry.partition("="))
        if not mark or not name:
            raise click.UsageError(f'--column {entry!r} is not KEY=HEAD, as in --column text="Requested language"')
        if field not in FIELDS:
            raise click.UsageError(f"--column {entry!r}: {field!r} is no key of a table; the keys are {', '.join(FIELDS)}")
        if field in wanted:
            raise click.UsageError(f"--column names {field} twice")
        wanted[field] = name
    return wanted


def _show(sheets: Sequence[Sheet], file: Path, named: Sequence[str]) -> None:
    """The tables and their columns on standard output, and the one line that says what to write."""
    from wsisdiff.importing.columns import guess_columns, head_of

    guessed: Mapping[str, str] = {}
    with_words = [sheet for sheet in sheets if any(not row.empty for row in sheet.rows)]
    before: tuple[str, ...] = ()
    for sheet in with_words[:MOST_SHOWN]:
        head = head_of(sheet)
        assert head is not None
        rows = sum(not row.empty for row in sheet.rows)
        same = sum(map(bool, head.cells)) > 1 and head.cells == before
        show(f"Table {sheet.number} ({sheet.name}): {rows} rows; columns in {head.place}{' as above' if same else ':'}")
        show(*(f"  {n}  {short(cell, 100)}" for n, cell in enumerate(() if same else head.cells, 1) if cell))
        before = head.cells
        guess = guess_columns(head)
        if "text" in guess and len(guess) > len(guessed):
            guessed = guess
    if len(with_words) > MOST_SHOWN:
        show(f"... and {len(with_words) - MOST_SHOWN} more tables")
    pairs = guessed or {"text": "NAME OR NUMBER", "title": "NAME OR NUMBER"}
    options = " ".join(f"--column {field}={shlex.quote(name)}" for field, name in pairs.items())
    what = "no column is named for the text" if named else "no column is plainly the one for the text"
    raise BadAsk(what, where=str(file), todo=f"write, for example: wsisdiff asks import {shlex.quote(str(file))} {options}")


def _report(planned: Importable, dry_run: bool) -> None:
    """A line for each row that needs one: the new asks only in a dry run, when they are not yet to be seen in the file."""
    done = planned.plan
    tell(f"Columns: {', '.join(f'{field} = {head}' for field, head in planned.columns)}.")
    if done.responds_to:
        tell(f"note: {say('import', 'draft_taken', draft=done.responds_to)}")
    for outcome, rows in (("new", done.new), ("changed", done.updated)):
        for place, ask in rows if dry_run or outcome == "changed" else ():
            show(f"{outcome}: {place}: {_kind(ask)}{ask.title}")
    tell(*(f"shown: {shown.place}: {shown.draft}, paragraph {shown.paragraph}: {shown.redline}" for shown in done.shown))
    tell(*(f"dropped: {ask.row.key if ask.row else ''}: {ask.title}" for ask in done.dropped))
    told = (("theme", done.themes), ("note", done.near), ("note", done.notes), ("look", done.doubts), ("skipped", done.same),
            ("refused", done.refused))  # fmt: skip
    for what, lines in told:
        # A row that was refused is an error, which --quiet does not hide.
        (show if what == "refused" else tell)(*(f"{what}: {left.place}: {left.why}" for left in lines))


def _kind(ask: Any) -> str:
    from wsisdiff.asking.changes import stated
    from wsisdiff.asking.changes import worded as in_words

    if ask.change:
        return f"[{short(in_words(stated(ask)), 90)}] "
    return f"[{say('stance', ask.stance)}] " if ask.stance == "oppose" else ""


def _as_json(folder: Path, planned: Importable, warnings: Sequence[Remark], file: Path, dry_run: bool) -> None:
    done = planned.plan
    added = (("new", done.new), ("changed", done.updated))
    rows = [_row(place, outcome, ask) for outcome, pairs in added for place, ask in pairs]
    rows += [_row(ask.row.key if ask.row else "", "dropped", ask) for ask in done.dropped]
    for outcome, lefts in (("skipped", done.same), ("refused", done.refused), ("theme", done.themes)):
        rows += [_row(left.place, outcome, None, left.why) for left in lefts]
    notes = [{"row": left.place, "note": left.why} for left in (*done.near, *done.notes, *done.doubts)]
    changes = [{"row": s.place, "draft": s.draft, "paragraph": s.paragraph, "redline": s.redline} for s in done.shown]
    wrote = bool(done.new or done.updated or done.dropped) and not dry_run
    if wrote:
        verbs.import_asks(folder, planned)
    show_json({
        "schema": "wsisdiff.asks-import/1", "file": str(file), "table": planned.table, "to": str(planned.path), "written": wrote,
        "responds_to": done.responds_to, "columns": [{"key": key, "head": head} for key, head in planned.columns],
        "rows": rows, "empty": done.empty, "notes": notes, "changes": changes,
        "warnings": [worded(warning) for warning in warnings], "warning_facts": [fact(warning) for warning in warnings],
    })  # fmt: skip


def _row(place: str, outcome: str, ask: Ask | None, why: str = "") -> dict[str, Any]:
    from wsisdiff.asking.changes import stated

    statement = {**(said := stated(ask)).data(), "new_paragraph": said.new_paragraph} if ask is not None else None
    named = {"ask": ask.id, "title": ask.title} if ask is not None else {"ask": "", "title": ""}
    return {"row": place, "outcome": outcome, **named, "statement": statement, "why": why}


def _counts(done: Plan) -> str:
    parts = [f"{len(done.new)} new ask{'' if len(done.new) == 1 else 's'}"]
    parts += [f"{len(asks)} {what}" for asks, what in ((done.updated, "changed"), (done.dropped, "dropped")) if asks]
    parts += [f"{len(done.same)} skipped (asked already)", f"{len(done.refused)} refused"]
    return ", ".join([*parts, f"{done.empty} empty row{'' if done.empty == 1 else 's'}"])
