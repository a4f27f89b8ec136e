"""`wsisdiff archive`: what was agreed before in other processes, who asked for it, and all verdicts as a table."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff import verbs
from wsisdiff.completing import ask_ids
from wsisdiff.errors import BadWorkspace
from wsisdiff.files.writing import deliver
from wsisdiff.telling.phrases import say, short
from wsisdiff.voice import show, tell

ARCHIVE = click.option("--archive", "file", type=click.Path(path_type=Path), default=Path("archive.sqlite"), show_default=True,
                       help="The archive's file.")  # fmt: skip


@click.group(name="archive")
def command() -> None:
    """Many processes: what was agreed before, who asked for it, and all verdicts as a table."""


@command.command(name="add")
@click.argument("workspaces", metavar="WORKSPACE...", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", metavar="TEXT", help="What the process is called (default: the folder's name).")
@ARCHIVE
def add(workspaces: tuple[Path, ...], name: str, file: Path) -> None:
    """Put the drafts, asks and verdicts of workspaces into the archive, in place of what it held of them."""
    for process, paragraphs, asks in verbs.enter_in_archive(file, workspaces, name):
        tell(say("archive", "entered", file=file, process=process, paragraphs=paragraphs, asks=asks))


@command.command(name="find")
@click.argument("text", required=False, default="")
@click.option("--ask", "ask_id", metavar="ASK", shell_complete=ask_ids,
              help="Look for the language of this ask of the workspace.")  # fmt: skip
@click.option("--agreed", is_flag=True, help="Only adopted drafts, and only what stands in them without brackets.")
@click.option("--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="Places told.")
@ARCHIVE
@click.pass_obj
def find(folder: Path, text: str, ask_id: str | None, agreed: bool, most: int, file: Path) -> None:
    """Where this language stood before, nearest first, and who asked for it: precedents to rest an ask on."""
    if ask_id:
        text = verbs.history(verbs.read_workspace(folder, ask_id), ask_id).ask.text
    precedents, asked = verbs.look_up(file, text, agreed=agreed, most=most)
    lines = [say("archive", "precedents" if precedents else "no_precedent")]
    for p in precedents:
        standing = "adopted" if p.final and p.standing else "stands" if p.standing else "open"
        where = {"process": p.process, "title": p.title, "date": p.date, "label": p.label}
        lines.append(say("archive", "precedent", grade=say("relation", p.grade), standing=say("archive", standing), **where))
        lines.append(f"    {short(p.text, 400)}")
    lines += ["", say("archive", "asked")] if asked else []
    for a in asked:
        opposed = a.stance == "oppose"
        ways = ", ".join(f"{draft}: {say('kept' if opposed else 'status', status)}" for draft, status in a.statuses)
        title = say("report", "unwanted_title", title=a.title) if opposed else a.title
        lines.append(say("archive", "ask", process=a.process, title=title, source=a.source or "?", ways=ways))
    show(*lines)


@command.command(name="judge")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="The file to write; .csv or .parquet.")
@click.option("--spark", "master", metavar="MASTER", default="", help="On Apache Spark: local[*], or the address of a cluster.")
@click.pass_obj
def judge(folder: Path, output: Path, master: str) -> None:
    """Every ask in every draft as a table, one row a verdict: for spreadsheets, DuckDB and the like."""
    form = output.suffix.lstrip(".").lower()
    if form not in ("csv", "parquet"):
        raise BadWorkspace("this is no name of a table", where=str(output), todo="let it end in .csv or .parquet")
    rows = verbs.judged_table(folder, master)
    written = deliver(verbs.table_file(rows, form), output, output)
    tell(say("archive", "table", n=len(rows), path=written))
