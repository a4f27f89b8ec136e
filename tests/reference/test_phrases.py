"""Phrases and wordings: what is found by inverted lists is what reading every sentence finds."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache

import pytest

from tests.conftest import ROOT, draft_of
from tests.reference.slow import first_ways, sentences_with, ways
from wsisdiff import load_asks, read_draft
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.phrases import Pattern, Phrase, Term, compile_wording, find_pattern, find_phrase
from wsisdiff.model import Draft, Wording
from wsisdiff.text.names import Names, names_of
from wsisdiff.text.words import Word, words

LETTERS = ("forum", "fund", "school", "cable", "market")
FILLERS = ("of", "the")


def text_of(rng: random.Random, length: int) -> tuple[Word, ...]:
    """A row of few different words, so that everything stands in several places."""
    return words(" ".join(rng.choice([*LETTERS, *FILLERS]) for _ in range(length)))


def phrase_of(rng: random.Random) -> Phrase:
    size = rng.randint(1, 4)
    stems = tuple(frozenset(rng.sample(LETTERS, rng.randint(1, 2))) for _ in range(size))
    return Phrase(stems, tuple(rng.random() < 0.4 for _ in range(size - 1)))


def where(text: tuple[Word, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, word in enumerate(text):
        found.setdefault(word.stem, []).append(i)
    return found


def test_a_phrase_is_found_where_the_next_fitting_words_make_it_in_four_thousand_random_sentences() -> None:
    rng = random.Random(7)
    several = 0
    for _ in range(4000):
        text, phrase = text_of(rng, rng.randint(0, 14)), phrase_of(rng)
        found = find_phrase(phrase, text, where(text))
        assert found == first_ways(phrase, text), (phrase, [w.plain for w in text])
        several += len(found) > 1
    assert several > 400


def test_what_is_found_is_always_one_of_all_ways_to_read_the_phrase_and_a_strict_phrase_is_found_wherever_it_stands() -> None:
    rng = random.Random(8)
    for _ in range(2000):
        text, phrase = text_of(rng, rng.randint(0, 12)), phrase_of(rng)
        found, every = find_phrase(phrase, text, where(text)), ways(phrase, text)
        assert set(found) <= set(every)
        if not any(phrase.loose):
            # between two words of a strict phrase stand function words alone, so there is one way from each place at most
            assert set(found) == set(every)


# ---------------------------------------------------------------- wordings


@lru_cache(maxsize=1)
def real() -> tuple[tuple[Pattern, ...], tuple[DraftIndex, ...], Names]:
    asks = load_asks(ROOT / "asks")
    names = names_of(tuple(dict.fromkeys(name for ask in asks for name in ask.names)))
    wordings = dict.fromkeys(w for ask in asks for e in ask.elements for w in (*e.wordings, *e.partly, *e.unless))
    drafts = [read_draft(ROOT / "drafts" / "sources" / f"{name}.md") for name in ("zero-draft", "rev2")]
    return tuple(compile_wording(w, names) for w in wordings), tuple(DraftIndex(d, names) for d in drafts), names


def found_by(pattern: Pattern, index: DraftIndex, whole: bool) -> list[tuple[int, bool]]:
    units = index.wholes if whole else index.units
    number = {id(unit): n for n, unit in enumerate(units)}
    return [(number[id(m.unit)], m.bracketed) for m in find_pattern(pattern, index, whole)]


@pytest.mark.parametrize("whole", [False, True], ids=["sentences", "paragraphs"])
def test_the_asks_wordings_are_found_in_the_specimens_where_reading_every_sentence_finds_them(whole: bool) -> None:
    patterns, indexes, _ = real()
    rng = random.Random(11)
    hits = 0
    for pattern in rng.sample([p for p in patterns if any(find_pattern(p, index) for index in indexes)], 30):
        for index in indexes:
            few = some_paragraphs(index, {m.unit.paragraph for m in find_pattern(pattern, index)}, rng)
            expected = sentences_with(pattern, few, whole)
            assert found_by(pattern, few, whole) == expected, pattern.source
            hits += len(expected)
    assert hits > 20


def some_paragraphs(index: DraftIndex, those: set[int], rng: random.Random) -> DraftIndex:
    """A draft of some of those paragraphs and others: all of them would take minutes."""
    chosen = {*sorted(those)[:8], *rng.sample(range(len(index.draft.paragraphs)), 30)}
    return DraftIndex(replace(index.draft, paragraphs=tuple(index.draft.paragraphs[n] for n in sorted(chosen))), index.names)


def test_random_wordings_are_found_in_random_drafts_brackets_and_headings_and_absent_terms_too() -> None:
    rng = random.Random(13)
    names = names_of()
    vocabulary = ("forum", "fund", "school", "teach", "of", "the", "cable")
    hits = bracketed = 0
    for _ in range(300):
        terms = []
        for n in range(rng.randint(1, 3)):
            absent = "!" if n and rng.random() < 0.25 else "^" if rng.random() < 0.15 else ""
            choices = [
                " ".join(rng.sample(vocabulary[:4], rng.randint(1, 2))).replace(" ", rng.choice((" ", " ~ "))) for _ in range(2)
            ]
            terms.append(tuple(absent + c for c in choices))
        pattern = compile_wording(Wording("random", tuple(terms)), names)
        paragraphs = []
        for _ in range(4):
            said = [rng.choice(vocabulary) for _ in range(rng.randint(4, 9))]
            if rng.random() < 0.5:
                at = rng.randrange(len(said) - 1)
                said[at], said[at + 1] = f"[{said[at]}", f"{said[at + 1]}]"
            paragraphs.append(" ".join(said).capitalize() + ".")
        index = DraftIndex(headed(paragraphs, rng), names)
        for whole in (False, True):
            expected = sentences_with(pattern, index, whole)
            assert found_by(pattern, index, whole) == expected, (pattern.source, terms, paragraphs)
            hits += len(expected)
            bracketed += sum(b for _, b in expected)
    assert hits > 300 and bracketed > 60


def headed(paragraphs: list[str], rng: random.Random) -> Draft:
    draft = draft_of(*paragraphs)
    sections = [rng.choice(("", "Fund the school")) for _ in paragraphs]
    return replace(draft, paragraphs=tuple(replace(p, section=s) for p, s in zip(draft.paragraphs, sections, strict=True)))


def test_the_terms_of_a_narrowed_wording_are_those_of_the_wording_itself() -> None:
    """A term without its table of first words is read choice by choice."""
    term = Term((Phrase((frozenset({"a"}),), ()), Phrase((frozenset({"b"}),), ())), False)
    assert list(term.possible({"b": [0]})) == list(term.choices)
