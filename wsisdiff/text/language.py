"""How this language folds: inflection taken off, and the tables of `data/en/language.toml`, loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

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


DATA = Path(__file__).parent.parent / "data"
"""By path, since importlib.resources takes longer to load than all these files to read."""

ENGLISH = DATA / "en"
"""What is English: word lists by which texts are judged, and the words of the tool."""

_OF_THE_LANGUAGE = frozenset(file.stem for file in ENGLISH.glob("*.toml"))


@lru_cache(maxsize=4)
def read_data(name: str) -> dict[str, Any]:
    """The table of one of the package's data files, without its `.toml`; those of the language are in a folder of their own.

    The last few are kept, since many lists come from one file. Nobody changes them.
    """
    folder = ENGLISH if name in _OF_THE_LANGUAGE else DATA
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Language:
    """How words are folded and which of them say nothing, as data/en/language.toml has it."""

    joined_prefixes: frozenset[str]
    joined_only_by_hyphen: frozenset[str]
    spelling_endings: tuple[tuple[str, str], ...]
    spelling_kept: frozenset[str]
    spelling: dict[str, str]
    uninflected: frozenset[str]
    irregular: dict[str, str]
    families: dict[str, str]
    """Stem of a member -> stem of the family's first word."""
    stopwords: frozenset[str]
    """With their stems, by which most are looked up; not the stem of a family ("include", "inclusion")."""
    fillers: frozenset[str]
    negation: frozenset[str]
    modals: frozenset[str]
    numbers: dict[str, str]


@lru_cache(maxsize=1)
def language() -> Language:
    """The tables of the language that ships with the package."""
    raw = read_data("language")
    kept, irregular = frozenset(raw["uninflected"]["words"]), raw["irregular"]
    families: dict[str, str] = {}
    for row in raw["families"]["rows"]:
        first, *others = (inflection_off(word, kept, irregular) for word in row)
        families.update(dict.fromkeys(others, first))
    stopwords = frozenset(raw["stopwords"]["words"])
    stems = {inflection_off(word, kept, irregular) for word in stopwords}
    return Language(
        joined_prefixes=frozenset(raw["joined_prefixes"]),
        joined_only_by_hyphen=frozenset(raw["joined_only_by_hyphen"]),
        spelling_endings=tuple(raw["spelling_endings"].items()),
        spelling_kept=frozenset(raw["spelling_kept"]["words"]),
        spelling=raw["spelling"],
        uninflected=kept,
        irregular=irregular,
        families=families,
        stopwords=stopwords | (stems - families.keys() - set(families.values())),
        fillers=frozenset(raw["fillers"]["words"]),
        negation=frozenset(raw["negation"]["words"]),
        modals=frozenset(raw["modals"]["words"]),
        numbers=raw["numbers"],
    )
