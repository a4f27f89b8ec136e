"""Fuzz one target with atheris: python fuzz/run.py TARGET --seconds N. See README.md."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

LARGE = 100_000
"""Bytes of the longest input from which inputs are large from the start."""
MOST_GROWN = 20
SIZES = (1, 3, 10, 30)
"""What the longest input is divided by for the sizes of large ones."""
GROWN = 100
"""Of so many inputs one is read large besides: itself over and over, which is what time grows with. A fuzzer that looks for new lines drops
large inputs, since small ones reach the same."""
HERE = Path(__file__).resolve().parent


def bounded(target: Callable[[bytes], None], rate: float) -> Callable[[bytes], None]:
    """The target with a limit of growth: an input that takes more than a second and `rate` seconds a byte is a find.

    Reading under the fuzzer takes some 10 microseconds a byte.
    """

    def run(data: bytes) -> None:
        start = time.process_time()
        target(data)
        took = time.process_time() - start
        assert took < 1 + rate * len(data), f"{took:.1f} s for {len(data)} bytes"

    return run


def grown(target: Callable[[bytes], None], longest: int, folder: Path) -> Callable[[bytes], None]:
    """The target that reads some of its inputs large too. One that breaks it, or takes too long, is kept in the folder."""

    def run(data: bytes) -> None:
        target(data)
        chosen = zlib.crc32(data)
        if not data or chosen % GROWN:
            return
        large = data * (longest // SIZES[chosen // GROWN % len(SIZES)] // len(data))
        try:
            target(large)
        except BaseException:
            (folder / f"grown-{chosen:08x}").write_bytes(large)
            raise
        with (folder / "grown.txt").open("a") as file:
            file.write(f"{len(large)}\n")

    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, required=True, help="a folder of your own for what the run finds")
    parser.add_argument("--longest", type=int, default=4096, help="bytes of one input")
    parser.add_argument("--growth", type=float, default=100.0, help="microseconds that a byte may take, above one second")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.path[:0] = [str(HERE), str(HERE.parent)]

    import atheris

    with atheris.instrument_imports(include=["wsisdiff"]):
        import targets

        import wsisdiff

        for module in pkgutil.walk_packages(wsisdiff.__path__, "wsisdiff."):
            if module.name != "wsisdiff.__main__":
                importlib.import_module(module.name)
    target = bounded(targets.TARGETS[arguments.target], arguments.growth / 1e6)
    arguments.corpus.mkdir(parents=True, exist_ok=True)
    slowest = 20 + round(arguments.longest * arguments.growth / 1e6)
    options = [f"-max_total_time={arguments.seconds}", f"-max_len={arguments.longest}", f"-seed={arguments.seed}", f"-timeout={slowest}",
               "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={arguments.corpus.parent}/{arguments.target}-"]  # fmt: skip
    words = HERE / "words" / f"{arguments.target}.dict"
    if words.is_file():
        options.append(f"-dict={words}")
    seeds = HERE / "corpus" / arguments.target
    if arguments.longest >= LARGE:
        options.append("-len_control=0")
        target = grown(target, arguments.longest, arguments.corpus.parent)
        for seed in sorted(seeds.iterdir())[:MOST_GROWN]:
            data = seed.read_bytes() or b" "
            (arguments.corpus / f"grown-{seed.name}").write_bytes(data * (LARGE // len(data) + 1))
    atheris.Setup([sys.argv[0], str(arguments.corpus), str(seeds), *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
