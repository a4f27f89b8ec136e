"""What the tool says to people, from `data/en/phrases.toml`: every status, change and reason is worded there and nowhere else."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import Any

from wsisdiff.text.language import read_data

QUOTE_LENGTH = 160
"""Characters of a quotation within a sentence of the tool's own."""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, Any]]:
    table: dict[str, Any] = read_data("phrases")
    return table


def say(group: str, key: str, **parts: object) -> str:
    """The phrase of that name with its parts filled in; KeyError for a phrase that does not exist.

    >>> say("status", "left_out")
    'left out'
    """
    phrase: str = _phrases()[group][key]
    return phrase.format(**parts) if parts else phrase


def places(group: str, key: str) -> tuple[tuple[str, str], ...]:
    """The phrase of that name in pieces: words, and the name of the part that follows them, empty at the end.

    >>> places("report", "red_line")
    (('', 'ask'), (': ', 'status'))
    """
    return tuple((text, name or "") for text, name, _, _ in Formatter().parse(_phrases()[group][key]))


def counted(what: str, n: int) -> str:
    """So many of something, in the form that its number takes.

    >>> counted("ask", 1), counted("ask", 35)
    ('1 ask', '35 asks')
    """
    one, many = _phrases()["count"][what]
    form: str = one if n == 1 else many
    return form.format(n=n)


def short(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than `length` characters.

    >>> short("one two three four", 12)
    'one two …'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def sentence_case(text: str) -> str:
    """The text with a capital first letter.

    >>> sentence_case("the IGF")
    'The IGF'
    """
    return text[:1].upper() + text[1:]


def listed(labels: tuple[str, ...] | list[str], prefix: str = "paragraph") -> str:
    """Labels as a person lists them.

    >>> listed(["53", "57", "103"]), listed(["12"])
    ('paragraphs 53, 57 and 103', 'paragraph 12')
    """
    unique = list(dict.fromkeys(labels))
    if len(unique) == 1:
        return f"{prefix} {unique[0]}"
    return f"{prefix}s {', '.join(unique[:-1])} and {unique[-1]}"
