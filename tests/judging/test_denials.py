"""What denies, what grants, and what only stands beside either: lines by kind, written for the kind and not found in any set of cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import draft_of
from tests.judging.of_a_line import told, verdict_on
from wsisdiff import assess
from wsisdiff.model import Ask

OBSERVERS = "The quota for indigenous observers shall be doubled."
PROPOSED = "Observers proposed that the quota for indigenous observers shall be doubled"
LEAD = "We commit to end the use of lead in paint by 2028."
ARCHIVE = "We will host the archive of the tribunal."
FEE = "Ships shall pay a port fee."


@pytest.mark.parametrize(
    ("unwanted", "line"),
    [
        ("Hospitals may share patient records with insurers.", "Under no circumstances may hospitals share patient records with insurers."),
        ("Whales may be hunted for commercial purposes.", "At no time may whales be hunted for commercial purposes."),
        ("Foreign vessels shall fish in coastal waters.", "Nowhere shall foreign vessels fish in coastal waters."),
        ("Seed companies may patent native plants.", "No longer may seed companies patent native plants."),
        ("Children under 12 may be questioned by the police.", "In no case may children under 12 be questioned by the police."),
        ("Ships over 30 years may enter the port.", "No ships over 30 years may enter the port."),
        ("Firms with fewer than 10 workers are exempt.", "In no case are firms with fewer than 10 workers exempt."),
    ],
)  # fmt: skip
def test_an_opener_that_denies_turns_the_inverted_sentence_round(unwanted: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, unwanted, line, "oppose").status == "adopted"
    assert told(tmp_path, unwanted, line).status == "left_out"


def test_a_bound_under_two_denials_is_compared_as_a_bound(tmp_path: Path) -> None:
    text = "No one under 16 shall work in quarries."
    assert told(tmp_path, text, "No one under 12 shall work in quarries.").status == "partial"
    assert told(tmp_path, text, "Under no circumstances shall anyone under 16 work in quarries.").status == "adopted"


@pytest.mark.parametrize(
    "after",
    [
        ". We accept this proposal.",
        ". It is so decided.",
        ". We make it our own.",
        "; we adopt it.",
        ", and this proposal is adopted.",
        ". We agree.",
    ],
)
def test_a_proposal_that_what_follows_takes_up_is_the_drafts_own(after: str, tmp_path: Path) -> None:
    assert told(tmp_path, OBSERVERS, PROPOSED + after).status == "adopted"
    assert told(tmp_path, OBSERVERS, PROPOSED + after, "oppose").status == "left_out"


@pytest.mark.parametrize(
    "after",
    [
        ". We do not accept this proposal.",
        ". We agree to examine this proposal.",
        ". We take note of this proposal.",
        ". We agreed on a calendar of meetings.",
        ". Others did not agree.",
        ". The industry endorsed this proposal.",
        ". Participants agreed with this proposal.",
        ". We accept half of this proposal.",
        ". We accept this proposal only for the year 2027.",
        ". Is this agreed?",
        ". We agree that more time is needed.",
    ],
)
def test_a_proposal_that_is_not_plainly_taken_up_is_reported(after: str, tmp_path: Path) -> None:
    assert told(tmp_path, OBSERVERS, PROPOSED + after).status != "adopted"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LEAD, "While no target has been set for cadmium, we commit to end the use of lead in paint by 2028."),
        (LEAD, "We commit to end the use of lead in paint by 2028, although no target has been set for cadmium."),
        (ARCHIVE, "Without admitting any fault, we will host the archive of the tribunal."),
        (ARCHIVE, "Not because we are rich but because we remember, we will host the archive of the tribunal."),
        (
            "Cities shall provide shelters for women.",
            "Cities shall provide shelters for women, without waiting for national laws.",
        ),
    ],
)
def test_a_denial_of_another_matter_beside_the_main_clause_leaves_it(text: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, line).status == "adopted"
    assert told(tmp_path, text, line, "oppose").status == "left_out"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ARCHIVE, "Although we will not host it, we thank the archive of the tribunal."),
        (LEAD, "Without committing to end the use of lead in paint by 2028, we will study it."),
        (ARCHIVE, "Though only for a trial year, we will host the archive of the tribunal."),
        (ARCHIVE, "Although voluntary, we will host the archive of the tribunal."),
        (FEE, "While no green licence is held, ships shall pay a port fee."),
        (FEE, "Without holding a green licence, ships shall pay a port fee."),
        (FEE, "As long as no other money is at hand, ships shall pay a port fee."),
    ],
)
def test_a_clause_that_takes_up_the_matter_or_is_a_condition_does_not(text: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, line).status != "adopted"


def test_the_verb_of_a_clause_that_says_more_of_somebody_is_not_the_sentences_own(tmp_path: Path) -> None:
    text = "Libraries shall lend books free of charge to refugees."
    for more in (
        "who are encouraged to bring their children",
        "who need not be asked for papers",
        "which States are invited to fund",
    ):
        assert told(tmp_path, text, f"{text[:-1]}, {more}.").status == "adopted"
    assert (
        told(tmp_path, "Airports shall provide prayer rooms.", "Airports are invited to provide prayer rooms.").status
        == "partial"
    )


@pytest.mark.parametrize(
    ("unwanted", "line"),
    [
        ("Fees for primary schools are introduced.", "The introduction of fees for primary schools is unthinkable."),
        ("Trade in organs is legalized.", "A legalization of the trade in organs remains inconceivable and contrary to the Convention."),
        ("Customs may seize medicines in transit.", "Customs may no more seize medicines in transit."),
        ("Child marriage is permitted with parental consent.", "Child marriage with parental consent is a thing of the past."),
        ("Elections may be cancelled.", "Elections may be cancelled. This sentence is wrong."),
        ("Banks may bid for ports.", "Banks are disqualified from bidding for ports."),
        ("Seabed mining is authorized.", "The authorization of seabed mining is incompatible with this Convention."),
        ("Tobacco firms may sponsor youth events.", "Tobacco firms are barred from sponsoring youth events."),
        ("Corporal punishment is permitted in schools.", "The days when corporal punishment was permitted in schools are over."),
        ("The retirement age of pilots shall be increased.", "The retirement age of pilots stays as it is."),
        ("Fees for nurseries shall be raised.", "Fees for nurseries are lowered."),
        ("Elections may be cancelled.", "Elections may be cancelled. That is not the case."),
        ("Landlords may evict families without a court order.", "Landlords may not evict families until a court has ordered it."),
        ("Banks may close accounts without giving reasons.", "No bank shall close an account without giving reasons."),
    ],
)  # fmt: skip
def test_unwanted_language_is_denied_by_its_predicate_its_contrary_and_what_follows(
    unwanted: str, line: str, tmp_path: Path
) -> None:
    assert told(tmp_path, unwanted, line, "oppose").status == "adopted"


@pytest.mark.parametrize(
    ("unwanted", "line"),
    [
        ("Fees for nurseries shall be raised.", "Fees for nurseries are lowered in villages and set by the market elsewhere."),
        ("Tobacco firms may sponsor youth events.", "No firm is barred from sponsoring youth events."),
        ("Doctors may treat prisoners in chains.", "Nothing here is contrary to the rule that doctors may treat prisoners in chains."),
        ("Elections may be cancelled.", "Elections may be cancelled. That is not the case in peace."),
        ("Wells may be closed.", "Wells may not be closed until they are dry."),
        ("Wells may be closed.", "Wells may not be closed except in drought."),
        ("Customs may seize medicines in transit.", "Hardly ever may customs seize medicines in transit."),
        ("Banks may bid for ports.", "Only foreign banks are disqualified from bidding for ports."),
        ("Banks may bid for ports.", "Unless they pay a deposit, banks are barred from bidding for ports."),
        ("Executions are resumed.", "A resumption of executions is no longer unthinkable."),
        ("Elections may be cancelled.", "Elections may be cancelled. That was not so before."),
        ("Whaling is resumed.", "The time of the ban is over: whaling is resumed."),
        ("Landlords may evict families without a court order.", "Landlords may evict families without a court order until 2030."),
        ("Banks may close accounts without giving reasons.", "Banks shall not be fined when they close accounts without giving reasons."),
        ("Drones may be used without a licence.", "Drones may not be used at night, but by day without a licence."),
    ],
)  # fmt: skip
def test_a_denial_that_leaves_unwanted_language_proves_nothing(unwanted: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, unwanted, line, "oppose").status != "adopted"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Elections shall be observed. This is not so.", "left_out"),
        ("Elections shall be observed. Where that is not the case, they are repeated.", "partial"),
        ("Elections shall be observed. Nothing has been decided on this.", "left_out"),
        ("Elections shall be observed. Nothing has been decided on their date.", "partial"),
    ],
)
def test_what_follows_takes_back_only_where_it_says_no_more_than_that(line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, "Elections shall be observed.", line).status == status


def test_an_adjective_before_a_noun_of_its_own_denies_nothing(tmp_path: Path) -> None:
    text = "Carriers shall open sealed parcels."
    assert told(tmp_path, text, "Carriers shall open sealed parcels to find illegal goods.", "oppose").status == "left_out"
    assert told(tmp_path, text, "It is illegal for carriers to open sealed parcels.", "oppose").status == "adopted"
    assert told(tmp_path, text, "It is illegal for carriers to open sealed parcels.").status == "left_out"


@pytest.mark.parametrize(
    "lead", ["We do not plan a toll, yet we", "We see no need for a toll, and we", "We do not ask for a toll, nevertheless we"]
)
def test_a_clause_with_a_subject_of_its_own_is_not_reached_by_a_denial_before_it(lead: str, tmp_path: Path) -> None:
    assert told(tmp_path, ARCHIVE, f"{lead} will host the archive of the tribunal.").status == "adopted"
    assert (
        told(tmp_path, ARCHIVE, "We do not think that they, and we, will host the archive of the tribunal.").status == "left_out"
    )


@pytest.mark.parametrize(
    "resolve",
    [
        "will not rest until then",
        "shall not waver",
        "will leave nothing undone to get there",
        "will spare no effort",
        "will never give up",
    ],
)
def test_a_denial_that_says_how_firm_a_resolve_is_turns_nothing_round(resolve: str, tmp_path: Path) -> None:
    assert told(tmp_path, LEAD, f"{LEAD[:-1]} and {resolve}.").status == "adopted"


@pytest.mark.parametrize("heading", ["Prohibited practices", "What is forbidden", "Banned uses", "Prohibitions"])
def test_what_is_only_named_under_a_heading_that_forbids_is_denied(heading: str, tmp_path: Path) -> None:
    text = "Ferries may be sold to speculators."
    under = f"Quays are swept.\n\n## {heading}\n\n3. Ferries sold to speculators.\n\n## Others\n\n4. Masts are painted."
    assert told(tmp_path, text, under, "oppose").status == "adopted"
    assert told(tmp_path, text, under).status == "left_out"
    banned = under.replace("Ferries sold to speculators", "States shall forbid the sale of ferries to speculators")
    assert told(tmp_path, "States shall forbid the sale of ferries to speculators.", banned).status == "adopted"


@pytest.mark.parametrize("answer", ["The commission answers: they shall.", "Yes.", "We answer in the affirmative."])
def test_a_question_that_is_answered_with_yes_is_looked_at(answer: str, tmp_path: Path) -> None:
    question = "Shall ships pay a port fee?"
    assert told(tmp_path, FEE, f"{question} {answer}").status == "partial"
    assert told(tmp_path, FEE, f"{question} They shall not.").status == "left_out"
    assert told(tmp_path, FEE, f"{question} Views differ.").status == "left_out"


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Inspect ferries at least every two years.", "Each Party inspects ferries annually."),
        ("The pilots' board meets twice a year.", "The pilots' board shall meet quarterly."),
        ("Answer requests for salvage within 30 days.", "Answers to requests for salvage are due within 720 hours."),
        ("Cap mooring fees at 20 per cent of the toll.", "Mooring fees may not exceed 15 per cent of the toll."),
        ("The World Health Organization shall inspect ports.", "WHO shall inspect ports."),
        ("Ports should consider granting pilots a pension.", "Ports shall grant pilots a pension."),
    ],
)
def test_more_often_sooner_less_or_firmer_is_granted(asked: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, asked, line).status == "adopted"


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Inspect ferries at least every two years.", "Each Party inspects ferries every five years."),
        ("Inspect ferries at least every two years.", "Some Parties inspect ferries annually."),
        ("The pilots' board meets quarterly.", "The pilots' board shall meet twice a year."),
        ("Answer requests for salvage within 30 days.", "Answers to requests for salvage are due within 60 days."),
        ("Cap mooring fees at 20 per cent of the toll.", "Mooring fees may not exceed 25 per cent of the toll."),
        ("Cap mooring fees at 20 per cent of the toll.", "Mooring fees shall be at least 15 per cent of the toll."),
        ("Require ports to carry out safety drills.", "Ports are encouraged to carry out safety drills."),
    ],
)
def test_less_often_later_more_or_softer_is_granted_in_part(asked: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, asked, line).status == "partial"


@pytest.mark.parametrize(
    "text", ["Oppose the merger of the two ports.", "Don't allow the merger of the two ports.", "No merger of the two ports."]
)
def test_an_unwanted_text_may_say_that_it_is_opposed(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, "We decide on the merger of the two ports.", "oppose").status == "left_out"
    assert told(tmp_path, text, "We do not agree to the merger of the two ports.", "oppose").status == "adopted"
    assert told(tmp_path, text, "We are against the merger of the two ports.", "oppose").status == "adopted"


@pytest.mark.parametrize(
    "line",
    [
        "A motion against the merger of the two ports was defeated.",
        "A proposal to delete the merger of the two ports was rejected.",
    ],
)
def test_what_fails_that_was_against_unwanted_language_leaves_it_standing(line: str, tmp_path: Path) -> None:
    assert told(tmp_path, "The merger of the two ports.", line, "oppose").status == "left_out"


def test_words_of_a_heading_alone_are_no_part_of_a_request(tmp_path: Path) -> None:
    asked = "Ensure that persons with disabilities take part in decisions on flood defences."
    draft = "# Draft\n\n## Part of persons with disabilities in decisions on flood defences\n\n1. We will add sirens in all provinces.\n"
    assert verdict_on(tmp_path, asked, draft).status == "left_out"


NETS = "Owners should pay the full cost of collecting and mending lost fishing nets."
LOANS = "Developed countries should lend boats to developing countries."
COURT = "Set up a harbour court with power to fine."


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        (NETS, "Harbours shall pay the full cost of collecting and mending lost fishing nets.", "partial"),
        (NETS, "The full cost of collecting and mending lost fishing nets shall be paid by visitors.", "partial"),
        (NETS, "The full cost of collecting and mending lost fishing nets shall be paid by all owners.", "adopted"),
        (LOANS, "Developing countries should lend boats to developed countries.", "left_out"),
        (LOANS, "Developed countries should lend boats to developing countries.", "adopted"),
        ("Send in new harbour plans before the end of 2026.", "Ports shall send in new harbour plans within ten years of 2026.", "partial"),
        ("Raise the minimum age for pilots to 18.", "The minimum age for pilots is raised to 18.", "adopted"),
        ("Raise the minimum age for pilots to 18.", "The minimum age for pilots is raised to 16.", "partial"),
        (COURT, "[Option 1] A harbour court with power to fine is set up. [Option 2] No text.", "partial"),
        (COURT, "(Alt 1) A harbour court with power to fine is set up. (Alt 2) A forum is set up.", "partial"),
        (COURT, "A harbour court with power to fine is set up.", "adopted"),
    ],
)  # fmt: skip
def test_who_is_to_act_by_when_and_what_is_only_an_option(asked: str, line: str, status: str, tmp_path: Path) -> None:
    assert told(tmp_path, asked, line).status == status


def test_what_is_forbidden_in_principle_is_not_proved_absent(tmp_path: Path) -> None:
    unwanted = "Sand may be dug in harbours."
    assert told(tmp_path, unwanted, "Digging sand in harbours is forbidden.", "oppose").status == "adopted"
    line = "Digging sand in harbours is in principle forbidden; exceptionally, a warden may allow it."
    assert told(tmp_path, unwanted, line, "oppose").status == "partial"


def test_that_nothing_was_found_of_a_text_is_not_told_as_if_it_were_proved(tmp_path: Path) -> None:
    verdict = told(tmp_path, "Whale oil in harbour lamps.", "Lamps shall be trimmed at dusk.", "oppose")
    assert (verdict.status, verdict.reason.kind) == ("adopted", "reason.oppose_unfound")
    assert verdict.confidence < 0.5


def test_a_rule_that_stood_in_the_draft_before_and_is_gone_is_kept_out() -> None:
    before = draft_of("Whales may be hunted for oil.", id="a", day=date(2026, 1, 1))
    now = draft_of("Lamps shall be trimmed at dusk.", id="b", day=date(2026, 2, 1))
    ask = Ask("w", "Whales", "Whales may be hunted for oil.", stance="oppose")
    assert [v.status for v in assess([ask], [before, now]).verdicts[0]] == ["left_out", "adopted"]
    assert [v.status for v in assess([ask], [now]).verdicts[0]] == ["partial"]


@pytest.mark.parametrize(
    ("unwanted", "status", "reason"),
    [
        ("Whales may be hunted for oil.", "partial", "reason.oppose_other_words"),
        ("Permission to hunt whales for oil.", "partial", "reason.oppose_other_words"),
        ("Whale oil.", "adopted", "reason.oppose_unfound"),
        ("Any mention of whale oil.", "adopted", "reason.oppose_unfound"),
    ],
)
def test_a_rule_may_be_said_without_any_of_its_words(unwanted: str, status: str, reason: str, tmp_path: Path) -> None:
    """That most of a rule's words stand nowhere proves nothing; a thing has its name."""
    verdict = told(tmp_path, unwanted, "Lamps shall be trimmed at dusk.", "oppose")
    assert (verdict.status, verdict.reason.kind) == (status, reason)


