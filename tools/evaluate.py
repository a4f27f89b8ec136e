"""How the tool's verdicts agree with the gold labels.

    python tools/evaluate.py [specimens|development|blind] [--bare] [--errors]

`--bare` takes everything but id, title and text from the asks, as a new user has them. `--errors` lists where the tool and the
labels differ; it is refused for the blind set, which nobody tunes on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.gold import Labels, agreement, read_labels, table  # noqa: E402
from wsisdiff import assess, load_asks, read_draft  # noqa: E402
from wsisdiff.model import Ask, Draft, Report  # noqa: E402
from wsisdiff.workspace.manifest import load_workspace  # noqa: E402

GOLD = ROOT / "tests" / "gold"


def bare(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """The asks with nothing but id, title and text."""
    return tuple(Ask(a.id, a.title, a.text) for a in asks)


def drafts_of(name: str) -> tuple[Draft, ...]:
    """The drafts of a gold set, in the order of their dates."""
    if name == "blind":
        folder = GOLD / "blind"
        days = {
            "first": date(2025, 9, 15),
            "second": date(2025, 11, 20),
            "third": date(2025, 12, 1),
            "fourth": date(2025, 12, 16),
        }
        return tuple(read_draft(folder / f"{stem}.md", id=f"blind-{stem}", date=day) for stem, day in days.items())
    if name == "development":
        files = sorted((GOLD / name).glob("*.md"))
        return tuple(read_draft(file, id=file.stem, date=date(2025, 9, day)) for day, file in enumerate(files, 1))
    return load_workspace(ROOT).drafts


def told(report: Report) -> Labels:
    """The report as labels."""
    return {(v.draft, v.ask): v.status for row in report.verdicts for v in row}


def truth_of(name: str) -> Labels:
    """The settled labels of a set, or one reader's until they are settled."""
    folder = GOLD / name
    for file in ("settled.csv", "reader-1.csv"):
        if (folder / file).is_file():
            return read_labels(folder / file)
    raise SystemExit(f"there are no labels in {folder}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=["specimens", "development", "blind"], nargs="?", default="specimens")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.errors and args.set == "blind":
        parser.error("the blind set is only reported on, never looked into")
    asks = load_asks(ROOT / "asks")
    report = assess(bare(asks) if args.bare else asks, drafts_of(args.set))
    truth = truth_of(args.set)
    figures = agreement(truth, told(report))
    print(
        f"{figures.pairs} verdicts: exact {figures.exact:.3f}, balanced {figures.balanced:.3f}, kappa {figures.kappa:.3f}, ",
        end="",
    )
    print(f"wrong adopted {figures.wrong_adopted:.3f}")
    print(table(figures))
    if args.errors:
        for row in report.verdicts:
            for v in row:
                if truth.get((v.draft, v.ask), v.status) != v.status:
                    print(f"\n{v.draft} {v.ask}: {truth[v.draft, v.ask]}, told {v.status} ({v.confidence:.2f})\n  {v.reason}")


if __name__ == "__main__":
    main()
