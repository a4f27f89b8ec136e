"""What a status report says, as a document: at a glance, what changed, all asks in all drafts, ask by ask, how the drafts were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from wsisdiff.model import Ask, Draft, Evidence, Report, Verdict
from wsisdiff.reporting.page.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Run,
    Table,
    filled,
    joined,
    line,
    points_of,
    toned,
)
from wsisdiff.reporting.quotes import marked, once, quotes_of
from wsisdiff.reporting.signs import ORDER, SIGNS, head_of, legend, marked_title, signed, standing
from wsisdiff.reporting.status.reading import cautions, reading_table, warning_notes
from wsisdiff.reporting.status.view import Line as Row
from wsisdiff.reporting.status.view import (
    View,
    basis_of,
    headline,
    must_of,
    nearest,
    red_lines_count,
    report_title,
    theme_title,
    titled,
    unsure,
    view_of,
)
from wsisdiff.telling.excerpts import excerpt
from wsisdiff.telling.phrases import counted, sentence_case, short
from wsisdiff.telling.phrases import say as phrase
from wsisdiff.telling.remarks import sentence, words_of

OF_ASKS = 2.1
"""Width of the column of asks, where that of a draft is 1."""
MOST_MISSING = 8
"""Missing words that the reason of a verdict names itself; where there are more, they are listed."""
AT_A_GLANCE = 6
"""Asks named for one thing in the half page to be mailed; the report names all."""


def report_document(report: Report, picture: Picture | None = None) -> Document:
    """The whole report; `picture` is the drawing of the asks' way through the drafts."""
    view = view_of(report)
    way: list[Block] = [Heading(line(phrase("trajectory", "heading"))), picture] if picture else []
    blocks = [*_head(view), *_red_lines(view), *_changes(view), *way, *_matrix(view), *_look(view), *_each(view)]
    blocks += [Heading(line(phrase("report", "reading"))), reading_table(view.drafts, view.refused)]
    return Document(report_title(view), head_of(view.latest), tuple(blocks))


def summary_document(report: Report) -> Document:
    """Half a page to paste into a mail: how many asks stand, the must-haves, what fell and what was gained, what is to be checked."""
    view = view_of(report)
    blocks = [*_head(view), *_red_lines(view, AT_A_GLANCE), *_changes(view, AT_A_GLANCE)]
    if n := len(view.to_look_at()):
        blocks.append(Paragraph(line(counted("to_check", n))))
    return Document(report_title(view), head_of(view.latest), tuple(map(_unlinked, blocks)))


def screen_document(report: Report) -> Document:
    """What is shown on the screen: the table of asks by drafts, short, and the summary below it."""
    view = view_of(report)
    ids = (draft.id for draft in view.drafts)
    table = matrix(view, ids, lambda row: row.ask.id, lambda v, _: f"{SIGNS[v.status]}{_where(v)}{'?' if unsure(v) else ''}")
    summary = summary_document(report)
    return Document(summary.title, summary.head, (table, *summary.blocks))


def _head(view: View) -> list[Block]:
    drafts = phrase("report", "drafts_line", drafts="; ".join(map(head_of, view.drafts)))
    return [Paragraph(line(headline(view)), "lead"), Paragraph(line(drafts)), *cautions(view)]


def _red_lines(view: View, most: int | None = None) -> list[Block]:
    """The asks that must be in: how many stand, and each that does not."""
    musts = must_of(view)
    if not musts.lines:
        return []
    open_ = [row for row in musts.lines if row.now.status != "adopted"]
    blocks: list[Block] = [Heading(line(phrase("report", "red_lines"))), Paragraph(line(red_lines_count(musts)))]
    points = [Point(filled("report", "red_line", ask=_link(row), status=_status(row.now, row.ask))) for row in open_]
    return [*blocks, *_first(points, most)]


def _changes(view: View, most: int | None = None) -> list[Block]:
    if len(view.drafts) < 2:
        return []
    blocks: list[Block] = [Heading(line(phrase("report", "since_draft", before=view.drafts[-2].title)))]
    for change in ORDER:
        if found := view.changed(change):
            blocks.append(Heading(line(sentence_case(phrase("change", change))), 2))
            blocks += _first([_changed(row, brief=most is not None) for row in found], most)
    if len(blocks) == 1:
        blocks.append(Paragraph(line(phrase("report", "no_change"))))
    return blocks


