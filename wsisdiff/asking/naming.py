"""Ids and titles for asks that have none yet, and the text of a request made fit to be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import accumulate, chain, count

from wsisdiff.ids import ID
from wsisdiff.telling.phrases import sentence_case, short
from wsisdiff.text.language import language
from wsisdiff.text.terminal import printable

LONGEST_ID = 48
"""Characters of an id made here; the longest of this repository's asks has 28."""
LONGEST_TITLE = 70
"""Characters of a title made from the first words of a text."""
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")


def id_from(title: str, taken: Container[str] = ()) -> str:
    """An id from a title: its words but the smallest, a-z, 0-9 and "-", with a number where it is taken.

    >>> id_from("Make the mandate of the Forum permanent"), id_from("Make mandate permanent", {"make-mandate-permanent"})
    ('make-mandate-forum-permanent', 'make-mandate-permanent-2')
    >>> id_from("L'accès à Internet"), id_from("互联网")
    ('l-acces-internet', 'ask')
    """
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower().replace("’", "'")
    parts = re.findall(r"[a-z0-9]+", letters)
    telling = [p for p in parts if p not in language().stopwords] or parts
    longer = [stem for stem in accumulate(telling, "{}-{}".format) if len(stem) <= LONGEST_ID]
    stem = longer[-1] if longer else "".join(telling[:1])[:LONGEST_ID] or "ask"
    if not ID.fullmatch(stem):
        stem = f"ask-{stem}"  # the name of a device on Windows
    names = chain([stem], (f"{stem}-{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def title_from(text: str) -> str:
    """A title from the first words of a text, for a list that has no titles."""
    return sentence_case(short(text, LONGEST_TITLE).rstrip(".;:,"))


def clean(text: str) -> str:
    r"""The text as it is kept: line feeds for all line ends, no control characters or marks of direction, no space at its ends.

    >>> clean(" We\x07 act:\r\n\u202e(a) now \n")
    'We act:\n(a) now'
    """
    lines = printable(_LINE_ENDS.sub("\n", text).replace("\u00ad", "")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
