"""What stands over paragraphs: brackets that reach on, options, proposals, objections, headings that set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.told import told
from wsisdiff.model import Draft
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.standing import marks_in


def draft(folder: Path, text: str) -> Draft:
    path = folder / "draft.md"
    path.write_text(text, encoding="utf-8")
    return read_draft(path)


def standing(read: Draft, kind: str) -> dict[str, list[str]]:
    """Label -> the words that have a fact of that kind."""
    found = {p.label: [f.span.cut(p.text) for f in p.facts if f.kind == kind] for p in read.paragraphs}
    return {label: words for label, words in found.items() if words}


@pytest.mark.parametrize(
    ("text", "kind", "covered"),
    [
        # Options in one paragraph: each up to the next.
        ("Option 1: We decide. Option 2: No text.", "option", ["Option 1: We decide.", "Option 2: No text."]),
        ("Alt 1: Ships pay.\nAlt 2: Ports pay.", "option", ["Alt 1: Ships pay.", "Alt 2: Ports pay."]),
        ("Option A - Ships pay.\nOption B - Ports pay.", "option", ["Option A - Ships pay.", "Option B - Ports pay."]),
        ("ALTERNATIVE II: Ships pay.", "option", ["ALTERNATIVE II: Ships pay."]),
        # In a bracket they end with it.
        ("[Alternative A: Ships pay.] Ports are safe.", "option", ["Alternative A: Ships pay."]),
        ("[Option 1: Ships pay.][Option 2: Ports pay.]", "option", ["Option 1: Ships pay.", "Option 2: Ports pay."]),
        ("The fee is [option (b): ten dollars] a ton.", "option", ["option (b): ten dollars"]),
        # Words of policy are none.
        ("We see no alternative to a fund.", "option", []),
        ("Option 1 is preferred by us.", "option", []),
        ("alternative: energy", "option", []),
        # Verbs side by side.
        ("States shall/should act.", "alternative", ["shall/should"]),
        ("The Council decides/invites States to act.", "alternative", ["decides/invites"]),
        ("men/women and/or ports/ships", "alternative", []),
        # What is said in a name is proposed.
        ("Japan, Government: We decide to pay.", "proposal", ["We decide to pay."]),
        ("(ISOC): We decide to pay.\nWe thank the host.", "proposal", ["We decide to pay."]),
        ("(ISOC): We decide to pay. (ICANN): We thank.\nWe act.", "proposal", ["We decide to pay.", "We thank."]),
        # An objection speaks of the sentence before it, or the one after where it stands first.
        ("We thank the host. We decide to pay. [RUS: delete]", "objection", ["We decide to pay."]),
        ("[G77: delete] We decide to pay. We thank the host.", "objection", [" We decide to pay."]),
        ("We thank the host. We pay. [EU: delete paragraph]", "objection", ["We thank the host. We pay. [EU: delete paragraph]"]),
        ("We decide to pay. [EU: retain]", "objection", []),
    ],
)
def test_what_does_not_stand_in_a_paragraph(text: str, kind: str, covered: list[str]) -> None:
    assert [f.span.cut(text) for f in marks_in(text) if f.kind == kind] == covered


def test_a_bracket_that_opens_in_one_paragraph_and_closes_in_a_later_one_covers_all_between(tmp_path: Path) -> None:
    read = draft(
        tmp_path,
        "1. We meet.\n\n2. [We decide to pay.\n\n3. Ports are safe.\n\n4. Ships are clean.] We thank all.\n\n5. End it.\n",
    )
    assert standing(read, "bracket") == {"2": ["[We decide to pay."], "3": ["Ports are safe."], "4": ["Ships are clean.]"]}
    assert not told(read)


def test_a_bracket_around_an_article_covers_its_paragraphs(tmp_path: Path) -> None:
    read = draft(
        tmp_path, "# Law\n\n1. We meet.\n\n## [Fees\n\n2. Ships pay.\n\n3. Ports pay.]\n\n## Safety\n\n4. Ports are safe.\n"
    )
    assert standing(read, "bracket") == {"2": ["Ships pay."], "3": ["Ports pay.]"]}


def test_a_bracket_within_a_sentence_is_not_closed_far_away(tmp_path: Path) -> None:
    many = "\n\n".join(f"{n}. Port number {n} is safe." for n in range(2, 12))
    read = draft(tmp_path, f"1. Ships [shall pay. Ports do.\n\n{many}\n\n12. All is well] here.\n")
    assert standing(read, "bracket") == {"1": ["[shall pay."]}
    assert len(told(read)) == 2


def test_a_bracket_around_the_whole_text_covers_none_of_it(tmp_path: Path) -> None:
    text = "[The General Assembly,\n\n1. Ships pay their dues.\n\n2. [Ports are safe.]]\n\n3. [A lighthouse stands.\n\n4. Boats float.]\n"
    assert standing(draft(tmp_path, text), "bracket") == {
        "PP1": ["[The General Assembly,"],
        "2": ["[Ports are safe.]"],
        "3": ["[A lighthouse stands."],
    }
    ends = text.replace("4. Boats float.]", "4. Boats float.]]")
    assert standing(draft(tmp_path, ends), "bracket")["4"] == ["Boats float.]"]


def test_paragraphs_under_an_options_own_line_stand_in_it(tmp_path: Path) -> None:
    text = "# Law\n\n1. We meet.\n\n## Option 1\n\n2. Ships pay.\n\n3. Ports pay.\n\n## Option 2: No text\n\n4. All sign.\n"
    assert standing(draft(tmp_path, text), "option") == {"2": ["Ships pay."], "3": ["Ports pay."]}


def test_an_option_named_behind_other_words_holds_the_paragraphs_below(tmp_path: Path) -> None:
    text = "1. We meet.\n\nOption A:\n\n2. Ships pay.\n\nOption B:\n\n2. Ports pay.\n\n3. All sign.\n"
    assert standing(draft(tmp_path, text), "option") == {
        "1": ["Option A:"], "2": ["Ships pay.\n", "Option B:"], "2 (2)": ["Ports pay."],
    }  # fmt: skip


def test_options_of_an_option_have_names_of_their_own(tmp_path: Path) -> None:
    text = "1. Option A.1: Ships pay.\n\nOption A.2: Ports pay.\n\n2. We go.\n"
    assert standing(draft(tmp_path, text), "option") == {"1": ["Option A.1: Ships pay.", "Option A.2: Ports pay."]}


def test_what_the_pen_calls_the_words_that_follow_is_no_text_of_the_draft(tmp_path: Path) -> None:
    read = draft(
        tmp_path, "1. We meet. {Timing}\n\n{Long-term goal}\n\n2. Ships pay {a fee that all ports agree}.\n\n3. All sign.\n"
    )
    assert standing(read, "tag") == {"1": ["{Timing}"]} and read.headings[-1].text == "{Long-term goal}"


def test_what_follows_the_last_option_with_a_number_of_its_own_is_no_option(tmp_path: Path) -> None:
    text = "1. We meet.\n\n2. Option 1: Ships pay.\n\n3. Option 2: No text.\n\n4. Ports are safe.\n"
    assert list(standing(draft(tmp_path, text), "option")) == ["2", "3"]


@pytest.mark.parametrize("label", ["2 alt.", "2 Alt 1:", "2. Alt 1:", "2 bis alt.", "Alt 2."])
def test_a_paragraph_labelled_as_an_alternative_is_one(tmp_path: Path, label: str) -> None:
    read = draft(tmp_path, f"1. We meet.\n\n{label} Ships pay.\n\n3. Ports are safe.\n\n4. All sign.\n")
    assert len(standing(read, "option")) == 1


def test_the_paragraph_beside_an_alternative_is_on_offer_too(tmp_path: Path) -> None:
    read = draft(tmp_path, "1. We meet.\n\n2. Ports pay.\n\n2 alt. Ships pay.\n\n3. Ports are safe.\n\n4. All sign.\n")
    assert standing(read, "option") == {"2": ["Ports pay."], "2 alt": ["Ships pay."]}


@pytest.mark.parametrize(
    "heading",
    ["Proposals that found no agreement", "Annex: text not agreed", "Rejected proposals", "Views expressed by observers"],
)
def test_paragraphs_under_a_heading_that_sets_them_aside(tmp_path: Path, heading: str) -> None:
    read = draft(
        tmp_path, f"# Law\n\n## Duties\n\n1. Ships pay.\n\n## {heading}\n\n2. Ports pay.\n\n## Last things\n\n3. All sign.\n"
    )
    assert standing(read, "set_aside") == {"2": ["Ports pay."]}


@pytest.mark.parametrize(
    ("heading", "stands"),
    [
        ("Abandoned mines", True),
        ("Unresolved disputes and dismissed workers", True),
        ("Rejected asylum claims: duties of States", True),
        ("Abandoned proposals", False),
        ("Dropped on Friday", False),
        ("Items withdrawn", False),
        ("Options considered and dismissed", False),
    ],
)
def test_a_heading_that_names_a_thing_sets_nothing_aside(tmp_path: Path, heading: str, stands: bool) -> None:
    read = draft(tmp_path, f"# Law\n\n## Duties\n\n1. Ships pay.\n\n## {heading}\n\n2. Ports pay.\n")
    assert (standing(read, "set_aside") == {}) is stands


@given(st.text(alphabet="aB1 [](){}:/.\nOption Alt EU delete", max_size=80))
def test_facts_lie_in_the_text_whatever_it_is(text: str) -> None:
    for fact in marks_in(text):
        assert 0 <= fact.span.start < fact.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Option 1: " * 4000,
        "[Option 1: " * 3000,
        "a/" * 20000,
        "[EU: delete] " * 2000,
        "Alt\n" * 9000,
        "{a " * 9000,
        "{" + "a" * 30000,
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    import time

    start = time.perf_counter()
    marks_in(text)
    assert time.perf_counter() - start < 3
