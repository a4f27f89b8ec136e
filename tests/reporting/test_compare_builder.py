"""What a comparison says and in what order."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.conftest import draft_of
from tests.tracking.test_concordance import PARAGRAPHS
from tests.written import print_comparison
from wsisdiff.cli import cli
from wsisdiff.reporting.comparison.row import in_words
from wsisdiff.reporting.comparison.view import headline, renumbered_line, view_of
from wsisdiff.reporting.writers import content
from wsisdiff.tracking.concordance import compare

WEAKER = PARAGRAPHS[0].replace("We commit to", "We encourage States to consider how to")
OLD = draft_of(*PARAGRAPHS[:8], id="before")
NEW = draft_of(PARAGRAPHS[8], WEAKER, PARAGRAPHS[1].replace("recognize", "recognise"), *PARAGRAPHS[2:7], id="after")


def test_the_headline_counts_every_kind_that_there_is() -> None:
    assert headline(view_of(compare(OLD, NEW))) == (
        "before (8 paragraphs) → after (8 paragraphs): 5 unchanged, 2 edited, 1 new, 1 removed."
    )


def test_renumbered_paragraphs_are_counted_and_are_no_change() -> None:
    assert renumbered_line(view_of(compare(OLD, NEW))) == "Renumbered, otherwise unchanged: 5 paragraphs."


def test_what_weakens_comes_before_what_is_new() -> None:
    assert [row.heading for row in view_of(compare(OLD, NEW)).most] == ["2 (was 1)", "removed 8", "new 1"]


def test_a_change_is_told_in_words() -> None:
    row = view_of(compare(OLD, NEW)).most[0]
    assert in_words(row) == "Weaker verb: “commit” → “encourage”; hedge added: “consider”; actors added: States"


def test_an_edit_of_which_nothing_else_is_known_shows_its_words() -> None:
    new = PARAGRAPHS[2].replace("data centres on islands", "data centres everywhere")
    row = view_of(compare(draft_of(PARAGRAPHS[2]), draft_of(new))).rows[0]
    assert in_words(row) == "Words replaced: “on islands” → “everywhere”"


def test_kinds_choose_what_is_shown_and_not_what_is_counted() -> None:
    view = view_of(compare(OLD, NEW), kinds=("new",))
    assert [row.heading for row in view.rows] == ["new 1"]
    assert view.counts["unchanged"] == 5


def test_the_json_has_the_contract_s_keys_and_gives_both_texts_back() -> None:
    data = json.loads(content(view_of(compare(OLD, NEW)), "json"))
    assert data["schema"] == "wsisdiff.comparison/1"
    assert (data["old"]["id"], data["new"]["id"]) == ("before", "after")
    assert {change["kind"] for change in data["changes"]} == {"unchanged", "edited", "new", "removed"}
    edited = next(c for c in data["changes"] if c["old"] == ["1"])
    assert edited["new"] == ["2"]
    assert "".join(e["text"] for e in edited["edits"] if e["op"] != "cut") == WEAKER


def test_the_summary_on_screen_is_plain_and_holds_no_escape_of_the_draft(capsys: pytest.CaptureFixture[str]) -> None:
    nasty = "We commit to \x1b[31mred\x1b[0m and [bold]markup[/bold] for all the networks of the region."
    print_comparison(view_of(compare(draft_of(PARAGRAPHS[0]), draft_of(PARAGRAPHS[0], nasty))))
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "[bold]markup[/bold]" in " ".join(out.split())


def test_nothing_changed_is_said_in_two_words(capsys: pytest.CaptureFixture[str]) -> None:
    print_comparison(view_of(compare(OLD, OLD)))
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing changed."


@pytest.fixture
def files(tmp_path):  # type: ignore[no-untyped-def]
    for draft in (OLD, NEW):
        text = "".join(f"{p.label}. {p.text}\n\n" for p in draft.paragraphs)
        (tmp_path / f"{draft.id}.md").write_text(f"# {draft.id}\n\n{text}", encoding="utf-8")
    return tmp_path


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(cli, ["-C", *arguments])


def test_two_files_outside_any_workspace_are_compared(files) -> None:  # type: ignore[no-untyped-def]
    old, new = (str(files / f"{name}.md") for name in ("before", "after"))
    result = run(str(files), "compare", old, new, "--format", "json", "--output", "-")
    assert result.exit_code == 0
    assert json.loads(result.output)["counts"]["new"] == 1


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_every_format_is_written_under_reports_unless_told_otherwise(files, form: str) -> None:  # type: ignore[no-untyped-def]
    old, new = (str(files / f"{name}.md") for name in ("before", "after"))
    result = run(str(files), "compare", old, new, "--format", form)
    assert result.exit_code == 0, result.output
    assert (files / "reports" / f"before--after.{form}").stat().st_size > 500


def test_the_format_follows_the_ending_of_the_output(files) -> None:  # type: ignore[no-untyped-def]
    old, new = (str(files / f"{name}.md") for name in ("before", "after"))
    result = run(str(files), "compare", old, new, "--output", str(files / "out.html"))
    assert result.exit_code == 0
    assert (files / "out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_standard_output_is_markdown_as_for_the_other_documents(files) -> None:  # type: ignore[no-untyped-def]
    old, new = (str(files / f"{name}.md") for name in ("before", "after"))
    result = run(str(files), "compare", old, new, "--output", "-")
    assert (result.exit_code, result.output.splitlines()[0][:2]) == (0, "# ")
    assert result.output == run(str(files), "compare", old, new, "--format", "md", "--output", "-").output


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--date", "soon"], "--date soon is no date; write it as 2025-11-07"),
        (["--output", "x.odt"], "x.odt: the format to write is not known"),
        (["--format", "docx", "--kind", "new"], "a Word redline shows every change"),
    ],
)
def test_a_wrong_call_is_one_line_that_says_what_to_do(files, more: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    old, new = (str(files / f"{name}.md") for name in ("before", "after"))
    result = run(str(files), "compare", old, new, *more)
    assert said in str(result.exception)
