"""The rows of a table that hold requests, each understood and laid on the paragraph that it speaks of; the others with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wsisdiff.advising.boilerplate import asking_data
from wsisdiff.advising.fitting import Fit, best_draft, fit
from wsisdiff.advising.likeness import amended_paragraph
from wsisdiff.advising.named_draft import named_draft
from wsisdiff.asking.naming import clean
from wsisdiff.importing.columns import SHOWN, Chosen, plain_name
from wsisdiff.importing.requests import Request, read_row, values_of
from wsisdiff.importing.table import Row
from wsisdiff.model import Ask, Draft, TableRow
from wsisdiff.telling.phrases import listed, say, short


@dataclass(frozen=True, slots=True)
class Left:
    """Something to say of a row: why it becomes no ask, or what to look at."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as it would look in the paragraph it speaks of."""

    place: str
    draft: str
    paragraph: str
    redline: str


@dataclass(slots=True)
class Line:
    """A row that says something, on its way to asks."""

    row: Row
    place: str
    chosen: Chosen
    values: Mapping[str, str]
    request: Request | None = None
    table_row: TableRow | None = None


@dataclass(slots=True)
class Plan:
    """What an import will do, collected row by row. Every row is in one of these, or is empty, or the head said again."""

    new: list[tuple[str, Ask]] = field(default_factory=list)
    """(place of the row, ask)."""
    updated: list[tuple[str, Ask]] = field(default_factory=list)
    dropped: list[Ask] = field(default_factory=list)
    """Asks whose row is no longer in the table, marked so."""
    same: list[Left] = field(default_factory=list)
    refused: list[Left] = field(default_factory=list)
    empty: int = 0
    near: list[Left] = field(default_factory=list)
    """Rows that become asks although another ask says nearly the same."""
    themes: list[Left] = field(default_factory=list)
    """Rows that head a section, whose words are the theme of the rows below."""
    doubts: list[Left] = field(default_factory=list)
    """What was taken from a row without its saying so plainly, for a person to confirm."""
    notes: list[Left] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    responds_to: str = ""
    """The draft that instructions were taken to speak of."""


def read_lines(tables: Sequence[Chosen], defaults: Mapping[str, str], drafts: Collection[str] | None, found: Plan) -> list[Line]:
    """The rows that hold requests, read; the others are accounted for. One that is refused stands there without a request."""
    lines: list[Line] = []
    for chosen in tables:
        theme = ""
        for row in chosen.rows:
            place = f"{chosen.sheet.name}, {row.place}" if len(tables) > 1 else row.place  # a row's place names its table too
            if row.empty:
                found.empty += 1
                continue
            if chosen.head is not None and [plain_name(c) for c in row.cells] == [plain_name(c) for c in chosen.head.cells]:
                continue
            heading = _heading(row, chosen)
            if heading and "theme" not in chosen.columns:
                theme = heading
                found.themes.append(Left(place, say("import", "theme_row", words=short(heading, SHOWN))))
                continue
            first = next(filter(None, row.cells))
            if re.fullmatch(rf"(?:{'|'.join(asking_data()['totals']['words'])})\W*\d*", plain_name(first)):
                found.refused.append(Left(place, say("import", "nothing_asked", words=short(first, SHOWN))))
                continue
            if row.banner:
                found.refused.append(Left(place, say("import", "banner", words=short(heading or "", SHOWN))))
                continue
            values = values_of(row, chosen.columns, {**defaults, "theme": theme or defaults.get("theme", "")})
            line = Line(row, place, chosen, values)
            lines.append(line)
            try:
                line.request = read_row(place, values, drafts, chosen.texts)
            except ValueError as error:
                found.refused.append(Left(place, str(error)))
                continue
            found.doubts += [Left(place, note) for note in line.request.notes]
    return lines


def _heading(row: Row, chosen: Chosen) -> str:
    """The words of a row that heads a section: one cell across the table, or one cell alone that is not the request's."""
    said = [(n, cell) for n, cell in enumerate(row.cells) if cell]
    if len(said) != 1:
        return ""
    at, words = said[0]
    text = chosen.columns.get("text")
    alone = row.banner or (at != text and at != chosen.columns.get("number") and len(chosen.heads()) > 2)
    alone = alone and any(c.isalpha() for c in words)
    return " ".join(clean(words).split()) if alone and len(words) <= 2 * SHOWN else ""


