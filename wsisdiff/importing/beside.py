"""What a row says where its request stands beside others of its cells: the place, the words that are there, the kind of change."""

from __future__ import annotations

import re
from dataclasses import replace

from wsisdiff.advising.boilerplate import asking_data, is_deletion
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import TAKEN, mask
from wsisdiff.asking.instructions.statement import Statement, Understood
from wsisdiff.asking.instructions.struck import as_edited
from wsisdiff.asking.instructions.understand import read_request
from wsisdiff.asking.instructions.wording import unwrapped
from wsisdiff.importing.columns import SHOWN
from wsisdiff.text.words import plains

_WISH = r"^<wanting.we>\s+that\s+(?!(?:this|it|the\s+(?:para\w*|words?|text|phrase|sentence))\b)"
REMARK = 16
"""Words up to which a text beside a paragraph's number, which is no language of a draft, is a remark on that paragraph."""

FEW = 4
"""Words up to which a cell may stand for as few others that it shares nothing with."""


def place_of(cell: str, article: str = "") -> str:
    """The place that a column for paragraphs names, or one for articles and one for their paragraphs, as a place of an instruction."""
    within = re.fullmatch(r"\(?(\w{1,3})\)?", cell)
    cell = (f"{article}({within[1]})" if within else article) if article and (within or not cell) else cell
    if not cell or len(cell) > SHOWN:
        return ""
    return f"paragraph {cell}" if re.match(r"[\d(]", cell) else cell


def understood_beside(text: str, where: str, action: str, old: str, stance: str, texts: bool) -> Understood:
    """What the text says, with the place, the words that are there and the kind of change that other columns name.

    `texts` is whether the head of its column says that its cells are texts, to stand in the place of what is there.
    """
    verbs = asking_data()["beside"].items() if where else ()
    text = next((verb for verb, forms in verbs if text.casefold().strip(" .!") in forms), text)
    alone = read_request(text) if text else Understood()
    if text and not (alone.statements or alone.unclear):
        return alone
    if not all(s.whole for s in alone.statements):
        words_go = old and any(s.change == "delete" for s in alone.statements)
        if where and not words_go:
            return read_request(f"{where}: {unwrapped(text)}")
        done = [s if s.whole or s.change != "delete" else replace(s, paragraph=_label(where), old=old) for s in alone.statements]
        return replace(alone, statements=tuple(done))
    edited = old and [s.change for s in alone.statements] == ["rewrite"]  # the whole as it should be, beside the whole as it is
    if any(s.change for s in alone.statements) and not edited:
        if not where:
            return alone
        place = _label(where)
        filled = tuple(replace(s, paragraph=s.paragraph or place) if s.change else s for s in alone.statements)
        return replace(alone, statements=filled)
    if action and where:
        acted = _acted(text, where, action, old)
        if acted is not None:
            return acted
    if any(s.stance == "oppose" for s in alone.statements):
        return _beside(alone, _label(where)) if all(s.new for s in alone.statements) else alone
    placed = read_request(f"{where}: {text}") if where and not compiled(_WISH).match(text) else alone
    weighed = len(text.split()) <= REMARK and compiled("<unclear.signs>").search(text) is not None
    if old and "?" in text and "?" not in old and not any(s.change for s in alone.statements):
        return Understood((), (text,), (text,))  # what somebody asks back is no text of a draft
    like, few, speaks = _beside_old(text, old)
    if old and (like or not any(s.change == "keep" for s in placed.statements)) and not (weighed and placed.unclear):
        gone = is_deletion(text)
        new = "" if gone else as_edited(text).replace("**", "")
        if gone or like or (texts and not speaks) or (few and not alone.unclear):
            return Understood((_difference(old, new, _label(where)),), grounds=alone.grounds)
        if alone.unclear or speaks:
            return Understood((), alone.unclear or (text,))
    if any(s.change for s in placed.statements):
        return placed
    said = not texts or alone.unclear or weighed
    if placed.unclear and not placed.statements and (weighed or stance != "oppose") and said and len(text.split()) <= REMARK:
        return placed  # "Paragraph 3: too weak"
    return _beside(alone, _label(where)) if where and alone.statements and not alone.unclear else alone


def _beside_old(text: str, old: str) -> tuple[bool, bool, bool]:
    """Whether a cell has half of the words of the text beside it, is a few words for a few, and speaks of it: quotes it, or says please."""
    masked = mask(text)
    quotes = any(words.casefold() in old.casefold() for words in masked.taken.values())
    own, there = plains(re.sub(TAKEN, " ", masked.text) if quotes else text), plains(old)
    like = 2 * len(set(own) & set(there)) >= min(len(own), len(there)) > 0
    few, polite = len(own) <= FEW, re.search(r"\b(?:please|pls|bitte)\b", text, re.IGNORECASE) is not None
    return like, few and len(there) <= FEW and not (quotes or polite), quotes or (few and polite)


def _difference(old: str, new: str, label: str) -> Statement:
    """The change from one text to the other: words that only come, or only go, in that paragraph, else the one for the other."""
    a, b = (re.findall(r"\s*(?:[\w’'-]+|[^\w\s])", said.strip()) for said in (old, new))
    same = [x == y for x, y in zip(a, b, strict=False)]
    first = same.index(False) if False in same else len(same)
    last = next((n for n in range(min(len(a), len(b)) - first) if a[-1 - n] != b[-1 - n]), min(len(a), len(b)) - first)
    gone, come = ("".join(words[first : len(words) - last]).strip() for words in (a, b))
    if label and come and not gone and first:
        return Statement("add", paragraph=label, new=come, after="".join(a[:first]).strip())
    if label and gone and not come and new and old.count(gone) == 1:
        return Statement("delete", paragraph=label, old=gone)
    return Statement("replace" if new else "delete", paragraph=label, old=old, new=new)


def _beside(understood: Understood, label: str) -> Understood:
    return replace(understood, statements=tuple(replace(s, paragraph=s.paragraph or label) for s in understood.statements))


def _label(where: str) -> str:
    found = read_request(f"Delete {where}").statements if where else ()
    if not found or found[0].change != "delete":
        return ""
    return f"{found[0].paragraph} {found[0].old if found[0].old[:1] == '(' else ''}".strip()


def _acted(text: str, where: str, action: str, old: str) -> Understood | None:
    """The change that a column for it names: "Delete" beside a paragraph, with or without words."""
    quoted = f"“{text.strip('“”')}”"
    kind = action.casefold()
    if re.search(r"new|additional", kind):
        forms = [f"After {where}, add a new paragraph: {quoted}"]
    elif text and old:
        forms = [f"In {where}, replace “{old}” by {quoted}"]
    elif text:
        forms = [f"{where}: {action} {quoted}"]
        if re.search(r"amend|replace|modif|chang|rewr|reform", kind):
            forms.append(f"{where} should read: {quoted}")
    else:
        forms = [f"{action} {where}"]
    return next((found for found in map(read_request, forms) if any(s.change for s in found.statements)), None)
