"""The verbs: what a page or a script calls gives the values and writes the bytes that a command does, and nothing saved is lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.commands.small import run, take_out, tiny_workspace
from wsisdiff import verbs
from wsisdiff.errors import BadWorkspace, WsisdiffError
from wsisdiff.judging.decisions import load_reviews
from wsisdiff.model import Ask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_workspace(tmp_path / "workspace")


@pytest.mark.parametrize("form", verbs.FORMS["report"])
@pytest.mark.parametrize("by", [None, "source"])
def test_a_report_written_by_the_verb_has_the_bytes_that_the_command_writes(form: str, by: str | None, folder: Path) -> None:
    if by and form == "xlsx":
        pytest.skip("the tracker is never in groups")
    made = verbs.report(verbs.read_workspace(folder), by=by)  # type: ignore[arg-type]
    if by and form == "xlsx":  # the tracker has a row for each ask
        with pytest.raises(WsisdiffError, match="there is no writer for 'xlsx'"):
            verbs.write(folder, made, form)
        return
    written = verbs.write(folder, made, form)
    assert written is not None
    bytes_of_verb = written.read_bytes()
    written.unlink()
    run("-C", str(folder), "report", "--format", form, *(["--by", by] if by else []))
    assert written.read_bytes() == bytes_of_verb


def test_one_judging_serves_report_briefing_and_history(folder: Path) -> None:
    workspace = verbs.read_workspace(folder)
    judged = verbs.judge(workspace)
    assert verbs.report(workspace, judged=judged) == verbs.report(workspace)
    assert verbs.document(verbs.brief(workspace, judged=judged), "md") == verbs.document(verbs.brief(workspace), "md")
    history = verbs.history(workspace, "pilots", judged=judged)
    assert history.row == next(row for row in judged.verdicts if row[0].ask == "pilots")
    with pytest.raises(BadWorkspace, match="there is no ask 'pilot'; did you mean pilots"):
        verbs.history(workspace, "pilot", judged=judged)


def test_a_comparison_and_a_draft_as_documents(folder: Path) -> None:
    made = verbs.document(verbs.compare(folder, "one", "two"), "md")
    assert made.name == "one--two.md"
    assert str(made.content).startswith("# ")
    shown = verbs.show(folder, "one", ["1"])
    assert [p.label for p in shown.paragraphs] == ["1"]
    assert verbs.document(shown, "text").name == "one.txt"


def test_a_draft_is_seen_before_it_is_added(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "Third draft.md"
    file.write_text("# Third\n\n1. The Forum meets every year.\n\n2. Ships use power from the shore.\n", encoding="utf-8")
    seen = verbs.seen(folder, str(file))
    assert (seen.id, seen.title) == ("third-draft", "Third")
    assert "2 paragraphs" in seen.lines()[0]
    assert not (folder / "drafts" / "third-draft.md").exists()
    with pytest.raises(BadWorkspace, match="needs a date"):
        verbs.add_draft(folder, seen)
    id, path = verbs.add_draft(folder, seen, on=date(2026, 3, 1))
    assert (id, path.read_bytes()) == ("third-draft", file.read_bytes())
    with pytest.raises(BadWorkspace, match="this file is there already"):
        verbs.seen(folder, str(file))


def test_a_new_ask_and_a_new_workspace(tmp_path: Path) -> None:
    made = verbs.init(tmp_path / "new")
    assert {path.name for path in made} == {"first.toml", "drafts.toml", ".gitattributes"}
    added = verbs.add_ask(tmp_path / "new", Ask("", "Clean ports", "Ports are kept clean by those who use them.", theme="ports"))
    assert (added.ask.id, added.path.name, added.shortfalls) == ("clean-ports", "ports.toml", ())
    assert "clean-ports" in {ask.id for ask in verbs.check_asks(tmp_path / "new").asks}


def test_a_decision_stands_in_the_next_report(folder: Path) -> None:
    report = verbs.judge(verbs.read_workspace(folder))
    verbs.decide(folder, report, "shore-power", "two", "adopted", "Ada", date(2026, 3, 1), "by another name")
    row = next(row for row in verbs.judge(verbs.read_workspace(folder)).verdicts if row[0].ask == "shore-power")
    assert (row[1].status, row[1].decided_by) == ("adopted", "Ada")
    with pytest.raises(BadWorkspace, match="there is no ask 'ports'"):
        verbs.decide(folder, report, "ports", "two", "adopted", "Ada", date(2026, 3, 1))


def test_of_eight_who_decide_at_once_none_is_lost(folder: Path) -> None:
    pytest.importorskip("fcntl")
    code = """
