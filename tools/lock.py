"""Make requirements/ci.txt and spark.txt anew: the exact version and the hashes of every package, from the bounds in setup.cfg.

    python tools/lock.py [dev] [spark]

Takes uv into an environment of its own, so that the lock does not depend on what happens to be installed. uv takes hashes from the package
index; pip-tools, which made the locks before, fetched every file of every package to count them, some gigabytes for Apache Spark's. Run the
tests after it: they say whether the lock covers setup.cfg.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"dev": ROOT / "requirements" / "ci.txt", "spark": ROOT / "requirements" / "spark.txt"}
"""Extra -> its lock. Apache Spark has one of its own: it is a third of a gigabyte, and only its own tests need it."""
HEAD = "# Exact versions and hashes for CI, with the extra `{}`. Made by tools/lock.py from setup.cfg; do not edit by hand.\n"
LONGEST = 300
"""Seconds for each of the three calls; each took under ten on an idle line (November 2026)."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        build = Path(folder) / "build.in"  # what an editable install builds with
        build.write_text(
            "\n".join(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]), "utf-8"
        )
        try:
            _run(folder, "pip", "install", "-q", "--disable-pip-version-check", "uv>=0.8,<1")
            for extra in sys.argv[1:] or LOCKS:
                made = Path(folder) / f"{extra}.txt"
                _run(folder, "uv", "pip", "compile", "-q", "--generate-hashes", "--no-header", "--no-emit-index-url",
                     "--extra", extra, "-o", str(made), "setup.cfg", str(build))  # fmt: skip
                text = made.read_text(encoding="utf-8").replace(str(build), "pyproject.toml")
                LOCKS[extra].write_text(HEAD.format(extra) + text, encoding="utf-8")
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            print(f"tools/lock.py: no lock was made: {error}", file=sys.stderr)
            return 1
    return 0


def _run(folder: str, program: str, *call: str) -> None:
    subprocess.run([f"{folder}/bin/{program}", *call], check=True, cwd=ROOT, timeout=LONGEST)


if __name__ == "__main__":
    sys.exit(main())
