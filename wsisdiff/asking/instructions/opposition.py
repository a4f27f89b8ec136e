"""One clause that says what is not wanted."""

from __future__ import annotations

import re
from dataclasses import replace

from wsisdiff.asking.instructions.clause import Clause, without_reason
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import P, Q
from wsisdiff.asking.instructions.statement import Statement

_WE_AGAINST = (
    r"^(?:(?:and|but|also)\s+)*(?:<opposition.we>\s+<opposition.against|cannot>|<opposition.cannot>)\s*[:,]?\s*(?P<y>.*)$"
)
_HEAD = r"^(?:(?:our|a|the|this\s+is\s+our|absolute|\w+ly)\s+)*(?:<opposition.head>)(?:\s+(?:for|to)\s+us)?\s*(?:[:–—-]\s*|\s)(?P<y>.+)$"
_NONE = r"^(?:<opposition.none>)\s+(?P<y>.+)$"
_TAIL = r"^(?P<y>.*?)\s*,?\s*(?:<opposition.tail>)[\s.!]*(?P<why>.*)$"
_OUT = (
    r"^(?:<talk.polite>\s+)*(?:(?:keep|leave)\s+(?P<y>.+?)\s+(?:out|away|aside)(?:\s+(?:of|from)\b.*)?|(?:keep|leave)"
    r"\s+(?:out|away)\s+(?:of\s+(?:the|this)\s+\w+\s*:?\s*)?(?P<z>.+)|(?:stay|keep|steer)\s+(?:clear|away)\s+(?:of|"
    r"from)\s+(?P<w>.+))$"
)
_TEXT_NOT = (
    r"^(?:(?:the|this|our|final|a|any)\s+)*(?:<opposition.texts>)(?:\s+(?:document|declaration|text|itself)"
    r")?\s+(?:should|must|shall|may|can|ought\s+to|needs?\s+to|is|to)?\s*(?:not|n't|never|in\s+no\s+way|"
    r"under\s+no\s+circumstances?|avoid(?:\s+to)?|exclude|refrain\s+from|be\s+free\s+(?:of|from)|be\s+silent\s+on|leave\s+out|stay\s+clear\s+of)"
    r"\s+(?:ever\s+)?(?P<y>.+)$"
)
_IT_IS = (
    r"^(?:(?:(?:to|for)\s+)?us\s*,?\s*)?(?:(?:it|this)\s+is\s+(?:for\s+us\s+)?(?:totally\s+|absolutely\s+|completely\s+)?(?:not\s+acceptable|unacceptable|not\s+wanted|out\s+of\s+(?:the\s+)?question)|(?:it|this)\s+(?:can\s*not|can't|must\s+not|will\s+not|should\s+not)\s+be\s+(?:accepted|agreed|tolerated))"
    r"(?:\s+(?:for|to)\s+us)?\s*:?\s+(?:(?:that|to|if)\s+)?(?P<y>.+)$"
)
_SHOULD_NOT = (
    r"^(?P<y>[^,;:]{2,120}?)\s+(?:should|ought|must|may)\s*(?:to\s+)?(?:not|n't|never)\s+(?:be\s+)?(?:mentioned|included|referred\s+to|named|listed|"
    r"spoken\s+of|introduced|part\s+of|in|appear|figure|come\s+(?:up|in))\b.*$"
)
"""What should not be mentioned. Of what people and states should not do, a text is wanted that says so."""
_NO = r"^no\s+(?:more\s+|new\s+|further\s+)?(?P<y>(?:[\w’'-]|[\ue000-\ue3ff])+(?:\s+[^.;:]+)?)\s*[.!]*$"
_MODAL = r"\b(?:shall|should|must|may|can|will|is|are|was|be|has|have|one|later|less|longer)\b"
_INCLUDE = (
    r"^(?:be\s+mentioned|be\s+included|include|refer\s+to|mention|contain|have|make|speak\s+of|speak\s+about|use|call\s+for|say|introduce)"
    r"\s+(?:any\s+|a\s+|an\s+)?(?:(?:reference|mention|language|wording|text|provision)s?\s+(?:to|of|on|about|for)"
    r"\s+)?"
)


def opposing(clause: Clause) -> Statement | None:
    """What is opposed, where the clause opposes anything; `implied` where only "should not" says so."""
    text = re.sub(r"\s+", " ", clause.full).strip()
    text = compiled(rf"^(?:(?:in|on|for|to)\s+)?(?:the\s+)?{P}\s*[,:–—-]*\s*").sub("", text) or text
    for pattern in (_WE_AGAINST, _IT_IS, _OUT, _NONE, _HEAD, _TAIL, _TEXT_NOT, _NO, _SHOULD_NOT):
        implied = pattern == _SHOULD_NOT
        match = compiled(pattern).match(text) if pattern != _TAIL or compiled("<opposition.tail>").search(text) else None
        if match is None:
            continue
        if pattern == _HEAD and re.match(
            r"never\s+(?:again\s+|more\s+)?(?:shall|should|must|may|can|will)\b", text, re.IGNORECASE
        ):
            continue  # a sentence of a text
        groups = match.groupdict()
        said = groups.get("y") or groups.get("z") or groups.get("w") or ""
        if pattern == _NO and compiled(_MODAL).search(said):
            continue
        if pattern in (_NO, _NONE) and re.search(r"\bwithout\b", said, re.IGNORECASE):
            continue  # "nothing about us without us"
        if pattern == _NONE and compiled(r"\b<opposition.construed>\b").search(said):
            continue
        if pattern == _TAIL:
            between = text[match.end("y") : match.start("why")]
            implied = compiled(r"(?:should|must)\s+be\b").search(between) is not None and not _of_words(said)
        if pattern == _TEXT_NOT:
            implied = bool(re.match(r"(?:it|this|there)\b", text, re.IGNORECASE))
            if implied and not re.match(_INCLUDE, said, re.IGNORECASE):
                continue  # "it should not be possible to ...": what is wanted of the world
            said = re.sub(r"^be\s+(?:allowed|able)\s+to\s+", "", re.sub(_INCLUDE, "", said, flags=re.IGNORECASE))
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
