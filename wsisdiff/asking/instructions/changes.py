"""One clause that asks for a change of words: replace, add, delete, rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wsisdiff.asking.instructions.clause import Clause, without_reason
from wsisdiff.asking.instructions.lexicon import compiled, rows
from wsisdiff.asking.instructions.places import LATIN, beside
from wsisdiff.asking.instructions.quotes import TAKEN, D, P, Q, U
from wsisdiff.asking.instructions.roles import around
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.tokens import tokens

BARE = 12
"""Words up to which a cell may be two passages with a mark of change between them, and nothing else."""
PREDICATE = re.compile(rf"(?:the\s+)?{P}\s+[\w’'-]", re.IGNORECASE)
"""A paragraph of which something is said: "Paragraph 15 has no place here and should be deleted"."""


def _first(kind: str, clause: Clause) -> Iterator[dict[str, str]]:
    """The parts of the clause by each pattern of this kind that it fits as a whole."""
    for pattern in rows("patterns", kind):
        match = compiled(rf"\s*{pattern}\s*[.!]?\s*").fullmatch(clause.bare)
        if match:
            yield {k: v for k, v in match.groupdict().items() if v}


def replacing(clause: Clause) -> Statement | None:
    """What is to stand instead of what."""
    for found in _first("replace", clause):
        old, new = clause.value(found.get("a")), clause.value(found.get("b"))
        marked = all(re.search(f"{Q}|{D}|{U}", found.get(k, "")) for k in "ab") or clause.place is not None
        vague = re.match(r"(?:according|with|as|like|by|in\s+line)\b", found["a"].strip(), re.IGNORECASE)
        if old and new and marked and not vague and not compiled("{WHOLE}").fullmatch(found["a"]):
            return Statement("replace", paragraph=clause.label, old=old, new=new)
    return None


def bare_change(text: str) -> Statement | None:
    """A cell that is two passages with a mark of change between them: "five years → three years"."""
    found = None if re.search(TAKEN, text) or len(text.split()) > BARE else compiled("{BARE}").fullmatch(text.strip())
    said = found.groupdict("") if found else {}
    old, new = (said.get("a") or said.get("c"), said.get("b") or said.get("d"))
    return Statement("replace", old=old.strip(), new=new.strip()) if old and new else None


def adding(clause: Clause) -> Statement | None:
    """What is to come in, and where."""
    for found in _first("add", clause):
        named = len(re.findall(Q, "".join(found.values())))
        if named < len(re.findall(Q, without_reason(clause.bare))) or len(re.findall(Q, found.get("x", ""))) > 1:
            continue  # words in quotes that nothing is said of: it is another change
        new = clause.value(found.get("x"))
        vague = re.match(r".*\bback$|(?:something|anything|a\s+word|it|this|that|them|these|those|him|her)\b", new, re.IGNORECASE)
        if re.search(f"{Q}|{U}", found.get("x", "")) or not vague:
            after, before = clause.value(found.get("after")), clause.value(found.get("before"))
            at = "" if after or before else clause.at
            return Statement("add", paragraph=clause.label, new=new, after=after, before=before, at=at)
    return None


def deleting(clause: Clause) -> list[Statement]:
    """What is to go: each paragraph, or words of one."""
    other = any(t.kind in ("add", "replace") and t.text.lower() != "mention" for t in tokens(clause.full))
    if around(clause) or (other and re.search(Q, clause.full)):
        return []
    for found in _first("delete", clause):
        said = found.get("a", "")
        quoted = re.findall(f"(?:{Q}|{D})", said)
        said = said if quoted or not compiled("{GROUND_BEHIND}").match(said) else ""
        if quoted:
            return [Statement("delete", paragraph=clause.label, old=clause.masked.taken[q]) for q in quoted]
        bare = re.sub(r"\s*\([^)]*\)", "", without_reason(said))
        part = compiled("{SUB}").match(said.strip())
        if part and clause.place is not None:
            return [Statement("delete", paragraph=label, old=f"({part[1]})") for label in clause.place.each]
        if clause.place is not None and (compiled("{WHOLE}").fullmatch(bare.strip()) or PREDICATE.match(clause.full)):
            if clause.pointer:
                return [Statement("delete", paragraph=f"{p}{sub}", old=clause.pointer) for p, sub in clause.place.parts]
            return [Statement("delete", paragraph=label, old=sub) for label, sub in clause.place.parts]
        old = clause.value(bare)
        if (
            old
            and not re.match(r"(?:our|your|their)\s+(?:\w+\s+)?(?:amendment|proposal|suggestion|insertion)", old, re.I)
            and (clause.place or compiled(r"(?:the|these)\s+<talk.nouns>\s").match(said))
        ):
            return [Statement("delete", paragraph=clause.label, old=old)]
    return []


_NOT_PARAGRAPHS = r"\bnew\s+(?:\w+\s+)?(?:sentence|words?|phrase)|<roles.item>"


def new_paragraph(clause: Clause) -> Statement | None:
    """A paragraph that is to come in: beside the one that "after" or "before" names, else the one it is numbered after."""
    text = clause.full
    found = tokens(text)
    kinds = {t.kind for t in found}
    if "delete" in kinds and "add" not in kinds and not re.search(Q, text):
        return None
    named = "new_paragraph" in kinds or compiled("{NEW_NAMED}").search(text)
    side = compiled("{NEW_SIDE}").search(text)
    places = [t.text for t in found if t.kind == "place"] if clause.places else []
    numbered = [text for text in places if re.search(LATIN, clause.places[text].labels[-1])]
    alone = len(numbered) == 1 and re.fullmatch(rf"\s*{P}\s*[:.–—-]*\s*{Q}\W*", text)
    if not (named or alone or ((side or numbered) and "add" in kinds)) or compiled(_NOT_PARAGRAPHS).search(text):
        return None
    new = _text_to_come(clause, f"{text[: side.start()]}{text[side.end() :]}".strip() if side else text)
    if not new:
        return None
    place = clause.places.get(side["p"]) if side else clause.place
    label = beside(replace(place, labels=place.labels[:1])).label if place else ""
    return Statement("add", paragraph=label, new=new, before=label if side and side["before"] else "", new_paragraph=True)


def _text_to_come(clause: Clause, text: str) -> str:
    """The text of a new paragraph: what is quoted, or what it is to be about."""
    quoted = re.findall(Q, text)
    if len(quoted) == 1:
        return clause.masked.taken[quoted[0]]
    said = r"\b(?:on|about|saying(?:\s+that)?|stating(?:\s+that)?|that)\s+(?P<x>[^\U000f0000-\U000f0fff]{4,})$"
    about = compiled(said).search(text)
    return re.sub(r"\s+(?:is|are)\s+(?:needed|missing|lacking|required|necessary)$", "", about["x"].strip(" .")) if about else ""
