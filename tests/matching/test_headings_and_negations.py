"""A heading lends its words to a sentence but not halves of a phrase; two negations are none."""

import pytest

from wsisdiff.asking.wordings import parse_wording
from wsisdiff.matching.elements import evidence_for
from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import Draft, Element, Paragraph, Span
from wsisdiff.text.names import names_of


def said(wording: str, sentence: str, heading: str = "") -> bool:
    """Whether the sentence under the heading says it."""
    draft = Draft("d", "d", None, sentence, (Paragraph("1", sentence, Span(0, len(sentence)), heading),))
    return bool(evidence_for(Element("a", "it", (parse_wording(wording),)), DraftIndex(draft, names_of())))


def test_a_heading_lends_its_words_to_the_sentence_but_two_terms_stand_in_the_paragraph_itself() -> None:
    assert said("skills + vital + connectivity", "They are vital to connectivity.", "Skills")
    assert not said("skills + connectivity", "They are vital to connectivity.", "Skills")


def test_a_term_with_a_caret_must_stand_in_the_sentence_itself() -> None:
    assert not said("^skills + connectivity", "They are vital to connectivity.", "Skills")
    assert said("^skills + connectivity", "Skills are vital to connectivity.")


def test_a_phrase_does_not_begin_in_the_heading_and_end_in_the_sentence() -> None:
    assert not said("diversity ~ cultures", "We promote cultures of peace.", "Cultural diversity")


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("divides + training", "Divides will not be closed without training."),
        ("connectivity + society", "Without connectivity there is no society worth the name."),
        ("Forum + achievements", "We commend the Forum, without which these achievements would have been fewer."),
        ("Forum + platform", "No other platform does what the Forum does."),
    ],
)
def test_two_negations_and_negations_that_praise_do_not_turn_a_sentence_round(wording: str, sentence: str) -> None:
    assert said(wording, sentence)


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("Forum + permanent | no end date", "The Forum is not made permanent."),
        ("mandate + extended + without ~ limit", "The mandate is not extended without limit of time."),
        ("funds + those", "We commit to using not funds but loans for those without access."),
    ],
)
def test_one_negation_does_even_where_the_wording_has_negated_choices(wording: str, sentence: str) -> None:
    assert not said(wording, sentence)
