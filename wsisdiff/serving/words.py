"""What the page says, from `data/en/serving.toml`: every heading, label and button is worded there and nowhere else."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from wsisdiff.text.language import read_data


@lru_cache(maxsize=1)
def all_words() -> dict[str, dict[str, str]]:
    """Group -> key -> words."""
    table: dict[str, Any] = read_data("serving")
    return table


def w(name: str, /, **parts: object) -> str:
    """The words of that name, `group.key`, with their parts filled in; KeyError for a name that does not exist.

    With a part `n` that is 1, the words of `group.key_one` where there are such.

    >>> w("overview.asks", n=1), w("overview.asks", n=3)
    ('1 ask', '3 asks')
    """
    group, key = name.split(".", 1)
    table = all_words()[group]
    if parts.get("n") == 1 and f"{key}_one" in table:
        key = f"{key}_one"
    return table[key].format(**parts) if parts else table[key]
