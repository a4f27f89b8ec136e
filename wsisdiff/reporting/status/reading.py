"""How drafts were read: what a document that rests on them says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wsisdiff.model import Draft, Refused
from wsisdiff.reporting.page.tree import Block, Cell, Paragraph, Table, line
from wsisdiff.reporting.signs import dated, day_of, marked_title
from wsisdiff.reporting.status.view import View
from wsisdiff.telling.phrases import counted
from wsisdiff.telling.phrases import say as phrase
from wsisdiff.telling.remarks import tell_alike

MOST_WARNINGS = 3
"""Kinds of warnings of reading named at the head of a document; the report's last table has them all."""
NOT_AGREED = ("bracket", "alternative", "option", "proposal", "objection", "set_aside")
"""Kinds of marks by which words of a draft are not agreed."""


def warning_notes(*drafts: Draft) -> list[Block]:
    """What could not be read of these drafts, or looks odd in them; a document that rests on them says it where it begins."""
    told: list[str] = []
    for draft in drafts:
        found = tell_alike(draft.warnings, most=1)
        told += [phrase("how_read", "warning", draft=draft.title, what=said) for said in found[:MOST_WARNINGS]]
        if len(found) > MOST_WARNINGS:
            told.append(phrase("how_read", "more", draft=draft.title, n=len(found) - MOST_WARNINGS))
    return [Paragraph(line(sentence), "note") for sentence in told]


def refused_line(draft: Refused) -> str:
    return phrase("how_read", "refused", draft=dated(draft), why=draft.why.rstrip("."))


def refused_notes(refused: Sequence[Refused]) -> list[Block]:
    """The drafts that could not be read; whatever rests on the others says it where it begins."""
    return [Paragraph(line(refused_line(draft)), "note") for draft in refused]


def cautions(view: View) -> list[Block]:
    """What is to be known of a report's drafts: that some are specimens, which could not be read, what is odd in the latest."""
    specimen = [Paragraph(line(phrase("report", "specimen")), "note")] if any(d.specimen for d in view.drafts) else []
    return [*specimen, *refused_notes(view.refused), *warning_notes(view.latest)]


def reading_table(drafts: Sequence[Draft], refused: Sequence[Refused] = ()) -> Table:
    """The drafts: their dates, how many paragraphs and what of them is not agreed, and what was odd; those not read, and why."""
    head = tuple(line(phrase("how_read", key)) for key in ("draft", "date", "paragraphs", "not_agreed", "remarks"))
    rows = []
    for draft in drafts:
        odd = "; ".join(tell_alike(draft.warnings)) or phrase("how_read", "none")
        rows.append((marked_title(draft), day_of(draft), str(len(draft.paragraphs)), standing_of(draft), odd))
    nothing = phrase("how_read", "nothing")
    why = [phrase("how_read", "not_read", why=one.why.rstrip(".")) for one in refused]
    rows += [(one.title, day_of(one), nothing, nothing, said) for one, said in zip(refused, why, strict=True)]
    cells = (tuple(Cell(line(text), number=n == 2) for n, text in enumerate(row)) for row in rows)
    return Table(head, tuple(cells), (2.2, 1.4, 1.0, 1.6, 3.0))


def standing_of(draft: Draft) -> str:
    """In how many paragraphs words are not agreed, by the kind of their marks."""
    found: Counter[str] = Counter(kind for paragraph in draft.paragraphs for kind in {fact.kind for fact in paragraph.facts})
    return "; ".join(counted(f"with_{kind}", found[kind]) for kind in NOT_AGREED if found[kind]) or phrase("how_read", "nothing")
