"""What a change means to a negotiator."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff.model import Draft, Fact, Span
from wsisdiff.telling.changes import told
from wsisdiff.text.actors import actors_in
from wsisdiff.text.edits import word_edits
from wsisdiff.text.figures import figures_in
from wsisdiff.tracking.meaning.of_change import meaning_of


def told_of(*given: object) -> tuple[str, ...]:
    return told(meaning_of(*given))  # type: ignore[arg-type]


def means(old: str, new: str, **more: object) -> tuple[str, ...]:
    before, after = draft_of(old).paragraphs, draft_of(new).paragraphs
    return told(meaning_of(before, after, word_edits(old, new), **more))  # type: ignore[arg-type]


# Each row: what a negotiator would note in the margin.
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # the operative verb, by the ladder, as it stands
        ("We commit to fund the Forum.", "We encourage them to fund the Forum.", ("weaker verb: “commit” → “encourage”",)),
        ("We take note of the report of the panel.", "We welcome the report of the panel.",
         ("stronger verb: “take note” → “welcome”",)),
        # verbs of one rung are no shift of strength, but they are told
        ("We resolve to close the gap.", "We decide to close the gap.", ("words replaced: “resolve” → “decide”",)),
        # a commitment became an obligation of conduct though the sentence stays
        ("We commit to mobilize resources from all sources.", "We will endeavour to mobilize resources from all sources.",
         ("weaker verb: “commit” → “will endeavour”",)),
        # a sentence of its own that comes
        ("Access matters to people in all regions of the world.",
         "Access matters to people in all regions of the world. We request a report every year from the panel.",
         ("verb added: “request”", "words added: “We request a report every year from the panel”")),
        # modal verbs
        ("Debt must not prevent investment.", "Debt should not prevent investment.", ("less binding: “must” → “should”",)),
        ("Restrictions should be lawful.", "Restrictions must be lawful.", ("more binding: “should” → “must”",)),
        # negation turns a sentence round
        ("Systems shall record every call.", "Systems shall not record every call.", ("negation added: “not”",)),
        # but one that goes with its clause, or another "not", does not
        ("We count people, not the number of subscriptions that operators in each region report to us.", "We count people.",
         ("words cut: “not the number of subscriptions that operators in each region report to us”",)),
        ("No State shall act alone.", "States shall never act alone.", ()),
        # hedges
        ("We invite them to continue the service.", "We invite them, within existing resources, to continue the service.",
         ("hedge added: “within existing resources”",)),
        ("We call for support as appropriate.", "We call for support.", ("hedge gone: “as appropriate”",)),
        # who is named
        ("Governments, civil society and the technical community meet.", "Governments and all stakeholders meet.",
         ("actors gone: civil society, technical community; all stakeholders named instead",
          "words cut: “civil society and the technical community”")),
        # numbers and dates, not their order
        ("Connect every school by 2030.", "Connect every school by 2035.", ("number changed: 2030 → 2035",)),
        ("It meets on 16 December 2025 in New York.", "It meets on 17 December 2025 in New York.",
         ("number changed: 16 December 2025 → 17 December 2025",)),
        ("In 2003 and 2005 we met.", "We met in 2005 and in 2003.", ()),
        # nothing but noise means nothing
        ("We recognise the programme, too.", "We recognize the program too.", ()),
    ],
)  # fmt: skip
def test_shifts_are_told_in_plain_words(old: str, new: str, told: tuple[str, ...]) -> None:
    assert means(old, new) == told


def test_an_actor_cut_here_is_said_to_stand_elsewhere() -> None:
    told = means("We thank civil society and users.", "We thank users.", where=lambda actor: ("53", "57"))
    assert told == ("actors gone: civil society (still in 53, 57)",)


def marked(text: str, kind: str, value: str) -> Draft:
    draft = draft_of("x")
    start = text.index("[")
    fact = Fact(kind, Span(start, text.index("]") + 1), value)  # type: ignore[arg-type]
    from dataclasses import replace

    return replace(
        draft, text=text, paragraphs=(replace(draft.paragraphs[0], text=text, span=Span(0, len(text)), facts=(fact,)),)
    )


def test_a_bracket_that_comes_says_that_the_words_are_not_agreed() -> None:
    new = "We will fund it [every year] with care."
    edits = word_edits("We will fund it every year with care.", new)
    after = marked(new, "bracket", "every year").paragraphs
    assert told_of(draft_of("x").paragraphs, after, edits) == ("bracket added: “every year”, not agreed",)


def test_a_bracket_that_goes_leaves_its_words_or_takes_them_along() -> None:
    old = "We will fund it [every year] with care."
    before = marked(old, "bracket", "every year").paragraphs
    stays = "We will fund it every year with care."
    assert told_of(before, draft_of(stays).paragraphs, word_edits(old, stays)) == (
        "bracket gone: “every year” stands without brackets",
    )
    gone = "We will fund it with care."
    assert told_of(before, draft_of(gone).paragraphs, word_edits(old, gone)) == ("bracketed words cut: “every year”",)


def test_a_remark_on_standing_is_no_operative_verb() -> None:
    new = "We will fund it with care. [agreed ad ref]"
    edits = word_edits("We will fund it with care.", new)
    after = marked(new, "tag", "agreed ad ref").paragraphs
    assert told_of(draft_of("We will fund it with care.").paragraphs, after, edits) == ("remark added: “agreed ad ref”",)


def test_of_a_new_paragraph_its_operative_verbs_are_told() -> None:
    text = "We note the report. We request a further one, as appropriate, by 2030."
    assert told_of((), draft_of(text).paragraphs, word_edits("", text)) == ("verb added: “request”",)


def test_actors_are_found_under_their_other_names() -> None:
    assert actors_in("NGOs, enterprises and engineers") == ("civil society", "the private sector", "the technical community")


def test_the_number_of_a_list_item_is_no_number_and_a_symbol_is_one_thing() -> None:
    found = figures_in("(1) resolution A/RES/70/125, WSIS+20")
    assert [figure.words for figure in found if not figure.faint] == ["A/RES/70/125"]
