"""What is in brackets beside the words that were asked for, and verbs on offer side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import told

ASKED = "Ports should publish their fees every year."


@pytest.mark.parametrize(
    "line",
    [
        "Ports [shall] [should] publish their fees every year.",
        "Ports [shall/should] publish their fees every year.",
        "Ports shall/should publish their fees every year.",
        "Ports should publish their [present] fees every year[, as appropriate].",
        "Ports should publish their fees every year [and their berths [and hours]].",
        "Ports that have not already done so should publish their fees every year[, if they wish to do so].",
    ],
)
def test_what_is_agreed_counts_whatever_is_offered_beside_it(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, ASKED, line).status == "adopted"


@pytest.mark.parametrize(
    "line",
    [
        "Ports [should] [shall] [other] publish their fees every year.",
        "Ports [should] [should not] publish their fees every year.",
        "Ports should [not] publish their fees every year.",
        "Ports [should] publish their fees every year.",
        "Ports should [seek to] publish their fees every year.",
        "Ports should publish their [fees] [hours] every year.",
        "[Ports should publish their fees every year.]",
    ],
)
def test_what_is_asked_for_and_only_offered_is_not_agreed(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, ASKED, line).status == "partial"


def test_of_verbs_on_offer_the_weakest_counts(tmp_path: Path) -> None:
    assert told(tmp_path, "Ports shall publish their fees.", "Ports [shall] [should] publish their fees.").status == "partial"