import sys
from datetime import date
from pathlib import Path
from wsisdiff import verbs
folder, name = Path(sys.argv[1]), sys.argv[2]
report = verbs.judge(verbs.read_workspace(folder))
verbs.decide(folder, report, "pilots", "two", "partial", name, date(2026, 3, 1))
"""
    runs = [subprocess.Popen([sys.executable, "-c", code, str(folder), f"person {n}"]) for n in range(8)]
    assert [process.wait(60) for process in runs] == [0] * 8
    assert {review.by for review in load_reviews(folder)} == {f"person {n}" for n in range(8)}


def test_the_verbs_load_nothing_before_they_are_called() -> None:
    code = "import sys, wsisdiff.verbs; print([m for m in sys.modules if m.startswith('wsisdiff.') and m.count('.') > 1])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "judging" not in loaded
    assert "reporting" not in loaded


def test_the_history_of_one_ask_is_its_row_of_the_report(folder: Path) -> None:
    workspace = verbs.read_workspace(folder)
    whole = verbs.judge(workspace)
    for ask, row in zip(whole.asks, whole.verdicts, strict=True):
        assert verbs.history(workspace, ask.id).row == row


def test_an_ask_whose_row_is_gone_is_no_longer_decided_read_or_compared(folder: Path) -> None:
    take_out(folder / "asks" / "ours.toml", "pilots")
    report = verbs.judge(verbs.read_workspace(folder))
    asked = ["permanent-forum", "shore-power"]
    assert sorted(ask.id for ask, _ in verbs.to_decide(report, everything=True)) == asked
    assert [question.ask.id for question in verbs.to_read(report, "two").questions] == asked
    assert [question.ask.id for question in verbs.to_read(report, "two", asks=["pilots"]).questions] == ["pilots"]
    touched = {id for row in verbs.compare(folder, "one", "two").rows for id, _, _ in row.change.asks}
    assert touched == set(asked)


def test_files_that_an_editor_begins_with_a_byte_order_mark_keep_it_and_are_added_to(folder: Path) -> None:
    decision = 'ask = "pilots"\ndraft = "two"\nstatus = "partial"\nby = "Ana"\ndate = 2026-03-01\n'
    settings, reviews = folder / "wsisdiff.toml", folder / "reviews.toml"
    settings.write_text('title = "Ports"\n', encoding="utf-8-sig")
    reviews.write_text(f"[[review]]\n{decision}", encoding="utf-8-sig")
    verbs.set_up(folder, title="Harbours")
    assert settings.read_bytes() == b'\xef\xbb\xbftitle = "Harbours"\n'
    report = verbs.judge(verbs.read_workspace(folder))
    verbs.decide(folder, report, "shore-power", "two", "adopted", "Ada", date(2026, 3, 1))
    assert reviews.read_text(encoding="utf-8").startswith(f"\ufeff[[review]]\n{decision}")
    assert [review.by for review in load_reviews(folder)] == ["Ana", "Ada"]


def test_a_decision_is_neither_written_nor_taken_back_through_a_link_to_the_outside(folder: Path) -> None:
    report = verbs.judge(verbs.read_workspace(folder))
    verbs.decide(folder, report, "shore-power", "two", "adopted", "Ada", date(2026, 3, 1))
    here, outside = folder / "reviews.toml", folder.parent / "reviews-elsewhere.toml"
    review = load_reviews(folder)[-1]
    here.rename(outside)
    here.symlink_to(outside)
    written = outside.read_text(encoding="utf-8")
    with pytest.raises(BadWorkspace):
        verbs.take_back(folder, review)
    with pytest.raises(BadWorkspace):
        verbs.decide(folder, report, "pilots", "two", "adopted", "Ada", date(2026, 3, 1))
    assert outside.read_text(encoding="utf-8") == written
