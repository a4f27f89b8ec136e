"""Where a sentence ends."""

from __future__ import annotations

from wsisdiff.text.sentences import sentences


def test_a_word_written_letter_by_letter_is_no_row_of_sentences() -> None:
    assert [s.span.cut(t) for t in ("We do n . o . t agree. We left.",) for s in sentences(t)] == [
        "We do n . o . t agree.",
        "We left.",
    ]
    assert len(sentences("We take option b. A delegate left.")) == 2
    assert len(sentences("Открыт подпункт а. В 2025 году пройдёт встреча.")) == 2
