"""Fuzz one target with atheris: python fuzz/run.py TARGET --seconds N. See README.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, required=True, help="a folder of your own for what the run finds")
    parser.add_argument("--longest", type=int, default=4096, help="bytes of one input")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.path[:0] = [str(HERE), str(HERE.parent)]

    import atheris

    with atheris.instrument_imports(include=["wsisdiff"]):
        import targets

        from wsisdiff.commands import brief, compare, report, show  # noqa: F401
        from wsisdiff.reading import word  # noqa: F401
        from wsisdiff.reporting import (  # noqa: F401
            brief_html,
            brief_markdown,
            brief_word,
            compare_html,
            compare_json,
            compare_markdown,
            compare_word,
            report_html,
            report_json,
            report_markdown,
            report_word,
        )  # fmt: skip
        from wsisdiff.tracking import effects, reviews  # noqa: F401
    target = targets.TARGETS[arguments.target]
    arguments.corpus.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={arguments.seconds}", f"-max_len={arguments.longest}", f"-seed={arguments.seed}", "-timeout=20",
               "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={arguments.corpus.parent}/{arguments.target}-"]  # fmt: skip
    words = HERE / "words" / f"{arguments.target}.dict"
    if words.is_file():
        options.append(f"-dict={words}")
    seeds = HERE / "corpus" / arguments.target
    atheris.Setup([sys.argv[0], str(arguments.corpus), str(seeds), *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
