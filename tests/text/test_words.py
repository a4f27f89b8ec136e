"""Words fold what does not matter and keep what does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.text.names import Names
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import words


def stems(text: str) -> list[str]:
    return [w.stem for w in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognise the organisation's programme", "recognize the organization’s program"),  # national spelling
        ("multi-stakeholder", "multistakeholder"),  # a prefix with and without hyphen
        ("multi stakeholder", "multistakeholder"),
        ("capacity-building", "capacity building"),  # a compound
        ("for ten years", "for 10 years"),  # a number as word or figure
        ("commitments", "commitment"),
        ("committed", "commit"),
        ("eﬃcient", "efficient"),  # a ligature
        ("cyber-security", "cybersecurity"),
        ("coop\u00aderation", "cooperation"),  # a soft hyphen left in
    ],
)
def test_folds_what_does_not_matter(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("national", "international"),
        ("governance", "government"),
        ("binding", "non-binding"),
        ("shall", "should"),
        ("may", "must"),
        ("ten years", "twenty years"),
        ("access", "accession"),
        ("policy", "police"),
        ("internal", "Internet"),
        ("university", "universal"),
    ],
)
def test_keeps_what_matters(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@given(st.text(max_size=300))
def test_every_word_knows_its_characters(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end


@given(st.text(alphabet="ab .;:()\n(a)(i)Z,", max_size=200))
def test_sentences_cover_every_character_once(text: str) -> None:
    spans = [s.span for s in sentences(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    outside = list(text)
    for span in spans:
        outside[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(outside).strip()


def test_items_stand_under_their_chapeaux() -> None:
    text = "We decide to:\n(a) strengthen:\n(i) the Forum;\n(ii) its secretariat;\n(b) report."
    under = {s.span.cut(text): [u.cut(text) for u in s.under] for s in sentences(text)}
    assert under["(ii) its secretariat;"] == ["We decide to:", "(a) strengthen:"]
    assert under["(b) report."] == ["We decide to:"]


def test_a_name_and_its_abbreviation_are_one_word() -> None:
    names = Names((("IGF", "Internet Governance Forum"),))
    long, short = (names.fold(words(t)) for t in ("The Internet Governance Forum meets", "The IGF meets"))
    assert [w.stem for w in long] == [w.stem for w in short]
    assert (long[1].start, long[1].end) == (4, 29)
