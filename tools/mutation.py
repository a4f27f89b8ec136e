"""A random sample of mutants of matching, judging and tracking, each tried on the tests that reach it (see docs/mutation.md).

    python tools/mutation.py --out /tmp/before.json --tests tests/matching tests/judging tests/tracking
    python tools/mutation.py --out /tmp/after.json --again /tmp/before.json --tests tests/matching ...

The mutants are mutmut's: its operators, its catalogue. The runner is our own, because mutmut starts a test session for each mutant and
leaves cached functions out, of which there are many here. All tests are collected once; each mutant gets a fork of that process, in
which the code of the one function is exchanged and the tests that reach it are run, the quickest first, up to the first that fails.
`--again` repeats the sample of an earlier run by the text of the mutants, those that survived first.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import json
import os
import random
import resource
import sys
import time
import types
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("matching", "judging", "tracking")
SLOWEST = 1.0
"""Seconds of processor time above which a test is left out, so that a mutant is tried within seconds."""
AT_MOST = 3.0
"""Seconds of processor time that the tests of one mutant take together at most."""
EXAMPLES = 25
"""Examples of a property test, where it asks for more."""
LONGEST = 30
"""Seconds of processor time after which a mutant is taken to run for ever: killed."""
CACHED = ("lru_cache", "cached_property", "property")
FEWEST = 5
"""Mutants of each module, if it has as many."""


@dataclass(frozen=True)
class Mutant:
    """One changed place: the module, the function (or constant) and the change as a diff."""

    module: str
    function: str
    line: int
    diff: str
    source: str


class Makes(NamedTuple):
    """A mutant that is made when it is called for: that takes a while."""

    function: str
    before: str
    """The line in which the change begins, as it is."""
    make: Callable[[], Mutant]


def mutants_of(module: str) -> list[Makes]:
    """All mutants of a module in mutmut's catalogue, and those of its cached functions and numeric constants."""
    import libcst as cst
    from libcst.metadata import MetadataWrapper, PositionProvider
    from mutmut.mutation.file_mutation import MutationVisitor, create_mutations

    path = ROOT / (module.replace(".", "/") + ".py")
    code = path.read_text(encoding="utf-8")
    skips = MutationVisitor._skip_node_and_children

    def skip(self: Any, node: Any) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            names = {cst.Module([]).code_for_node(d.decorator).split("(")[0] for d in node.decorators}
            if names <= set(CACHED):
                return False
        return bool(skips(self, node))

    MutationVisitor._skip_node_and_children = skip  # type: ignore[method-assign]
    try:
        tree, mutations, *_ = create_mutations(str(path), code)
    finally:
        MutationVisitor._skip_node_and_children = skips  # type: ignore[method-assign]
    positions = MetadataWrapper(tree, unsafe_skip_copy=True).resolve(PositionProvider)
    places = dict(_functions(tree))

    def make(mutation: Any, name: str) -> Mutant:
        source = tree.deep_replace(mutation.original_node, mutation.mutated_node).code
        lines = [
            line for line in difflib.unified_diff(code.splitlines(), source.splitlines(), lineterm="", n=0)
            if not line.startswith(("---", "+++", "@@"))
        ]  # fmt: skip
        return Mutant(module, name, positions[mutation.original_node].start.line, "\n".join(lines), source)

    lines_of = code.splitlines()
    found = []
    for mutation in mutations:
        inside = mutation.contained_by_top_level_function
        name = places.get(id(inside)) if inside is not None else _constant(tree, mutation.original_node)
        if name is not None:
            line = lines_of[positions[mutation.original_node].start.line - 1]
            found.append(Makes(name, line, partial(make, mutation, name)))
    return found


def _functions(tree: Any) -> Iterator[tuple[int, str]]:
    import libcst as cst

    for node in tree.body:
        if isinstance(node, cst.FunctionDef):
            yield id(node), node.name.value
        elif isinstance(node, cst.ClassDef) and isinstance(node.body, cst.IndentedBlock):
            for method in node.body.body:
                if isinstance(method, cst.FunctionDef):
                    yield id(method), f"{node.name.value}.{method.name.value}"


def _constant(tree: Any, node: Any) -> str | None:
    """The name of the module's constant whose value is this number, or a tuple that holds it."""
    import libcst as cst

    if not isinstance(node, cst.BaseNumber):
        return None
    for line in tree.body:
        if isinstance(line, cst.SimpleStatementLine) and isinstance(line.body[0], cst.Assign):
            target, value = line.body[0].targets[0].target, line.body[0].value
            inside = [e.value for e in value.elements] if isinstance(value, cst.Tuple) else [value]
            if isinstance(target, cst.Name) and any(v is node for v in inside):
                return target.value
    return None


