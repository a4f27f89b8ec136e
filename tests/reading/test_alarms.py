"""Alarms about a reading as a whole: words apart, numbers without words, text that shrank against its pages."""

from __future__ import annotations

from dataclasses import replace

from wsisdiff.model import Paragraph, Remark, Span
from wsisdiff.reading.blocks import Block, alarms, shrunk

SENTENCE = Block("text", "We invite those who run the wells of the valley to meet once a year.")


def paragraph(label: str, text: str) -> Paragraph:
    return Paragraph(label, text, Span(0, len(text)))


def test_a_reading_in_sentences_alarms_nobody() -> None:
    assert alarms([SENTENCE] * 20, [paragraph(str(n), SENTENCE.text) for n in range(1, 21)]) == []


def test_texts_of_one_word_each_are_told_with_what_to_do() -> None:
    blocks = [replace(SENTENCE, text=word) for word in SENTENCE.text.split()] * 2
    assert alarms(blocks, []) == [Remark.of("file.one_word", n=30, of=30)]


def test_a_short_list_of_names_alarms_nobody() -> None:
    assert alarms([replace(SENTENCE, text="Northland")] * 8 + [SENTENCE] * 8, []) == []


def test_numbers_without_words_are_told() -> None:
    assert alarms([], [paragraph("1", ""), paragraph("2", "."), paragraph("3", "We act.")]) == [
        Remark.of("file.empty", n=2, labels=("1", "2"))
    ]


def test_text_that_shrank_against_its_pages_is_told_and_what_was_told_before_counts() -> None:
    assert shrunk(10_000, 9_000, 0) == shrunk(10_000, 3_000, 6_000) == shrunk(300, 10, 0) == []
    assert shrunk(10_000, 3_000, 100) == [Remark.of("file.shrunk", share=30)]
