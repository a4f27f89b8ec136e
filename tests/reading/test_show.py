"""`wsisdiff show`: the contract's JSON, text for a person, warnings on standard error, labels that people type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wsisdiff.cli import main
from wsisdiff.text.terminal import printable

TEXT = """\
# Zero Draft

A. We, the ministers, met.

## Governance

1. We [strongly] support the IGF.[^1]

2. We decide:
   (a) to meet;
   (b) to go.

2 bis. We add this.

4. We return.

[^1]: Resolution 70/125.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "zero-draft.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["show", *args])
    return int(end.value.code or 0)


def test_json_is_as_the_contract_says(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(draft), "--format", "json") == 0
    out = capsys.readouterr()
    shown = json.loads(out.out)
    assert (shown["schema"], shown["id"], shown["title"]) == ("wsisdiff.draft/1", "zero-draft", "Zero Draft")
    assert [{key: p[key] for key in ("label", "section", "page", "text")} for p in shown["paragraphs"]] == [
        {"label": "A", "section": "", "page": None, "text": "We, the ministers, met."},
        {"label": "1", "section": "Governance", "page": None, "text": "We [strongly] support the IGF."},
        {"label": "2", "section": "Governance", "page": None, "text": "We decide:\n(a) to meet;\n(b) to go."},
        {"label": "2 bis", "section": "Governance", "page": None, "text": "We add this."},
        {"label": "4", "section": "Governance", "page": None, "text": "We return."},
    ]
    first = shown["paragraphs"][1]
    assert first["facts"] == [{"kind": "bracket", "value": "strongly", "by": "", "start": 3, "end": 13}]
    assert first["footnotes"] == ["Resolution 70/125."] and first["place"] == "line 7"
    assert shown["warnings"] == ["no paragraph 3 between 2 bis and 4 (line 15)"]


def test_text_has_labels_sections_and_marks_and_warnings_go_to_standard_error(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(draft)) == 0
    out = capsys.readouterr()
    for line in (
        "## Governance",
        "2 bis  (line 13)",
        "    (a) to meet;",
        "      > bracket: strongly",
        "      note: Resolution 70/125.",
    ):
        assert f"\n{line}\n" in out.out
    assert out.err == "wsisdiff: zero-draft: no paragraph 3 between 2 bis and 4 (line 15)\n"


@pytest.mark.parametrize("typed", ["2 bis", "2bis", "2.BIS."])
def test_a_paragraph_is_found_however_its_label_is_typed(draft: Path, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(draft), typed, "--format", "json") == 0
    assert [p["label"] for p in json.loads(capsys.readouterr().out)["paragraphs"]] == ["2 bis"]


def test_paragraphs_come_in_the_order_asked_for(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(draft), "4", "A", "--format", "json") == 0
    assert [p["label"] for p in json.loads(capsys.readouterr().out)["paragraphs"]] == ["4", "A"]


def test_an_unknown_paragraph_ends_with_status_2_and_the_labels_near_it(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(draft), "3") == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"{draft}: there is no paragraph 3; labels near it: 1, 2, 2 bis, 4" in error


def test_output_goes_to_the_file_named_and_a_failure_leaves_it(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.json"
    assert run(str(draft), "--format", "json", "--output", str(target)) == 0
    before = target.read_text(encoding="utf-8")
    assert json.loads(before)["id"] == "zero-draft" and capsys.readouterr().out == ""
    assert run(str(draft), "99", "--output", str(target)) == 2
    assert target.read_text(encoding="utf-8") == before


def test_a_missing_file_ends_with_status_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.pdf")) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "there is no such file" in error


def test_a_draft_is_found_by_its_id_in_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "zero.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "drafts" / "drafts.toml").write_text(
        '[[draft]]\nid = "zero"\ntitle = "The Zero Draft"\ndate = 2025-08-30\nfile = "zero.md"\nspecimen = true\n',
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as end:
        main(["-C", str(tmp_path), "show", "zero", "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    assert not end.value.code
    assert (shown["id"], shown["title"], shown["date"], shown["specimen"]) == ("zero", "The Zero Draft", "2025-08-30", True)
    with pytest.raises(SystemExit) as end:
        main(["-C", str(tmp_path), "show", "rev9"])
    assert end.value.code == 2 and "zero" in capsys.readouterr().err


def test_nothing_in_a_draft_reaches_the_terminal_raw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evil.md"
    path.write_text(
        "1. We \x1b[31mdecide\x1b[0m \x1b]0;title\x07 and \u202edecided\u202c [\x1b[2J\n\n2. We go.\n", encoding="utf-8"
    )
    run(str(path))
    out = capsys.readouterr()
    assert not set("\x1b\x07\u202e\u202c") & set(out.out + out.err)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("\x9b2Ja\x85b\x00c\r", "abc"),
        ("a\u202eb\u2066c\u200fd\ufeff", "abcd"),
        ("naïve “quotes” – 中文", "naïve “quotes” – 中文"),
    ],
)
def test_printable_keeps_what_prints_and_nothing_else(raw: str, shown: str) -> None:
    assert printable(raw) == shown
