"""The stages of a comparison one by one: candidates, joins, moves and what survives of cut words."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from tests.conftest import ROOT, draft_of
from tests.reference.slow import weight_held
from tests.tracking.test_concordance import PARAGRAPHS
from wsisdiff import read_draft
from wsisdiff.model import Fact, Span
from wsisdiff.telling.changes import name_of, told
from wsisdiff.text.actors import ALL, actors_in, spots
from wsisdiff.text.edits import replacements, word_edits
from wsisdiff.text.words import words
from wsisdiff.tracking import pairing
from wsisdiff.tracking.concordance import compare
from wsisdiff.tracking.joins import better_joined, find_joins
from wsisdiff.tracking.meaning.of_change import meaning_of
from wsisdiff.tracking.meaning.spots import KINDS, plain_text
from wsisdiff.tracking.meaning.standing import _without_twin
from wsisdiff.tracking.moves import out_of_order, rising, same_sections
from wsisdiff.tracking.pairing import Place, pair_in_place, pair_up
from wsisdiff.tracking.passages import LONE_WORD, Passage, passages, stays
from wsisdiff.tracking.survival import MOST, Survival

CONNECT = "We commit to connect every village school with fast fibre cables before the rainy season ends."
HEALTH = "Telemedicine has widened access to doctors in remote mountain districts and saved many lives."
LABOUR = "Fair wages belong to everyone who drives, cleans or codes through digital labour platforms."
CABLES = "Submarine cables carry nearly all traffic, and their repair should be authorized within days."
ELDERS = "Older persons keep the counters they know, staffed by patient clerks with simple printed forms."


def sides(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    return passages(draft_of(*old), draft_of(*new))


# ---------------------------------------------------------------- pairing


def test_candidates_by_rare_words_lead_to_the_pairs_that_scoring_all_does(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [read_draft(ROOT / "drafts" / "sources" / f"{name}.md") for name in ("zero-draft", "rev1")]
    before, after = passages(*drafts)
    assert len(before) * len(after) > 1600
    monkeypatch.setattr(pairing, "FEW", 10**9)
    everything = pair_up(before, after)
    monkeypatch.setattr(pairing, "FEW", 0)
    by_words = pair_up(before, after)
    different = [i for i in everything if by_words.get(i) != everything[i]]
    assert len(everything) > 80
    assert not different and by_words.keys() == everything.keys()


def test_many_paragraphs_with_the_same_words_keep_their_order_with_and_without_a_list_of_candidates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = (CONNECT, *["We invite the regional commissions to report."] * 12, HEALTH)
    new = (CONNECT, *["We invite the regional commissions to report."] * 12, HEALTH, LABOUR)
    for few in (10**9, 0):
        monkeypatch.setattr(pairing, "FEW", few)
        assert pair_up(*sides(old, new)) == {n: n for n in range(14)}


def test_what_stands_between_the_same_neighbours_is_a_candidate_for_up_to_eight_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairing, "FEW", 0)
    before, after = sides((CONNECT, "zig zag", HEALTH), (CONNECT, "xyl oph", HEALTH))
    place = Place({0: 0, 2: 2}, before, after)
    left, right = [before[1]], [after[1]]
    assert pairing._candidates(left, right, place) == [(1, 1)]
    many = [CONNECT, *(f"aa{n} bb{n}" for n in range(8)), HEALTH]
    before, after = sides(tuple(many), (CONNECT, "xyl oph", HEALTH))
    place = Place({0: 0, 9: 2}, before, after)
    assert pairing._candidates(list(before[1:9]), [after[1]], place) == [(n, 1) for n in range(1, 9)]
    nine = [CONNECT, *(f"aa{n} bb{n}" for n in range(9)), HEALTH]
    before, after = sides(tuple(nine), (CONNECT, "xyl oph", HEALTH))
    place = Place({0: 0, 10: 2}, before, after)
    assert pairing._candidates(list(before[1:10]), [after[1]], place) == []


def test_a_place_is_expected_between_the_pairs_that_keep_their_order() -> None:
    before, after = sides(("a", "b", "c", "d", "e"), ("v", "w", "x", "y", "z"))
    place = Place({0: 0, 4: 2}, before, after)
    assert place.distance(0, 0) == 0.0
    assert place.distance(2, 1) == 0.0  # half way
    assert place.distance(2, 3) == pytest.approx((2 + abs(4 + 1 / 3 - 2)) / 2)
    assert (place.gap(0, 1), place.gap(0, 3), place.gap(1, 1), place.gap(1, 4)) == (2, 2, 2, 3)


def test_of_two_alike_the_one_where_the_neighbours_say_is_paired() -> None:
    old = (CONNECT, "The forum meets in spring.", HEALTH)
    new = ("The forum meets in spring again.", CONNECT, "The forum meets in spring again!", HEALTH)
    assert pair_up(*sides(old, new))[1] == 2


def test_a_heavy_rewrite_is_paired_only_in_its_place_and_not_where_it_is_placed_already() -> None:
    rewrite = (
        "Our first concern is to bring people online in safety by 2035: connectivity is to be universal, affordable "
        "and of good quality everywhere."
    )
    before, after = sides((PARAGRAPHS[4], PARAGRAPHS[0], *PARAGRAPHS[1:4]), (PARAGRAPHS[4], rewrite, *PARAGRAPHS[1:4]))
    pairs = pair_up(before, after)
    assert 1 not in pairs
    assert pair_in_place(before, after, pairs, frozenset()) == {1: 1}
    assert pair_in_place(before, after, pairs, frozenset({(0, 1)})) == {}
    assert pair_in_place(before, after, pairs, frozenset({(1, 1)})) == {}


# ---------------------------------------------------------------- joins


def joins(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    before, after = sides(old, new)
    return find_joins(before, after, pair_up(before, after))


def test_three_paragraphs_in_one_are_one_merge_with_its_parts_in_order() -> None:
    old, new = (CONNECT, HEALTH, LABOUR, ELDERS), (ELDERS, f"{CONNECT} {HEALTH} {LABOUR}")
    merges, splits = joins(old, new)
    assert splits == {} and sum(map(len, merges.values())) == 2
    back_merges, back_splits = joins(new, old)
    assert back_merges == {} and back_splits == merges


def test_a_part_is_joined_to_one_whole_only() -> None:
    old = (CONNECT, HEALTH, LABOUR)
    new = (f"{CONNECT} {HEALTH}", f"{LABOUR} {HEALTH}")
    merges, splits = joins(old, new)
    assert splits == {}
    assert [part for parts in merges.values() for part in parts] == [1]


def test_a_paragraph_that_shares_a_phrase_has_not_joined() -> None:
    old = (CONNECT, HEALTH, "The rainy season ends in autumn, they say, and birds come home from distant southern shores.")
    new = (CONNECT, HEALTH)
    assert joins(old, new) == ({}, {})


def test_a_neighbour_that_stands_word_for_word_in_the_paragraph_beside_its_partner_is_a_part_of_it() -> None:
    part = "Telemedicine has widened access to doctors."
    before, after = sides((CONNECT, f"{CABLES} {part}", ELDERS), (CONNECT, CABLES, part, ELDERS))
    assert better_joined(before, after, {0: 0, 1: 2, 2: 3}) == frozenset()  # the partner that is doubted has no pair of its own
    doubtful = {0: 0, 1: 1, 2: 2}
    assert (1, 2) in better_joined(before, after, doubtful)
    sure = {0: 0, 1: 1, 2: 3}
    assert better_joined(before, after, sure) == frozenset()


# ---------------------------------------------------------------- moves


def test_of_two_that_changed_places_the_one_that_went_farther_moved() -> None:
    order = [1, 2, 3, 4, 0]  # the first went to the end
    pairs = {(order[j], j): 0 for j in range(5)}
    assert out_of_order(pairs) == {(0, 4)}
    assert out_of_order({(a, b): s for (b, a), s in pairs.items()}) == {(4, 0)}


def test_between_neighbours_that_changed_places_the_one_that_rather_stays_stays() -> None:
    pairs = {(0, 0): 0, (1, 2): 5, (2, 1): 7, (3, 3): 0}
    assert out_of_order(pairs) == {(1, 2)}
    assert out_of_order({**pairs, (1, 2): 9}) == {(2, 1)}


def test_a_chain_may_begin_anywhere_and_weights_decide() -> None:
    assert rising({}) == []
    assert rising({(0, 0): 1}) == [(0, 0)]
    assert rising({(0, 1): 5, (1, 0): 1, (2, 0): 1}) == [(0, 1)]
    assert rising({(0, 0): 1, (0, 1): 3, (1, 1): 1}) == [(0, 1)]


def test_reworded_and_longer_pairs_rather_stay_than_equal_and_short_ones() -> None:
    before, after = sides(("We act.", "We act now.", CONNECT), ("We act.", "We act.", CONNECT))
    same, edited, long = stays(before[0], after[0]), stays(before[1], after[1]), stays(before[2], after[2])
    assert same < long < edited < 2**42
    assert stays(before[1], after[1]) == stays(after[1], before[1])
    assert 0 <= same - (14 << 16) < 2**16  # two texts of seven characters, and a sum that decides between equals


def test_a_section_goes_where_half_of_it_went_and_a_heading_of_the_same_words_is_the_same() -> None:
    old, new = ["A", "A", "A", "B", ""], ["C", "C", "a!", "B", ""]
    assert same_sections(old, new, {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}) == {("A", "a!"), ("A", "C"), ("B", "B"), ("", "")}
    assert same_sections(["A", "A", "B"], ["B", "A", "B"], {0: 0, 1: 1, 2: 2}) == {("A", "A"), ("B", "B")}
    assert same_sections(["A"] * 3, ["C", "D", "E"], {0: 0, 1: 1, 2: 2}) == {("A", "C"), ("A", "D"), ("A", "E")}
    assert same_sections(["A"] * 3 + ["B"] * 2, ["C"] * 3 + ["C"] * 2, dict(zip(range(5), range(5), strict=True))) == {
        ("A", "C"), ("B", "C"),
    }  # fmt: skip


# ---------------------------------------------------------------- concordance


def test_likeness_is_told_to_three_digits_and_is_one_for_the_same_text_only() -> None:
    changes = compare(draft_of(CONNECT, HEALTH, LABOUR), draft_of(CONNECT, HEALTH.replace("many", "some"), CABLES)).changes
    told = {(c.old, c.new): c.similarity for c in changes}
    assert told[("1",), ("1",)] == 1.0
    assert 0.8 < told[("2",), ("2",)] < 1.0
    before, after = sides((CONNECT, HEALTH, LABOUR), (CONNECT, HEALTH.replace("many", "some"), CABLES))
    shared = sum(weight_held(a.stems, a.weights, [b.stems], LONE_WORD) for a, b in ((before[1], after[1]), (after[1], before[1])))
    assert told[("2",), ("2",)] == round(shared / (before[1].total + after[1].total), 3)
    assert told[("3",), ()] == told[(), ("3",)] == 0.0
    spaced = compare(draft_of(CONNECT), draft_of(CONNECT.replace(" ", "  "))).changes
    assert (spaced[0].kind, spaced[0].similarity) == ("unchanged", 1.0)
    cased = compare(draft_of(CONNECT), draft_of(CONNECT.upper())).changes
    assert cased[0].similarity == 0.999


def test_what_is_new_or_removed_has_not_moved_and_has_no_relation() -> None:
    changes = compare(draft_of(CONNECT, HEALTH), draft_of(HEALTH, LABOUR)).changes
    for change in changes:
        if not (change.old and change.new):
            assert (change.moved, change.relation) == (False, None)
    assert {c.kind for c in changes} == {"removed", "unchanged", "new"}


# ---------------------------------------------------------------- meaning


def test_every_kind_of_meaning_has_a_name_of_its_own() -> None:
    assert name_of("clause_cut") == "words cut"
    assert len({name_of(kind) for kind in KINDS}) == len(KINDS)


def means(old: str, new: str) -> tuple[str, ...]:
    return told(meaning_of(draft_of(old).paragraphs, draft_of(new).paragraphs, word_edits(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It shall meet.", "It may meet.", ("less binding: “shall” → “may”",)),
        ("It may meet.", "It shall meet.", ("more binding: “may” → “shall”",)),
        ("It may meet.", "It could meet.", ("commitment or permission changed: “may” → “could”",)),
        ("It would meet.", "It shall meet.", ("more binding: “would” → “shall”",)),
        ("It shall meet.", "It would meet.", ("less binding: “shall” → “would”",)),
        ("They meet there.", "They meet there on cold mountain lakes.", ("words added: “on cold mountain lakes”",)),
        ("They meet there.", "They meet there on cold deep mountain lakes.", ("words added: “on cold deep mountain lakes”",)),
        ("They meet on cold deep mountain lakes.", "They meet.", ("words cut: “on cold deep mountain lakes”",)),
        ("They meet with 5 ships.", "They meet with ships.", ("number gone: 5",)),
        ("They meet with ships.", "They meet with 5 ships.", ("number added: 5",)),
        ("They meet 5 ships, 6 boats.", "They meet 7 ships, 8 boats.", ("number changed: 5 → 7, 6 → 8",)),
    ],
)
def test_shifts_of_modals_numbers_and_clauses(old: str, new: str, told: tuple[str, ...]) -> None:
    assert means(old, new) == told


def test_of_more_than_two_clauses_that_came_the_longest_are_told_with_the_longest_first() -> None:
    old = "They meet in old towns each spring. Birds fly with great care each autumn. Ships sail on our wide seas each winter."
    new = old.replace("meet", "meet on zinc coated roofs").replace("fly", "fly beside yellow deep mountain river lakes")
    [told] = means(old, new.replace("sail", "sail past busy dark wet ports"))
    assert told == "words added: “beside yellow deep mountain river lakes”, “past busy dark wet ports” and 1 more"


def bracket(value: str, kind: str = "bracket") -> Fact:
    return Fact(kind, Span(0, len(value)), value)  # type: ignore[arg-type]


def test_a_mark_has_a_twin_where_half_the_words_of_both_are_the_same_and_each_is_a_twin_once() -> None:
    one, half, other = bracket("every new year"), bracket("every year"), bracket("never a penny")
    assert list(_without_twin([one], [half])) == []
    assert list(_without_twin([one], [other])) == [one]
    assert list(_without_twin([one], [])) == [one]
    assert list(_without_twin([one, one], [half])) == [one]
    assert list(_without_twin([bracket("every new", "tag")], [bracket("every new")])) == [bracket("every new", "tag")]
    assert list(_without_twin([bracket("…")], [bracket("…")])) == [bracket("…")]  # marks without words resemble none


def test_what_was_cut_stands_against_what_was_added_in_its_place() -> None:
    assert list(replacements(word_edits("We act now.", "We rest now."))) == [("act", "rest")]
    assert list(replacements(word_edits("We act now.", "We act."))) == [(" now", "")]
    assert list(replacements(word_edits("We act.", "We act now."))) == [("", " now")]


# ---------------------------------------------------------------- actors


def test_the_longest_name_of_an_actor_counts_and_its_article_does_not() -> None:
    assert actors_in("private sector") == actors_in("the private sector") == ("the private sector",)
    assert actors_in("technical community") == ("the technical community",)
    assert actors_in("All stakeholders") == (ALL,)
    stems = tuple(w.stem for w in words("We thank civil society organizations and the private sector."))
    found = spots(stems)
    assert [names for _, _, names in found] == [("civil society",), ("the private sector",)]
    assert found[0][:2] == (2, 5)


# ---------------------------------------------------------------- survival


def survives(old: tuple[str, ...], new: tuple[str, ...], cut: str, own: tuple[int, ...] = ()) -> tuple[str, ...]:
    before, after = sides(old, new)
    return Survival(before, after).of_cut([after[n] for n in own], word_edits(cut, ""))


def test_the_paragraphs_that_hold_runs_of_cut_words_are_named_in_the_drafts_order_and_not_the_paragraph_itself() -> None:
    new = (
        f"{LABOUR} Submarine cables carry nearly all traffic.",
        HEALTH,
        "Traffic cables? Nearly all submarine, they carry.",
        CABLES,
    )
    assert survives((CABLES,), new, CABLES) == ("1", "4")
    assert survives((CABLES,), new, CABLES, own=(3,)) == ("1",)
    assert survives((CABLES,), (HEALTH, LABOUR), CABLES) == ()
    before, after = sides((CABLES,), new)
    assert Survival(before, after).of_cut([], word_edits(CABLES, ""), frozenset({plain_text(CABLES)})) == ()  # a remark
    assert Survival(before, after).of_cut([], word_edits("", CABLES)) == ()  # added, not cut
    assert survives((CABLES,), (HEALTH, "They carry cables."), CABLES) == ()


def test_the_richest_places_are_named_where_there_are_too_many() -> None:
    thin = [f"{CABLES[:-13]} {w}." for w in ("one", "two", "three", "four", "five", "six")]
    named = survives((CABLES,), (HEALTH, *thin, CABLES), CABLES)
    assert len(named) == MOST
    assert "8" in named and list(named) == sorted(named)


def test_an_actor_is_named_elsewhere_unless_everywhere() -> None:
    before, after = sides((HEALTH,), ("Civil society meets.", HEALTH, "Civil society acts."))
    where = Survival(before, after).naming([after[0]])
    assert where("civil society") == ("3",)
    assert where("academia") == ()
    many = tuple(f"Civil society acts {n}." for n in range(MOST + 2))
    before, after = sides((HEALTH,), many)
    assert Survival(before, after).naming([after[0]])("civil society") == ()
    assert len(Survival(before, after).naming([after[0], after[1]])("civil society")) == MOST


def test_shuffled_words_carry_over_no_weight_of_pairs_and_repeated_ones_count_each_time() -> None:
    rng = random.Random(1)
    cut = CABLES.rstrip(".").replace(",", "").split()
    shuffled = list(cut)
    while set(pairwise(cut)) & set(pairwise(shuffled)):
        rng.shuffle(shuffled)
    assert survives((CABLES,), (HEALTH, " ".join(shuffled) + "."), CABLES) == ()


def test_a_paragraph_without_words_is_compared_too() -> None:
    changes = compare(draft_of("…"), draft_of("—")).changes
    assert sorted(label for c in changes for label in (*c.old, *c.new)) == ["1", "1"]
    assert all(c.meaning == () for c in changes)


def test_a_pair_that_could_be_merged_and_split_is_the_one_that_explains_more() -> None:
    """The pair (0, 0) has further parts on both sides: only the heavier join stands, whichever draft comes first."""
    big = f"{HEALTH} {LABOUR}"
    old, new = (f"{CONNECT} {ELDERS}", big), (f"{CONNECT} {big}", ELDERS)
    before, after = sides(old, new)
    pairs = {0: 0}
    assert find_joins(before, after, pairs) == ({0: [1]}, {})
    assert find_joins(after, before, pairs) == ({}, {0: [1]})
    old, new = (CABLES, *old), (*new, CABLES)
    before, after = sides(old, new)
    assert find_joins(before, after, {0: 2, 1: 0}) == ({0: [2]}, {})
    assert find_joins(after, before, {2: 0, 0: 1}) == ({}, {0: [2]})


def test_of_two_wholes_a_part_goes_to_the_one_that_has_more_of_it() -> None:
    old = (CONNECT, CABLES, ELDERS, HEALTH)
    most = "Telemedicine has widened access to doctors in remote mountain districts"
    new = (f"{CONNECT} {most} too.", CABLES, f"{ELDERS} {HEALTH}")
    before, after = sides(old, new)
    assert find_joins(before, after, {0: 0, 1: 1, 2: 2}) == ({2: [3]}, {})
    new = (f"{CONNECT} {HEALTH}", CABLES, f"{ELDERS} {most} too.", LABOUR)
    before, after = sides((CONNECT, CABLES, ELDERS, LABOUR, HEALTH), new)
    assert find_joins(before, after, {0: 0, 1: 1, 2: 2, 3: 3}) == ({0: [4]}, {})


def test_a_part_that_neither_explains_the_rest_nor_stands_there_word_for_word_has_not_joined() -> None:
    half = "Fair wages belong to everyone who drives, and foxes hunt at night in quiet moonlit vineyards near old towns."
    before, after = sides((CONNECT, half), (f"{CONNECT} {HEALTH} {CABLES} {ELDERS} Fair wages belong to everyone who drives.",))
    assert find_joins(before, after, {0: 0}) == ({}, {})
