"""The floor: agreement with labels decided by reading may only go up. Measured on 24 November 2026, see docs/figures.md."""

from __future__ import annotations

import csv
import re

from tests.conftest import ROOT
from tools.evaluate import bare, drafts_of, told, truth_of
from tools.gold import agreement, read_labels
from wsisdiff import assess, load_asks

FLOOR_EXACT = 0.95
FLOOR_BALANCED = 0.94
CEILING_WRONG_ADOPTED = 0.02
FLOOR_BARE = 0.39
"""With nothing but their text they are adopted on proof alone: less often right than when every likeness counted, and hardly ever
adopted where they are not."""
CEILING_WRONG_ADOPTED_BARE = 0.02
FLOOR_DEVELOPMENT = 0.92
"""On the drafts by other pens that the wordings were widened with."""
FLOOR_UNSEEN = 0.78
"""On four drafts by two other pens, which nobody tunes on: a guard against losing what was reached, not a target."""


def test_agreement_with_the_labels_of_the_specimens() -> None:
    figures = agreement(truth_of("specimens"), told(assess(load_asks(ROOT / "asks"), drafts_of("specimens"))))
    assert figures.pairs == 175
    assert figures.exact >= FLOOR_EXACT
    assert figures.balanced >= FLOOR_BALANCED
    assert figures.wrong_adopted <= CEILING_WRONG_ADOPTED


def test_agreement_where_an_ask_is_its_text_alone() -> None:
    figures = agreement(truth_of("specimens"), told(assess(bare(load_asks(ROOT / "asks")), drafts_of("specimens"))))
    assert figures.exact >= FLOOR_BARE
    assert figures.wrong_adopted <= CEILING_WRONG_ADOPTED_BARE


def test_agreement_on_the_development_drafts() -> None:
    figures = agreement(truth_of("development"), told(assess(load_asks(ROOT / "asks"), drafts_of("development"))))
    assert figures.pairs == 35 * len(drafts_of("development"))
    assert figures.exact >= FLOOR_DEVELOPMENT
    assert figures.wrong_adopted <= CEILING_WRONG_ADOPTED


def test_agreement_on_the_unseen_drafts() -> None:
    figures = agreement(truth_of("blind"), told(assess(load_asks(ROOT / "asks"), drafts_of("blind"))))
    assert figures.pairs == 140
    assert figures.exact >= FLOOR_UNSEEN


def test_the_labels_are_whole_and_two_readers_made_them() -> None:
    asks = {a.id for a in load_asks(ROOT / "asks")}
    for name, drafts in (("specimens", 5), ("blind", 4)):
        one, other = (read_labels(ROOT / "tests" / "gold" / name / f"reader-{n}.csv") for n in (1, 2))
        for labels in (one, other, truth_of(name)):
            assert len(labels) == drafts * len(asks)
            assert {ask for _, ask in labels} == asks
            assert set(labels.values()) <= {"adopted", "partial", "left_out"}
        assert agreement(one, other).kappa >= 0.9


FLOOR_FIRST_QUOTATION = 0.82
"""Of verdicts that something stands: the first quotation is in the paragraph that the labels name. They name one where several say it."""


def test_the_first_quotation_stands_in_the_paragraph_that_the_labels_name() -> None:
    with (ROOT / "tests" / "gold" / "specimens" / "settled.csv").open(encoding="utf-8", newline="") as file:
        named = {
            (row["draft"], row["ask"]): set(re.split(r"[,;] ?| and ", row["paragraph"])) - {""} for row in csv.DictReader(file)
        }
    report = assess(load_asks(ROOT / "asks"), drafts_of("specimens"))
    shown = [
        v.evidence[0].paragraph in named[v.draft, v.ask]
        for row in report.verdicts
        for v in row
        if v.status != "left_out" and v.evidence and named[v.draft, v.ask]
    ]
    assert len(shown) >= 120
    assert sum(shown) / len(shown) >= FLOOR_FIRST_QUOTATION
