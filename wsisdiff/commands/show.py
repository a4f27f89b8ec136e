"""`wsisdiff show`: what was read, so that a person can check it against the document."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from wsisdiff.completing import drafts_or_files
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Draft, Fact, Paragraph

Changes = Literal["accepted", "original"]

SCHEMA = "wsisdiff.draft/1"
WIDTH = 100
"""Characters in a line of text output; fewer on a narrower terminal."""
LEAST = 24


@click.command("show", short_help="What was read: the paragraphs as the tool sees them.")
@click.argument("draft", shell_complete=drafts_or_files)
@click.argument("paragraphs", nargs=-1, metavar="[PARAGRAPH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write it.")
@click.option("--output", metavar="FILE", default="-", help='Where to write it; "-" is standard output.')
@click.option("--changes", type=click.Choice(["accepted", "original"]), default="accepted", show_default=True,
              help="How to read the tracked changes of a Word file.")  # fmt: skip
@click.pass_obj
def command(folder: Path, draft: str, paragraphs: tuple[str, ...], form: str, output: str, changes: Changes) -> None:
    """What was read: the paragraphs as the tool sees them.

    DRAFT is a file (.pdf .docx .html .md .txt) or the id of a draft in the workspace. PARAGRAPH is a label as printed: 12, "12 bis",
    A, PP1. What looks odd in the document, or could not be read, is said on standard error.
    """
    from wsisdiff.files.writing import deliver
    from wsisdiff.text.terminal import printable
    from wsisdiff.voice import quiet

    read = find_and_read(folder or Path(), draft, changes)
    chosen = choose(read, paragraphs)
    text = draft_json(read, chosen) if form == "json" else draft_text(read, chosen, _width())
    for warning in read.warnings if not quiet() else ():
        print(f"wsisdiff: {' '.join(printable(f'{read.id}: {warning}').split())}", file=sys.stderr)
    if output == "-" and form == "text":
        click.echo(printable(text), nl=False)
    else:
        deliver(text, Path(output), Path(output))


def _width() -> int:
    import shutil

    return max(LEAST, min(WIDTH, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else WIDTH


def find_and_read(folder: Path, name: str, changes: Changes = "accepted") -> Draft:
    """The draft that `name` means: a file, or else an id of the workspace in `folder`."""
    from wsisdiff.reading.cache import read_once
    from wsisdiff.reading.open_draft import FORMATS

    path = Path(name)
    looks_like_path = path.suffix.lower() in FORMATS or len(path.parts) > 1
    if path.is_file() or (looks_like_path and not (folder / "drafts" / "drafts.toml").is_file()):
        return read_once(path, changes=changes)
    if looks_like_path:
        # A file of the workspace by its name, as it stands in drafts.toml.
        inside = folder / "drafts" / name
        return read_once(inside if inside.is_file() else path, changes=changes)
    from wsisdiff.workspace.manifest import draft_entry

    entry = draft_entry(folder, name)
    if entry.path is None or not entry.path.is_file():
        raise WsisdiffError("this draft is not here yet", where=f"draft {entry.id}", todo=f"run wsisdiff drafts fetch {entry.id}")
    return read_once(
        entry.path, id=entry.id, title=entry.title, date=entry.date, symbol=entry.symbol, specimen=entry.specimen, changes=changes
    )


def choose(draft: Draft, labels: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs with these labels, in the order asked for; all when none is named. Spaces, stops and case do not matter."""
    if not labels:
        return draft.paragraphs
    from wsisdiff.reading.paragraphs.labels import near

    by_label = {near(paragraph.label): paragraph for paragraph in draft.paragraphs}
    exact = {paragraph.label: paragraph for paragraph in draft.paragraphs}
    chosen = []
    for label in labels:
        paragraph = exact.get(label) or by_label.get(near(label))
        if paragraph is None:
            todo = f"labels near it: {', '.join(near_labels(draft, label))}"
            raise WsisdiffError(f"there is no paragraph {label}", where=draft.file or draft.id, todo=todo)
        chosen.append(paragraph)
    return tuple(chosen)


