"""Make requirements/ci.txt anew: the exact version and the hashes of every package, from the bounds in setup.cfg.

    python tools/lock.py

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
LOCK = ROOT / "requirements" / "ci.txt"
HEAD = (
    "# Exact versions and hashes for CI, development tools included. Made by tools/lock.py from setup.cfg; do not edit by hand.\n"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        subprocess.run([f"{folder}/bin/pip", "install", "-q", "--disable-pip-version-check", "pip-tools>=7.4,<8"], check=True)
        made = Path(folder) / "ci.txt"
        command = ["compile", "-q", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-emit-index-url", "--no-header"]
        command += ["--no-emit-find-links", "--extra", "dev", "--build-deps-for", "editable", "-o", str(made), "setup.cfg"]
        subprocess.run([f"{folder}/bin/python", "-m", "piptools", *command], check=True, cwd=ROOT)
        LOCK.parent.mkdir(exist_ok=True)
        LOCK.write_text(HEAD + made.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
