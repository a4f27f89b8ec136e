"""A clause as tokens: places, quotations, and the words that say what is to be done and where, each by its kind.

The kinds stand in their order: of two that fit at one spot the earlier counts. Words that say nothing of it are `word`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.quotes import D, P, Q, U

_KINDS = (
    ("place", P),
    ("quote", Q),
    ("struck", D),
    ("put", U),
    ("arrow", r"→|⇒|➔|➜|-{1,2}>|={1,2}>|—>|–>|>{1,3}"),
    ("plus", r"\+"),
    ("new_paragraph", "<roles.new_paragraph>"),
    ("item", "<roles.item>"),
    ("instead", "<roles.instead>"),
    ("where", "<roles.where>"),
    ("follow", "<roles.follow>"),
    ("text", "<roles.text>"),
    ("new", "<roles.new>"),
    ("keep", "<verbs.stays|keeping>"),
    ("refuse", "<roles.refuse>|<verbs.refusing>"),
    ("against", "<opposition.against|cannot|unwished>|<roles.against>"),
    ("bad", "<opposition.tail>|<roles.bad>"),
    ("not", "<roles.not>"),
    ("read", "<roles.read>"),
    ("merge", "<verbs.merge|merged>|<roles.merger>"),
    ("delete", "<verbs.delete|deleted|deletion>|<roles.gone|out>"),
    ("rewrite", "<verbs.rewrite>|<roles.rewritten>"),
    ("replace", "<verbs.replace|replaced|replacement>"),
    ("add", "<verbs.add|added|addition>|<roles.lacking>"),
    ("keep", "<verbs.keep|kept>"),
    ("move", "<verbs.move|moved>"),
    ("stand", "<roles.moving>"),
    ("touch", "<verbs.touch|touched>|<roles.touch>"),
    ("prefer", "<roles.prefer>"),
    ("between", "between"),
    ("after", "<roles.after>"),
    ("before", "<roles.before>"),
    ("than", "<roles.than>"),
    ("by", "<roles.by>"),
    ("to", "to|in"),
    ("for", "for"),
    ("from", "from"),
    ("until", "(?:up )?to|until|till|through"),
    ("and", "and|&|or|as well as|plus"),
    ("but", "but|rather"),
    ("break", "unless|so|therefore|hence|without|if not"),
    ("noun", "<talk.nouns|about>"),
    ("fill", "<roles.fill>|<talk.polite>"),
    ("word", r"[\w’'-]+"),
    ("mark", r"[^\s\w]"),
)
OPS = frozenset({"delete", "replace", "add", "merge", "keep", "move", "rewrite", "touch"})
WORDS = frozenset({"quote", "struck", "put"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, and its words as they stand."""

    kind: str
    text: str


_BARE = ("place", "quote", "struck", "put", "arrow", "plus", "mark")
"""Kinds that are no words."""
_EACH = "|".join(
    f"(?P<k{n}>{pattern})" if kind in _BARE else rf"(?P<k{n}>(?<![\w-])(?:{pattern})(?!\w))"
    for n, (kind, pattern) in enumerate(_KINDS)
)


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a clause, in their order."""
    return tuple(Token(_KINDS[int((m.lastgroup or "k0")[1:])][0], m[0]) for m in compiled(rf"(?!\s)(?:{_EACH})").finditer(text))
