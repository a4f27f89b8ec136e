"""`--fail-on`: status 1 when what it names has happened in the latest draft shown, and the documents are written all the same."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from tests.commands.small import run, take_out, tiny_workspace
from tests.conftest import draft_of
from wsisdiff.commands.report import FAILURES
from wsisdiff.judging.columns import happened
from wsisdiff.model import Ask, Report, Shift, Status, Verdict
from wsisdiff.reporting.writers import FORMS

SETS = [set(chosen) for size in range(4) for chosen in combinations(FAILURES, size)]


def report(*latest: tuple[Status, Shift | None]) -> Report:
    """Asks with these statuses and changes in the latest of two drafts."""
    drafts = tuple(draft_of("Text.", id=id, day=date(2026, n, 1)) for n, id in enumerate(("one", "two"), 1))
    asks = tuple(Ask(f"a{n}", "A", "A") for n in range(len(latest)))

    def verdict(ask: Ask, draft: str, status: Status, change: Shift | None) -> Verdict:
        return Verdict(ask.id, draft, status, 0.0, 0.9, None, change=change)

    rows = tuple(
        (verdict(ask, "one", "left_out", None), verdict(ask, "two", status, change))
        for ask, (status, change) in zip(asks, latest, strict=True)
    )
    return Report(asks, drafts, rows)


@pytest.mark.parametrize("named", SETS, ids=lambda s: "+".join(sorted(s)) or "none")
@pytest.mark.parametrize(
    ("latest", "what"),
    [
        ([("adopted", "gained"), ("adopted", "unchanged"), ("partial", "strengthened")], set()),
        ([("partial", "weakened")], {"weakened"}),
        ([("partial", "lost")], {"lost", "weakened"}),  # lost is the worst way of being weakened
        ([("left_out", "lost")], {"lost", "weakened", "left-out"}),
        ([("left_out", "unchanged")], {"left-out"}),
        ([("left_out", None)], {"left-out"}),
        ([("adopted", "unchanged"), ("left_out", "unchanged"), ("partial", "weakened")], {"left-out", "weakened"}),
        ([], set()),
    ],
)
def test_it_fails_exactly_when_one_of_those_named_has_happened(
    named: set[str], latest: list[tuple[Status, Shift | None]], what: set[str]
) -> None:
    assert happened(report(*latest), tuple(named)) == bool(named & what)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_workspace(tmp_path / "workspace")


def test_what_has_happened_in_the_workspace_of_these_tests(folder: Path) -> None:
    _, out, _ = run("-C", str(folder), "report", "--format", "json", "--output", "-")
    now = {ask["id"]: (ask["verdicts"][1]["status"], ask["verdicts"][1]["change"]) for ask in json.loads(out)["asks"]}
    assert now == {
        "permanent-forum": ("adopted", "gained"),
        "shore-power": ("left_out", "lost"),
        "pilots": ("partial", "gained"),
    }


@pytest.mark.parametrize("named", SETS, ids=lambda s: "+".join(sorted(s)) or "none")
def test_the_status_is_that_of_the_latest_draft_shown(named: set[str], folder: Path) -> None:
    fail_on = [part for name in sorted(named) for part in ("--fail-on", name)]
    assert run("-C", str(folder), "report", *fail_on)[0] == (1 if named else 0)
    # In the first draft nothing can be lost or weakened, but two asks are not there.
    assert run("-C", str(folder), "report", "--draft", "one", *fail_on)[0] == (1 if "left-out" in named else 0)


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
@pytest.mark.parametrize("by", [[], ["--by", "source"]], ids=["status", "by-source"])
def test_the_document_is_written_before_the_status_is_said(form: str, by: list[str], folder: Path) -> None:
    status, _, err = run("-C", str(folder), "report", *by, "--format", form, "--fail-on", "lost", "-q")
    assert (status, err) == (1, "")
    written = folder / "reports" / f"{'by-source' if by else 'status'}.{form}"
    size = written.stat().st_size
    assert size > 500
    status, out, _ = run("-C", str(folder), "report", *by, "--format", form, "--fail-on", "lost", "--output", "-")
    assert status == 1
    assert len(out) > 500
    assert run("-C", str(folder), "report", *by, "--format", form, "-q")[0] == 0


def test_what_is_no_longer_asked_fails_in_no_format_not_even_where_it_is_shown(folder: Path) -> None:
    take_out(folder / "asks" / "ours.toml", "shore-power", "pilots")
    for form in FORMS["report"]:
        assert run("-C", str(folder), "report", "--format", form, "--fail-on", "left-out", "-q")[0] == 0, form


def test_an_unknown_name_is_a_wrong_call(folder: Path) -> None:
    status, _, err = run("-C", str(folder), "report", "--fail-on", "worse")
    assert status == 2
    assert "'lost', 'weakened', 'left-out'" in err
