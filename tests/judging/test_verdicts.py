"""A verdict follows the guide: every element as strong as asked is adopted, some or weaker is partial, none is left out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.errors import BadWorkspace
from wsisdiff.judging import assess as judging
from wsisdiff.model import Ask, Draft, Element, Verdict
from wsisdiff.telling.remarks import sentence as told
from wsisdiff.telling.remarks import tell
from wsisdiff.text.language import read_data

MANDATE = Element("a", "the mandate continues", (parse_wording("IGF + mandate + extend | continue"),))
ENDLESS = Element("b", "without an end", (parse_wording("IGF + permanent | indefinite"),))
PERMANENT = Ask(
    "permanent", "Make it permanent", "Extend the mandate of the Internet Governance Forum indefinitely.",
    elements=(MANDATE, ENDLESS), conflicts=(parse_wording("mandate + ten years"),),
    names=(("IGF", "Internet Governance Forum"),),
)  # fmt: skip
GUIDELINES = Ask(
    "guidelines", "Commit to the guidelines", "Commit to the guidelines.",
    elements=(
        Element("a", "the guidelines", (parse_wording("guidelines"),)),
        Element("b", "a commitment to them", (parse_wording("guidelines"),), verb="commit"),
    ),
)  # fmt: skip
NO_LINES = Ask(
    "no-lines", "No new Action Lines", "new Action Lines", stance="oppose",
    elements=(Element("a", "new Action Lines", (parse_wording("new Action Lines"),)),),
    opposite=(parse_wording("Action Lines + unchanged"),),
)  # fmt: skip


def verdict(ask: Ask, *paragraphs: str) -> Verdict:
    return assess([ask], [draft_of(*paragraphs)]).verdicts[0][0]


@pytest.mark.parametrize(
    ("ask", "paragraphs", "status"),
    [
        # elements may stand in different paragraphs
        (PERMANENT, ("We extend the mandate of the IGF.", "The Internet Governance Forum is permanent."), "adopted"),
        # a fixed term has one element and contradicts the other
        (PERMANENT, ("We extend the mandate of the IGF for a further ten years.",), "partial"),
        # the vocabulary without the point
        (PERMANENT, ("We recall the Internet Governance Forum.",), "left_out"),
        # brackets are not agreed
        (PERMANENT, ("We extend the mandate of the IGF [indefinitely].",), "partial"),
        # a hedge that takes the point away
        (PERMANENT, ("We will consider extending the mandate of the IGF indefinitely.",), "partial"),
        # what is considered to be something is judged, what is considered to be done is not decided
        (PERMANENT, ("We consider the IGF to be a permanent forum, whose mandate we extend.",), "adopted"),
        (PERMANENT, ("We consider the mandate of the IGF to be extended indefinitely.",), "partial"),
        # "last" is not "lasting"
        (PERMANENT, ("We thank those who hosted the IGF in the last decade.",), "left_out"),
        # a hedge of the sentence that is pointed back to
        (PERMANENT, ("We will explore a permanent IGF. Its mandate could continue.",), "partial"),
        # only noted where a commitment was asked for; "decision" in a list is a noun
        (GUIDELINES, ("We take note of the guidelines on consensus-building and decision-making.",), "partial"),
        (GUIDELINES, ("We note the guidelines.",), "partial"),
        (GUIDELINES, ("We commit to the guidelines.",), "adopted"),
        (GUIDELINES, ("We note the report and commit to the guidelines.",), "adopted"),
        # unwanted language: absent, contradicted, possible, there
        (NO_LINES, ("We reaffirm the Action Lines.",), "adopted"),
        (NO_LINES, ("The Action Lines remain unchanged.",), "adopted"),
        (NO_LINES, ("We need no new Action Lines.",), "adopted"),
        (NO_LINES, ("The Action Lines stay unchanged, and new Action Lines would harm them.",), "adopted"),
        (NO_LINES, ("We will consider new Action Lines in 2030.",), "partial"),
        (NO_LINES, ("[We decide on new Action Lines.]",), "partial"),
        (NO_LINES, ("We decide on new Action Lines.",), "left_out"),
    ],
)
def test_status(ask: Ask, paragraphs: tuple[str, ...], status: str) -> None:
    assert verdict(ask, *paragraphs).status == status


def test_a_conflict_is_shown_with_its_words() -> None:
    found = verdict(PERMANENT, "We extend the mandate of the IGF for a further ten years.")
    assert found.conflicts[0].paragraph == "1"
    assert "ten years" in told(found.reason)


def test_a_question_is_quoted_after_a_view_that_says_it() -> None:
    question = "Should the Internet Governance Forum be permanent, with a mandate that is extended indefinitely?"
    view = "Several delegations asked that the Internet Governance Forum, which met in Athens first, become permanent."
    shown = verdict(replace(PERMANENT, elements=(ENDLESS,)), question, view)
    assert (shown.status, [quote.paragraph for quote in shown.evidence]) == ("partial", ["2", "1"])


def test_evidence_cuts_its_words_out_of_the_paragraph() -> None:
    draft = draft_of("We met. We extend the mandate of the IGF.", "The IGF is permanent.")
    found = assess([PERMANENT], [draft]).verdicts[0][0]
    texts = {p.label: p.text for p in draft.paragraphs}
    for quote in found.evidence:
        assert texts[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.matched
    assert found.evidence[0].text == "We extend the mandate of the IGF."


# ---------------------------------------------------------------- amendments

PROPOSAL = draft_of(
    "The controller shall keep a record of all processing for ten years and shall make it available.",
    "Member States shall lay down the rules on penalties.",
    id="proposal",
    day=date(2012, 1, 1),
)
AMENDMENT = Ask(
    "record", "Five years", responds_to="proposal",
    text="The controller shall keep a simple record of all processing for five years and shall make it available.",
)  # fmt: skip


def later(*paragraphs: str) -> Draft:
    return draft_of(*paragraphs, id="next", day=date(2013, 1, 1))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # a third number in place of the one that was to be replaced grants nothing
        ("The controller shall keep a record of all processing for eight years and shall make it available.", "left_out"),
        # 98 % alike, and nothing of the request
        ("The controller shall keep a record of all processing for ten years and shall make it available.", "left_out"),
        # one of two requested changes
        ("The controller shall keep a record of all processing for five years and shall make it available.", "partial"),
        ("The controller shall keep a simple record of all processing for five years and shall make it available.", "adopted"),
        # taken whole while other words of the paragraph changed
        ("The controller shall keep a simple record of all its processing for five years and shall publish it.", "adopted"),
    ],
)
def test_only_the_requested_change_counts(text: str, status: str) -> None:
    report = assess([AMENDMENT], [PROPOSAL, later("Member States shall lay down the rules on penalties.", text)])
    first, second = report.verdicts[0]
    assert first.status == "left_out"
    assert second.status == status
    assert second.paragraph == "2"


GROUNDS = (
    "The applicant may object to a decision based on points ({}) of the rules, unless the authority shows compelling grounds."
)


@pytest.mark.parametrize(
    ("asked", "now", "status"),
    [
        # the "and" asked for stands between (d) and (e), not anywhere
        ("d) and (e", "d), (e) and (e", "partial"),
        ("d) and (e", "d) and (e", "adopted"),
        # to move (f) is asked for once: that it is gone from its old place is none of it
        ("d), (e), (f) and (g", "d), (e) and (e", "left_out"),
        ("d), (e), (f) and (g", "d), (e), (f) and (g", "adopted"),
    ],
)
def test_small_words_and_moved_words_count_only_in_their_place(asked: str, now: str, status: str) -> None:
    before = draft_of(GROUNDS.format("d), (e) and (f"), id="before", day=date(2012, 1, 1))
    ask = Ask("grounds", "Grounds", GROUNDS.format(asked), responds_to="before")
    assert assess([ask], [before, later(GROUNDS.format(now))]).verdicts[0][1].status == status


def under(heading: str, draft: Draft) -> Draft:
    return replace(draft, paragraphs=tuple(replace(p, section=heading) for p in draft.paragraphs))


@pytest.mark.parametrize(("months", "status"), [("five", "adopted"), ("ten", "left_out")])
def test_the_heading_of_a_section_is_no_part_of_the_paragraph_that_is_amended(months: str, status: str) -> None:
    text = "The controller shall keep a record of all processing for {} years."
    before = draft_of("We met.", text.format("ten"), id="before", day=date(2012, 1, 1))
    drafts = [under("Duties of the controller", d) for d in (before, later("We met.", text.format(months)))]
    ask = Ask("record", "Five years", text.format("five"), responds_to="before")
    assert assess([ask], drafts).verdicts[0][1].status == status


def test_what_stands_under_a_heading_in_the_first_draft_is_adopted_there() -> None:
    text = "We commit to publish all measurements of water quality, free of charge and within thirty days."
    draft = under("Water quality", draft_of("We met.", text, "We call upon industry to report every discharge of waste water."))
    assert assess([Ask("bare", "Publish", text)], [draft]).verdicts[0][0].status == "adopted"


def test_an_ask_that_responds_to_no_known_draft_is_refused() -> None:
    with pytest.raises(BadWorkspace, match="responds to the draft 'proposal'"):
        assess([AMENDMENT], [later("Anything.")])


def test_change_and_shift_since_the_draft_before_are_named() -> None:
    one = draft_of("We commit to the guidelines.", id="one", day=date(2025, 1, 1))
    two = draft_of("We note the guidelines, as appropriate.", id="two", day=date(2025, 2, 1))
    _, now = assess([GUIDELINES], [two, one]).verdicts[0]
    assert now.change == "weakened"
    assert any("commit" in tell(s) and "note" in tell(s) for s in now.shifts)
    assert any("as appropriate" in tell(s) for s in now.shifts)


def test_an_ask_that_stands_word_for_word_is_adopted_in_the_first_draft_too_and_a_draft_of_one_paragraph_can_be_searched() -> (
    None
):
    text = "We decide to make the Forum a permanent body with a secretariat of its own."
    assert verdict(Ask("bare", "A permanent Forum", text), text).status == "adopted"


def test_the_confidence_table_has_a_figure_for_every_ground() -> None:
    table = read_data("confidence")["confidence"]
    assert isinstance(table, dict)
    assert sorted(table) == sorted(judging.GROUNDS)
    assert all(0.0 < value < 1.0 for value in table.values())


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Some delegations proposed that we extend the mandate of the IGF.", "but reported as the view of some"),
        ("Should we extend the mandate of the IGF?", "but put as a question"),
        ("We will consider whether to extend the mandate of the IGF.", "but hedged with “consider"),
    ],
)
def test_how_a_sentence_is_said_is_no_quotation(sentence: str, why: str) -> None:
    assert why in told(verdict(PERMANENT, sentence).reason)


def test_a_view_that_became_the_drafts_own_is_told_in_words() -> None:
    one = draft_of("Some delegations proposed that we commit to the guidelines.", id="one", day=date(2025, 1, 1))
    two = draft_of("We commit to the guidelines.", id="two", day=date(2025, 2, 1))
    _, now = assess([GUIDELINES], [one, two]).verdicts[0]
    assert "the guidelines: no longer reported as the view of some" in map(tell, now.shifts)
    assert not any("“a plain statement”" in s for s in map(tell, now.shifts))


def test_unwanted_language_in_a_lettered_paragraph_keeps_its_letter() -> None:
    draft = draft_of("We will consider new Action Lines in 2030.")
    lettered = replace(draft, paragraphs=(replace(draft.paragraphs[0], label="C"),))
    assert "(paragraph C)" in told(assess([NO_LINES], [lettered]).verdicts[0][0].reason)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We decide that each Party establishes a national register of hives by 2030.", "adopted"),
        ("We encourage Parties to consider a national register of hives by 2030, as appropriate.", "partial"),
        ("We note that each Party may establish a national register of hives by 2030.", "partial"),
        ("We decide that each Party establishes a national register of hives by 2050.", "partial"),
        ("[We decide that each Party establishes a national register of hives by 2030.]", "partial"),
        ("We recall the national day of beekeeping.", "left_out"),
    ],
)
def test_words_of_an_ask_of_text_alone_under_a_much_weaker_verb_or_a_hedge_are_not_its_adoption(text: str, status: str) -> None:
    ask = Ask("hives", "A register of hives", "We decide that each Party establish a national register of hives by 2030.")
    others = ("We thank the host country for its hospitality.", "We welcome the report on trade in seeds.")
    found = verdict(ask, *others, text)
    assert found.status == status, found.reason


def test_what_makes_several_elements_fall_short_is_said_once() -> None:
    schools = Element("a", "schools", (parse_wording("schools"),))
    clinics = Element("b", "clinics", (parse_wording("clinics"),))
    money = Element("c", "money", (parse_wording("money"),))
    ask = Ask("connect", "Connect them", "We pay for schools and clinics.", elements=(schools, clinics, money))
    reason = told(verdict(ask, "We will consider schools and clinics.", "We commit to money.").reason)
    assert reason.startswith("Money (paragraph 2); each hedged with “consider”: schools (paragraph 1); clinics (paragraph 1)")
    assert reason.count("consider") == 1
