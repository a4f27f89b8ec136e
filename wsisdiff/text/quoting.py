"""Where the words of a quotation stand in a text: word for word, however quotes, dashes, spaces and line ends are set.

Nothing else is forgiven. Case counts, so does every word and every mark within the quotation; only what people and programs put around a
quotation (quotes, an ellipsis, a full stop) is taken off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from wsisdiff.model import Span

_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"), "'")
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−"), "-")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_FOLDED = {**_QUOTES, **_DASHES, **_NOTHING}
_AROUND = re.compile(r"^(?:[\s'>*_]|\.\.\.)+|(?:[\s'*_.,;:])+$")
"""What stands around a quotation and is none of its words."""


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
