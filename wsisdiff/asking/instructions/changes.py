"""One clause that asks for a change of words: replace, add, delete, rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.places import Place, beside
from wsisdiff.asking.instructions.quotes import TAKEN, D, Masked, P, Q, U
from wsisdiff.asking.instructions.statement import Statement

WORDS = r"(?:(?:(?:the|these|this|those|following|a|an)\s+)*<talk.nouns>\s*[:,]?\s*)?"
_NEAR = r"(?:directly\s+|immediately\s+|right\s+|just\s+)?"
_AFTER = rf"{_NEAR}(?:after|behind|following|next\s+to|subsequent\s+to)"
_BEFORE = rf"{_NEAR}(?:before|ahead\s+of|in\s+front\s+of|preceding|prior\s+to)"
_ARROW = r"(?:→|⇒|➔|➜|-{1,2}>|={1,2}>|—>|–>|>{1,2}|»)"
_BE = (
    r"(?:(?:is|are|was|were|it|should|must|shall|would|could|has|have|needs?|ought|to|be|been|better|now|then|please|simply)\s+)*"
)
_QD = rf"(?:{Q}|{D})"

REPLACE = (
    rf"substitut\w*\s+{WORDS}(?P<b>.+?)\s+for\s+{WORDS}(?P<a>.+)",
    rf"<verbs.delete>\s+{WORDS}(?P<a>.+?)\s*,?\s*(?:and|then)?\s*(?:to\s+)?(?:replace|substitute)\w*\s+(?:it|them|this|"
    rf"that)?\s*(?:by|with)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"<verbs.delete>\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:and|then)?\s*(?:to\s+)?<verbs.add>\s+{WORDS}(?P<b>.+?)"
    rf"\s+(?:instead|in\s+(?:its|their)\s+(?:place|stead)).*",
    rf"<verbs.add>\s+{WORDS}(?P<b>{Q})\s+(?:instead\s+of|in\s+place\s+of|in\s+the\s+place\s+of|in\s+lieu\s+of)"
    rf"\s+{WORDS}(?P<a>.+)",
    rf"(?:instead\s+of|in\s+place\s+of|rather\s+than|in\s+lieu\s+of)\s+{WORDS}(?P<a>{_QD}|[^,:]+?)(?!\w)"
    rf"\s*[,:–-]?\s*(?:(?:it|we|there|the\s+text|one|this|please)\s+)*{_BE}(?:(?:want|wish|prefer|like|propose|suggest)"
    rf"\s+(?:to\s+)?)?(?:(?:read|say|write|put|have|use|take|insert|state|stand|come|see|said|written|"
    rf"<verbs.add>)s?\b)?\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:<verbs.replace>\s*[:,]?\s*)?(?:(?:it\s+)?{_BE}(?:read|say|write|put|use|have|prefer|insert|take)s?\s*:?\s*)?"
    rf"{WORDS}(?P<b>{Q})"
    rf"\s*,?\s*(?:instead(?:\s+of)?|in\s+place\s+of|in\s+lieu\s+of|in\s+the\s+place\s+of|rather\s+than|and\s+not|not|"
    rf"to\s+replace|replacing)\s+{WORDS}(?P<a>.+)",
    rf"for\s+{WORDS}(?P<a>{_QD})\s*,?\s*(?:please\s+)?(?:read|put|write|say|substitute)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:.*?\b)?not\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:but|rather)\s+(?:rather\s+)?{WORDS}(?P<b>{Q}).*",
    rf"(?:read|say|write|put)\s+{WORDS}(?P<b>{Q})\s+where\s+(?:it|the\s+text|you|there)\s+(?:now\s+)?(?:says?|reads?|has|have|is|stands?)"
    rf"\s+{WORDS}(?P<a>{Q}).*",
    rf"better\s*:?\s*{WORDS}(?P<b>{Q})\s+than\s+{WORDS}(?P<a>{Q}).*",
    rf"(?:we\s+)?(?:would\s+)?(?:read|say|write|use|prefer)\s+{WORDS}(?P<b>{Q})\s+(?:to|over)\s+{WORDS}(?P<a>{Q}).*",
    rf"<verbs.replace>\s*:?\s*{WORDS}(?P<a>.+?)\s*,?\s*(?:by|with|through|into|to\s+read|to|for|as|par|por|durch|against(?=\s+{Q})|"
    rf"{_ARROW})\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:read|put|write|say)\s*:?\s*{WORDS}(?P<b>{Q})\s+for\s+{WORDS}(?P<a>{Q}).*",
    rf"where\s+(?:(?:it|the\s+text)\s+)?(?:now\s+)?(?:says?|reads?|has|stands?|is\s+written)\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:(?:it|we)\s+)?{_BE}"
    rf"(?:read|say|write|put|have)?s?\s*:?\s*{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*[:,–-]\s*(?:please\s+)?<verbs.replace>\s+(?:it\s+)?(?:to|by|with|into)\s+{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*{_BE}(?:read|written|phrased|worded)\s+(?:as\s+)?{WORDS}(?P<b>{Q}).*",
    rf"<verbs.replacement>\s+of\s+{WORDS}(?P<a>.+?)\s+(?:by|with|through|into|to|for)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>.+?)\s*,?\s*{_BE}<verbs.replaced>\s+(?:by|with|through|to\s+read|into|to|for|as|par|durch)"
    rf"\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>.+?)\s*{_ARROW}\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>{_QD})\s*,?\s*(?:it\s+)?(?:(?:should|must|shall|to|has\s+to|needs\s+to|would\s+better|ought\s+to|"
    rf"is\s+to)\s+(?:now\s+|better\s+|rather\s+)?(?:read|be|become|say|get)|becomes|reads)\s*:?\s*{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{D})\s*(?:and|,|:)?\s*(?P<b>(?:{U}|{Q}|.+))",
    rf"{WORDS}(?P<b>{Q})\s+(?:replaces|should\s+replace|must\s+replace|to\s+replace|in\s+place\s+of|for)\s+{WORDS}(?P<a>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*,?\s*(?:{_BE}<verbs.replaced>\s+in(?:to)?|by|with|into|to)\s+{WORDS}(?P<b>{Q}).*",
    rf"<verbs.replace>\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:(?:new|proposed|our)\s*:?\s*)?(?P<b>{Q})",
)
_ADD = r"(?:to\s+)?<verbs.add>(?:\s+(?:in|here|also))?\s*[:,]?"
_X = r"(?P<x>.+?)"
ADD = (
    rf"{_ADD}\s*{WORDS}(?P<x>{Q}|.+?)\s*,?\s+between\s+{WORDS}(?P<after>.+?)\s+and\s+{WORDS}(?P<before>.+)",
    rf"(?:between)\s+{WORDS}(?P<after>.+?)\s+and\s+{WORDS}(?P<before>{Q}|[^,:]+?)"
    rf"\s*[,:–-]?\s*(?:please\s+)?{_ADD}\s*{WORDS}(?P<x>.+)",
    rf"{_AFTER}\s+{WORDS}(?P<after>{Q})\s*,?\s*{_BE}<verbs.added>\s*:?\s*{WORDS}(?P<x>{Q}).*",
    rf"{_BEFORE}\s+{WORDS}(?P<before>{Q})\s*,?\s*{_BE}<verbs.added>\s*:?\s*{WORDS}(?P<x>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s*{_BE}(?:come|go|stand|follow|appear|be)?s?\s*{_AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s*{_BE}(?:come|go|stand|appear|be)?s?\s*{_BEFORE}\s+{WORDS}(?P<before>{Q}).*",
    rf"{_AFTER}\s+{WORDS}(?P<after>.+?)\s*[,:;–-]?\s*(?:(?:we|please|the)\s+(?:\w+\s+)?)?{_ADD}\s*{WORDS}(?P<x>.+)",
    rf"{_BEFORE}\s+{WORDS}(?P<before>.+?)\s*[,:;–-]?\s*(?:(?:we|please|the)\s+(?:\w+\s+)?)?{_ADD}\s*{WORDS}(?P<x>.+)",
    rf"{_ADD}\s*[,]?\s*{_AFTER}\s+{WORDS}(?P<after>{Q}|[^,:]+?)\s*[,:–-]?\s*{WORDS}(?P<x>{Q}|(?<=[,:–-])\s*.+)",
    rf"{_ADD}\s*[,]?\s*{_BEFORE}\s+{WORDS}(?P<before>{Q}|[^,:]+?)\s*[,:–-]?\s*{WORDS}(?P<x>{Q}|(?<=[,:–-])\s*.+)",
    rf"{_ADD}\s*{WORDS}(?P<x>.+?)\s*,?\s+{_AFTER}\s+{WORDS}(?P<after>.+)",
    rf"{_ADD}\s*{WORDS}(?P<x>.+?)\s*,?\s+{_BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{WORDS}{_X}\s*,?\s*{_BE}<verbs.added>\s*,?\s*{_AFTER}\s+{WORDS}(?P<after>.+)",
    rf"{WORDS}{_X}\s*,?\s*{_BE}<verbs.added>\s*,?\s*{_BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{_AFTER}\s+{WORDS}(?P<after>.+?)\s*[,:]?\s*{WORDS}(?P<x>{Q}|.+?)\s+{_BE}<verbs.added>.*",
    rf"{_BEFORE}\s+{WORDS}(?P<before>.+?)\s*[,:]?\s*{WORDS}(?P<x>{Q}|.+?)\s+{_BE}<verbs.added>.*",
    rf"(?:it\s+|there\s+|here\s+|we\s+)?(?:lacks?|miss(?:es)?|is\s+missing|are\s+missing|missing|is\s+lacking|lacking|"
    rf"forgets?|is\s+no)\s*:?\s*{WORDS}(?P<x>.+?)\s*[:,;–-]\s*(?:to\s+|please\s+|should\s+)?(?:put|place|be|add|insert|"
    rf"placed)?\s*(?:it|them|this)?\s*(?:be\s+)?(?:placed\s+|put\s+|added\s+)?{_AFTER}\s+{WORDS}(?P<after>.+)",
    rf"(?:it\s+|there\s+|here\s+|we\s+)?(?:lacks?|miss(?:es)?|is\s+missing|are\s+missing|missing|is\s+lacking|lacking|"
    rf"forgets?)\s*:?\s*{WORDS}(?P<x>.+?)(?:\s+{_AFTER}\s+{WORDS}(?P<after>.+))?",
    rf"{WORDS}(?P<x>{Q}|.+?)\s+(?:is|are)\s+(?:missing|lacking|forgotten)\s+{_BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{WORDS}(?P<x>{Q}|.+?)\s+(?:is|are)\s+(?:missing|lacking|forgotten)(?:\s+{_AFTER}\s+{WORDS}(?P<after>.+))?",
    rf"(?:(?:should|must|shall|needs?\s+to|ought\s+to|could|has\s+to|would)\s+)(?:also\s+|explicitly\s+|clearly\s+|"
    rf"better\s+)*(?:mention|include|refer\s+to|contain|name|list|cover|add|reference|have|specify|acknowledge|"
    rf"be\s+completed\s+(?:by|with)|be\s+supplemented\s+(?:by|with)|speak\s+(?:of|about))s?\s*:?\s*{WORDS}(?P<x>.+?)"
    rf"(?:\s+{_AFTER}\s+{WORDS}(?P<after>{Q}.*))?",
    rf"<verbs.addition>\s+of\s+{WORDS}(?P<x>.+?)\s+{_AFTER}\s+{WORDS}(?P<after>.+)",
    rf"<verbs.addition>\s+of\s+{WORDS}(?P<x>.+?)\s+{_BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"<verbs.addition>\s+of\s*:?\s*{WORDS}(?P<x>.+)",
    rf"{_AFTER}\s+{WORDS}(?P<after>{Q})\s*[,:–-]?\s*{WORDS}(?P<x>{Q})",
    rf"{_BEFORE}\s+{WORDS}(?P<before>{Q})\s*[,:–-]?\s*{WORDS}(?P<x>{Q})",
    rf"{WORDS}(?P<x>{Q})\s+{_AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s+{_BEFORE}\s+{WORDS}(?P<before>{Q}).*",
    rf"\+\s*{WORDS}(?P<x>.+)",
    rf"{_ADD}\s*{WORDS}(?P<x>.+)",
    rf"{WORDS}(?P<x>{Q}|.+?)\s*,?\s*{_BE}<verbs.added>.*",
    rf"{WORDS}(?P<x>{Q}|{U})",
)
DELETE = (
    rf"<verbs.delete>\s*:?\s*(?:from\s+)?{WORDS}(?P<a>{Q})\s+(?:up\s+)?(?:to|until|till|through)\s+{WORDS}(?P<b>{Q}).*",
    r"(?:the\s+)?<verbs.deletion>\s+(?:is\s+)?(?P<a>)(?:requested|demanded|demandée|proposed|asked|suggested|required)\b.*",
    r"(?:the\s+)?<verbs.deletion>\s*(?:,\s*)?(?:of\s+|:\s*)?(?P<a>.*)",
    r"(?:to\s+)?<verbs.delete>\b\s*[:,]?\s*(?P<a>.*)",
    r"(?P<a>.*?)\s*[:–-]?\s*(?:(?:should|must|shall|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|may|to|is|are|was|were|"
    r"be|better|rather|well|therefore|all)\s+)*<verbs.deleted>\b.*",
    r"(?P<a>.*?)\s*[:–-]\s*(?:to\s+|please\s+)?<verbs.delete>\s*",
    rf"(?P<a>{WORDS}{Q})\s*,?\s*(?:to\s+|please\s+)?<verbs.delete>\s*",
    r"(?P<a>.*?)\s*[:,–-]?\s*\b(?:out|away)",
    r"(?P<a>.*?)\s*(?:should|must|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|shall|to)\s+(?:just\s+|"
    r"simply\s+|all\s+)?(?:go|disappear|vanish|be\s+out|get\s+out|fall|fall\s+away|be\s+gone|come\s+out)\b.*",
    r"(?P<a>.*?)\s*(?:we\s+)?(?:do\s+not|don't|don’t)\s+need\s+(?:this|it)\b.*",
    rf"(?P<a>{D})",
)
_REASON = (
    r"\s*(?:,|–|—|\s-\s|;|\()?\s*\b(?:because|since\s+(?:it|this|they|the)|as\s+(?:it|this|they|these|that|we|such)\b|"
    r"so\s+that|in\s+order\s+(?:to|that)|due\s+to|given\s+that|in\s+view\s+of|for\s+the\s+(?:simple\s+)?reasons?|"
    r"which\s+(?:is|are|was|we|has|does)\b|(?:it|this|they)\s+(?:is|are|was|does|has|adds?|duplicates?|repeats?|"
    r"contradicts?|weakens?|undermines?|goes|comes|belongs|has|makes?)\b|(?<=[,;–—-]\s)(?:it|this|they|we|our|nobody)\s+\w+|"
    r"for\s+consistency|to\s+be\s+consistent|to\s+align|in\s+line\s+with|for\s+clarity|otherwise\b)"
    r".*$"
)
_PREDICATE = re.compile(
    rf"(?:the\s+)?{P}\s+(?:is|are|was|were|has|have|does|do|adds|repeats|duplicates|contradicts|contains|goes|weakens|undermines|"
    rf"belongs|cannot|can|seems|makes|serves|only|no\s+longer)\b",
    re.IGNORECASE,
)
"""A paragraph of which something is said: "Paragraph 15 has no place here and should be deleted"."""
_SUB = re.compile(
    r"(?:the\s+)?(?:sub-?para\w*|items?|points?|letters?|bullets?)\.?\s*\(?([a-z]|[ivx]{1,4})\)?\s*[.!]*$", re.IGNORECASE
)
"""A sub-paragraph by its letter, as words before or after the paragraph."""
_NUMBERED = re.compile(r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?sentence\s+(?:no\.?\s*)?(\d)\b\s*[,:–-]?", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL = r"(?:the\s+)?(?P<ordinal><places.ordinals>)\s+(?P<part><places.parts>)"
_PLACED = (
    rf"(?:,\s*)?\b(?:in|of|from|at|to|under|within|into|on|inside|for)\s+(?:the\s+)?(?:whole\s+|entire\s+|current\s+|"
    rf"text\s+of\s+(?:the\s+)?)?{P}\s*(?:,|:(?!\S))?"
)
_WHOLE = (
    r"(?:(?:the|el|la|le|les|los|der|die|das|den|is|are|and|superfluous|redundant|unnecessary|obsolete|repetitive|everything|anything|was|were|"
    r"entirely|completely|altogether|wholly|totally|fully|now|simply|just|this|that|whole|entire|complete|full|all|of|it|text|paragraph|para|"
    r"provision|article|here|out|please|both|all|them|these|paragraphs?|same|again)\b\.?\s*|[,.:;!–—-]\s*)*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause without its politeness: with the places in it, and without them."""

    full: str
    bare: str
    place: Place | None
    at: Literal["", "start", "end"]
    pointer: str
    """A sentence or line that is pointed at: "the second sentence"."""
    masked: Masked
    places: dict[str, Place]

    def value(self, said: str | None) -> str:
        """The words meant: the quoted ones where there are any, else what stands there without articles and remarks."""
        if not said:
            return ""
        said = re.sub(r"^(?:also|even|too)\s+", "", said.strip(), flags=re.IGNORECASE)
        quoted = re.search(f"(?:{Q}|{D}|{U})", said)
        if quoted:
            return self.masked.taken[quoted[0]]
        text = re.sub(r"\s*\([^)]*\)\s*$", "", said.strip(" .,;:"))
        text = compiled(r"^(?:(?:a|an|the|any|all|every|explicit|direct|clear)\s+)*(?:<talk.about>)\s+(?:to|of|on|about)\s+").sub(
            "", text
        )
        text = (
            compiled(r"^(?:the\s+|these\s+|following\s+)*<talk.nouns>\s*[:,]?\s+(?=\S)").sub("", text)
            if len(text.split()) > 2
            else text
        )
        text = compiled(r"[\s,:;–—-]*<talk.polite>\s*$").sub("", text.strip(" ,:;–—-"))
        return self.masked.back(text).strip(" ,:;–—-").rstrip(".").strip("\"“”'‘’ ").strip()


