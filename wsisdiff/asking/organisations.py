"""Who asks: the organisation that the free text of an ask's `source` names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wsisdiff.model import Ask
from wsisdiff.text.words import words

END_OF_NAME = re.compile(r"[,;:(\[]|\s[-\u2012-\u2015/]\s")
"""What ends an organisation's name: a comma, semicolon, colon or bracket, or a dash between spaces."""
QUOTED = re.compile(r"""^["“„«]\s*([^"”“»]+?)\s*["”“»]""")
"""A name that has one of these in it stands in quotation marks: `source = '"Example, Inc.", letter of May 2026'`."""
ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)


def organisation(source: str) -> str:
    """The organisation that a source names: what stands before its first comma, or in quotation marks at its start.

    >>> organisation("Internet Society, input to the Elements Paper, July 2025, question 5")
    'Internet Society'
    >>> organisation("the European Union (position paper)"), organisation('"Example, Inc.", letter'), organisation("A - B")
    ('European Union', 'Example, Inc.', 'A')
    """
    text = " ".join(source.split())
    quoted = QUOTED.match(text)
    name = quoted[1] if quoted else ARTICLE.sub("", END_OF_NAME.split(text, maxsplit=1)[0].strip())
    return name or text


def organisations(asks: Iterable[Ask]) -> dict[str, str]:
    """Ask id -> the organisation that asks, in the spelling that came first; empty where the ask has no source.

    One organisation: names that differ only in case, punctuation, spelling or a leading "the", and names that a `[[name]]` table or
    the package's glossary says are one.
    """
    from wsisdiff.text.names import names_of

    asks = tuple(asks)
    names = names_of(tuple(dict.fromkeys(name for ask in asks for name in ask.names)))
    spelling: dict[tuple[str, ...], str] = {(): ""}
    out = {}
    for ask in asks:
        name = organisation(ask.source)
        key = tuple(word.plain for word in names.fold(words(name))) or ((name,) if name else ())
        out[ask.id] = spelling.setdefault(key, name)
    return out


def same_organisation(one: Ask, other: Ask) -> bool:
    """Whether two asks may be one organisation's, which they may where one of them names none.

    >>> society = Ask("a", "A", "A", source="Internet Society, input of July 2025")
    >>> same_organisation(society, Ask("b", "B", "B", source="the internet society (letter)")), same_organisation(
    ...     society, Ask("c", "C", "C", source="Access Group")), same_organisation(society, Ask("d", "D", "D"))
    (True, False, True)
    """
    first, second = (tuple(word.plain for word in words(organisation(ask.source))) for ask in (one, other))
    return not first or not second or first == second
