"""What a person looks for, checks and reads: words found are marked, places are told as a person knows them, footnotes are seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.serving.site import ASKS, Browser, made
from wsisdiff.model import Draft, Evidence, Paragraph, Span
from wsisdiff.serving.found import marked
from wsisdiff.serving.pages.cells import paragraphs_of

LONG = "We recall much that was said before. " * 20 + "We welcome the Forum and its hosts."


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("forum", "<mark>Forum</mark>"),
        ("FORUM thank", "We <mark>thank</mark> the hosts of the <mark>Forum</mark>."),
        ("permanent", "The Forum is <mark>permanent</mark>"),
    ],
)
def test_words_that_are_found_are_marked(browser_on: Browser, words: str, text: str) -> None:
    assert text in browser_on.page(f"/w/forum/search?words={words.replace(' ', '+')}")


def test_they_are_marked_in_a_draft_and_among_the_asks_too(browser_on: Browser) -> None:
    assert "We <mark>note</mark> the work of the Forum." in browser_on.page("/w/forum/draft/two?words=note")
    assert "Sustainable <mark>funding</mark>" in browser_on.page("/w/forum/asks?words=funding")
    assert "<mark>" not in browser_on.page("/w/forum/asks")


def test_a_pattern_or_a_tag_that_is_looked_for_is_words(tmp_path: Path) -> None:
    folder = made(tmp_path / "forum", first="1. We thank (a+b) <b>all</b> hosts.\n")
    browser = Browser(folder)
    assert "<mark>&lt;b&gt;</mark>all" in browser.page("/w/forum/search?words=%3Cb%3E")
    assert "<mark>(a+b)</mark>" in browser.page("/w/forum/search?words=(a%2Bb)")
    assert "Nothing holds these words" in browser.page("/w/forum/search?words=(a|")


def test_of_a_long_paragraph_the_part_is_shown_that_has_the_words() -> None:
    shown = marked(LONG, ["hosts"], 100)
    assert shown[0][0].startswith("… ") and ("hosts", "found") in shown
    assert len("".join(text for text, _ in shown)) <= 110
    assert "".join(text for text, _ in marked(LONG, ["recall"], 100)).startswith("We recall")


def test_advice_names_the_ask_and_the_file_in_the_workspace(tmp_path: Path) -> None:
    asks = ASKS.replace('theme = "governance"\npriority', 'thme = "governance"\npriority')
    browser = Browser(made(tmp_path / "forum", asks=asks))
    answer = browser.follow(browser.post("/w/forum/check"))
    assert "(asks/asks.toml, line 4)" in answer.text
    assert '<a href="/w/forum/ask/forum">The Forum is permanent</a>' in answer.text
    assert str(tmp_path) not in answer.text.split("<footer>")[0].split("<main")[1]


def test_an_error_names_the_file_in_the_workspace(tmp_path: Path) -> None:
    browser = Browser(made(tmp_path / "forum", asks=ASKS + "\n[[ask]\n"))
    answer = browser.follow(browser.get("/w/forum/"))
    assert answer.status_code == 400
    assert "asks/asks.toml" in answer.text and str(tmp_path) not in answer.text


def test_a_footnote_and_a_heading_that_are_quoted_are_shown_beside_their_paragraph() -> None:
    paragraph = Paragraph(
        "3", "We welcome the Forum.", Span(0, 21), "Governance", 4, footnotes=("See resolution 70/125.", "Another.")
    )
    draft = Draft("d", "Draft", None, "", (paragraph,))
    quotes = [Evidence("3", "resolution 70/125", 0, 0, index=0), Evidence("3", "Governance", 0, 0, index=0)]
    [shown] = paragraphs_of(draft, quotes)
    assert (shown.notes, shown.headings, shown.page) == (("See resolution 70/125.",), ("Governance",), 4)
    assert shown.parts == [("We welcome the Forum.", "")]


def test_drafts_are_found_before_there_are_asks(browser_on: Browser, folder: Path) -> None:
    (folder / "asks" / "asks.toml").unlink()
    assert "We note the work of the <mark>Forum</mark>." in browser_on.page("/w/forum/search?words=forum")


@pytest.mark.parametrize("id", ["new", "fetched", "look"])
def test_a_draft_is_read_whatever_its_id(id: str, browser_on: Browser, folder: Path) -> None:
    listed = folder / "drafts" / "drafts.toml"
    listed.write_text(listed.read_text(encoding="utf-8").replace('id = "two"', f'id = "{id}"'), encoding="utf-8")
    found = re.findall(rf'href="([^"#]*/{id})"', browser_on.page("/w/forum/drafts"))
    assert any("We note the work of the Forum." in browser_on.page(path) for path in found)
