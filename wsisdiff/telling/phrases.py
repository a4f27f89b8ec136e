"""What the tool says to people, from `data/en/phrases.toml`: every status, change and reason is worded there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from string import Formatter
from typing import Any, cast

from wsisdiff.text.language import read_data

QUOTE_LENGTH = 160
"""Characters of a quotation within a sentence of the tool's own."""
Table = dict[str, dict[str, Any]]
"""Group -> key -> phrase, or its two forms: for one (its part `n`), and for any other number."""
SPOKEN: ContextVar[Table | None] = ContextVar("SPOKEN", default=None)


@lru_cache(maxsize=1)
def english() -> Table:
    table: Any = read_data("phrases")
    return cast(Table, table)


def _phrases() -> Table:
    return SPOKEN.get() or english()


@contextmanager
def speaking(table: Table | None) -> Iterator[None]:
    """Say everything by another table of phrases meanwhile; None is English, which data for programs speaks always."""
    token = SPOKEN.set(table)
    try:
        yield
    finally:
        SPOKEN.reset(token)


def say(group: str, key: str, **parts: object) -> str:
    """The phrase of that name with its parts filled in, in the form that its part `n` takes where it has two; KeyError for none.

    >>> say("status", "left_out")
    'left out'
    """
    phrase = _phrases()[group][key]
    if isinstance(phrase, list):
        phrase = phrase[parts["n"] != 1]
    said: str = phrase.format(**parts) if parts else phrase
    return said


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
    return say("count", what, n=n)


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


def listed(labels: Sequence[str]) -> str:
    """Labels of paragraphs as a person lists them.

    >>> listed(["53", "57", "103"]), listed(["12"])
    ('paragraphs 53, 57 and 103', 'paragraph 12')
    >>> listed(["Article 4.1"])
    'Article 4.1'
    """
    known = list(dict.fromkeys(labels))
    if all(re.match(r"[A-Z][a-z]{2,} ", label) for label in known):
        return together(known)  # "Article 4.1" says itself what it is
    return say("list", "paragraphs" if len(known) > 1 else "paragraph", labels=together(known))


def together(labels: Sequence[str]) -> str:
    """Labels in a row, the last after "and".

    >>> together(["89", "106"])
    '89 and 106'
    """
    *before, last = labels
    return say("list", "last", before=", ".join(before), last=last) if before else last
