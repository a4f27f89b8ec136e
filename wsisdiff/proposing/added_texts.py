"""What could be put into a draft for an ask: the sentences of its proposal, their clauses, and combinations of them."""

from __future__ import annotations

from itertools import combinations

from wsisdiff.model import Ask
from wsisdiff.text.ladder import operatives
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import words

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


def texts_to_add(ask: Ask) -> tuple[str, ...]:
    """What could be put into a draft for the ask: sentences of its proposal (else of its text), combined, shortest first."""
    text = " ".join((ask.proposal or ask.text).split())
    whole = text[:1].upper() + text[1:] + ("" if text.endswith((".", ";", ":")) else ".")
    found = [whole, *pieces_of(whole)]
    cut = [s.span.cut(whole) for s in sentences(whole)]
    if 1 < len(cut) <= MOST_SENTENCES:
        found += [" ".join(group) for size in range(1, len(cut)) for group in combinations(cut, size)]
    return tuple(sorted(dict.fromkeys(found), key=lambda t: (len(words(t)), t)))
