"""Bytes of a fuzzer as choices: the same bytes always give the same numbers, words and texts. It needs no fuzzer to replay them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

WORDS = (  # noqa: SIM905
    "We the States shall should [shall] [should/may] recall reaffirm, decide call upon support; and human rights. Forum IGF (a) (ii) 1. "
    "12 12. 12 bis. OP3 PP2 A. IV. - • — “quoted” [G77: delete] [agreed ad ref] [[x] y] ] [ | * ** _ # ## --- ``` [^1] [^1]: "
    "[link](u) <b> </b> <script>alert(1)</script> &amp; &#x41; http://a.b/c A/RES/70/125 2030 imple- mentation co\u00adoperation "
    "café \u202eabc \u0301 مرحبا 草案 \x1b[31m \x00 \x07 \ufeff \u200d (former 6) *1 1 2 3 Article 79 Japan, Government: ~ ~~ $x$ ="
).split(" ")
"""Words that mean something to one of the readers, to the numbering, to the marks or to a report's format."""


class Supply:
    """Takes choices from bytes; when they are used up every choice is the first one."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        value = self.byte() if high - low < 256 else self.byte() << 8 | self.byte()
        return low + value % (high - low + 1)

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.number(0, len(choices) - 1)]

    def text(self) -> str:
        """Up to 30 words: known ones, or letters straight from the bytes."""
        return " ".join(self.word() for _ in range(self.number(0, 30)))

    def word(self) -> str:
        kind = self.number(0, 7)
        if kind < 6:
            return self.one(WORDS)
        taken = self._data[self._at : self._at + kind]
        self._at += kind
        return taken.decode("utf-8" if kind == 6 else "latin-1", "replace")

    def rest(self) -> bytes:
        taken, self._at = self._data[self._at :], len(self._data)
        return taken
