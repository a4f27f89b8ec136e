"""Folding one word: what does not matter is taken off, what does is kept.

Two depths. `plain` folds what a proof-reader would not call a change: case, ligatures, British and American spelling, a number as
word or figure. `stem` also takes off inflection and joins noun and verb of one family (commit, commitment). Neither touches
negation, modal verbs, or what tells "national" from "international" and "governance" from "government".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from wsisdiff.text.language import inflection_off, language

INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x64B, 0x653), 0x670, 0x640])
"""Characters that nobody sees: soft hyphens, joiners, spaces without width; and what an Arabic word may have or not: vowel signs, the
stroke that lengthens it."""
TWINS = dict(zip("асеорхуікмтвнԁѕјαεικνορτυχ", "aceopxyikmtbhdsjaeikvoptux", strict=True))
"""Cyrillic and Greek letters that look like Latin ones: in a word that has Latin letters too they are read as these."""


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word without case, ligatures, accents of typography or national spelling.

    >>> plain("Recognising"), plain("Centres"), plain("ten"), plain("programme")
    ('recognizing', 'centers', '10', 'program')
    """
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
    table = language()
    bare = inflection_off(plain_word, table.uninflected, table.irregular)
    return table.families.get(bare, bare)
