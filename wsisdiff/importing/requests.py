"""One row of a table becomes asks: its cells read, its request understood."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from wsisdiff.advising.boilerplate import asking_data, is_deletion, is_placeholder
from wsisdiff.advising.points import elements_from
from wsisdiff.asking.changes import with_change, worded
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.statement import Statement, Understood
from wsisdiff.asking.instructions.understand import read_request
from wsisdiff.asking.naming import clean, title_from
from wsisdiff.ids import ID
from wsisdiff.importing.beside import place_of, understood_beside
from wsisdiff.importing.columns import SHOWN
from wsisdiff.importing.table import Row
from wsisdiff.model import STANCES, Ask, Priority, TableRow
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.words import words

LONG = ("text", "proposal", "fallback", "remarks", "old", "agreed_language", "allies", "red_lines")
AS_IT_IS = ("theme", "source", "place", "responds_to", "proposal", "fallback", "owner")
"""Fields that an ask has as the row says them."""
LONGEST_TEXT = 20_000
"""Characters of a text above which a cell holds no request but a document."""
POINT_LENGTH = 400
"""Characters of a list's item up to which it is a point; longer ones are paragraphs."""


@dataclass(frozen=True, slots=True)
class Request:
    """A row read: its values by field, what its request says, and what a person should look at."""

    place: str
    values: Mapping[str, str]
    said: str
    understood: Understood
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Statement, ...]:
        return tuple(s for s in self.understood.statements if s.change)


def values_of(row: Row, columns: Mapping[str, int], defaults: Mapping[str, str]) -> dict[str, str]:
    """Field -> the row's value, `defaults` where its cell is empty."""
    found = {field: _value(field, cell_of(row, column)) or defaults.get(field, "") for field, column in columns.items()}
    return {**defaults, **found}


