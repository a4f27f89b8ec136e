"""The shortlist ranks as the full cosine of every paragraph does."""

from __future__ import annotations

import random

import pytest

from tests.conftest import ROOT, draft_of
from tests.reference.slow import cosines
from wsisdiff import load_asks, read_draft
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import TELLING, Searched
from wsisdiff.model import Draft
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words


def searched(draft: Draft) -> Searched:
    index = DraftIndex(draft, names_of())
    return Searched(index, Rarity([index]))


def same_ranking(query: list[str], draft: Searched, k: int) -> int:
    """Assert that the k best are those of the full vectors, and give how many there are."""
    paragraphs = [[w.stem for w in whole.words] for whole in draft.index.wholes]
    slow = cosines(query, paragraphs, draft.rarity)
    found = draft.shortlist.best(query, k)
    ranked = sorted((n for n, c in enumerate(slow) if c > 0), key=lambda n: (-round(slow[n], 9), n))[:k]
    assert [round(score, 9) for _, score in found] == [round(slow[n], 9) for n in ranked]
    for (n, score), expected in zip(found, ranked, strict=True):
        assert slow[n] == pytest.approx(score) and (n == expected or slow[n] == pytest.approx(slow[expected], abs=1e-8))
    return len(found)


def test_two_thousand_random_queries_are_ranked_as_by_the_full_vectors() -> None:
    rng = random.Random(3)
    vocabulary = ["forum", "fund", "school", "teacher", "cable", "market", "island", "health", "the", "of"]
    total = 0
    for _ in range(100):
        draft = searched(draft_of(*(" ".join(rng.choices(vocabulary, k=rng.randint(1, 9))) for _ in range(rng.randint(1, 8)))))
        for _ in range(20):
            query = rng.choices([*vocabulary, "unheard"], k=rng.randint(1, 8))
            total += same_ranking([w.stem for w in words(" ".join(query))], draft, rng.randint(1, 6))
    assert total > 2000


def test_the_asks_texts_are_ranked_in_a_specimen_as_by_the_full_vectors() -> None:
    draft = searched(read_draft(ROOT / "drafts" / "sources" / "rev2.md"))
    asked = [[w.stem for w in words(ask.text)] for ask in load_asks(ROOT / "asks")]
    short = [stems for stems in asked if len(set(stems)) <= TELLING]
    assert len(short) >= 15
    assert sum(same_ranking(stems, draft, 8) for stems in short) == 8 * len(short)


def test_of_a_query_of_more_words_than_are_looked_up_the_paragraph_found_first_is_the_same() -> None:
    draft = searched(read_draft(ROOT / "drafts" / "sources" / "rev2.md"))
    paragraphs = [[w.stem for w in whole.words] for whole in draft.index.wholes]
    long = [p for p in paragraphs if len(set(p)) > TELLING]
    assert long
    for stems in long:
        slow = cosines(stems, paragraphs, draft.rarity)
        assert draft.shortlist.best(stems, 1)[0][0] == max(range(len(slow)), key=slow.__getitem__)


def test_a_large_draft_is_searched_by_arrays_with_the_very_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    vocabulary = ["forum", "fund", "school", "teacher", "cable", "market", "island", "health", "the", "of"]
    vocabulary += [f"isle{n}" for n in range(300)]
    common = [100] * 10 + [1] * 300
    draft = draft_of(*(" ".join(rng.choices(vocabulary, common, k=rng.randint(1, 9))) for _ in range(400)))
    queries = [(rng.choices([*vocabulary, "unheard"], k=rng.randint(1, 9)), rng.randint(1, 9)) for _ in range(600)]
    by_lists = searched(draft).shortlist
    listed = [by_lists.best([w.stem for w in words(" ".join(query))], k) for query, k in queries]
    monkeypatch.setattr("wsisdiff.matching.shortlist.MANY", 1)
    monkeypatch.setattr("wsisdiff.matching.shortlist.LONG", 8)  # so that most words are asked whether they may be left out
    by_arrays = searched(draft).shortlist
    assert [by_arrays.best([w.stem for w in words(" ".join(query))], k) for query, k in queries] == listed