def without_reason(text: str) -> str:
    """The clause without the grounds that follow the instruction."""
    match = compiled(_REASON).search(text)
    return text[: match.start()] if match and not re.search(TAKEN.replace("\ue400-\ue7ff", ""), match[0]) else text


def _first(patterns: tuple[str, ...], clause: Clause) -> Iterator[dict[str, str]]:
    for pattern in patterns:
        match = compiled(rf"\s*{pattern}\s*[.!]?\s*").fullmatch(clause.bare)
        if match:
            yield {k: v for k, v in match.groupdict().items() if v}


def replacing(clause: Clause, loose: bool) -> Statement | None:
    """What is to stand instead of what; `loose` allows words without quotation marks."""
    for found in _first(REPLACE, clause):
        marked = all(re.search(f"{Q}|{D}|{U}", found.get(k, "")) for k in "ab")
        old, new = clause.value(found.get("a")), clause.value(found.get("b"))
        if new and (marked or (loose and len(old.split()) <= 25)):
            if not old or compiled(rf"{_WHOLE}").fullmatch(found["a"].strip()):
                continue
            return Statement("replace", paragraph=_span(clause.place), old=old, new=new)
    return None


def adding(clause: Clause, loose: bool) -> Statement | None:
    """What is to come in, and where."""
    for found in _first(ADD, clause):
        if not loose and not re.search(f"{Q}|{U}", found.get("x", "")):
            continue
        new = clause.value(found.get("x"))
        if new:
            after, before = clause.value(found.get("after")), clause.value(found.get("before"))
            return Statement(
                "add", paragraph=_span(clause.place), new=new, after=after, before=before, at="" if after or before else clause.at
            )
    return None


