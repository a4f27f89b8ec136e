"""Text as a block carries it: on one line, one space between words, no character that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
"""Soft hyphens, zero-width characters, fillers, selectors, tags and marks of direction: they print nothing and would keep words from
being found."""
_WITHIN = re.compile(f"(\\w*[A-Za-z])(?!\u00ad)[{_UNSEEN}]+([A-Za-z]\\w*)")
"""A word with something in it that nobody sees; a soft hyphen is a place to break it."""
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, so that what is seen stands in another order than what is read."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LATER = r"(?:\s?(?:bis|ter|quater|alt))?"
_PARTS = re.compile(
    rf"\n\s*\n|\n\s*(?=(?:\d{{1,3}}{_LATER}\.|\([a-z]{{1,4}}\))\s|(?:OP|PP)\s?\d{{1,3}}{_LATER}(?:[.:)]\s|\s(?=[A-Z])))"
)
"""An empty line, or a line that begins with a number."""


@dataclass(slots=True)
class Noticed:
    """What was taken out of the text of a draft that nobody sees and that may be meant to mislead."""

    split: list[str] = field(default_factory=list)
    """Words that had invisible characters within them, without those."""
    turned: int = 0
    """Marks that turn the direction of writing."""


_NOTICED: ContextVar[Noticed | None] = ContextVar("noticed", default=None)


@contextmanager
def noticing() -> Iterator[Noticed]:
    """Within it, what `one_line` takes out is noted."""
    noticed = Noticed()
    token = _NOTICED.set(noticed)
    try:
        yield noticed
    finally:
        _NOTICED.reset(token)


def notice(split: list[str], turned: int) -> None:
    """Note what was taken out, here or by another process."""
    if noticed := _NOTICED.get():
        noticed.split += split
        noticed.turned += turned


def one_line(text: str) -> str:
    r"""The text on one line: invisible characters out, every run of white space (no-break spaces too) as one space.

    >>> one_line(" co\u00adoperation\u00a0of\n all\t States ")
    'cooperation of all States'
    """
    if text.isascii():
        return " ".join(_CONTROL.sub(" ", text).split())
    if _INVISIBLE.search(text):
        notice([found[1] + found[2] for found in _WITHIN.finditer(text)], len(_TURNED.findall(text)))
        text = _INVISIBLE.sub("", text)
    return " ".join(_CONTROL.sub(" ", text.replace("\u2800", " ")).split())


def lines_apart(text: str, joined: Callable[[str], str] = one_line) -> list[str]:
    r"""Paragraphs that stand in one element of a file and are parted only by line breaks, each on one line; empty ones left out.

    Lines without a number go on with the one before, as `joined` joins them: they were broken to look well.

    >>> lines_apart("1. We decide\n to act:\n(a) now;\n\n2. We note")
    ['1. We decide to act:', '(a) now;', '2. We note']
    >>> lines_apart("OP1 Notes\nOP1 of the draft;\nOP2. Decides;\n2 quater. Asks")
    ['OP1 Notes OP1 of the draft;', 'OP2. Decides;', '2 quater. Asks']
    """
    return [line for line in map(joined, _PARTS.split(text)) if line]
