"""Edits are tried without reading the draft again, and judged as the edited draft would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import ROOT
from tests.proposing.test_proposals import FUNDING, of, wording
from tests.proposing.trying import propose
from wsisdiff import assess
from wsisdiff.judging import bench as workbench
from wsisdiff.judging.assess import assess_on
from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import Ask, Draft
from wsisdiff.proposing.proposals import apply_proposal
from wsisdiff.workspace.manifest import load_workspace


def test_for_all_asks_each_draft_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, int]] = []

    class Counted(DraftIndex):
        def __init__(self, draft: Draft, names: object) -> None:
            read.append((draft.id, len(draft.paragraphs)))
            super().__init__(draft, names)  # type: ignore[arg-type]

    monkeypatch.setattr(workbench, "DraftIndex", Counted)
    drafts = [replace(of(f"Part {n}. We sail ships.", "Birds fly.", id=f"d{n}"), date=date(2025, n, 1)) for n in (1, 2)]
    asks = [replace(FUNDING, id=f"a{n}", text="fund the Forum", elements=FUNDING.elements if n % 2 else ()) for n in range(9)]
    bench = workbench.Bench.of(asks, drafts)
    report = assess_on(tuple(asks), bench)
    for ask, row in zip(report.asks, report.verdicts, strict=True):
        assert propose(ask, row[-1], drafts[-1], drafts, bench=bench) is not None
    assert sorted(read) == [("d1", 2), ("d2", 2)]


def test_with_and_without_a_shared_bench_the_proposals_are_the_same() -> None:
    loaded = load_workspace(ROOT)
    asks = [ask for n, ask in enumerate(loaded.asks) if n % 4 == 0]
    report = assess(asks, loaded.drafts)
    bench = workbench.Bench.of(asks, loaded.drafts)
    for ask, row in zip(report.asks, report.verdicts, strict=True):
        one, other = (propose(ask, row[-1], report.drafts[-1], report.drafts, bench=b) for b in (bench, None))
        assert one == other


@pytest.mark.parametrize("responds_to", ["first", ""])
def test_an_ask_that_is_only_its_text_is_tried_as_it_will_be_judged(responds_to: str) -> None:
    ask = Ask("bare", "Libraries", "We encourage libraries in every village to open on Sundays.", responds_to=responds_to)
    first = replace(
        of("We encourage libraries in every village to open on Mondays.", "Birds fly.", id="first"), date=date(2025, 1, 1)
    )
    second = replace(of("We encourage libraries to open.", "Birds fly.", id="second"), date=date(2025, 2, 1))
    verdict = assess([ask], [first, second]).verdicts[0][-1]
    assert verdict.status != "adopted"
    proposal = propose(ask, verdict, second, [first, second])
    assert proposal is not None
    assert assess([ask], [first, apply_proposal(second, proposal)]).verdicts[0][-1].status == "adopted"


def test_names_that_the_added_words_define_are_known_when_they_are_tried() -> None:
    element = replace(FUNDING.elements[0], wordings=wording("NSF", "fund"))
    ask = replace(FUNDING, proposal="We commit to funding the Night Sky Forum (NSF). The NSF meets.", elements=(element,))
    draft = of("Ships sail.", "Birds fly.")
    proposal = propose(ask, assess([ask], [draft]).verdicts[0][0], draft, [draft])
    assert proposal is not None
    assert assess([ask], [apply_proposal(draft, proposal)]).verdicts[0][0].status == "adopted"


def test_an_abbreviation_that_a_draft_does_not_say_needs_no_second_index_and_one_that_it_says_is_read_as_before() -> None:
    drafts = [
        replace(of("The Baltic Sea Council sails ships.", "The Council meets in May.", id="d1"), date=date(2025, 1, 1)),
        replace(of("Ships sail.", "Birds fly over the sea.", id="d2"), date=date(2025, 2, 1)),
    ]
    bench = workbench.Bench(drafts)
    for text, shared in (("the Union of Bird Counters (UBC)", [True, True]), ("the Baltic Sea Council (BSC)", [False, True])):
        known = bench.knowing(Ask("a", "A", text))
        anew = workbench.Bench(drafts, known.glossary)
        assert [a.index.wholes is b.index.wholes for a, b in zip(known.searched, bench.searched, strict=True)] == shared
        for mine, other in zip(known.searched, anew.searched, strict=True):
            assert [unit.words for unit in mine.index.units] == [unit.words for unit in other.index.units]
            assert mine.shortlist.best(["bsc", "ship"]) == other.shortlist.best(["bsc", "ship"])
            assert mine.rarity("bsc") == other.rarity("bsc")
    assert bench.knowing(Ask("a", "A", "the Artificial Intelligence (AI)")) is bench  # a name that everybody knows
