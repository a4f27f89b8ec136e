"""Text as a block carries it: on one line, one space between words, no character that cannot be seen."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Soft hyphens, zero-width characters and marks of direction: they print nothing and would keep words from being found."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def one_line(text: str) -> str:
    r"""The text on one line: invisible characters out, every run of white space (no-break spaces too) as one space.

    >>> one_line(" co\u00adoperation\u00a0of\n all\t States ")
    'cooperation of all States'
    """
    return " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", text)).split())
