"""Turns of phrase put in the plain form that the patterns know, before a request is cut into clauses.

Quotations and places are single characters by then, so that nothing is changed within the words of others. Each rule stands for a way
of speaking: a mark between the paragraph and what is to be done with it, a verb with its particle apart, a passive with "it" for its
subject, a sentence that is pointed at and then quoted.
"""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import Masked, P, Q

_WISHED = r"(?:^|(?<=[:,–—-]\s))(?:(?:<talk.speaking>|we|would|could|rather|prefer|read|like|accept|have|it|this)\s+)*"
_RULES = (
    (rf"\s*(?:→|⇒|-{{1,2}}>|={{1,2}}>|>{{2,3}})\s*\n+\s*(?={Q})", r": "),
    (
        rf"^(\s*(?:in\s+)?{P})\s*[,:–—-]*\s*(?:(?:please|should|must|shall|to|has\s+to)\s+)*"
        r"(begin|start|open|end|close|finish)\s*(?:with\b|:)",
        r"\2 \1 with",
    ),
    (
        rf"<verbs.delete>\s+((?:the\s+)?{P})\s*,?\s+(?:and|to)\s+(?:then\s+)?<verbs.replace>\s+(?:it|them|this)\s+(by|with)\b",
        r"replace \1 \2",
    ),
    (rf"(<roles.new_paragraph>[^.!?]*{P})\s*[.!]+\s+(?:<talk.speaking>|<roles.text>)\s*:", r"\1:"),
    (
        rf"(?:the\s+)?<verbs.addition>\s*,?\s+((?:in|to|into)\s+(?:the\s+)?{P})\s*,?\s+of\s+(?=(?:the\s+\w+\s+)?{Q})",
        r"\1: add ",
    ),
    (rf"{_WISHED}({P})\s+(?:(?:should|must|to|be|read|stand)\s+)*without\s+(?=(?:the\s+\w+\s+)?{Q})", r"\1: delete "),
    (rf"{_WISHED}without\s+(?=(?:the\s+\w+\s+)?{Q})", "delete "),
    (
        r"(<roles.new_paragraph>[^:]*?)\s*,?\s*\b(?:at|in|to|into|under)\s+(?:the\s+)?"
        r"(?:(?:end|beginning|start|top)\s+of\s+)?(?:the\s+)?(?:section|chapter|part)\s+[\w.]+(?=\s*(?:$|:))",
        r"\1",
    ),
)
_BRACKETS = re.compile(
    r"\[(?P<x>[^\[\]\n]{1,80})\](?=\s*(?:→|⇒|-{1,2}>|={1,2}>|should\b|must\b|to\s+be\b|becomes?\b|by\b|with\b|instead\b|out\b|could\b|"
    r"has\s+to\b|:?\s*delete\b))",
    re.IGNORECASE,
)


def mask_brackets(masked: Masked) -> None:
    """Take out words in square brackets where they are used as quotation marks: "[a] should become b"."""
    masked.text = _BRACKETS.sub(lambda m: masked.take(m["x"].strip(), written=m[0]), masked.text)


_WORD = re.compile(
    r"\b(?P<lead>the\s+(?:word|verb|adjective|adverb|noun))\s+(?!(?:of|on|for|in|is|should|must|and|or|to)\b)(?P<x>[\w’-]+)(?=\s*(?:$|[,.;:!]|(?:should|must|shall|"
    r"to\s+be|is|by|with|before|after|instead|in|from|has\s+to|could)\b))",
    re.IGNORECASE,
)


def mask_words(masked: Masked) -> None:
    """Take out the one word that is called a word, where a paragraph is spoken of: "the word sailors should be used in para 3"."""
    if re.search(P, masked.text):
        masked.text = _WORD.sub(lambda m: f"{m['lead']} {masked.take(m['x'])}", masked.text)


def plainer(text: str) -> str:
    """A masked request with its turns of phrase in the plain form."""
    for pattern, plain in _RULES:
        if all(re.search(mark, text) for mark in (P, Q) if mark in pattern):
            text = compiled(pattern).sub(plain, text)
    return re.sub(r"[ \t]{2,}", " ", text)
