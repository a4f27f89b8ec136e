"""What a report by organisation, theme or priority says, as a document: who got what, whose wording came closest, group by group."""

from __future__ import annotations

from wsisdiff.reporting.groups.view import Contest, Group, Grouped, share
from wsisdiff.reporting.page.tree import Block, Cell, Document, Heading, Line, Paragraph, Run, Table, joined, line, toned
from wsisdiff.reporting.quotes import marked
from wsisdiff.reporting.signs import SIGNS, counts_told, head_of, legend, marked_title, named, signed
from wsisdiff.reporting.status.reading import cautions, reading_table
from wsisdiff.reporting.status.view import Line as Row
from wsisdiff.reporting.status.view import nearest
from wsisdiff.telling.excerpts import SHOWN, excerpt
from wsisdiff.telling.phrases import say, sentence_case

SOURCES_SHOWN = 5
SHORT = 90
"""Characters of the wording that came closest on the screen."""
NAMES, NUMBERS, DRAFTS = 2.2, 1.0, 1.9
"""Widths of the overview's columns against each other."""


def grouped_document(view: Grouped) -> Document:
    blocks: list[Block] = [*_head(view), Heading(line(say("grouped", "overview"))), _overview(view)]
    blocks.append(Paragraph(line(f"{legend()}."), "note"))
    if view.contests:
        lead = say("grouped", "contests_lead", draft=view.view.latest.title, n=len(view.contests))
        blocks += [Heading(line(say("grouped", "contests"))), Paragraph(line(lead)), *_contests(view)]
    for n, group in enumerate(view.groups, 1):
        blocks += _group(view, n, group)
    blocks += [Heading(line(say("report", "reading"))), reading_table(view.view.drafts, view.view.refused)]
    return Document(named(view.view.negotiation, sentence_case(view.title)), head_of(view.view.latest), tuple(blocks))


def screen_document(view: Grouped) -> Document:
    """What is shown on the screen: the overview, and what came closest of each group."""
    blocks: list[Block] = [_overview(view, short_names=True), *_head(view)]
    if closest := [(group.name, group.closest) for group in view.groups if group.closest]:
        blocks.append(Paragraph(line(f"{say('grouped', 'closest')}:")))
    for name, row in closest:
        quote = nearest(row.now)
        words = f": “{excerpt(quote, SHORT)}”" if quote else ""
        blocks.append(Paragraph(line(f"{name}: {closest_line(row)}{words}"), "note"))
    if view.contests:
        won = sum(1 for contest in view.contests if contest.won)
        count = say("grouped", "contests_count", n=len(view.contests), won=won, none=len(view.contests) - won)
        blocks.append(Paragraph(line(count)))
    return Document(named(view.view.negotiation, sentence_case(view.title)), head_of(view.view.latest), tuple(blocks))


def _head(view: Grouped) -> list[Block]:
    return [Paragraph(line(view.headline), "lead"), *cautions(view.view)]


def _overview(view: Grouped, *, short_names: bool = False) -> Table:
    drafts = view.view.drafts
    titles = (d.id if short_names else marked_title(d) for d in drafts)
    heads = [view.kind(), say("grouped", "asks"), *titles, say("grouped", "adopted_share")]
    everything = sentence_case(say("grouped", "all"))
    named_at = ((group, "" if short_names else f"group-{n}") for n, group in enumerate(view.groups, 1))
    rows = tuple((Cell(line(Run(group.name, to=to))), *_counts(group)) for group, to in named_at)
    total = (Cell(line(Run(everything, "strong"))), *_counts(Group(everything, view.view)))
    shares = (NAMES, NUMBERS, *[DRAFTS] * len(drafts), NUMBERS)
    return Table(tuple(line(sentence_case(head)) for head in heads), rows, shares, (total,))


def _counts(group: Group) -> list[Cell]:
    view = group.view
    counts = ([line(toned(s, f"{SIGNS[s]}{n}")) for s, n in view.counts(at).items()] for at in range(len(view.drafts)))
    cells = (Cell(joined(one, " ")) for one in counts)
    return [Cell(line(str(len(view.lines))), number=True), *cells, Cell(line(f"{share(group):.0%}"), number=True)]


def _contests(view: Grouped) -> list[Block]:
    blocks: list[Block] = []
    if rows := tuple(_contest(contest) for contest in view.contests if contest.won):
        heads = tuple(line(sentence_case(say("grouped", key))) for key in ("where", "contest_winner", "words", "contest_others"))
        blocks.append(Table(heads, rows, (0.7, 2.6, 3.6, 1.8)))
    if none := [contest.paragraph for contest in view.contests if not contest.won]:
        blocks.append(Paragraph(line(say("grouped", "contest_none", n=len(none), where=", ".join(none)))))
    return blocks


def _contest(contest: Contest) -> tuple[Cell, ...]:
    """Where it is; whose wording came closest, with how much of what they asked stands; that wording; and the others."""
    winners, others = (
        [say("grouped", key, name=name, share=f"{row.now.score:.0%}", title=row.ask.title) for name, row in rows]
        for key, rows in (("contest_entry", contest.won), ("contest_short", contest.others))
    )
    words = _words(contest.won[0][1])
    return (Cell(line(contest.paragraph)), Cell(line("; ".join(winners))), Cell(words), Cell(line(", ".join(others))))


def _group(view: Grouped, n: int, group: Group) -> list[Block]:
    blocks: list[Block] = [Heading(line(group.name), anchor=f"group-{n}"), Paragraph(line(_lead(view, group)))]
    if group.closest is not None:
        closest = Run(f"{say('grouped', 'closest')}: ", "strong")
        blocks.append(Paragraph((closest, Run(f"{closest_line(group.closest)}: "), *_words(group.closest))))
    heads = tuple(line(sentence_case(say("grouped", key))) for key in ("ask", "status", "where", "words"))
    rows = []
    for row in group.view.lines:
        status = Cell(line(signed(row.now.status, row.ask)), row.now.status)
        rows.append((Cell(line(row.ask.title)), status, Cell(line(row.now.paragraph or "")), Cell(_words(row))))
    return [*blocks, Table(heads, tuple(rows), (2.6, 1.2, 0.8, 4.0))]


def closest_line(row: Row) -> str:
    return say("grouped", "closest_line", title=row.ask.title, share=f"{row.now.score:.0%}", where=row.now.paragraph or "-")


def _lead(view: Grouped, group: Group) -> str:
    lead = f"{counts_told(group.view.counts())}."
    if len(view.view.drafts) > 1:
        changes = ", ".join(f"{n} {say('change', change)}" for change, n in group.gone) or say("grouped", "no_change")
        lead += " " + say("grouped", "since", before=view.view.drafts[-2].title, changes=changes)
    if not group.sources:
        return lead
    # Which strings were read as this organisation, so that a person can see it where the rule reads one wrong.
    shown = [f"“{source}”" for source in group.sources[:SOURCES_SHOWN]]
    if len(group.sources) > SOURCES_SHOWN:
        shown.append(say("grouped", "more", n=len(group.sources) - SOURCES_SHOWN))
    return f"{lead} {say('grouped', 'read_as', sources='; '.join(shown))}"


def _words(row: Row) -> Line:
    quote = nearest(row.now)
    return marked(quote, SHOWN) if quote else line(say("grouped", "nowhere"))
