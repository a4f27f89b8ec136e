"""Text of a draft on its way to a terminal: nothing in it may move the cursor, colour the screen or turn the reading direction."""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # a control sequence: colours, cursor
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # an operating system command and its like, with what it carries
    r"|\x1b[ -/]*[0-~]"
    r"|\x9b[0-?]*[ -/]*[@-~]",
    re.DOTALL,
)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""The text without escape sequences, control characters (line feed and tab stay) and marks that turn the direction.

    >>> printable("a\x1b[31mred\x1b[0m \u202eb\x07c\n")
    'ared bc\n'
    """
    return _UNPRINTABLE.sub("", _ESCAPES.sub("", text))