def deleting(clause: Clause, loose: bool) -> list[Statement]:
    """What is to go: each paragraph, or words of one."""
    for found in _first(DELETE, clause):
        said = found.get("a", "")
        quoted = re.findall(f"(?:{Q}|{D})", said)
        if found.get("b"):
            return [Statement("delete", paragraph=_span(clause.place), old=f"{clause.value(said)} … {clause.value(found['b'])}")]
        if quoted:
            return [Statement("delete", paragraph=_span(clause.place), old=clause.masked.taken[q]) for q in quoted]
        bare = re.sub(r"\s*\([^)]*\)", "", without_reason(said))
        part = _SUB.match(said.strip())
        if part and clause.place is not None:
            return [Statement("delete", paragraph=label, old=f"({part[1]})") for label in clause.place.each]
        if compiled(_WHOLE).fullmatch(bare.strip()):
            if clause.place is None:
                return []
            old = clause.pointer or (clause.place.sub if clause.place.sub else "")
            return [Statement("delete", paragraph=label, old=old) for label in clause.place.each]
        if clause.place is not None and not clause.pointer and _PREDICATE.match(clause.full) and not said_of(clause, said):
            return [Statement("delete", paragraph=label, old=clause.place.sub) for label in clause.place.each]
        old = clause.value(bare)
        if old and (loose or compiled(r"(?:the|these)\s+<talk.nouns>\s").match(said)) and len(old.split()) <= 40:
            return [Statement("delete", paragraph=_span(clause.place), old=old)]
    return []


