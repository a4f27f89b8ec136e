"""An element in a draft: where it is looked for, the verb and the hedges it stands under, and which quotation comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import draft_of
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.matching.elements import MAX_EVIDENCE, evidence_for, quotes
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import compile_wording, find_pattern
from wsisdiff.matching.rarity import Rarity
from wsisdiff.model import Draft, Element, Evidence, Heading
from wsisdiff.text.names import names_of
from wsisdiff.text.thesaurus import same_as


def index_of(*texts: str, headings: tuple[Heading, ...] = ()) -> DraftIndex:
    return DraftIndex(replace(draft_of(*texts), headings=headings), names_of())


def element(*wordings: str, **more: object) -> Element:
    return Element("e", "it", tuple(map(parse_wording, wordings)), **more)  # type: ignore[arg-type]


def found(wanted: Element, *texts: str) -> list[tuple[str, str]]:
    return [(q.paragraph, q.text) for q in evidence_for(wanted, index_of(*texts))]


# ---------------------------------------------------------------- sentence, paragraph, draft, heading


def test_the_terms_of_an_element_stand_in_one_sentence_one_paragraph_or_anywhere_in_the_draft_as_it_says() -> None:
    texts = ("The forum meets. Its budget grows.", "A secretariat serves it.")
    assert found(element("forum + meets"), *texts) == [("1", "The forum meets.")]
    assert found(element("forum + secretariat"), *texts) == []
    assert found(element("forum + budget", within="paragraph"), *texts) == [("1", texts[0])]
    assert found(element("forum + secretariat", within="paragraph"), *texts) == []
    assert found(element("forum + secretariat", within="draft"), *texts) == [("1", "The forum meets."), ("2", texts[1])]
    assert found(element("forum + aircraft", within="draft"), *texts) == []


def test_what_must_be_absent_is_absent_from_each_sentence_where_terms_may_stand_anywhere() -> None:
    texts = ("The forum meets no more.", "A secretariat serves it.")
    assert found(element("forum + secretariat + !no more", within="draft"), *texts) == []


def test_an_element_in_headings_is_quoted_with_the_paragraph_below() -> None:
    headings = (Heading("The opening", 1, 0), Heading("[Taxes on data]", 1, 1), Heading("Data flows and no taxes", 1, 9))
    index = index_of("We met.", "We close.", headings=headings)
    one = evidence_for(element("taxes", headings=True), index)
    assert [(q.paragraph, q.text, q.bracketed, q.start, q.end, q.element) for q in one] == [
        ("2", "[Taxes on data]", True, 0, 0, "e"),
        ("2", "Data flows and no taxes", False, 0, 0, "e"),  # at the end there is no paragraph below but the last above
    ]
    assert [q.score for q in one] == [1, 1]
    without = element("taxes", headings=True, unless=(parse_wording("flows"),))
    assert [q.text for q in evidence_for(without, index)] == ["[Taxes on data]"]
    assert evidence_for(element("taxes + ships", headings=True), index) == ()
    both = element("taxes", "data", headings=True)
    assert len(evidence_for(both, index)) == 2  # once for each heading, however many wordings it says
    assert evidence_for(element("taxes", headings=True), index_of("We met on taxes.", headings=(Heading("…", 1, 0),))) == ()


def test_an_exception_to_an_element_is_taken_to_the_letter_but_the_element_is_not() -> None:
    texts = ("We strengthen the forum.",)
    assert found(element("reinforce + forum"), *texts) == [("1", texts[0])]
    assert found(element("forum + !reinforce"), *texts) == [("1", texts[0])]
    assert found(element("forum + !strengthen"), *texts) == []
    assert found(element("forum", unless=(parse_wording("strengthen"),)), *texts) == []
    assert found(element("forum", unless=(parse_wording("reinforce"),)), *texts) == [("1", texts[0])]
    heading = index_of("We met.", headings=(Heading("Strengthening the forum", 1, 0),))
    assert len(evidence_for(element("reinforce", headings=True), heading)) == 1
    assert len(evidence_for(element("forum", headings=True, unless=(parse_wording("reinforce"),)), heading)) == 1


# ---------------------------------------------------------------- what it stands under


def quote(text: str, wording: str) -> Evidence:
    [one] = evidence_for(element(wording), index_of(text))
    return one


@pytest.mark.parametrize(
    ("text", "wording", "verb"),
    [
        ("We note the report and commit to the forum.", "forum", "commit"),
        ("We note the report and commit to the forum.", "report", "note"),
        ("We recognize openness and commit to preserve it.", "openness + preserve", "commit"),
        ("The forum meets.", "forum", ""),
        # a modal gives a sentence without operative verb its strength: the nearest before, else the first after
        ("Ships may sail and the forum shall meet.", "meet", "commit"),
        ("The forum should meet, and ships may sail.", "forum", "call upon"),
        ("Ships may sail; the forum meets.", "forum", "note"),
        # a deed is as strong as the modal before it, within three words
        ("We will support the forum.", "forum", "commit"),
        ("We should support the forum.", "forum", "call upon"),
        ("We may support the forum.", "forum", "note"),
        ("We will further promote the forum.", "forum", "commit"),
        ("We will also again further promote the forum.", "forum", "encourage"),  # the modal is four words away
        ("We will again further promote the forum.", "forum", "commit"),
        ("We will note the forum.", "forum", "note"),
        # the chapeau's verb where the item has none
        ("We request:\n(a) a forum;\n(b) a report.", "report", "request"),
    ],
)
def test_the_verb_an_element_stands_under(text: str, wording: str, verb: str) -> None:
    assert quote(text, wording).verb == verb


@pytest.mark.parametrize(
    ("text", "wording", "hedges", "emptied"),
    [
        ("We commit to the forum, as appropriate.", "forum", ("as appropriate",), False),
        ("We commit to the forum, where feasible.", "forum", ("where feasible",), True),
        ("Where feasible, we commit to the forum.", "forum", ("where feasible",), True),
        ("We will consider the forum.", "forum", ("consider",), True),
        # far behind the matched words it is about something else
        ("We commit to the forum, and after its end in the autumn we will consider lunch.", "forum", (), False),
        ("Should we fund the forum?", "forum", (), False),
        ("Some delegations proposed a forum.", "forum", (), False),
    ],
)
def test_the_hedges_that_bear_on_an_element(text: str, wording: str, hedges: tuple[str, ...], emptied: bool) -> None:
    one = quote(text, wording)
    assert (one.hedges, one.emptied) == (hedges, emptied)


@pytest.mark.parametrize(
    ("text", "manner"), [("Should we fund the forum?", "question"), ("Some delegations proposed a forum.", "reported")]
)
def test_how_a_sentence_is_said_is_no_hedge(text: str, manner: str) -> None:
    assert quote(text, "forum").manner == manner


def test_a_view_of_others_in_a_paragraph_taken_whole_counts_where_the_matched_words_stand_in_it() -> None:
    text = "Some delegations proposed a forum. We fund schools and teachers."
    [reported] = evidence_for(element("forum + teachers", within="paragraph"), index_of(text))
    [ours] = evidence_for(element("schools + teachers", within="paragraph"), index_of(text))
    assert (reported.manner, ours.manner) == ("reported", "")


# ---------------------------------------------------------------- which quotation comes first


def test_quotations_come_from_the_strongest_to_the_weakest_and_no_more_than_are_kept() -> None:
    texts = (
        "We [fund the forum].", "We consider the forum.", "We note the forum.", "We commit to the forum.", "The forum meets.",
    )  # fmt: skip
    assert [p for p, _ in found(element("forum"), *texts)] == ["4", "5", "3", "2"]
    assert len(found(element("forum"), *texts)) == MAX_EVIDENCE


def test_of_two_wordings_in_one_sentence_the_fuller_one_is_quoted() -> None:
    [one] = evidence_for(element("forum", "forum + funded"), index_of("The forum is funded."))
    assert one.score == 2
    assert [m.cut("The forum is funded.") for m in one.matched] == ["forum", "funded"]


def test_what_speaks_against_an_ask_is_quoted_once_for_each_sentence_to_the_letter_and_not_where_it_is_negated() -> None:
    against = (parse_wording("forum + closed"), parse_wording("forum + end"))
    index = index_of("The forum is closed, to end it.", "The forum is not closed.", "The forum ends.", "The forum shuts.")
    assert [(q.paragraph, q.element) for q in quotes(against, index, "x")] == [("1", "x"), ("3", "x")]


# ---------------------------------------------------------------- the words themselves


def negated(wording: str, sentence: str) -> bool:
    index = index_of(sentence)
    [match] = find_pattern(compile_wording(parse_wording(wording), index.names), index)
    return match.negated


@pytest.mark.parametrize(
    ("wording", "sentence", "turned"),
    [
        ("fund", "We shall not at any time fund it.", True),
        ("fund", "We shall not at any such future time fund it.", False),  # six words away
        ("schools", "We sail without any schools.", True),
        ("schools", "We sail without ships or new schools.", False),  # "without" reaches three words
        ("schools", "We do not sail, schools stay.", False),  # another clause
        ("schools", "Not ships but schools stay.", False),
        ("schools", "We fund no later than summer schools.", False),
        ("no schools", "There are no schools.", False),  # the wording asks for it itself
    ],
)
def test_how_far_a_negation_reaches(wording: str, sentence: str, turned: bool) -> None:
    assert negated(wording, sentence) is turned


def test_of_several_places_the_nearest_to_each_other_are_matched() -> None:
    index = index_of("A school stands here, far from the cable, where a teacher of the school lives.")
    [match] = find_pattern(compile_wording(parse_wording("teacher + school"), index.names), index)
    assert [match.unit.words[i].plain for i in match.at] == ["teacher", "school"]
    assert match.at[1] - match.at[0] == 3
    assert match.source == "teacher + school"


def test_the_words_of_a_citation_are_matched_with_those_of_its_instrument() -> None:
    index = index_of("We recall the Tunis Agenda, paragraphs 5 to 8 of it.")
    [match] = find_pattern(compile_wording(parse_wording("para(Tunis Agenda, 6-7)"), index.names), index)
    text = index.draft.paragraphs[0].text
    said = [text[match.unit.words[i].start : match.unit.words[i].end] for i in sorted(match.at)]
    assert said[-4:] == ["paragraphs", "5", "to", "8"]


def test_a_wording_in_the_agreed_words_of_a_sentence_keeps_its_source() -> None:
    index = index_of("The forum is funded [every year].")
    [match] = find_pattern(compile_wording(parse_wording("forum + funded"), index.names), index)
    assert (match.source, match.bracketed) == ("forum + funded", False)


def test_words_that_stand_under_a_heading_have_no_place_in_the_paragraph() -> None:
    draft = draft_of("They meet.")
    headed = Draft("d", "d", None, draft.text, (replace(draft.paragraphs[0], section="The forum"),))
    index = DraftIndex(headed, names_of())
    [unit] = index.units
    assert [(w.plain, w.start, w.end) for w in unit.words[: unit.own]] == [("the", -1, -1), ("forum", -1, -1)]
    assert unit.not_agreed == frozenset()
    assert [w.plain for w in unit.own_words] == ["they", "meet"]


# ---------------------------------------------------------------- rarity and synonyms


def test_words_weigh_by_how_few_paragraphs_hold_them_stop_words_nothing_and_unheard_ones_as_the_rarest() -> None:
    index = index_of("Forum of schools.", "Forum of cables.", "Forum.")
    rarity = Rarity([index])
    assert rarity("of") == rarity("the") == 0.0  # "the" stands in no draft
    assert rarity("forum") == pytest.approx(0.2231, abs=1e-4)  # log(5 / 4)
    assert rarity("school") == rarity("unheard") == rarity.rarest == pytest.approx(0.9163, abs=1e-4)  # log(5 / 2)
    assert Rarity([]).rarest == Rarity([])("unheard") == 1.0


def test_a_phrase_of_several_words_is_said_by_the_single_word_of_its_row_and_the_other_way_round() -> None:
    import wsisdiff.text.thesaurus as thesaurus

    names = names_of()
    rows = [row for row in thesaurus._rows() if any(" " in m and "~" not in m for m in row) and any(" " not in m for m in row)]
    assert rows
    row = rows[0]
    several, one = next(m for m in row if " " in m and "~" not in m), next(m for m in row if " " not in m)
    assert one in same_as(several, names)
    assert several in same_as(one, names)
    assert several not in same_as(several, names)
    singles = [m for m in row if " " not in m]
    assert not set(singles) & set(same_as(one, names))  # single words are synonyms, which `synonyms` gives
    gaps = [row for row in thesaurus._rows() if any("~" in m for m in row)]
    for row in gaps:
        for member in row:
            assert all(m in row for m in same_as(member.replace("~", " "), names) if "~" in m and m in row)
