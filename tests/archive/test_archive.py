"""Many processes: precedents found and offered, who asked, and the same table whoever made it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.commands.small import run, tiny_workspace
from wsisdiff import verbs
from wsisdiff.archive.store import archive, asked, precedents
from wsisdiff.archive.table import Row, as_csv
from wsisdiff.errors import BadWorkspace


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """An archive of one process, whose second draft was adopted, and that process."""
    folder = tiny_workspace(tmp_path / "harbours")
    listed = folder / "drafts" / "drafts.toml"
    lines = listed.read_text(encoding="utf-8").splitlines()
    last = max(n for n, line in enumerate(lines) if line.startswith("id"))
    listed.write_text("\n".join([*lines[:last], lines[last], "final = true", *lines[last + 1 :]]) + "\n", encoding="utf-8")
    verbs.enter_in_archive(tmp_path / "archive.sqlite", [folder])
    return tmp_path / "archive.sqlite", folder


def test_language_that_stood_before_is_found_nearest_first_with_where_it_stood(made: tuple[Path, Path]) -> None:
    with archive(made[0]) as connection:
        found = precedents(connection, "The Harbour Forum is made permanent and meets every year.")
    assert (found[0].process, found[0].label, found[0].grade, found[0].final) == ("harbours", "1", "identical", True)
    assert all(p.grade != "unrelated" for p in found)


def test_with_agreed_only_adopted_drafts_are_looked_at(made: tuple[Path, Path]) -> None:
    with archive(made[0]) as connection:
        assert not precedents(connection, "Ports are encouraged to consider shore power for ships at berth.", agreed=True)
        assert precedents(connection, "Ports are encouraged to consider shore power for ships at berth.")


def test_who_asked_is_told_with_what_became_of_it(made: tuple[Path, Path]) -> None:
    ask = verbs.read_workspace(made[1]).asks[0]
    with archive(made[0]) as connection:
        found = asked(connection, ask.text)
    assert found[0].id == ask.id and len(found[0].statuses) == 2


def test_what_was_to_be_kept_out_is_told_so(made: tuple[Path, Path]) -> None:
    with (made[1] / "asks" / "more.toml").open("w", encoding="utf-8") as file:
        file.write('[[ask]]\nid = "no-levy"\ntitle = "A levy on whales"\nstance = "oppose"\ntext = "We levy a fee on whales."\n')
    verbs.enter_in_archive(made[0], [made[1]])
    _, out, _ = run("archive", "find", "We levy a fee on whales.", "--archive", str(made[0]))
    line = next(line for line in str(out).splitlines() if "A levy on whales" in line)
    assert "(to be kept out)" in line and ": kept out" in line and "adopted" not in line


def test_a_process_that_is_entered_again_takes_its_own_place(made: tuple[Path, Path]) -> None:
    verbs.enter_in_archive(made[0], [made[1]])
    with archive(made[0]) as connection:
        assert connection.execute("select name from process").fetchall() == [("harbours",)]
        found = precedents(connection, "The Harbour Forum is made permanent and meets every year.")
    assert sum(p.grade == "identical" for p in found) == 1


def test_what_fails_half_way_enters_nothing(made: tuple[Path, Path], tmp_path: Path) -> None:
    other = tiny_workspace(tmp_path / "other")
    (tmp_path / "broken").mkdir()
    with pytest.raises(BadWorkspace):
        verbs.enter_in_archive(made[0], [other, tmp_path / "broken"])
    with archive(made[0]) as connection:
        assert connection.execute("select name from process").fetchall() == [("harbours",)]


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_archive_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.sqlite").write_bytes(content)
    status, _, err = run("archive", "find", "a forum", "--archive", str(tmp_path / "a.sqlite"))
    assert status == 2 and len(err.strip().splitlines()) == 1


def test_the_commands_add_find_and_judge(made: tuple[Path, Path], tmp_path: Path) -> None:
    file, folder = made
    assert run("archive", "add", str(folder), "--name", "again", "--archive", str(file))[0] == 0
    status, out, _ = run("archive", "find", "The Harbour Forum is made permanent", "--archive", str(file))
    assert status == 0 and b"again, Draft two" in out and b"adopted" in out
    assert run("-C", str(folder), "archive", "judge", "--output", str(tmp_path / "t.csv"))[0] == 0
    table = list(csv.reader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8"))))
    assert tuple(table[0]) == Row._fields and len(table) == 1 + 2 * len(verbs.read_workspace(folder).asks)
    assert run("-C", str(folder), "archive", "judge", "--output", str(tmp_path / "t.doc"))[0] == 2


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    row = Row("a", "=HYPERLINK(1)", "", "must", "include", "d", "", "adopted", 1.0, 0.9, "", "+1", "@x", "tool")
    assert "'=HYPERLINK(1)" in as_csv([row]).decode() and ",'+1,'@x," in as_csv([row]).decode()


def test_parquet_holds_the_same_rows(made: tuple[Path, Path]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = verbs.judged_table(made[1])
    read = parquet.read_table(io.BytesIO(verbs.table_file(rows, "parquet"))).to_pylist()
    assert [tuple(row.values()) for row in read] == [tuple(row) for row in rows]


def test_without_spark_one_line_says_what_to_install(made: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark.errors", None)
    with pytest.raises(BadWorkspace, match="Apache Spark is not installed here"):
        verbs.judged_table(made[1], "local[2]")


def test_of_a_folder_that_is_no_workspace_no_archive_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match="there is no such folder"):
        verbs.enter_in_archive(tmp_path / "archive.sqlite", [tmp_path / "nowhere"])
    assert not list(tmp_path.iterdir())
