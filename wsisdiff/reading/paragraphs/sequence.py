"""Which of the numbers at the starts of texts are paragraph numbers: those that make a plausible sequence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wsisdiff.model import Remark
from wsisdiff.reading.blocks import FIRST, Block
from wsisdiff.reading.paragraphs.labelling import opens_option
from wsisdiff.reading.paragraphs.labels import CONTAINERS, Label, read_bare, read_label
from wsisdiff.reading.paragraphs.plausible import FULL_PARAGRAPH_WORDS, Candidate, main_sequence
from wsisdiff.text.language import read_data

FINAL = tuple(".;:!?,…。；：，！？؛،؟")
"""What ends a paragraph or an item of a list in the texts of the United Nations (a preamble's paragraphs end with a comma)."""
CLOSING = "\"'”’)]»*）】」』 "
NUMBERED_SHARE = 0.5
"""Numbers are paragraph numbers when at least this share of the texts from the first number on bears one (or a mark of a list).

Resolutions and drafts have 0.9 to 1.0; letters with a numbered list in them stay under 0.45 (lobby papers, November 2026).
"""
LEAST_GIVEN = 2
"""Numbers that the format counts, from which they may count the text."""
_AFTER_NUMBER = " .-–—:、．，"
LEAST_BARE = 3
"""Numbers without a stop that must count the texts; two may be the years or sums of two sentences."""
BARE_SHARE = 0.6
"""Share of the texts from the first one on that must be so numbered, or be items of a list."""
ASTRAY = 0.15
"""Share of numbers that may come again or go back. Drafts have none or one; tables that quote a law in two columns 0.25 and more."""
SALUTATION_WORDS = 8
"""Words of the line with which a letter begins, at most."""


def shown(block: Block) -> str:
    """The text with the number that the format computes; whatever the bullet, it is shown as `•`."""
    text = f"{block.label} {block.text}".strip() if block.label else block.text
    label = read_label(text) if text[:1] and not text[0].isalnum() else None
    if label and label.kind == "item" and not any(c.isalnum() for c in label.printed):
        return f"• {text[len(label.printed) :].strip()}"
    return text


def is_item(block: Block) -> bool:
    label = read_label(shown(block))
    return label is not None and label.kind == "item"


def complete(text: str) -> bool:
    """True when the text ends as a paragraph or an item may end: with a stop, or with "; and"."""
    bare = text.rstrip(CLOSING)
    return bare.endswith(FINAL) or re.search(r"[;,] (?:and|or)$", bare) is not None


def paragraph_labels(body: Sequence[tuple[int, Block]]) -> tuple[dict[int, Label], list[Remark]]:
    """The texts that begin with their paragraph's number; none when the numbers are lists in, or quotations of, other texts."""
    candidates = []
    ended = True
    for index, block in body:
        if block.kind == "heading":
            ended = True
            continue
        text = shown(block)
        label = read_label(text)
        if label and label.kind != "item":
            long = len(label.rest.split()) >= FULL_PARAGRAPH_WORDS
            candidates.append(Candidate(index, label, block.level, ended or long, given=bool(block.label)))
        part = label is not None and label.kind in ("roman", "letter")  # "II. Means of implementation", under which numbers begin
        ended = complete(text) or opens_option(text) or (part and len(text.split()) < FULL_PARAGRAPH_WORDS)
    below = _below_letter(body, candidates)
    labels = _filled(main_sequence([one for one in candidates if one.index > below]), body)
    if not any(label.kind == "number" and not label.suffix for label in labels.values()):
        labels = _given_sequence(body) or _bare_sequence(body) or labels
    if not labels:
        return {}, []
    first = min(labels)
    options = {at for at, (_, block) in enumerate(body) if block.kind == "text" and opens_option(block.text)}
    counted = [pair for at, pair in enumerate(body) if at not in options and at - 1 not in options]
    texts = [(index, block) for index, block in counted if index >= first and block.kind == "text"]
    listed = sum(index in labels or is_item(block) for index, block in texts)
    headings = [index for index, block in body if block.kind == "heading"]
    containers = sorted([*headings, *(index for index, label in labels.items() if label.stream in CONTAINERS)])
    last = max(labels)
    next_heading = next((index for index in headings if index > last), len(body) + 1)
    unlisted_end = sum(index > next_heading and not is_item(block) for index, block in texts)
    if listed >= NUMBERED_SHARE * len(texts) and unlisted_end <= len(labels) and _runs_through(labels, containers):
        return labels, []
    return {}, [Remark.of("file.not_counting", n=len(labels))]


def _below_letter(body: Sequence[tuple[int, Block]], candidates: Sequence[Candidate]) -> int:
    """Where the heading stands below which a draft begins to count, when a letter with a list of its own comes before it; else -1."""
    texts = [(index, block.text) for index, block in body[:FIRST] if block.text[-1:] in tuple(",:")]
    known = tuple(read_data("letters")["salutations"])
    greeting = (index for index, text in texts if len(text.split()) <= SALUTATION_WORDS and text.casefold().startswith(known))
    salutation = next(greeting, None)
    if salutation is None:
        return -1
    for heading in (index for index, block in body if block.kind == "heading" and index > salutation):
        listed = any(salutation < one.index < heading and one.label.kind == "number" for one in candidates)
        first = next((one.label for one in candidates if one.index > heading), None)
        if first is not None and first.kind == "number" and first.number == 1:
            return heading if listed else -1
    return -1


def _filled(labels: dict[int, Label], body: Sequence[tuple[int, Block]]) -> dict[int, Label]:
    """The labels, with the number that one paragraph bears without a stop where all others have one: "7." "8 We" "9."."""
    numbers = [(index, label) for index, label in sorted(labels.items()) if label.kind == "number" and not label.prefix]
    texts = [(index, block) for index, block in body if block.kind == "text"]
    places = [index for index, _ in texts]
    found = dict(labels)
    for (before, one), (after, other) in pairwise(numbers):
        if other.number != one.number + 2 or other.suffix:
            continue
        for index, block in texts[bisect_right(places, before) : bisect_left(places, after)]:
            bare = read_bare(shown(block))
            if bare is not None and bare.number == one.number + 1:
                found[index] = bare
                break
    return found


def _given_sequence(body: Sequence[tuple[int, Block]]) -> dict[int, Label]:
    """Numbers that the format itself counts at the outermost level of its lists, whatever they look like: ①, 甲、, "Art. 1", "1)".

    Only where they count most of the texts, so that a list in a letter stays a list.
    """
    listed = [(index, block) for index, block in body if block.kind == "text" and any(c.isalnum() for c in block.label)]
    top = [(index, block) for index, block in listed if block.level == min(block.level for _, block in listed)]
    printed = [block.label.strip().rstrip(_AFTER_NUMBER) for _, block in top]
    printed = [name.rstrip(")") if "(" not in name else name for name in printed]
    if len(top) < LEAST_GIVEN or len(set(printed)) < len(printed) or "" in printed:
        return {}
    counted = sum(block.kind == "text" and index >= top[0][0] for index, block in body)
    others = sum(is_item(block) or bool(block.label) for index, block in body if index > top[0][0] and block.kind == "text")
    if others + 1 < BARE_SHARE * counted:
        return {}
    named = enumerate(zip(top, printed, strict=True), 1)
    return {index: Label("number", name, block.text.strip(), n) for n, ((index, block), name) in named}


def _bare_sequence(body: Sequence[tuple[int, Block]]) -> dict[int, Label]:
    """Numbers without a stop, where they count the texts from 1 on without a gap: at least three, and most of the texts."""
    texts = [(index, shown(block)) for index, block in body if block.kind == "text"]
    found: dict[int, Label] = {}
    last = 0
    for index, text in texts:
        bare, label = read_bare(text), read_label(text)
        if bare is not None and bare.number == last + 1:
            found[index] = bare
            last += 1
        elif last and label is not None and label.kind == "number" and label.number == last and label.suffix:
            found[index] = label
    counted = [index for index, _ in texts if index >= min(found, default=0)]
    items = sum(is_item(block) for index, block in body if index not in found and block.kind == "text")
    return found if last >= LEAST_BARE and len(found) + items >= BARE_SHARE * len(counted) else {}


def _runs_through(labels: dict[int, Label], headings: Sequence[int]) -> bool:
    """True when the numbers go up, or start again at 1 under a new heading: those of quoted provisions do neither."""
    streams: defaultdict[str, list[tuple[int, Label]]] = defaultdict(list)
    for index in sorted(labels):
        if labels[index].kind == "number":
            streams[labels[index].stream].append((index, labels[index]))
    astray = 0
    for numbers in streams.values():
        for (before, one), (index, later) in pairwise(numbers):
            restarts = later.number == 1 and bisect_left(headings, index) > bisect_left(headings, before)
            astray += not (later.number > one.number or restarts or later.suffix or later.decimals)
    return astray <= max(2, ASTRAY * sum(map(len, streams.values())))
