"""The import contract: a room imports only rooms of rows above it, as docs/architecture.md has them, and nothing imports in a circle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "wsisdiff"
ROW = re.compile(r"^\| (\d+) \| ((?:`\w+` ?)+) \|", re.MULTILINE)


@lru_cache(maxsize=1)
def rows() -> dict[str, int]:
    """Room -> its row, as the page says."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return {room: int(n) for n, rooms in ROW.findall(page) for room in re.findall(r"`(\w+)`", rooms)}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    return [*module.split("."), ""][1]


@lru_cache(maxsize=1)
def graph() -> dict[str, set[str]]:
    """Module -> the modules of the package that it imports, wherever in it."""
    paths = list(PACKAGE.rglob("*.py"))
    modules = {name_of(path) for path in paths}
    return {name_of(path): set(imported(ast.parse(path.read_text(encoding="utf-8")), modules)) for path in paths}


def imported(tree: ast.AST, modules: set[str]) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wsisdiff"):
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in modules else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("wsisdiff"))
        else:
            yield from imported(node, modules)


def test_every_room_has_a_row() -> None:
    rooms = {room_of(module) for module in graph()} - {""}
    assert rooms <= rows().keys()


@pytest.mark.parametrize("module", sorted(graph()))
def test_a_module_imports_only_its_own_room_and_rooms_above_it(module: str) -> None:
    own = room_of(module)
    for other in graph()[module]:
        if own and room_of(other) not in ("", own):
            assert rows()[room_of(other)] < rows()[own], f"{module} imports {other}"


def test_no_module_imports_in_a_circle() -> None:
    try:
        TopologicalSorter({module: others - {module} for module, others in graph().items()}).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])))


def test_each_room_says_what_it_is_and_what_it_may_import() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert said, path
        if path.parent.parent == PACKAGE:
            row = rows()[path.parent.name]
            assert f"Row {row} of docs/architecture.md: may import rows 1 to {row - 1}." in said
