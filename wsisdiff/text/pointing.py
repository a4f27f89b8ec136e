"""Words of a paragraph that are pointed at and not quoted: "the second sentence"."""

from __future__ import annotations

import re

from wsisdiff.text.sentences import sentences

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FROM_THE_END = {"last": 1, "final": 1, "penultimate": 2, "next-to-last": 2}
_REST = re.compile(r"all words after “(?P<words>[^”]+)”(?: in (?P<part>.+))?")
_PART = re.compile(r"the (\w+|\d+\w\w|next-to-last) sentence", re.IGNORECASE)


def pointed_at(said: str, text: str) -> str:
    """The sentence's own words for "the second sentence", or those up to its end for "all words after “finance”"; as said for all else.

    >>> pointed_at("the second sentence", "States act. Banks report.")
    'Banks report.'
    >>> pointed_at("the third sentence", "States act. Banks report.")
    'the third sentence'
    """
    rest = _REST.fullmatch(said)
    if rest:
        within = pointed_at(rest["part"], text) if rest["part"] else text
        _, _, after = within.partition(rest["words"])
        return next((s.span.cut(after).strip(" .") for s in sentences(after)), said)
    match = _PART.fullmatch(said)
    if match is None:
        return said
    found = [s.span.cut(text).strip() for s in sentences(text)]
    number = _number(match[1].lower(), len(found))
    return found[number - 1] if 1 <= number <= len(found) else said


def _number(said: str, of: int) -> int:
    """Which sentence of so many is meant, from 1; 0 where that is not understood."""
    if said in _FROM_THE_END:
        return of + 1 - _FROM_THE_END[said]
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits[0])
    return 1 if said == "opening" else _ORDINALS.index(said) + 1 if said in _ORDINALS else 0
