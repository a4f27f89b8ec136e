"""Proposals that do no harm: nothing is struck that proves another ask, nothing contradicts what stands beside it, nothing is weakened."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import ROOT
from tests.proposing.test_proposals import FUNDING, of
from tests.proposing.trying import propose
from tools.evaluate import bare, drafts_of
from wsisdiff import assess, load_asks, read_draft
from wsisdiff.judging.assess import assess_on
from wsisdiff.judging.bench import Bench
from wsisdiff.judging.verdicts import judge
from wsisdiff.model import STATUSES, Ask, Draft, Remark
from wsisdiff.proposing.harm import proofs
from wsisdiff.proposing.proposals import Proposal, apply_proposal, proposal_or_why

PARIS = ROOT.parent / "shared" / "benchmarks" / "paris"
SHARE = 0.95
"""Share of the proposals that are made which make their ask adopted."""


def proposed(ask: Ask, draft: Draft, *others: Ask) -> Proposal | Remark:
    report = assess([ask, *others], [draft])
    judged = [(a, row[-1]) for a, row in zip(report.asks, report.verdicts, strict=True)]
    return proposal_or_why(ask, judged[0][1], draft, [draft], proven=proofs(draft, judged))


def text_of(found: Proposal | Remark) -> str:
    assert isinstance(found, Proposal), found
    return found.new


ASK = Ask("tugs", "Tugs", "We commit to buy 40 tugs for small ports by 2030.")


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("We commit to buy 10 tugs for small ports by 2030.", "We commit to buy 40 tugs for small ports by 2030."),
        ("We commit to buy 40 tugs for small ports by 2035.", "We commit to buy 40 tugs for small ports by 2030."),
        ("We do not commit to buy 40 tugs for small ports by 2030.", "We do commit to buy 40 tugs for small ports by 2030."),
    ],
)
def test_what_is_contrary_is_put_right_where_it_stands_and_no_second_sentence_contradicts_it(said: str, mended: str) -> None:
    assert text_of(proposed(ASK, of("Gulls nest.", said))) == mended


def test_an_attempt_becomes_a_duty_by_striking_the_attempt() -> None:
    ask = Ask("maps", "Maps", "Ports shall publish maps of reefs each spring.")
    found = proposed(ask, of("Ports shall endeavour to publish maps of reefs each spring.", "Gulls nest."))
    assert text_of(found) == "Ports shall publish maps of reefs each spring."


def test_where_a_sentence_denies_it_and_cannot_be_mended_none_is_proposed_and_it_is_said_why() -> None:
    found = proposed(ASK, of("Rejected: We commit to buy 40 tugs for small ports by 2030.", "Gulls nest."))
    assert isinstance(found, Remark) and found.kind == "no_proposal.against"


def test_a_final_draft_gets_no_proposal() -> None:
    draft = replace(of("Gulls nest.", "Ships sail."), final=True)
    found = proposed(ASK, draft)
    assert found == Remark("no_proposal.final")
    assert propose(ASK, assess([ASK], [draft]).verdicts[0][0], draft) is None


def test_the_text_of_an_instruction_is_never_proposed_as_text_of_the_draft() -> None:
    ask = Ask("cut", "Cut", "Delete paragraph 12.", change="delete", paragraph="12")
    found = proposed(ask, of("Gulls nest.", "Ships sail."))
    assert isinstance(found, Remark)


def test_of_a_sentence_with_more_in_it_only_the_unwanted_stretch_is_struck() -> None:
    ask = Ask("fee", "No fee", "a fee for moorings", stance="oppose")
    found = proposed(
        ask,
        of("We welcome the new pier and its lamps, note a fee for moorings, and thank the masters of the tugs.", "Ships sail."),
    )
    assert text_of(found) == "We welcome the new pier and its lamps, and thank the masters of the tugs."


def test_words_that_prove_another_ask_are_not_struck() -> None:
    ask = Ask("fee", "No fee", "a fee for moorings", stance="oppose")
    other = Ask("lamps", "Lamps", "We decide that lamps be lit and a fee for moorings go to pilots.")
    draft = of("We decide that lamps be lit and a fee for moorings go to pilots.", "Ships sail.")
    found = proposed(ask, draft, other)
    assert found == Remark.of("no_proposal.harm", asks=("lamps",))


def test_a_request_for_an_article_goes_there_and_not_into_the_preamble() -> None:
    first, second = of("Recalling the storms of old,", "Ships sail.").paragraphs
    draft = replace(
        of("Recalling the storms of old,", "Ships sail."),
        paragraphs=(replace(first, label="PP1", preamble=True), replace(second, label="Article 2.1")),
    )
    found = proposed(replace(ASK, title="Tugs in Article 2", text="We commit to buy tugs after the storms of old."), draft)
    assert isinstance(found, Proposal) and found.paragraph.startswith("Article 2.1")


def test_a_sentence_that_is_stronger_is_not_replaced_by_a_weaker_one() -> None:
    ask = replace(FUNDING, proposal="We note the funding of the Forum.")
    draft = of("We decide to consider the fund for the Forum.", "Ships sail.")
    found = proposed(ask, draft)
    assert not isinstance(found, Proposal) or "decide" in found.new or not found.old


@pytest.mark.parametrize("plain", [False, True])
def test_no_proposal_takes_from_another_ask_and_those_that_are_made_work(plain: bool) -> None:
    """Over a specimen and three drafts by other pens: whoever stood before an edit stands as well after it."""
    asks = load_asks(ROOT / "asks")
    harmless(bare(asks) if plain else asks, (drafts_of("specimens")[-1], *drafts_of("development")[::5]))


@pytest.mark.skipif(not PARIS.is_dir(), reason="the drafts of the Paris Agreement are third-party files beside the project")
def test_nor_on_real_drafts_with_brackets_and_options() -> None:
    with (PARIS / "requests.csv").open(encoding="utf-8", newline="") as file:
        asks = [
            Ask(r["Title"], r["Title"], r["Requested language"], stance="oppose" if r["Position"] == "oppose" else "include")
            for r in csv.DictReader(file)
        ]
    harmless(asks, tuple(read_draft(file, id=file.stem) for file in sorted((PARIS / "drafts").glob("*.pdf"))))


def harmless(asks: Iterable[Ask], drafts: Iterable[Draft]) -> None:
    """Asserts that no proposal takes from an ask that stands where it edits, and that nearly all that are made work."""
    asks, made, works = tuple(asks), 0, 0
    for draft in drafts:
        draft = replace(draft, date=date(2025, 1, 1), final=False)  # the last specimen as if it were not adopted yet
        bench = Bench.of(asks, [draft])
        report = assess_on(asks, bench)
        judged = [(ask, row[-1]) for ask, row in zip(report.asks, report.verdicts, strict=True)]
        for ask, verdict in judged:
            if verdict.status == "adopted":
                continue
            found = proposal_or_why(ask, verdict, draft, [draft], bench=bench, proven=proofs(draft, judged))
            if isinstance(found, Remark):
                assert found.kind.startswith("no_proposal.")
                continue
            made, works = made + 1, works + (assess([ask], [apply_proposal(draft, found)]).verdicts[0][0].status == "adopted")
            touched = {part.paragraph for part in (found, *found.rest) if part.old}
            near = [
                (a, v)
                for a, v in judged
                if a.id != ask.id and a.stance == "include" and touched & {q.paragraph for q in v.evidence}
            ]
            edited = Bench.of(asks, [apply_proposal(draft, found)]) if near else bench
            for other, before in near:
                after = judge(other, edited, draft.id)
                assert STATUSES.index(after.status) >= STATUSES.index(before.status), (draft.id, ask.id, other.id)
    assert made and works >= SHARE * made, (works, made)
