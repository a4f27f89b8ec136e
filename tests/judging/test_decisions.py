"""A person's decision stands, is named, goes stale when its paragraph changes, and merges with another's."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, draft_of
from wsisdiff import assess
from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.decisions import Review, fingerprint, load_reviews, with_decisions, with_review, without_review
from wsisdiff.model import Ask, Report
from wsisdiff.reporting.status.view import LOOK_ANYWAY
from wsisdiff.telling.remarks import sentence

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
    assert "Ana says so" in sentence(verdict.reason)


def test_a_decision_goes_stale_when_its_paragraph_changes() -> None:
    [[verdict]] = with_decisions(report(), [decision(words="000000000000")]).verdicts
    assert verdict.decided_by == "tool"
    assert "Ana" in sentence(verdict.notes[0])
    assert "has changed" in sentence(verdict.notes[0])


def test_a_decision_is_no_change_of_the_next_draft() -> None:
    # What the tool says of the unchanged words is what it had said, whatever a person made of them: nothing was lost or gained.
    for status in ("adopted", "partial", "left_out"):
        [[_, second]] = with_decisions(later("The Forum meets every year."), [decision(status=status)]).verdicts
        assert second.change == "unchanged"


def later(text: str) -> Report:
    """The next draft, in which the paragraph that was decided on has this text, behind another."""
    return assess([ASK], [DRAFT, draft_of("We thank the hosts.", text, id="two", day=date(2025, 3, 1))])


def test_a_decision_is_carried_to_the_next_draft_where_its_words_stand_unchanged() -> None:
    [[first, second]] = with_decisions(later("The Forum meets, every year!"), [decision()]).verdicts
    assert (first.decided_by, second.decided_by, second.status, second.paragraph) == ("Ana", "Ana", "partial", "2")
    assert second.reading is not None
    assert (second.reading.read_in, second.reading.carried, second.reading.read_again) == ("one", True, False)
    assert tuple(map(sentence, second.notes)) == ("As decided by Ana on one, words unchanged.",)


def test_a_decision_whose_words_were_edited_is_to_be_made_again() -> None:
    [[_, second]] = with_decisions(later("The Forum meets every second year."), [decision()]).verdicts
    assert second.reading is not None
    assert (second.reading.carried, second.reading.read_again) == (True, True)
    assert second.confidence < LOOK_ANYWAY
    assert "to be read again" in sentence(second.notes[0])
    assert sentence(second.notes[1]) == "The words for “The Forum is permanent” were edited; see 2."


def test_a_decision_whose_words_stand_renumbered_in_its_own_draft_is_not_stale() -> None:
    renumbered = assess([ASK], [draft_of("We thank the hosts.", "The Forum meets every year.", id="one", day=date(2025, 1, 1))])
    [[verdict]] = with_decisions(renumbered, [decision()]).verdicts
    assert (verdict.decided_by, verdict.paragraph) == ("Ana", "2")


def test_what_the_words_of_a_decision_became_is_told_until_somebody_reads_again() -> None:
    for text, status in (("The Forum does not meet every year.", "left_out"), ("[The Forum meets every year.]", "partial")):
        [[_, second]] = with_decisions(later(text), [decision(status="adopted")]).verdicts
        assert (second.status, second.reading and second.reading.read_again) == (status, True)


def test_a_decision_on_the_next_draft_needs_no_word_on_the_one_before() -> None:
    report = later("The Forum meets every second year.")
    again = Review("forum", "two", "adopted", "Ben", date(2025, 4, 1), "", "2", fingerprint(report.drafts[1], "2"))
    [[_, second]] = with_decisions(report, [decision(), again]).verdicts
    assert (second.decided_by, tuple(map(sentence, second.notes))) == ("Ben", ())


def test_punctuation_does_not_make_a_decision_stale() -> None:
    other = draft_of("The Forum meets, every year!", "We thank the hosts.", id="one", day=date(2025, 1, 1))
    assert fingerprint(other, "1") == fingerprint(DRAFT, "1")


def test_two_reviewers_who_disagree_are_both_shown() -> None:
    reviews = [decision(), decision("Ben", "adopted", date(2025, 3, 1))]
    [[verdict]] = with_decisions(report(), reviews).verdicts
    assert (verdict.status, verdict.decided_by) == ("adopted", "Ben")
    assert any("Ana" in note and "partially adopted" in note for note in map(sentence, verdict.notes))


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


def test_a_byte_of_another_encoding_in_a_note_stops_no_decision(tmp_path: Path) -> None:
    review = replace(decision(), note="caf\udce9")
    text = with_review("", review)
    (tmp_path / "reviews.toml").write_text(text, encoding="utf-8")
    assert load_reviews(tmp_path) == (replace(review, note="caf?"),)
    assert "caf" not in without_review(text, review)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_in_a_note_stays_in_it_when_the_next_decision_comes(mark: str, tmp_path: Path) -> None:
    noted = replace(decision(), note=f"first{mark}second")
    (tmp_path / "reviews.toml").write_text(with_review(with_review("", noted), decision("Ben")), encoding="utf-8")
    assert load_reviews(tmp_path) == (noted, decision("Ben"))


def test_decisions_on_different_asks_merge_without_conflict(tmp_path: Path) -> None:
    file = tmp_path / "reviews.toml"
    start = ""
    for ask in ("a", "g", "m", "t"):
        start = with_review(start, Review(ask, "one", "adopted", "Ana", DAY))
    file.write_text(start, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main"), git(tmp_path, "add", "."), git(tmp_path, "commit", "-qm", "start")
    git(tmp_path, "checkout", "-qb", "other")
    file.write_text(with_review(start, Review("c", "one", "partial", "Ben", DAY)), encoding="utf-8")
    git(tmp_path, "commit", "-qam", "c"), git(tmp_path, "checkout", "-q", "main")
    file.write_text(with_review(start, Review("p", "one", "partial", "Ana", DAY)), encoding="utf-8")
    git(tmp_path, "commit", "-qam", "p")
    assert git(tmp_path, "merge", "-q", "-m", "both", "other").returncode == 0
    assert [r.ask for r in load_reviews(tmp_path)] == ["a", "c", "g", "m", "p", "t"]


def git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *name, *args], cwd=folder, capture_output=True, text=True, check=False)


ASKS = [f"ask-{letter}" for letter in "abcdefg"]


def decided(asks: Sequence[str], start: str = "", by: str = "Ana") -> str:
    for ask in asks:
        start = with_review(start, Review(ask, "one", "adopted", by, DAY, f"on {ask}"), ASKS)
    return start


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(ASKS), max_size=4), st.permutations(ASKS).map(lambda p: p[:4]), st.integers(1, 3))
def test_decisions_on_different_asks_merge_line_by_line(before: list[str], asks: list[str], split: int) -> None:
    base = decided(before, with_review("", Review("old", "one", "adopted", "Ana", DAY), ASKS))
    with TemporaryDirectory() as folder:
        for name, text in (
            ("base", base), ("ours", decided(asks[:split], base)), ("theirs", decided(asks[split:], base, "Ben")),
        ):  # fmt: skip
            (Path(folder) / name).write_text(text, encoding="utf-8")
        merged = git(Path(folder), "merge-file", "-p", "ours", "base", "theirs")
        assert merged.returncode == 0, merged.stdout
        (Path(folder) / "reviews.toml").write_text(merged.stdout, encoding="utf-8")
        found = load_reviews(Path(folder))
    assert sorted((r.ask, r.by) for r in found if r.ask != "old") == sorted(
        [*((a, "Ana") for a in (*before, *asks[:split])), *((a, "Ben") for a in asks[split:])]
    )


@pytest.mark.parametrize(("ours", "theirs"), [("ask-a", "ask-b"), ("ask-b", "ask-a"), ("ask-c", "ask-g"), ("ask-d", "ask-d")])
def test_the_first_decisions_of_two_branches_are_both_kept_where_git_is_told_to(ours: str, theirs: str, tmp_path: Path) -> None:
    attributes = ROOT / ".gitattributes"
    assert "reviews.toml merge=union" in attributes.read_text(encoding="utf-8")
    (tmp_path / ".gitattributes").write_text("reviews.toml merge=union\n", encoding="utf-8")
    file = tmp_path / "reviews.toml"
    git(tmp_path, "init", "-q", "-b", "main"), git(tmp_path, "add", "."), git(tmp_path, "commit", "-qm", "start")
    for branch, ask in (("other", theirs), ("mine", ours)):
        git(tmp_path, "checkout", "-q", "main")
        git(tmp_path, "checkout", "-qb", branch)
        file.write_text(decided([ask], by=branch), encoding="utf-8")
        git(tmp_path, "add", "."), git(tmp_path, "commit", "-qm", ask)
    assert git(tmp_path, "merge", "-q", "-m", "both", "other").returncode == 0
    assert sorted((r.ask, r.by) for r in load_reviews(tmp_path)) == sorted([(ours, "mine"), (theirs, "other")])
    # The next decision finds its place in what was merged.
    file.write_text(decided(["ask-e"], file.read_text(encoding="utf-8")), encoding="utf-8")
    assert len(load_reviews(tmp_path)) == 3
    assert file.read_text(encoding="utf-8").count("# ask-a\n") == 1


def test_a_file_of_tables_written_by_hand_stays_one(tmp_path: Path) -> None:
    text = '# ours\n[[review]]\nask = "b"\ndraft = "one"\nstatus = "partial"\nby = "Ana"\ndate = 2025-02-01  # a Saturday\n'
    (tmp_path / "reviews.toml").write_text(with_review(text, decision()), encoding="utf-8")
    assert (tmp_path / "reviews.toml").read_text(encoding="utf-8").startswith(text.rstrip())
    assert load_reviews(tmp_path) == (Review("b", "one", "partial", "Ana", DAY), decision())


def test_what_a_person_wrote_between_the_lines_stays(tmp_path: Path) -> None:
    text = decided(["ask-b"]).replace("  # ask-b\n", "  # ask-b\n  # todo\n  # todo\n\n").replace("  # ask-f\n", "")
    after = decided(["ask-a", "ask-b"], text)
    assert after.count("  # todo\n  # todo\n\n") == 1
    assert after.index("ask-e") < after.index("ask-f") < after.index("ask-g")
    (tmp_path / "reviews.toml").write_text(after, encoding="utf-8")
    assert [r.ask for r in load_reviews(tmp_path)] == ["ask-a", "ask-b", "ask-b"]


def test_a_file_in_which_no_place_can_be_found_is_not_touched() -> None:
    with pytest.raises(BadWorkspace, match="no decision can be added"):
        with_review('review = [{ ask = "a" }]\n', decision())


def test_a_wrong_decision_is_named_with_its_line(tmp_path: Path) -> None:
    text = decided(["ask-a", "ask-b"]).replace(
        'ask = "ask-b", draft = "one", status = "adopted"', 'ask = "ask-b", draft = "one", status = "yes"'
    )
    (tmp_path / "reviews.toml").write_text(text, encoding="utf-8")
    line = next(n for n, at in enumerate(text.splitlines(), 1) if "yes" in at)
    with pytest.raises(BadWorkspace) as wrong:
        load_reviews(tmp_path)
    assert f"reviews.toml line {line}" in wrong.value.where


def test_a_decision_can_be_taken_back_and_nothing_else_is_touched() -> None:
    first = with_review("", decision("Ana"), ["forum", "other"])
    both = with_review(first, decision("Ben"), ["forum", "other"])
    assert without_review(both, decision("Ben")) == first
    assert without_review(both, decision("Ana")) == with_review(
        without_review(first, decision("Ana")), decision("Ben"), ["forum", "other"]
    )
    with pytest.raises(BadWorkspace, match="does not stand there"):
        without_review(first, decision("Ben"))


def test_a_decision_of_a_file_of_tables_can_be_taken_back() -> None:
    tables = with_review('# ours\n[[review]]\nask = "x"\n', decision())
    assert without_review(tables, decision()) == '# ours\n[[review]]\nask = "x"\n'
