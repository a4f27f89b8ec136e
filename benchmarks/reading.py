"""Reading a draft: the first file of a format in a process, which loads the format's library, and once more."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks.measure import ROOT, apart, table

FILES = ("elements-paper.pdf", "rev1.pdf", "zero-draft.docx", "rev2.docx", "outcome.html", "sources/rev1.md")
AGAIN = 5


def read(path: str) -> dict[str, Any]:
    """Clock seconds (a PDF is read by another process) to read a file first and again, its words and pages; no words: it is a scan."""
    from wsisdiff import read_draft
    from wsisdiff.errors import UnreadableDraft

    times = []
    for _ in range(1 + AGAIN):
        start = time.perf_counter()
        try:
            draft = read_draft(path)
        except UnreadableDraft:
            return {"words": 0}
        times.append(time.perf_counter() - start)
    return {
        "first": times[0], "again": sorted(times[1:])[AGAIN // 2], "words": sum(len(p.text.split()) for p in draft.paragraphs),
        "pages": max((p.page or 0 for p in draft.paragraphs), default=0), "paragraphs": len(draft.paragraphs),
    }  # fmt: skip


def reading(shared: Path) -> str:
    """Each of the repository's drafts, and of the third-party documents the longest of each format where they are there."""
    measured = [(name.rpartition("/")[2], apart("benchmarks.reading:read", path=str(ROOT / "drafts" / name))) for name in FILES]
    for ending in ("pdf", "docx"):
        others = [
            apart("benchmarks.reading:read", path=str(path)) for path in sorted((shared / "documents").rglob(f"*.{ending}"))
        ]
        longest = max(others, key=lambda found: found["words"], default={"words": 0})
        measured += [(f"the longest third-party .{ending}", longest)] if longest["words"] else []
    rows = []
    for name, found in measured:
        each = f"{1000 * found['again'] / found['pages']:.0f}" if found["pages"] > 1 else "-"
        rows.append(
            [name, str(found["paragraphs"]), f"{found['words']:,}", str(found["pages"] or "-"), f"{found['first']:.2f}",
             f"{found['again']:.2f}", each, f"{1e6 * found['again'] / max(1, found['words']):.0f}", f"{found['memory']:.0f}"]
        )  # fmt: skip
    head = ("file", "paragraphs", "words", "pages", "first, s", "again, s", "ms a page", "µs a word", "memory, MB")
    return table(head, rows)
