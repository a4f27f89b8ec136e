"""Run inputs again without a fuzzer: python fuzz/replay.py FILE ...

--coverage TARGET CORPUS counts the lines they reach; --keep TARGET CORPUS BYTES copies those into fuzz/corpus/ that reach most.

The target is the name of the file's folder, or what stands before the first "-" in its name (as the fuzzer names what it found).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]


def main() -> None:
    if sys.argv[1:2] == ["--coverage"]:
        coverage(sys.argv[2], Path(sys.argv[3]))
        return
    if sys.argv[1:2] == ["--keep"]:
        keep(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return
    import targets

    for name in sys.argv[1:]:
        path = Path(name)
        target = path.parent.name if path.parent.name in targets.TARGETS else path.name.split("-")[0]
        targets.TARGETS[target](path.read_bytes())
        print(f"{name}: ended as it should")


def coverage(target: str, corpus: Path) -> None:
    """The share of the lines of the target's modules that its corpus reaches, by module."""
    import coverage as measuring

    measured = measuring.Coverage(source=[str(HERE.parent / "wsisdiff")], data_file=None, branch=False)
    measured.start()
    import targets

    files = [path for folder in (corpus, HERE / "corpus" / target) for path in sorted(folder.glob("*")) if path.is_file()]
    for path in files:
        targets.TARGETS[target](path.read_bytes())
    measured.stop()
    lines = missed = 0
    for module in sorted((HERE.parent / "wsisdiff").rglob("*.py")):
        if str(module.relative_to(HERE.parent / "wsisdiff")).startswith(targets.MODULES[target]):
            _, statements, _, missing, _ = measured.analysis2(str(module))
            lines, missed = lines + len(statements), missed + len(missing)
            print(
                f"{len(statements) - len(missing):>5} of {len(statements):>5}  {module.relative_to(HERE.parent)}  without {missing}"
            )
    print(
        f"{target}: {len(files)} inputs reach {lines - missed} of {lines} lines ({100 * (lines - missed) / lines:.1f} per cent)"
    )


def keep(target: str, corpus: Path, most: int) -> None:
    """Copy inputs, the smallest first, as long as they reach a step from line to line that none before did."""
    import targets

    home = HERE / "corpus" / target
    known: set[object] = set()
    for path in sorted(home.glob("*")):
        if path.name.startswith("reach-"):
            path.unlink()
        else:
            known |= steps(targets.TARGETS[target], path.read_bytes())
    kept = 0
    for path in sorted(corpus.glob("*"), key=lambda path: (path.stat().st_size, path.name)):
        data = path.read_bytes()
        if kept + len(data) > most:
            break
        new = steps(targets.TARGETS[target], data) - known
        if new:
            known |= new
            kept += len(data)
            (home / f"reach-{path.name[:12]}").write_bytes(data)
    print(f"{target}: {kept} bytes kept")


def steps(target: Callable[[bytes], None], data: bytes) -> set[object]:
    """The steps from line to line in the package that an input takes."""
    taken: set[object] = set()
    package = str(HERE.parent / "wsisdiff")

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if not frame.f_code.co_filename.startswith(package):
            return None
        last = 0

        def line(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal last
            if event == "line":
                taken.add((frame.f_code.co_filename, last, frame.f_lineno))
                last = frame.f_lineno
            return line

        return line

    sys.settrace(trace)
    try:
        target(data)
    finally:
        sys.settrace(None)
    return taken


if __name__ == "__main__":
    main()
