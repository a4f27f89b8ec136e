"""The five steps of relation: the same notion on long bills and on short paragraphs, whichever passage comes first."""

from __future__ import annotations

import csv
import json
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, shared
from wsisdiff import read_draft, relate
from wsisdiff.model import GRADES
from wsisdiff.relating.features import NAMES, features
from wsisdiff.relating.relation import packaged_model, packaged_weight, prepare, relate_passages
from wsisdiff.text.words import words

FORUM = (
    "We decide that the Forum shall be a permanent forum of the United Nations, convened every year, with a secretariat that is maintained "
    "on a stable and sustainable basis, and that its messages should be brought to the attention of the relevant entities."
)
PARAGRAPHS = [p.text for p in read_draft(ROOT / "drafts" / "sources" / "zero-draft.md").paragraphs]
LONGER = [t for t in PARAGRAPHS if len(t.split()) >= 20]
TEXTS = st.one_of(st.sampled_from(PARAGRAPHS), st.text(max_size=60), st.sampled_from(["", "a", "1", "…", "we", "shall", "\n\n"]))


def rank(a: str, b: str) -> int:
    return GRADES.index(relate(a, b).grade)


# ---------------------------------------------------------------- what each grade means on a draft's paragraphs


@pytest.mark.parametrize(
    "same", [str.upper, lambda t: t.replace(",", ";"), lambda t: t.replace(" ", "\n"), lambda t: f"12. {t}"[4:]]
)
def test_the_same_words_are_identical_whatever_their_case_punctuation_and_lines(same) -> None:  # type: ignore[no-untyped-def]
    assert relate(FORUM, same(FORUM)).grade == "identical"


def test_a_compound_in_one_word_or_two_is_the_same_text() -> None:
    assert (
        relate("We support community based non medical settings.", "We support community-based nonmedical settings.").grade
        == "identical"
    )


@pytest.mark.parametrize("text", LONGER[::6])
def test_a_last_word_cut_is_almost_identical(text: str) -> None:
    assert relate(text, " ".join(text.split()[:-1])).grade == "almost_identical"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shall be", "should be"),
        ("shall be", "shall not be"),
        ("every year", "every second year"),
        ("permanent forum", "temporary forum"),
    ],
)
def test_one_word_changed_is_almost_identical_however_much_it_matters_and_never_identical(old: str, new: str) -> None:
    """What the change means is the verdict's business; relation says how near the texts are."""
    assert relate(FORUM, FORUM.replace(old, new)).grade == "almost_identical"


@pytest.mark.parametrize("n", range(1, len(LONGER) - 1, 6))
def test_a_paragraph_that_stands_in_a_longer_text_is_at_least_a_part_of_it(n: int) -> None:
    assert relate(LONGER[n], "\n".join(LONGER[n - 1 : n + 2])).grade in ("partially_related", "related")


