"""Errors a person can act on: one line says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

EXIT_DONE = 0
EXIT_HAPPENED = 1
"""Done, and what `--fail-on` names has happened."""
EXIT_WRONG_INPUT = 2


class WsisdiffError(Exception):
    """The input or the call is wrong.

    `what` names the fault, `where` the file (and line, page or id) it is in, `todo` what the user can do about it.

    >>> print(WsisdiffError("the date is none", where="drafts.toml line 4", todo="write it as 2025-08-30"))
    drafts.toml line 4: the date is none; write it as 2025-08-30
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.todo:
            line += f"; {self.todo}"
        return " ".join("".join(c if c.isprintable() else " " for c in line).split())


class UnreadableDraft(WsisdiffError):
    """A draft's file cannot be read as what its name says it is."""


class BadAsk(WsisdiffError):
    """An ask file holds something that is no ask."""


class BadWorkspace(WsisdiffError):
    """The workspace, its manifest or its reviews do not hold together."""


def unknown_ask(ask: str, known: Iterable[str], where: str) -> BadWorkspace:
    """No ask has that id; the todo names those that may be meant.

    >>> print(unknown_ask("Licence", ["licences", "mercury"], "asks"))
    asks: there is no ask 'Licence'; did you mean licences?
    """
    from difflib import get_close_matches

    near = ", ".join(get_close_matches(ask.casefold(), list(known), n=3, cutoff=0.5))
    return BadWorkspace(
        f"there is no ask {ask!r}", where=where, todo=f"did you mean {near}?" if near else "see wsisdiff asks list"
    )


class NotFetched(WsisdiffError):
    """A draft cannot be had from where it is published."""
