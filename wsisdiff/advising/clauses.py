"""An ask's text cut into the points it makes, and the phrases of each that could be looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wsisdiff.advising.boilerplate import asking_data, empty, frequent
from wsisdiff.advising.named import Named
from wsisdiff.model import Span
from wsisdiff.text.ladder import Operative, operatives
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.sentences import ITEM, sentences
from wsisdiff.text.words import HYPHENS, Word, words

ADDRESSEE = 8
"""Words after a verb of speaking within which the "to" that ends the addressee is looked for."""
ADJECTIVE = ("al", "ic", "ive", "ed", "ing", "ory", "ary", "ous", "ble", "civil", "private", "public", "multistakeholder")
"""Endings of a word that says nothing without the noun after it: "civil society", "technical community"."""
NOUN = ("tion", "tions", "ment", "ments")
"""Endings of nouns that fold to an operative verb: "adoption of best practices" decides nothing."""
LONGEST_PHRASE = 5
"""Words of a phrase above which no other text says it."""
NOT_ONLY = re.compile(r"not\s+only\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A point of the text. `verb` is the operative verb it stands under and `verb_word` its stem, empty when it is in the chapeau."""

    span: Span
    body: tuple[Word, ...]
    verb: Operative | None
    verb_word: str


class Phrase(NamedTuple):
    """Words that stand together and may be a term of a wording; `telling` when one of them is no frequent word."""

    text: str
    span: Span
    telling: bool


def clauses(text: str, names: Names, named: Sequence[Named]) -> list[Clause]:
    """The points of a text: cut at operative verbs, semicolons and colons, before an aim ("to bring ...") and what "and" joins.

    A piece that says nothing of its own ("We commit to work with all stakeholders") goes with the next one.
    """
    found: list[Clause] = []
    for sentence in sentences(text):
        start = sentence.span.start
        mark = ITEM.match(sentence.span.cut(text))
        start += mark.end() if mark and sentence.under else 0
        body = tuple(
            Word(w.plain, w.stem, w.start + start, w.end + start) for w in names.fold(words(text[start : sentence.span.end]))
        )
        if not body:
            continue
        acting = {o.at: o for o in operatives(body) if not body[o.at].plain.endswith(NOUN) and body[o.at].plain != "not"}
        above = [o for span in sentence.under for o in operatives(names.fold(words(span.cut(text))))]
        cuts = [0, *(n for n in range(1, len(body)) if n in acting or _begins(text, body, n)), len(body)]
        verb, verb_word, begin, made = (above[-1] if above else None), "", 0, len(found)
        for at, end in pairwise(cuts):
            first = next((n for n in range(begin, end) if n in acting), None)
            if first is not None:
                verb, verb_word = acting[first], body[first].stem
            elif begin == at and _aim(text, body, at):
                verb = None
            kept = tuple(w for n, w in enumerate(body[begin:end], begin) if n not in acting)
            if verb_word in speaking():
                kept = _without_addressee(kept, to_come=_aim(text, body, end))
            says = any(not is_idle(text, w) and not _parts(text, w) and not _taken(w, named) for w in kept)
            if says or (end == len(body) and len(found) == made):
                found.append(Clause(Span(body[begin].start, body[end - 1].end), kept, verb, verb_word))
                begin = end
            elif end == len(body):
                last = found[-1]
                found[-1] = last._replace(span=Span(last.span.start, body[end - 1].end), body=last.body + kept)
    return found


def _begins(text: str, body: Sequence[Word], n: int) -> bool:
    """Whether a point of its own begins at this word."""
    gap, word = text[body[n - 1].end : body[n].start], body[n]
    gerund = word.plain.endswith("ing") and len(word.plain) > 5
    joined = body[n - 1].plain == "and" and (gerund or word.plain in _forms("joined"))
    return any(mark in gap for mark in ";:") or joined or _aim(text, body, n)


def _aim(text: str, body: Sequence[Word], n: int) -> bool:
    following = n + 1 < len(body) and body[n + 1].plain in _forms("verbs")
    return following and body[n].plain == "to" and not _compound(text, body[n])


@lru_cache(maxsize=2)
def _forms(key: str) -> frozenset[str]:
    return frozenset(asking_data()["aims"][key])


@lru_cache(maxsize=1)
def speaking() -> frozenset[str]:
    """Stems of verbs with which an organisation speaks to the drafters."""
    return frozenset(w.stem for verb in asking_data()["speaking"]["verbs"] for w in words(verb)[:1])


