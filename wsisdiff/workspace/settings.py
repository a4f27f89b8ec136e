"""`wsisdiff.toml`: what a workspace sets for itself. There need be none, and what it does not say is as it is without it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import read_toml, type_name

FILE = "wsisdiff.toml"


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The table `[read]`: by which model, and in which pieces, drafts are read."""

    model: str = ""
    """The model's name, as the package `llm` calls it; empty for none."""
    piece: int = 60_000
    """Characters of a draft in one piece. A page has about 3,000."""
    asks: int = 15
    """Asks that a model is asked in one turn: its answer must not be longer than it can say."""
    seconds: int = 300
    """To wait for one answer."""
    retries: int = 2
    """Calls after one that failed."""


def title_of(folder: Path) -> str:
    """The name of the negotiation, the top-level `title`: it stands at the head of every document; empty where there is none."""
    path = folder / FILE
    title = read_toml(path, BadWorkspace).get("title", "") if path.is_file() else ""
    if not isinstance(title, str):
        raise BadWorkspace(f"title is {type_name(title)}, not a text", where=str(path), todo='write title = "..."')
    return " ".join(title.split())


def read_settings(folder: Path) -> ReadSettings:
    """What the workspace sets for reading; BadWorkspace for a value that is none."""
    path = folder / FILE
    if not path.is_file():
        return ReadSettings()
    table = read_toml(path, BadWorkspace).get("read", {})
    if not isinstance(table, dict):
        raise BadWorkspace("read is no table", where=str(path), todo="begin it with [read]")
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in ReadSettings.__slots__:
            todo = f"write one of {', '.join(ReadSettings.__slots__)}"
            raise BadWorkspace(f"the key {key!r} in [read] means nothing", where=str(path), todo=todo)
        counts = type(value) is int and value >= (0 if key == "retries" else 1)  # true and false are no numbers
        if not (isinstance(value, str) if key == "model" else counts):
            what = "a text" if key == "model" else "a whole number above 0"
            raise BadWorkspace(f"{key} in [read] is {type_name(value)}, not {what}", where=str(path), todo=f"correct {key}")
        found[key] = value
    return ReadSettings(**found)


def with_settings(text: str, *, title: str | None = None, model: str | None = None) -> str:
    """The text of wsisdiff.toml with another title or model, or without one where it is empty; all else stays as a person wrote it."""
    import tomlkit

    document = tomlkit.parse(text)
    if model is not None and "read" not in document:
        document["read"] = tomlkit.table()
    table: Any = document.get("read")
    for holder, key, value in ((document, "title", title), (table, "model", model)):
        if value:
            holder[key] = value
        elif value is not None:
            holder.pop(key, None)
    return tomlkit.dumps(document)
