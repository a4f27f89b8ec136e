"""One clause of a request as the statement that it makes: the first kind that it fits."""

from __future__ import annotations

import re
from dataclasses import replace

from wsisdiff.asking.instructions.changes import adding, deleting, new_paragraph, replacing
from wsisdiff.asking.instructions.clause import Clause, Context, without_reason
from wsisdiff.asking.instructions.lexicon import compiled, rows
from wsisdiff.asking.instructions.quotes import D, P, Q, U
from wsisdiff.asking.instructions.rearrange import keeping, merging, moving
from wsisdiff.asking.instructions.roles import NEAR, by_roles, defines, kept, of_the_world, refused
from wsisdiff.asking.instructions.signs import BRIEF, fronted
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.tokens import tokens

_MEANING = rf"\b(?:notion|concept|idea|definition|meaning|understanding|interpretation)s?\s+of\s+(?:{Q}|\w)"
"""What is narrowed or diluted where no words of a text are."""


def stated_by(clause: Clause, context: Context) -> list[Statement]:
    """The clause as the first kind of statement that it fits."""
    if context.last and clause.place and compiled("{SAME}").match(clause.full):
        return [replace(context.last, paragraph=label) for m in re.findall(P, clause.full) for label in clause.places[m].each]
    too = re.fullmatch(rf"({Q})\s+(?:in|of|from)\s+(?:the\s+)?{P}[\s.!]*", clause.full)
    if too and context.last and context.last.change in ("delete", "keep"):
        return [replace(context.last, paragraph=clause.label, old=clause.masked.taken[too[1]])]  # “a” in 4 and “b” in 5
    if defines(clause):
        return []
    named = bool(re.search(P, clause.full)) or clause.place is not None
    quoted = bool(re.search(f"{Q}|{D}|{U}", clause.full))
    put_first, size = fronted(clause), len(clause.full.split())
    change = refused(tokens(clause.full)) if put_first or size <= NEAR else None
    stays = kept(clause, change) if change and not (change.kind == "touch" and compiled(_MEANING).search(clause.full)) else []
    if stays:
        return stays
    wish = wished(clause)
    if wish is not None:
        return [wish]
    opposed = opposing(clause)
    if opposed is not None and compiled("{AGAINST}").search(clause.bare):
        return [_placed(opposed, clause)]
    new = r"^(?:<verbs.add>\s+)?<roles.new_paragraph>\s*(?:(?:on|about)\b|[:–—-]\s)"
    named = named or compiled(new).match(clause.full) is not None
    if (named or (quoted and not of_the_world(tokens(clause.full)))) and (put_first or (named and size <= BRIEF)):
        made = merging(clause) or moving(clause) or new_paragraph(clause) or by_roles(clause) or _words(clause)
        if made:
            return _for_each(made if isinstance(made, list) else [made], clause)
    stays = keeping(clause) if put_first else []
    return stays if opposed is None else [_placed(opposed, clause)]


def _for_each(made: list[Statement], clause: Clause) -> list[Statement]:
    """A change of words in several paragraphs is one in each."""
    place = clause.place
    if place is None or place.range or len(place.labels) < 2:
        return made
    kinds = ("replace", "add", "delete", "keep")
    words = all(s.change in kinds and not s.new_paragraph and s.paragraph == place.span for s in made)
    twice = len(set(place.labels)) < len(place.labels)  # items of one paragraph
    labels = [f"{label}{sub}" for label, sub in place.parts] if twice else place.labels
    return [replace(s, paragraph=label) for s in made for label in labels] if words else made


def _placed(opposed: Statement, clause: Clause) -> Statement:
    """Opposition belongs to a paragraph only where its own clause names it."""
    return opposed if re.search(P, clause.full) else replace(opposed, paragraph="")


def _words(clause: Clause) -> list[Statement]:
    """A change of words, by the verb that comes first; a mark of replacement stands over the others."""
    kept = compiled("{KEPT}").search(clause.bare)
    found = replacing(clause)
    if found:
        return [found]
    if kept:
        return keeping(clause)
    gone = compiled("{GONE}").search(without_reason(clause.bare))
    if gone or re.fullmatch(rf"\s*{D}\s*", clause.bare):
        made = deleting(clause)
        if made:
            return made
    added = adding(clause) if clause.at or compiled("{SAYS_ADD}").search(clause.full) else None
    return [added] if added else []


def wished(clause: Clause) -> Statement | None:
    """Language that is wanted in a paragraph: what it is to speak of, or what is to stand in it without brackets."""
    found = compiled("{SPEAKS}").match(clause.full)
    if found is None or clause.place is None:
        return None
    said = clause.value(re.sub(r"(?:,|\s)\s*(?:as\s+well|too)[\s.!]*$", "", without_reason(found["x"]).strip()))
    return Statement(paragraph=clause.label, new=said) if said else None


def opposing(clause: Clause) -> Statement | None:
    """What is opposed, where the clause opposes anything; `implied` where only "should not" says so."""
    text = re.sub(r"\s+", " ", clause.full).strip()
    text = compiled(rf"^(?:(?:in|on|for|to)\s+)?(?:the\s+)?{P}\s*[,:–—-]*\s*").sub("", text) or text
    for way, pattern in rows("patterns", "oppose"):
        implied = way == "should_not"
        match = compiled(pattern).match(text) if way != "tail" or compiled("<opposition.tail>").search(text) else None
        if match is None:
            continue
        said = match["y"]
        if way == "tail":
            between = text[match.end("y") : match.start("why")]
            implied = compiled(r"(?:should|must)\s+be\b").search(between) is not None and not _of_words(said)
        if way == "text_not":
            implied = bool(re.match(r"(?:it|this|there)\b", text, re.IGNORECASE))
            if implied and not compiled("{INCLUDING}").match(said):
                continue  # "it should not be possible to ...": what is wanted of the world
            said = re.sub(r"^be\s+(?:allowed|able)\s+to\s+", "", compiled("{INCLUDING}").sub("", said))
        return _statement(said, clause, implied)
    return None


def _of_words(said: str) -> bool:
    """Whether what is spoken of are words of the text: "any reference to ..."."""
    return compiled(rf"^(?:(?:the|any|all|every|such|this)\s+)*(?:<talk.about>|<talk.nouns>|{Q}|{P})").match(said) is not None


def _statement(said: str, clause: Clause, implied: bool) -> Statement | None:
    base = Statement(stance="oppose", paragraph=clause.label, implied=implied)
    said = without_reason(compiled(r"[\s,(]+<opposition.example>.*").sub("", said))
    quote = compiled("{QUOTE_FIRST}").match(said)
    if quote and not compiled(r"\W*(?:(?:being|is|was|be)\s+)?(?:<verbs.touched>|<roles.touch>)").match(said[quote.end() :]):
        word = clause.masked.taken[quote[1]]
        if compiled("{MODAL}").fullmatch(
            word
        ):  # “may” stands everywhere: it is to go from the paragraph that is named, or nothing is said
            return replace(base, change="delete", stance="include", old=word) if re.search(P, clause.full) else None
        return replace(base, new=word)
    return replace(
        base, new=subject(clause.masked.back(re.sub(rf"\s*(?:\(\s*{P}\s*\)|(?:\b(?:in|of|from)\s+)?(?:the\s+)?{P})", "", said)))
    )


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
