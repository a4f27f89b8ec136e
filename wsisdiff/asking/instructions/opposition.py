"""One clause that says what is not wanted."""

from __future__ import annotations

import re
from dataclasses import replace

from wsisdiff.asking.instructions.clause import Clause, without_reason
from wsisdiff.asking.instructions.lexicon import compiled, rows
from wsisdiff.asking.instructions.quotes import P, Q
from wsisdiff.asking.instructions.statement import Statement


def opposing(clause: Clause) -> Statement | None:
    """What is opposed, where the clause opposes anything; `implied` where only "should not" says so."""
    text = re.sub(r"\s+", " ", clause.full).strip()
    text = compiled(rf"^(?:(?:in|on|for|to)\s+)?(?:the\s+)?{P}\s*[,:–—-]*\s*").sub("", text) or text
    for way, pattern in rows("patterns", "oppose"):
        implied = way == "should_not"
        match = compiled(pattern).match(text) if way != "tail" or compiled("<opposition.tail>").search(text) else None
        if match is None:
            continue
        said = match["y"]
        if way == "tail":
            between = text[match.end("y") : match.start("why")]
            implied = compiled(r"(?:should|must)\s+be\b").search(between) is not None and not _of_words(said)
        if way == "text_not":
            implied = bool(re.match(r"(?:it|this|there)\b", text, re.IGNORECASE))
            if implied and not compiled("{INCLUDING}").match(said):
                continue  # "it should not be possible to ...": what is wanted of the world
            said = re.sub(r"^be\s+(?:allowed|able)\s+to\s+", "", compiled("{INCLUDING}").sub("", said))
        return _statement(said, clause, implied)
    return None


def _of_words(said: str) -> bool:
    """Whether what is spoken of are words of the text: "any reference to ..."."""
    return compiled(rf"^(?:(?:the|any|all|every|such|this)\s+)*(?:<talk.about>|<talk.nouns>|{Q}|{P})").match(said) is not None


def _statement(said: str, clause: Clause, implied: bool) -> Statement:
    base = Statement(stance="oppose", paragraph=clause.label, implied=implied)
    said = without_reason(compiled(r"[\s,(]+<opposition.example>.*").sub("", said))
    quote = compiled(
        rf"^(?:(?:<opposition.what|joins>|<talk.nouns|about>|<roles.fill>|<verbs.add>|in|to|with|{P})\s*[,:]?\s*)*({Q})"
    ).match(said)
    if quote:
        return replace(base, new=clause.masked.taken[quote[1]])
    return replace(base, new=subject(clause.masked.back(re.sub(rf"\s*(?:\b(?:in|of|from)\s+)?(?:the\s+)?{P}", "", said))))


def subject(said: str) -> str:
    """What is opposed, without the words around it.

    >>> subject("any language that calls for the army to close mines"), subject("the mention of age limits in this paragraph.")
    ('calls for the army to close mines', 'age limits')
    """
    text = said.strip(" .!,;:")
    text = compiled(r"(?:[\s,]+(?:<opposition.tails>))+$").sub("", text)
    start = compiled(r"^(?:to|that|about|against)\s+").sub("", text)
    cut = compiled(r"^(?:<opposition.what>\s*(?:,|or|and|/)?\s*)+(?:<opposition.joins>)\s+").sub("", start)
    cut = compiled(r"^(?:any|all|every|such|whatever)\s+(?:kind\s+of\s+|form\s+of\s+)?").sub("", cut)
    return (cut or start).strip(" .!,;:")
