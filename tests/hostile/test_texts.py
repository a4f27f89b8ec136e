"""Texts that are strange, not broken: one huge paragraph, NULs, mixed encodings, scripts that go from right to left, combining marks."""

import time
from pathlib import Path

import pytest

from tests.hostile.made import p, put, refused, word_file
from tests.reading.told import told
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.open_draft import read_draft

SENTENCE = "We reaffirm the vision of a people-centred information society. "


@pytest.mark.parametrize("ending", [".md", ".txt", ".html", ".docx"])
def test_one_paragraph_of_five_megabytes_is_read_whole(ending: str, tmp_path: Path) -> None:
    text = "1. " + SENTENCE * (5 * 2**20 // len(SENTENCE))
    data: bytes | str = word_file(p(text)) if ending == ".docx" else f"<p>{text}</p>" if ending == ".html" else text
    start = time.process_time()
    draft = read_draft(put(tmp_path, f"a{ending}", data))
    assert [len(paragraph.text) for paragraph in draft.paragraphs] == [len(one_line(text)) - 3]
    assert time.process_time() - start < 20  # one second on a quiet machine; a reader that looks back takes an hour


def test_nulls_are_no_text_in_a_text_file_and_nothing_in_a_page(tmp_path: Path) -> None:
    assert "holds null bytes" in refused(put(tmp_path, "a.md", b"1. We\x00 act."))
    assert read_draft(put(tmp_path, "a.html", b"<p>1. We\x00 decide to act.")).text == "We decide to act."
    refused(put(tmp_path, "a.docx", word_file(p("1. We act.")).replace(b"We act", b"We\x00act")))


def test_two_encodings_in_one_file_are_read_with_a_warning_that_says_where(tmp_path: Path) -> None:
    data = "1. Café.\n\n".encode() + "2. Café.\n".encode("cp1252")
    draft = read_draft(put(tmp_path, "a.txt", data))
    assert any(warning.startswith("line 3: not UTF-8") for warning in told(draft))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-8"])
def test_halves_of_characters_are_refused_or_replaced_and_never_break(encoding: str, tmp_path: Path) -> None:
    data = ("\ufeff1. We act \ud800 now.").encode(encoding, "surrogatepass")
    for ending in (".txt", ".md", ".html"):
        path = put(tmp_path, f"a{ending}", data)
        try:
            draft = read_draft(path)
        except Exception:
            assert "begins like" in refused(path) or "neither UTF-8" in refused(path)
        else:
            draft.text.encode()


def test_marks_that_turn_the_direction_are_left_out_and_letters_of_any_script_stay(tmp_path: Path) -> None:
    text = "1. We \u202edecide\u202c \u2066to\u2069 act مرحبا بكم e\u0301 草案."
    for ending in (".txt", ".md", ".html"):
        assert read_draft(put(tmp_path, f"a{ending}", text if ending != ".html" else f"<meta charset=utf-8><p>{text}")).text == (
            "We decide to act مرحبا بكم \u00e9 草案."  # composed, as it is typed
        )


def test_a_thousand_combining_marks_on_one_letter_are_one_word(tmp_path: Path) -> None:
    draft = read_draft(put(tmp_path, "a.md", "1. We e" + "\u0301" * 100_000 + " act."))
    assert draft.text == "We \u00e9 act." and any("marks" in warning for warning in told(draft))


def test_figures_of_other_scripts_and_raised_ones_break_no_count(tmp_path: Path) -> None:
    for text in ("² We act.", "١. We act.\n\n٢. We act[^²].\n\n[^²]: Note.", "1². We act.", "①. We act."):
        for ending in (".md", ".txt", ".html"):
            read_draft(put(tmp_path, f"a{ending}", text + "\n\nWe decide to go on with the work, as agreed before.\n"))
    page = "<p>1. We decide to act.</p><div class=footnotes><p>² Note.</p><ol start='²'><li>x</li></ol></div>"
    read_draft(put(tmp_path, "a.html", f"<meta charset=utf-8>{page}"))


def test_a_private_sign_that_an_entity_makes_stands_for_no_escaped_one(tmp_path: Path) -> None:
    """Found by reading the code: `&#xe000;7;` became the eighth escaped sign, of which there was none."""
    draft = read_draft(put(tmp_path, "a.md", "1. We act &#xe000;7; \\* and &#xe000;0; and &#xe000;" + "9" * 5000 + "; now."))
    assert draft.text.startswith("We act ") and " * and " in draft.text


@pytest.mark.parametrize("level", ["²", "1²", "\u0661", "-1", "9" * 5000, ""])
def test_an_outline_level_that_is_no_number_makes_no_heading_and_no_fault(level: str, tmp_path: Path) -> None:
    """Found by reading the code: "²" is a digit to Python and no number."""
    paragraph = f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr><w:r><w:t>1. We decide to act.</w:t></w:r></w:p>'
    draft = read_draft(put(tmp_path, "a.docx", word_file(paragraph + p("2. We decide to go on with it."))))
    assert draft.text.endswith("We decide to go on with it.")
