"""Texts that are a paragraph of a draft with some words changed: amendments, whether they say so or not."""

from __future__ import annotations

from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.model import Draft
from wsisdiff.text.words import words

OF_TEXT, OF_PARAGRAPH = 0.6, 0.6
"""Shares of a text's words, and of a paragraph's, that stand in the other in the same order where the one is the other as it should be.
Requests on the subject of a paragraph in words of their own share less than half of them (both made processes, November 2026)."""


def amended_paragraph(said: Statement, draft: Draft) -> str:
    """The label of the paragraph that a text is, with some words changed; empty where it is none, or stands there as it is.

    A text that begins with the paragraph's second word ("Decide to ..." beside "We decide to ...") is a wish on its subject: a paragraph
    as it should read would have kept who speaks.
    """
    from rapidfuzz.distance import LCSseq

    own = [w.plain for w in words(said.new)]
    if said.change or said.stance == "oppose" or not own:
        return ""
    best = (0.0, "")
    for paragraph in draft.paragraphs:
        if said.paragraph and paragraph.label != said.paragraph:
            continue
        there = [w.plain for w in words(paragraph.text)]
        if not there or " ".join(own) in " ".join(there) or own[:1] == there[1:2] != there[:1]:
            continue
        shared = LCSseq.similarity(own, there)
        if shared >= OF_TEXT * len(own) and shared >= OF_PARAGRAPH * len(there):
            best = max(best, (shared / len(own) + shared / len(there), paragraph.label))
    return best[1]
