"""What a clause with quoted words, or about whole paragraphs, asks for: each quotation gets its part by the words around it.

Nothing here knows whole sentences: an anchor is what stands after "after", of two words that are left the words between and before them say
which goes and which comes, and the verbs say what is done. A quotation without a part makes the clause one that is not understood.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from wsisdiff.asking.instructions.clause import Clause
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import P, Q
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.tokens import OPS, WORDS, Token, tokens

_SILENT = frozenset({"fill", "noun", "word", "place", "new"})
"""What may stand between a word that gives a part and the quotation that has it."""
_PASSED = frozenset({"fill", "noun", "new"})
_BREAKS = frozenset({"mark", "but", "break", "arrow"})


def refused(found: Sequence[Token]) -> Token | None:
    """The change that the clause refuses: "we oppose the deletion of", "must not be changed", "moving it would be a mistake"."""
    for n, token in enumerate(found):
        said_so = token.kind == "bad" and n + 1 < len(found) and found[n + 1].text.lower() in ("that", "if", "to")
        if token.kind not in ("against", "refuse", "not") and not said_so:
            continue
        near = 3 if token.kind == "not" or token.text.lower() == "no" else 14
        for later in found[n + 1 : n + 1 + near]:
            if later.kind in _BREAKS or (token.kind == "not" and later.kind in WORDS):
                break
            reads = later.kind == "read" and token.kind == "against" and sum(t.kind in WORDS for t in found) > 1
            if later.kind in OPS or reads or later.text.lower().startswith("replac"):
                if later.kind != "keep":
                    return later
                break
    bad = next((n for n, t in enumerate(found) if t.kind == "bad"), 0)
    for n, token in enumerate(found[:bad]):
        if token.kind in OPS and (_noun(token) or found[n - 1].kind == "to"):
            return token
    return None


def _noun(token: Token) -> bool:
    return re.search(r"(?:tion|al|ing|ment|er|sion|omission|changes?)$", token.text.lower()) is not None


def by_roles(clause: Clause) -> list[Statement]:
    """What the clause asks for; nothing where a quotation has no part, or no verb and no mark says what is to be done."""
    why = compiled("{WHY}").search(clause.full)
    found = tokens(clause.full[: why.start()] if why and re.search(Q, clause.full[: why.start()]) else clause.full)
    words = [n for n, t in enumerate(found) if t.kind in WORDS]
    kinds = frozenset(t.kind for t in found)
    unsaid = not (kinds - _SILENT - WORDS) or compiled("{ORDER}").search(clause.full)
    if not words or unsaid or _bare_anchor(found):
        return []
    *anchors, others = _anchored(found, words)
    said = tuple(clause.masked.taken[found[n].text] for n in others)
    after, before = (clause.masked.taken[found[n].text] if n >= 0 else "" for n in anchors)
    base = Statement(paragraph=clause.label)
    if len(said) == 1 and (twice := re.fullmatch(r"(\w+) \1", said[0])):  # a slip of the pen: “the the”
        return [replace(base, change="replace", old=said[0], new=twice[1])]
    if len(said) == 2 and not (after or before):
        order = _direction(found, *others)
        if order:
            old, new = (clause.masked.taken[found[n].text] for n in order)
            return [replace(base, change="replace", old=old, new=new)]
    if len(said) == 1 and not (after or before or clause.at) and _rewritten(clause, found, kinds):
        if clause.pointer and len(said[0].split()) < SENTENCE:
            return [replace(base, change="replace", old=clause.pointer, new=said[0])]
        if len(said[0].split()) < SHORTEST:
            return []
        return [replace(base, change="rewrite", new=said[0])]
    change = next((t.kind for t in found if t.kind in ("delete", "keep", "add", "replace")), "")
    negated = kinds & {"not", "against", "refuse", "bad"}
    placed = after or before or clause.at or kinds & {"add", "plus", "item", "put", "stand"}
    struck = any(found[n].kind == "struck" for n in others)
    if not negated and change in ("", "add", "keep") and len(said) == 1 and placed and not struck and not around(clause):
        at = "end" if "item" in kinds else clause.at
        return [replace(base, change="add", new=said[0], after=after, before=before, at="" if after or before else at)]
    rest = compiled("{THE_REST}").search(clause.full)
    onwards = compiled("{FROM_ON}").search(clause.full)
    onwards = onwards if clause.at == "end" or (onwards and len(onwards[0]) > onwards[0].index(onwards[1]) + 2) else None
    if change == "delete" and (rest or onwards):
        within = f" in {clause.pointer}" if clause.pointer else ""
        first = f"after “{clause.masked.taken[rest[1]]}”" if rest else f"from “{said[0]}”"
        return [replace(base, change="delete", old=f"all words {first}{within}")]
    if change == "delete" and _spans(found, others):
        return [replace(base, change="delete", old=" … ".join(said))]
    if said and change in ("delete", "keep"):
        if "add" in kinds or around(clause) or (len(said) > 1 and {"delete", "keep"} <= kinds):
            return []
        if clause.pointer and len(said) == 1 and said[0].endswith(("...", "…")):  # a sentence by its first words
            said = (clause.pointer,)
        places = [clause.places[t.text].label for t in found if t.kind == "place"]
        labels = places if len(places) == len(said) else [clause.label] * len(said)
        return [
            replace(base, change="keep" if change == "keep" else "delete", paragraph=p, old=w)
            for p, w in zip(labels, said, strict=True)
        ]
    return []


NEAR = 8
"""Words up to which "do not delete" without a place is about the paragraph that was spoken of before."""
SHORTEST = 3
"""Words from which a text can be a whole paragraph."""
SENTENCE = 60
"""Words from which a text that is to stand in the place of a sentence is a whole paragraph."""


def _rewritten(clause: Clause, found: Sequence[Token], kinds: frozenset[str]) -> bool:
    """Whether the one quotation is a paragraph as it should be."""
    if kinds & {"add", "delete", "keep", "plus", "arrow", "item", "follow", "not"}:
        return False
    if not re.search(P, clause.full):
        return compiled(rf"<roles.text>\s*:\s*{Q}\W*").fullmatch(clause.full) is not None
    before = found[: next(n for n, t in enumerate(found) if t.kind in WORDS)]
    return any(
        t.kind in ("text", "rewrite", "replace", "instead")
        or (t.kind == "read" and not re.fullmatch(r"says|reads|.*\bbecomes?", t.text.lower()))
        for t in before
    )


def defines(clause: Clause) -> bool:
    """Whether it says what a quoted term means: language of a text."""
    return re.search(Q, clause.full) is not None and compiled("{DEFINES}").match(clause.full) is not None


def of_the_world(found: Sequence[Token]) -> bool:
    """Whether a verb has another object than the words in quotes: "remove barriers such as “buy local” rules"."""
    verb = next((n for n, t in enumerate(found[:2]) if t.kind in ("delete", "add", "keep", "replace")), len(found))
    between = list(itertools.takewhile(lambda t: t.kind not in (*WORDS, "mark"), found[verb + 1 :]))
    return bool(between) and between[0].kind == "word"


def _spans(found: Sequence[Token], rest: Sequence[int]) -> bool:
    """Whether all between two quotations is meant: "from “a” to “b”"."""
    between = {t.kind for t in found[rest[0] + 1 : rest[1]]} if len(rest) == 2 else set()
    return bool(between & {"to", "until"}) and "place" not in between


def around(clause: Clause) -> bool:
    """Whether it speaks of marks around the quoted words, or of a sentence by its first words."""
    marks = "{AROUND}"
    return compiled(marks).search(clause.full) is not None


def kept(clause: Clause, refused_change: Token) -> list[Statement]:
    """What stays because its change is refused; nothing where what is refused is that words come in."""
    found = tokens(compiled(r"[\s,(]+<opposition.example>.*").sub("", clause.full))
    places = [clause.places[t.text] for t in found if t.kind == "place"]
    quoted = [t.text for n, t in enumerate(found) if t.kind in WORDS and all(o.kind != "add" for o in found[max(0, n - 3) : n])]
    near = clause.place is not None and len(clause.full.split()) <= NEAR
    if refused_change.kind == "add" or not (places or quoted or near):
        return []
    places = places[:1] if refused_change.kind == "move" else places
    labels = list(dict.fromkeys(label for place in places for label in place.each if label not in place.beside))
    old = clause.masked.taken[quoted[0]] if quoted else clause.pointer or (places[0].sub if len(places) == 1 else "")
    if not labels and clause.place:
        labels = list(clause.place.each)
    return [Statement("keep", paragraph=label, old=old) for label in labels or [""]]


def _anchored(found: Sequence[Token], words: Sequence[int]) -> tuple[int, int, tuple[int, ...]]:
    """The quotations that others go in after and before, as far as words around them say so, -1 where none does; the rest in order."""
    after = before = -1
    for n in words:
        cue = _cue(found, n)
        if cue == "after":
            after = n
        elif cue == "before":
            before = n
        elif cue == "between":
            after, before = n, next((m for m in words if m > n), -1)
    if after < 0 and before < 0:
        for a, b in itertools.pairwise(words):
            between = [t.kind for t in found[a + 1 : b]]
            verb = next((t.text for t in found[:a] if t.kind == "add"), "")
            if "follow" in between or compiled("<roles.complete>").fullmatch(verb) or "plus" in between:
                after = a
            elif any(t.text.lower().startswith("follow") for t in found[a + 1 : b]):
                after = b
            elif any(t.text.lower().startswith("precede") for t in found[a + 1 : b]):
                before = b
    return after, before, tuple(n for n in words if n not in (after, before))


def _bare_anchor(found: Sequence[Token]) -> bool:
    """Whether "after" or "before" is followed by words without quotation marks."""
    later = [t.kind for t in found if t.kind not in _PASSED]
    return any(one in ("after", "before") and other == "word" for one, other in itertools.pairwise(later))


def _cue(found: Sequence[Token], n: int) -> str:
    """The kind of the word that says what a quotation is: the nearest before it that says anything."""
    return next((t.kind for t in reversed(found[:n]) if t.kind not in _PASSED), "")


def _direction(found: Sequence[Token], a: int, b: int) -> tuple[int, int] | None:
    """(the quotation that goes, the one that comes) of two; None where nothing says that one stands for the other."""
    lead, between, tail = found[:a], found[a + 1 : b], found[b + 1 :]
    mid, first = [t.kind for t in between], [t.kind for t in lead]
    cue, cue_b = _cue(found, a), _cue(found, b)
    verb = next((t.text.lower() for t in found if t.kind == "replace"), "")
    if found[a].kind == "struck":
        return a, b
    if "instead" in mid:  # "b instead of a", but "a, instead: b"
        said = next(t.text.lower() for t in between if t.kind == "instead")
        return (a, b) if said == "instead" and mid[-1] == "mark" else (b, a)
    if "than" in mid or ("prefer" in first and {"by", "to", "not"} & set(mid)):
        return b, a
    if cue in ("instead", "where"):
        return a, b
    if cue_b == "where":
        return b, a
    if "not" in first[-3:] and {"but", "mark"} & set(mid):
        return a, b
    if "not" in mid and not set(mid) & OPS:
        return b, a
    if "arrow" in mid and not OPS & {*mid, *(t.kind for t in tail)}:
        return a, b
    if verb and "for" in mid:
        return (b, a) if verb.startswith(("substitut", "subsitut")) else (a, b)
    if verb.startswith("substitut") and verb.endswith(("e", "ing")) and cue_b == "to":
        return b, a
    if verb and cue == "by":
        return b, a
    if cue == "for":
        return a, b
    if "for" in mid and {"read", "add"} & set(first):
        return b, a
    if verb and {"by", "to", "and", "mark", "replace"} & set(mid) and cue_b in ("by", "to", "read", "replace", "mark", "as"):
        return a, b
    if {"read", "replace"} & set(mid):
        return a, b
    if "delete" in (*first, *mid) and {"add", "instead"} <= {*mid, *(t.kind for t in tail)}:
        return a, b
    if cue_b in ("by", "to") and not {*first, *mid} & {"delete", "keep", "from", "add"}:
        return a, b
    return None
