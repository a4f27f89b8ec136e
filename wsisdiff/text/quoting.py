"""Where the words of a quotation stand in a text: word for word, however quotes, dashes, spaces and line ends are set.

Nothing else is forgiven. Case counts, so does every word and every mark within the quotation; only what people and programs put around a
quotation (quotes, an ellipsis, a full stop) is taken off. Words that are pointed at ("the second sentence") are found here, too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from wsisdiff.model import Span
from wsisdiff.text.sentences import sentences

_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"), "'")
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−"), "-")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_FOLDED = {**_QUOTES, **_DASHES, **_NOTHING}
_AROUND = re.compile(r"^(?:[\s'>*_]|\.\.\.)+|(?:[\s'*_.,;:])+$")
"""What stands around a quotation and is none of its words."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FROM_THE_END = {"last": 1, "final": 1, "penultimate": 2, "next-to-last": 2}
_REST = re.compile(r"all words (?P<how>after|from) “(?P<words>[^”]+)”(?: in (?P<part>.+))?")
_PART = re.compile(r"the (\w+|\d+\w\w|next-to-last) sentence", re.IGNORECASE)


def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    r"""All places of the text where the quotation stands, from word to word; none where it does not or where it has no word.

    >>> text = "The “Forum” is made\npermanent."
    >>> [span.cut(text) for span in find_quote(text, '"The \'Forum\' is made permanent..."')]
    ['The “Forum” is made\npermanent']
    >>> find_quote(text, "forum is made permanent"), find_quote(text, "Forum is permanent"), find_quote(text, "is mad")
    ((), (), ())
    """
    wanted = _AROUND.sub("", _fold(unicodedata.normalize("NFC", quote))[0])
    if not any(c.isalnum() for c in wanted):
        return ()
    folded, at = _fold(text)
    found = []
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_joined(folded, start) or _joined(folded, end)):
            found.append(Span(at[start], at[end - 1] + 1))
        start = folded.find(wanted, start + 1)
    return tuple(found)


def _joined(text: str, at: int) -> bool:
    """Whether the characters before and at this place belong to one word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


@lru_cache(maxsize=4096)
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it is compared, and for each of its characters the place that it came from.

    Runs of space are one space; of quotes only the apostrophes within words are left.
    """
    out: list[str] = []
    at: list[int] = []
    for n, character in enumerate(text):
        plain = character.translate(_FOLDED)
        if plain == "'" and not (text[n - 1 : n].isalnum() and text[n + 1 : n + 2].isalnum()):
            continue
        for one in plain if plain.isascii() else unicodedata.normalize("NFKC", plain):
            if not one.isspace():
                out.append(one)
                at.append(n)
            elif out and out[-1] != " ":
                out.append(" ")
                at.append(n)
    return "".join(out), tuple(at)


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
        _, words, after = within.partition(rest["words"])
        after = after if rest["how"] == "after" else words + after
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