def sample(count: int, seed: int) -> list[Mutant]:
    """Mutants drawn from every module in proportion to how many it has, the same for the same seed and sources."""
    modules = [
        f"wsisdiff.{package}.{path.stem}" for package in PACKAGES for path in sorted((ROOT / "wsisdiff" / package).glob("*.py"))
    ]
    by_module = {module: found for module in modules if (found := mutants_of(module))}
    total = sum(map(len, by_module.values()))
    print(f"{total} mutants in {len(by_module)} modules", {m: len(f) for m, f in by_module.items()}, flush=True)
    rng = random.Random(seed)
    chosen = []
    for found in by_module.values():
        n = max(FEWEST, round(count * len(found) / total))
        chosen += [one.make() for one in rng.sample(found, min(n, len(found)))]
    return chosen


def function_at(module: str, name: str) -> types.FunctionType | None:
    """The plain function behind a name of a module, behind a cache or a property too."""
    at: Any = sys.modules[module]
    for part in name.split("."):
        at = vars(at)[part]
    for under in ("__wrapped__", "func", "fget", "__func__"):
        at = getattr(at, under, at) if not isinstance(at, types.FunctionType) else at
    return at if isinstance(at, types.FunctionType) else None


def exchange(mutant: Mutant) -> bool:
    """Put the mutant in the place of the original, in this process. False where that cannot be (the default of a parameter)."""
    compiled = compile(mutant.source, str(ROOT / (mutant.module.replace(".", "/") + ".py")), "exec")
    module = sys.modules[mutant.module]
    if mutant.function.isupper():
        scope: dict[str, Any] = {"__name__": mutant.module}
        for code_line in mutant.source.splitlines():
            if code_line.startswith(f"{mutant.function} ="):
                exec(code_line, scope)
        old, new = getattr(module, mutant.function), scope[mutant.function]
        for other in list(sys.modules.values()):
            if getattr(other, "__name__", "").startswith(("wsisdiff", "tests")) and vars(other).get(mutant.function) == old:
                setattr(other, mutant.function, new)
        return True
    function = function_at(mutant.module, mutant.function)
    code: types.CodeType | None = compiled
    for part in mutant.function.split("."):
        code = next((c for c in code.co_consts if isinstance(c, types.CodeType) and c.co_name == part), None) if code else None
    if function is None or code is None or code.co_freevars != function.__code__.co_freevars:
        return False
    if code == function.__code__:
        return False
    function.__code__ = code
    return True


