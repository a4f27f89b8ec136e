"""What became of every paragraph: on made-up edits, and mirrored."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import draft_of
from wsisdiff.model import Change, Comparison, Draft, Paragraph, Span
from wsisdiff.tracking.concordance import compare

PARAGRAPHS = (
    "We commit to achieve universal connectivity by 2030, so that all persons can be online in safety. Our concern is with people.",
    "We recognize the needs of Indigenous Peoples, and call for services to be planned with them and with their free consent.",
    "We stress the importance of resilient infrastructure, including satellites, exchange points and data centres on islands.",
    "Decent work must be the rule in the digital economy. We call for fair treatment of those who work through platforms.",
    "Digital health, including telemedicine and electronic records, has widened access to care in remote mountain districts.",
    "We decide that the Internet Governance Forum shall be a permanent forum of the United Nations with its own secretariat.",
    "We note the concentration of market power and encourage Governments to strengthen their competition authorities.",
    "Young people use technologies more than any other group; every school should be connected and every teacher trained.",
    "Older persons should be able to use services with confidence. We encourage training offered by peers and simple interfaces.",
    "We take note of the work on data governance and look forward to the report of the working group to the General Assembly.",
    "We urge States not to adopt economic measures of a unilateral kind which stand in the way of the development of others.",
    "Freedom of opinion and expression belongs to everyone, across frontiers and by whatever medium a person may choose.",
)  # fmt: skip
WORDS = (
    "we",
    "commit",
    "note",
    "forum",
    "access",
    "data",
    "the",
    "of",
    "to",
    "rights",
    "school",
    "market",
    "cable",
    "funds",
    "and",
    "women",
)
short_text = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
drafts = st.lists(st.one_of(st.sampled_from(PARAGRAPHS), short_text.filter(bool)), min_size=1, max_size=9).map(
    lambda t: draft_of(*t)
)


def shape(changes: tuple[Change, ...]) -> Counter[tuple[tuple[str, ...], tuple[str, ...], str, bool]]:
    return Counter((c.old, c.new, c.kind, c.moved) for c in changes)


def texts(draft: Draft, labels: tuple[str, ...]) -> str:
    by_label = {p.label: p.text for p in draft.paragraphs}
    return "\n\n".join(by_label[label] for label in labels)


def covers_both(comparison: Comparison) -> None:
    assert Counter(x for c in comparison.changes for x in c.old) == Counter(p.label for p in comparison.old.paragraphs)
    assert Counter(x for c in comparison.changes for x in c.new) == Counter(p.label for p in comparison.new.paragraphs)


def kinds(comparison: Comparison) -> dict[tuple[str, str], str]:
    return {(",".join(c.old), ",".join(c.new)): c.kind for c in comparison.changes}


@given(drafts, drafts)
@settings(max_examples=80, deadline=None)
def test_every_paragraph_of_both_drafts_stands_in_exactly_one_change(old: Draft, new: Draft) -> None:
    covers_both(compare(old, new))


@given(drafts, drafts)
@settings(max_examples=80, deadline=None)
def test_the_edits_of_each_change_give_both_texts_back(old: Draft, new: Draft) -> None:
    for change in compare(old, new).changes:
        assert "".join(e.text for e in change.edits if e.op != "add") == texts(old, change.old)
        assert "".join(e.text for e in change.edits if e.op != "cut") == texts(new, change.new)


@given(drafts)
@settings(max_examples=80, deadline=None)
def test_a_draft_compared_with_itself_is_unchanged(draft: Draft) -> None:
    changes = compare(draft, draft).changes
    assert all((c.kind, c.moved, c.old, c.similarity, c.meaning) == ("unchanged", False, c.new, 1.0, ()) for c in changes)


MIRROR = {"merged": "split", "split": "merged", "new": "removed", "removed": "new"}


@given(drafts, drafts)
@settings(max_examples=80, deadline=None)
def test_the_comparison_the_other_way_round_is_its_mirror(old: Draft, new: Draft) -> None:
    there, back = compare(old, new), compare(new, old)
    mirrored = Counter((c.new, c.old, MIRROR.get(c.kind, c.kind), c.moved) for c in back.changes)
    assert shape(there.changes) == mirrored


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_shuffle_moves_as_few_paragraphs_as_possible_and_loses_none(seed: int) -> None:
    order = list(range(len(PARAGRAPHS)))
    random.Random(seed).shuffle(order)
    comparison = compare(draft_of(*PARAGRAPHS), draft_of(*(PARAGRAPHS[n] for n in order)))
    assert all(c.kind in ("unchanged", "moved") for c in comparison.changes)
    assert {(c.old[0], c.new[0]) for c in comparison.changes} == {(str(n + 1), str(order.index(n) + 1)) for n in order}
    assert sum(not c.moved for c in comparison.changes) == longest_rise(order)


def longest_rise(order: list[int]) -> int:
    """The obvious way: the longest rising chain that ends at each place."""
    best: list[int] = []
    for n, value in enumerate(order):
        best.append(1 + max((best[k] for k in range(n) if order[k] < value), default=0))
    return max(best)


@pytest.mark.parametrize("at", [0, 3, 7])
def test_a_paragraph_put_in_renumbers_the_rest_and_moves_nothing(at: int) -> None:
    new = [
        *PARAGRAPHS[:at],
        "Submarine cables carry nearly all traffic and their repair should be authorized quickly.",
        *PARAGRAPHS[at:],
    ]
    found = Counter(c.kind for c in compare(draft_of(*PARAGRAPHS), draft_of(*new)).changes)
    assert found == {"unchanged": len(PARAGRAPHS), "new": 1}


def test_two_paragraphs_in_one_are_a_merge_and_the_other_way_a_split() -> None:
    joined = draft_of(PARAGRAPHS[0], PARAGRAPHS[1] + " " + PARAGRAPHS[2], PARAGRAPHS[3])
    apart = draft_of(*PARAGRAPHS[:4])
    assert kinds(compare(apart, joined)) == {("1", "1"): "unchanged", ("2,3", "2"): "merged", ("4", "3"): "unchanged"}
    assert kinds(compare(joined, apart)) == {("1", "1"): "unchanged", ("2", "2,3"): "split", ("3", "4"): "unchanged"}


def test_paragraphs_far_apart_can_merge_too() -> None:
    new = [PARAGRAPHS[0] + " " + PARAGRAPHS[9], *PARAGRAPHS[1:9]]
    found = kinds(compare(draft_of(*PARAGRAPHS[:10]), draft_of(*new)))
    assert found["1,10", "1"] == "merged"


def test_a_rewrite_between_the_same_neighbours_is_an_edit_where_the_same_words_elsewhere_are_not() -> None:
    rewritten = (
        "Our first concern is to bring people online in safety by 2035: connectivity is to be universal, affordable "
        "and of good quality everywhere."
    )
    stays = kinds(compare(draft_of(*PARAGRAPHS[:4]), draft_of(rewritten, *PARAGRAPHS[1:4])))
    assert stays["1", "1"] == "edited"
    elsewhere = kinds(compare(draft_of(*PARAGRAPHS[:4]), draft_of(*PARAGRAPHS[1:4], rewritten)))
    assert elsewhere["1", ""] == "removed"


def test_repeated_boilerplate_stays_with_its_neighbours() -> None:
    formula = "We invite the regional commissions to report."
    old = draft_of(PARAGRAPHS[0], formula, PARAGRAPHS[1], formula, PARAGRAPHS[2], formula)
    new = draft_of(PARAGRAPHS[0], formula, PARAGRAPHS[1], PARAGRAPHS[2], formula)
    assert kinds(compare(old, new)) == {
        ("1", "1"): "unchanged", ("2", "2"): "unchanged", ("3", "3"): "unchanged", ("4", ""): "removed",
        ("5", "4"): "unchanged", ("6", "5"): "unchanged",
    }  # fmt: skip


def test_only_spelling_changed_is_an_edit_that_means_nothing() -> None:
    (change,) = compare(draft_of("We recognise the programme."), draft_of("We recognize the program.")).changes
    assert change.kind == "edited"
    assert change.meaning == ()
    assert all(e.noise for e in change.edits if e.op != "keep")


def test_a_cross_reference_that_follows_its_paragraph_is_noise_and_one_that_does_not_is_told() -> None:
    old = draft_of(*PARAGRAPHS[:2], "We recall paragraph 2 above and its commitments on planning with communities.")
    after = [PARAGRAPHS[5], *PARAGRAPHS[:2]]
    follows = compare(old, draft_of(*after, "We recall paragraph 3 above and its commitments on planning with communities."))
    astray = compare(old, draft_of(*after, "We recall paragraph 1 above and its commitments on planning with communities."))
    last = next(c for c in follows.changes if c.old == ("3",))
    assert last.meaning == ()
    last = next(c for c in astray.changes if c.old == ("3",))
    assert [fact.kind for fact in last.meaning] == ["meaning.reference_changed"]


def sectioned(*parts: tuple[str, str]) -> Draft:
    """A draft of (section, text) paragraphs."""
    found, start = [], 0
    for n, (section, text) in enumerate(parts, 1):
        found.append(Paragraph(str(n), text, Span(start, start + len(text)), section=section))
        start += len(text) + 2
    return Draft("d", "d", None, "\n\n".join(text for _, text in parts), tuple(found))


def test_a_renamed_section_is_no_move_and_another_section_is() -> None:
    old = sectioned(("Bridging divides", PARAGRAPHS[0]), ("Bridging divides", PARAGRAPHS[1]), ("Bridging divides", PARAGRAPHS[2]),
                    ("The economy", PARAGRAPHS[3]), ("The economy", PARAGRAPHS[6]))  # fmt: skip
    new = sectioned(("Closing divides", PARAGRAPHS[0]), ("Closing divides", PARAGRAPHS[1]), ("The economy", PARAGRAPHS[2]),
                    ("The economy", PARAGRAPHS[3]), ("The economy", PARAGRAPHS[6]))  # fmt: skip
    moved = [c.old for c in compare(old, new).changes if c.moved]
    assert moved == [("3",)]


def test_a_removed_paragraph_says_where_its_words_survive() -> None:
    old = draft_of(
        *PARAGRAPHS[:3], "We invite the facilitators to publish the matrix of Action Lines and Goals, for every Member State."
    )
    new = draft_of(PARAGRAPHS[0], PARAGRAPHS[1] + " The matrix of Action Lines and Goals is annexed.", PARAGRAPHS[2])
    removed = next(c for c in compare(old, new).changes if c.kind == "removed")
    assert removed.survives == ("2",)
    named = draft_of(PARAGRAPHS[0], PARAGRAPHS[1] + " Goals and a matrix are annexed.", PARAGRAPHS[2])
    assert next(c for c in compare(old, named).changes if c.kind == "removed").survives == ()  # words, but not what was cut


def test_an_empty_paragraph_list_is_compared_too() -> None:
    empty = Draft("e", "e", None, "", ())
    assert [c.kind for c in compare(empty, draft_of(PARAGRAPHS[0])).changes] == ["new"]
    assert compare(empty, empty).changes == ()


def test_five_hundred_edited_paragraphs_take_seconds() -> None:
    import time

    rng = random.Random(7)
    vocabulary = [
        a + b + c for a in ("ba", "ke", "li", "nu") for b in ("dan", "gel", "jos", "mer") for c in ("as", "et", "im", "ox", "un")
    ]
    rows = [[rng.choice(vocabulary) for _ in range(40)] for _ in range(500)]
    changed = [[w if rng.random() > 0.1 else rng.choice(vocabulary) for w in row] for row in rows]
    start = time.process_time()
    comparison = compare(draft_of(*map(" ".join, rows)), draft_of(*map(" ".join, changed)))
    assert time.process_time() - start < 5
    assert sum(c.old == c.new for c in comparison.changes) == 500
