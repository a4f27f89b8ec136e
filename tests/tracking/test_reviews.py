"""A person's decision stands, is named, goes stale when its paragraph changes, and merges with another's."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from tests.conftest import draft_of
from wsisdiff import assess
from wsisdiff.model import Ask, Report
from wsisdiff.tracking.reviews import Review, fingerprint, load_reviews, with_decisions, with_review

ASK = Ask("forum", "The Forum is permanent", "The Forum is permanent.")
DRAFT = draft_of("The Forum meets every year.", "We thank the hosts.", id="one", day=date(2025, 1, 1))
DAY = date(2025, 2, 1)


def report() -> Report:
    return assess([ASK], [DRAFT])


def decision(by: str = "Ana", status: str = "partial", day: date = DAY, words: str = "") -> Review:
    return Review("forum", "one", status, by, day, f"{by} says so", "1", words or fingerprint(DRAFT, "1"), "left_out")  # type: ignore[arg-type]


def test_a_decision_stands_and_says_what_the_tool_had_said() -> None:
    tool = report().verdicts[0][0].status
    [[verdict]] = with_decisions(report(), [decision()]).verdicts
    assert (verdict.status, verdict.decided_by, verdict.tool_status) == ("partial", "Ana", tool)
    assert "Ana says so" in verdict.reason


def test_a_decision_goes_stale_when_its_paragraph_changes() -> None:
    [[verdict]] = with_decisions(report(), [decision(words="000000000000")]).verdicts
    assert verdict.decided_by == "tool"
    assert "Ana" in verdict.notes[0]
    assert "has changed" in verdict.notes[0]


def test_punctuation_does_not_make_a_decision_stale() -> None:
    other = draft_of("The Forum meets, every year!", "We thank the hosts.", id="one", day=date(2025, 1, 1))
    assert fingerprint(other, "1") == fingerprint(DRAFT, "1")


def test_two_reviewers_who_disagree_are_both_shown() -> None:
    reviews = [decision(), decision("Ben", "adopted", date(2025, 3, 1))]
    [[verdict]] = with_decisions(report(), reviews).verdicts
    assert (verdict.status, verdict.decided_by) == ("adopted", "Ben")
    assert any("Ana" in note and "partially adopted" in note for note in verdict.notes)


def test_what_is_written_reads_back_and_history_is_kept(tmp_path: Path) -> None:
    text = with_review(with_review("", decision()), decision("Ben", "adopted"))
    (tmp_path / "reviews.toml").write_text(text, encoding="utf-8")
    assert load_reviews(tmp_path) == (decision(), decision("Ben", "adopted"))


def test_comments_in_the_file_are_kept(tmp_path: Path) -> None:
    text = with_review("", decision()) + "# a remark of ours\n"
    assert "# a remark of ours" in with_review(text, decision("Ben"))


def test_hostile_names_and_notes_read_back_as_they_were(tmp_path: Path) -> None:
    review = Review("forum", "one", "adopted", 'A "quoted" name', DAY, "line\n[[review]]\nask = 'x'\\ \x7f")
    (tmp_path / "reviews.toml").write_text(with_review("", review), encoding="utf-8")
    assert load_reviews(tmp_path) == (review,)


def test_decisions_on_different_asks_merge_without_conflict(tmp_path: Path) -> None:
    def git(*args: str) -> subprocess.CompletedProcess[str]:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        return subprocess.run(["git", *name, *args], cwd=tmp_path, capture_output=True, text=True, check=False)

    file = tmp_path / "reviews.toml"
    start = ""
    for ask in ("a", "g", "m", "t"):
        start = with_review(start, Review(ask, "one", "adopted", "Ana", DAY))
    file.write_text(start, encoding="utf-8")
    git("init", "-q", "-b", "main"), git("add", "."), git("commit", "-qm", "start")
    git("checkout", "-qb", "other")
    file.write_text(with_review(start, Review("c", "one", "partial", "Ben", DAY)), encoding="utf-8")
    git("commit", "-qam", "c"), git("checkout", "-q", "main")
    file.write_text(with_review(start, Review("p", "one", "partial", "Ana", DAY)), encoding="utf-8")
    git("commit", "-qam", "p")
    assert git("merge", "-q", "-m", "both", "other").returncode == 0
    assert [r.ask for r in load_reviews(tmp_path)] == ["a", "c", "g", "m", "p", "t"]
