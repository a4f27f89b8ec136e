"""What the negotiator's briefing says, as a document: the body for the table, then an annex of the same asks and of paragraph numbers."""

from __future__ import annotations

from dataclasses import replace

from wsisdiff.model import Ask, Verdict
from wsisdiff.reporting.briefing.annex import ranges
from wsisdiff.reporting.briefing.view import Brief, Entry, Item, Section
from wsisdiff.reporting.page.tree import Block, Cell, Document, Heading, Paragraph, Point, Points, Run, Table, line, points_of
from wsisdiff.reporting.signs import SIGNS, briefly, head_of, marked_title
from wsisdiff.reporting.status.document import matrix
from wsisdiff.reporting.status.reading import refused_notes, warning_notes
from wsisdiff.telling.phrases import say, sentence_case

MOST_NEW = 5
"""New paragraphs that touch no ask whose beginnings are quoted; of others the numbers are given, and the comparison has their words."""


def brief_document(brief: Brief) -> Document:
    blocks: list[Block] = [Paragraph(line(brief.headline), "lead")]
    blocks += [Paragraph(line(" ".join(brief.notes)), "note")] if brief.notes else []
    blocks += [*refused_notes(brief.view.refused), *warning_notes(brief.view.latest)]
    for section in brief.sections:
        blocks += _section(section)
    return Document(brief.title, head_of(brief.view.latest), (*blocks, *_annex(brief)))


def screen_document(brief: Brief) -> Document:
    """What is shown on the screen: how the asks stand, and what was odd in reading the draft."""
    cautions = (*refused_notes(brief.view.refused), *warning_notes(brief.view.latest))
    return Document(brief.title, head_of(brief.view.latest), (Paragraph(line(brief.headline)), *cautions))


def _section(section: Section) -> list[Block]:
    heading = Heading(line(section.title))
    if section.name == "defend":  # a line each: what stands, how, and in which words
        lines = ((Run(sentence_case(e.ask.title), "strong"), Run(f", {e.status}: "), *e.items[0].words) for e in section.entries)
        return [heading, *points_of(lines)]
    return [heading, *(block for entry in section.entries for block in _entry(entry))]


def _entry(entry: Entry) -> list[Block]:
    return [
        Heading(line(f"{SIGNS[entry.standing]} {sentence_case(entry.ask.title)}"), 2),
        Paragraph(line(Run(entry.status, "strong", tone=entry.standing)), "status"),
        Points(tuple(map(_item, entry.items))),
    ]


def _item(item: Item) -> Point:
    label = (Run(f"{item.label}: ", "strong"),) if item.label else ()
    return Point((*label, *item.words), proposal=any(run.mark in ("cut", "add") for run in item.words))


def _annex(brief: Brief) -> list[Block]:
    title = say("brief", "annex_title", what=say("brief", "tracker"))
    heads = map(marked_title, brief.view.drafts)
    tracker = replace(matrix(brief.view, heads, lambda row: row.ask.title, _stand), foot=())
    blocks: list[Block] = [Heading(line(title)), tracker]
    if brief.before is None:
        return blocks
    blocks.append(Heading(line(say("brief", "renumbering", before=brief.before.title, now=brief.view.latest.title))))
    head = tuple(line(say("brief", key)) for key in ("what", "which"))
    renumbering = tuple((Cell(line(what)), Cell(line(which))) for what, which in brief.renumbering)
    blocks.append(Table(head, renumbering, (1.0, 6.0)) if renumbering else Paragraph(line(say("brief", "same_numbers"))))
    blocks.append(Heading(line(say("brief", "unmatched"))))
    new = [Point(line(f"¶ {label}: “{text}”")) for label, text in brief.unmatched[:MOST_NEW]]
    if rest := [label for label, _ in brief.unmatched[MOST_NEW:]]:
        new.append(Point(line(say("brief", "unmatched_rest", n=len(rest), labels=ranges(rest)))))
    return [*blocks, Points(tuple(new)) if new else Paragraph(line(say("brief", "unmatched_none")))]


def _stand(verdict: Verdict, ask: Ask) -> str:
    where = f" ¶\u00a0{verdict.paragraph}" if verdict.paragraph else ""
    return f"{SIGNS[verdict.status]} {briefly(verdict.status, ask)}{where}"