def _changed(row: Row, *, brief: bool) -> Point:
    """One ask whose standing changed: from what to what, why, and what stands now instead of what was lost."""
    before = standing(row.before.status, row.ask) if row.before else ""
    said = standing(row.now.status, row.ask)
    now = toned(row.now.status, phrase("report", "unsure", status=said) if unsure(row.now) else said)
    reason = "" if brief else sentence(row.now.reason)
    key = "still" if row.before and row.before.status == row.now.status else "changed"
    told = filled("report", key, ask=_link(row), before=before, now=now, reason=reason)
    below: list[Line] = [] if brief else [line(sentence(shift)) for shift in row.now.shifts]
    if row.now.survives:
        below.append(line(phrase("report", "survives", where=", ".join(row.now.survives))))
    instead = nearest(row.now) if row.now.change == "lost" and row.ask.stance == "include" else None
    if instead is not None:
        words = line(f"“{short(instead.text.strip('“”'))}”") if brief else marked(instead)
        below.append(filled("report", "instead", where=instead.paragraph, words=words))
    return Point(told, tuple(below))


def _first(points: Sequence[Point], most: int | None) -> list[Block]:
    """The first `most` points, and how many there are beyond them."""
    if most is not None and len(points) > most:
        points = [*points[:most], Point(line(phrase("report", "more", n=len(points) - most)))]
    return [Points(tuple(points))] if points else []


def _link(row: Row) -> Run:
    return Run(titled(row), to=row.ask.id)


def _status(verdict: Verdict, ask: Ask) -> Run:
    return toned(verdict.status, f"{signed(verdict.status, ask)}{_where(verdict)}")


def _where(verdict: Verdict) -> str:
    return f" {verdict.paragraph}" if verdict.paragraph else ""


def _matrix(view: View) -> list[Block]:
    heads = map(marked_title, view.drafts)
    table = matrix(view, heads, _link, lambda v, ask: f"{_status(v, ask).text}{' ?' if unsure(v) else ''}")
    return [Heading(line(phrase("report", "all"))), Paragraph(line(phrase("report", "legend", signs=legend()))), table]


def matrix(view: View, heads: Iterable[str], name: Callable[[Row], str | Run], told: Callable[[Verdict, Ask], str]) -> Table:
    """The asks by the drafts, with what each is called and what is told of each verdict, and how many have which status below."""
    head = (line(phrase("report", "ask")), *map(line, heads))
    rows = tuple((Cell(line(name(row))), *(Cell(line(told(v, row.ask)), v.status) for v in row.row)) for row in view.lines)
    foot = []
    for status in view.counts():
        name_of = Cell(line(Run(f"{SIGNS[status]} {phrase('status', status)}", "strong")), status)
        foot.append((name_of, *(Cell(line(str(view.counts(n)[status]))) for n in range(len(view.drafts)))))
    return Table(head, rows, (OF_ASKS, *[1.0] * len(view.drafts)), tuple(foot))


def _look(view: View) -> list[Block]:
    found = view.to_look_at()
    if not found:
        return []
    points = []
    for row in found:
        status, share = standing(row.now.status, row.ask), f"{row.now.confidence:.0%}"
        told = filled("report", "look_at", ask=_link(row), status=status, share=share)
        places = tuple(line(f"¶ {quote.paragraph}: “{excerpt(quote)}”") for quote in once(row.now.candidates))
        points.append(Point(told, places))
    lead = phrase("report", "look_lead", draft=view.latest.title)
    return [Heading(line(phrase("report", "look"))), Paragraph(line(lead)), Points(tuple(points))]


def _each(view: View) -> Iterator[Block]:
    for name, lines in view.themes():
        yield Heading(line(theme_title(name, lines) or phrase("report", "each")))
        yield from (block for row in lines for block in _ask(row, view.drafts))


