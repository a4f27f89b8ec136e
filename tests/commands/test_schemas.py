"""Every JSON answer follows its published schema, and the schemas refuse what does not."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import click
import pytest

from tests.commands.small import run, small_workspace
from wsisdiff.cli import cli
from wsisdiff.model import FactKind

jsonschema = pytest.importorskip("jsonschema")

JSON = ["--format", "json", "--output", "-"]
ANSWERS = {
    "report": ("report-1", ["report", *JSON]),
    "report --by source": ("groups-1", ["report", "--by", "source", *JSON]),
    "report --by theme": ("groups-1", ["report", "--by", "theme", *JSON]),
    "report --by priority": ("groups-1", ["report", "--by", "priority", *JSON]),
    "history": ("history-1", ["history", "igf-permanent-mandate", *JSON]),
    "history --paragraph": ("paragraph-1", ["history", "--paragraph", "62", "--draft", "rev2", *JSON]),
    "compare": ("comparison-1", ["compare", "rev1", "rev2", "--asks", *JSON]),
    "compare --hide-noise": ("comparison-1", ["compare", "rev1", "rev2", "--hide-noise", "--kind", "edited", *JSON]),
    "compare --several": ("beside-1", ["compare", "rev1", "rev2", "rev2", *JSON]),
    "show": ("draft-1", ["show", "rev1", *JSON]),
    "show PARAGRAPH": ("draft-1", ["show", "rev2", "1", "2", *JSON]),
    "read": ("reading-1", ["read", "rev1", "--format", "json"]),
    "read --write": ("reading-1", ["read", "rev1", "--write", "questions.md", "--dry-run", "--format", "json"]),
    "asks check": ("asks-check-1", ["asks", "check", "--format", "json"]),
    "asks points": ("asks-points-1", ["asks", "points", "--format", "json"]),
    "asks import": ("asks-import-1", ["asks", "import", "table.csv", "--dry-run", "--format", "json"]),
}


def schema(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("wsisdiff") / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return data


def closed(node: Any) -> Any:
    """The schema with every object shut: nothing may be written that it does not describe."""
    if isinstance(node, dict):
        shut = {key: closed(value) for key, value in node.items()}
        if "properties" in node:
            shut["additionalProperties"] = False
        return shut
    return [closed(value) for value in node] if isinstance(node, list) else node


def problems(data: Any, of: dict[str, Any]) -> list[str]:
    found = jsonschema.Draft202012Validator(of).iter_errors(data)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = small_workspace(tmp_path_factory.mktemp("json") / "workspace", "rev1", "rev2")
    slip = (
        '[[ask]]\nid = "slip"\ntitle = "Slip"\ntext = "Ports."\n[[ask.element]]\ntext = "Harbours"\nfind = ["harbour + lights"]\n'
    )
    (folder / "asks" / "slip.toml").write_text(slip, encoding="utf-8")
    table = folder.parent / "table.csv"
    rows = ["Para 1: delete 'all'", "We commit to light harbours.", "Paragraph 3 is weak."]
    table.write_text(
        "\n".join(["Topic,Our proposed text", *(f'T{n},"{text}"' for n, text in enumerate(rows))]) + "\n", encoding="utf-8"
    )
    found = {}
    for name, (_, args) in ANSWERS.items():
        args = [str(table) if arg == table.name else arg for arg in args]
        status, out, err = run("-C", str(folder), *args)
        assert status == 0, err
        found[name] = json.loads(out)
    assert found["asks check"]["remarks"]
    return found


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name, command


def test_every_command_that_writes_json_is_tried_here() -> None:
    writing = {
        name
        for name, command in commands(cli)
        for option in command.params
        if isinstance(option.type, click.Choice) and "json" in option.type.choices
    }
    assert writing == {name.split(" -")[0].split(" PAR")[0] for name in ANSWERS}


@pytest.mark.parametrize("path", sorted(Path(str(files("wsisdiff") / "schemas")).glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_is_valid_and_says_of_every_object_whether_it_is_open(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(data)
    assert data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert data["properties"]["schema"]["const"] == "wsisdiff." + "/".join(path.stem.rsplit("-", 1))
    for node in nodes(data):
        if node.get("type") == "object":
            assert node["additionalProperties"] is True
            assert set(node["required"]) == set(node["properties"])


def test_a_schema_names_every_kind_of_mark_that_a_draft_can_have() -> None:
    facts = schema("draft-1")["properties"]["paragraphs"]["items"]["properties"]["facts"]
    assert set(facts["items"]["properties"]["kind"]["enum"]) == set(get_args(FactKind))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(value)


def test_what_two_schemas_share_is_the_same_in_both() -> None:
    names = {path.stem for path in Path(str(files("wsisdiff") / "schemas")).glob("*.json")}
    assert names == {name for name, _ in ANSWERS.values()}
    said: dict[str, Any] = {}
    for name in names:
        for key, value in schema(name)["$defs"].items():
            assert said.setdefault(key, value) == value, f"{key} in {name}"


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_follows_its_schema_and_has_no_key_that_the_schema_does_not_describe(
    name: str, answers: dict[str, Any]
) -> None:
    kind = ANSWERS[name][0]
    assert problems(answers[name], schema(kind)) == []
    assert problems(answers[name], closed(schema(kind))) == [], f"describe the key in wsisdiff/schemas/{kind}.json"


@pytest.mark.parametrize("name", ["report", "report --by source", "history", "compare", "show", "asks check"])
def test_a_schema_refuses_an_answer_without_any_one_key_or_with_a_value_of_another_kind(
    name: str, answers: dict[str, Any]
) -> None:
    sample = small(answers[name])
    validator = jsonschema.Draft202012Validator(schema(ANSWERS[name][0]))
    assert validator.is_valid(sample)
    tried = 0
    for path in paths(sample):
        for spoil in (removed, lambda _: {"wrong": True}, lambda _: -0.5):
            bad = copy.deepcopy(sample)
            at = bad
            for step in path[:-1]:
                at = at[step]
            if spoil is removed and not isinstance(at, dict):
                continue
            if spoil is removed:
                del at[path[-1]]
            else:
                at[path[-1]] = spoil(None)
            assert not validator.is_valid(bad), (path, spoil)
            tried += 1
    assert tried > 20


def removed(_: object) -> None:
    """Marks the key to be taken away."""


def small(node: Any) -> Any:
    """The answer with its lists cut to the one element that says most."""
    if isinstance(node, dict):
        return {key: small(value) for key, value in node.items()}
    if isinstance(node, list) and node and isinstance(node[0], dict):
        keep = max(node, key=lambda value: len(json.dumps(value)))
        return [small(keep)] * (2 if "group" in keep else 1)
    return node


def paths(node: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*before, key)
        if key == "parts" and isinstance(value, dict):
            continue  # which parts a fact has depends on its kind
        yield from paths(value, (*before, key))


def test_a_reader_written_for_a_schema_accepts_keys_that_come_later(answers: dict[str, Any]) -> None:
    later = copy.deepcopy(answers["report"])
    later["new"] = later["asks"][0]["new"] = later["asks"][0]["verdicts"][0]["new"] = 1
    assert problems(later, schema("report-1")) == []
