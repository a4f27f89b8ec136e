"""Measure everything docs/speed.md and docs/dependencies.md claim, and write it there.

    python -m benchmarks [--shared DIR] [--only PART ...] [--check]

DIR holds the third-party benchmarks (default: $WSISDIFF_SHARED, else ../shared beside the repository); what is absent is said to be
absent. Takes a quarter of an hour on an idle machine of two cores. --only measures some parts and leaves the others as they stand; --check
prints and writes nothing.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import ROOT

ABSENT = "Not measured here: the collection is third-party and no part of the repository."
PAGES = {"dependencies": "dependencies.md"}
"""Part -> its page; all others are on speed.md."""


def parts(shared: Path, folder: Path) -> dict[str, Callable[[], str]]:
    """Name of a part -> what measures it."""
    from benchmarks import commands, compare, data, dependencies, matching, reading

    made: list[Path | None] = []

    def gdpr() -> Path | None:
        if not made:
            made.append(data.gdpr(shared, folder))
        return made[0]

    def on_collection(measure: Callable[[Path], str]) -> str:
        workspace = gdpr()
        return ABSENT if workspace is None else measure(workspace)

    return {
        "machine": machine,
        "startup": commands.startup,
        "reading": lambda: reading.reading(shared),
        "specimens": lambda: commands.specimens(folder),
        "collection": lambda: on_collection(commands.collection),
        "compare": lambda: on_collection(lambda _: compare.comparing(shared)),
        "matching": lambda: matching.matching(gdpr()),
        "growth": lambda: on_collection(commands.growth),
        "archive": lambda: on_collection(commands.archive),
        "dependencies": dependencies.dependencies,
    }


def machine() -> str:
    """In general terms, with how busy it was."""
    load = os.getloadavg()[0]
    busy = (
        "otherwise idle"
        if load < 0.7
        else f"busy with other programs (load {load:.1f}), so that the clock tells more than it should"
    )
    return f"{os.cpu_count()} cores, {platform.system()}, {platform.machine()}, Python {platform.python_version()}; {busy}."


def put(page: Path, part: str, text: str) -> None:
    """Replace what stands between a part's two marks on its page."""
    begin, end = f"<!-- {part}: made by python -m benchmarks -->", f"<!-- end of {part} -->"
    head, rest = page.read_text(encoding="utf-8").split(begin, 1)
    page.write_text(f"{head}{begin}\n\n{text}\n\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("WSISDIFF_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--only", nargs="+", metavar="PART", default=[])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    os.chdir(ROOT)
    # An installed package is compiled; a checkout is when it first runs, unless Python is told not to.
    compileall.compile_dir(ROOT / "wsisdiff", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        known = parts(args.shared.resolve(), Path(folder))
        if unknown := set(args.only) - known.keys():
            parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(known)}")
        for name, measure in known.items():
            if args.only and name not in args.only:
                continue
            text = measure()
            print(f"## {name}\n\n{text}\n", flush=True)
            if not args.check:
                put(ROOT / "docs" / PAGES.get(name, "speed.md"), name, text)


if __name__ == "__main__":
    sys.exit(main())
