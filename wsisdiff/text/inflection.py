"""Inflection taken off English words."""

from __future__ import annotations

VOWELS = frozenset("aeiouy")
SHORTEST_ADVERB_STEM = 5
"""Letters left before `-ly` is taken off: "equally" folds, "family" does not."""


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
