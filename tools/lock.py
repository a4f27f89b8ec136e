"""Make requirements/ci.txt and spark.txt anew: the exact version and the hashes of every package, from the bounds in setup.cfg.

    python tools/lock.py [dev] [spark]

Takes pip-compile (pip-tools) into an environment of its own, so that the lock does not depend on what happens to be installed. Run the
tests after it: they say whether the lock covers setup.cfg.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"dev": ROOT / "requirements" / "ci.txt", "spark": ROOT / "requirements" / "spark.txt"}
"""Extra -> its lock. Apache Spark has one of its own: it is a third of a gigabyte, and only its own tests need it."""
HEAD = "# Exact versions and hashes for CI, with the extra `{}`. Made by tools/lock.py from setup.cfg; do not edit by hand.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        subprocess.run([f"{folder}/bin/pip", "install", "-q", "--disable-pip-version-check", "pip-tools>=7.4,<8"], check=True)
        for extra in sys.argv[1:] or LOCKS:
            made = Path(folder) / f"{extra}.txt"
            command = [
                "compile",
                "-q",
                "--generate-hashes",
                "--allow-unsafe",
                "--strip-extras",
                "--no-emit-index-url",
                "--no-header",
            ]
            command += ["--no-emit-find-links", "--extra", extra, "--build-deps-for", "editable", "-o", str(made), "setup.cfg"]
            subprocess.run([f"{folder}/bin/python", "-m", "piptools", *command], check=True, cwd=ROOT)
            LOCKS[extra].parent.mkdir(exist_ok=True)
            LOCKS[extra].write_text(HEAD.format(extra) + made.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