def _without_addressee(body: tuple[Word, ...], to_come: bool) -> tuple[Word, ...]:
    """Without the one who is spoken to: "We ask the Secretary-General to extend ..."; `to_come`: the "to" begins the next piece."""
    at = next((n for n, w in enumerate(body[:ADDRESSEE]) if w.plain in ("to", "that")), -1)
    return () if at < 0 and to_come else body[at + 1 :]


# ---------------------------------------------------------------- phrases


def phrases(text: str, clause: Clause, named: Sequence[Named], figures: Sequence[Span] = ()) -> list[Phrase]:
    """The phrases of a clause that could be terms: words side by side, without stop words and figures, trimmed of frequent words."""
    runs: list[list[Word]] = []
    before: Word | None = None
    body_before: Span | None = None
    for word in clause.body:
        gap = text[before.end : word.start] if before else " "
        body = _body_of(word, named)
        figure = any(f.start <= word.start < f.end for f in figures)
        denies = word.plain in language().negation
        if figure or _taken(word, named) or (body is None and _parts(text, word)):
            runs.append([])
        elif not runs or body != body_before or denies or (gap.strip() and not _hyphen(gap)):
            runs.append([word])
        else:
            runs[-1].append(word)
        before, body_before = word, body
    found: dict[tuple[str, ...], Phrase] = {}
    for run in runs:
        phrase = _phrase(text, run, _body_of(run[0], named) is not None) if run else None
        if phrase is not None:
            stems = tuple(w.stem for w in run if phrase.span.start <= w.start < phrase.span.end)
            found.setdefault(stems, phrase)  # "the Internet Governance Forum (IGF)" is one
    return list(found.values())


def _phrase(text: str, run: list[Word], name: bool) -> Phrase | None:
    """The words as a phrase; None when they say nothing. Frequent words within it may be others: "opening ~ Action Lines"."""
    kept = run
    denied = run[0].plain in language().negation
    if not name and not denied:
        while len(kept) > 1 and is_idle(text, kept[0]):
            kept = kept[1:]
    if not name:
        while len(kept) > 1 and is_idle(text, kept[-1]) and (kept[-1].stem in empty() or not kept[-2].plain.endswith(ADJECTIVE)):
            kept = kept[:-1]
    if (denied and len(kept) == 1) or (len(kept) > LONGEST_PHRASE and not name):
        return None
    telling = [w for w in kept if not is_idle(text, w)]
    if not telling and (len(run) < 2 or any(w.stem in empty() for w in run)):
        return None
    kept = kept if telling else run  # "meaningful participation": frequent words that only together say something
    if all(w.plain[0].isdigit() for w in kept):
        return None
    inner = range(1, len(kept) - 1)
    pieces = ["~" if n in inner and telling and is_idle(text, w) else text[w.start : w.end] for n, w in enumerate(kept)]
    return Phrase(re.sub(r"~( ~)+", "~", " ".join(pieces)), Span(kept[0].start, kept[-1].end), bool(telling))


def is_idle(text: str, word: Word) -> bool:
    """Whether the word says nothing by itself. Compounds and words in capitals within a sentence do ("Action Lines")."""
    if _compound(text, word):
        return False
    opening = text[: word.start].rstrip()[-1:]
    if text[word.start].isupper() and opening and opening not in ".!?:;" and word.stem not in _uncapital():
        return False
    return word.stem in frequent() or word.plain in frequent() or word.plain[0].isdigit()


@lru_cache(maxsize=1)
def _uncapital() -> frozenset[str]:
    return frozenset(w.stem for word in asking_data()["boilerplate"]["capitals"] for w in words(word))


def _body_of(word: Word, named: Sequence[Named]) -> Span | None:
    return next((n.span for n in named if n.kind == "body" and n.span.start <= word.start < n.span.end), None)


def _taken(word: Word, named: Sequence[Named]) -> bool:
    """Whether the word belongs to an instrument or citation, which has an element of its own."""
    return any(s.start <= word.start < s.end for n in named if n.kind == "instrument" for s in n.covers)


def _parts(text: str, word: Word) -> bool:
    """Whether the word parts phrases: a stop word, a modal verb or "not only", unless it is in a compound ("end-to-end")."""
    table = language()
    parting = word.plain in table.stopwords or word.plain in table.modals or word.plain == "only"
    return (parting or NOT_ONLY.match(text, word.start) is not None) and not _compound(text, word)


def _compound(text: str, word: Word) -> bool:
    after, before = text[word.end : word.end + 2], text[max(0, word.start - 2) : word.start]
    return (_hyphen(after[:1]) and after[1:].isalnum()) or (len(before) > 1 and _hyphen(before[1]) and before[0].isalnum())


def _hyphen(gap: str) -> bool:
    return len(gap) == 1 and gap in HYPHENS
