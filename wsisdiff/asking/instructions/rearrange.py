"""One clause that asks to move, merge or keep paragraphs."""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.clause import Clause, without_reason
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import P, Q
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.tokens import OPS, tokens

BRIEF = 16
"""Words up to which a clause that has a word for keeping, and a paragraph, asks for it to be kept."""
_TO_AFTER = r"\b(?:after|behind|below|beneath|following|under|to\s+follow|follows?)\s+(?:the\s+)?"
_TO_BEFORE = r"\b(?:before|in\s+front\s+of|ahead\s+of|above|preceding|to\s+precede|precedes?|prior\s+to)\s+(?:the\s+)?"


def moving(clause: Clause) -> Statement | None:
    """A paragraph that is to stand elsewhere: after or before another, or in another part of the text."""
    found = re.findall(P, clause.full)
    if not found or re.search(r"\bnew\b", clause.full, re.IGNORECASE):
        return None
    both = [clause.places[m] for m in found if m in clause.places and len(clause.places[m].labels) == 2]
    if both and compiled(r"\b(?:swap|exchange|switch|invert|reverse|change\s+places|change\s+the\s+order)\b").search(clause.full):
        return Statement("move", paragraph=both[0].labels[0], after=both[0].labels[1])
    verb = compiled("{MOVES}").search(clause.full)
    if verb is None or compiled(rf"<verbs.replaced>\s+(?:in)?to\b.*{Q}").search(clause.full):
        return None
    rest = clause.full[clause.full.index(found[0]) + 1 :]
    after = re.search(rf"{_TO_AFTER}({P})", rest, re.IGNORECASE)
    before = re.search(rf"{_TO_BEFORE}({P})", rest, re.IGNORECASE)
    away = compiled("{AWAY}").search(rest)
    within = re.search(r"\bof\s+(?:the\s+)?(?:section|chapter|part|annex|preamble)\b", rest, re.IGNORECASE)
    at = "" if after or before or within or re.search(Q, clause.full) else clause.at
    if not (after or before or away or at):
        return None
    place = clause.places[found[0]]
    return Statement(
        "move",
        paragraph=place.span,
        after=clause.places[after[1]].span if after else "",
        before=clause.places[before[1]].span if before else "",
        at=at,
    )


def merging(clause: Clause) -> Statement | None:
    """Paragraphs that are to become one."""
    if not any(t.kind == "merge" for t in tokens(clause.full)):
        return None
    found = [clause.places[m] for m in re.findall(P, clause.full) if m in clause.places]
    alone = compiled(r"(?:<verbs.merge|merged>|them|both|these|into|one|to|be)(?:\W+|$)").sub("", clause.bare) == ""
    places = found or ([clause.place] if alone and clause.place else [])
    labels = list(dict.fromkeys(label for place in places for label in place.labels))
    into = rf"<verbs.merge|merged>\s+(?:(?:it|this)\s+)?(?:with|into)\s+(?:the\s+)?{P}"
    if len(labels) == 1 and compiled(into).match(clause.full):
        return Statement("merge", paragraph=labels[0])
    return Statement("merge", paragraph=f"{labels[0]}-{labels[-1]}") if len(labels) > 1 else None


def keeping(clause: Clause) -> list[Statement]:
    """Paragraphs, or words of one, that are to stay as they are."""
    said = compiled("{STAYS}").search(clause.bare)
    said = said or compiled(rf"{P}\s+(?:(?:to\s+be|be|stay|remain)\s+)?<verbs.kept>\b").search(clause.full)
    kinds = {t.kind for t in tokens(clause.full)}
    asked = "keep" in kinds and "place" in kinds and len(clause.full.split()) <= BRIEF and not kinds & (OPS - {"keep", "touch"})
    if not (said or asked):
        return []
    if compiled(r"<verbs.keep>.*\b(?:out|away|aside|brief|short)\b").search(clause.full):
        return []
    if re.search(r"\bthe\s+(?:rest|remainder|others?)\b", clause.bare, re.IGNORECASE):
        return []
    quoted = [clause.masked.taken[q] for q in re.findall(Q, clause.full)]
    if len(quoted) > 1 and "delete" in kinds:
        return []
    if quoted:
        return [Statement("keep", paragraph=clause.label, old=words) for words in quoted]
    old = _kept_words(clause)
    if clause.place is None:
        return [Statement("keep", old=old)] if old else []
    place, old = clause.place, clause.pointer or old
    return [Statement("keep", paragraph=label, old=old) for label in place.each if label not in place.beside]


def _kept_words(clause: Clause) -> str:
    """Words without quotation marks that are to stay: "keep the reference to human rights in paragraph 5"."""
    match = compiled("{KEEPS_WORDS}").match(without_reason(clause.bare).strip(" .!"))
    if not match or compiled(r"<verbs.stays>").search(match["y"]):
        return ""
    return clause.value(match["x"])
