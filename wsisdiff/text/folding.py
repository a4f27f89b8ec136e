"""Folding one word: what does not matter is taken off, what does is kept.

Two depths. `plain` folds what a proof-reader would not call a change: case, ligatures, British and American spelling, a number as
word or figure. `stem` also takes off inflection and joins noun and verb of one family (commit, commitment). Neither touches
negation, modal verbs, or what tells "national" from "international" and "governance" from "government".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

VOWELS = frozenset("aeiouy")
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
"""Characters that nobody sees: soft hyphens, joiners, spaces without width."""
TWINS = dict(zip("асеорхуікмтвнԁѕјαεικνορτυχ", "aceopxyikmtbhdsjaeikvoptux", strict=True))
"""Cyrillic and Greek letters that look like Latin ones: in a word that has Latin letters too they are read as these."""
SHORTEST_ADVERB_STEM = 5
"""Letters left before `-ly` is taken off: "equally" folds, "family" does not."""


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word without case, ligatures, accents of typography or national spelling.

    >>> plain("Recognising"), plain("Centres"), plain("ten"), plain("programme")
    ('recognizing', 'centers', '10', 'program')
    """
    from wsisdiff.text.language import language

    table = language()
    folded = word.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded).translate(INVISIBLE).replace("’", "'")
        if any(c in TWINS for c in folded) and any("a" <= c <= "z" for c in folded):
            folded = "".join(TWINS.get(c, c) for c in folded)
    if folded in table.spelling:
        return table.spelling[folded]
    if folded in table.numbers:
        return table.numbers[folded]
    if folded not in table.spelling_kept:
        for british, american in table.spelling_endings:
            if folded.endswith(british) and len(folded) - len(british) >= 3:
                return folded[: -len(british)] + american
    return folded


@lru_cache(maxsize=65536)
def stem(plain_word: str) -> str:
    """The plain word without inflection, noun and verb of a family joined.

    >>> [stem(w) for w in ("commitments", "committed", "policies", "extension", "permanently", "funding")]
    ['commit', 'commit', 'policy', 'extend', 'permanent', 'fund']
    >>> stem("national") == stem("international"), stem("governance") == stem("government"), stem("note") == stem("not")
    (False, False, False)
    >>> stem("adding") == stem("add")
    True
    """
    from wsisdiff.text.language import language

    table = language()
    bare = inflection_off(plain_word, table.uninflected, table.irregular)
    return table.families.get(bare, bare)


def inflection_off(word: str, kept: frozenset[str], irregular: dict[str, str]) -> str:
    """Plural, -ed, -ing and -ly taken off; steps 1a and 1b of Porter's stemmer (1980) and no derivation beyond them."""
    if word in irregular:
        word = irregular[word]
    if word in kept or len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in irregular:
        return irregular[word]
    if word in kept:
        return word
    if word.endswith("ly") and len(word) - 2 >= SHORTEST_ADVERB_STEM:
        word = word[:-2]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and not VOWELS.isdisjoint(rest):
            if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz":
                rest = rest[:-1]
            word = rest
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word
