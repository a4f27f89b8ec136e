"""Whole clauses that were cut or added, and words that no other fact speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wsisdiff.text.language import language
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.spots import Found, Spot, Texts, as_it_stands, fact, plain_text, telling
from wsisdiff.tracking.special import OPTION

CLAUSE = 4
"""Telling words from which what was cut or added alone is told as a clause, whatever else is told of it."""


def clause_shifts(texts: Texts, told: Sequence[Found]) -> Iterable[Found]:
    """Clauses that went, or came, with little in their place; and every other spot of which nothing else is told."""
    spoken = {spot for found in told for spot in found.spots}
    if not told and _only_order(texts):
        return
    whole: dict[str, list[tuple[int, Spot]]] = {"cut": [], "added": []}
    rest: list[Spot] = []
    for spot in texts.spots:
        a, b = telling(texts.cut(spot)), telling(texts.added(spot))
        if a >= CLAUSE and a >= 2 * b:
            whole["cut"].append((-a, spot))
        elif b >= CLAUSE and b >= 2 * a:
            whole["added"].append((-b, spot))
        elif spot not in spoken:
            rest.append(spot)
    said = {part for found in told for name, part in found.fact.parts if name == "words" and found.fact.kind in PROVISOS}
    for way, text_at in (("cut", texts.cut), ("added", texts.added)):
        for _, spot in sorted(whole[way]):
            if (words := as_it_stands(text_at(spot)).strip(" ,;.")) not in said:
                yield fact(f"clause_{way}", spot, words=words)
    for spot in rest:
        cut, add = (as_it_stands(text).strip(" ,;") for text in (texts.cut(spot), texts.added(spot)))
        if _wordless(cut + add) or (len(cut) + len(add) < 24 and OPTION.match(f"{cut or add}:".replace("::", ":"))):
            continue
        if telling(cut) + telling(add) == 0 and {".", "\n"} & set(texts.cut(spot) + texts.added(spot)):
            continue  # two sentences made one, or one made two
        if _said_before(cut, add, texts.old.text[: spot.a]) or _said_before(add, cut, texts.new.text[: spot.c]):
            continue
        if _wordless(add):
            yield fact("clause_cut", spot, words=cut.strip(" ,;."))
        elif _wordless(cut):
            yield fact("clause_added", spot, words=add.strip(" ,;."))
        else:
            yield fact("words_replaced", spot, before=cut, after=add)


def _said_before(words_there: str, instead: str, before: str) -> bool:
    """Whether the beginning of a sentence only says again how the one before it begins, and "and" can stand for it."""
    if not words_there.startswith(".") or telling(instead):
        return False
    last = sentences(before)[-1:]
    return any(plain_text(s.span.cut(before)).startswith(plain_text(words_there) + " ") for s in last)


PROVISOS = frozenset(f"meaning.{kind}_{way}" for kind in ("condition", "exception", "hedge") for way in ("added", "gone"))
"""Facts whose words are a clause already."""


def _only_order(texts: Texts) -> bool:
    """Whether the same words stand in another order."""
    stop = language().stopwords
    old, new = (
        Counter(w.stem for spot in texts.spots for w in words(of(spot)) if w.plain not in stop) for of in (texts.cut, texts.added)
    )
    return bool(old) and old == new


def _wordless(text: str) -> bool:
    return not any(c.isalnum() or c in "≤≥<>=±%°" for c in text)
