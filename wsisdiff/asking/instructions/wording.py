"""Turns of phrase put in the plain form that the patterns know, before a request is cut into clauses.

Quotations and places are single characters by then, so that nothing is changed within the words of others. Each rule stands for a way
of speaking: a mark between the paragraph and what is to be done with it, a verb with its particle apart, a passive with "it" for its
subject, a sentence that is pointed at and then quoted.
"""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.clauses import ANY_VERB
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import Masked, P, Q

_WORDS = r"(?:(?:the|these|this|those)\s+)?(?:<talk.nouns>\s*[:,]?\s+)?"
_GONE = r"<verbs.delete|deleted>|\b(?:go|goes|disappear|vanish|out|away)\b"
_RULES = (
    # "the words “a” (para 4) should ..."
    (rf"\(\s*(?:in\s+)?({P})\s*\)", r" in \1 "),
    # "Our version for para 4 →" and the text on the next line
    (rf"\s*(?:→|⇒|-{{1,2}}>|={{1,2}}>|>{{2,3}})\s*\n+\s*(?={Q})", r": "),
    # "Para 4 >> “a” to be read as “b”", "Para 4 / “a” / should read “b”"
    (
        rf"({P})\s*(?:→|⇒|-{{1,2}}>|={{1,2}}>|>{{2,3}}|=)\s*(?={_WORDS}{Q}\s*\S|(?:please\s+)?{ANY_VERB}\s+{_WORDS}{Q})",
        r"\1: ",
    ),
    (rf"(^\s*(?:in\s+)?(?:the\s+)?{P})\s*/\s*(?={_WORDS}{Q}\s*\S)", r"\1: "),
    (rf"({Q})\s*/\s*(?=(?:should|must|shall|to\s+be|has\s+to)\b)", r"\1 "),
    # "take it out", "cut the word “a” in para 4 out"
    (
        rf"\b(?:take|cut|leave|strike|throw|get|cross|rule|edit)\s+({_WORDS}{Q}|it|them|this|these)"
        rf"(\s+(?:in|of|from)\s+(?:the\s+)?{P})?\s+(?:out|away|off)\b(?:\s+of\b(?=\s+(?:the\s+)?{P}))?",
        r"delete \1\2 ",
    ),
    (rf"(delete\s+{_WORDS}{Q}\s+)(?=\s*(?:the\s+)?{P})", r"\1in "),
    # "the last sentence of para 4 (“...”) can go"
    (
        rf"(?:the\s+)?<places.ordinals>\s+<places.parts>(\s+(?:of|in|from)\s+(?:the\s+)?{P})?\s*,?\s*\(\s*(?:that\s+is\s*:?\s*)?({Q})\s*\)",
        r"the words \2 \1 ",
    ),
    (
        rf"(?:the\s+)?<places.ordinals>\s+<places.parts>(\s+(?:of|in|from)\s+(?:the\s+)?{P})?\s*[,:–—-]?\s*({Q})"
        rf"(?=[^\ue000-\ue3ff.;]{{0,40}}(?:{_GONE}))",
        r"the words \2 \1 ",
    ),
    (
        rf"(?:the\s+)?<places.ordinals>\s+<places.parts>(\s+(?:of|in|from)\s+(?:the\s+)?{P})?"
        rf"((?:\s+[\w’'-]+){{0,5}}?\s+(?:{_GONE}))\s*\(\s*({Q})\s*\)",
        r"the words \3 \1\2 ",
    ),
    # "It is asked the suppression of “a”", "“a” = “b”"
    (
        r"^\s*it\s+is\s+(?:\w+ly\s+)?(?:asked|requested|proposed|suggested|demanded|desired|solicited)\s+(?:for\s+)?(?=(?:the\s+)?<verbs.deletion|addition|replacement>)",
        "",
    ),
    (rf"({Q})\s*(?:=|>{{2,3}})\s*(?={Q})", r"\1 -> "),
    (
        rf"^(\s*(?:in\s+)?{P})\s*,?\s*(?:should|must|shall|to|has\s+to)\s+(begin|start|end|close|finish)\s*(?:with\b|:)",
        r"\2 \1 with",
    ),
    # "12 bis – “...” (new)", "Our proposal for para 4: “...”"
    (rf"({P})\s*[:–—-]?\s*({Q})\s*\(\s*new\s*\)", r"new \1: \2"),
    (
        rf"^\s*(?:(?:our|my|a|new|the)\s+)*(?:proposal|suggestion|version|text|wording|draft)\s+(?:for|of|on)\s+(?:the\s+)?({P})"
        rf"\s*[:–—-]?\s*(?={Q}\W*$)",
        r"our version for \1: ",
    ),
    # "It would have to be completed ... by", "There should be added"
    (
        r"(?:^|(?<=[.;:,\ue400-\ue7ff]\s))(?:it|there)\s+(?:(?:is|would|should|must|shall|has|have|needs?|ought|could|can|to|be|also)\s+)+"
        rf"<verbs.added>(?=\s+(?:(?:in|to|here|also|the|by|with|at|after|before)\b|{P}|{Q}))",
        r"add ",
    ),
    (
        r"(?:^|(?<=[.;:,\ue400-\ue7ff]\s))(?:it|there)\s+(?:(?:is|would|should|must|shall|has|have|needs?|ought|could|can|to|be|also)\s+)+"
        rf"<verbs.deleted>(?=\s+(?:(?:in|from)\s+)?(?:{P}|{_WORDS}{Q}))",
        r"delete ",
    ),
    (rf"\(\s*((?:after|before|behind|following|preceding|instead\s+of)\s+{_WORDS}{Q})\s*\)", r"\1"),
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
