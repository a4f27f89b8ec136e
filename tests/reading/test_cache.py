"""Drafts kept from an earlier run: the same as read anew, and never trusted further than what this package wrote."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.files import kept as files
from wsisdiff.files.kept import SETTING, cache_folder
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.model import Draft, Fact, Heading, Paragraph, Remark, Span
from wsisdiff.reading import cache, open_draft
from wsisdiff.reading.cache import read_once
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.workspace.manifest import DraftEntry, read_entry

TEXT = "# Draft\n\n## Part one\n\n1. We [commit] to it.\n\n2. We note it.\n\n4. We ask for it.[^1]\n\n[^1]: A note.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of this test's own."""
    path = tmp_path / "cache"
    monkeypatch.setenv(SETTING, str(path))
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def kept(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def rewrite(path: Path, change: Any) -> None:
    """Change a kept draft's data and give it the right hash, as one would who knows how."""
    data = json.loads(path.read_bytes().partition(b"\n")[2])
    body = json.dumps(change(data)).encode()
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    read: list[Path] = []
    true = open_draft.read_draft

    def reading(path: Path, **given: Any) -> Draft:
        read.append(path)
        return true(path, **given)

    monkeypatch.setattr(open_draft, "read_draft", reading)
    return read


@pytest.mark.parametrize("name", ["elements-paper.pdf", "zero-draft.docx", "rev2.docx", "outcome.html"])
def test_a_kept_draft_is_the_draft_read_anew_in_every_format(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "drafts" / name
    fresh, first = read_draft(path, title="A title"), read_once(path, title="A title")
    read = count_readings(monkeypatch)
    assert fresh == first == read_once(path, title="A title")
    assert not read and len(list(folder.iterdir())) == 1


def test_a_kept_draft_has_its_warnings_facts_notes_and_its_files_name(folder: Path, draft: Path) -> None:
    first, second = read_once(draft), read_once(draft)
    assert first == second == read_draft(draft)
    assert told(second) and second.paragraphs[0].facts and second.paragraphs[2].footnotes == ("A note.",)
    assert (second.id, second.title, second.file) == ("draft", "Draft", str(draft))


def test_what_is_said_of_a_draft_is_not_kept_with_it(folder: Path, draft: Path) -> None:
    read_entry(DraftEntry("a", "", date(2025, 1, 1), draft, "A/1", final=True))
    again = read_entry(DraftEntry("b", "", date(2026, 1, 1), draft, specimen=True))
    assert (again.id, again.date, again.symbol, again.specimen, again.final) == ("b", date(2026, 1, 1), "", True, False)
    assert len(list(folder.iterdir())) == 1


def test_a_changed_file_another_title_other_changes_limits_or_code_are_read_anew(
    folder: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_once(draft)
    read = count_readings(monkeypatch)
    read_once(draft)
    assert len(read) == 0
    read_once(draft, title="Another")
    assert len(read) == 1
    read_once(draft, changes="original")
    assert len(read) == 2
    monkeypatch.setattr(cache, "_reader", lambda ending: "code of tomorrow")
    read_once(draft)
    assert len(read) == 3
    monkeypatch.setenv("WSISDIFF_MAX_PARAGRAPHS", "2")
    with pytest.raises(UnreadableDraft, match="paragraphs"):
        read_once(draft)
    assert len(read) == 4
    monkeypatch.setenv("WSISDIFF_MAX_PARAGRAPHS", "few")
    with pytest.raises(UnreadableDraft, match="no whole number"):
        read_once(draft)
    monkeypatch.delenv("WSISDIFF_MAX_PARAGRAPHS")
    read.clear()
    draft.write_text(TEXT.replace("note it", "note that"), encoding="utf-8")
    assert "note that" in read_once(draft).text
    assert len(read) == 1


def test_the_readers_code_its_data_and_its_library_are_in_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "wsisdiff"
    for part in (*cache.CODE, "model.py"):
        source = ROOT / "wsisdiff" / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, package / part)
    monkeypatch.setattr(cache, "__file__", str(package / "reading" / "cache.py"))
    seen = {cache._reader.__wrapped__(".pdf"), cache._reader.__wrapped__(".docx"), cache._reader.__wrapped__(".md")}
    for file in ("model.py", "reading/paragraphs/marks.py", "data/en/marks.toml"):
        with (package / file).open("a", encoding="utf-8") as out:
            out.write("\n")
        files._folder_hash.cache_clear()
        seen.add(cache._reader.__wrapped__(".pdf"))
    assert len(seen) == 6


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: Path, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = open_draft.read_draft

    def meanwhile(path: Path, **given: Any) -> Draft:
        found = true(path, **given)
        path.write_text(TEXT + "\n5. More.\n", encoding="utf-8")
        return found

    monkeypatch.setattr(open_draft, "read_draft", meanwhile)
    assert len(read_once(draft).paragraphs) == 3
    assert not folder.exists()


# ---------------------------------------------------------------- what stands in the folder is not trusted


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"no hash\n[]", b"\xff\xfe\x00", hashlib.sha256(b"[" * 100_000).hexdigest().encode() + b"\n" + b"[" * 100_000],
    ids=["empty", "a line", "no hash", "bytes", "nested too deep"],
)  # fmt: skip
def test_a_damaged_kept_draft_is_read_anew_and_replaced(folder: Path, draft: Path, content: bytes) -> None:
    first = read_once(draft)
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(content)
    assert read_once(draft) == first
    assert kept(folder).read_bytes() == whole


