"""The language of a text, guessed by its letters and by the words that every text of a language is full of.

The tool judges in English only, so the first question is whether a text is English; which other language it is comes second. Texts
too short to tell are taken for English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

ENGLISH = "en"
UNDETERMINED = "und"
"""ISO 639's word for a language that is not known."""
LOOKED_AT = 40_000
"""Letters of a text that are looked at; ten pages tell the language."""
LEAST_WORDS = 12
"""Words below which a text in Latin letters is taken for English."""
SOME_WORDS = 40
"""Words below which a text in Latin letters that is of no known language is taken for English: it may be a list of names."""
LEAST_LETTERS = 20
"""Letters of another script below which they do not tell the text's language."""
HARDLY = 0.1
"""Share of English stop words below which a text is hardly English. The drafts and lobby papers at hand have 0.33 to 0.42, a page of
five short paragraphs 0.21; texts in other languages 0.00 to 0.06 (November 2026)."""
OTHER = 1.5
"""So many times the English stop words another language's must be to make a text that has some of both the other's."""
KNOWN = 0.15
"""Share of a language's stop words from which it is named."""

_BEYOND = re.compile("[^\\W\\d_\x00-\u024f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The tables of data/languages.toml."""

    common: dict[str, frozenset[str]]
    scripts: dict[str, str]
    letters: dict[str, frozenset[str]]
    right_to_left: frozenset[str]


@lru_cache(maxsize=1)
def tongues() -> Tongues:
    """The tables by which languages are told."""
    from wsisdiff.text.language import read_data

    raw = read_data("languages")
    common, letters = ({code: frozenset(said) for code, said in raw[key].items()} for key in ("common", "letters"))
    return Tongues(common, raw["scripts"], letters, frozenset(raw["rows"]["right_to_left"]))


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that a text seems to be in; `und` for one that is not English and not known.

    >>> language_of("Мы обязуемся обеспечить доступ к портам для всех государств."), language_of("We agree.")
    ('ru', 'en')
    >>> language_of("Nous nous engageons à garantir que tous les États de la région et leurs ports sont ouverts au commerce, "
    ...     "dans le respect du droit de la mer et des accords que nous avons conclus pour la paix.")
    'fr'
    """
    text = text[:LOOKED_AT]
    if not text.isascii() and (other := _by_script(text)):
        return other
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return ENGLISH
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in common.intersection(counts)) / len(words) for code, common in tongues().common.items()
    }
    english = shares.pop(ENGLISH)
    best = max(shares, key=lambda code: shares[code])
    if shares[best] >= KNOWN and shares[best] > OTHER * english:
        return best
    return ENGLISH if english >= HARDLY or len(words) < SOME_WORDS else UNDETERMINED


def direction(code: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`.

    >>> direction("ar"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if code in tongues().right_to_left else "ltr"


def _by_script(text: str) -> str:
    """The language of a text that is mostly in other letters than Latin ones; empty where it is not."""
    others = _BEYOND.findall(text)
    if len(others) * 4 < LEAST_LETTERS:
        return ""
    counts: Counter[str] = Counter()
    for letter, times in Counter(others).items():
        counts[script(letter)] += times
    latin = counts.pop("Latin", 0) + len(_LATIN.findall(text))
    if not counts:
        return ""
    main, most = counts.most_common(1)[0]
    # A sign of Chinese is a word, for which Latin script takes some five letters.
    weight = 4 if main in ("Han", "Kana", "Hangul") else 1
    if most < LEAST_LETTERS / weight or most * weight < latin:
        return ""
    if main == "Han" and counts["Kana"] * 10 > most:
        main = "Kana"
    table, shown = tongues(), set(text.casefold())
    known = ((code, letters) for code, letters in table.letters.items() if script(next(iter(letters))) == main)
    own = (code for code, letters in known if len(letters & shown) * 2 >= len(letters))
    return next(own, table.scripts.get(main, UNDETERMINED))


@lru_cache(maxsize=8192)
def script(letter: str) -> str:
    """The script of a letter, by the beginning of its name in Unicode."""
    first = unicodedata.name(letter, "").split(" ", 1)[0]
    return {"CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana"}.get(first, first.capitalize())
