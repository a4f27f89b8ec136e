"""Edits as a reader would draw them: at the sentence or clause they belong to, not shattered by a few words that two rewrites share."""

from __future__ import annotations

from typing import NamedTuple

from wsisdiff.text.language import language

SENTENCE_END, CLAUSE_END = frozenset(".!?"), frozenset(",;:–—()")
WEAK_KEEP = 0.34
"""Words kept between two edits, as a share of the smaller edit's words, up to which they are taken into the edits. Set by reading the
redlines of the specimen drafts: with half, real agreements disappear; with a fifth, rewrites look like confetti."""
LONG_EDIT = 3
"""Words from which a cut and the rewrite after it read better as one than with a kept comma between them."""
BRACKETS = frozenset("[]")


class Token(NamedTuple):
    """`key` is what is compared, `raw` what is written, `space` what stands between it and the next."""

    key: str
    raw: str
    space: str


class Run(NamedTuple):
    """Tokens i1..i2 of the old text become j1..j2 of the new one; `same` when their keys are equal."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


def clean(runs: list[Run], before: list[Token], after: list[Token]) -> list[Run]:
    """The runs as a reader would draw them: first without weak agreements, then each edit at its clause."""
    runs = _absorb(runs, before)
    out: list[Run] = []
    for n, run in enumerate(runs):
        if run.same or not out or n + 1 == len(runs) or (run.i1 < run.i2) == (run.j1 < run.j2):
            out.append(run)
            continue
        tokens, lo, hi = (before, run.i1, run.i2) if run.i1 < run.i2 else (after, run.j1, run.j2)
        shift = _best_shift(tokens, lo, hi, out[-1].i2 - out[-1].i1, runs[n + 1].i2 - runs[n + 1].i1)
        last, next_run = out.pop(), runs[n + 1]
        if last.i2 + shift > last.i1:
            out.append(last._replace(i2=last.i2 + shift, j2=last.j2 + shift))
        out.append(Run(False, run.i1 + shift, run.i2 + shift, run.j1 + shift, run.j2 + shift))
        runs[n + 1] = next_run._replace(i1=next_run.i1 + shift, j1=next_run.j1 + shift)
    return [run for run in out if run.i1 < run.i2 or run.j1 < run.j2]


def _best_shift(tokens: list[Token], lo: int, hi: int, room_before: int, room_after: int) -> int:
    """By how many tokens a pure cut or addition slides, among places that mean the same, to begin after a sentence or clause."""
    best, best_score = 0, _boundary(tokens, lo, hi)
    for step, room in ((-1, room_before - 1), (1, room_after)):
        at = 0
        while abs(at) < room:
            left, right = (lo + at - 1, hi + at - 1) if step < 0 else (lo + at, hi + at)
            if left < 1 or right >= len(tokens) or tokens[left].key != tokens[right].key:
                break
            at += step
            score = _boundary(tokens, lo + at, hi + at)
            if score > best_score:
                best, best_score = at, score
    return best


def _boundary(tokens: list[Token], lo: int, hi: int) -> int:
    """How natural it is for an edit to begin at `lo` and end at `hi`."""
    score = 0
    if lo == 0 or not tokens[lo - 1].raw or tokens[lo - 1].raw in SENTENCE_END or "\n" in tokens[lo - 1].space:
        score += 4
    elif tokens[lo - 1].raw in CLAUSE_END:
        score += 1
    whole_clause = hi < len(tokens) and tokens[lo].raw in CLAUSE_END and tokens[hi].raw in CLAUSE_END | SENTENCE_END
    if tokens[hi - 1].raw in SENTENCE_END or whole_clause:
        score += 3
    if tokens[lo].raw == "[":
        score += 3
    return score


def _absorb(runs: list[Run], before: list[Token]) -> list[Run]:
    """Agreements too weak to stand between two edits become part of them."""
    stop = language().stopwords
    n = 1
    while n < len(runs) - 1:
        run, left, right = runs[n], runs[n - 1], runs[n + 1]
        if run.same and not left.same and not right.same and _weak(run, left, right, before, stop):
            runs[n - 1 : n + 2] = [Run(False, left.i1, right.i2, left.j1, right.j2)]
            n = max(1, n - 2)
        else:
            n += 1
    return runs


def _weak(run: Run, left: Run, right: Run, before: list[Token], stop: frozenset[str]) -> bool:
    kept = before[run.i1 : run.i2]
    if any(t.raw in SENTENCE_END or t.raw in BRACKETS for t in kept):
        return False
    content = sum(t.raw[:1].isalnum() and t.key not in stop for t in kept)
    count = sum(t.raw[:1].isalnum() for t in kept)
    smaller = min(max(edit.i2 - edit.i1, edit.j2 - edit.j1) for edit in (left, right))
    if not count:
        # a mark keeps two rewrites apart where it ends a clause of both; a long cut beside a rewrite takes its comma along
        if not any(t.raw in CLAUSE_END for t in kept):
            return _both(left) and _both(right)
        return _both(left) != _both(right) and smaller >= LONG_EDIT
    if not content:
        return (_both(left) or _both(right)) and count <= max(1, smaller)
    return count <= WEAK_KEEP * smaller


def _both(run: Run) -> bool:
    return run.i1 < run.i2 and run.j1 < run.j2
