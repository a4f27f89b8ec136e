"""Text as a block carries it: on one line, one space between words, no character that cannot be seen."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Soft hyphens, zero-width characters and marks of direction: they print nothing and would keep words from being found."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_PARTS = re.compile(r"\n\s*\n|\n\s*(?=(?:\d{1,3}(?:\s?bis|\s?ter)?\.|\([a-z]{1,4}\))\s)")
"""An empty line, or a line that begins with a number."""


def one_line(text: str) -> str:
    r"""The text on one line: invisible characters out, every run of white space (no-break spaces too) as one space.

    >>> one_line(" co\u00adoperation\u00a0of\n all\t States ")
    'cooperation of all States'
    """
    return " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", text)).split())


def lines_apart(text: str) -> list[str]:
    r"""Paragraphs that stand in one element of a file and are parted only by line breaks, each on one line; empty ones left out.

    Lines without a number go on with the one before: they were broken to look well.

    >>> lines_apart("1. We decide\n to act:\n(a) now;\n\n2. We note")
    ['1. We decide to act:', '(a) now;', '2. We note']
    """
    pieces = _PARTS.split(text) if "\n" in text else [text]
    return [line for line in map(one_line, pieces) if line]
