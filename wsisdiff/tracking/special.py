"""Drafts and paragraphs that are not what they seem: placeholders, options and alternatives, drafts of changes only."""

from __future__ import annotations

import re
from typing import NamedTuple

from wsisdiff.model import Draft, Paragraph, Remark

PROPOSALS = frozenset({"proposal", "objection", "set_aside"})
"""Kinds of marks that say in whose name words are proposed, or refused."""
OPTION = re.compile(
    r"(?:(?<=\n)|^|(?<=\[)|(?<=[.;\]] ))\s*\[?\s*((?:Option|Alternative|Alt\.?|Variant)\s*[A-Z0-9]{1,3}(?:\s*bis)?)\s*[:.)–-]\s*",
    re.IGNORECASE,
)
OPTION_WORD = re.compile(r"[OoAaVv](?<!\w.)(?i:ption|lt|ariant)")
"""A quick look: the letter first, so that nothing else is looked at of a text."""
PLACEHOLDER = re.compile(
    r"[\[(]\s*(?:(?:paragraph|para|article|section)?\s*\w{0,8}\s*)?(?P<what>deleted|delete|omitted|void|intentionally left blank"
    r"|no longer used|not used|removed|withdrawn|suppressed|(?:re)?moved\s+to\b[^\])]*|merged\s+(?:with|into)\b[^\])]*"
    r"|incorporated\s+(?:in|into)\b[^\])]*|subsumed\b[^\])]*)\s*\.?\s*[\])]\.?",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(r"^(?P<base>\S+?)[.\s]+(?:alt(?:ernative)?|option|variant)\b\.?(?P<which>.*)$", re.IGNORECASE)
FEW = 0.5
"""Share of the old paragraphs that the new draft has at most, if only what changes is circulated."""
LEAST_OLD = 8
"""Paragraphs from which drafts are held against each other as a whole."""
SAYS_SO = re.compile(
    r"\bonly\b[^.]{0,40}\b(?:paragraphs?|articles?|provisions|changes?)\b[^.]{0,60}"
    r"\b(?:reproduced|shown|circulated|included|set out|contained|presented|changed?)\b"
    r"|\b(?:amendments?|changes|revisions)\s+(?:proposed|to)\b|\bremain(?:s|ing)?\s+(?:\w+\s+)?unchanged\b",
    re.IGNORECASE,
)


class Option(NamedTuple):
    """One of several texts on offer: its name as printed, and its words."""

    name: str
    text: str


def options_in(text: str) -> tuple[Option, ...]:
    """The options that a paragraph's text lists.

    >>> [(o.name, o.text) for o in options_in("Option 1: Ships sail.\\nOption 2: Ships rest.")]
    [('Option 1', 'Ships sail.'), ('Option 2', 'Ships rest.')]
    """
    marks = list(OPTION.finditer(text)) if OPTION_WORD.search(text) else []
    if not marks:
        return ()
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return tuple(
        Option(" ".join(m.group(1).split()), text[m.end() : end].strip(" \n[]")) for m, end in zip(marks, ends, strict=True)
    )


def placeholder(paragraph: Paragraph) -> str:
    """What a paragraph says that only keeps a number: `deleted`, `moved to 14`; empty for a text of its own."""
    found = PLACEHOLDER.fullmatch(paragraph.text.strip())
    return " ".join(found.group("what").lower().split()) if found else ""


def only_changes(old: Draft, new: Draft, matched: int, same_label: int) -> Remark | None:
    """That the new draft holds only the paragraphs that change: few of the old ones, under their old numbers, the numbers between left out.

    `matched` is how many old paragraphs have a partner, `same_label` how many of these under the same number.
    """
    before, after = len(old.paragraphs), len(new.paragraphs)
    if before < LEAST_OLD or after > FEW * before or not matched or same_label < matched * 0.6:
        return None
    numbers = [int(m.group()) for p in new.paragraphs if (m := re.match(r"\d+", p.label))]
    gaps = sum(b - a > 1 for a, b in zip([0, *numbers], numbers, strict=False))
    said = any(SAYS_SO.search(text) for text in (*(p.text for p in new.paragraphs[:3]), *(h.text for h in new.headings[:3])))
    if not said and (not numbers or gaps < 0.3 * len(numbers)):
        return None
    return Remark.of("compare.only_changes", n=before - matched)


def strangers(old: Draft, new: Draft, matched: int) -> Remark | None:
    """That none of the old paragraphs stands in the new draft, so that the two may not be versions of one text."""
    if matched or min(len(old.paragraphs), len(new.paragraphs)) < LEAST_OLD:
        return None
    return Remark("compare.strangers")


def alternatives(draft: Draft) -> dict[int, list[int]]:
    """Index of a paragraph -> the paragraphs that are alternatives to each other there, itself first: `6`, `6 alt`, `6 alt bis`."""
    by_label = draft.numbers()
    groups: dict[str, list[int]] = {}
    for n, p in enumerate(draft.paragraphs):
        if found := ALTERNATIVE.match(p.label):
            groups.setdefault(found.group("base"), []).append(n)
    whole = ([*([by_label[base]] if base in by_label else []), *members] for base, members in groups.items())
    return {members[0]: members for members in whole if len(members) > 1}