def _ask(row: Row, drafts: Sequence[Draft]) -> list[Block]:
    """One ask in the latest draft: its standing and why, what was asked, what the draft says, and its way through the drafts."""
    ask, now = row.ask, row.now
    source = ask.source if ask.source != ask.theme else ""
    about = "; ".join(filter(None, (basis_of(now, ask), phrase("priority", ask.priority), source)))
    blocks: list[Block] = [
        Heading(line(ask.title), 2, ask.id),
        Paragraph(line(status_of(now, ask), f"; {about}"), "status"),
        Paragraph(line(sentence(now.reason))),
        asked_for(ask),
    ]
    for quote in quotes_of(now):
        where = phrase("report", "quoted_bracketed" if quote.bracketed else "quoted", where=quote.paragraph)
        blocks.append(Quote(where, marked(quote)))
    if len(now.missing) > MOST_MISSING and now.status != "adopted" and ask.stance == "include":
        missing = "; ".join(dict.fromkeys(map(words_of, now.missing)))
        blocks.append(Paragraph(line(Run(f"{phrase('report', 'missing')}: ", "strong"), f"{missing}.")))
    blocks += _against(now, ask)
    blocks += [Paragraph(line(sentence(note)), "note") for note in now.notes]
    if len(row.row) > 1:
        told = zip(drafts, row.row, strict=True)
        steps = [line(f"{draft.title} ", toned(v.status, signed(v.status, ask))) for draft, v in told]
        blocks.append(Paragraph(filled("report", "way", way=joined(steps, " → "))))
    return blocks


def status_of(verdict: Verdict, ask: Ask) -> Run:
    """How an ask stands, with its sign and in its colour."""
    return Run(f"{SIGNS[verdict.status]} {sentence_case(standing(verdict.status, ask))}", "strong", tone=verdict.status)


def asked_for(ask: Ask) -> Paragraph:
    asked = phrase("report", "unwanted" if ask.stance == "oppose" else "asked")
    return Paragraph(line(Run(f"{asked}: ", "strong"), f"“{' '.join(ask.text.split())}”"))


def _unlinked(block: Block) -> Block:
    """The block without links: what they lead to is not in this document."""

    def bare(words: Line) -> Line:
        return tuple(Run(run.text, run.mark, tone=run.tone) for run in words)

    if isinstance(block, Points):
        return Points(tuple(Point(bare(p.line), tuple(map(bare, p.below))) for p in block.points), block.numbered)
    return block


def history_document(ask: Ask, drafts: Sequence[Draft], row: Sequence[Verdict]) -> Document:
    """One ask through all drafts: status, reason, quotations and shifts in each."""
    blocks: list[Block] = [asked_for(ask)]
    for draft, verdict in zip(drafts, row, strict=True):
        change = f", {phrase('change', verdict.change)}" if verdict.change and verdict.change != "unchanged" else ""
        blocks += [Heading(line(head_of(draft))), *warning_notes(draft)]
        blocks += [Paragraph(line(status_of(verdict, ask), change), "status"), Paragraph(line(sentence(verdict.reason)))]
        blocks += [Quote(phrase("report", "quoted", where=quote.paragraph), marked(quote)) for quote in _best_quotes(verdict)]
        blocks += [*_against(verdict, ask), *points_of(map(sentence, (*verdict.shifts, *verdict.notes)))]
    return Document(ask.title, head_of(drafts[-1]) if drafts else "", tuple(blocks))


def _against(verdict: Verdict, ask: Ask) -> list[Block]:
    """What the draft says against an ask; of unwanted language that would be the language itself, which is quoted already."""
    quotes = verdict.conflicts if ask.stance == "include" else ()
    return [Quote(phrase("report", "against", where=f"¶ {quote.paragraph}"), marked(quote)) for quote in quotes]


def _best_quotes(verdict: Verdict) -> list[Evidence]:
    """One quotation an element, none twice, with the words that matched for any element."""
    first = [quote for finding in verdict.findings for quote in finding.evidence[:1]] or verdict.evidence[:2]
    places = {(quote.paragraph, quote.start) for quote in first}
    return [quote for quote in quotes_of(verdict) if (quote.paragraph, quote.start) in places]