def near_labels(draft: Draft, label: str, count: int = 6) -> tuple[str, ...]:
    """Labels a person may have meant: those with the nearest number, else those spelled most alike."""
    digits = "".join(c for c in label if c.isdigit())
    labels = [paragraph.label for paragraph in draft.paragraphs]
    if digits:
        numbered = [(abs(int(own) - int(digits)), at) for at, name in enumerate(labels) if (own := _leading_number(name))]
        if numbered:
            return tuple(labels[at] for at in sorted(at for _, at in sorted(numbered)[:count]))
    from difflib import get_close_matches

    return tuple(get_close_matches(label, labels, count, 0.3)) or (*labels[: count - 1], labels[-1])


def _leading_number(label: str) -> str:
    bare = label.removeprefix("OP").removeprefix("PP").lstrip()
    number = ""
    for c in bare:
        if not c.isdecimal():
            break
        number += c
    return number


def draft_json(draft: Draft, paragraphs: Sequence[Paragraph]) -> str:
    """The draft as JSON of the schema `wsisdiff.draft/1`: the contract's keys, and place, facts, footnotes and warnings."""
    from wsisdiff.reporting.ink.escaping import json_text

    return json_text(
        {
            "schema": SCHEMA,
            "id": draft.id,
            "title": draft.title,
            "date": draft.date.isoformat() if draft.date else None,
            "symbol": draft.symbol,
            "file": Path(draft.file).name,
            "specimen": draft.specimen,
            "language": draft.language,
            "paragraphs": [_paragraph_json(paragraph) for paragraph in paragraphs],
            "headings": [{"text": h.text, "level": h.level, "before": h.before} for h in draft.headings],
            "warnings": list(draft.warnings),
        }
    )


def _paragraph_json(paragraph: Paragraph) -> dict[str, object]:
    return {
        "label": paragraph.label,
        "section": paragraph.section,
        "page": paragraph.page,
        "text": paragraph.text,
        "place": paragraph.place,
        "preamble": paragraph.preamble,
        "facts": [_fact_json(fact) for fact in paragraph.facts],
        "footnotes": list(paragraph.footnotes),
    }


def _fact_json(fact: Fact) -> dict[str, object]:
    return {"kind": fact.kind, "value": fact.value, "by": fact.by, "start": fact.span.start, "end": fact.span.end}


def draft_text(draft: Draft, paragraphs: Sequence[Paragraph], width: int = WIDTH) -> str:
    """The paragraphs for reading at a terminal: label, place, text, marks, footnotes; sections as headings."""
    marked = "  (specimen, not the official text)" if draft.specimen else ""
    parts = [f"{draft.title}{marked}", f"{draft.id}: {len(draft.paragraphs)} paragraphs, {Path(draft.file).name}"]
    section = ""
    for paragraph in paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            parts.append(f"## {section or '(no section)'}")
        parts.append(_paragraph_text(paragraph, width))
    return "\n\n".join(parts) + "\n"


def _paragraph_text(paragraph: Paragraph, width: int) -> str:
    where = f"page {paragraph.page}" if paragraph.page else paragraph.place
    lines = [f"{paragraph.label}  ({where})" if where else paragraph.label]
    for line in paragraph.text.split("\n"):
        lines += textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False) or [""]
    marks = [f"{fact.kind}: {fact.by + ': ' if fact.by else ''}{fact.value}".rstrip(": ") for fact in paragraph.facts]
    for line in (*(f"> {mark}" for mark in marks), *(f"note: {note}" for note in paragraph.footnotes)):
        lines += textwrap.wrap(line, width, initial_indent="      ", subsequent_indent="        ", break_on_hyphens=False)
    return "\n".join(lines)
