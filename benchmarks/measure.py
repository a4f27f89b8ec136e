"""Time and memory of a process, measured from outside by what the system counted for it.

Figures are processor seconds (user and system, those of the process's own children included): another program on the machine disturbs
them less than it disturbs the clock. Clock seconds are kept beside them. Of several runs the median counts.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run, or the medians of several: processor seconds, clock seconds, and the largest memory in MB."""

    cpu: float
    clock: float
    memory: float


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """One run of a command in this folder, its output thrown away; SystemExit says when it fails."""
    into, out = os.pipe()
    os.set_inheritable(out, True)
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), str(out), *command]
    child = os.posix_spawn(launcher[0], launcher, os.environ | {"WSISDIFF_CACHE": "off"} | dict(env or {}))
    os.close(out)
    _, status = os.waitpid(child, 0)
    with os.fdopen(into, encoding="utf-8") as answer:
        found = json.loads(answer.read() or '{"status": 1}')
    if status or found["status"]:
        raise SystemExit(f"status {found['status']}: {' '.join(command)}")
    return Cost(found["cpu"], found["clock"], found["memory"])


def median(costs: Sequence[Cost]) -> Cost:
    """Of each figure by itself."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "clock", "memory")))


def in_turn(commands: Mapping[str, Sequence[str]], times: int, env: Mapping[str, str] | None = None) -> dict[str, Cost]:
    """Each command so many times, one after the other in turn, so that what slows the machine slows all of them alike."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            found[name].append(run(command, env))
    return {name: median(costs) for name, costs in found.items()}


def wsisdiff(*args: str | Path) -> list[str]:
    """The command line of a call of wsisdiff."""
    return [sys.executable, "-m", "wsisdiff", *map(str, args)]


def apart(target: str, **args: Any) -> dict[str, Any]:
    """Call `module:function` of the benchmarks in a process of its own. What it returns, with `memory`: the process's most, in MB."""
    answer = Path(tempfile.mkdtemp()) / "answer.json"
    try:
        cost = run([sys.executable, "-m", "benchmarks.measure", target, json.dumps(args), str(answer)])
        found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    finally:
        shutil.rmtree(answer.parent)
    return found | {"memory": cost.memory}


def _answer(target: str, args: str, out: str) -> None:
    import importlib

    module, function = target.split(":")
    result = getattr(importlib.import_module(module), function)(**json.loads(args))
    Path(out).write_text(json.dumps(result), encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


if __name__ == "__main__":
    _answer(*sys.argv[1:])
