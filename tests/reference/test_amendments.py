"""A requested change traced into a later draft, against counting its words one by one."""

from __future__ import annotations

import random

import pytest

from tests.conftest import ROOT, draft_of
from tests.reference.slow import carried
from wsisdiff import read_draft
from wsisdiff.judging.ways.nearness import find_base
from wsisdiff.judging.ways.tracing import trace
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

OTHER = "Ships sail at night between islands while birds watch over harbours."


def made_up(rng: random.Random, size: int) -> list[str]:
    """Words that stand in no language: no two folded alike, none a stop word."""
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(rng.choice("bdgklmnprtvz") + rng.choice("aou") for _ in range(4))] = None
    return list(found)


Edit = tuple[int, int, list[str]]
"""From a word to another (not included), and what stands there then."""


def edits_of(rng: random.Random, size: int, fresh: list[str]) -> list[Edit]:
    """Passages struck, put in or replaced, with at least four words left alone between them."""
    found, at = [], 4
    while at + 6 < size and len(found) < 3 and len(fresh) > 3:
        struck, put = rng.choice(((0, 1), (1, 0), (1, 1), (2, 1), (0, 3), (2, 2)))
        found.append((at, at + struck, [fresh.pop() for _ in range(put)]))
        at += struck + 4 + rng.randint(0, 3)
    return found


def applied(text: list[str], edits: list[Edit]) -> list[str]:
    for start, end, put in sorted(edits, key=lambda e: -e[0]):
        text = [*text[:start], *put, *text[end:]]
    return text


def share(base: list[str], ask: list[str], now: list[str]) -> float:
    names = names_of()
    drafts = [draft_of(OTHER, " ".join(text) + ".", id=name) for name, text in (("before", base), ("after", now))]
    indexes = [DraftIndex(d, names) for d in drafts]
    rarity = Rarity(indexes)
    before, after = (Searched(index, rarity) for index in indexes)
    asked = " ".join(ask) + "."
    ask_words = names.fold(words(asked))
    found = find_base(ask_words, before)
    assert found == 1
    traced = trace(asked, ask_words, found, before, after)
    assert traced is not None and traced.paragraph == 1
    for request in traced.requests:
        assert request.text.casefold() in asked.casefold()
        assert list(request.added) == [w.plain for w in words(request.text)]
        assert list(request.struck) == [w.plain for w in words(request.struck_text)]
        assert all(s.cut(drafts[1].paragraphs[1].text).casefold() in request.text.casefold() for s in request.matched)
    return traced.share


def test_a_thousand_requests_taken_in_part_carry_the_share_of_their_words_that_was_taken() -> None:
    rng = random.Random(21)
    partly = 0
    for _ in range(1000):
        fresh = made_up(rng, 40)
        base = [fresh.pop() for _ in range(rng.randint(14, 24))]
        edits = edits_of(rng, len(base), fresh)
        taken = [e for e in edits if rng.random() < 0.5]
        ask, now = applied(base, edits), applied(base, taken)
        expected = carried(base, ask, now)
        assert share(base, ask, now) == pytest.approx(expected), (base, ask, now)
        partly += 0 < expected < 1
    assert partly > 300


def test_a_struck_passage_counts_as_struck_while_half_of_the_words_beside_it_stand() -> None:
    words_of = made_up(random.Random(24), 40)
    base, fresh = words_of[:24], words_of[24:]
    ask = [*base[:10], *base[11:]]  # one word is to go, with three words to its left and three to its right
    assert share(base, ask, [*base[:7], *fresh[:2], *base[11:]]) == 1.0  # the three to its right stand
    assert share(base, ask, [*base[:7], *fresh[:2], *base[12:]]) == 0.0  # two of six: the passage was written anew


def test_what_a_draft_changes_elsewhere_in_the_paragraph_changes_nothing_of_the_share() -> None:
    rng = random.Random(22)
    for _ in range(300):
        fresh = made_up(rng, 40)
        base = [fresh.pop() for _ in range(20)]
        requested: list[Edit] = [(5, 6, [fresh.pop()])]
        others: list[Edit] = [(12, 13, [fresh.pop()]), (17, 17, [fresh.pop(), fresh.pop()])]
        for taken in (requested, []):
            now = applied(base, [*taken, *others])
            assert share(base, applied(base, requested), now) == pytest.approx(1.0 if taken else 0.0)


def test_requests_to_paragraphs_of_a_specimen_carry_the_share_that_was_taken() -> None:
    rng = random.Random(23)
    tried = 0
    for paragraph in read_draft(ROOT / "drafts" / "sources" / "rev1.md").paragraphs:
        plain = [w.plain for w in words(paragraph.text)]
        base = list(dict.fromkeys(w for w in plain if len(w) > 3 and w.isalpha()))[:24]
        if len(base) < 16 or len(names_of().fold(words(" ".join(base)))) < len(base):
            continue  # names of several words are one, and cannot be cut in two
        fresh = made_up(rng, 20)
        edits = [(5, 5, [fresh.pop(), fresh.pop()]), (11, 11, [fresh.pop()])]
        taken = [e for e in edits if rng.random() < 0.5]
        ask, now = applied(base, edits), applied(base, taken)
        assert share(base, ask, now) == pytest.approx(carried(base, ask, now)), (base, ask, now)
        tried += 1
    assert tried >= 20
