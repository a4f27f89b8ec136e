"""Turns of phrase put in the plain form that the patterns know, before a request is cut into clauses.

Quotations and places are single characters by then, so that nothing is changed within the words of others. Each rule stands for a way
of speaking: a mark between the paragraph and what is to be done with it, a verb with its particle apart, a passive with "it" for its
subject, a sentence that is pointed at and then quoted.
"""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import Masked, P, Q

_RULES = (
    (rf"\s*(?:→|⇒|-{{1,2}}>|={{1,2}}>|>{{2,3}})\s*\n+\s*(?={Q})", r": "),
    (
        rf"^(\s*(?:in\s+)?{P})\s*,?\s*(?:should|must|shall|to|has\s+to)\s+(begin|start|end|close|finish)\s*(?:with\b|:)",
        r"\2 \1 with",
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


def plainer(text: str) -> str:
    """A masked request with its turns of phrase in the plain form."""
    for pattern, plain in _RULES:
        text = compiled(pattern).sub(plain, text)
    return re.sub(r"[ \t]{2,}", " ", text)
