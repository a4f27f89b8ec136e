"""What is measured on: the repository's own workspace, the GDPR collection where it is there, and that collection grown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import ROOT

LABELS = ROOT / "tests" / "gold" / "specimens"


def gdpr(shared: Path, folder: Path, seed: int = 0) -> Path | None:
    """The workspace that the benchmark makes (with its gold.json); None where the benchmark is not."""
    maker = shared / "benchmarks" / "gdpr" / "benchmark.py"
    if not maker.is_file():
        return None
    out = folder / f"gdpr-{seed}"
    subprocess.run([sys.executable, str(maker), "make", str(out), "--seed", str(seed)], check=True, capture_output=True)
    return out


def grown(workspace: Path, asks: int, paragraphs: int) -> Path:
    """The workspace with its asks and its paragraphs so many times, each copy with a word of its own in place of a common one."""
    out = workspace.with_name(f"{workspace.name}-{asks}-{paragraphs}")
    (out / "asks").mkdir(parents=True, exist_ok=True)
    (out / "drafts").mkdir(exist_ok=True)
    text = (workspace / "asks" / "requests.toml").read_text(encoding="utf-8")
    for n in range(asks):
        copy = text if not n else text.replace('id = "r-', f'id = "r{n}-').replace("personal", f"personal{n}")
        (out / "asks" / f"requests-{n:02}.toml").write_text(copy, encoding="utf-8")
    (out / "drafts" / "drafts.toml").write_bytes((workspace / "drafts" / "drafts.toml").read_bytes())
    for name in ("proposal", "next"):
        lines = (workspace / "drafts" / f"{name}.md").read_text(encoding="utf-8").split("\n\n")[1:]
        bodies = [line.split(". ", 1)[1] for line in lines if ". " in line]
        more = [body if not n else body.replace("data", f"data{n}") for n in range(paragraphs) for body in bodies]
        whole = "\n\n".join(f"{k}. {body.strip()}" for k, body in enumerate(more, 1))
        (out / "drafts" / f"{name}.md").write_text(whole, encoding="utf-8")
    return out


def gold(workspace: Path) -> dict[str, dict[str, str]]:
    """What is known of a workspace that the benchmark made."""
    known: dict[str, dict[str, str]] = json.loads((workspace / "gold.json").read_text(encoding="utf-8"))
    return known
