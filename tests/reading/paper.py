"""Small papers for the tests: a PDF as word processors make it, drawn line by line so that every place is known."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SHARED = Path(os.environ.get("WSISDIFF_SHARED", Path(__file__).parents[3] / "shared"))
WIDTH, HEIGHT = A4
LEFT, SIZE, LEADING = 80.0, 11.0, 13.5


class Paper:
    """A canvas with a pen: `text` writes lines downwards, `raised` a mark where the last line ended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, pageCompression=0)
        self.y = HEIGHT - 90
        self.x = LEFT

    def text(
        self,
        lines: Sequence[str],
        x: float = LEFT,
        font: str = "Times-Roman",
        size: float = SIZE,
        gap: float = 6,
        indent: float = 0,
    ) -> Paper:
        self.y -= gap
        for at, line in enumerate(lines):
            start = x + (indent if at == 0 else 0)
            self.put(start, self.y, line, font, size)
            self.x = start + self.canvas.stringWidth(line, font, size)
            self.y -= LEADING
        return self

    def heading(self, line: str, size: float = SIZE) -> Paper:
        return self.text([line], font="Times-Bold", size=size, gap=14)

    def raised(self, mark: str) -> Paper:
        """A footnote's mark at the end of the last line."""
        self.put(self.x + 0.5, self.y + LEADING + 4, mark, "Times-Roman", 7)
        return self

    def put(self, x: float, y: float, text: str, font: str = "Times-Roman", size: float = SIZE) -> Paper:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return self

    def note(self, y: float, mark: str, text: str) -> Paper:
        self.put(LEFT, y + 3, mark, size=6)
        return self.put(LEFT + 5, y, text, size=8.5)

    def page(self) -> Paper:
        self.canvas.showPage()
        self.y = HEIGHT - 90
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def wrapped(text: str, width: float = WIDTH - 2 * LEFT, font: str = "Times-Roman", size: float = SIZE) -> list[str]:
    """The text in lines of at most `width` points, broken at spaces."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
