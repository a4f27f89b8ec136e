"""drafts.toml gains lines and loses nothing: every character that a person wrote stays, in its order."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.errors import BadWorkspace
from wsisdiff.files.tables import quoted
from wsisdiff.workspace.intake.placing import with_draft, with_keys

TEXT = """# our own remark
[[draft]]
id = "rev1"  # the first
title = "Revision 1"
date = 2025-11-07
url = 'https://example.org/rev1.pdf' # official

# about revision 2
[[ draft ]]
id = "rev2"
date = 2025-12-03
url = "https://example.org/rev2.pdf"
"""
NEW = {"id": "rev3", "title": "Revision 3", "date": date(2025, 12, 10), "file": "rev3.pdf"}


def test_keys_go_below_the_url_and_above_the_remark_on_the_next_draft() -> None:
    new = with_keys(TEXT, "rev1", {"file": "rev1.pdf", "sha256": "00"}, where="drafts.toml")
    assert new == TEXT.replace("# official\n", '# official\nfile = "rev1.pdf"\nsha256 = "00"\n')


def test_a_checksum_goes_below_the_file() -> None:
    text = TEXT.replace('id = "rev2"', 'file = "rev2.pdf"\nid = "rev2"')
    assert 'file = "rev2.pdf"\nsha256 = "00"\nid = "rev2"' in with_keys(text, "rev2", {"sha256": "00"}, where="drafts.toml")


def test_a_last_line_without_end_gets_one() -> None:
    text = TEXT.rstrip("\n")
    assert with_keys(text, "rev2", {"file": "rev2.pdf"}, where="drafts.toml") == f'{text}\nfile = "rev2.pdf"\n'
    assert with_draft(text, NEW, where="drafts.toml").startswith(f'{text}\n\n[[draft]]\nid = "rev3"\n')


def test_the_first_draft_of_an_empty_manifest_is_entered() -> None:
    assert with_draft("", NEW, where="drafts.toml").startswith("[[draft]]\n")
    assert with_draft("# the drafts\n", NEW, where="drafts.toml").startswith("# the drafts\n\n[[draft]]\n")


def test_line_ends_and_byte_order_mark_stay_as_they_are() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    for new in (with_keys(text, "rev1", {"file": "rev1.pdf"}, where="x"), with_draft(text, NEW, where="x")):
        assert new.startswith("\ufeff# our own remark\r\n")
        assert new.count("\n") == new.count("\r\n")


def test_a_table_head_in_a_text_of_several_lines_misleads_nobody() -> None:
    text = "[[draft]]\nid = \"odd\"\nurl = '''\n[[draft]]\nurl = 1'''\n" + TEXT
    new = with_keys(text, "rev2", {"file": "rev2.pdf"}, where="drafts.toml")
    assert tomllib.loads(new)["draft"][2]["file"] == "rev2.pdf"


def test_drafts_that_are_no_tables_are_left_alone_with_a_word_on_what_to_write() -> None:
    text = 'draft = [{id = "rev1", date = 2025-11-07, url = "https://example.org/"}]\n'
    for edit in (lambda: with_keys(text, "rev1", {"file": "rev1.pdf"}, where="x"), lambda: with_draft(text, NEW, where="x")):
        with pytest.raises(BadWorkspace, match=r'\[\[draft\]\].*add by hand:.*file = "rev'):
            edit()


def test_a_draft_that_was_taken_out_meanwhile_is_told() -> None:
    with pytest.raises(BadWorkspace, match="'rev9' is no longer listed"):
        with_keys(TEXT, "rev9", {"file": "rev9.pdf"}, where="drafts.toml")


@given(st.text())
def test_any_text_is_quoted_as_itself(text: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    assert tomllib.loads(f"x = {quoted(text)}") == {"x": text}


REMARKS = st.sampled_from(["", "# remark\n", "\n", "\n\n# [[draft]]\n", "  # file = 'x'\n"])
ENTRY = st.builds(
    lambda n, order, remark, tail: (n, order, remark, tail),
    st.integers(0, 9),
    st.permutations(["id", "url", "title"]),
    REMARKS,
    st.sampled_from(["", " # why", "\t"]),
)


@given(st.lists(ENTRY, min_size=1, max_size=5, unique_by=lambda e: e[0]), REMARKS, st.booleans(), st.booleans(), st.data())
def test_only_lines_are_added_whatever_the_manifest_looks_like(
    entries: list[tuple[int, list[str], str, str]], head: str, windows: bool, cut: bool, data: st.DataObject
) -> None:
    text = head
    for n, order, remark, tail in entries:
        text += "[[draft]]\n" + "".join(f'{key} = "{key}{n}"{tail}\n' for key in order) + remark
    text = text.rstrip("\n") if cut else text
    text = text.replace("\n", "\r\n") if windows else text
    chosen = data.draw(st.sampled_from(entries))[0]
    new = with_keys(text, f"id{chosen}", {"file": "a.pdf"}, where="x")
    added = with_draft(new, {"id": "new"}, where="x")
    assert [line for line in new.splitlines() if line != 'file = "a.pdf"'] == text.splitlines()
    assert added.startswith(new)
    rows = tomllib.loads(added)["draft"]
    assert [row.get("file") for row in rows] == ["a.pdf" if e[0] == chosen else None for e in entries] + [None]
    assert rows[-1] == {"id": "new"}
