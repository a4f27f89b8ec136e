"""A draft made ready: what short forms stand for, which words are open, and what lists hold."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.conftest import draft_of
from tests.judging.test_edited import SENTENCES, by_label, held
from wsisdiff.judging.edited import with_edits
from wsisdiff.matching.index import POINTING_REACH, DraftIndex, Holding
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Draft, Fact, Paragraph, Span
from wsisdiff.reading.paragraphs.marks import find_marks
from wsisdiff.text.names import names_of

NAMES = names_of((("IGF", "Internet Governance Forum"), ("WSIS Forum",)))
TEXTS = (
    "We note the Internet Governance Forum.", "Ships sail.", "The Forum meets.", "We welcome the WSIS Forum.", "The Forum meets.",
)  # fmt: skip


def marked(*texts: str) -> Draft:
    draft = draft_of(*texts)
    return replace(draft, paragraphs=tuple(replace(p, facts=find_marks(p.text)[0]) for p in draft.paragraphs))


def test_what_a_short_form_stands_for_is_what_was_named_last_before_the_paragraph() -> None:
    index = DraftIndex(marked(*TEXTS), NAMES)
    said = [before.get("forum", "") for before in index.said_before]
    assert said[0] == ""
    assert said[1] == said[2] == said[3] != ""
    assert said[4] not in ("", said[3])
    assert index.said_before[1] is index.said_before[2]  # a copy only where something was named
    stems = [[w.stem for w in whole.words] for whole in index.wholes]
    assert stems[2] != stems[4]


def test_an_edit_that_names_another_body_changes_the_short_forms_up_to_the_next_name_and_no_further() -> None:
    index = DraftIndex(marked(*TEXTS), NAMES)
    before = Searched(index, Rarity([index]))
    text = "We note the WSIS Forum."
    first = replace(index.draft.paragraphs[0], text=text, span=Span(0, len(text)))
    after = with_edits(before, {0: first})
    anew = DraftIndex(replace(index.draft, paragraphs=(first, *index.draft.paragraphs[1:])), NAMES)
    assert [w.words for w in after.index.wholes] == [w.words for w in anew.wholes]
    assert after.index.wholes[2].words != index.wholes[2].words
    assert after.index.wholes[4] is index.wholes[4]
    assert after.index.wholes[1] is index.wholes[1]
    struck = with_edits(before, {0: None})
    without = DraftIndex(replace(index.draft, paragraphs=index.draft.paragraphs[1:]), NAMES)
    assert [w.words for w in struck.index.wholes[1:]] == [w.words for w in without.wholes]
    assert (struck.index.wholes[0].words, struck.index.draft.paragraphs[0].text) == ((), "")


def test_words_in_brackets_and_alternatives_are_open_and_remarks_are_no_words() -> None:
    index = DraftIndex(marked("We [shall/should] act [here and now]. [agreed ad ref]", "We act."), names_of())
    whole = index.wholes[0]
    assert [whole.words[i].plain for i in sorted(whole.not_agreed)] == ["shall", "should", "here", "and", "now"]
    assert "agreed" not in [w.plain for w in whole.words]
    assert index.wholes[1].not_agreed == frozenset()
    assert [u.paragraph for u in index.units] == [0, 1]
    tagged = draft_of("We act [closed] here.")
    for kind in ("tag", "attribution"):
        fact = Fact(kind, Span(7, 15), "closed")  # type: ignore[arg-type]
        only = DraftIndex(replace(tagged, paragraphs=(replace(tagged.paragraphs[0], facts=(fact,)),)), names_of())
        assert [w.plain for w in only.wholes[0].words] == ["we", "act", "here"]


def test_a_sentence_that_points_back_is_read_with_the_one_before_it_and_others_are_not() -> None:
    index = DraftIndex(marked("We fund schools. These need roofs. Ships sail."), names_of())
    assert [[w.plain for w in u.words[: u.own]] for u in index.units] == [[], ["we", "fund", "schools"], []]
    for between, under in ((POINTING_REACH - 2, 3), (POINTING_REACH - 1, 0)):
        far = f"Ships {' '.join(['sail'] * between)} those."
        assert DraftIndex(marked(f"We fund schools. {far}"), names_of()).units[1].own == under


def test_a_list_of_holders_answers_for_any_of_several_words_and_can_be_edited_without_being_touched() -> None:
    index = DraftIndex(marked("Cats eat.", "Birds fly.", "Birds eat."), names_of())
    holding = index.paragraphs_holding
    cat, bird, eat = (index.wholes[n].words[k].stem for n, k in ((0, 0), (1, 0), (0, 1)))
    assert holding.any_of[frozenset({cat, bird})] == {0, 1, 2}
    assert holding.any_of[frozenset({"unheard"})] == set()
    assert holding.any_of[frozenset({cat, bird})] is holding.any_of[frozenset({cat, bird})]
    edited = holding.replaced({2: index.wholes[2]}, {2: index.wholes[0]})
    assert [list(edited[stem]) for stem in (cat, bird, eat)] == [[0, 2], [1], [0, 2]]
    assert [list(holding[stem]) for stem in (cat, bird, eat)] == [[0], [1, 2], [0, 2]]
    assert (holding.all_of([bird, eat]), holding.all_of([cat, bird]), holding.all_of(["unheard", eat])) == ([2], [], [])
    assert edited.any_of[frozenset({bird})] == {1}
    assert Holding(()) == {}


def test_how_a_sentence_speaks_is_told_apart_from_what_it_stands_under() -> None:
    index = DraftIndex(marked("We decide:\n(a) to urge States to act;\n(b) a report, where feasible."), names_of())
    last = index.units[-1]
    assert [v.rung for v in last.verbs_above] == ["commit"]
    assert last.verbs == ()
    assert [hedge for _, hedge, _ in last.hedges] == ["where feasible"]
    urging = next(u for u in index.units if "urge" in [w.plain for w in u.own_words])
    for verb in urging.verbs:
        assert verb.at >= urging.own
    assert not last.reports


def test_drafts_that_call_two_bodies_by_one_short_form_are_searched_after_an_edit_as_if_read_anew() -> None:
    """As the property test in `test_edited`, but with names that have short forms, so that an edit reaches later paragraphs."""
    rng = random.Random(4)
    reached = 0
    for _ in range(300):
        draft = marked(*(" ".join(rng.choices(SENTENCES, k=rng.randint(1, 2))) for _ in range(rng.randint(2, 6))))
        index = DraftIndex(draft, NAMES)
        before = Searched(index, Rarity([index]))
        edits: dict[int, Paragraph | None] = {}
        for n in rng.sample(range(len(draft.paragraphs)), rng.randint(1, 2)):
            text = " ".join(rng.choices(SENTENCES, k=rng.randint(0, 2)))
            edits[n] = replace(draft.paragraphs[n], text=text, facts=find_marks(text)[0]) if text else None
        after = with_edits(before, edits)
        anew = replace(draft, paragraphs=tuple(q for n, p in enumerate(draft.paragraphs) if (q := edits.get(n, p)) is not None))
        slow = Searched(DraftIndex(anew, NAMES), before.rarity)
        assert by_label(after) == by_label(slow)
        assert held(after) == held(slow)
        reached += any(after.index.wholes[n] is not index.wholes[n] for n in range(len(draft.paragraphs)) if n not in edits)
    assert reached > 30
