"""Every list of English under data/en is read by something: a list that nothing names has gone out of use and goes."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "wsisdiff" / "data" / "en").glob("*.toml"))
READ_WHOLE = {"vocabulary"}
"""Files whose lists are read one after the other, whatever they are called."""


@lru_cache(maxsize=1)
def code() -> str:
    """All that could name a list: modules, and templates of pages."""
    paths = [path for end in ("*.py", "*.j2") for path in (ROOT / "wsisdiff").rglob(end)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def unread(file: Path) -> list[str]:
    """The lists and tables of a file that nothing names: in quotation marks, before a stop ("brief.title"), or in a pattern."""
    names = tomllib.loads(file.read_text(encoding="utf-8"))
    return [name for name in names if not re.search(rf"""["'<]{re.escape(name)}["'.]""", code())]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_list_is_read(file: Path) -> None:
    assert re.search(rf'"{file.stem}"', code()), "nothing reads the file"
    assert file.stem in READ_WHOLE or unread(file) == []


def test_a_list_that_nothing_reads_is_found(tmp_path: Path) -> None:
    file = tmp_path / "invented.toml"
    file.write_text('verbs = ["see"]\n[parrots_of_paper]\nkinds = ["grey"]\n', encoding="utf-8")
    assert unread(file) == ["parrots_of_paper"]


def test_every_list_of_instructions_is_in_a_pattern() -> None:
    """Patterns name their lists as `<group.key>` and the parts of which they are made as `{NAME}`, in code and in the data; whole lists of
    patterns are asked for by their group and key."""
    data = (ROOT / "wsisdiff" / "data" / "en" / "instructions.toml").read_text(encoding="utf-8")
    table, source = tomllib.loads(data), code()
    read = {(group, key) for group, keys in re.findall(r"<(\w+)\.([\w|]+)>", source + data) for key in keys.split("|")}
    read |= {("marks", name) for name in re.findall(r"\{([A-Z_]+)\}", source + data)}
    for group, rest in re.findall(r'(?:any_of|rows)\(\s*"(\w+)",([^)]*)\)', source):
        keys = re.findall(r'"(\w+)"', rest)  # one that is in a variable is named where it is given
        read |= {(group, key) for key in keys or table[group] if keys or f'"{key}"' in source}
    assert [(group, key) for group, lists in table.items() for key in lists if (group, key) not in read] == []
