"""Asks that say the same, and themes that are the same but for their spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.model import Draft
from wsisdiff.text.words import plains, words

OF_TEXT, OF_PARAGRAPH = 0.6, 0.6
"""Shares of a text's words, and of a paragraph's, that stand in the other in the same order where the one is the other as it should be.
Requests on the subject of a paragraph in words of their own share less than half of them (both made processes, November 2026)."""
NEARLY = 0.9
"""Likeness (2 x words in common in order / words of both) from which two texts are taken for one. Among this repository's 35 asks no
two have more than 0.54 (November 2026)."""
FEWEST_WORDS = 6
"""Words below which a text is too short to be nearly another: one word of five changes what is asked."""
THEME_LIKENESS = 0.85
"""Likeness of letters from which a rare theme is taken for a misspelt common one."""


def same_text(text: str) -> tuple[str, ...]:
    """The words of a text without what does not make it another request: capitals, spelling, punctuation, spaces.

    >>> same_text("We recognise the Internet.") == same_text("we  RECOGNIZE the internet")
    True
    """
    return tuple(w.plain for w in words(text))


def near_pairs(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, float]]:
    """Pairs (earlier, later, likeness) of texts that are nearly the same but not the same.

    Only texts that share a rare word are compared, so that thousands are quick.
    """
    from rapidfuzz.distance import Indel

    counts = Counter(word for text in texts for word in set(text))
    holders: dict[str, list[int]] = {}
    for later, text in enumerate(texts):
        if len(text) < FEWEST_WORDS:
            continue
        # At 0.9 at most 18 in 100 of a text's words are not in the other, so of its rarest fifth and one more at least one is.
        rare = sorted(set(text), key=lambda w: (counts[w], w))[: len(text) // 5 + 1]
        near = {n for word in rare for n in holders.get(word, ())}
        for earlier in sorted(near):
            if texts[earlier] == text:
                continue
            likeness = Indel.normalized_similarity(texts[earlier], text, score_cutoff=NEARLY)
            if likeness >= NEARLY:
                yield earlier, later, likeness
        for word in set(text):
            holders.setdefault(word, []).append(later)


def misspelt(themes: Sequence[str]) -> dict[str, str]:
    """Theme -> the commoner theme it is probably a slip of: the same words, or nearly the same letters.

    >>> misspelt(["igf-mandate", "igf-mandate", "IGF mandate", "openness", "opennes", "openness", "round-1", "round-2"])
    {'IGF mandate': 'igf-mandate', 'opennes': 'openness'}
    """
    from rapidfuzz import fuzz

    counts = Counter(theme for theme in themes if theme)
    found: dict[str, str] = {}
    for theme in counts:
        for other in sorted(counts, key=lambda t: (-counts[t], t)):
            if other == theme or counts[other] < counts[theme] or found.get(other) == theme:
                continue
            same = _letters(theme) == _letters(other)
            near = _figures(theme) == _figures(other) and fuzz.ratio(_letters(theme), _letters(other)) >= 100 * THEME_LIKENESS
            if same or (near and counts[other] > counts[theme]):
                found[theme] = other
                break
    return found


def _letters(theme: str) -> str:
    return "".join(c for c in theme.casefold() if c.isalnum())


def _figures(theme: str) -> list[str]:
    return [c for c in theme if c.isdigit()]


def amended_paragraph(said: Statement, draft: Draft) -> str:
    """The label of the paragraph that a text is, with some words changed; empty where it is none, or stands there as it is.

    A text that begins with the paragraph's second word ("Decide to ..." beside "We decide to ...") is a wish on its subject: a paragraph
    as it should read would have kept who speaks.
    """
    from rapidfuzz.distance import LCSseq

    own = plains(said.new)
    if said.change or said.stance == "oppose" or not own:
        return ""
    best = (0.0, "")
    for paragraph in draft.paragraphs:
        if said.paragraph and paragraph.label != said.paragraph:
            continue
        there = plains(paragraph.text)
        if not there or " ".join(own) in " ".join(there) or own[:1] == there[1:2] != there[:1]:
            continue
        shared = LCSseq.similarity(own, there)
        if shared >= OF_TEXT * len(own) and shared >= OF_PARAGRAPH * len(there):
            best = max(best, (shared / len(own) + shared / len(there), paragraph.label))
    return best[1]
