"""The picture of all asks through the drafts as SVG: inline in a page, or a file of its own for light and dark screens.

A status is told by a word, by a sign and by the form of its bar (solid, hatched, a thin line), never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wsisdiff.model import Ask, Status
from wsisdiff.reporting.ink.escaping import CONTROL, page
from wsisdiff.reporting.picture.ways import Run, Tally, Trajectory, Turn, Way
from wsisdiff.reporting.signs import SIGNS, briefly, legend, standing
from wsisdiff.telling.phrases import say

LIGHT = {
    "fg": "#1b1f24", "bg": "#ffffff", "soft": "#57606a", "line": "#d0d7de", "in": "#1a6b36", "in-fg": "#ffffff",
    "part": "#ffe9a8", "part-fg": "#3a2b00", "hatch": "#eccb62", "bad": "#a40e26",
}  # fmt: skip
DARK = {
    "fg": "#e6edf3", "bg": "#0d1117", "soft": "#a5b0bc", "line": "#3a424c", "in": "#3fb568", "in-fg": "#04140a",
    "part": "#4f3d00", "part-fg": "#ffe9a8", "hatch": "#6b5406", "bad": "#ff9d94",
}  # fmt: skip
"""The colours by what they are for. Text on its ground has a contrast of 4.5 or more in both."""
FORMS: dict[Status, str] = {"adopted": "in", "partial": "part", "left_out": "out"}
TURNS: dict[Turn, str] = {"": "", "up": "▲ ", "down": "▼ "}
LABEL = 356
"""Width of the asks' titles. All measures are in the picture's units, pixels at its natural size."""
COLUMNS, LEAST_WIDE, MOST_WIDE = 660, 64, 190
"""Width of all drafts together; a column may become no narrower and no wider than this."""
SINCE = 140
"""Width of the column that says what changed, in a picture of counts."""
EDGE, GAP, PAD = 12, 4, 6
BAR, ROW = 20, 27
LINE = 14
"""Height of a line of small text."""
LETTERS = 12
BOLD = 1.2
"""How much wider than `width_of` says bold letters may be: 1.21 in DejaVu Sans, which is what many Linux systems have for system-ui."""
LEAST_SEGMENT = 26
"""Width of a part of a bar that must hold a number."""
NARROW = frozenset("iljtfrI.,;:'’!|()[] -/")
BROAD = frozenset("mwMW@%—…") | frozenset(SIGNS.values()) | frozenset("▲▼")


def trajectory_svg(picture: Trajectory, *, alone: bool) -> str:
    """The picture. `alone` makes a file of its own with its colours; otherwise the page around it has them (see `rules`)."""
    drawing = _Drawing(picture)
    body = "".join(drawing.all(titled=alone))
    style = f"<style>{rules(LIGHT)}@media (prefers-color-scheme: dark){{{rules(DARK)}}}</style>" if alone else ""
    return (
        f'<svg{NAMESPACE if alone else ""}{OURS} width="{drawing.width:g}" height="{drawing.y:g}" '
        f'viewBox="0 0 {drawing.width:g} {drawing.y:g}" role="img" aria-labelledby="way_title way_text">'
        f'<title id="way_title">{page(picture.title)}</title><desc id="way_text">{page(picture.text)}</desc>{style}{HATCH}'
        f'<rect class="ground" width="100%" height="100%"/>{body}</svg>'
    )


NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""What a file needs; a page's parser knows it."""
OURS = ' class="way"'
HATCH = (
    '<defs><pattern id="way_hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="part" width="7" height="7"/><rect class="hatch" width="2" height="7"/></pattern></defs>'
)


