"""What the tool writes about a small workspace, letter for letter, in files that were read before they were committed.

`pytest tests/golden --update-golden` writes them anew. Read the difference before you commit it: a golden file claims that this is right.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.golden.readable import of_html, of_word
from wsisdiff.cli import cli

HERE = Path(__file__).parent
WORKSPACE = HERE / "workspace"
EXPECTED = HERE / "expected"
DOCUMENTS = {
    "report.md": "report --format md",
    "report.html": "report --format html",
    "report.docx": "report --format docx",
    "brief.md": "brief --format md",
    "brief.html": "brief --format html",
    "brief.docx": "brief --format docx",
    "compare.md": "compare first second --format md",
    "compare.html": "compare first second --format html",
    "compare.docx": "compare first second --format docx",
    "history.md": "history permanent-fund --format md",
    "by-source.md": "report --by source --format md",
}
"""The document -> the command that writes it."""
SURE = re.compile(r"\b\d+% sure")
"""Confidence is counted anew whenever labels or asks change, which says nothing about these documents."""


def golden(document: str) -> Path:
    return EXPECTED / document.replace(".docx", ".docx.xml")


def written(document: str, folder: Path) -> str:
    """What the command writes, as readable text."""
    path = folder / document
    call = ["-C", str(WORKSPACE), *DOCUMENTS[document].split(), "--output", str(path)]
    done = CliRunner().invoke(cli, call, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    data = path.read_bytes()
    if path.suffix == ".docx":
        text = of_word(data)
    else:
        text = data.decode("utf-8")
        text = of_html(text) if path.suffix == ".html" else text
    return SURE.sub("N% sure", text)


def difference(expected: str, now: str, name: str) -> str:
    """A unified diff of the two; empty when they are the same."""
    return "\n".join(
        difflib.unified_diff(
            expected.splitlines(), now.splitlines(), f"{name} as committed", f"{name} as written now", "", "", 2, ""
        )
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_document_is_as_it_was_read_and_committed(document: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    now, path = written(document, tmp_path), golden(document)
    if pytestconfig.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
        return
    if not path.is_file():
        pytest.fail(f"{path.name} is missing: write it with --update-golden, read it, commit it", pytrace=False)
    found = difference(path.read_text(encoding="utf-8"), now, path.name)
    if found:
        pytest.fail(
            f"{found}\n\nif this is right: pytest tests/golden --update-golden, and read it before you commit", pytrace=False
        )


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {golden(document).name for document in DOCUMENTS}


def test_a_difference_is_shown_line_by_line() -> None:
    assert difference("one\ntwo\nthree\n", "one\n2\nthree\n", "x.md").splitlines()[2:] == [
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+2",
        " three",
    ]
    assert difference("same\n", "same\n", "x.md") == ""


@pytest.mark.parametrize("document", ["report.html", "brief.html", "compare.html"])
def test_hostile_text_is_text_on_the_committed_pages(document: str) -> None:
    page = golden(document).read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(" in page
    assert "<script>alert(" not in page
    assert "<img src" not in page
    assert "\u202e" not in page


def test_reading_a_page_leaves_out_nothing_but_style_and_script() -> None:
    head = "<!doctype html><html><head><title>T</title><style>x</style></head>"
    page = f"{head}<body><div><p>a <b>b</b> &lt;c&gt;</p>tail</div></body></html>"
    assert of_html(page) == (
        "<html>\n <head>\n  <title>T</title>\n  <style> ... </style>\n <body>\n  <div>\n   <p>a <b>b</b> &lt;c&gt;</p>\n   tail\n"
    )
