"""A draft as it was read, as text and as JSON: what `show` shows."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Draft, Paragraph
from wsisdiff.reading.paragraphs.labels import near
from wsisdiff.reporting.ink.escaping import picked
from wsisdiff.telling.remarks import fact, tell

SCHEMA = "wsisdiff.draft/1"
WIDTH = 100
"""Characters in a line of text output; fewer on a narrower terminal."""
NUMBER = re.compile(r"(?:OP)?(?:PP)?\s*(\d+)")
"""The number that a label begins with."""
NEAREST = 6
"""Labels named where there is none like the one that was asked for."""


def choose(draft: Draft, labels: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs with these labels, in the order asked for; all when none is named. Spaces, stops and case do not matter."""
    if not labels:
        return draft.paragraphs
    by_label = {near(paragraph.label): paragraph for paragraph in draft.paragraphs}
    exact = {paragraph.label: paragraph for paragraph in draft.paragraphs}
    chosen = [exact.get(label) or by_label.get(near(label)) for label in labels]
    if None in chosen:
        label = labels[chosen.index(None)]
        todo = f"labels near it: {', '.join(near_labels(draft, label))}"
        raise WsisdiffError(f"there is no paragraph {label}", where=draft.file or draft.id, todo=todo)
    return tuple(filter(None, chosen))


def near_labels(draft: Draft, label: str) -> tuple[str, ...]:
    """Labels a person may have meant: those with the nearest number, else those spelled most alike."""
    digits = "".join(c for c in label if c.isdecimal())
    labels = [paragraph.label for paragraph in draft.paragraphs]
    if digits:
        numbered = [(abs(int(own[1]) - int(digits)), at) for at, name in enumerate(labels) if (own := NUMBER.match(name))]
        if numbered:
            return tuple(labels[at] for at in sorted(at for _, at in sorted(numbered)[:NEAREST]))
    from difflib import get_close_matches

    return tuple(get_close_matches(label, labels, NEAREST, 0.3)) or (*labels[: NEAREST - 1], labels[-1])


def shown_data(draft: Draft, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """The draft by the schema `wsisdiff.draft/1`: the contract's keys, and place, facts, footnotes and warnings."""
    return {
        "schema": SCHEMA,
        **picked(draft, "id title date symbol"),
        "file": Path(draft.file).name,
        **picked(draft, "specimen language"),
        "paragraphs": [_paragraph_data(paragraph) for paragraph in paragraphs],
        "headings": [picked(heading, "text level before") for heading in draft.headings],
        "warnings": [tell(warning) for warning in draft.warnings],
        "warning_facts": [fact(warning) for warning in draft.warnings],
    }


def _paragraph_data(paragraph: Paragraph) -> dict[str, Any]:
    facts = [{**picked(fact, "kind value by"), "start": fact.span.start, "end": fact.span.end} for fact in paragraph.facts]
    return {**picked(paragraph, "label section page text place preamble"), "facts": facts, "footnotes": list(paragraph.footnotes)}


def draft_text(draft: Draft, paragraphs: Sequence[Paragraph], width: int = WIDTH) -> str:
    """The paragraphs for reading at a terminal: label, place, text, marks, footnotes; sections as headings."""
    marked = "  (specimen, not the official text)" if draft.specimen else ""
    parts = [f"{draft.title}{marked}", f"{draft.id}: {len(draft.paragraphs)} paragraphs, {Path(draft.file).name}"]
    for n, (section, group) in enumerate(groupby(paragraphs, key=lambda paragraph: paragraph.section)):
        parts += [f"## {section or '(no section)'}"] if section or n else []
        parts += [_paragraph_text(paragraph, width) for paragraph in group]
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
