"""Errors a person can act on: one line says what is wrong, where, and what to do."""

from __future__ import annotations

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


class NotFetched(WsisdiffError):
    """A draft cannot be had from where it is published."""
