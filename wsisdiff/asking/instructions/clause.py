"""One clause of a request, without its politeness, with what it points at: paragraphs, sentences, an end or a start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from wsisdiff.asking.instructions.clauses import PART
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.places import Place
from wsisdiff.asking.instructions.quotes import TAKEN, D, Masked, P, Q, U
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.wording import plainer

NUMBERED = re.compile(r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?(?:sentence|Satz)\s+(?:no\.?\s*)?(\d)\b\s*[,:–-]?", re.IGNORECASE)
_CHAPEAU = r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?chapeau(?:\s+of)?\b\s*[,:–-]?"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINAL = r"(?<!\ba )(?<!\bnew )(?:the\s+)?(?P<ordinal><places.ordinals>)\s+(?P<part><places.parts>)"


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

    @property
    def label(self) -> str:
        """The paragraph, or several as one; empty where there is none."""
        return self.place.label if self.place else ""

    def value(self, said: str | None) -> str:
        """The words meant: the quoted ones where there are any, else what stands there without articles and remarks."""
        if not said:
            return ""
        said = re.sub(r"^(?:also|even|too)\s+", "", said.strip(), flags=re.IGNORECASE)
        quoted = re.search(f"(?:{Q}|{D}|{U})", said)
        if quoted:
            return self.masked.taken[quoted[0]]
        text = re.sub(r"\s*\([^)]*\)\s*$", "", said.strip(" .,;:"))
        about = r"^(?:(?:a|an|the|any|all|every|explicit|direct|clear)\s+)*(?:<talk.about>)\s+(?:to|of|on|about)\s+"
        text = "" if re.match(r"(?:and|or|but|either)\b|[&,]", text, re.IGNORECASE) else compiled(about).sub("", text)
        if len(text.split()) > 2:
            text = compiled(r"^(?:the\s+|these\s+|following\s+)*<talk.nouns>\s*[:,]?\s+(?=\S)").sub("", text)
        text = compiled(r"[\s,:;–—-]*<talk.polite>\s*$").sub("", text.strip(" ,:;–—-"))
        return self.masked.back(text).strip(" ,:;–—-").rstrip(".").strip("\"“”'‘’ ").strip()


@dataclass(slots=True)
class Context:
    """What earlier clauses of the cell leave to later ones: the place they spoke of, and what they did there."""

    place: Place | None = None
    last: Statement | None = None
    reported: tuple[Statement, ...] = ()
    """What the clause before told of somebody else, which a verdict may follow."""


def without_reason(text: str) -> str:
    """The clause without the grounds that follow the instruction."""
    match = compiled("{REASON}").search(text)
    return text[: match.start()] if match and not re.search(TAKEN.replace("\U000f0400-\U000f07ff", ""), match[0]) else text


def clause_of(piece: str, masked: Masked, places: dict[str, Place], context: Context) -> Clause | None:
    """A clause ready to be tried; None for a mere place, which the next clauses are about."""
    text = plainer(piece.strip(), "clause")
    text = compiled("{REFERRED}").sub(" ", text) if re.search(P, text) else text
    text = compiled(
        rf"[,;(–—-]+\s*(?:it|this|that|which)\s+(?:\w+ly\s+)?(?:contradicts|duplicates|repeats)\s+(?:the\s+)?{P}"
    ).sub("", text)
    cited = compiled(rf"(?:^|(?<=[\s,;(]))<roles.cited>\s+(?:the\s+)?{P}(?:\s*,\s*(?:which|where)\b[^,]*(?=,))?\s*,?")
    uncited = cited.sub(" ", text) if re.search(P, text) else text
    text = uncited.strip(" ,") if re.search(P, uncited) or context.place else text
    if compiled("<places.same>").search(text):
        text = compiled(r"\b(?:(?:in|of|at|to|from)\s+)?<places.same>\s*,?").sub(" ", text)
    lead = compiled("{PLACE_FIRST}").match(text)
    head, body = (text[: lead.end()], text[lead.end() :]) if lead else ("", text)
    body = compiled("{LEAD}").sub("", body)
    text = f"{head}{body}".strip()
    named = [places[m] for m in re.findall(P, text) if m in places]
    at, text = _end_in(text)
    if compiled(PART).search(text):
        text = compiled(rf"\b(after|before|behind)\s+((?:the\s+)?{PART})").sub(lambda m: f"{m[1]} {masked.take(m[2])}", text)
    pointer, text = pointer_in(text)
    text = compiled("{POLITE}").sub(" ", text)
    text = re.sub(r"\s{2,}", " ", text).strip(" ,;")
    if named:
        context.place = named[0] if not re.match(r"\s*(?:it|this|they)\b", text, re.IGNORECASE) else context.place or named[0]
    place = named[0] if named else context.place
    tail = compiled(r"\s+(?:<opposition.tails>|from\s+(?:the|this)\s+(?:text|draft|document))\s*[.!]*$")
    bare = tail.sub("", compiled("{LEAD}").sub("", unplaced(text))).strip(" ,;:")
    if not bare and named and not pointer and not at:
        return None
    if not re.search(r"[\w\U000f0000-\U000f0fff+]", bare) and not named:
        return None
    return Clause(text, bare, place, at, pointer, masked, places)


def _end_in(text: str) -> tuple[Literal["", "start", "end"], str]:
    """Whether it goes in at the end or the start of the paragraph, and the text without saying so."""
    opens = compiled("{OPENS}").match(text)
    if opens:
        begins = opens["v"].lower() in ("begin", "start", "open")
        return "start" if begins else "end", f"{opens['p']}: add{text[opens.end() :]}"
    found: tuple[Literal["start", "end"], ...] = ("end", "start")
    for at in found:
        pattern = compiled(
            rf"(?:,\s*|\(\s*)?<places.{at}>(?:\s+of(?=\s+(?:the\s+)?{P})|\s+of\s+(?:the\s+)?(?:paragraph|para\.?|text|article|"
            rf"it|sentence|first\s+sentence|second\s+sentence|last\s+sentence))?\s*\)?\s*[,:–-]?"
        )
        if compiled(f"<places.{at}>").search(text) and pattern.search(text):
            return at, pattern.sub(" ", text, count=1).strip()
    return "", text


def pointer_in(text: str) -> tuple[str, str]:
    """(the sentence, line or half that is pointed at, the text without it)."""
    match = compiled(PART).search(text) and compiled("{POINTED}").search(text)
    numbered = NUMBERED.search(text)
    if match is None and numbered and numbered[1] != "0":
        return f"the {ORDINALS[int(numbered[1]) - 1]} sentence", _cut(text, numbered)
    if match is None:
        line = compiled("{LINE}").search(text) if re.search(r"\d", text) else None
        found = line or ("chapeau" in text.lower() and re.search(_CHAPEAU, text, re.IGNORECASE))
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
    text = compiled("{IN_PLACE}").sub("", text)
    if re.search(P, text):
        text = compiled("{PLACED}").sub(" ", text)
        text = re.sub(rf"\s*(?:the\s+)?{P}\s*", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([,.;])", r"\1", text)
    text = re.sub(r"^\s*[,:]\s*", " ", re.sub(r"[ \t]{2,}", " ", text))
    return re.sub(r",(?<=\w,)\s*(?=of\b)", " ", text).strip()
