"""A table comes in by the page: what is understood of each row, a row mended, the bytes that the command writes, and a changed table."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from tests.commands.small import run
from tests.serving.site import Browser, made

TABLE = """\
No,Topic,Requested text,Priority
1,Forum,The Forum shall be permanent.,high
2,Hosts,"In paragraph 1, replace 'thank' by 'commend'",low
3,Nothing,"In paragraph 99, delete 'the hosts'",
4,Money,We oppose any fee for taking part.,must
"""


def bring(browser: Browser, text: str = TABLE, name: str = "Our asks.csv") -> str:
    """The page that shows what is understood."""
    return browser.follow(browser.post("/w/forum/asks/table", {"file": (BytesIO(text.encode()), name)})).text


def fields(text: str) -> dict[str, str]:
    """What the form of a page would send."""
    from html import unescape

    found = {n: unescape(v) for n, v in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', text)}
    found |= {n: unescape(v) for n, v in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<', text)}
    for name, options in re.findall(r'<select name="([^"]*)">(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def test_each_row_says_what_is_understood_of_it(browser_on: Browser) -> None:
    page = bring(browser_on)
    assert "3 new asks" in page
    assert "1 not understood" in page
    assert "<del>thank</del><ins>commend</ins>" in page.replace("\n", "")
    assert "Mend this row" in page
    assert "to keep out" in page


def test_the_page_writes_what_the_command_writes(tmp_path: Path) -> None:
    by_page, by_command = made(tmp_path / "forum"), made(tmp_path / "command" / "forum")
    browser = Browser(by_page)
    page = bring(browser)
    answer = browser.follow(browser.post("/w/forum/asks/table/rows", fields(page) | {"what": "write"}))
    assert "3 asks are in" in answer.text
    table = tmp_path / "Our asks.csv"
    table.write_text(TABLE, encoding="utf-8")
    done, _, err = run("-C", str(by_command), "asks", "import", str(table), "--yes")
    assert done == 0, err
    names = sorted(path.name for path in (by_command / "asks").iterdir())
    assert sorted(path.name for path in (by_page / "asks").iterdir()) == names
    for name in names:
        assert (by_page / "asks" / name).read_bytes() == (by_command / "asks" / name).read_bytes()


def test_a_table_that_the_command_imported_is_known_on_the_page_whatever_its_name(browser_on: Browser, folder: Path) -> None:
    table = folder / "Asks & wishes, final.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert run("-C", str(folder), "asks", "import", str(table), "--yes")[0] == 0
    page = bring(browser_on, TABLE.replace("shall be permanent", "is made permanent"), table.name)
    assert "1 changed" in page
    assert "0 new asks" in page


def test_a_row_that_was_not_understood_can_be_mended(browser_on: Browser, folder: Path) -> None:
    page = bring(browser_on)
    form = fields(page)
    [name] = [name for name, value in form.items() if name.startswith("cell-") and "99" in value]
    mended = browser_on.post(
        "/w/forum/asks/table/rows", form | {name: "In paragraph 1, delete 'of the Forum'", "what": "look"}
    ).text
    assert "4 new asks" in mended
    assert "not understood" not in mended
    answer = browser_on.follow(browser_on.post("/w/forum/asks/table/rows", fields(mended) | {"what": "write"}))
    assert "4 asks are in" in answer.text
    assert 'change = "delete"' in (folder / "asks" / "our-asks.toml").read_text(encoding="utf-8")


def test_the_changed_table_is_taken_over_and_the_same_one_changes_nothing(browser_on: Browser, folder: Path) -> None:
    browser_on.post("/w/forum/asks/table/rows", fields(bring(browser_on)) | {"what": "write"})
    again = bring(browser_on)
    assert "There is nothing to take over." in again
    changed = bring(browser_on, TABLE.replace("shall be permanent", "is made permanent"))
    assert "1 changed" in changed
    browser_on.post("/w/forum/asks/table/rows", fields(changed) | {"what": "write"})
    assert "is made permanent" in (folder / "asks" / "our-asks.toml").read_text(encoding="utf-8")


def test_a_row_that_is_gone_from_its_table_is_counted_nowhere_on_the_overview(browser_on: Browser) -> None:
    browser_on.post("/w/forum/asks/table/rows", fields(bring(browser_on)) | {"what": "write"})
    before = browser_on.page("/w/forum/")
    shorter = bring(browser_on, TABLE.replace("4,Money,We oppose any fee for taking part.,must\n", ""))
    browser_on.post("/w/forum/asks/table/rows", fields(shorter) | {"what": "write"})
    after = browser_on.page("/w/forum/")
    assert "Money" in before
    assert "Money" not in after


def test_a_column_can_be_named_otherwise(browser_on: Browser) -> None:
    page = bring(browser_on)
    again = browser_on.post("/w/forum/asks/table/rows", fields(page) | {"column-text": "Topic", "what": "look"}).text
    assert 'value="Topic" selected' in again


def test_what_is_no_table_is_told(browser_on: Browser) -> None:
    for text, name in (("", "a.csv"), ("x", "a.pdf"), ("only words\n", "a.md"), ("PK", "a.xlsx")):
        answer = browser_on.follow(browser_on.post("/w/forum/asks/table", {"file": (BytesIO(text.encode()), name)}))
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
