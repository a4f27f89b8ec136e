"""From an old wording to a new one, word by word: what is kept, what is cut, what is added.

1. Both texts become tokens: words (a compound with its hyphens is one) and marks, each with the space after it. What they share at
   both ends is set aside, so that the pieces that are compared stay small.
2. diff-match-patch (Myers, 1986) compares them with each distinct folded word as one character, so no word can be cut, and with its
   time limit off, so that the result does not depend on the machine.
3. What is left is cleaned for a reader: an edit is moved to the sentence or clause it belongs to, and a few words that two rewrites
   happen to share ("of the") do not shatter them.
4. Where words are the same but their spelling, case, quotation marks or spacing are not, that difference is kept apart as noise.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from wsisdiff.model import Edit
from wsisdiff.text.folding import plain
from wsisdiff.text.language import language
from wsisdiff.text.words import words

Op = Literal["keep", "cut", "add"]

PIECE = re.compile(r"([^\W_](?:[^\W_]|[-\u00ad\u2010\u2011'’+&/.,](?=[^\W_])|\u00ad)*|\S)(\s*)")
"""A word, with the hyphens, apostrophes, slashes and decimal marks inside it, or one mark; then the space after it."""
SENTENCE_END, CLAUSE_END = frozenset(".!?"), frozenset(",;:–—()")
LARGEST_PIECE = 1_000_000
"""Words of one side times words of the other from which RapidFuzz compares a piece in place of diff-match-patch. Measured on random
words, that is, on the worst case: 500 words a side take diff-match-patch 0.1 s, 1,000 take 0.5 s and 2,000 take 2 s; RapidFuzz needs
0.015 s for the last. Both find as few edits as possible; a paragraph of a draft stays far below."""
WEAK_KEEP = 0.34
"""Words kept between two edits, as a share of the smaller edit's words, up to which they are taken into the edits. Set by reading the
redlines of the specimen drafts: with half, real agreements disappear; with a fifth, rewrites look like confetti."""
LONG_EDIT = 3
"""Words from which a cut and the rewrite after it read better as one than with a kept comma between them."""
BRACKETS = frozenset("[]")
SAYS_NOTHING = frozenset("PZ")
"""Unicode categories whose change alone is noise: punctuation and space. Brackets of disagreement and `%` are not noise."""
MEANS = frozenset("[]%&/@#*†‡§")
REFERENCE = re.compile(r"\b(?:paragraphs?|paras?\.?|¶+)(?:\s+(?:and|to|or|[\d(])[\w.)–-]*,?)*\s*$", re.IGNORECASE)
ELSEWHERE = re.compile(r"^[\s\d,–-]*(?:(?:and|to|or)\s+\d+[\s,]*)*\s*(?:of|in)\s+(?!the\s+present\b|this\b)", re.IGNORECASE)
LABEL = re.compile(r"\d+(?:\s*(?:bis|ter|quat))?", re.IGNORECASE)


class Token(NamedTuple):
    """`key` is what is compared, `raw` what is written, `space` what stands between it and the next."""

    key: str
    raw: str
    space: str


def word_edits(old: str, new: str, renumbered: Mapping[str, str] | None = None) -> tuple[Edit, ...]:
    """The edits that lead from `old` to `new`; a cut comes before what is added in its place.

    `renumbered` gives old paragraph labels their new ones: a cross-reference that follows it is noise, any other is not. Without it
    every change of a number after "paragraph" is noise, unless it is a paragraph of another document.

    >>> [(e.op, e.text) for e in word_edits("We commit to fund it.", "We consider how to fund it.")]
    [('keep', 'We '), ('cut', 'commit'), ('add', 'consider how'), ('keep', ' to fund it.')]
    >>> [(e.op, e.text, e.noise) for e in word_edits("We recognise it", "We recognize it")]
    [('keep', 'We ', False), ('cut', 'recognise', True), ('add', 'recognize', True), ('keep', ' it', False)]
    """
    if old == new:
        return (Edit("keep", old),) if old else ()
    before, after = _tokens(old), _tokens(new)
    runs = _clean(_compare(before, after), before, after)
    return _with_noise(_written(runs, before, after), renumbered)


def hidden(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits without the noise: the new text stands where only noise changed.

    >>> [(e.op, e.text) for e in hidden(word_edits("We recognise it", "We recognize it"))]
    [('keep', 'We recognize it')]
    """
    shown = [Edit("keep", e.text) if e.noise else e for e in edits if not (e.noise and e.op == "cut")]
    return _joined((e.op, e.text) for e in shown)


