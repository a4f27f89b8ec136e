"""Asks written by a script or the page are read as they were meant, and nothing else of their file changes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from wsisdiff import verbs
from wsisdiff.asking.load import load_asks
from wsisdiff.errors import BadAsk
from wsisdiff.model import Ask

KEYS = ("text", "change", "paragraph", "old", "new")


def written(folder: Path, body: str) -> Ask:
    """An ask typed by hand, as it is read."""
    (folder / "asks").mkdir()
    (folder / "asks" / "asks.toml").write_text(f'[[ask]]\nid = "a"\ntitle = "A"\n{body}\n', encoding="utf-8")
    return load_asks(folder / "asks")[0]


def keys_in(folder: Path) -> tuple[str, ...]:
    [table] = tomllib.loads((folder / "asks" / "asks.toml").read_text(encoding="utf-8"))["ask"]
    return tuple(table.get(key, "") for key in KEYS)


def test_a_new_ask_that_is_an_instruction_says_so_as_data(tmp_path: Path) -> None:
    added = verbs.add_ask(tmp_path, Ask("", "No seven", "Delete paragraph 7"))
    assert (added.ask.change, added.ask.paragraph) == ("delete", "7")
    assert keys_in(tmp_path) == ("Delete paragraph 7", "delete", "7", "", "")


REWRITE = ("We act.", "rewrite", "7", "", "We act.")


@pytest.mark.parametrize(
    ("body", "text", "keys"),
    [
        ('text = "Delete paragraph 7"', "Delete paragraph 8", ("Delete paragraph 8", "delete", "8", "", "")),
        ('text = "Delete paragraph 7"', "We act.", ("We act.", "", "", "", "")),
        ('text = "We note."', "Delete paragraph 7", ("Delete paragraph 7", "delete", "7", "", "")),
        ('text = "Paragraph 7 should read: “We note the work of the Forum.”"', "We act.", REWRITE),
        ('text = "We note."\nchange = "rewrite"\nparagraph = "7"\nnew = "We note."', "We act.", REWRITE),
        # What a column of its table told stays.
        ('text = "Delete “x”"\nchange = "delete"\nparagraph = "7"\nold = "x"', "Delete “y”", ("Delete “y”", "delete", "7", "y", "")),
    ],
)  # fmt: skip
def test_another_text_asks_for_another_change(body: str, text: str, keys: tuple[str, ...], tmp_path: Path) -> None:
    before = written(tmp_path, body)
    changed = verbs.change_ask(tmp_path, before, replace(before, text=text))
    assert tuple(getattr(changed, key) for key in KEYS) == keys
    assert keys_in(tmp_path) == keys


def test_an_ask_whose_text_stays_keeps_it_as_it_was_typed(tmp_path: Path) -> None:
    before = written(tmp_path, 'text = "Paragraph 7 should read: “We note the work of the Forum.”"')
    verbs.change_ask(tmp_path, before, replace(before, title="Other"))
    assert keys_in(tmp_path) == ("Paragraph 7 should read: “We note the work of the Forum.”", "", "", "", "")


def test_points_that_stay_keep_their_ids_so_that_what_names_them_means_the_same(tmp_path: Path) -> None:
    networks = '[[ask.element]]\ntext = "community\nnetworks"\nheadings = true\n'.replace('"', "'''")
    ask = written(tmp_path, f'text = "We act."\nany_of = ["a"]\n{networks}[[ask.element]]\nid = "mine"\ntext = "rural areas"')
    [ask] = verbs.set_points(tmp_path, [(ask, ["funding", "community networks", "rural areas", "more"])])
    assert [(e.id, e.text) for e in ask.elements] == [
        ("b", "funding"), ("a", "community\nnetworks"), ("mine", "rural areas"), ("c", "more"),
    ]  # fmt: skip
    assert [e.headings for e in ask.elements] == [False, True, False, False]


def test_points_are_not_written_over_an_ask_that_changed_meanwhile(tmp_path: Path) -> None:
    ask = written(tmp_path, 'text = "We act."')
    verbs.change_ask(tmp_path, ask, replace(ask, title="Other"))
    with pytest.raises(BadAsk, match="the ask 'a' has changed meanwhile"):
        verbs.set_points(tmp_path, [(ask, ["funding"])])
    assert load_asks(tmp_path / "asks")[0].title == "Other"


def test_unwanted_language_found_by_its_words_stays_unwanted_in_another_text(tmp_path: Path) -> None:
    before = written(tmp_path, 'text = "We reject any proposal to tax data flows."')
    assert verbs.change_ask(tmp_path, before, replace(before, text="tax all data flows")).stance == "oppose"