def test_a_choice_between_may_and_may_not_leaves_unwanted_language_open(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "Ferries may refuse bicycles.", "Ferries [may] [may not] refuse bicycles.", "oppose").status == "partial"
    )


def test_who_bears_a_cost_pays_it(tmp_path: Path) -> None:
    asked = "Owners must pay the cost of towing stranded boats."
    assert told(tmp_path, asked, "The cost of towing stranded boats shall be borne by the owner.").status == "adopted"
    assert told(tmp_path, asked, "The cost of towing stranded boats shall be borne by the port.").status == "partial"


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        ("Towns that do not comply shall lose their vote.", "A town's non-compliance shall lead to loss of its vote.", "adopted"),
        ("Unpaid work on ferries shall be prohibited.", "Work on ferries that is not paid shall be prohibited.", "adopted"),
        ("We will act against fishing that is not regulated.", "We will act against unregulated fishing.", "adopted"),
        ("We will support regulated markets.", "We will support markets that are not regulated.", "left_out"),
        ("Encourage members to ratify the bridge convention.",
         "Resolves that every member that has not yet done so shall ratify the bridge convention.", "adopted"),
        ("Each member shall pay its dues.", "Each member that has not yet paid shall pay its dues.", "partial"),
        ("Ports shall keep paying until the audit ends.", "Ports shall keep paying pending the end of the audit.", "adopted"),
        ("Ports shall publish their rules.", "Ports shall publish their rules, pending agreement on them.", "partial"),
        ("Say openly that noise harms whales.", "Noise harms whales.", "adopted"),
        ("Ports shall cooperate in teaching children to swim.",
         "Ports shall cooperate in teaching children to swim, recognizing the importance of these lessons.", "adopted"),
    ],
)  # fmt: skip
def test_denials_by_prefix_of_a_subject_and_what_a_request_asks_of_the_drafters(
    asked: str, line: str, status: str, tmp_path: Path
) -> None:
    assert told(tmp_path, asked, line).status == status


