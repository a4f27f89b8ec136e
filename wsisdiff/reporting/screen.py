"""Where summaries are printed: for a person on a terminal of whatever width, or for the next program in a pipe.

On a terminal lines are folded to its width (or COLUMNS) and, without NO_COLOR, coloured. In a pipe every sentence is one line, however
long, tables are as wide as they need to be, and there is neither colour nor space at the ends of lines.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wsisdiff.model import STATUSES, Status
from wsisdiff.phrasing import say
from wsisdiff.reporting.report_builder import SIGNS
from wsisdiff.text.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH_OF_PIPES = 100_000
"""Characters of a line where nothing has to fit a screen."""
NARROW = 60
"""Width of a terminal below which the first column of a table may be folded, too."""


class Screen:
    """Standard output as it is at this moment."""

    def __init__(self) -> None:
        from rich.console import Console

        self.piped = not sys.stdout.isatty()
        self._console: Console = Console(highlight=False, width=WIDTH_OF_PIPES if self.piped else None)
        self.narrow = self._console.width < NARROW

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """A sentence; on a terminal what is folded is indented as its beginning is."""
        from rich.padding import Padding
        from rich.text import Text

        shown = Text(printable(text), style=style)
        if self.piped:
            shown.pad_left(indent)
        self.show(Padding(shown, (0, 0, 0, indent), expand=False) if indent and not self.piped else shown)

    def show(self, what: RenderableType) -> None:
        """A table or the like."""
        if not self.piped:
            self._console.print(what)
            return
        with self._console.capture() as captured:
            self._console.print(what)
        lines = captured.get().splitlines() or [""]
        self._console.file.write("".join(f"{line.rstrip(' ')}\n" for line in lines))

    def signs(self) -> dict[Status, str]:
        """The signs of the statuses; words where the output's character set has no signs."""
        try:
            "".join(SIGNS.values()).encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return {status: say("trajectory", f"short_{status}") for status in STATUSES}
        return SIGNS
