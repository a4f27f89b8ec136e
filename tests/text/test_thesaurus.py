"""The thesaurus: its groups join no contraries, and no word stands with both."""

from __future__ import annotations

from itertools import combinations

import pytest

from wsisdiff.text.language import read_data
from wsisdiff.text.phrase_list import stem_set
from wsisdiff.text.thesaurus import alike, groups, synonyms
from wsisdiff.text.words import words

Stems = tuple[str, ...]


def stems(phrase: str) -> Stems:
    return tuple(w.stem for w in words(phrase.replace("~", " ")))


def contraries() -> list[tuple[Stems, Stems]]:
    table = read_data("differences")["contraries"]
    rows = [pair for key in ("pairs", "weaker") for pair in table[key]]  # type: ignore[index]
    return [(stems(a), stems(b)) for one, other in rows for a in one.split(", ") for b in other.split(", ")]


def joined(members: tuple[str, ...]) -> list[tuple[Stems, Stems]]:
    there = {stems(member) for member in members}
    return [(a, b) for a, b in contraries() if a in there and b in there]


def between(a: str, b: str) -> frozenset[str]:
    """The words that may stand for both."""
    return alike(a) & alike(b)


def test_no_group_joins_contraries() -> None:
    assert {group: found for group in groups() if (found := joined(group))} == {}
    assert joined(("permanent", "lasting", "temporary"))  # what it would find


def test_no_word_may_stand_for_two_contraries() -> None:
    pairs = [(a[0], b[0]) for a, b in contraries() if len(a) == len(b) == 1]
    assert len(pairs) > 80
    assert {(a, b): found for a, b in pairs if (found := between(a, b))} == {}
    assert between("end", "abolish")  # what it would find


def test_what_turns_a_sentence_round_stands_only_with_its_kind() -> None:
    """A word that turns round what it governs ("prohibit") stands for another that does, or for its own noun, and for nothing else."""
    turning = stem_set("differences", "turning", "verbs")
    beside = ("not ", "no ", "no longer ", "without ", "free ", "as ")
    for group in groups():
        single = {w[0].stem for member in group if len(w := words(member)) == 1}
        if single & {"prohibit", "forbid", "outlaw", "ban"}:
            affirming = [m for m in group if stems(m)[0] in ("allow", "permit") and not m.startswith(beside)]
            assert affirming == []
    assert alike("allow").isdisjoint(alike("prohibit") & turning)


def test_groups_are_many_and_no_word_is_its_own_group() -> None:
    assert len(groups()) > 500
    assert all(len(set(group)) == len(group) > 1 for group in groups())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prohibit", "outlaw"),
        ("yearly", "annual"),
        ("publish", "disclose"),
        ("inspect", "audit"),
        ("establish", "create"),
        ("wage", "salary"),
        ("treaty", "pact"),
    ],
)
def test_words_of_one_sense_stand_for_each_other_where_all_else_is_weighed(one: str, other: str) -> None:
    assert words(other)[0].stem in alike(words(one)[0].stem)


def test_the_groups_do_not_widen_the_wordings_of_asks() -> None:
    assert synonyms("prohibit") == {"prohibit"}
    assert "indefinit" in synonyms("permanent")


def test_words_that_tell_numbers_from_each_other_stand_for_none() -> None:
    for one, other in combinations(("national", "international", "regional", "local"), 2):
        assert not alike(one) & alike(other), (one, other)
