"""Whole commands: start-up, the repository's own workspace, the GDPR collection, and how the cost grows with asks and paragraphs."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.data import grown
from benchmarks.measure import Cost, in_turn, median, run, table, wsisdiff

STARTS, RUNS = 21, 9
GROWTH = (1, 2, 4, 8, 16)
ARCHIVE = (28, 58)
"""Times the asks and the paragraphs of the GDPR collection that make 10,000 asks and 100,000 paragraphs."""
HEAD = ("", "processor, s", "clock, s", "memory, MB")


def _row(name: str, cost: Cost) -> list[str]:
    return [name, f"{cost.cpu:.2f}", f"{cost.clock:.2f}", f"{cost.memory:.0f}"]


def startup() -> str:
    """What a command costs before it does anything, beside Python's own start and that of click, which reads the command line."""
    found = in_turn(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "wsisdiff --version": wsisdiff("--version"),
            "wsisdiff --help": wsisdiff("--help"),
            "wsisdiff report --help": wsisdiff("report", "--help"),
        },
        STARTS,
    )
    click = found['python -c "import click"']
    rows = [
        [f"`{name}`", f"{1000 * c.cpu:.0f}", f"{1000 * c.clock:.0f}", f"{c.clock / click.clock:.1f}"] for name, c in found.items()
    ]
    return table(("", "processor, ms", "clock, ms", "times `import click`"), rows)


def specimens(folder: Path, times: int = RUNS) -> str:
    """The repository's five drafts and its asks: with nothing kept, and again."""
    out = folder / "out"
    report = wsisdiff("report", "--output", out / "status.md")
    cache = folder / "cache"
    cold, warm = [], []
    for n in range(times):  # in turn, so that what slows the machine slows both
        env = {"WSISDIFF_CACHE": str(cache / str(n))}
        cold.append(run(report, env))
        warm.append(run(report, env))
    rows = [
        _row("`report`, nothing kept", median(cold)),
        _row("`report`, drafts and verdicts kept from the run before", median(warm)),
    ]
    kept = {"WSISDIFF_CACHE": str(cache / "0")}
    commands = {
        "`report --format html`": wsisdiff("report", "--format", "html", "--output", out / "status.html"),
        "`report --format docx`": wsisdiff("report", "--format", "docx", "--output", out / "status.docx"),
        "`report --format json`": wsisdiff("report", "--format", "json", "--output", out / "status.json"),
        "`brief`": wsisdiff("brief", "--output", out / "brief.md"),
        "`compare rev1 rev2`, with the asks it touches": wsisdiff("compare", "rev1", "rev2"),
        "`compare rev1 rev2 --no-asks --format docx`": wsisdiff(
            "compare", "rev1", "rev2", "--no-asks", "--format", "docx", "--output", out / "redline.docx"
        ),
        "`history igf-permanent-mandate`": wsisdiff("history", "igf-permanent-mandate"),
        "`show rev1`": wsisdiff("show", "rev1"),
    }
    rows += [_row(name, cost) for name, cost in in_turn(commands, max(3, times // 2), kept).items()]
    return table(HEAD, rows)


def collection(workspace: Path) -> str:
    """The GDPR collection: 361 asks, two drafts of 884 and about 840 paragraphs; nothing kept."""
    out = workspace / "out"
    commands = {
        "`report`, 361 asks in two drafts": wsisdiff("-C", workspace, "report", "--format", "json", "--output", out / "r.json"),
        "`compare`": wsisdiff("-C", workspace, "compare", "proposal", "next", "--format", "json", "--output", out / "c.json"),
    }
    return table(HEAD, [_row(name, cost) for name, cost in in_turn(commands, 5).items()])


def growth(workspace: Path, most: int = GROWTH[-1]) -> str:
    """`report` on the collection with so many times the asks, or so many times the paragraphs of both drafts."""
    rows, first = [], None
    for times in (n for n in GROWTH if n <= most):
        costs = []
        for folder in (grown(workspace, times, 1), grown(workspace, 1, times)):
            command = wsisdiff("-C", folder, "report", "--format", "json", "--output", folder / "r.json")
            costs.append(median([run(command) for _ in range(3 if times == 1 else 1)]))
        first = first or costs
        cells = [(c.cpu, c.cpu / f.cpu, c.memory) for c, f in zip(costs, first, strict=True)]
        rows.append(
            [str(times), *(cell for cpu, ratio, memory in cells for cell in (f"{cpu:.1f}", f"{ratio:.1f}", f"{memory:.0f}"))]
        )
    head = ["times", "asks: processor, s", "as many times as once", "memory, MB"]
    return table([*head, "paragraphs: processor, s", "as many times as once", "memory, MB"], rows)


def archive(workspace: Path) -> str:
    """10,108 asks over two drafts of together 100,920 paragraphs, once with nothing kept and once more."""
    folder = grown(workspace, *ARCHIVE)
    command = wsisdiff("-C", folder, "report", "--format", "json", "--output", folder / "r.json")
    kept = {"WSISDIFF_CACHE": str(workspace / "cache")}
    rows = [_row(name, run(command, kept)) for name in ("`report`, nothing kept", "`report`, once more")]
    return table(HEAD, rows)