def cell_of(row: Row, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def _value(field: str, cell: str) -> str:
    return clean(cell) if field in LONG else " ".join(clean(cell).split())


# ---------------------------------------------------------------- reading


def read_row(place: str, values: Mapping[str, str], drafts: Collection[str] | None, texts: bool = True) -> Request:
    """The row's request, understood; ValueError with why the row is none. `texts`: as in `understood_beside`."""
    where = place_of(values.get("paragraph", ""), values.get("article", ""))
    text, action, said = values.get("text", ""), values.get("action", ""), values.get("stance", "")
    if where and said and not text and not action:
        text, values = said, {**values, "stance": ""}  # "Support" beside a paragraph
    elif said.casefold() in asking_data()["acts"]["new"]:
        action, values = action or said, {**values, "stance": ""}
    if not text and not (action and where):
        raise ValueError(say("import", "no_text"))
    if is_deletion(text) and not where and not values.get("old"):
        raise ValueError(say("import", "deletion", words=short(text, SHOWN)))
    if is_placeholder(text) and not action:
        raise ValueError(say("import", "placeholder", words=short(text, SHOWN)))
    if len(text) > LONGEST_TEXT:
        raise ValueError(say("import", "long", most=LONGEST_TEXT))
    responds = values.get("responds_to", "")
    if responds and drafts is not None and responds not in drafts:
        raise ValueError(say("import", "no_draft", draft=responds))
    stance = one_of("stances", "stance", values, "")
    one_of("priorities", "priority", values, "should")
    understood = understood_beside(text, where, action, values.get("old", ""), stance, texts)
    if understood.unclear and not understood.statements:
        opposed = stance == "oppose" and re.fullmatch(r"\W*\w*\W*\d[\w. ]*", text)
        if not opposed:
            raise ValueError(say("import", "unclear", words=short("; ".join(understood.unclear), 2 * SHOWN)))
        understood = read_request(f"Delete {text if re.search('[A-Za-z¶§]', text) else f'paragraph {text}'}")
    if not understood.statements:
        raise ValueError(say("import", "nothing_asked", words=short(text, SHOWN)))
    if not all(s.whole for s in understood.statements):
        raise ValueError(say("import", "unclear", words=short(text, 2 * SHOWN)))
    notes = [say("import", "also_unclear", words=short(piece, SHOWN)) for piece in understood.unclear]
    understood = _with_stance(understood, stance, notes, text)
    if any(s.stance == "oppose" and not s.new for s in understood.statements) and "bracket" in text.casefold():
        notes.append(say("import", "implied", words=short(text, SHOWN)))
    return Request(place, values, text, understood, tuple(notes))


def _with_stance(understood: Understood, stance: str, notes: list[str], text: str) -> Understood:
    """The statements under the stance that a column names; ValueError where the request says the contrary. "No fees for crews" is what is
    wanted of the world where that is support, "no reference to fees" what is not wanted in the text."""
    plain = [s for s in understood.statements if not s.change]
    opposed = [s for s in plain if s.stance == "oppose"]
    firm = stance == "include" and any(not s.implied for s in opposed)
    if firm and re.match(r"\W*(?:we|i|our)\b", text, re.IGNORECASE):
        raise ValueError(say("import", "two_stances", words=short(opposed[0].new, SHOWN)))
    if firm and compiled(r"\b<talk.about>\b").search(text[:SHOWN]) is None:
        return replace(understood, statements=(Statement(new=text),))
    if firm or (stance != "include" and any(s.implied for s in opposed)):
        notes.append(say("import", "implied", words=short(opposed[0].new, SHOWN)))
    if stance != "oppose" or opposed or not plain:
        return understood
    return replace(understood, statements=tuple(s if s.change else replace(s, stance="oppose") for s in understood.statements))


def one_of(table: str, field: str, values: Mapping[str, str], default: str) -> str:
    """The value of a key that a cell means; ValueError for one that is none of the usual words."""
    raw = values.get(field, "").casefold()
    said = raw.strip(" .!*") or raw
    if not said:
        return default
    known = asking_data()[table].items()
    within = (v for v, forms in known if any(len(form) > 4 and re.search(rf"\b{re.escape(form)}\b", said) for form in forms))
    value = next((v for v, forms in known if said in forms), "") or next(within, "")
    if not value:
        raise ValueError(say("import", field, words=short(said, SHOWN)))
    return "must" if value == "red_line" else str(value)


# ---------------------------------------------------------------- asks


def asks_of(request: Request, row: TableRow | None) -> tuple[Ask, ...]:
    """The asks of a row, without ids that are not given: one for language that is wanted or not, one for each change of a paragraph."""
    values, said_so = request.values, request.understood.statements
    gone = [s.stance == "oppose" and not (s.change or s.new) and bool(s.paragraph) for s in said_so]  # opposed as a whole
    statements = tuple(replace(s, change="delete", stance="include") if g else s for s, g in zip(said_so, gone, strict=True))
    plain = tuple(s for s in statements if not s.change)
    base = _base(request, row)
    made: list[Ask] = []
    for stance in STANCES:
        if same := tuple(s for s in plain if s.stance == stance):
            made.append(_of_language(base, same, request, alone=len(same) == len(statements)))
    for said in (s for s in statements if s.change):
        told = any(s.change and s.whole for s in read_request(request.said).statements)  # else it is a cell that needs the others
        text = request.said if len(statements) == 1 and told else worded(said)
        ask = with_change(replace(base, text=text, title=base.title if told else values.get("title") or title_from(text)), said)
        made.append(ask if len(statements) == 1 else replace(ask, title=_own_title(base.title, worded(said))))
    if len(made) > 1:
        made = [replace(a, title=_own_title(base.title, a.text)) if a.title == base.title else a for a in made]
    given = values.get("id", "")
    return tuple(replace(ask, id=given if n == 0 else "") for n, ask in enumerate(made))


def _base(request: Request, row: TableRow | None) -> Ask:
    values = request.values
    title = given if words(given := values.get("title", "")) else title_from(request.said or values.get("action", ""))
    grounds = "\n".join(g for g in request.understood.grounds if request.changes)
    remarks = "\n".join(filter(None, (values.get("remarks", ""), grounds)))
    priority = cast(Priority, one_of("priorities", "priority", values, "should"))
    own: dict[str, Any] = {key: values.get(key, "") for key in AS_IT_IS}
    own |= {key: _several(values.get(key, "")) for key in ("agreed_language", "allies")}
    return Ask(
        id="", title=title, text=request.said, priority=priority, row=row, red_lines=_red_lines(values), remarks=remarks, **own
    )


def _red_lines(values: Mapping[str, str]) -> tuple[str, ...]:
    """What a column for it says; for a priority "red line", that this is one."""
    said = values.get("priority", "").casefold().strip(" .!*")
    named = (say("import", "red_line"),) if said in asking_data()["priorities"]["red_line"] else ()
    return _several(values.get("red_lines", "")) or named


def _of_language(base: Ask, statements: tuple[Statement, ...], request: Request, alone: bool) -> Ask:
    """Language that is wanted, or not: the items of a list are its points."""
    first = statements[0]
    texts = [s.new for s in statements]
    points = len(texts) > 1 and all(len(text) <= POINT_LENGTH for text in texts)
    text = request.said if alone and len(texts) > 1 else "\n".join(texts)
    elements = elements_from(texts) if points and len(texts) <= 26 else ()
    return replace(base, stance=first.stance, text=text or request.said, paragraph=first.paragraph, elements=elements)


def _own_title(title: str, text: str) -> str:
    return f"{title}: {short(text, SHOWN)}" if title else title_from(text)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;\n]", cell) if part.strip())


def check_id(given: str, taken: Collection[str]) -> None:
    """ValueError for an id that a row brings and that no ask can have."""
    if given and not ID.fullmatch(given):
        raise ValueError(say("import", "bad_id", id=given))
    if given in taken:
        raise ValueError(say("import", "taken", id=given))
