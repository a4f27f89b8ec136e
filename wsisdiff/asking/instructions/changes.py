"""One clause that asks for a change of words: replace, add, delete, rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.patterns import (
    ADD,
    DELETE,
    NUMBERED,
    ORDINAL,
    ORDINALS,
    PLACED,
    PREDICATE,
    REASON,
    REPLACE,
    SUB,
    WHOLE,
    WORDS,
)
from wsisdiff.asking.instructions.places import LATIN, Place, beside
from wsisdiff.asking.instructions.quotes import TAKEN, D, Masked, P, Q, U
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.tokens import tokens


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
    match = compiled(REASON).search(text)
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
            if (
                not old
                or compiled(rf"{WHOLE}").fullmatch(found["a"].strip())
                or re.match(r"(?:according|with|as|like|by|in\s+line)\b", found["a"].strip(), re.IGNORECASE)
            ):
                continue
            return Statement("replace", paragraph=_span(clause.place), old=old, new=new)
    return None


def adding(clause: Clause, loose: bool) -> Statement | None:
    """What is to come in, and where."""
    for found in _first(ADD, clause):
        if not loose and not re.search(f"{Q}|{U}", found.get("x", "")):
            continue
        if len(re.findall(Q, "".join(found.values()))) < len(re.findall(Q, without_reason(clause.bare))):
            continue  # words in quotes that nothing is said of: it is another change
        if len(re.findall(Q, found.get("x", ""))) > 1:
            continue
        new = clause.value(found.get("x"))
        if new and (
            re.search(f"{Q}|{U}", found.get("x", ""))
            or not re.match(r"(?:something|anything|a\s+word|it|this|that)\b", new, re.IGNORECASE)
        ):
            after, before = clause.value(found.get("after")), clause.value(found.get("before"))
            return Statement(
                "add", paragraph=_span(clause.place), new=new, after=after, before=before, at="" if after or before else clause.at
            )
    return None


def standing_between(clause: Clause) -> Statement | None:
    """Words in quotes that are to stand between two others, in whatever order the three are named."""
    match = compiled(rf"\bbetween\s+{WORDS}(?P<after>{Q})\s*(?:and|&|,|/|-)\s*{WORDS}(?P<before>{Q})").search(clause.bare)
    if match is None or compiled("<verbs.delete|deleted|replace|replaced|move|moved>").search(clause.bare):
        return None
    others = [q for q in re.findall(f"{Q}|{U}", clause.bare) if q not in (match["after"], match["before"])]
    if len(others) != 1:
        return None
    new, after, before = (clause.masked.taken[q] for q in (others[0], match["after"], match["before"]))
    return Statement("add", paragraph=_span(clause.place), new=new, after=after, before=before)


def deleting(clause: Clause, loose: bool) -> list[Statement]:
    """What is to go: each paragraph, or words of one."""
    if compiled(
        r"\b(?:brackets?|quotation\s+marks?)\s+(?:around|from|of)\b|\b(?:beginning|starting|ending|begins|starts|ends)\s+with\b"
    ).search(clause.bare):
        return []
    for found in _first(DELETE, clause):
        said = found.get("a", "")
        quoted = re.findall(f"(?:{Q}|{D})", said)
        if found.get("b"):
            return [Statement("delete", paragraph=_span(clause.place), old=f"{clause.value(said)} … {clause.value(found['b'])}")]
        if quoted:
            return [Statement("delete", paragraph=_span(clause.place), old=clause.masked.taken[q]) for q in quoted]
        bare = re.sub(r"\s*\([^)]*\)", "", without_reason(said))
        part = SUB.match(said.strip())
        if part and clause.place is not None:
            return [Statement("delete", paragraph=label, old=f"({part[1]})") for label in clause.place.each]
        if compiled(WHOLE).fullmatch(bare.strip()):
            if clause.place is None:
                return []
            old = clause.pointer or (clause.place.sub if clause.place.sub else "")
            return [Statement("delete", paragraph=label, old=old) for label in clause.place.each]
        if clause.place is not None and not clause.pointer and PREDICATE.match(clause.full) and not said_of(clause, said):
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
        rf"is)\s+)*(?:reads?|says?|sounds?|replaced|amended|changed|rewritten|reformulated|reworded|redrafted|worded|phrased|"
        rf"formulated|be)\b"
        rf"|{P}\s+in\s+(?:our|the\s+\w+)\s+version|<verbs.replacement>\s+(?:of\s+)?(?:the\s+)?(?:whole\s+)?{P}|(?:text|wording|version)\s+(?:proposed|suggested)\s+(?:for|of|in)\s+(?:the\s+)?{P}|(?:write|formulate|word|phrase|read)\s+(?:the\s+)?{P}\s+(?:like\s+this|so|thus|as\s+follows|in\s+this\s+way)|{P}\s+(?:should|shall|must|will|would|could)\s+(?:have|get|receive|be\s+given)\s+(?:the\s+following|this|a\s+new)\s+(?:text|wording|version|formulation)|(?:(?:for|in|as)\s+(?:the\s+)?)?{P}\s*,?\s*(?:we\s+\w+\s+)?(?:this|the\s+following|following)\s+(?:text|wording|language)"
        rf"|(?:new|alternative|proposed|revised|our|better|suggested|following)\s+(?:\w+\s+)?(?:text|wording|language|"
        rf"formulation|version|proposal)\s+(?:(?:for|of|in|on)\s+(?:the\s+)?{P})|{P}\s*[,:(–-]\s*(?:our|proposed|new|alternative|"
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


_NOT_PARAGRAPHS = r"\bnew\s+(?:\w+\s+)?(?:sentence|words?|phrase)|<roles.item>"


def new_paragraph(clause: Clause) -> Statement | None:
    """A paragraph that is to come in: beside the one that "after" or "before" names, else the one it is numbered after."""
    text = clause.full
    found = tokens(text)
    kinds = {t.kind for t in found}
    named = "new_paragraph" in kinds or compiled(
        rf"<roles.new>\s+(?:sub-?)?{P}|{P}\s*[,:–-]?\s*[\[(]?\s*<roles.new>(?!\s+(?:<talk.nouns>|version|edition)\b)|[\[(]\s*<roles.new>\s*[\])]|"
        rf"<verbs.add>\s+(?:as\s+)?(?:an?\s+)?(?:paragraph|para|article)\b"
    ).search(text)
    side = compiled(rf"\b(?:(?P<after><roles.after>|below|between|follows?)|(?P<before><roles.before>|above|precedes?))\s+(?:the\s+)?(?P<p>{P})").search(text)
    numbered = [t.text for t in found if t.kind == "place" and re.search(LATIN, clause.places[t.text].labels[-1])] if clause.places else []
    if not (named or ((side or numbered) and "add" in kinds)) or compiled(_NOT_PARAGRAPHS).search(text):
        return None
    new = _text_to_come(clause)
    if not new:
        return None
    place = clause.places.get(side["p"]) if side else clause.place
    label = beside(place).labels[0] if place else ""
    return Statement("add", paragraph=label, new=new, before=label if side and side["before"] else "", new_paragraph=True)


def _text_to_come(clause: Clause) -> str:
    """The text of a new paragraph: what is quoted, or what follows the colon, or what it is to be about."""
    quoted = re.findall(Q, clause.full)
    if len(quoted) == 1:
        return clause.masked.taken[quoted[0]]
    rest = re.split(r":\s+|\s[–—-]\s", clause.full, maxsplit=1)
    if len(rest) == 2:
        return "" if re.search(P, rest[1]) else clause.masked.back(rest[1]).strip()
    about = compiled(r"\b(?:on|about|saying(?:\s+that)?|stating(?:\s+that)?|that)\s+(?P<x>[^\ue000-\uefff]{4,})$").search(clause.full)
    return about["x"].strip(" .") if about else ""


def pointer_in(text: str) -> tuple[str, str]:
    """(the sentence, line or half that is pointed at, the text without it)."""
    match = compiled(
        rf"(?:,\s*|\(\s*)?(?:\b(?:in|of|from|at|on)\s+)?{ORDINAL}(?:\s+(?:of|from|in)(?=\s+(?:the\s+)?{P}))?\s*\)?\s*[,:–-]?"
    ).search(text)
    numbered = NUMBERED.search(text)
    if match is None and numbered and numbered[1] != "0":
        return f"the {ORDINALS[int(numbered[1]) - 1]} sentence", _cut(text, numbered)
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
    text = re.sub(PLACED, " ", text, flags=re.IGNORECASE)
    text = re.sub(rf"\s*(?:the\s+)?{P}\s*", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([,.;])", r"\1", text)
    return re.sub(r"(?<=\w),\s*(?=of\b)|^\s*,\s*|^\s*:\s*", " ", re.sub(r"[ \t]{2,}", " ", text)).strip()


def _span(place: Place | None) -> str:
    return place.span if place else ""
