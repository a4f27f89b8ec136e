"""Several drafts against one: chosen on the page of comparisons, shown place by place, taken along as the command would write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.serving.site import Browser, made
from wsisdiff import verbs
from wsisdiff.reporting import writers

NORTH = "1. We thank the hosts of the Forum.\n\n2. We decide that the Forum is a strong permanent forum of the United Nations.\n"
SOUTH = "1. We thank the hosts of the Forum warmly.\n\n2. We decide that the Forum is a permanent forum of <b>all</b>.\n"
HERE = "/w/forum/compare/several"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four drafts: the two of the small workspace, and what two delegations make of the first."""
    there = made(tmp_path / "forum")
    listed = (there / "drafts" / "drafts.toml").read_text(encoding="utf-8")
    for month, (id, text) in enumerate({"north": NORTH, "south": SOUTH}.items(), 3):
        (there / "drafts" / f"{id}.txt").write_text(text, encoding="utf-8")
        listed += f'\n[[draft]]\nid = "{id}"\ntitle = "{id.title()} proposes"\ndate = 2026-0{month}-01\nfile = "{id}.txt"\n'
    (there / "drafts" / "drafts.toml").write_text(listed, encoding="utf-8")
    return there


def test_the_page_of_comparisons_offers_several_drafts_against_one(folder: Path) -> None:
    page = Browser(folder).page("/w/forum/compare?old=one&new=two")
    assert 'action="/w/forum/compare/several"' in page
    assert page.count('type="checkbox" name="text"') == 4


def test_with_two_drafts_there_is_nothing_to_choose_several_of(tmp_path: Path) -> None:
    assert "compare/several" not in Browser(made(tmp_path / "two")).page("/w/two/compare")


def test_what_each_makes_of_a_paragraph_stands_side_by_side(folder: Path) -> None:
    page = Browser(folder).page(f"{HERE}?base=one&text=north&text=south")
    assert "North proposes" in page and "South proposes" in page
    assert "<ins>strong " in page
    assert "&lt;b&gt;all&lt;/b&gt;" in page and "<b>all</b>" not in page
    assert page.index("<h2>Paragraph 1</h2>") < page.index("<h2>Paragraph 2</h2>")


@pytest.mark.parametrize("query", ["", "?base=one", "?base=one&text=north", "?base=one&text=one&text=two", "?base=none&text=one"])
def test_fewer_than_two_others_are_asked_for_again(folder: Path, query: str) -> None:
    assert "Choose two or more drafts beside" in Browser(folder).page(HERE + query)


def test_the_base_is_no_text_of_its_own_and_what_is_unknown_is_left(folder: Path) -> None:
    page = Browser(folder).page(f"{HERE}?base=one&text=one&text=two&text=north&text=../../etc")
    assert "Second draft" in page and "North proposes" in page and "etc" not in page


@pytest.mark.parametrize("form", ["md", "html", "json", "docx"])
def test_it_is_taken_along_as_the_command_writes_it(folder: Path, form: str) -> None:
    browser = Browser(folder)
    made_here = browser.follow(browser.get(f"/w/forum/documents/several?form={form}&base=one&text=north&text=south"))
    content = verbs.document(verbs.compare_several(folder, "one", ["north", "south"]), form).content
    assert made_here.data == (content.encode() if isinstance(content, str) else content)


def test_a_format_without_a_name_of_its_own_is_offered_by_its_ending_and_taken_along(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(writers.TREES, "made-up", "page.terminal:to_text")
    monkeypatch.setitem(writers.FORMS, "compare", (*writers.FORMS["compare"], "made-up"))
    browser = Browser(folder)
    several = "base=one&text=north&text=south"
    for page in ("/w/forum/documents", "/w/forum/compare?old=one&new=two", f"{HERE}?{several}"):
        assert ">MADE-UP</a>" in browser.page(page)
    answer = browser.follow(browser.get(f"/w/forum/documents/several?form=made-up&{several}"))
    assert answer.mimetype == "application/octet-stream" and "North proposes" in answer.text
    assert 'filename="one--north--south.made-up"' in answer.headers["Content-Disposition"]


def test_of_many_places_a_page_shows_some(folder: Path) -> None:
    numbers = range(1, 101)
    for id, word in {"one": "boats", "north": "ships", "south": "rafts"}.items():
        text = "\n\n".join(f"{n}. We decide that harbour {n} has room for {word}." for n in numbers)
        (folder / "drafts" / f"{id}.txt").write_text(text, encoding="utf-8")
    browser = Browser(folder)
    first = browser.page(f"{HERE}?base=one&text=north&text=south")
    assert first.count("<h2>Paragraph ") == 40 and "Page 1 of 3" in first
    assert "<h2>Paragraph 100</h2>" in browser.page(f"{HERE}?base=one&text=north&text=south&page=3")