@pytest.mark.parametrize("n", range(0, len(LONGER), 6))
def test_the_first_half_of_a_paragraph_is_related_to_the_whole(n: int) -> None:
    words_of_it = LONGER[n].split()
    assert relate(LONGER[n], " ".join(words_of_it[: len(words_of_it) // 2])).grade in ("partially_related", "related")


@pytest.mark.parametrize("n", range(0, len(LONGER) - 1, 6))
def test_neighbours_that_share_a_topic_at_most_are_unrelated(n: int) -> None:
    assert relate(LONGER[n], LONGER[n + 1]).grade == "unrelated"


def test_phrases_of_habit_relate_nothing() -> None:
    a = "In this regard, we call upon all relevant stakeholders to strengthen cooperation on the protection of children from abuse online."
    b = "In this regard, we call upon all relevant stakeholders to strengthen investment in submarine cables and rural electricity grids."
    assert relate(a, b).grade in ("unrelated", "partially_related")
    assert relate("In this regard, we reaffirm", a).grade == "unrelated"


def test_a_request_and_its_rewrite_are_nearer_than_a_request_and_another_subject() -> None:
    rewrite = (
        "The Forum is made a permanent body of the United Nations, meets every year, and its secretariat has a sustainable basis."
    )
    assert rank(FORUM, rewrite) > rank(FORUM, PARAGRAPHS[20])


# ---------------------------------------------------------------- what holds for any two texts


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_the_order_of_the_two_does_not_matter(a: str, b: str) -> None:
    one = relate(a, b)
    assert one == relate(b, a)
    assert one.grade in GRADES
    assert 0.0 <= one.probability <= 1.0


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_text_is_identical_to_itself(text: str) -> None:
    assert relate(text, text).grade == "identical"


def test_empty_passages() -> None:
    assert relate("", "").grade == "identical"
    assert relate("", FORUM).grade == relate(FORUM, " … ").grade == "unrelated"


def test_more_words_changed_never_bring_two_texts_nearer() -> None:
    for text in LONGER[::10]:
        split = text.split()
        ranks = [rank(text, " ".join("water" if i % 20 < k else w for i, w in enumerate(split))) for k in (0, 2, 6, 12, 20)]
        assert ranks == sorted(ranks, reverse=True), text


def test_figures_of_shares_are_between_nothing_and_all() -> None:
    for a, b in pairwise(LONGER):
        named = dict(zip(NAMES, features(prepare(words(a)), prepare(words(b))), strict=True))
        assert all(-1e-9 <= v <= 1 + 1e-9 for k, v in named.items() if k.endswith(("_of_lesser", "_of_longer", "_of_shorter", "_ratio"))
                   and not k.startswith(("own_",)))  # fmt: skip


def test_figures_say_what_they_say() -> None:
    """Seven words against five: `fund` and `every` changed places with others."""
    a, b = prepare(words("Governments shall fund the Forum every year")), prepare(words("Governments should fund the Forum"))
    named = dict(zip(NAMES, features(a, b), strict=True))
    assert named["length_ratio"] == pytest.approx(5 / 7)
    assert named["text_aligned_of_shorter"] == pytest.approx(4 / 5)  # governments, fund, the, forum
    assert named["text_aligned_of_longer"] == pytest.approx(4 / 7)
    assert named["runs_of_shorter"] == 0  # three in a row are no run
    assert named["modals_differ"] == pytest.approx(1.0986, abs=1e-4)  # log(1 + shall + should)
    assert named["numbers_differ"] == 0


# ---------------------------------------------------------------- the ways in for other modules


def test_words_passages_and_texts_get_the_same_answer() -> None:
    a, b = PARAGRAPHS[3], PARAGRAPHS[3].replace("the", "a", 1)
    assert relate(a, b) == relate_passages(prepare(words(a)), prepare(words(b)))


def test_rare_words_say_more_than_common_ones_and_stop_words_nothing() -> None:
    weight = packaged_weight()
    assert weight("the") == weight("iv") == weight("b") == 0
    assert 0 < weight("develop") < weight("spectrum") <= weight("zebra")


# ---------------------------------------------------------------- the committed model


def test_the_model_fits_the_features_and_is_small() -> None:
    path = ROOT / "wsisdiff" / "data" / "relation.json"
    model = packaged_model()
    assert model.names == NAMES
    assert path.stat().st_size < 300_000


def test_the_page_states_the_figures_that_were_measured_with_the_model() -> None:
    measured = json.loads((ROOT / "wsisdiff" / "data" / "relation.json").read_text(encoding="utf-8"))["measured"]
    page = (ROOT / "docs" / "relation.md").read_text(encoding="utf-8")
    assert measured["accuracy"] >= 0.9
    assert measured["macro_f1"] >= 0.8
    assert f"accuracy {measured['accuracy']:.3f}" in page
    assert f"macro F1 {measured['macro_f1']:.3f}" in page


def test_pairs_graded_by_people_within_three_milliseconds() -> None:
    csv.field_size_limit(sys.maxsize)
    with shared("benchmarks", "bills", "pairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    times, told = [], []
    for _ in range(3):  # the best of three: other work on the machine does not count
        start = time.process_time()
        told = [relate(r["sec_a_text"], r["sec_b_text"]).grade for r in rows]
        times.append((time.process_time() - start) / len(rows))
    assert min(times) < 0.003
    assert all(t == "identical" for t, r in zip(told, rows, strict=True) if r["sec_a_text"] == r["sec_b_text"])
