"""A wording stands in a sentence, or it does not: the small language of the asks."""

import pytest

from tests.conftest import draft_of
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import compile_wording, find_pattern
from wsisdiff.text.names import Names

NAMES = Names((("IGF", "Internet Governance Forum"), ("A/RES/70/125", "resolution 70/125"), ("Tunis Agenda",)))


def stands(wording: str, *paragraphs: str) -> bool:
    index = DraftIndex(draft_of(*paragraphs), NAMES)
    return any(not m.negated for m in find_pattern(compile_wording(parse_wording(wording), NAMES), index))


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        # all terms in one sentence, in any order, inflected
        ("IGF + mandate + extend | renew", "We decide that the mandates of the IGF are extended."),
        # a name is its abbreviation
        ("IGF + permanent", "The Internet Governance Forum shall be permanent."),
        # function words may stand within a phrase
        ("bridge divides", "We must bridge the divides."),
        # ~ lets other words stand there
        ("universal service ~ funds", "using universal service and access funds"),
        # a sub-paragraph is read under its chapeau
        ("commit + IGF", "We commit to:\n(a) support the IGF;\n(b) report."),
        # what must be absent is absent
        ("IGF + mandate + !ten years", "The mandate of the IGF continues."),
        # a citation that covers the paragraphs asked for
        ("para(A/RES/70/125, 57-59)", "We reaffirm paragraphs 55 to 60 of resolution 70/125."),
        ("para(A/RES/70/125, 58)", "Recalling A/RES/70/125, paras. 57–59,"),
        # "not only" and "no later than" do not negate
        ("IGF + mandate", "We extend not only the mandate of the IGF."),
    ],
)
def test_stands(wording: str, sentence: str) -> None:
    assert stands(wording, sentence)


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        # terms in different sentences
        ("IGF + permanent", "We recall the IGF. The secretariat is permanent."),
        # the words in another order than the phrase's
        ("universal service", "service that is universal"),
        # too far apart
        ("bridge divides", "We bridge many deep and growing divides."),
        # national is not international
        ("national initiatives", "We support international initiatives."),
        # a negation before the deciding words
        ("IGF + extend", "We shall not extend the IGF."),
        ("extend + IGF", "We decide without extending the IGF to meet."),
        # what must be absent is there
        ("IGF + mandate + !ten years", "The mandate of the IGF is extended for 10 years."),
        # other paragraphs, or the same ones of another instrument
        ("para(A/RES/70/125, 57-59)", "We reaffirm paragraph 57 of resolution 70/125."),
        ("para(A/RES/70/125, 57-59)", "We reaffirm paragraphs 57 to 59 of the Tunis Agenda."),
    ],
)
def test_does_not_stand(wording: str, sentence: str) -> None:
    assert not stands(wording, sentence)


@pytest.mark.parametrize("wording", ["", "a + ", "a | ", "!only absent", "~ b", "a ~"])
def test_a_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_wording(wording)


def test_brackets_are_told_from_agreed_words() -> None:
    pattern = compile_wording(parse_wording("IGF + permanent"), NAMES)
    [agreed] = find_pattern(pattern, DraftIndex(draft_of("The IGF is permanent [and funded]."), NAMES))
    [open_] = find_pattern(pattern, DraftIndex(draft_of("The IGF is [permanent]."), NAMES))
    assert (agreed.bracketed, open_.bracketed) == (False, True)