def _tokens(text: str) -> list[Token]:
    """The tokens of a text; the first, which holds the space before them, is compared as nothing."""
    lead = len(text) - len(text.lstrip())
    tokens = [Token("", "", text[:lead])]
    for found in PIECE.finditer(text, lead):
        raw, space = found.groups()
        tokens.append(Token(plain(raw) if raw[0].isalnum() else _mark(raw), raw, space))
    return tokens


def _mark(raw: str) -> str:
    """Typographic twins of a mark folded into one."""
    return {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}.get(raw, raw)


class Run(NamedTuple):
    """Tokens i1..i2 of the old text become j1..j2 of the new one; `same` when their keys are equal."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


def _compare(before: list[Token], after: list[Token]) -> list[Run]:
    a, b = [t.key for t in before], [t.key for t in after]
    start, least = 0, min(len(a), len(b))
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[-1 - end] == b[-1 - end]:
        end += 1
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    runs = [Run(True, 0, start, 0, start)] if start else []
    runs += _middle(middle_a, middle_b, start)
    if end:
        runs.append(Run(True, len(a) - end, len(a), len(b) - end, len(b)))
    return runs


def _middle(a: list[str], b: list[str], start: int) -> list[Run]:
    """The runs of two pieces that share neither their first nor their last word; both begin at token `start`."""
    if not a or not b:
        return [Run(False, start, start + len(a), start, start + len(b))] if a or b else []
    spans = _myers(a, b) if len(a) * len(b) <= LARGEST_PIECE else None
    if spans is None:
        from rapidfuzz.distance import Indel

        spans = [(op.tag == "equal", op.src_end - op.src_start, op.dest_end - op.dest_start) for op in Indel.opcodes(a, b)]
    runs: list[Run] = []
    i = j = start
    for same, spans_of in groupby(spans, key=lambda span: span[0]):
        group = list(spans_of)
        i2, j2 = i + sum(n for _, n, _ in group), j + sum(n for _, _, n in group)
        runs.append(Run(same, i, i2, j, j2))
        i, j = i2, j2
    return runs


def _myers(a: list[str], b: list[str]) -> list[tuple[bool, int, int]] | None:
    """diff-match-patch on one character for each distinct word; None when there are more of them than characters."""
    from diff_match_patch import diff_match_patch

    number = {key: n for n, key in enumerate(dict.fromkeys([*a, *b]), 1)}
    if len(number) >= sys.maxunicode:
        return None
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main("".join(chr(number[k]) for k in a), "".join(chr(number[k]) for k in b), False)
    return [(op == 0, len(t) if op <= 0 else 0, len(t) if op >= 0 else 0) for op, t in found]


def _clean(runs: list[Run], before: list[Token], after: list[Token]) -> list[Run]:
    """The runs as a reader would draw them: first without weak agreements, then each edit at its clause."""
    runs = _absorb(runs, before, after)
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


def _absorb(runs: list[Run], before: list[Token], after: list[Token]) -> list[Run]:
    """Agreements too weak to stand between two edits become part of them."""
    stop = language().stopwords
    n = 1
    while n < len(runs) - 1:
        run, left, right = runs[n], runs[n - 1], runs[n + 1]
        if run.same and not left.same and not right.same and _weak(run, left, right, before, after, stop):
            runs[n - 1 : n + 2] = [Run(False, left.i1, right.i2, left.j1, right.j2)]
            n = max(1, n - 2)
        else:
            n += 1
    return runs


def _weak(run: Run, left: Run, right: Run, before: list[Token], after: list[Token], stop: frozenset[str]) -> bool:
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


def _written(runs: Iterable[Run], before: list[Token], after: list[Token]) -> list[tuple[Op, str]]:
    """The runs as text. Within agreements, tokens that are the same word written otherwise are cut and added."""
    out: list[tuple[Op, str]] = []
    for run in runs:
        if not run.same:
            cut, add = _text(before[run.i1 : run.i2]), _text(after[run.j1 : run.j2])
            space = _shared_space(cut, add)
            out += [("cut", cut[: len(cut) - space]), ("add", add[: len(add) - space]), ("keep", cut[len(cut) - space :])]
            continue
        for old, new in zip(before[run.i1 : run.i2], after[run.j1 : run.j2], strict=True):
            out += [("keep", old.raw)] if old.raw == new.raw else [("cut", old.raw), ("add", new.raw)]
            out += [("keep", old.space)] if old.space == new.space else [("cut", old.space), ("add", new.space)]
    return _spaces_drawn(out)


def _text(tokens: list[Token]) -> str:
    return "".join(t.raw + t.space for t in tokens)


def _shared_space(cut: str, add: str) -> int:
    """Characters of white space that both end in."""
    n = 0
    while n < min(len(cut), len(add)) and cut[-1 - n] == add[-1 - n] and cut[-1 - n].isspace():
        n += 1
    return n


def _spaces_drawn(pieces: list[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """Neighbours joined; between two agreements the cuts come first, then what is added, and space that both share stays."""
    out: list[tuple[Op, str]] = []
    for kept, group in groupby((p for p in pieces if p[1]), key=lambda p: p[0] == "keep"):
        parts = list(group)
        if kept:
            out.append(("keep", "".join(t for _, t in parts)))
            continue
        cut = "".join(t for op, t in parts if op == "cut")
        add = "".join(t for op, t in parts if op == "add")
        lead = 0
        while lead < min(len(cut), len(add)) and cut[lead] == add[lead] and cut[lead].isspace():
            lead += 1
        cut, add, space = cut[lead:], add[lead:], cut[:lead]
        tail = _shared_space(cut, add)
        out += [
            ("keep", space),
            ("cut", cut[: len(cut) - tail]),
            ("add", add[: len(add) - tail]),
            ("keep", cut[len(cut) - tail :]),
        ]
    return [(e.op, e.text) for e in _joined(p for p in out if p[1])]


def _joined(pieces: Iterable[tuple[Op, str]]) -> tuple[Edit, ...]:
    found: list[Edit] = []
    for op, group in groupby(pieces, key=lambda p: p[0]):
        text = "".join(t for _, t in group)
        if text:
            found.append(Edit(op, text))
    return tuple(found)


def _with_noise(pieces: Sequence[tuple[Op, str]], renumbered: Mapping[str, str] | None) -> tuple[Edit, ...]:
    """The edits, with those that no reader of the substance needs marked as noise."""
    out: list[Edit] = []
    n = 0
    while n < len(pieces):
        op, text = pieces[n]
        if op == "keep":
            out.append(Edit("keep", text))
            n += 1
            continue
        pair = pieces[n : n + 2] if op == "cut" and n + 1 < len(pieces) and pieces[n + 1][0] == "add" else pieces[n : n + 1]
        cut = text if op == "cut" else ""
        add = pair[-1][1] if pair[-1][0] == "add" else ""
        lead = "".join(e.text for e in out[-2:] if e.op != "add")
        tail = pieces[n + len(pair)][1] if n + len(pair) < len(pieces) else ""
        noise = _says_the_same(cut, add) or _reference(lead, cut, add, tail, renumbered)
        out += [Edit(o, t, noise) for o, t in pair]
        n += len(pair)
    return tuple(out)


def _says_the_same(cut: str, add: str) -> bool:
    if any(c in MEANS for c in cut + add) and sorted(c for c in cut if c in MEANS) != sorted(c for c in add if c in MEANS):
        return False
    if [w.plain for w in words(cut)] != [w.plain for w in words(add)]:
        return False
    return all(c.isalnum() or unicodedata.category(c)[0] in SAYS_NOTHING or c.isspace() or c in MEANS for c in cut + add)


def _reference(lead: str, cut: str, add: str, tail: str, renumbered: Mapping[str, str] | None) -> bool:
    if not (LABEL.fullmatch(cut.strip()) and LABEL.fullmatch(add.strip())) or not REFERENCE.search(lead[-80:]):
        return False
    if ELSEWHERE.match(tail):
        return False
    return renumbered is None or renumbered.get(cut.strip()) == add.strip()
