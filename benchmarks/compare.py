"""Compare the two GDPR drafts with wsisdiff, redlines, difflib and diff-match-patch: time, memory, and what each of them finds.

The second draft is the one that the GDPR benchmark makes (paragraphs dropped, moved, amended), in which this program also joins twelve
pairs of neighbours, parts twelve paragraphs, unchanged but for that, in two and respells words the American way, so that what each tool
finds can be counted against what was done. Needs `pip install redlines`; without it that row says so.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.measure import apart, table
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.tracking.concordance import compare
from wsisdiff.tracking.moves import rising

JOINED = PARTED = 12
LONG = 25
"""Words of a paragraph that may be joined or parted."""
BRITISH = re.compile(
    r"\b(\w*(?:organ|author|recogn|harmon|pseudonym|priorit|util|standard)i)s(e[sd]?|ing|ations?)\b", re.IGNORECASE
)
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(slots=True)
class Pair:
    """Two drafts on disk, and what was done between them."""

    old: Path
    new: Path
    moved: set[tuple[str, str]]
    merged: set[tuple[frozenset[str], str]]
    split: set[tuple[str, frozenset[str]]]
    respelled: int


@dataclass(slots=True)
class Result:
    name: str
    seconds: float | None
    moved: str = "none"
    merged: str = "none"
    split: str = "none"
    noise: str = "none"
    cut_words: int = 0
    marked: int = 0
    """Characters shown as cut or added."""


def make_pair(shared: Path, folder: Path, seed: int = 0) -> Pair:
    """The benchmark's pair of a seed with joins, parts and respellings added; the same on every machine."""
    maker = shared / "benchmarks" / "gdpr" / "benchmark.py"
    subprocess.run([sys.executable, str(maker), "make", str(folder), "--seed", str(seed)], check=True, capture_output=True)
    concordance: dict[str, str | None] = json.loads((folder / "gold.json").read_text())["concordance"]
    old_of = {new: old for old, new in concordance.items() if new}
    texts = re.findall(r"^\d+\. (.*)$", (folder / "drafts" / "next.md").read_text(encoding="utf-8"), re.MULTILINE)
    before = set(re.findall(r"^\d+\. (.*)$", (folder / "drafts" / "proposal.md").read_text(encoding="utf-8"), re.MULTILINE))
    pairs = {(int(old), int(new)): 1 for old, new in concordance.items() if new}
    moved = pairs.keys() - set(rising(pairs))
    busy = {new for _, new in moved}
    rng = random.Random(seed + 1)
    free = [n for n in range(1, len(texts)) if {n, n + 1}.isdisjoint(busy) and str(n) in old_of and str(n + 1) in old_of]
    rng.shuffle(free)
    joined: set[int] = set()
    parted: dict[int, int] = {}
    for n in free:
        near = {n - 1, n, n + 1, n + 2}
        if not near.isdisjoint(joined | set(parted)):
            continue
        halves = [
            m.end()
            for m in re.finditer(r"[.;,] ", texts[n - 1])
            if _long(texts[n - 1][: m.end()], texts[n - 1][m.end() :], LONG // 2)
        ]
        if len(joined) < JOINED and _long(texts[n - 1], texts[n], LONG):
            joined.add(n)
        elif len(parted) < PARTED and halves and texts[n - 1] in before:
            parted[n] = halves[len(halves) // 2]
    out: list[str] = []
    at: dict[int, list[int]] = {}
    respelled = 0
    for n, text in enumerate(texts, 1):
        if n - 1 in joined:
            out[-1] += " " + text
            at[n] = [len(out)]
            continue
        if n in parted:
            out += [text[: parted[n]].strip(), text[parted[n] :].strip()]
            at[n] = [len(out) - 1, len(out)]
            continue
        if n not in joined:
            text, count = BRITISH.subn(r"\1z\2", text)
            respelled += count
        out.append(text)
        at[n] = [len(out)]
    new = folder / "drafts" / "edited.md"
    new.write_text("# Edited\n\n" + "".join(f"{n}. {t}\n\n" for n, t in enumerate(out, 1)), encoding="utf-8")
    return Pair(
        folder / "drafts" / "proposal.md",
        new,
        {(str(i), str(at[j][0])) for i, j in moved},
        {(frozenset((old_of[str(n)], old_of[str(n + 1)])), str(at[n][0])) for n in joined},
        {(old_of[str(n)], frozenset(map(str, at[n]))) for n in parted},
        respelled,
    )


def _long(first: str, second: str, words: int) -> bool:
    return min(len(first.split()), len(second.split())) >= words


def ours(pair: Pair) -> Result:
    start = time.process_time()
    comparison = compare(read_draft(pair.old), read_draft(pair.new))
    seconds = time.process_time() - start
    changes = comparison.changes
    moved = {(c.old[0], c.new[0]) for c in changes if c.kind == "moved"}
    merged = {(frozenset(c.old), c.new[0]) for c in changes if c.kind == "merged"}
    split = {(c.old[0], frozenset(c.new)) for c in changes if c.kind == "split"}
    noise = [e for c in changes for e in c.edits if e.noise and e.op == "add" and BRITISH.search(e.text.replace("z", "s"))]
    cut = marked = 0
    for change in changes:
        texts = ["", ""]
        ends: list[set[int]] = [set(), set()]
        for edit in change.edits:
            for side, gone in enumerate(("add", "cut")):
                if edit.op != gone:
                    texts[side] += edit.text
                    ends[side].add(len(texts[side]))
            marked += len(edit.text) if edit.op != "keep" else 0
        cut += sum(_inside_word(text, end) for text, points in zip(texts, ends, strict=True) for end in points)
    return Result("wsisdiff", seconds, _found(moved, pair.moved), _found(merged, pair.merged), _found(split, pair.split),
                  f"{len(noise)} of {pair.respelled}", cut, marked)  # fmt: skip


def _found(told: set[object] | set[tuple[str, str]], true: Iterable[object]) -> str:
    wanted = set(true)
    return f"{len(wanted & set(told))} of {len(wanted)}, {len(set(told) - wanted)} wrong"


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def plain(name: str, differ: Callable[[str, str], list[tuple[str, str, str]]], pair: Pair) -> Result:
    """A tool that compares two texts: differ gives (op, old, new) pieces in order."""
    old, new = ("\n".join(p.text for p in read_draft(path).paragraphs) for path in (pair.old, pair.new))
    start = time.process_time()
    pieces = differ(old, new)
    seconds = time.process_time() - start
    old, new = "".join(before for _, before, _ in pieces), "".join(after for _, _, after in pieces)
    cut = marked = i = j = 0
    for op, before, after in pieces:
        i, j = i + len(before), j + len(after)
        cut += _inside_word(old, i) + _inside_word(new, j)
        marked += len(before) + len(after) if op != "equal" else 0
    return Result(name, seconds, cut_words=cut, marked=marked)


def by_words(old: str, new: str) -> list[tuple[str, str, str]]:
    a, b = TOKEN.findall(old), TOKEN.findall(new)
    codes = SequenceMatcher(None, a, b).get_opcodes()
    return [(op, "".join(a[i1:i2]), "".join(b[j1:j2])) for op, i1, i2, j1, j2 in codes]


def by_redlines(old: str, new: str) -> list[tuple[str, str, str]]:
    from redlines import Redlines

    found = json.loads(Redlines(old, new).output_json())
    a, b, pieces = found["source_tokens"], found["test_tokens"], []
    for change in found["changes"]:
        (i1, i2), (j1, j2) = (change[f"{side}_token_position"] or (0, 0) for side in ("source", "test"))
        pieces.append((change["type"], "".join(a[i1:i2]), "".join(b[j1:j2])))
    return pieces


def by_characters(old: str, new: str) -> list[tuple[str, str, str]]:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    found = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(found)
    return [("equal", t, t) if op == 0 else ("cut", t, "") if op < 0 else ("add", "", t) for op, t in found]


TOOLS: dict[str, Callable[[Pair], Result]] = {
    "wsisdiff": ours,
    "redlines": lambda pair: plain("redlines", by_redlines, pair),
    "difflib on words": lambda pair: plain("difflib on words", by_words, pair),
    "diff-match-patch on characters, its defaults": lambda pair: plain("diff-match-patch", by_characters, pair),
}


def measured(name: str, shared: str) -> dict[str, Any]:
    """One tool on the pair, which is made anew and is the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        return asdict(TOOLS[name](make_pair(Path(shared), Path(folder))))


def comparing(shared: Path) -> str:
    """The tools beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        pair = make_pair(shared, Path(folder))
        size = pair.old.stat().st_size // 1000
    rows = []
    for name in TOOLS:
        if name == "redlines" and find_spec("redlines") is None:
            rows.append([name, "not installed", *["-"] * 7])
            continue
        r = apart("benchmarks.compare:measured", name=name, shared=str(shared))
        rows.append([name, f"{r['seconds']:.1f}", f"{r['memory']:.0f}", r["moved"], r["merged"], r["split"], r["noise"],
                     str(r["cut_words"]), f"{r['marked']:,}"])  # fmt: skip
    found = ("moves found", "merges found", "splits found", "respellings told as noise", "words cut in two", "characters marked")
    return (
        f"Two drafts of {size} kB, in which {len(pair.moved)} paragraphs moved, {len(pair.merged)} pairs were merged, "
        f"{len(pair.split)} paragraphs split and {pair.respelled} words respelled:\n\n"
        + table(("tool", "processor, s", "memory, MB", *found), rows)
    )