def is_ours(path: Path) -> bool:
    """Whether a file is a picture of this kind, which may be written anew, and not something of the user's."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(200).startswith(f"<svg{NAMESPACE}{OURS}")


def rules(colours: Mapping[str, str]) -> str:
    """The picture's style sheet in these colours; a page gives `var(...)` of its own."""
    names = ("fg", "soft", "in", "in-fg", "part", "part-fg", "hatch", "bad")
    fills = "".join(f".way .{name}{{fill:{colours[name]}}}" for name in names)
    return (
        f".way{{font:{LETTERS}px system-ui,sans-serif}}.way .ground{{fill:{colours['bg']}}}{fills}"
        f".way .rule{{stroke:{colours['line']}}}.way .out{{stroke:{colours['soft']};stroke-dasharray:2 3}}"
        f".way .part-bar{{fill:url(#way_hatch);stroke:{colours['hatch']}}}.way .b{{font-weight:700}}.way .h{{font-size:{LETTERS + 1}px}}"
    )


def width_of(text: str) -> float:
    """About how wide a text is in LETTERS-sized letters; the real width depends on the reader's fonts."""
    return LETTERS * sum(
        0.34 if c in NARROW else 0.92 if c in BROAD else 0.7 if c.isupper() else 1.0 if c > "\u2e80" else 0.57 for c in text
    )


def lines_of(text: str, width: float, most: int) -> list[str]:
    """The text in at most `most` lines that fit the width; what does not fit is cut with an ellipsis, a long word too."""
    lines: list[str] = [""]
    for word in CONTROL.sub("", text).split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            return [*lines[:-1], _cut(longer, width)]
        elif not lines[-1]:
            lines[-1] = _cut(word, width)
        else:
            lines.append(word if width_of(word) <= width else _cut(word, width))
    return lines


def _cut(text: str, width: float) -> str:
    while text and width_of(text) > width - width_of("…"):
        text = text[:-1]
    return f"{text.rstrip()}…"


