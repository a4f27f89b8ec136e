"""Many processes at once: put into an archive, looked up in it, judged as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wsisdiff.archive.spark import judged_by_spark
from wsisdiff.archive.store import Asked, Precedent, archive, asked, enter, named, precedents
from wsisdiff.archive.table import Row, as_csv, rows_of
from wsisdiff.errors import BadWorkspace
from wsisdiff.steps import step
from wsisdiff.workspace.judged import assess, judge, read_workspace


def enter_in_archive(file: Path, workspaces: Sequence[Path], name: str = "") -> tuple[tuple[str, int, int], ...]:
    """Put workspaces into the archive, made where it is not there, each in place of what it held of it; all of them or none.

    (process, how many paragraphs, how many asks) of each.
    """
    if name and len(workspaces) > 1:
        raise BadWorkspace("one name cannot stand for several workspaces", todo="add them one by one with --name")
    pairs = [(name, workspaces[0])] if name else named(workspaces)
    judged = [(process, judge(read_workspace(folder))) for process, folder in pairs]
    done = []
    with archive(file, make=True) as connection:
        for process, report in judged:
            with step(f"putting {process} into the archive"):
                done.append((process, *enter(connection, process, report)))
    return tuple(done)


def look_up(file: Path, text: str, *, agreed: bool = False, most: int = 10) -> tuple[tuple[Precedent, ...], tuple[Asked, ...]]:
    """Where the language stood before, and who asked for it. Offered to a person; nothing is put into an ask by itself."""
    if not text.strip():
        raise BadWorkspace("there is nothing to look for", todo="give the language, or an ask with --ask")
    with archive(file) as connection, step("looking it up"):
        return precedents(connection, text, agreed=agreed, most=most), asked(connection, text, most=most)


def judged_table(folder: Path, master: str = "") -> list[Row]:
    """The verdicts of a workspace as rows; on Spark at `master`, by the tool's own processes where it is empty."""
    read = read_workspace(folder)
    if not master:
        return rows_of(assess(read))
    with step(f"judging {len(read.asks)} asks in {len(read.drafts)} drafts on Spark"):
        return judged_by_spark(read.asks, read.drafts, master)


def table_file(rows: Sequence[Row], form: str) -> bytes:
    """The rows as a CSV or Parquet file. BadWorkspace where Parquet cannot be written here."""
    if form == "csv":
        return as_csv(rows)
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadWorkspace("Parquet cannot be written here", todo="pip install 'wsisdiff[spark]', or write .csv") from None
    kinds = {name: pyarrow.float64() if name in ("score", "confidence") else pyarrow.string() for name in Row._fields}
    columns = [pyarrow.array([getattr(row, name) for row in rows], kind) for name, kind in kinds.items()]
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(columns, names=list(kinds)), sink)
    made: bytes = sink.getvalue().to_pybytes()
    return made