def said_of(clause: Clause, said: str) -> bool:
    """Whether the words before "should be deleted" are themselves to go, and not what is said of the paragraph."""
    return compiled(r"^(?:the\s+|these\s+|this\s+)?(?:<talk.nouns>|<talk.about>)\b").match(said.strip()) is not None


def rewriting(clause: Clause) -> Statement | None:
    """A whole paragraph as it should be."""
    pattern = (
        rf"(?:<verbs.replace>\s+(?:(?:the|whole|entire|current|text|of|existing|present|wording|language|all)"
        rf"\s+)*{P}\s*(?:,\s*)?(?:in\s+its\s+entirety\s+)?(?:by|with|to\s+read|as\s+follows|to|:|through|as)"
        rf"|<verbs.rewrite>\s+(?:(?:the|whole|entire|current|text|of)\s+)*{P}|{P}\s*[,:–-]?\s*(?:<verbs.rewrite>|"
        rf"to\s+be\s+(?:reformulated|rewritten|redrafted|reworded))|{P}\s*[,:–-]?\s*\(?(?:alt(?:ernative)?|reformulation|rewording|redraft(?:ing)?|reformulated|reworded|redrafted)\b|\balt\w*\.?\s+{P}"
        rf"|{P}\s*[,:–-]?\s*(?:(?:should|must|shall|to|would|could|might|ought\s+to|has\s+to|needs\s+to|now|be|then|better|"
        rf"is)\s+)*(?:reads?|says?|replaced|amended|changed|rewritten|reformulated|reworded|redrafted|worded|phrased|"
        rf"formulated|be)\b"
        rf"|{P}\s+in\s+(?:our|the\s+\w+)\s+version|(?:(?:for|in|as)\s+(?:the\s+)?)?{P}\s*,?\s*(?:we\s+\w+\s+)?(?:this|the\s+following|following)\s+(?:text|wording|language)"
        rf"|(?:new|alternative|proposed|revised|our|better|suggested|following)\s+(?:\w+\s+)?(?:text|wording|language|"
        rf"formulation|version)\s+(?:(?:for|of|in|on)\s+(?:the\s+)?{P})|{P}\s*[,:(–-]\s*(?:our|proposed|new|alternative|"
        rf"revised|suggested|better)\s+(?:\w+\s+)?(?:text|wording|language|formulation|version)"
        rf"|{P}\s*[,:–-]?\s*(?:replace|substitute|change|amend|modify)\w*\s*(?:(?:the|whole|entire|full|complete|paragraph|"
        rf"para|text|article)\s+)*(?:by|with|to|as\s+follows|:)|instead\s+of\s+(?:the\s+)?{P})"
        rf"[^\ue000-\ue3ff]{{0,70}}(?P<b>{Q})\s*(?:\([^)]*\))?\s*[.!]?\s*"
    )
    match = compiled(pattern).search(clause.full)
    if match is None or len(re.findall(Q, clause.full)) > 1 or clause.place is None:
        return None
    new = clause.masked.taken[match["b"]]
    if clause.pointer and len(new.split()) < 60:
        return Statement("replace", paragraph=clause.place.span, old=clause.pointer, new=new)
    return Statement("rewrite", paragraph=clause.place.span, new=new)