@dataclass
class _Drawing:
    """Draws from top to bottom; `y` is how far it has come."""

    picture: Trajectory
    y: float = EDGE

    @property
    def column(self) -> float:
        return min(MOST_WIDE, max(LEAST_WIDE, COLUMNS / max(1, len(self.picture.drafts))))

    @property
    def width(self) -> float:
        return 2 * EDGE + LABEL + self.column * len(self.picture.drafts) + (SINCE if self.picture.tallies else 0)

    def left(self, column: int) -> float:
        return EDGE + LABEL + self.column * column

    def all(self, *, titled: bool) -> Iterator[str]:
        picture = self.picture
        if titled:
            yield self._write(EDGE, self.y + LINE, picture.title, "fg b h")
            self.y += LINE + PAD
        yield from self._head()
        yield from self._tally(picture.total, bold=True)
        for tally in picture.tallies:
            yield from self._tally(tally)
        for chapter in picture.chapters:
            self.y += PAD
            yield f'<path class="rule" d="M{EDGE} {self.y:g}H{self.width - EDGE:g}"/>'
            yield self._write(EDGE, self.y + LINE + PAD, chapter.title, "fg b h")
            self.y += LINE + PAD + GAP + 2
            for way in chapter.ways:
                yield from self._way(way)
        self.y += EDGE - GAP

    def _head(self) -> Iterator[str]:
        room = self.column - 2 * GAP
        heads = [(lines_of(title, room / BOLD, 2), day) for title, day in self.picture.drafts]
        deepest = max((len(lines) for lines, _ in heads), default=1)
        for n, (lines, day) in enumerate(heads):
            x = self.left(n) + GAP
            for k, line in enumerate(lines):
                yield self._write(x, self.y + LINE * (k + 1), line, "fg b")
            if day and width_of(day) <= room:
                yield self._write(x, self.y + LINE * (deepest + 1), day, "soft")
        below = deepest + 1
        for n, told in enumerate(self.picture.open):
            shown = [line for line in told if width_of(line) <= room]
            for k, line in enumerate(shown, 1):
                yield self._write(self.left(n) + GAP, self.y + LINE * (deepest + 1 + k), line, "soft")
            below = max(below, deepest + 1 + len(shown))
        if self.picture.tallies and len(heads) > 1:
            since = lines_of(say("trajectory", "since_head", draft=self.picture.drafts[-2][0]), (SINCE - 2 * GAP) / BOLD, 2)
            for k, line in enumerate(since, 1):
                yield self._write(self.left(len(heads)) + GAP, self.y + LINE * k, line, "fg b")
        yield self._write(EDGE, self.y + LINE, legend(), "soft")
        self.y += LINE * below + PAD + GAP

    def _way(self, way: Way) -> Iterator[str]:
        lines = lines_of(way.ask.title, LABEL - 2 * PAD, 2)
        height = ROW if len(lines) == 1 else LINE * 2 + GAP + 2
        middle = self.y + height / 2
        for k, line in enumerate(lines):
            yield self._write(EDGE, middle + 4 + LINE * (k - (len(lines) - 1) / 2), line, "fg")
        for run in way.runs:
            yield from self._run(run, middle, way.ask)
        self.y += height

    def _run(self, run: Run, middle: float, ask: Ask) -> Iterator[str]:
        x, width = self.left(run.first) + GAP, self.column * (run.last - run.first + 1) - 2 * GAP
        told = (standing(run.status, ask), briefly(run.status, ask), SIGNS[run.status])
        words = [f"{TURNS[run.turn]}{word}" for word in told]
        word = next((word for word in words if width_of(word) + 2 * PAD <= width), words[-1])
        colour = "bad b" if run.turn == "down" else "soft"
        if run.status != "left_out":
            form = FORMS[run.status]
            colour = f"{form}-fg b" if run.turn == "down" else f"{form}-fg"
            yield self._bar(x, middle, width, run.status)
        yield self._write(x + PAD, middle + 4, word, colour)
        begin = x + PAD + width_of(word) * 1.08 + PAD
        if run.status == "left_out" and begin < x + width:
            yield f'<path class="out" d="M{begin:g} {middle:g}H{x + width:g}"/>'

    def _tally(self, tally: Tally, *, bold: bool = False) -> Iterator[str]:
        middle, weight = self.y + ROW / 2, " b" if bold else ""
        yield self._write(EDGE, middle + 4, lines_of(tally.title, LABEL - 2 * PAD, 1)[0], f"fg{weight}")
        for n, counts in enumerate(tally.counts):
            x = self.left(n) + GAP
            for status, width in _shares(counts, self.column - 2 * GAP):
                yield self._bar(x, middle, width - 1, status)
                word = f"{SIGNS[status]} {counts[status]}"
                word = word if width_of(word) + GAP < width else str(counts[status])
                colour = "soft" if status == "left_out" else f"{FORMS[status]}-fg"
                yield self._write(x + (width - 1) / 2, middle + 4, word, f"{colour}{weight}", anchor="middle")
                x += width
        if self.picture.tallies and tally.since:
            yield self._write(self.left(len(tally.counts)) + GAP, middle + 4, tally.since, f"fg{weight}")
        self.y += ROW

    def _bar(self, x: float, middle: float, width: float, status: Status) -> str:
        form = {"adopted": "in", "partial": "part-bar", "left_out": 'out" fill="none'}[status]
        y = middle - BAR / 2
        return f'<rect class="{form}" x="{x:g}" y="{y:g}" width="{max(1.0, width):g}" height="{BAR}" rx="3"/>'

    def _write(self, x: float, y: float, text: str, form: str, anchor: str = "") -> str:
        place = f' text-anchor="{anchor}"' if anchor else ""
        return f'<text class="{form}" x="{x:g}" y="{y:g}"{place}>{page(text)}</text>'


def _shares(counts: Mapping[Status, int], width: float) -> list[tuple[Status, float]]:
    """The width of each status's part of a bar, by its share; a small part has room for its number all the same."""
    there = {s: n for s, n in counts.items() if n}
    total = sum(there.values())
    least = min(LEAST_SEGMENT, width / max(1, len(there)))
    spare = width - least * len(there)
    return [(s, least + spare * n / total) for s, n in there.items()]