def test_a_torn_or_altered_kept_draft_is_read_anew(folder: Path, draft: Path) -> None:
    first = read_once(draft)
    whole = kept(folder).read_bytes()
    for content in (whole[:-20], whole.replace(b"commit", b"refuse")):
        kept(folder).write_bytes(content)
        assert read_once(draft) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda d: None,
        lambda d: {"text": "a"},
        lambda d: [*d, 1],
        lambda d: [7, *d[1:]],
        lambda d: [*d[:4], [[*row, 1] for row in d[4]], *d[5:]],
        lambda d: [*d[:4], [[row[0], row[1], [True, 1], *row[3:]] for row in d[4]], *d[5:]],
        lambda d: [*d[:4], [[{"a": 1}, *row[1:]] for row in d[4]], *d[5:]],
        lambda d: [*d[:4], [[*row[:6], [["script", [0, 1], "", ""]], *row[7:]] for row in d[4]], *d[5:]],
        lambda d: [*d[:5], [["Part", "1", 99]], *d[6:]],
        lambda d: [*d[:6], [None], *d[7:]],
        lambda d: [*d[:11], ["en"]],
    ],
)
def test_a_kept_draft_of_another_shape_is_read_anew_even_when_its_hash_is_right(folder: Path, draft: Path, change: Any) -> None:
    first = read_once(draft)
    rewrite(kept(folder), change)
    assert read_once(draft) == first


def refusing(plain: Any) -> Any:
    """What was kept, with other words in it."""
    return json.loads(json.dumps(plain).replace("commit", "refuse"))


def test_a_link_a_pipe_or_a_folder_in_the_place_of_a_kept_draft_is_not_followed(
    folder: Path, draft: Path, tmp_path: Path
) -> None:
    first = read_once(draft)
    path = kept(folder)
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    rewrite(elsewhere, refusing)
    path.symlink_to(elsewhere)
    assert read_once(draft) == first and not path.is_symlink()
    path.unlink()
    os.mkfifo(path)
    assert read_once(draft) == first
    path.unlink()
    path.mkdir()
    assert read_once(draft) == first


def test_a_folder_that_others_can_write_is_not_used(folder: Path, draft: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert read_once(draft) == read_draft(draft)
    assert not list(folder.iterdir())
    folder.chmod(0o700)
    read_once(draft)
    rewrite(kept(folder), refusing)
    assert "refuse" in read_once(draft).text  # what the user's own hand puts there is believed
    folder.chmod(0o770)
    assert "commit" in read_once(draft).text


def test_kept_drafts_are_readable_by_their_owner_alone(folder: Path, draft: Path) -> None:
    before = os.umask(0)
    try:
        read_once(draft)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert kept(folder).stat().st_mode & 0o777 == 0o600


# ---------------------------------------------------------------- where no cache can be


@pytest.mark.parametrize("told", ["off", "OFF", "no", "0", "false"])
def test_the_cache_can_be_turned_off(told: str, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, told)
    assert cache_folder() is None
    read = count_readings(monkeypatch)
    read_once(draft)
    read_once(draft)
    assert len(read) == 2


def test_it_is_in_the_users_cache_folder_as_the_system_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SETTING)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / "xdg" / "wsisdiff"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == tmp_path / ".cache" / "wsisdiff"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == tmp_path / "Library" / "Caches" / "wsisdiff"


