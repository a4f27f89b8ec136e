"""How a weak sentence is mended: which characters go, which verb comes, and when nothing is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import draft_of
from wsisdiff.model import Evidence, Paragraph, Span
from wsisdiff.proposing.rewording import (
    Patch,
    apply_patches,
    by_paragraph,
    overlap,
    stronger_verb,
    without_brackets,
    without_hedges,
)
from wsisdiff.reading.paragraphs.marks import find_marks
from wsisdiff.text.sentences import sentences


def marked(text: str) -> Paragraph:
    return replace(draft_of("x").paragraphs[0], text=text, span=Span(0, len(text)), facts=find_marks(text)[0])


def quoted(text: str, matched: str = "", verb: str = "", sentence: int = 0) -> Evidence:
    """A quotation of a sentence of the text, with the first place of the matched words."""
    span = [s.span for s in sentences(text)][sentence]
    at = text.index(matched) if matched else -1
    spans = (Span(at, at + len(matched)),) if matched else ()
    return Evidence("1", span.cut(text), span.start, span.end, matched=spans, verb=verb)


# ---------------------------------------------------------------- patches


@pytest.mark.parametrize(
    ("text", "patches", "after"),
    [
        ("We may act now.", [(3, 7, "")], "We act now."),
        ("We act now, quickly.", [(10, 19, "")], "We act now."),
        ("We act.", [(3, 6, "wait")], "We wait."),
        ("We act.", [(6, 6, " now")], "We act now."),
        ("One. Two.", [(0, 4, ""), (5, 9, "")], ""),
        ("now we act", [(0, 3, "")], "we act"),
        ("We act now", [(7, 10, "")], "We act"),
        ("We (may) act", [(4, 7, "")], "We () act"),
        ("We act;\nnow", [(8, 11, "")], "We act;"),
        ("a b", [(0, 1, "x"), (2, 3, "y")], "x y"),
        ("act now.", [(0, 3, "")], "now."),
        ("We act:\nnow we go", [(8, 11, "")], "We act:\nwe go"),
        ("We act.  now", [(9, 12, "")], "We act."),
    ],
)
def test_patches_are_applied_from_the_back_and_leave_no_space_too_many(
    text: str, patches: list[tuple[int, int, str]], after: str
) -> None:
    assert apply_patches(text, [Patch(0, *p) for p in patches]) == after


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        (Patch(0, 0, 4), Patch(0, 4, 6), False),
        (Patch(0, 0, 5), Patch(0, 4, 6), True),
        (Patch(0, 3, 3, "a"), Patch(0, 3, 3, "b"), True),
        (Patch(0, 3, 3, "a"), Patch(0, 3, 5, "b"), True),
        (Patch(0, 0, 5), Patch(1, 4, 6), False),
        (Patch(0, 0, 5), Patch(0, 0, 5), False),
        (Patch(0, 4, 6), Patch(0, 0, 5), True),
    ],
)
def test_two_patches_of_one_paragraph_overlap_where_they_touch_the_same_characters(one: Patch, other: Patch, touch: bool) -> None:
    assert overlap([one, other]) is touch


def test_patches_come_by_paragraph_in_the_drafts_order_and_from_left_to_right() -> None:
    first, second, third = Patch(0, 5, 6), Patch(2, 1, 2), Patch(2, 8, 9)
    assert by_paragraph([third, first, second]) == [(0, [first]), (2, [second, third])]


# ---------------------------------------------------------------- brackets and alternatives


def without(text: str, matched: str) -> str:
    paragraph = marked(text)
    return apply_patches(text, without_brackets(0, paragraph, quoted(text, matched)))


@pytest.mark.parametrize(
    ("text", "matched", "after"),
    [
        ("We act [now and here].", "now", "We act now and here."),
        ("We act [now] and [later on].", "later", "We act [now] and later on."),
        ("We [[really] act now] there.", "really", "We really act now there."),
        ("We [really] act now.", "act", "We [really] act now."),
        # who asked for something else has nothing to do with it
        ("We [G77: stop this] and [act now] there.", "act", "We [G77: stop this] and act now there."),
        # who asked for it goes out with the brackets
        ("We act [G77: at once and always].", "at once", "We act at once and always."),
        # of alternatives the strongest stays, in one pair of brackets or in several
        ("We [should/shall/may] act.", "should", "We shall act."),
        ("We [should] [shall] act.", "should", "We shall act."),
        ("We [shall] / [should] act, and [may] [could] wait.", "should", "We shall act, and [may] [could] wait."),
        ("We [encourage] or [urge] them.", "encourage", "We urge them."),
    ],
)
def test_brackets_around_the_matched_words_go_and_others_stay(text: str, matched: str, after: str) -> None:
    assert without(text, matched) == after


def test_a_quotation_without_matched_words_has_no_brackets_to_take_out() -> None:
    text = "We act [now and here]."
    assert without_brackets(0, marked(text), replace(quoted(text), matched=())) == ()


# ---------------------------------------------------------------- verbs


def stronger(text: str, verb: str, asked: str, sentence: int = 0) -> str:
    paragraph = marked(text)
    return apply_patches(text, stronger_verb(0, paragraph, quoted(text, verb=verb, sentence=sentence), asked))


@pytest.mark.parametrize(
    ("text", "verb", "asked", "after"),
    [
        ("We note the importance of funding the Forum.", "note", "commit", "We commit to funding the Forum."),
        ("We note the need to fund the Forum.", "note", "commit", "We commit to fund the Forum."),
        ("Noting the yearly Forum, we met.", "note", "commit", "Committing to the yearly Forum, we met."),
        ("We take note of the guidelines.", "note", "recognize", "We recognize the guidelines."),
        ("We take note that the Forum meets.", "note", "recognize", "We recognize that the Forum meets."),
        ("We take into account the guidelines.", "recognize", "commit", "We commit to the guidelines."),
        ("We note the guidelines.", "note", "recognize", "We recognize the guidelines."),
        ("Noting the guidelines, we met.", "note", "recognize", "Recognizing the guidelines, we met."),
        ("We welcome the guidelines.", "recognize", "commit", "We commit to the guidelines."),
        ("We encourage States to act.", "encourage", "call upon", "We call upon States to act."),
        ("Encouraging States to act, we met.", "encourage", "call upon", "Calling upon States to act, we met."),
        ("We met. We note the guidelines.", "note", "recognize", "We met. We note the guidelines."),  # another sentence
        # what is addressed to others is no word for what is noted
        ("We invite States to act.", "encourage", "commit", "We invite States to act."),
        ("We note the guidelines.", "note", "request", "We note the guidelines."),
        # a passive, and what nobody can commit to
        ("States are invited to act.", "encourage", "request", "States are invited to act."),
        ("We note the role of the Forum.", "note", "commit", "We note the role of the Forum."),
        ("We note that the Forum meets.", "note", "commit", "We note that the Forum meets."),
        ("We note with concern the divide.", "note", "commit", "We note with concern the divide."),
        # a modal verb gives way to "shall" where a commitment is asked for, and not otherwise
        ("The Forum may be funded.", "note", "commit", "The Forum shall be funded."),
        ("The Forum could be funded.", "note", "commit", "The Forum shall be funded."),
        ("The Forum may be funded.", "note", "recognize", "The Forum may be funded."),
    ],
)
def test_a_verb_becomes_the_one_asked_for_where_the_sentence_stays_one(text: str, verb: str, asked: str, after: str) -> None:
    assert stronger(text, verb, asked) == after


def test_the_verb_of_the_chapeau_is_changed_for_an_item_of_its_list() -> None:
    text = "We note:\n(a) the yearly Forum;\n(b) the guidelines."
    items = [n for n, s in enumerate(sentences(text)) if "guidelines" in s.span.cut(text)]
    assert stronger(text, "note", "recognize", items[0]) == "We recognize:\n(a) the yearly Forum;\n(b) the guidelines."


# ---------------------------------------------------------------- hedges


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("We act, where feasible.", "We act."),
        ("We act, where possible, and soon.", "We act and soon."),
        ("We act where possible.", "We act."),
        ("Where possible, we act.", "We act."),
        ("Where feasible States act.", "States act."),
        ("We act, if feasible; then we rest.", "We act; then we rest."),
        # what only softens stays, and what cannot be struck out stops everything
        ("We act, as appropriate.", "We act, as appropriate."),
        ("We consider acting, where feasible.", "We consider acting, where feasible."),
    ],
)
def test_a_hedge_that_takes_the_point_away_goes_with_its_commas_where_it_can(text: str, after: str) -> None:
    paragraph = marked(text)
    assert apply_patches(text, without_hedges(0, paragraph, quoted(text))) == after
