"""Which edits are tried for an ask, where they go, and what becomes of labels, headings and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import draft_of
from tests.proposing.test_proposals import FUNDING, of, proposed, wording
from tests.proposing.trying import propose
from wsisdiff import assess
from wsisdiff.judging.ways.elements import THIN, support, thin
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Element, Evidence, Finding, Heading, Verdict
from wsisdiff.proposing.added_texts import MOST_SENTENCES, pieces_of, texts_to_add
from wsisdiff.proposing.candidates import Candidate, for_opposition
from wsisdiff.proposing.homes import section_for
from wsisdiff.proposing.merging import merge
from wsisdiff.proposing.proposals import _next_label, apply_proposal
from wsisdiff.proposing.rewording import Patch
from wsisdiff.telling.remarks import words_of
from wsisdiff.text.names import names_of


def judged(ask: Ask, *drafts: Draft) -> Verdict:
    return assess([ask], drafts).verdicts[0][-1]


# ---------------------------------------------------------------- what could be put in


def test_the_sentences_of_a_proposal_are_tried_alone_and_together_the_shortest_first() -> None:
    ask = replace(FUNDING, proposal="we fund the Forum. We open it. It meets")
    found = texts_to_add(ask)
    assert found[0] == "It meets."
    assert found[-1] == "We fund the Forum. We open it. It meets."
    assert "We fund the Forum. It meets." in found and "We fund the Forum. We open it." in found
    assert list(map(len, map(str.split, found))) == sorted(map(len, map(str.split, found)))


def test_of_more_sentences_than_three_each_is_tried_alone_and_all_together() -> None:
    sentences = ["We fund it.", "We open it.", "We name it.", "We like it."]
    found = texts_to_add(replace(FUNDING, proposal=" ".join(sentences)))
    assert len(sentences) > MOST_SENTENCES
    assert set(found) == {*sentences, " ".join(sentences)}


def test_a_clause_that_points_back_is_not_tried_alone() -> None:
    assert pieces_of("We recognize the Forum, and commit to funding it.") == (
        "We recognize the Forum, and commit to funding it.", "We recognize the Forum. We commit to funding it.",
        "We recognize the Forum.",
    )  # fmt: skip
    assert pieces_of("The Forum meets and is funded.") == ("The Forum meets and is funded.",)


def test_the_size_of_an_edit_is_the_words_it_puts_in_and_strikes_out() -> None:
    assert Candidate("reword", (Patch(0, 0, 12, "one two"), Patch(1, 5, 5, "three"))).size == 2 + 2 + 1
    assert Candidate("new_paragraph", added="one two three").size == 3


def test_a_section_is_meant_by_the_name_nearest_to_it_if_it_is_near() -> None:
    draft = of("a", "b", "c", sections=("Closing digital divides", "Human rights", ""))
    assert section_for("Bridging digital divides", draft) == "Closing digital divides"
    assert section_for("Finance", draft) == ""
    assert section_for("", draft) == section_for("Finance", of("a")) == ""


# ---------------------------------------------------------------- where it goes


def test_an_empty_section_that_is_meant_gets_the_text_after_its_last_paragraph() -> None:
    draft = of("Cats eat.", "Birds fly.", "Ships sail.", "We close.", sections=("Opening", "Taxis", "Taxis", "End"))
    ask = replace(FUNDING, place="Taxes")  # no paragraph shares a word with the ask
    assert proposed(ask, draft).paragraph == "3"


def test_a_paragraph_before_the_numbered_ones_gets_nothing_that_is_decided() -> None:
    draft = of("Recalling the Forum and its friends.", "Birds fly near the Forum.", "Ships sail.")
    first = replace(draft.paragraphs[0], preamble=True)
    proposal = proposed(replace(FUNDING, place=""), replace(draft, paragraphs=(first, *draft.paragraphs[1:])))
    assert proposal.paragraph == "2"
    lettered = replace(draft.paragraphs[0], label="PP1")
    assert proposed(replace(FUNDING, place=""), replace(draft, paragraphs=(lettered, *draft.paragraphs[1:]))).paragraph == "2"
    all_before = tuple(replace(p, preamble=True) for p in draft.paragraphs)
    assert proposed(replace(FUNDING, place=""), replace(draft, paragraphs=all_before)).paragraph in ("1", "2")


def test_what_partly_stands_is_completed_where_it_stands() -> None:
    ask = replace(FUNDING, elements=(*FUNDING.elements, Element("b", "open meetings", wording("open meetings"))))
    draft = of("Birds fly.", "The Forum has open meetings.", sections=("Governance", "Other"))
    assert proposed(ask, draft).paragraph == "2"


def test_little_likeness_to_what_stood_before_is_no_home() -> None:
    draft = of("Names are unique.", "Birds fly over the sea.", sections=("Governance", "Follow-up"))
    verdict = judged(FUNDING, draft)
    found = propose(
        FUNDING, verdict, draft, stood="We commit to fund the Forum, whose guests come by sea in great numbers each year."
    )
    assert found is not None and found.paragraph == "1"


# ---------------------------------------------------------------- kinds of asks


def test_an_ask_of_text_alone_that_stands_in_brackets_is_freed_of_them() -> None:
    text = "We encourage the opening of libraries in every village on Sundays."
    ask = Ask("bare", "Libraries", text)
    draft = of("We sail ships.", f"[{text}]", "Birds fly south in winter.")
    assert judged(ask, draft).status == "partial"
    proposal = proposed(ask, draft)
    assert (proposal.kind, proposal.new) == ("brackets", text)


def test_an_amendment_taken_in_brackets_is_freed_of_them() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    asked = base.replace("once a year", "twice a year")
    first = of(base, "We close.", id="first")
    second = replace(of(base.replace("once a year", "[twice] a year"), "We close.", id="second"), date=date(2025, 2, 1))
    ask = Ask("amend", "Amend", asked, responds_to="first")
    assert judged(ask, first, second).status == "partial"
    proposal = proposed(ask, second, first)
    assert (proposal.kind, proposal.new) == ("brackets", asked)


def test_an_amendment_whose_paragraph_is_gone_is_proposed_as_a_new_one_at_the_end() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    first = of(base, "We close.", id="first")
    second = replace(of("Birds fly.", "Ships sail.", id="second"), date=date(2025, 2, 1))
    ask = Ask("amend", "Amend", base.replace("once", "twice"), responds_to="first")
    verdict = judged(ask, first, second)
    assert (verdict.status, verdict.paragraph) == ("left_out", None)
    proposal = proposed(ask, second, first)
    assert (proposal.kind, proposal.paragraph, proposal.after, proposal.text) == ("new_paragraph", "2 bis", "2", ask.text)


def test_an_ask_of_signs_alone_has_nothing_to_propose() -> None:
    ask = Ask("signs", "…", "…")
    draft = of("We sail ships.", "Birds fly.")
    assert propose(ask, replace(judged(ask, draft), status="left_out"), draft) is None


def test_unwanted_words_go_with_the_bracket_that_closes_behind_them_and_with_a_remark_alone_the_whole_paragraph() -> None:
    ask = Ask("no-tax", "No tax", "a tax", stance="oppose", elements=(Element("a", "a tax", wording("tax")),))
    kept = proposed(ask, of("We trade. [We introduce a tax.]", "We close."))
    assert kept.new == "We trade."
    alone = proposed(ask, of("We introduce a tax. [agreed ad ref]", "We close."))
    assert (alone.new, alone.kind) == ("", "strike")
    draft = of("We introduce a tax.", sections=("Taxes",))
    assert list(for_opposition(replace(judged(ask, draft), conflicts=(), evidence=()), draft)) == []


# ---------------------------------------------------------------- the edited draft


@pytest.mark.parametrize(
    ("label", "taken", "new"),
    [
        ("91", {"91"}, "91 bis"),
        ("91", {"91", "91 bis"}, "91 ter"),
        ("91 bis", {"91", "91 bis"}, "91 ter"),
        ("91 bis", {"91", "91 bis", "91 ter"}, "91 quater"),
        ("91 quinquies", {"91 quinquies"}, "91 quinquies bis"),
        ("A", {"A"}, "A bis"),
        ("91", {"91", *(f"91 {n}" for n in ("bis", "ter", "quater", "quinquies", "sexies"))}, "91 bis"),
    ],
)
def test_a_new_paragraph_gets_the_next_free_latin_number(label: str, taken: set[str], new: str) -> None:
    if label == "91 quinquies":
        new = "91 sexies"
    assert _next_label(label, taken) == new


def test_headings_move_with_the_paragraphs_that_come_and_go() -> None:
    ask = Ask("no-tax", "No tax", "a tax", stance="oppose", elements=(Element("a", "a tax", wording("tax")),))
    draft = of("We act.", "A tax is due.", "We close.", "We end.", sections=("A", "B", "C", "C"))
    gone = apply_proposal(draft, proposed(ask, draft))
    assert [(h.text, h.before) for h in gone.headings] == [("A", 0), ("B", 1), ("C", 1)]
    listed = of("We welcome the Forum:\n(a) it is open.", "We close.", sections=("Governance", "B"))
    come = apply_proposal(listed, proposed(FUNDING, listed))
    assert [(h.text, h.before) for h in come.headings] == [("Governance", 0), ("B", 2)]
    assert [p.section for p in come.paragraphs] == ["Governance", "Governance", "B"]
    assert [p.span.cut(come.text) for p in come.paragraphs] == [p.text for p in come.paragraphs]


@pytest.mark.parametrize(
    ("base", "ask", "target", "merged"),
    [
        ("One two three.", "One two three.", "One three.", "One three."),
        ("One two three four.", "One three four.", "One two three four five.", "One three four five."),
        ("One two.", "One two three.", "One two, four.", "One two three, four."),
        ("One two three.", "Zero two three.", "One two three.", "Zero two three."),
        ("One two three.", "Two three.", "One two three.", "two three."),
        ("One\ntwo three.", "One three.", "One\ntwo three.", "One\nthree."),
        ("a b c d e f", "a b x y e f", "a b c q e f", "a b x y q e f"),
        # a change that stands but for one word: that word alone, in place of the draft's own
        (
            "Ports report when they can.",
            "Ports report every two years in public.",
            "Ports report every three years in public.",
            "Ports report every two years in public.",
        ),
    ],
)
def test_words_are_struck_and_put_in_where_they_belong(base: str, ask: str, target: str, merged: str) -> None:
    assert " ".join(merge(base, ask, target).split()) == " ".join(merged.split())


# ---------------------------------------------------------------- verdicts on text alone, and how far they are supported


def test_unwanted_text_alone_is_found_by_its_telling_words() -> None:
    ask = Ask("no", "No levy", "A levy on encrypted messages between citizens.", stance="oppose")
    there = judged(ask, draft_of("Ships sail.", "We introduce a levy on encrypted messages between citizens."))
    assert (there.status, there.score, there.paragraph) == ("left_out", 0.0, "2")
    assert [(f.element, f.state) for f in there.findings] == [("1", "found")]
    assert there.missing == ("A levy on encrypted messages between citizens",)
    away = judged(ask, draft_of("Ships sail.", "Birds fly."))
    assert (away.status, away.score, away.findings[0].state, away.evidence) == ("adopted", 1.0, "missing", ())
    maybe = judged(ask, draft_of("Ships sail.", "A levy on encrypted messages between citizens may be reviewed."))
    assert (maybe.status, maybe.score) == ("partial", 0.5)


def test_an_amendments_verdict_quotes_its_paragraph_with_the_words_that_were_taken() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    first = of(base, "We close.", id="first")
    text = base.replace("once", "twice")
    second = replace(of("Birds fly.", text, id="second"), date=date(2025, 2, 1))
    ask = Ask("amend", "Amend", text.replace("Assembly", "Council"), responds_to="first")
    verdict = judged(ask, first, second)
    [quote] = verdict.evidence
    assert (verdict.status, verdict.paragraph, verdict.notes) == ("partial", "2", ())
    assert (quote.paragraph, quote.text, quote.start, quote.end) == ("2", text, 0, len(text))
    assert [m.cut(text) for m in quote.matched] == ["twice"]
    assert quote.score == pytest.approx(verdict.score, abs=1e-4) == pytest.approx(0.5, abs=1e-4)
    assert any("Council" in words_of(m) for m in verdict.missing) and not any("twice" in words_of(m) for m in verdict.missing)
    own = judged(ask, first)
    assert (own.status, own.evidence[0].text, own.missing) == ("left_out", base, (ask.text,))


def test_an_ask_that_names_no_draft_is_judged_by_its_own_text_whatever_paragraph_it_resembles() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    first = of(base, "We close.", id="first")
    second = replace(of(base.replace("once", "twice"), id="second"), date=date(2025, 2, 1))
    verdict = judged(Ask("amend", "Amend", base.replace("once", "twice")), first, second)
    assert (verdict.method, verdict.status, verdict.notes) == ("wording", "adopted", ())


def test_an_ask_to_oppose_is_never_read_as_an_amendment() -> None:
    base = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."
    first = of(base, "We close.", id="first")
    ask = Ask("no", "No", base, stance="oppose", responds_to="first")
    assert judged(ask, first).method == "oppose"


def test_of_a_text_alone_the_clauses_that_are_not_said_are_missing() -> None:
    ask = Ask("bare", "Zeppelins", "We call for zeppelins above harbours; we request audited yearly accounts of helium.")
    verdict = judged(ask, draft_of("Ships sail.", "Birds fly over zeppelins above harbours.", "Fish swim."))
    if verdict.status != "adopted":
        assert any("helium" in words_of(m) for m in verdict.missing)
    away = judged(ask, draft_of("Ships sail.", "Fish swim."))
    assert away.status == "left_out" and len(away.missing) == 2 and away.evidence == ()


def test_support_is_the_weight_of_the_asks_own_words_in_the_quotation_in_rarest_words() -> None:
    draft = draft_of("We commit to fund zeppelins.", "Ships sail.", "Birds fly.")
    index = DraftIndex(draft, names_of())
    searched = Searched(index, Rarity([index]))
    ask = Ask("z", "Zeppelins", "fund zeppelins")

    def state(text: str, state: str = "found") -> Finding:
        return Finding("e", "zeppelins are paid", state, (Evidence("1", text, 0, len(text)),))  # type: ignore[arg-type]

    full, half, none = state("We commit to fund zeppelins."), state("We love zeppelins."), state("Ships sail.")
    assert support(ask, full, full.evidence[0], searched) == pytest.approx(2.0)
    assert support(ask, half, half.evidence[0], searched) == pytest.approx(1.0)
    assert support(ask, none, none.evidence[0], searched) == 0.0
    assert thin(ask, [full], searched) is None
    assert thin(ask, [replace(none, evidence=(*none.evidence, *full.evidence))], searched) is None
    assert thin(ask, [replace(full, evidence=())], searched) is not None
    assert thin(ask, [full, half], searched) == half
    assert thin(ask, [half, none], searched) == none
    assert thin(ask, [replace(none, state="weak")], searched) is None
    assert 1.0 < THIN < 2.0


def test_only_an_adopted_verdict_is_doubted_for_its_other_words() -> None:
    ask = Ask(
        "z", "Zeppelins", "pay zeppelins", elements=(Element("e", "paid", wording("ships")), Element("f", "b", wording("owl")))
    )
    partial = judged(ask, draft_of("Ships sail.", "Birds fly."))
    adopted = judged(ask, draft_of("Ships sail.", "Birds fly like an owl."))
    assert (partial.status, partial.notes) == ("partial", ())
    assert adopted.status == "adopted" and len(adopted.notes) == 1


def test_what_survives_of_a_lost_element_is_told_with_the_next_verdict() -> None:
    ask = Ask(
        "z",
        "Zeppelins",
        "z",
        elements=(
            Element(
                "e",
                "funded zeppelins",
                wording("zeppelins", "funded"),
            ),
        ),
    )
    first = of("The zeppelins are funded.", id="first")
    second = replace(of("Of zeppelins we speak. Ships are funded.", id="second"), date=date(2025, 2, 1))
    verdict = judged(ask, first, second)
    assert (verdict.status, verdict.change, verdict.survives) == ("left_out", "lost", ("1",))


def test_a_heading_at_the_end_stays_at_the_end() -> None:
    draft = replace(of("We welcome the Forum:\n(a) it is open.", "We close."), headings=(Heading("Annex", 1, 2),))
    come = apply_proposal(draft, proposed(FUNDING, draft))
    assert [(h.text, h.before) for h in come.headings] == [("Annex", 3)]