def test_a_folder_that_cannot_be_made_costs_only_the_time(draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file")
    for named in (in_the_way, in_the_way / "below"):
        monkeypatch.setenv(SETTING, str(named))
        assert read_once(draft) == read_draft(draft)
    assert in_the_way.read_text() == "a file"


@pytest.mark.parametrize(
    "name, content", [("none.md", None), ("empty.md", b""), ("a.pdf", b"no pdf"), ("a.md", b"\n\n"), ("a.xyz", b"x")]
)
def test_what_cannot_be_read_fails_as_without_a_cache_and_is_not_kept(
    folder: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableDraft) as plain:
        read_draft(path)
    for _ in range(2):
        with pytest.raises(UnreadableDraft) as told:
            read_once(path)
        assert str(told.value) == str(plain.value)
    assert not folder.exists()


def test_only_so_many_drafts_are_kept_and_the_longest_unused_go_first(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_KEPT", 3)
    paths = [tmp_path / f"d{n}.md" for n in range(5)]
    for n, path in enumerate(paths):
        path.write_text(TEXT.replace("commit", f"commit {n}"), encoding="utf-8")
    for n, path in enumerate(paths[:3]):
        read_once(path)
        newest = max(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (1000 + n, 1000 + n))
    read_once(paths[0])  # used again, so the second is now the longest unused
    read_once(paths[3])
    read = count_readings(monkeypatch)
    for path in (paths[0], paths[2], paths[3]):
        read_once(path)
    assert not read and len(list(folder.iterdir())) == 3
    read_once(paths[1])
    assert read == [paths[1]]


def test_runs_at_the_same_time_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wsisdiff", "-C", str(ROOT), "show", "zero-draft", "--format", "json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) for _ in range(3)]
    first, *others = (run.communicate()[0] for run in runs)
    assert first and all(other == first for other in others)
    assert subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=True).stdout == first
    assert len(list(folder.iterdir())) == 1


# ---------------------------------------------------------------- everything is kept

texts = st.text(max_size=20)
parts = st.recursive(
    st.one_of(texts, st.integers(), st.floats(allow_nan=False)),
    lambda below: st.one_of(
        st.lists(below, max_size=2).map(tuple),
        st.builds(lambda kind, named: Remark(kind, tuple(named.items())), texts, st.dictionaries(texts, below, max_size=2)),
    ),
    max_leaves=4,
)
remarks = st.builds(lambda kind, named: Remark(kind, tuple(named.items())), texts, st.dictionaries(texts, parts, max_size=3))


@st.composite
def drafts(pick: st.DrawFn) -> Draft:
    found, whole = [], ""
    for _ in range(pick(st.integers(0, 4))):
        text = pick(st.text(min_size=1, max_size=30))
        start = len(whole)
        whole += text + "\n\n"
        at = pick(st.integers(0, len(text)))
        fact = Fact(
            pick(st.sampled_from(["bracket", "alternative", "tag", "attribution"])), Span(at, len(text)), pick(texts), pick(texts)
        )
        found.append(
            Paragraph(
                pick(texts), text, Span(start, start + len(text)), pick(texts), pick(st.none() | st.integers(1, 500)), pick(texts),
                (fact,) * pick(st.integers(0, 2)), tuple(pick(st.lists(texts, max_size=2))), pick(st.booleans()),
            )
        )  # fmt: skip
    headings = [Heading(pick(texts), pick(st.integers(1, 6)), n) for n in range(len(found))]
    return Draft(
        "d",
        pick(texts),
        None,
        whole,
        tuple(found),
        tuple(headings),
        tuple(pick(st.lists(remarks, max_size=2))),
        language=pick(texts),
    )


@given(drafts())
def test_whatever_a_draft_holds_comes_back_as_it_was(draft: Draft) -> None:
    body = json.dumps(plain_of(Draft, draft), ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert value_of(Draft, json.loads(body)) == draft
