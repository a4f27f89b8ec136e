"""Make the specimen drafts from their sources: two as PDF, two as Word, one as a web page, as drafts come in life.

    python tools/render_specimens.py            write drafts/*.pdf, *.docx, *.html
    python tools/render_specimens.py --check    say whether the files are what the sources give (exit status 1 when not)

The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.specimens import pdf, web, word, word_changes  # noqa: E402
from tools.specimens.source import Source, load  # noqa: E402

DRAFTS = ROOT / "drafts"
CONCORDANCE = ROOT / "tests" / "gold" / "concordance" / "rev1--rev2.csv"
"""Which paragraphs of the two revisions go on in their place, kept by the hand that revised them."""


def source_of(name: str) -> Source:
    """A specimen's source."""
    return load(DRAFTS / "sources" / f"{name}.md")


def render(source: Source, form: Literal["pdf", "docx", "html"]) -> bytes:
    """Any source in any of the three formats."""
    return {"pdf": pdf.render, "docx": word.render, "html": web.render}[form](source)


def tracked() -> bytes:
    """Revision 2 as changes tracked against Revision 1."""
    with CONCORDANCE.open(encoding="utf-8", newline="") as file:
        pairs = [(row["old"], row["new"]) for row in csv.DictReader(file) if row["kind"] in ("unchanged", "edited")]
    return word_changes.render(source_of("rev1"), source_of("rev2"), pairs)


def all_files() -> dict[str, bytes]:
    """Name in drafts/ -> bytes."""
    return {
        "elements-paper.pdf": render(source_of("elements-paper"), "pdf"),
        "zero-draft.docx": render(source_of("zero-draft"), "docx"),
        "rev1.pdf": render(source_of("rev1"), "pdf"),
        "rev2.docx": tracked(),
        "outcome.html": render(source_of("outcome"), "html"),
    }


def main() -> int:
    files = all_files()
    if "--check" in sys.argv[1:]:
        stale = [name for name, data in files.items() if not (DRAFTS / name).is_file() or (DRAFTS / name).read_bytes() != data]
        for name in stale:
            print(f"drafts/{name} is not what its source gives; run python tools/render_specimens.py")
        return 1 if stale else 0
    for name, data in files.items():
        (DRAFTS / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
