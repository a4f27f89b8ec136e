"""What wsisdiff rests on: each package, why, its licence, its size, and what it costs to load. Written into docs/dependencies.md."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from benchmarks.measure import ROOT, table

RUNS = 5
WHY = {
    "click": ("click", "the command line", "every command"),
    "rapidfuzz": ("rapidfuzz.distance", "word alignments of amendments, in C++", "amendments, compare, brief"),
    "diff-match-patch": ("diff_match_patch", "redlines: Myers' difference", "compare, brief"),
    "pypdfium2": ("pypdfium2", "text of PDFs with the place of each character", "a PDF, in a process of its own"),
    "python-docx": ("docx", "writes Word files", "`--format docx`"),
    "lxml": ("lxml.etree", "reads Word files and web pages without entities or network", "a Word file or web page"),
    "jinja2": ("jinja2", "HTML that is escaped by default", "`--format html`"),
    "pygments": ("pygments", "comes with rich; named for its lower bound", "summaries on screen"),
    "rich": ("rich.console", "tables and colours on a terminal", "summaries on screen"),
    "tomlkit": (
        "tomlkit",
        "changes TOML files that people wrote, and keeps their comments",
        "`review`, `drafts add`, `asks new`",
    ),
    "confusable-homoglyphs": (
        "confusable_homoglyphs.confusables",
        "Unicode's table of letters that look like others",
        "a draft with words of mixed scripts",
    ),
    "openpyxl": ("openpyxl", "reads tables of requests in Excel files", "`asks import`"),
    "numpy": ("numpy", "postings as arrays: the search in large drafts", "a draft of 3,000 paragraphs and more"),
    "werkzeug": ("werkzeug.wrappers", "requests, forms and uploads of the page", "`serve`"),
    "waitress": ("waitress", "the server of the page, in Python alone", "`serve`"),
}
"""Package -> what is loaded of it, why it is here, and when it is loaded. A test holds it against setup.cfg."""
LICENCES = {"diff-match-patch": "Apache-2.0", "pypdfium2": "BSD-3-Clause or Apache-2.0; pdfium in it BSD-3-Clause"}
"""Where the package's own data is silent or long."""
CODE = re.compile(r"License :: OSI Approved :: (.*)")


def requirements() -> list[str]:
    """The requirements of setup.cfg, as they stand there."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser["options"]["install_requires"].split()


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ (]", requirement, maxsplit=1)[0].lower()


def dependencies() -> str:
    """Our own dependencies, and below them what they bring along."""
    rows = []
    for requirement in requirements():
        name = name_of(requirement)
        module, why, when = WHY[name]
        found = distribution(name)
        rows.append([f"{name} {requirement.removeprefix(name)}", found.version, why, when, licence(found), f"{_size(found):.1f}",
                     f"{_load(module):.0f}"])  # fmt: skip
    direct = sorted({name_of(requirement) for requirement in requirements()})
    brought: dict[str, list[str]] = {}
    for name in direct:
        for other in _needs(name):
            brought.setdefault(other, []).append(name)
    more = [
        [name, found.version, licence(found), f"{_size(found):.1f}", ", ".join(dict.fromkeys(by))]
        for name, by in sorted(brought.items())
        if name not in direct and (found := _found(name)) is not None
    ]
    return (
        table(("package", "here", "why", "loaded for", "licence", "MB", "ms to load"), rows)
        + f"\n\nThey bring {len(more)} packages along:\n\n"
        + table(("package", "here", "licence", "MB", "for"), more)
    )


def _needs(name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """What a package needs on this system, and what that needs."""
    found = _found(name)
    for requirement in (found.requires or []) if found else []:
        other = name_of(requirement)
        if "extra ==" in requirement or other in seen or _found(other) is None:
            continue
        yield other
        yield from _needs(other, seen | {name, other})


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence(found: Distribution) -> str:
    """As the package states it: its SPDX expression, else its classifier, else its short field."""
    about = found.metadata
    name = about["Name"].lower()
    if name in LICENCES:
        return LICENCES[name]
    if about["License-Expression"]:
        return str(about["License-Expression"])
    named = [m[1] for c in about.get_all("Classifier", []) if (m := CODE.match(c))]
    return ", ".join(named) or str(about["License"] or "not stated").splitlines()[0][:40]


def _size(found: Distribution) -> float:
    """MB of its files, without compiled caches."""
    paths = [Path(str(found.locate_file(f))) for f in found.files or [] if f.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def _load(module: str) -> float:
    """Milliseconds to import it in a fresh process, what it imports in turn included; the least of several runs."""
    code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(RUNS)]
    return min(1000 * float(run.stdout) for run in runs)