def new_paragraph(clause: Clause) -> Statement | None:
    """A paragraph that is to come in, beside the one it is numbered after."""
    kinds = (
        r"(?:(?:operative|preambular|stand-?alone|separate|full|whole|sub-?)\s*)*(?:paragraphs?|paras?|OPs?|PPs?|"
        r"articles?|clauses?)\b\.?"
    )
    named = compiled(
        rf"\b(?:new|additional|further|another|separate|extra|nouveau)\s+(?:(?:{kinds})|{P})|{P}\s*[,:–-]?\s*\(?\s*(?:new|"
        rf"nouveau)\b|\b(?:a|one)\s+{kinds}\s+(?:is|are)\s+(?:lacking|missing|needed)|<verbs.add>\s+(?:as\s+)?(?:a\s+)?(?:the\s+)?{kinds}"
    ).search(clause.full)
    beside_it = re.search(
        rf"\b(?:after|before|behind|following|below|above|between)\s+(?:the\s+)?({P})", clause.full, re.IGNORECASE
    )
    numbered = [
        p for p in clause.places.values() if any(re.search(r" (?:bis|ter|quater|quinquies|sexies)$", label) for label in p.labels)
    ]
    bis = [m for m in re.findall(P, clause.full) if clause.places.get(m) in numbered]
    adds = compiled("<verbs.add>|<verbs.added>|<verbs.addition>").search(clause.full)
    if not (named or (beside_it and adds) or (bis and adds)):
        return None
    if re.search(r"new\s+(?:sentence|words?|phrase|sub-?para)", clause.full, re.IGNORECASE):
        return None
    quoted = re.findall(Q, clause.full)
    if len(quoted) == 1:
        new = clause.masked.taken[quoted[0]]
    else:
        rest = re.split(r":\s+|\s[–—-]\s", clause.full, maxsplit=1)
        about = compiled(r"\b(?:on|about|saying(?:\s+that)?|stating(?:\s+that)?|that)\s+(?P<x>[^\ue000-\uefff]{4,})$").search(
            clause.full
        )
        new = clause.masked.back(rest[1]) if len(rest) == 2 and not re.search(P, rest[1]) else about["x"] if about else ""
        new = new.strip(" .") if about and len(rest) < 2 else new.strip()
    if not new:
        return None
    place = clause.places[beside_it[1]] if beside_it and beside_it[1] in clause.places else clause.place
    return Statement("add", paragraph=beside(place).labels[0] if place else "", new=new, new_paragraph=True)


