"""`wsisdiff drafts`: what drafts there are, and a new one put in."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from pathlib import Path

import click

from wsisdiff.errors import BadWorkspace
from wsisdiff.model import Draft


@click.group(name="drafts")
def command() -> None:
    """List and add drafts."""


@command.command(name="list")
@click.pass_obj
def list_(folder: Path) -> None:
    """The drafts of the workspace, oldest first: id, date, file or address, title."""
    from wsisdiff.text.terminal import printable
    from wsisdiff.workspace import manifest

    drafts = manifest(folder)
    width = max((len(d.id) for d in drafts), default=0)
    for draft in drafts:
        where = draft.path.name if draft.path and draft.fetched else f"not fetched: {draft.url}"
        mark = " (specimen)" if draft.specimen else ""
        click.echo(printable(f"{draft.id:<{width}}  {draft.date.isoformat()}  {where}  {draft.title}{mark}"))


@command.command(name="add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", help="Its id: a-z, 0-9 and - (default: made from the file's name).")
@click.option("--title", metavar="TEXT", help="Its title (default: the document's own).")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Its date, which gives its place among the drafts.")
@click.pass_obj
def add(folder: Path, file: Path, id_: str | None, title: str | None, day: datetime | None) -> None:
    """Read a draft, show what was seen, copy it into drafts/ and enter it in drafts.toml; what stands there is left as it is."""
    from wsisdiff.reading.open_draft import read_draft, slug
    from wsisdiff.tables import ID
    from wsisdiff.text.terminal import printable
    from wsisdiff.workspace import MANIFEST, manifest, read_entry
    from wsisdiff.writing import write_file

    listed = manifest(folder)
    read = read_draft(file)
    name = id_ or slug(file.stem)
    if not ID.fullmatch(name):
        raise BadWorkspace(f"the id {name!r} is none", todo='use only a-z, 0-9 and "-" between them')
    if any(d.id == name for d in listed):
        raise BadWorkspace(
            f"there is a draft {name!r} already", where=str(folder / "drafts" / MANIFEST), todo="give another with --id"
        )
    data = file.read_bytes()
    for other in listed:
        if other.path and other.fetched and _hash(other.path.read_bytes()) == _hash(data):
            raise BadWorkspace(
                f"this file is there already, as {other.id!r}", where=str(other.path), todo="nothing needs to be added"
            )
    target = folder / "drafts" / f"{name}{file.suffix.lower()}"
    if target.exists():
        raise BadWorkspace("a file of that name is there already", where=str(target), todo="give another id with --id")
    on = day.date() if day else click.prompt("date (2026-03-01)", type=click.DateTime(["%Y-%m-%d"])).date()
    before = [d for d in listed if d.fetched and d.date <= on]
    for line in _seen(read, read_entry(before[-1]) if before else None):
        click.echo(printable(line))
    path = folder / "drafts" / MANIFEST
    text = path.read_text(encoding="utf-8")
    # The file first: a manifest that names a file which is not there would stop every command.
    write_file(target, data)
    write_file(
        path, (text if text.endswith("\n") or not text else text + "\n") + _entry(name, title or read.title, on, target.name)
    )
    click.echo(f"Added {name} as {target}; run wsisdiff report")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _seen(draft: Draft, before: Draft | None) -> list[str]:
    """What was read, and how its shape differs from the draft before."""
    sections = list(dict.fromkeys(p.section for p in draft.paragraphs if p.section))
    lines = [f"{draft.title}: {len(draft.paragraphs)} paragraphs in {len(sections)} sections"]
    if before is not None:
        old = {" ".join(p.text.split()) for p in before.paragraphs}
        new = {" ".join(p.text.split()) for p in draft.paragraphs}
        if old == new:
            lines.append(f"It has the same text as {before.id}, perhaps in another format.")
        else:
            lines.append(f"{before.id} has {len(before.paragraphs)} paragraphs; {len(new & old)} stand in both word for word.")
    return lines + [f"warning: {w}" for w in draft.warnings]


def _entry(id_: str, title: str, on: date, file: str) -> str:
    def quoted(text: str) -> str:
        return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "")

    return f"\n[[draft]]\nid = {quoted(id_)}\ntitle = {quoted(title)}\ndate = {on.isoformat()}\nfile = {quoted(file)}\n"
