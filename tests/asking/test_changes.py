"""Asks that ask for a change of a paragraph: by their keys, or by their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsisdiff.asking.load import load_asks
from wsisdiff.asking.write import ask_toml
from wsisdiff.errors import BadAsk
from wsisdiff.model import Ask, TableRow


def one(tmp_path: Path, body: str) -> Ask:
    (tmp_path / "asks.toml").write_text(f'[[ask]]\nid = "a"\ntitle = "A"\n{body}\n', encoding="utf-8")
    (ask,) = load_asks(tmp_path)
    return ask


def test_the_keys_of_a_change_are_read(tmp_path: Path) -> None:
    ask = one(tmp_path, 'responds_to = "d1"\nparagraph = "12"\nchange = "replace"\nold = "may"\nnew = "shall"\nowner = "Ada"')
    assert (ask.change, ask.paragraph, ask.old, ask.new, ask.owner) == ("replace", "12", "may", "shall", "Ada")


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ('text = "x"\nchange = "replace"\nold = "a"', "there is no new"),
        ('text = "x"\nchange = "delete"', "no paragraph or old"),
        ('text = "x"\nold = "a"', "old is there, and no change"),
        ('text = "x"\nchange = "burn"', "change is 'burn'"),
    ],
)
def test_a_change_that_lacks_something_says_what_to_write(tmp_path: Path, body: str, missing: str) -> None:
    with pytest.raises(BadAsk, match=missing) as wrong:
        one(tmp_path, body)
    assert "write" in wrong.value.todo


def test_an_instruction_in_the_text_of_an_ask_is_no_wanted_language(tmp_path: Path) -> None:
    ask = one(tmp_path, "text = \"In paragraph 7, replace 'may' by 'shall'.\"")
    assert (ask.change, ask.paragraph, ask.old, ask.new) == ("replace", "7", "may", "shall")


def test_opposition_in_the_text_counts_where_the_stance_is_not_given(tmp_path: Path) -> None:
    text = 'text = "We reject any proposal to tax data flows."'
    assert (one(tmp_path, text).stance, one(tmp_path, text).text) == ("oppose", "tax data flows")
    assert one(tmp_path, f'{text}\nstance = "include"').stance == "include"


def test_an_ask_that_says_more_than_its_text_is_taken_at_its_word(tmp_path: Path) -> None:
    ask = one(tmp_path, 'text = "Delete paragraph 7"\n[[ask.element]]\ntext = "paragraph 7 is gone"')
    assert not ask.change


def test_a_change_and_its_row_are_written_as_they_are_read(tmp_path: Path) -> None:
    row = TableRow("table.csv", "4", "Para 4: add “x” after “y”", (("No.", "4"), ("Topic", "Fees")), dropped=True)
    ask = Ask("a", "A", "Para 4: add “x” after “y”", paragraph="4", change="add", new="x", after="y", remarks="see\nAda", row=row)
    (tmp_path / "asks.toml").write_text(ask_toml([ask]), encoding="utf-8")
    (read,) = load_asks(tmp_path)
    assert (read.change, read.new, read.after, read.remarks, read.row) == ("add", "x", "y", "see\nAda", row)