def pointer_in(text: str) -> tuple[str, str]:
    """(the sentence, line or half that is pointed at, the text without it)."""
    match = compiled(
        rf"(?:,\s*|\(\s*)?(?:\b(?:in|of|from|at|on)\s+)?{_ORDINAL}(?:\s+(?:of|from|in)(?=\s+(?:the\s+)?{P}))?\s*\)?\s*[,:–-]?"
    ).search(text)
    numbered = _NUMBERED.search(text)
    if match is None and numbered and numbered[1] != "0":
        return f"the {_ORDINALS[int(numbered[1]) - 1]} sentence", _cut(text, numbered)
    if match is None:
        line = re.search(
            r"(?:,\s*|\(\s*)?(?:\b(?:in|on)\s+)?\b(?:line|sentence|bullet|indent|tiret|page|p\.)"
            r"\s*(?:no\.?\s*)?\d{1,2}\)?\s*[,:–-]?",
            text,
            re.IGNORECASE,
        )
        chapeau = re.search(r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?chapeau(?:\s+of)?\b\s*[,:–-]?", text, re.IGNORECASE)
        found = line or chapeau
        return ("", _cut(text, found)) if found else ("", text)
    part = match["part"].lower()
    if part.startswith("word"):
        return "", text
    said = f"the {match['ordinal'].lower()} {part}"
    return said, _cut(text, match)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def unplaced(text: str) -> str:
    """The clause without the paragraphs it names and what binds them in."""
    text = compiled(
        rf"^\s*(?:(?:in|on|to|for|re|regarding|concerning|as\s+regards|with\s+regard\s+to|at|under|from|of|as\s+for|ad)"
        rf"\s+)?(?:the\s+)?{P}\s*(?:\([^)]*\)\s*)?[,:;.–—-]*\s*"
    ).sub("", text)
    text = re.sub(_PLACED, " ", text, flags=re.IGNORECASE)
    text = re.sub(rf"\s*(?:the\s+)?{P}\s*", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([,.;])", r"\1", text)
    return re.sub(r"(?<=\w),\s*(?=of\b)|^\s*,\s*|^\s*:\s*", " ", re.sub(r"[ \t]{2,}", " ", text)).strip()


def _span(place: Place | None) -> str:
    return place.span if place else ""
