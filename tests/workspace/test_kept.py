"""Verdicts are kept: the same as without, and made anew where anything is another that they rest on."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import wsisdiff
from tests.conftest import ROOT
from wsisdiff import assess as assess_anew
from wsisdiff.files import plain
from wsisdiff.files.kept import SETTING
from wsisdiff.judging import assess as judging
from wsisdiff.model import Evidence, Finding, Reading, ReadPoint, Remark, Report, Verdict
from wsisdiff.verbs import decide, history
from wsisdiff.workspace import judged as keeping
from wsisdiff.workspace.judged import assess, judge, read_workspace

ASKS = """
[[name]]
names = ["IGF", "Forum on Names"]

[[ask]]
id = "mandate"
title = "Mandate"
text = "We make the mandate of the IGF permanent."

[[ask]]
id = "fund"
title = "A fund"
text = "We decide to establish a fund for rural networks."

[[ask.element]]
id = "fund"
text = "A fund is established"
find = ["establish + fund"]

[[ask]]
id = "delete"
title = "No sponsors"
text = "Delete paragraph 3"
responds_to = "first"
"""
DRAFTS = """
[[draft]]
id = "first"
title = "First draft"
date = 2026-03-01
file = "first.md"

[[draft]]
id = "second"
title = "Second draft"
date = 2026-04-01
file = "second.md"
"""
FIRST = "# Draft\n\n1. We look back.\n\n2. We consider to establish a fund for rural networks.\n\n3. We thank all sponsors.\n"
SECOND = (
    "# Draft\n\n1. We make the mandate of the Forum on Names permanent.\n\n2. We decide to establish a fund for rural networks.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a cache folder of its own."""
    monkeypatch.setenv(SETTING, str(tmp_path / "cache"))
    made = tmp_path / "workspace"
    for name, text in (
        ("asks/asks.toml", ASKS),
        ("drafts/drafts.toml", DRAFTS),
        ("drafts/first.md", FIRST),
        ("drafts/second.md", SECOND),
    ):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The asks that are judged."""
    ids: list[str] = []
    really = judging.judged

    def judged(ask: Any, *rest: Any) -> Any:
        ids.append(ask.id)
        return really(ask, *rest)

    monkeypatch.setattr(judging, "judged", judged)
    return ids


def told(folder: Path) -> Report:
    """The report, which must be that of a run without anything kept."""
    workspace = read_workspace(folder)
    report = assess(workspace)
    anew = assess_anew(workspace.asks, workspace.drafts)
    assert report == anew
    assert repr(report) == repr(anew)  # 1 and 1.0 are the same to ==
    return report


def test_the_second_run_judges_nothing_and_tells_the_same(folder: Path, judged: list[str]) -> None:
    first = assess(read_workspace(folder))
    assert judged == ["mandate", "fund", "delete"]
    assert [[v.status for v in row] for row in first.verdicts] == [
        ["left_out", "adopted"],
        ["partial", "adopted"],
        ["left_out", "adopted"],
    ]
    assert assess(read_workspace(folder)) == first
    assert len(judged) == 3
    assert told(folder) == first


def change(file: str, old: str, new: str) -> Callable[[Path], None]:
    def made(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return made


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        (change("asks/asks.toml", "mandate of the IGF permanent", "mandate of the IGF temporary"), ["mandate"]),
        (change("asks/asks.toml", "establish + fund", "establish + fund | bank"), ["fund"]),
        (change("asks/asks.toml", '"A fund is established"', '"There is a fund"'), ["fund"]),
        (change("asks/asks.toml", "Delete paragraph 3", "Delete paragraph 2"), ["delete"]),
        (change("asks/asks.toml", 'id = "fund"\ntitle', 'id = "fonds"\ntitle'), ["fonds"]),
        (change("asks/asks.toml", 'title = "Mandate"', 'title = "The mandate"'), ["mandate"]),
        (change("asks/asks.toml", "[[name]]", "# a line more\n[[name]]"), []),
        (change("asks/asks.toml", "Forum on Names", "Forum of Names"), ["mandate", "fund", "delete"]),
        (change("drafts/first.md", "consider", "decide"), ["mandate", "fund", "delete"]),
        (change("drafts/second.md", "# Draft\n", "# Draft\n\n## The fund\n"), ["mandate", "fund", "delete"]),
        (change("drafts/drafts.toml", '"Second draft"', '"The second draft"'), ["mandate", "fund", "delete"]),
        (change("drafts/drafts.toml", "2026-03-01", "2026-05-01"), ["mandate", "fund", "delete"]),
        (change("drafts/drafts.toml", '"second"', '"last"'), ["mandate", "fund", "delete"]),
    ],
    ids=range(13),
)
def test_only_what_rests_on_the_change_is_judged_anew(
    folder: Path, judged: list[str], changed: Callable[[Path], None], anew: list[str]
) -> None:
    assess(read_workspace(folder))
    del judged[:]
    changed(folder)
    assess(read_workspace(folder))
    assert judged == anew
    told(folder)
    del judged[:]
    assess(read_workspace(folder))
    assert judged == []


@pytest.mark.parametrize(("name", "value"), [("CODE", ("judging",)), ("LIBRARIES", ("click",))])
def test_other_code_or_another_library_judges_anew(
    folder: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    assess(read_workspace(folder))
    monkeypatch.setattr(keeping, name, value)
    assess(read_workspace(folder))
    assert len(judged) == 6


def test_all_rooms_that_judging_imports_are_in_the_hash() -> None:
    rooms = {*keeping.CODE, "model"}
    for room in ("judging", "matching", "text"):
        for file in (Path(wsisdiff.__file__).parent / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("wsisdiff."):
                    assert node.module.split(".")[1] in rooms | {"errors", "steps"}, f"{file} imports {node.module}"


def test_decisions_are_put_in_the_place_of_kept_verdicts_and_are_not_kept(folder: Path, judged: list[str]) -> None:
    tool = judge(read_workspace(folder))
    decide(folder, tool, "fund", "first", "adopted", "A", date(2026, 4, 2), "they said so", paragraph="2")
    assert judge(read_workspace(folder)).verdicts[1][0].decided_by == "A"
    (folder / "reviews.toml").unlink()
    assert judge(read_workspace(folder)) == tool
    assert len(judged) == 3


def test_one_ask_is_taken_from_what_was_kept_and_keeps_nothing_by_itself(folder: Path, tmp_path: Path, judged: list[str]) -> None:
    workspace = read_workspace(folder)
    before = sorted((tmp_path / "cache").iterdir())
    alone = history(workspace, "fund")
    assert (judged, sorted((tmp_path / "cache").iterdir())) == (["fund"], before)
    assess(workspace)
    assert history(workspace, "fund") == alone
    assert judged == ["fund", "mandate", "fund", "delete"]


def rewritten(tmp_path: Path, change: Callable[[Any], Any]) -> None:
    """The kept verdicts changed, with the right hash, as one would who knows how."""
    for file in (tmp_path / "cache").iterdir():
        data = json.loads(file.read_bytes().partition(b"\n")[2])
        if type(data) is dict and "rows" in data:
            body = json.dumps(change(data)).encode()
            file.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            return
    raise AssertionError("no verdicts were kept")


def each(change: Callable[[list[Any]], Any]) -> Callable[[Any], Any]:
    """The change made to each row."""
    return lambda data: data | {"rows": {name: json.dumps(change(json.loads(row))) for name, row in data["rows"].items()}}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: [],
        lambda data: {"rows": data["rows"]},
        lambda data: data | {"rows": []},
        lambda data: data | {"rows": dict.fromkeys(data["rows"], 1)},
        lambda data: data | {"rows": dict.fromkeys(data["rows"], "no JSON")},
        lambda data: data | {"rows": dict.fromkeys(data["rows"], "[" * 100_000)},
        each(lambda row: row[:1]),
        each(lambda row: row[::-1]),
        each(lambda row: [verdict[:-1] for verdict in row]),
        each(lambda row: [["other", *verdict[1:]] for verdict in row]),
        each(lambda row: [[*verdict[:2], "won", *verdict[3:]] for verdict in row]),
        each(lambda row: [[*verdict[:3], "1", *verdict[4:]] for verdict in row]),
        each(lambda row: [[*verdict[:6], [["1"]], *verdict[7:]] for verdict in row]),
        each(lambda row: {"row": row}),
    ],
    ids=range(14),
)
def test_what_has_another_shape_is_as_good_as_none(
    folder: Path, tmp_path: Path, judged: list[str], change: Callable[[Any], Any]
) -> None:
    first = assess(read_workspace(folder))
    rewritten(tmp_path, change)
    assert assess(read_workspace(folder)) == first
    assert len(judged) == 6
    assert assess(read_workspace(folder)) == first
    assert len(judged) == 6


def test_without_a_cache_all_is_judged_each_time(folder: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "off")
    assert assess(read_workspace(folder)) == assess(read_workspace(folder))
    assert len(judged) == 6


def test_too_many_verdicts_are_not_kept(folder: Path, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGEST_KEPT", 1000)
    assert assess(read_workspace(folder)) == assess(read_workspace(folder))
    assert len(judged) == 6


def test_all_verdicts_of_the_repository_come_back_as_they_were() -> None:
    workspace = read_workspace(ROOT)
    for row in assess_anew(workspace.asks, workspace.drafts).verdicts:
        for verdict in row:
            assert repr(plain.value_of(Verdict, json.loads(json.dumps(plain.plain_of(Verdict, verdict))))) == repr(verdict)


def test_plain_data_is_made_of_every_type_that_a_verdict_may_hold() -> None:
    remark = Remark.of("why.number", now="1", asked=("2",))
    point = ReadPoint("p", "stands", Evidence("1", "x", 0, 1), remark)
    reading = Reading("a", "B", "person", "d", "adopted", 1, (point,), date=date(2026, 3, 1), remarks=(remark,))
    for value in (point, reading, Evidence("1", "x", 0, 1), Finding("e", "x", "found", why=None)):
        assert plain.value_of(type(value), json.loads(json.dumps(plain.plain_of(type(value), value)))) == value
    wrong = (
        (Finding, ["e", "x", "won", [], None]),
        (Finding, "exwn"),
        (Evidence, [None] * 13),
        (ReadPoint, ["p"]),
        (Reading, [1]),
    )
    for kind, data in wrong:
        with pytest.raises(ValueError):
            plain.value_of(kind, data)
    with pytest.raises(TypeError):
        plain._form(bytes)
    with pytest.raises(TypeError):
        plain._form(int | bytes)
