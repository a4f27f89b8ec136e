"""What turns the sense round, or bends it: negation, words of opposite sense, "or" for "and", quantifiers, places exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from wsisdiff.text.figures import figures_in
from wsisdiff.text.language import language
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.phrases import Phrases, table
from wsisdiff.tracking.meaning.spots import (
    SILENT,
    Found,
    Mention,
    Side,
    Spot,
    Texts,
    as_it_stands,
    became,
    fact,
    on_both,
    plain_text,
)

TURNED = 5
"""Telling words of a spot up to which a "not" in it is told: "shall not", not a subordinate clause that holds one."""
REWRITTEN = 8
"""Telling words of a spot from which it is a rewrite."""
CLAUSE = 4
"""Telling words of a spot from which it is told as a clause, with its quantifier."""
REACH = 3
"""Words after a "not" that say what it denies."""
SHORT = 3
"""Telling words of a spot up to which "or" for "and" is told: a rewritten clause joins otherwise."""
SWAPPED = 6
"""Words of a name that changed places with another, at most."""
REGION = 16
"""Words of a piece in which two names may have changed places, at most."""
CLAUSE_MARKS = (",", ";", ":", ".", "\n", " and ", " but ", " or ")


def _mentions(side: Side, phrases: Phrases, faint: bool = False) -> Iterable[Mention]:
    for sentence, body in side.worded:
        text, at = sentence.span.cut(side.text), sentence.span.start
        for hit in phrases.find(body, text):
            start, end = body[hit.i].start, body[hit.j - 1].end
            said = as_it_stands(text[start:end])
            yield Mention(at + start, at + end, hit.value, said, 0, faint)


NO_TEXT = re.compile(r"no\s+(?:text|provision)\b", re.IGNORECASE)
"""What an option says that leaves the matter out."""


def negation_shifts(texts: Texts) -> Iterable[Found]:
    """Negation that came or went. One for another in the same clause turns nothing; one that went to another clause does both."""
    denies = {w.plain for word in table()["denial"]["words"] for w in words(word)}
    found = [s for s in on_both(lambda side: _mentions(side, _avoiding()), texts, across=False) if texts.size(s.spot) <= TURNED]
    gone, come = [s for s in found if s.before], [s for s in found if s.after]
    for shift in list(gone):
        twin = next((s for s in come if _one_clause(texts, shift.spot, s.spot)), None)
        if twin is not None:
            gone.remove(shift)
            come.remove(twin)
            yield Found(SILENT, (shift.spot, twin.spot))
    both = bool(gone and come)
    for kind, shifted, side in (("negation_added", come, texts.new), ("negation_gone", gone, texts.old)):
        for shift in shifted:
            mention = shift.after or shift.before
            if mention and plain_text(mention.words) in denies and not NO_TEXT.match(side.text, mention.start):
                at = {"at": " ".join(side.text[mention.end :].split()[:REACH])} if both else {}
                yield fact(kind, shift.spot, words=mention.words.lower(), **at)


@lru_cache(maxsize=1)
def _avoiding() -> Phrases:
    rows = table()["denial"]
    return Phrases((w, "not") for w in (*rows["words"], *rows["avoids"]))


def _one_clause(texts: Texts, a: Spot, b: Spot) -> bool:
    """Whether nothing between two spots ends a clause."""
    first, last = sorted((a, b))
    between = texts.old.text[first.b : last.a]
    return not any(mark in between for mark in CLAUSE_MARKS)


@lru_cache(maxsize=1)
def _sides() -> Phrases:
    entries: dict[str, list[tuple[int, int]]] = {}
    for n, row in enumerate(table()["turn"]):
        for side, phrases in enumerate(row["sides"]):
            for phrase in phrases:
                entries.setdefault(phrase, []).append((n, side))
    return Phrases((phrase, tuple(places)) for phrase, places in entries.items())


def turn_shifts(texts: Texts) -> Iterable[Found]:
    """Words exchanged for others of opposite or of weaker sense, by the pairs of data/en/turns.toml, or by a prefix that negates."""
    rows = table()["turn"]
    sides = [list(_mentions(side, _sides())) for side in (texts.old, texts.new)]
    for spot in texts.spots:
        old = [m for m in sides[0] if m.start < spot.b and spot.a < m.end]
        new = [m for m in sides[1] if m.start < spot.d and spot.c < m.end]
        if texts.size(spot) > REWRITTEN:
            continue  # words of a clause that was rewritten are not set against each other
        used: set[Mention] = set()
        for before in old:
            for after in new:
                if after not in used and (way := _way(before.key, after.key, rows)):
                    used.add(after)
                    yield fact(way, spot, before=before.words, after=after.words)
                    break
        if not used:
            yield from _negated(texts, spot)


def _way(old: object, new: object, rows: list[dict[str, object]]) -> str:
    """The kind of the turn from one word to the other; empty when they are of no pair."""
    for n, was in old:  # type: ignore[attr-defined]
        for m, now in new:  # type: ignore[attr-defined]
            if n == m and was != now:
                return ("weaker_word" if now > was else "stronger_word") if rows[n].get("weaker") else "turned"
    return ""


def _negated(texts: Texts, spot: Spot) -> Iterable[Found]:
    """ "equal" and "unequal", "toxic" and "non-toxic": one word that only a prefix tells from the other."""
    cut, add = words(texts.cut(spot)), words(texts.added(spot))
    for a in cut:
        for b in add:
            for short, long in ((a, b), (b, a)):
                rest = long.plain.removesuffix(short.plain)
                if len(short.plain) > 3 and rest != long.plain and rest in table()["prefixes"]["negate"]:
                    yield fact("turned", spot, before=texts.cut(spot)[a.start : a.end], after=texts.added(spot)[b.start : b.end])
                    return


@lru_cache(maxsize=1)
def _quantifiers() -> Phrases:
    rows = table()["quantifiers"]
    return Phrases([*((p, plain_text(p)) for p in rows["words"]), *((p, "") for p in rows["set_phrases"])], by="plain")


COMPARES = {"≤": "at most", "≥": "at least", "<": "less than", ">": "more than", "=": "exactly", "±": "about"}


def quantifier_shifts(texts: Texts) -> Iterable[Found]:
    """ "all" that became "some", "at least" that became "at most", "every" that went; signs of comparison among them."""

    def find(side: Side) -> Iterable[Mention]:
        yield from (m for m in _mentions(side, _quantifiers()) if m.key)
        for n, sign in enumerate(side.text):
            if sign in COMPARES:
                yield Mention(n, n + 1, COMPARES[sign], sign)

    for before, after, spot, spots in on_both(find, texts):
        if (before and after) or texts.size(spot) < CLAUSE:  # else a clause with its quantifier
            yield became("quantifier", before, after, spots)


@lru_cache(maxsize=1)
def _joining() -> Phrases:
    rows = table()["joining"]
    return Phrases([*((w, "and") for w in rows["all_of"]), *((w, "or") for w in rows["one_of"])], by="plain")


def joining_shifts(texts: Texts) -> Iterable[Found]:
    """ "or" in the place of "and", and the other way: who or what is alternative, who or what is meant together."""
    for before, after, spot, spots in on_both(lambda side: _mentions(side, _joining(), faint=True), texts, across=False):
        if before and after and texts.size(spot) <= SHORT:
            yield fact("joined_otherwise", *spots, before=before.words, after=after.words)


def swap_shifts(texts: Texts) -> Iterable[Found]:
    """Two names that changed places: who reports to whom, who pays whom. Members of a list that did are no change."""
    used: set[int] = set()
    for n in range(len(texts.spots)):
        for k in range(n, min(n + 5, len(texts.spots))):
            if not used.isdisjoint((n, k)):
                break
            swap = _exchanged(texts, texts.spots[n], texts.spots[k])
            if swap and not _as_they_are(swap[0]) and not _as_they_are(swap[2]) and not _is_list(swap[1]):
                used.update((n, k))
                yield fact("swapped", *(texts.spots[i] for i in sorted(used) if n <= i <= k), before=swap[0], after=swap[2])
                break


def _exchanged(texts: Texts, a: Spot, b: Spot) -> tuple[str, str, str] | None:
    """The two names, and what stands between them, if from one spot to the other nothing but their places is exchanged."""
    one, other = ([tuple(w.stem for w in words(of(spot))) for of in (texts.cut, texts.added)] for spot in (a, b))
    if a != b and one[0] and one[1] and other == one[::-1] and len(one[0]) <= SWAPPED:
        return as_it_stands(texts.cut(a)), texts.old.text[a.b : b.a], as_it_stands(texts.added(a))
    text = texts.old.text[a.a : b.b]
    body = words(text)
    old, new, size = [w.stem for w in body], [w.stem for w in words(texts.new.text[a.c : b.d])], len(body)
    if size > REGION or sorted(old) != sorted(new):
        return None
    for i in range(1, min(SWAPPED + 1, size - 1)):
        for j in range(1, min(SWAPPED + 1, size - i)):
            if new == old[size - j :] + old[i : size - j] + old[:i]:
                end, start = body[i - 1].end, body[size - j].start
                return as_it_stands(text[body[0].start : end]), text[end:start], as_it_stands(text[start : body[-1].end])
    return None


def _as_they_are(name: str) -> bool:
    """Whether words are told as what they are when they change places: modal verbs, numbers; or tell nothing."""
    stems = {w.stem for w in words(name)}
    return language().stopwords.issuperset(stems) or not language().modals.isdisjoint(stems) or bool(figures_in(name))


def _is_list(between: str) -> bool:
    """Whether what stands between two names only makes a list of them."""
    said = {w.plain for w in words(between)}
    return said <= {"and", "or", "as", "well", "the", "of", "to", "both", "nor"} and not said.isdisjoint(("and", "or", "nor"))
