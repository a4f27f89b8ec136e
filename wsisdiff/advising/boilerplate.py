"""Words and texts that say nothing of what an ask wants, from `data/en/asking.toml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from wsisdiff.text.language import language, read_data
from wsisdiff.text.words import words


@lru_cache(maxsize=1)
def asking_data() -> dict[str, Any]:
    """The tables of `data/en/asking.toml`."""
    return read_data("asking")


@lru_cache(maxsize=1)
def frequent() -> frozenset[str]:
    """Stems that stand in UN texts whatever their subject, stop words among them."""
    stop, table = language().stopwords, asking_data()["boilerplate"]["words"]
    return stop | {w.stem for word in (*stop, *table) for w in words(word)}


@lru_cache(maxsize=1)
def _placeholder() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in asking_data()["placeholders"]["patterns"]), re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether the text only keeps the place of one that is still to be written.

    >>> is_placeholder(" [Insert text here] "), is_placeholder("TBD."), is_placeholder("Keep paragraph 12.")
    (True, True, False)
    """
    bare = " ".join(text.split())
    bares = (bare, bare.strip("[](){}<>*.:;! "))
    return not any(c.isalpha() for c in text) or any(_placeholder().fullmatch(form) for form in bares)


def is_deletion(text: str) -> bool:
    """Whether the text only says that something is to go, which is not itself in it.

    >>> is_deletion("[deleted]"), is_deletion("Delete paragraph 12")
    (True, False)
    """
    bare = " ".join(text.split()).casefold().strip("[](){}<>*.:;!–- ")
    return bare in asking_data()["placeholders"]["deletions"]
