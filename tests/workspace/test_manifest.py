"""The manifest of drafts: wrong entries get one line with file, line and what to do."""

from pathlib import Path

import pytest

from wsisdiff.errors import BadWorkspace
from wsisdiff.workspace.manifest import draft_entry, load_workspace, manifest

DRAFT = '[[draft]]\nid = "one"\ntitle = "One"\ndate = 2025-08-30\nfile = "one.md"\n'
ASK = '[[ask]]\nid = "a"\ntitle = "A"\ntext = "We welcome the Forum."\n'


def workspace(folder: Path, drafts: str = DRAFT, asks: str = ASK, text: str = "1. We welcome the Forum.\n") -> Path:
    (folder / "drafts").mkdir()
    (folder / "asks").mkdir()
    (folder / "drafts" / "drafts.toml").write_text(drafts, encoding="utf-8")
    (folder / "drafts" / "one.md").write_text(text, encoding="utf-8")
    (folder / "asks" / "a.toml").write_text(asks, encoding="utf-8")
    return folder


def test_drafts_come_in_the_order_of_their_dates(tmp_path: Path) -> None:
    later = DRAFT.replace('"one"', '"two"', 1).replace("2025-08-30", "2025-01-01")
    assert [d.id for d in manifest(workspace(tmp_path, DRAFT + later))] == ["two", "one"]


@pytest.mark.parametrize(
    ("drafts", "says"),
    [
        (DRAFT + DRAFT, "line 7 (draft 'one'): the id 'one' is taken by line 1"),
        (
            DRAFT.replace("2025-08-30", '"30 August"'),
            "line 4 (draft 'one'): date '30 August' is no date; write it as date = 2025-08-30",
        ),
        (DRAFT.replace("date = 2025-08-30\n", ""), "has no date"),
        (DRAFT.replace("one.md", "two.md"), "line 5 (draft 'one'): the file 'two.md' is not there"),
        (DRAFT.replace("one.md", "../../etc/passwd.md"), "lies outside drafts/"),
        (DRAFT.replace("one.md", "one.msg"), "an ending that is not read"),
        (DRAFT.replace('file = "one.md"\n', ""), "neither file nor url"),
    ],
)
def test_a_wrong_entry_is_said_in_one_line(tmp_path: Path, drafts: str, says: str) -> None:
    with pytest.raises(BadWorkspace) as error:
        manifest(workspace(tmp_path, drafts))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_an_unknown_draft_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match=r"no draft 'two'.*the drafts are: one"):
        draft_entry(workspace(tmp_path), "two")


def test_an_unknown_draft_in_responds_to_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match=r"a\.toml line 1: the ask 'a' responds to the draft 'zero'.*write one of one"):
        load_workspace(workspace(tmp_path, asks=ASK + 'responds_to = "zero"\n'))


def test_a_draft_known_by_its_address_only_waits(tmp_path: Path) -> None:
    more = '[[draft]]\nid = "two"\ndate = 2025-09-01\nurl = "https://example.org/two.pdf"\n'
    loaded = load_workspace(workspace(tmp_path, DRAFT + more))
    assert [d.id for d in loaded.drafts] == ["one"]


def test_a_folder_that_is_no_workspace_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match=r"no drafts/drafts\.toml here"):
        manifest(tmp_path)


def test_an_ask_follows_its_draft_through_all_that_took_its_place(tmp_path: Path) -> None:
    drafts = DRAFT.replace('"one"', '"zero"', 1)
    for n, id in enumerate(("one", "two"), 1):
        took = ("zero", "one")[n - 1]
        drafts += DRAFT.replace('"one"', f'"{id}"', 1).replace("2025-08-30", f"2025-09-0{n}") + f'replaces = "{took}"\n'
    folder = workspace(tmp_path, drafts, ASK + 'responds_to = "zero"\n')
    read = load_workspace(folder)
    assert ([d.id for d in read.drafts], [a.responds_to for a in read.asks]) == (["two"], ["two"])
    with pytest.raises(BadWorkspace, match="the draft 'zero' is replaced by 'two', which is here; name two"):
        draft_entry(folder, "zero")
