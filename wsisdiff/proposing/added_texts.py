"""What could be put into a draft for an ask: the sentences of its proposal, their clauses, and combinations of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wsisdiff.judging.ways.clauses import FINITE
from wsisdiff.judging.ways.drafted import drafted
from wsisdiff.model import Ask
from wsisdiff.text.ladder import operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import Word, words

MOST_SENTENCES = 3
"""Sentences of a proposal that are tried in all combinations; a longer one is tried one by one and as a whole."""
POINTS_BACK = frozenset({"it", "its", "they", "them", "this", "these", "those", "such"})
"""A clause with one of these may need the clause before it."""


def pieces_of(text: str) -> tuple[str, ...]:
    """A proposal's sentences; of one with several operative verbs also its clauses, together and alone where one can stand alone.

    >>> pieces_of("We recognize openness, and commit to funding the Forum.")
    ... # doctest: +NORMALIZE_WHITESPACE
    ('We recognize openness, and commit to funding the Forum.', 'We recognize openness. We commit to funding the Forum.',
     'We recognize openness.', 'We commit to funding the Forum.')
    """
    found: list[str] = []
    for sentence in sentences(text):
        whole = sentence.span.cut(text)
        found.append(whole)
        said = words(whole)
        starts = [said[o.at].start for o in operatives(said)]
        if len(starts) > 1 and whole.startswith("We "):
            ends = [*starts[1:], len(whole)]
            clauses = [f"We {_clause(whole[start:end])}." for start, end in zip(starts, ends, strict=True)]
            alone = [c for c in clauses[1:] if POINTS_BACK.isdisjoint(w.plain for w in words(c))]
            found += [" ".join(clauses), clauses[0], *alone]
    return tuple(dict.fromkeys(found))


def _clause(text: str) -> str:
    text = text.strip(" ,;.")
    for end in (" and", " will", " also"):
        text = text.removesuffix(end).strip(" ,;.")
    return text


def as_text(request: str) -> str:
    """A request as it could stand in a draft: what it wants in the text, as "we" would say it; empty where it only describes that.

    >>> as_text("The outcome should recognize the role of cities."), as_text("A separate article on cities.")
    ('We recognize the role of cities.', '')
    """
    request = " ".join(request.split())
    wanted = drafted(request).text
    said = words(wanted)
    verbs = operatives(said)
    if verbs and verbs[0].at == 0 and not said[0].plain.endswith(("ing", "s")):
        return f"We {wanted[:1].lower()}{wanted[1:]}"
    spoken_of = phrase_list("differences", "drafted", "described").find(said)
    acts = bool(verbs) or any(w.plain in language().modals or w.plain in FINITE for w in said)
    return "" if spoken_of or wanted != request or not (acts or _predicates(said)) else wanted


def _predicates(said: Sequence[Word]) -> bool:
    """Whether words may have a finite verb in the present ("Countries prepare plans"): they do not begin as what is only named does."""
    return bool(said) and (said[0].plain == "we" or (said[0].plain not in ("a", "an", "no") and said[0].plain.endswith("s")))


def texts_to_add(ask: Ask) -> tuple[str, ...]:
    """What could be put into a draft for the ask: sentences of its proposal (else of its text), combined, shortest first."""
    text = " ".join(ask.proposal.split()) or as_text(ask.text)
    if not text:
        return ()
    whole = text[:1].upper() + text[1:] + ("" if text.endswith((".", ";", ":")) else ".")
    found = [whole, *pieces_of(whole)]
    cut = [s.span.cut(whole) for s in sentences(whole)]
    if 1 < len(cut) <= MOST_SENTENCES:
        found += [" ".join(group) for size in range(1, len(cut)) for group in combinations(cut, size)]
    return tuple(sorted(dict.fromkeys(found), key=lambda t: (len(words(t)), t)))
