"""What is written is read back the same, and what stood in the file stands there still, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wsisdiff.advising.adding import file_for, put_asks, read_existing
from wsisdiff.asking.load import load_asks
from wsisdiff.asking.naming import clean
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.asking.write import ask_toml, with_asks
from wsisdiff.errors import BadAsk
from wsisdiff.model import Ask, Element

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).map(clean).filter(bool)
ONE = Ask("one", "One", "We commit to fund libraries.", "libraries")
HEAD = "# Ours; do not sort.\n[[ask]]\nid = \"old\"   # the first\ntitle = \"Old\"\ntext = '''We keep   this.'''\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, text=TEXTS, agreed=st.lists(TEXTS, max_size=2))
def test_any_text_comes_back_as_it_went_in(tmp_path: Path, title: str, text: str, agreed: list[str]) -> None:
    ask = Ask("one", title, text, source=title, fallback=text, agreed_language=tuple(agreed))
    (tmp_path / "a.toml").write_text(ask_toml([ask]), encoding="utf-8", newline="")
    [read] = load_asks(tmp_path)
    assert (read.title, read.text, read.source, read.fallback, read.agreed_language) == (title, text, title, text, tuple(agreed))


@pytest.mark.parametrize(
    "text", ["'''", "ends with '", 'ends with "', "back\\slash\\", '"""', "a\n\n'b'''c", "\\u0041", "# no comment", "[[ask]]"]
)
def test_quotes_and_brackets_in_a_text_are_only_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(ask_toml([Ask("one", text.split("\n")[0], text)]), encoding="utf-8")
    assert load_asks(tmp_path)[0].text == text


def test_a_sentence_is_written_so_that_a_person_can_edit_it() -> None:
    assert "text = '''We welcome \"open\" standards.'''" in ask_toml([Ask("one", "One", 'We welcome "open" standards.')])


def test_elements_come_back_with_all_that_they_say(tmp_path: Path) -> None:
    element = Element(
        "a", "funds", (parse_wording("fund + library"), parse_wording('pay | "grant"')), verb="commit", headings=True
    )
    (tmp_path / "a.toml").write_text(ask_toml([Ask("one", "One", "T", elements=(element,)), ONE_MORE]), encoding="utf-8")
    assert load_asks(tmp_path)[0].elements == (element,)


ONE_MORE = Ask("two", "Two", "We note.")


@pytest.mark.parametrize("ends", ["\n", "", "\n\n\n", "\n# the end\n", '\n[[name]]\nnames = ["A", "B"]\n'])
def test_what_stood_in_the_file_stays_to_the_byte(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD.rstrip("\n") + ends, encoding="utf-8")
    before = path.read_bytes()
    assert with_asks(path, [ONE, ONE_MORE]).startswith(before)
    put_asks(tmp_path, path, [ONE, ONE_MORE], [])
    assert [a.id for a in load_asks(tmp_path)] == ["old", "one", "two"]


def test_a_byte_order_mark_and_windows_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    put_asks(tmp_path, path, [Ask("one", "One", "first line\nsecond line")], [])
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Ours")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert load_asks(tmp_path)[1].text == "first line\nsecond line"


def test_a_file_whose_asks_are_no_tables_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("ask = []\n", encoding="utf-8")
    with pytest.raises(BadAsk, match="no ask can be added at its end"):
        put_asks(tmp_path, path, [ONE], [])
    assert path.read_text(encoding="utf-8") == "ask = []\n"


def test_when_the_files_cannot_be_read_afterwards_the_file_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD, encoding="utf-8")
    with pytest.raises(BadAsk, match="the id 'old' is taken"):
        put_asks(tmp_path, path, [Ask("old", "Again", "Text")], [])
    assert path.read_text(encoding="utf-8") == HEAD
    with pytest.raises(BadAsk):
        put_asks(tmp_path, tmp_path / "b.toml", [Ask("old", "Again", "Text")], [])
    assert [p.name for p in tmp_path.iterdir()] == ["a.toml"]


def test_an_ask_goes_where_its_theme_stands(tmp_path: Path) -> None:
    asks = tmp_path / "asks"
    asks.mkdir()
    (asks / "books.toml").write_text(HEAD + 'theme = "libraries"\n', encoding="utf-8")
    read = read_existing(asks)
    assert file_for(asks, read, "libraries") == asks / "books.toml"
    assert file_for(asks, read, "Open Internet") == asks / "open-internet.toml"
    assert file_for(asks, read, "") == asks / "asks.toml"
    assert file_for(asks, read, "", "mine.toml") == file_for(asks, read, "", "asks/mine.toml") == asks / "mine.toml"


@pytest.mark.parametrize("name", ["../mine.toml", "drafts/mine.toml", "/etc/mine.toml", "mine.txt", ".mine.toml"])
def test_no_ask_is_written_outside_the_folder_or_where_it_would_not_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "asks").mkdir()
    with pytest.raises(BadAsk):
        file_for(tmp_path / "asks", read_existing(tmp_path / "asks"), "", name)
