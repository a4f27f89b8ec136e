"""From an old wording to a new one, word by word: what is kept, what is cut, what is added.

1. Both texts become tokens: words (a compound with its hyphens is one), dates, the numbers of one reference, and marks, each with the
   space after it. What they share at both ends is set aside, so that the pieces that are compared stay small.
2. diff-match-patch (Myers, 1986) compares them with each distinct folded word as one character, so no word can be cut, and with its
   time limit off, so that the result does not depend on the machine.
3. What is left is cleaned for a reader: an edit is moved to the sentence or clause it belongs to, and a few words that two rewrites
   happen to share ("of the") do not shatter them.
4. Where words are the same but their spelling, case, quotation marks or spacing are not, that difference is kept apart as noise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from wsisdiff.model import Edit
from wsisdiff.text.edit_cleaning import Run, Token, clean
from wsisdiff.text.edit_lines import ITEM, ITEM_KEY, blocks
from wsisdiff.text.edit_moves import with_moves
from wsisdiff.text.edit_noise import Op, with_noise
from wsisdiff.text.figures import units_in
from wsisdiff.text.folding import plain
from wsisdiff.text.words import MARKS, SIGNS

PIECE = re.compile(
    rf"([{SIGNS}]|[^\W_](?:[^\W_{SIGNS}]|[-\u00ad\u2010\u2011'’+&/.,](?=[^\W_{SIGNS}])|\u00ad|[{MARKS}])*|\S)(\s*)"
)
"""A word, with the hyphens, apostrophes, slashes and decimal marks inside it, or one mark; then the space after it."""
TWINS = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
"""Typographic twins of a mark -> the one that they are folded into."""
LARGEST_PIECE = 1_000_000
"""Words of one side times words of the other from which RapidFuzz compares a piece in place of diff-match-patch. Measured on random
words, that is, on the worst case: 500 words a side take diff-match-patch 0.1 s, 1,000 take 0.5 s and 2,000 take 2 s; RapidFuzz needs
0.015 s for the last. Both find as few edits as possible; a paragraph of a draft stays far below."""


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
    if not old or not new:
        return (Edit("cut", old) if old else Edit("add", new),)
    before, after = _tokens(old), _tokens(new)
    found: list[Edit] = []
    for block in blocks(before, after):
        left, right = before[block.i1 : block.i2], after[block.j1 : block.j2]
        if block.move:
            found.append(Edit("cut" if left else "add", _text(left or right), move=block.move))
            continue
        pieces = _written(clean(_compare(left, right), left, right), left, right)
        found += with_noise(pieces, renumbered, "".join(e.text for e in found[-2:] if e.op != "add"))
    return with_moves(_merged(found))


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Neighbouring edits of one kind as one."""
    out: list[Edit] = []
    for edit in edits:
        if out and edit.move == 0 and (out[-1].op, out[-1].noise, out[-1].move) == (edit.op, edit.noise, edit.move):
            out[-1] = Edit(edit.op, out[-1].text + edit.text, edit.noise)
        else:
            out.append(edit)
    return out


def hidden(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits without the noise: the new text stands where only noise changed.

    >>> [(e.op, e.text) for e in hidden(word_edits("We recognise it", "We recognize it"))]
    [('keep', 'We recognize it')]
    """
    shown = [Edit("keep", e.text) if e.noise else e for e in edits if not (e.noise and e.op == "cut")]
    return tuple(_merged(Edit(e.op, e.text) for e in shown if e.text))


def old_of(edits: Sequence[Edit]) -> str:
    """The text that the edits were made to."""
    return "".join(e.text for e in edits if e.op != "add")


def new_of(edits: Sequence[Edit]) -> str:
    """The text that the edits lead to."""
    return "".join(e.text for e in edits if e.op != "cut")


def replacements(edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """(cut, added in its place) for each change that is not noise; one of them may be empty."""
    n = 0
    while n < len(edits):
        edit = edits[n]
        n += 1
        if edit.op == "keep" or edit.noise:
            continue
        if edit.op == "cut" and n < len(edits) and edits[n].op == "add":
            yield edit.text, edits[n].text
            n += 1
        else:
            yield (edit.text, "") if edit.op == "cut" else ("", edit.text)


def _tokens(text: str) -> list[Token]:
    """The tokens of a text; the first, which holds the space before them, is compared as nothing."""
    lead = _leading_space(text)
    tokens = [Token("", "", text[:lead])]
    at = lead
    units = units_in(text)
    while at < len(text):
        if at in units:
            end, key = units[at]
            after = len(text) - len(text[end:].lstrip())
            tokens.append(Token(key, text[at:end], text[end:after]))
            at = after
            continue
        if "\n" in tokens[-1].space and (label := ITEM.match(text, at)):
            tokens.append(Token(ITEM_KEY, label.group(1), label.group(2)))
            at = label.end()
            continue
        for found in PIECE.finditer(text, at):
            raw, space = found.groups()
            at = found.end()
            tokens.append(Token(plain(raw) if raw[0].isalnum() else TWINS.get(raw, raw), raw, space))
            if at in units or "\n" in space:
                break
        else:
            break
    return tokens


def _compare(before: list[Token], after: list[Token]) -> list[Run]:
    a, b = [t.key for t in before], [t.key for t in after]
    start = _alike(a, b)
    end = _alike(a[start:][::-1], b[start:][::-1])
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    runs = [Run(True, 0, start, 0, start)] if start else []
    runs += _middle(middle_a, middle_b, start)
    if end:
        runs.append(Run(True, len(a) - end, len(a), len(b) - end, len(b)))
    return runs


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first pieces of both are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


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
    return _leading_space(cut[len(cut) - _alike(cut[::-1], add[::-1]) :][::-1])


def _leading_space(text: str) -> int:
    return len(text) - len(text.lstrip())


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
        lead = _leading_space(cut[: _alike(cut, add)])
        cut, add, space = cut[lead:], add[lead:], cut[:lead]
        tail = _shared_space(cut, add)
        out += [("keep", space), ("cut", cut[: len(cut) - tail]), ("add", add[: len(add) - tail])]
        out.append(("keep", cut[len(cut) - tail :]))
    return [(e.op, e.text) for e in _merged(Edit(*piece) for piece in out if piece[1])]