def fitted(lines: Sequence[Line], read: Callable[[], Sequence[Draft]], found: Plan, force: bool, named: str) -> str:
    """Each change laid on the paragraph of its draft; the draft that was taken where neither rows nor the caller name one."""
    asking = [line for line in lines if line.request and line.request.changes]
    drafts = {d.id: d for d in read()} if asking or named else {}
    if named in drafts:
        for line in lines:
            _as_amended(line, drafts[named], found)
        asking = [line for line in lines if line.request and line.request.changes]
    if not named:
        _perhaps_amended(lines, tuple(drafts.values()), found)
    if not drafts:
        found.notes += [Left(asking[0].place, say("import", "no_drafts", n=len(asking)))] if asking else []
        return ""
    for line in asking:  # "ZD para 9", where no column names the draft
        said = line.request.said if line.request and not line.values.get("responds_to") else None
        if said is not None and (one := named_draft(said, tuple(drafts.values()))):
            line.values = {**line.values, "responds_to": one.id}
    open_ones = [s for line in asking if not line.values.get("responds_to") and line.request for s in line.request.changes]
    guessed = drafts.get(named) or (best_draft(open_ones, tuple(drafts.values())) if open_ones else None)
    for line in asking:
        draft = drafts.get(line.values.get("responds_to", "")) or guessed
        if draft is None or line.request is None:
            continue
        fits = [fit(s, draft) if s.change else Fit(s) for s in line.request.understood.statements]
        trouble = next((f for f in fits if f.trouble), None)
        if trouble is not None and not force and not (trouble.trouble == "text" and (named or draft is not guessed)):
            found.refused.append(Left(line.place, _misfit(trouble, draft)))
            line.request = None
            continue
        if trouble is not None:
            found.doubts.append(Left(line.place, _misfit(trouble, draft)))
        if draft is guessed and not named and not any(f.statement.paragraph for f in fits):
            continue  # "a separate article on mining": nothing of it tells a draft
        line.values = {**line.values, "responds_to": draft.id}
        understood = replace(line.request.understood, statements=tuple(f.statement for f in fits))
        line.request = replace(line.request, understood=understood, values=line.values)
        found.shown += [Shown(line.place, draft.id, f.statement.paragraph, f.redline) for f in fits if f.redline]
    return guessed.id if guessed and not named else ""


def _as_amended(line: Line, draft: Draft, found: Plan) -> None:
    """A text without instruction that is a paragraph of the draft as it should be becomes the change that it asks for."""
    if line.request is None or len(line.request.understood.statements) != 1:
        return
    (said,) = line.request.understood.statements
    label = amended_paragraph(said, draft)
    if label:
        rewritten = replace(said, change="rewrite", paragraph=label)
        line.request = replace(line.request, understood=replace(line.request.understood, statements=(rewritten,)))
        found.doubts.append(Left(line.place, say("import", "amended", paragraph=label, draft=draft.id)))


def _perhaps_amended(lines: Sequence[Line], drafts: Sequence[Draft], found: Plan) -> None:
    """Rows that look like a paragraph as it should be, where no draft is named that they speak of: to be asked, not guessed."""
    for line in lines:
        if line.request is None or line.values.get("responds_to") or len(line.request.understood.statements) != 1:
            continue
        (said,) = line.request.understood.statements
        label, draft = next(((label, d.id) for d in drafts if (label := amended_paragraph(said, d))), ("", ""))
        if label:
            found.notes.append(Left(line.place, say("import", "perhaps_amended", paragraph=label, draft=draft)))


def _misfit(trouble: Fit, draft: Draft) -> str:
    if trouble.trouble == "paragraph":
        return say("import", "no_paragraph", paragraph=trouble.words, draft=draft.id)
    if trouble.trouble == "text":
        return say("import", "other_text", paragraph=trouble.words, draft=draft.id)
    said = {"words": short(trouble.words, SHOWN), "paragraph": trouble.statement.paragraph, "draft": draft.id}
    if trouble.elsewhere:
        return say("import", "words_elsewhere", elsewhere=listed(trouble.elsewhere[:3]), **said)
    return say("import", "no_words" if trouble.statement.paragraph else "words_nowhere", **said)
