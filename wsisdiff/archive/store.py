"""A file of what was agreed, asked for and taken in many processes: SQLite, from Python's own library, searched by its full-text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from wsisdiff.archive.table import rows_of
from wsisdiff.errors import BadWorkspace
from wsisdiff.model import GRADES, Grade, Report, Stance
from wsisdiff.relating.relation import relate
from wsisdiff.text.language import language
from wsisdiff.text.standing import not_agreed
from wsisdiff.text.words import words

VERSION = 2
LOOKED_AT = 60
"""Passages that the index finds and that are compared with what is looked for, best first."""
QUERY = 24
"""Words of a text that are looked up: the longest, which are the rarest."""
_TABLES = """
create table process (name text primary key);
create table paragraph (
    process text, draft text, title text, date text, final integer, label text, section text, standing integer, text text
);
create virtual table paragraph_words using fts5(stems, content='', tokenize='unicode61 tokenchars ''_+/''');
create table ask (process text, id text, title text, source text, text text, stance text);
create virtual table ask_words using fts5(stems, content='', tokenize='unicode61 tokenchars ''_+/''');
create table verdict (process text, ask text, draft text, date text, status text, paragraph text);
create index verdict_of on verdict (process, ask);
"""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A paragraph of some draft that says what was looked for."""

    process: str
    title: str
    date: str
    final: bool
    """Whether the draft was adopted."""
    label: str
    text: str
    standing: bool
    """Whether the whole paragraph stands without brackets, options and the like."""
    grade: Grade


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask of some process for what was looked for, and what became of it, draft by draft."""

    process: str
    id: str
    title: str
    source: str
    grade: Grade
    statuses: tuple[tuple[str, str], ...]
    """(draft, status), in the order of dates."""
    stance: Stance = "include"
    """Whether it was wanted or to be kept out."""


@contextmanager
def archive(path: Path, *, make: bool = False) -> Iterator[sqlite3.Connection]:
    """The archive in that file, made where it is not there and `make` is set. BadWorkspace for a file that is none.

    What was entered is written as a whole when the block ends well, and not at all when it does not.
    """
    if not path.exists() and not make:
        raise BadWorkspace("there is no such archive", where=str(path), todo="make one with wsisdiff archive add WORKSPACE")
    if path.exists() and not path.is_file():
        raise BadWorkspace("this is no ordinary file", where=str(path), todo="name another with --archive")
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=10.0)
    except sqlite3.Error as error:
        raise BadWorkspace(f"it cannot be opened ({error})", where=str(path)) from None
    try:
        connection.execute("pragma trusted_schema = off")
        (version,) = connection.execute("pragma user_version").fetchone()
        (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
        if version != VERSION and (version or tables):
            raise BadWorkspace("it is no archive of this version", where=str(path), todo="make a new one")
        connection.execute("begin immediate")
        if not tables:
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {VERSION}")
        yield connection
        connection.execute("commit")
    except sqlite3.Error as error:
        with suppress(sqlite3.Error):
            connection.execute("rollback")
        todo = "make a new one, or wait for who uses it"
        raise BadWorkspace(f"it cannot be used ({error})", where=str(path), todo=todo) from None
    finally:
        connection.close()


def enter(connection: sqlite3.Connection, process: str, report: Report) -> tuple[int, int]:
    """Put a process into the archive, in place of what it held of it; how many paragraphs and asks that are."""
    for table in ("paragraph", "ask"):
        delete = f"insert into {table}_words ({table}_words, rowid, stems) values ('delete', ?, ?)"
        for rowid, text in connection.execute(f"select rowid, text from {table} where process = ?", (process,)).fetchall():
            connection.execute(delete, (rowid, _stems(text)))
    for table in ("process", "paragraph", "ask", "verdict"):
        connection.execute(f"delete from {table} where {'name' if table == 'process' else 'process'} = ?", (process,))
    connection.execute("insert into process values (?)", (process,))
    for draft in report.drafts:
        day = draft.date.isoformat() if draft.date else ""
        for p in draft.paragraphs:
            stands = not not_agreed(p)
            values = (process, draft.id, draft.title, day, draft.final, p.label, p.section, stands, p.text)
            made = connection.execute("insert into paragraph values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            connection.execute("insert into paragraph_words (rowid, stems) values (?, ?)", (made.lastrowid, _stems(p.text)))
    for ask in report.asks:
        row = (process, ask.id, ask.title, ask.source, ask.text, ask.stance)
        made = connection.execute("insert into ask values (?, ?, ?, ?, ?, ?)", row)
        connection.execute("insert into ask_words (rowid, stems) values (?, ?)", (made.lastrowid, _stems(ask.text)))
    verdicts = [(process, r.ask, r.draft, r.date, r.status, r.paragraph) for r in rows_of(report)]
    connection.executemany("insert into verdict values (?, ?, ?, ?, ?, ?)", verdicts)
    return sum(len(draft.paragraphs) for draft in report.drafts), len(report.asks)


def precedents(connection: sqlite3.Connection, text: str, *, agreed: bool = False, most: int = 10) -> tuple[Precedent, ...]:
    """Where the language stood before, nearest first; with `agreed` only in adopted drafts, where it stands without brackets."""
    found = []
    where = " and p.final and p.standing" if agreed else ""
    columns = "p.process, p.title, p.date, p.final, p.label, p.text, p.standing"
    for process, title, date, final, label, said, standing in _looked_up(connection, "paragraph", columns, text, where):
        grade = relate(text, said).grade
        if grade != "unrelated":
            found.append(Precedent(process, title, date, bool(final), label, said, bool(standing), grade))
    return tuple(sorted(found, key=lambda p: -GRADES.index(p.grade))[:most])


def asked(connection: sqlite3.Connection, text: str, *, most: int = 10) -> tuple[Asked, ...]:
    """Who asked for it, nearest first, and what each draft did with it."""
    found = []
    columns = "p.process, p.id, p.title, p.source, p.text, p.stance"
    for process, id, title, source, said, stance in _looked_up(connection, "ask", columns, text, ""):
        grade = relate(text, said).grade
        if grade != "unrelated":
            query = "select draft, status from verdict where process = ? and ask = ? order by date, draft"
            statuses = tuple((d, s) for d, s in connection.execute(query, (process, id)))
            found.append(Asked(process, id, title, source, grade, statuses, cast(Stance, stance)))
    return tuple(sorted(found, key=lambda a: -GRADES.index(a.grade))[:most])


def _looked_up(connection: sqlite3.Connection, table: str, columns: str, text: str, where: str) -> list[tuple[str, ...]]:
    stems = sorted(set(_stems(text).split()), key=lambda stem: (-len(stem), stem))[:QUERY]
    if not stems:
        return []
    query = (
        f"select {columns} from {table}_words w join {table} p on p.rowid = w.rowid "
        f"where {table}_words match ?{where} order by bm25({table}_words), p.rowid limit {LOOKED_AT}"
    )
    return connection.execute(query, (" OR ".join(f'"{stem}"' for stem in stems),)).fetchall()


def _stems(text: str) -> str:
    """The text's telling words, folded, as the index holds them."""
    stop = language().stopwords
    return " ".join(w.stem.replace('"', "") for w in words(text) if w.stem not in stop)


def named(processes: Sequence[Path]) -> list[tuple[str, Path]]:
    """Names for the folders of processes: those of the folders, each once. BadWorkspace when two would be called the same."""
    names = [folder.resolve().name for folder in processes]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadWorkspace(f"two of the workspaces are called {twice!r}", todo="add them one by one with --name")
    return list(zip(names, processes, strict=True))
