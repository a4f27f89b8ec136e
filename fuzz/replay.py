"""Run inputs again without a fuzzer: python fuzz/replay.py FILE ... ; --coverage TARGET CORPUS counts the lines they reach.

The target is the name of the file's folder, or what stands before the first "-" in its name (as the fuzzer names what it found).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]


def main() -> None:
    if sys.argv[1:2] == ["--coverage"]:
        coverage(sys.argv[2], Path(sys.argv[3]))
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

    measured = measuring.Coverage(source=[str(HERE.parent / "wsisdiff")], data_file=None)
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


if __name__ == "__main__":
    main()
