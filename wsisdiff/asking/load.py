"""asks/*.toml become Asks; every error names file, line and ask and says what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from wsisdiff.asking.changes import LONGEST, change_of, keys_of, recognised, statements_of
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.rows import row_of
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.errors import BadAsk, WsisdiffError
from wsisdiff.files.tables import Entry, entries, read_toml
from wsisdiff.model import PRIORITIES, STANCES, Ask, Element, Priority, Stance, Wording
from wsisdiff.text.ladder import ladder

ASK_KEYS = {"element"} | {f.name for f in fields(Ask)} - {"elements", "names", "instructions", "file", "line"}
"""What an `[[ask]]` may say: the fields of an ask, but for what is found out on reading it."""
_OPTIONAL = ("theme", "source", "responds_to", "proposal", "fallback", "place", "remarks", "owner")
ELEMENT_KEYS = {"find"} | {f.name for f in fields(Element)} - {"wordings"}
WITHIN = ("sentence", "paragraph", "draft")
Said = Callable[[str, tuple[str, ...]], tuple[Statement, ...]]
"""What a text asks for, where others are read beside it."""
Groups = Mapping[str, tuple[str, ...]]
"""Name of a `[[group]]` -> its phrases."""


@dataclass(frozen=True, slots=True)
class AskFiles:
    """What a folder's .toml files hold: the asks that can be read, and one error for each thing that cannot."""

    asks: tuple[Ask, ...]
    errors: tuple[WsisdiffError, ...] = ()
    names: tuple[Entry, ...] = ()
    groups: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The `[[ask]]` tables, readable or not."""
    phrases: Groups = field(default_factory=dict)


def load_asks(folder: str | Path, said: Said = statements_of, only: str = "") -> tuple[Ask, ...]:
    """All asks of a folder's .toml files, in the order of file names and of the files.

    Raises BadAsk for a folder without asks, an ask without text, two asks with one id, a wording that cannot be read. `said` tells what a
    text asks for, in place of `statements_of`; where one ask is named, no other's text is looked at for an instruction.
    """
    read = read_asks(folder, said, only)
    if read.errors:
        raise read.errors[0]
    if not read.asks:
        todo = "write [[ask]] with id, title and text into a .toml file there"
        raise BadAsk("the folder holds no ask", where=str(folder), todo=todo)
    return read.asks


def read_asks(folder: str | Path, said: Said = statements_of, only: str = "") -> AskFiles:
    """All that can be read of a folder of asks, and every error instead of the first. BadAsk only where there is no such folder."""
    folder = Path(folder)
    if not folder.is_dir():
        todo = "run wsisdiff init, or name the workspace with -C"
        raise BadAsk("there is no such folder of asks", where=str(folder), todo=todo)
    errors: list[WsisdiffError] = []
    found: dict[str, list[Entry]] = {"name": [], "group": [], "ask": []}
    for path in sorted(folder.glob("*.toml")):
        try:
            table = read_toml(path, BadAsk)
            for kind, rows in found.items():
                rows += entries(path, kind, BadAsk, table)
        except BadAsk as error:
            errors.append(error)
    names: list[tuple[str, ...]] = []
    groups: dict[str, tuple[str, ...]] = {}
    for entry in found["name"]:
        with _kept(errors):
            names.append(_name(entry))
    for entry in found["group"]:
        with _kept(errors):
            groups[entry.text("name")] = entry.texts("phrases")
    asks: dict[str, Ask] = {}
    texts = tuple(t for entry in found["ask"] if isinstance(t := entry.values.get("text"), str) and len(t) <= LONGEST)
    for entry in found["ask"]:
        with _kept(errors):
            ask = _ask(entry, tuple(names), groups, lambda text: said(text, texts), only)
            if ask.id in asks:
                taken = f"the id {ask.id!r} is taken by {asks[ask.id].file} line {asks[ask.id].line}"
                raise entry.wrong(taken, "give one of the two another id", "id")
            asks[ask.id] = ask
    name_rows, group_rows, ask_rows = (tuple(found[kind]) for kind in ("name", "group", "ask"))
    return AskFiles(tuple(asks.values()), tuple(errors), name_rows, group_rows, ask_rows, groups)


@contextmanager
def _kept(errors: list[WsisdiffError]) -> Iterator[None]:
    """What is wrong with one entry is kept, so that the entries after it are read too."""
    try:
        yield
    except BadAsk as error:
        errors.append(error)


def unknown_keys(asks: Iterable[Entry]) -> tuple[WsisdiffError, ...]:
    """What to say of each key of `[[ask]]` tables that means nothing to wsisdiff, most often a slip of the pen."""
    found = []
    for entry in asks:
        keys = [key for key in entry.values if key not in ASK_KEYS]
        rows = entry.values.get("element", [])
        keys += [key for row in rows if isinstance(row, dict) for key in row if key not in ELEMENT_KEYS]
        found += [entry.wrong(f"the key {key!r} means nothing", "correct or remove it", key) for key in keys]
    return tuple(found)


def _name(entry: Entry) -> tuple[str, ...]:
    names = entry.texts("names")
    if len(names) < 2:
        raise entry.wrong("a name needs at least two forms", 'write names = ["IGF", "Internet Governance Forum"]', "names")
    return names


def _ask(
    entry: Entry, names: tuple[tuple[str, ...], ...], groups: Groups, said: Callable[[str], tuple[Statement, ...]], only: str
) -> Ask:
    try:
        elements = _elements(entry, groups)
    except BadAsk as error:
        # An element has a letter of its own, but it is the ask that one looks for.
        where = error.where.replace("(ask element ", f"(ask {entry.id()!r}, element ")
        raise BadAsk(error.what, where=where, todo=error.todo) from None
    any_of = entry.texts("any_of")
    for name in any_of:
        if name not in {e.id for e in elements}:
            raise entry.wrong(f"any_of names {name!r}, which is no element of this ask", "name one of its elements", "any_of")
    stance = cast(Stance, entry.choice("stance", STANCES, "include"))
    asked = change_of(entry)
    texts: dict[str, Any] = {key: entry.text(key, "") for key in _OPTIONAL}
    ask = Ask(
        id=entry.id(),
        title=entry.text("title"),
        text=entry.text("text", "" if asked.change else None) or asked.new or asked.old or entry.text("title"),
        stance=stance,
        priority=cast(Priority, entry.choice("priority", PRIORITIES, "should")),
        **texts,
        agreed_language=entry.texts("agreed_language"),
        allies=entry.texts("allies"),
        red_lines=entry.texts("red_lines"),
        elements=elements,
        conflicts=_wordings(entry, "conflicts", groups),
        opposite=_wordings(entry, "opposite", groups),
        any_of=any_of,
        partial_from=entry.number("partial_from", 1),
        names=names,
        **keys_of(asked),
        row=row_of(entry),
        file=str(entry.file),
        line=entry.line,
    )
    return ask if only not in ("", ask.id) else recognised(ask, "stance" in entry.values, said)


def _elements(entry: Entry, groups: Groups) -> tuple[Element, ...]:
    rows = entry.values.get("element", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise entry.wrong("element is no list of tables", "begin each with [[ask.element]]", "element")
    elements: list[Element] = []
    for number, row in enumerate(rows):
        letter = chr(97 + number) if number < 26 else str(number)
        part = Entry({"id": letter, **row}, entry.file, entry.line_of_part("ask.element", number), "ask.element", BadAsk)
        element = Element(
            part.text("id"), part.text("text"), _wordings(part, "find", groups), _wordings(part, "partly", groups),
            _wordings(part, "unless", groups), part.text("verb", ""), cast(Any, part.choice("within", WITHIN, "sentence")),
            part.flag("headings"),
        )  # fmt: skip
        _check_verb(part, element.verb)
        if element.id in {e.id for e in elements}:
            raise entry.wrong(f"two elements have the id {element.id!r}", "give one of them another", "id")
        elements.append(element)
    return tuple(elements)


def _check_verb(part: Entry, verb: str) -> None:
    try:
        ladder().level(verb)
    except (ValueError, IndexError):
        todo = f"write one of {', '.join(reversed(ladder().rungs))}"
        raise part.wrong(f"{verb!r} is no verb of the ladder", todo, "verb") from None


def _wordings(entry: Entry, key: str, groups: Groups) -> tuple[Wording, ...]:
    found = []
    for source in entry.texts(key):
        try:
            found.append(parse_wording(source, groups))
        except ValueError as error:
            raise entry.wrong(f"the wording {source!r} cannot be read: {error}", "see docs/asks.md", key) from None
    return tuple(found)
