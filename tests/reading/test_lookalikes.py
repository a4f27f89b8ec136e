"""Letters that look like others, and characters that nobody sees: read as they look, and told, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.told import told
from tests.reading.written import write
from wsisdiff.model import Draft
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.lines.joining import Noticed
from wsisdiff.reading.lookalikes import as_seen
from wsisdiff.reading.open_draft import read_draft

FORMATS = (".md", ".txt", ".html", ".docx", ".rtf", ".odt")


def draft(tmp_path: Path, sentence: str, ending: str = ".md") -> Draft:
    lines = [f"1. {sentence}", "2. We meet in the harbour each spring to read the logs."]
    return read_draft(write(tmp_path / f"draft{ending}", lines))


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("word", ["n\u043et", "n\u200bot", "no\u2060t"])
def test_a_refusal_with_a_letter_or_a_mark_in_it_is_read_as_it_looks_and_told(word: str, ending: str, tmp_path: Path) -> None:
    read = draft(tmp_path, f"We do {word} agree to it.", ending)
    assert read.paragraphs[0].text == "We do not agree to it."
    assert any("not" in warning and ("look" in warning or "nobody sees" in warning) for warning in told(read))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("w\u0456thout", "without"),  # Ukrainian i
        ("sh\u0430ll", "shall"),
        ("\u041eppose", "Oppose"),  # capital
        ("n\u03bft", "not"),  # Greek
        ("r\u0435\u0458\u0435\u0441t", "reject"),
        ("\U0001d427\U0001d428\U0001d42d", "not"),  # bold letters of mathematics
        ("\uff4e\uff4f\uff54", "not"),  # full width
        ("\u24dd\u24de\u24e3", "not"),  # in circles
        ("\u2460\uff4e\uff4f\uff54", "①not"),  # a circled figure is the mark of an item
        ("w\u0131ll", "will"),  # the dotless i of Turkish
        ("no\u0334t", "not"),  # a stray mark
        ("n\u0251tional", "national"),  # phonetic alpha
        ("n\ufe0fot", "not"),
        ("n\u034fot", "not"),
        ("n\U000e0061ot", "not"),
        ("\u0430", "a"),  # a small word wholly in other letters
        ("cafe\u0301", "café"),
    ],
)
def test_words_are_read_as_they_look(written: str, seen: str, tmp_path: Path) -> None:
    assert (
        draft(tmp_path, f"We do {written} in the harbours of all States.").paragraphs[0].text
        == f"We do {seen} in the harbours of all States."
    )


@pytest.mark.parametrize(
    "word", ["тема", "Москва", "Ελλάδα", "μg", "Δt", "со", "порт", "café", "Łódź", "Đà", "naïve", "①", "Bozkır", "çıkış"]
)
def test_genuine_words_of_other_scripts_stay(word: str, tmp_path: Path) -> None:
    read = draft(tmp_path, f"We thank the people of {word} for their help in this matter.")
    assert read.paragraphs[0].text == f"We thank the people of {word} for their help in this matter." and not told(read)


def test_a_latin_letter_in_a_russian_word_is_read_as_russian(tmp_path: Path) -> None:
    assert "согласны" in draft(tmp_path, "Мы не сoгласны с этим предложением и просим его снять.").paragraphs[0].text


def test_words_struck_letter_by_letter_are_deleted(tmp_path: Path) -> None:
    struck = "".join(f"{c}\u0336" for c in "fifteen")
    read = draft(tmp_path, f"We keep them for {struck} ten years.")
    assert read.paragraphs[0].text == "We keep them for ten years." and any("struck" in w for w in told(read))


def test_marks_that_turn_the_direction_are_told_where_none_belong(tmp_path: Path) -> None:
    assert any("direction" in w for w in told(draft(tmp_path, "We do \u202eton\u202c agree.")))
    arabic = "نتفق على أن يحتفظ كل ميناء \u202bبسجل علني\u202c للعواصف مدة خمسة عشر عاما على الأقل."
    assert not any("turn the direction" in w for w in told(draft(tmp_path, arabic, ".txt")))


def test_soft_hyphens_and_marks_of_right_to_left_names_are_no_alarm(tmp_path: Path) -> None:
    assert told(draft(tmp_path, "We co\u00adoperate with (\u200fالأردن\u200e) and others.")) == ()


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_ascii_stays(text: str) -> None:
    blocks, _ = as_seen([Block("text", text)], Noticed(), original=False)
    assert not text.isascii() or not text or blocks[0].text == text


def test_letters_that_were_encoded_twice_are_put_right_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. We don’t keep “logs” – voilà the café.".encode().decode("cp1252", "replace"), encoding="utf-8")
    read = read_draft(path)
    assert [p.text for p in read.paragraphs] == ["We don’t keep “logs” – voilà the café."]
    assert any("wrong encoding" in warning for warning in told(read))
    path.write_text("1. AMANHÃ e â la carte, “Â” and “ã”.", encoding="utf-8")
    assert read_draft(path).paragraphs[0].text == "AMANHÃ e â la carte, “Â” and “ã”."
