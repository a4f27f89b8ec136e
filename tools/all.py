"""Everything that a change needs before it is committed: format, lint, types, import contract, generated pages, tests.

    python tools/all.py [--quick]

With --quick only the tests of the import contract and the goldens run. Stops at the first thing that is wrong.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUICK = ("tests/test_architecture.py", "tests/golden")
STEPS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "."),
    ("ruff", "check", "--fix", "."),
    ("mypy",),
    ("tools/reference.py",),
    ("tools/render_specimens.py", "--check"),
)


def main() -> int:
    tests = QUICK if "--quick" in sys.argv else ()
    for step in (*STEPS, ("pytest", *tests)):
        print(f"+ {' '.join(step)}", flush=True)
        call = [sys.executable, *step] if step[0].endswith(".py") else [sys.executable, "-m", *step]
        if status := subprocess.run(call, cwd=ROOT, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
