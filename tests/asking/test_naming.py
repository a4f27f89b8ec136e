"""Ids, titles and texts of asks that come from elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.asking.naming import LONGEST_ID, clean, id_from, title_from
from wsisdiff.ids import ID


@given(st.text())
def test_every_title_gives_an_id_that_is_one(title: str) -> None:
    id = id_from(title)
    assert ID.fullmatch(id)
    assert len(id) <= LONGEST_ID


def test_a_name_that_Windows_keeps_for_a_device_is_no_id() -> None:
    assert (id_from("LPT0"), id_from("Con")) == ("ask-lpt0", "ask-con")


def test_ids_that_are_taken_get_a_number() -> None:
    taken: set[str] = set()
    for _ in range(3):
        taken.add(id_from("Net neutrality", taken))
    assert taken == {"net-neutrality", "net-neutrality-2", "net-neutrality-3"}


def test_a_long_title_is_cut_between_words() -> None:
    assert id_from("Recognize the contribution of the technical community to the governance of the Internet") == (
        "recognize-contribution-technical-community"
    )


def test_a_title_is_made_of_the_first_words_of_a_text() -> None:
    assert title_from("we commit to fund libraries.\nAnd more.") == "We commit to fund libraries. And more"
    assert title_from("word " * 40).endswith("word …")


@given(st.text())
def test_a_clean_text_is_clean_once_and_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(c in "\n\t" or c.isprintable() or c.isspace() or ord(c) > 0x9F for c in once)