class Runner:
    """A pytest plugin that runs the mutants in place of the session's tests."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args

    def pytest_configure(self, config: pytest.Config) -> None:
        from hypothesis import settings

        settings.register_profile("mutation", derandomize=True, database=None, deadline=None)
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = [i for i in session.items if isinstance(i, pytest.Function)]
        from hypothesis import settings

        for item in items:
            own = getattr(item.obj, "_hypothesis_internal_use_settings", None)
            if own is not None and own.max_examples > EXAMPLES:
                item.obj._hypothesis_internal_use_settings = settings(own, max_examples=EXAMPLES)
        reached, spent = self._reached(items)
        fast = [i for i in items if spent[i.nodeid] <= SLOWEST]
        print(f"{len(fast)} of {len(items)} tests, {sum(spent[i.nodeid] for i in fast):.1f} s of processor time", flush=True)
        rows = self._mutants()
        told: list[dict[str, Any]] = []
        for n, mutant in enumerate(rows):
            if mutant.function.isupper():
                here = {t for (m, _), tests in reached.items() if m == mutant.module for t in tests}
            else:
                here = reached.get((mutant.module, mutant.function), set())
            chosen, sum_of = [], 0.0
            for item in sorted((i for i in fast if i.nodeid in here), key=lambda i: spent[i.nodeid]):
                sum_of += spent[item.nodeid]
                if sum_of <= AT_MOST:
                    chosen.append(item)
            result = self._try(mutant, chosen)
            told.append({**{k: v for k, v in asdict(mutant).items() if k != "source"}, **result, "tests": len(chosen)})
            if n % 10 == 9 or n + 1 == len(rows):
                Path(self.args.out).write_text(json.dumps(told, indent=1), encoding="utf-8")
                done = [t["result"] for t in told]
                print(n + 1, {r: done.count(r) for r in sorted(set(done))}, time.strftime("%H:%M:%S"), flush=True)
            if self.args.until and time.strftime("%H:%M") >= self.args.until:
                Path(self.args.out).write_text(json.dumps(told, indent=1), encoding="utf-8")
                print("stopped at the time given", flush=True)
                break
        return True

    def _mutants(self) -> list[Mutant]:
        if not self.args.again:
            chosen = sample(self.args.count, self.args.seed)
            random.Random(self.args.seed).shuffle(chosen)  # so that a run that is stopped is a smaller sample
            return chosen
        earlier = json.loads(Path(self.args.again).read_text(encoding="utf-8"))
        wanted = [t for t in earlier if t["result"] not in ("killed", "timeout") or not self.args.survivors]
        index: dict[tuple[str, str, str], Mutant] = {}
        names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for t in wanted:
            names[t["module"], t["function"]].append(t["diff"])
        for module in dict.fromkeys(t["module"] for t in wanted):
            for one in mutants_of(module):
                if (module, one.function) in names and any(f"-{one.before}" in diff for diff in names[module, one.function]):
                    m = one.make()
                    index.setdefault((m.module, m.function, m.diff), m)
        missing = [t for t in wanted if (t["module"], t["function"], t["diff"]) not in index]
        print(f"{len(missing)} mutants of the earlier sample are gone with the code they changed", flush=True)
        keys = [(t["module"], t["function"], t["diff"]) for t in wanted]
        return [index[k] for k in keys if k in index]

    def _reached(self, items: list[pytest.Function]) -> tuple[dict[tuple[str, str], set[str]], dict[str, float]]:
        """Which tests call which function, and how long each takes; measured in a fork, so that nothing is kept in caches."""
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            _silent()
            reached: dict[tuple[str, str], set[str]] = defaultdict(set)
            spent: dict[str, float] = {}
            names = {f"wsisdiff.{p}." for p in PACKAGES}
            caches = [
                v for m in list(sys.modules.values()) if getattr(m, "__name__", "").startswith(("wsisdiff.", "tests."))
                for v in list(vars(m).values()) if isinstance(v, functools._lru_cache_wrapper)
            ]  # fmt: skip
            for n, item in enumerate(items):
                seen: set[types.CodeType] = set()
                for cache in caches:
                    cache.cache_clear()
                start = time.process_time()
                sys.setprofile(lambda frame, event, arg, seen=seen: seen.add(frame.f_code) if event == "call" else None)  # type: ignore[misc]
                ok = _passes(item, items[n + 1] if n + 1 < len(items) else None)
                sys.setprofile(None)
                spent[item.nodeid] = (time.process_time() - start) / 2 if ok else 1e9  # watching about doubles it
                for code in seen:
                    module = code.co_filename.removeprefix(f"{ROOT}/").removesuffix(".py").replace("/", ".")
                    if any(module.startswith(name) for name in names):
                        parts = [p for p in code.co_qualname.split(".<locals>")[0].split(".") if p]
                        reached[module, ".".join(parts)].add(item.nodeid)
            with os.fdopen(write, "w") as out:
                json.dump([[[*k, sorted(v)] for k, v in reached.items()], spent], out)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as given:
            rows, spent_by = json.load(given)
        os.waitpid(pid, 0)
        failing = [k for k, v in spent_by.items() if v > 1e8]
        print(f"left out because they fail without a mutant (figures of time, mostly): {failing}", flush=True)
        return {(m, f): set(tests) for m, f, tests in rows}, spent_by

    def _try(self, mutant: Mutant, items: list[pytest.Function]) -> dict[str, Any]:
        if not items:
            return {"result": "no tests", "by": "", "seconds": 0.0}
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))
            resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
            _silent()
            answer = "survived"
            try:
                if not exchange(mutant):
                    answer = "not applicable"
                else:
                    for n, item in enumerate(items):
                        if not _passes(item, items[n + 1] if n + 1 < len(items) else None):
                            answer = f"killed {item.nodeid}"
                            break
            except BaseException as e:
                answer = f"killed by {type(e).__name__}"
            os.write(write, answer.encode())
            os._exit(0)
        os.close(write)
        start = time.time()
        with os.fdopen(read) as given:
            answer = given.read()
        os.waitpid(pid, 0)
        result, _, by = (answer or "timeout").partition(" ")
        if result == "not":
            result, by = answer, ""
        return {"result": result, "by": by, "seconds": round(time.time() - start, 2)}


def _passes(item: pytest.Function, following: pytest.Function | None) -> bool:
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _silent() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("--count", type=int, default=420)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--again", help="results of an earlier run whose sample is tried again")
    parser.add_argument("--survivors", action="store_true", help="of the earlier run only what was not killed")
    parser.add_argument("--until", help="HH:MM at which to stop")
    parser.add_argument("--tests", nargs="+", required=True, help="files and folders; further options go to pytest")
    args, rest = parser.parse_known_args()  # the rest is pytest's: --deselect, -k
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    return int(pytest.main(["-p", "no:cacheprovider", "-s", *args.tests, *rest], plugins=[Runner(args)]))


if __name__ == "__main__":
    raise SystemExit(main())
