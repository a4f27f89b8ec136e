"""What `compare` says of an ask is what `report` says, whatever two drafts it shows."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from tests.conftest import ROOT
from wsisdiff import verbs

DRAFTS = """[[draft]]
id = "zero"
title = "Zero draft"
date = 2026-01-01
file = "zero.md"
specimen = true

[[draft]]
id = "zero-official"
title = "Zero draft as published"
date = 2026-01-01
file = "zero-official.md"
replaces = "zero"

[[draft]]
id = "first"
title = "First draft"
date = 2026-02-01
file = "first.md"

[[draft]]
id = "second"
title = "Second draft"
date = 2026-03-01
file = "second.md"
"""
TEXTS = {
    "zero": "1. We commit to fund the harbour school.\n\n2. Pilots shall rest after ten hours.\n\n3. Ferries sail each dawn.\n",
    "zero-official": "1. We commit to fund the harbour school (HS).\n\n2. Pilots shall rest after nine hours.\n\n3. Ferries sail.\n",
    "first": "1. We encourage donors to fund the HS.\n\n2. Pilots shall rest after nine hours.\n\n3. A toll is levied on ferries.\n",
    "second": "1. Ferries sail each dawn.\n\n2. Pilots rest after nine hours where possible.\n\n3. We commit to fund the harbour school.\n",
}
ASKS = """[[ask]]
id = "school"
title = "The harbour school is funded"
text = "We commit to fund the harbour school."

[[ask]]
id = "rest"
title = "Rest for pilots"
text = "Pilots shall rest after eight hours."
responds_to = "zero"

[[ask]]
id = "no-toll"
title = "No toll on ferries"
stance = "oppose"
text = "A toll is levied on ferries."
"""


def contradictions(folder: Path) -> tuple[int, list[tuple[str, str, str]]]:
    """How many statuses were compared, and (ask, old, new) where a comparison says another status than the report."""
    report = verbs.report(verbs.read_workspace(folder))
    ids = [draft.id for draft in report.drafts]  # type: ignore[union-attr]
    said = {v.ask: dict(zip(ids, (w.status for w in row), strict=True)) for row in report.verdicts for v in row[:1]}  # type: ignore[union-attr]
    seen, found = 0, []
    for old, new in combinations(ids, 2):
        for row in verbs.compare(folder, old, new).rows:
            for ask, before, after in row.change.asks:
                seen += 1
                if (before, after) != (said[ask][old], said[ask][new]):
                    found.append((ask, old, new))
    return seen, found


def test_on_the_repository_s_workspace_every_pair_of_drafts_says_what_the_report_says() -> None:
    seen, found = contradictions(ROOT)
    assert seen > 100
    assert found == []


def small_workspace(tmp_path: Path) -> None:
    for part in ("drafts", "asks"):
        (tmp_path / part).mkdir()
    (tmp_path / "drafts" / "drafts.toml").write_text(DRAFTS, encoding="utf-8")
    for name, text in TEXTS.items():
        (tmp_path / "drafts" / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "asks" / "asks.toml").write_text(ASKS, encoding="utf-8")


def test_with_asks_of_text_alone_and_a_replaced_specimen_too(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    seen, found = contradictions(tmp_path)
    assert seen >= 4
    assert found == []


def test_unwanted_language_that_comes_in_is_told_where_it_stands(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    rows = verbs.compare(tmp_path, "zero-official", "first").rows
    [touched] = [row.change.new for row in rows if any(ask == "no-toll" for ask, *_ in row.change.asks)]
    assert touched == ("3",)