def test_what_one_item_of_a_list_says_is_excluded_takes_nothing_from_another(tmp_path: Path) -> None:
    line = "The rules shall cover:\n(a) ships:\n(i) ports explain why a ship has been excluded;\n(b) fees:\n(i) no fee is counted twice."
    verdict = told(tmp_path, "The rules shall make sure that no fee is counted twice.", line)
    assert verdict.reason.kind != "reason.wording_denied"


@pytest.mark.parametrize("opening", ["We doubt that", "We remain unpersuaded that", "We are of the view that some hope that"])
def test_what_we_doubt_is_not_said(opening: str, tmp_path: Path) -> None:
    assert (
        told(tmp_path, "We decide to open a school of rowing.", f"{opening} we should open a school of rowing.").status
        == "left_out"
    )


def test_what_ends_only_later_is_not_denied(tmp_path: Path) -> None:
    line = "Tolls on ferries may go on for twelve months and then cease for good."
    assert told(tmp_path, "Tolls on ferries may go on.", line, "oppose").status == "left_out"
    assert told(tmp_path, "Tolls on ferries may go on.", line).status == "partial"


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Members shall not form alliances.", "Members shall inform alliances."),
        ("Ports shall pay not less than 5 per cent.", "Ports shall pay unless 5 per cent is paid."),
        ("All fishers of the lowlands shall have nets.", "All fishers shall be counted and some shall have nets."),
        ("Set up a court of harbours.", "Notes that a court of harbours was set up in 1950."),
    ],
)
def test_what_only_looks_like_the_request_is_not_adopted(asked: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, asked, line).status != "adopted"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Delegations could not agree that the Conference should:\n\n(a) keep ferries running at night;", "why.rejected"),
        ("Subject (for filing): keep ferries running at night", "why.explained"),
        ("Re: keep ferries running at night", "why.explained"),
        (
            "Document 17, which proposes to keep ferries running at night, was placed on file; the item was closed.",
            "why.reported",
        ),
    ],
)
def test_what_was_not_agreed_or_only_filed_is_left_out(line: str, why: str, tmp_path: Path) -> None:
    verdict = told(tmp_path, "Keep ferries running at night.", line)
    assert verdict.status == "left_out"
    assert why in str(verdict.reason)


def test_unwanted_words_that_are_asked_about_and_answered_with_not_now_are_left_possible(tmp_path: Path) -> None:
    line = "Is water from the lake sold abroad? {answer} the Board will review next year whether it should be."
    unwanted = "Water from the lake is sold abroad."
    assert told(tmp_path, unwanted, line.format(answer="Not now;"), "oppose").status == "partial"
