"""What a clause says that is no instruction of its own: that nothing is asked, a verdict alone, what somebody else wants."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wsisdiff.asking.instructions.clause import Clause
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import D, P, Q, U
from wsisdiff.asking.instructions.statement import Statement

LONGEST = 240
"""Characters of a clause that may be one of these. A quotation counts as one."""
SAID = 40
"""Words up to which what people say to each other is looked for. A quotation counts as one."""
BRIEF = 14
"""Words up to which what is said of a part of a text is."""
_MARKED = re.compile(f"{Q}|{D}|{U}")


def asks_nothing(text: str) -> bool:
    """Whether a clause asks for nothing: "No objection", "TBD after the call"."""
    said = re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", text.strip(" .!?[]")).strip(" .!?")
    if len(said) > LONGEST or _MARKED.search(text) or compiled("{STILL}").search(text):
        return False
    return compiled("{NOTHING}").fullmatch(said) is not None


def only_asks(text: str) -> bool:
    """Whether a clause is a question, and no proposal put as one ("could you delete it?", "why not delete it?")."""
    return "?" in text and compiled("{QUESTION}").fullmatch(text) is not None


def speaks_to_people(text: str) -> bool:
    """Whether a request in which no instruction was found is put to those who draft: no text of a draft asks back, or says "typo"."""
    return len(text.split()) <= SAID and bool(
        re.search(rf"{D}|\?(?=\W|$)", text)
        or compiled("{CHAT_HEAD}").match(text)
        or compiled("{CHAT}").search(text)
        or (len(text.split()) <= BRIEF and compiled(r"\W*(?:{TALK})").match(text))
    )


def verdict_alone(clause: Clause) -> Statement | None:
    """A clause that says no more than "keep!" or "oppose", of the paragraph that it names or that was named; grounds may follow it."""
    rest = re.sub(rf"^(?:the\s+)?{P}\s*[,:.–—-]*\s*", "", clause.full)
    found = None if len(rest) > LONGEST or _MARKED.search(rest) else compiled("{VERDICT}{GROUNDS}?").fullmatch(rest)
    if found is None:
        return None
    if found["against"]:
        return Statement(stance="oppose", paragraph=clause.label)
    return Statement("delete" if found["goes"] else "keep", paragraph=clause.label, old=clause.pointer)


def reported(text: str) -> tuple[str, str] | None:
    """(what somebody else wants, "against" or "for" by the verdict on it; "others" where there is none and it is surely not we)."""
    told = compiled(r"(?P<x>.+?)\s*[–—:;,(-]+{VERDICT}").fullmatch(text) if len(text) <= LONGEST else None
    head = compiled("{REPORTED}").fullmatch(told["x"] if told else text) if len(text) <= LONGEST else None
    if head is None or (told and told["goes"]):
        return None
    verdict = "against" if told and (told["against"] or told["stays"]) else "for" if told else ""
    sure = compiled("<asides.others>").fullmatch(head["who"] or "") or re.match(r".{1,60}\btr(?:y|ies|ied|ying) to\b", text)
    return head["rest"] or head["said"], verdict or ("others" if sure else "")


def answered(wanted: Iterable[Statement]) -> list[Statement]:
    """What is asked for by whoever is against what somebody else wants: words stay, or do not come."""
    return [
        Statement(stance="oppose", paragraph=s.paragraph, new=s.new or s.old)
        if s.change in ("add", "keep", "")
        else Statement("keep", paragraph=s.paragraph, old=s.old)
        for s in wanted
    ]
