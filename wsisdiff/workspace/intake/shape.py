"""What was read of a new draft, in a few lines, and how its shape differs from another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from wsisdiff.model import Draft, Paragraph
from wsisdiff.telling.remarks import tell_alike
from wsisdiff.text.words import words

MOST_NAMED = 6
"""Sections or labels named one by one; of more only the number is told."""
_NUMBER = re.compile(r"^(?:[IVXLC]+|\d+|[A-Z])[.)]\s+")
"""What counts a heading: one that only got another number is no new section."""


def seen(draft: Draft) -> list[str]:
    """Paragraphs, sections, marks and warnings of a draft, a line each."""
    sections = _sections(draft)
    facts = Counter(fact.kind for p in draft.paragraphs for fact in p.facts)
    marked = sum(any(fact.kind in ("bracket", "alternative") for fact in p.facts) for p in draft.paragraphs)
    notes = sum(len(p.footnotes) for p in draft.paragraphs)
    parts = [f"{count(len(draft.paragraphs), 'paragraph')} in {count(len(sections), 'section')}", _labels(draft.paragraphs)]
    parts += [f"{count(marked, 'paragraph')} with bracketed text"] if marked else []
    parts += [count(n, what) for n, what in ((facts["attribution"], "attribution"), (notes, "footnote")) if n]
    return [
        f"{draft.title}: {', '.join(part for part in parts if part)}",
        *(f"warning: {said}" for said in tell_alike(draft.warnings)),
    ]


def beside(draft: Draft, before: Draft) -> list[str]:
    """How a draft differs in shape from the one before it. Nothing on what the differences mean: that is what `compare` says."""
    old, new = _sections(before), _sections(draft)
    here, there = (Counter(_words([p]) for p in d.paragraphs) for d in (draft, before))
    lines = [
        f"{before.id} has {count(len(before.paragraphs), 'paragraph')} in {count(len(old), 'section')}, "
        f"{_labels(before.paragraphs)}; {count((here & there).total(), 'paragraph')} word for word in both"
    ]
    for what, mine, others in (("new sections", new, old), ("sections no longer there", old, new)):
        folded = {_fold(name) for name in others}
        if names := [name for name in mine if _fold(name) not in folded]:
            more = [f"and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
            lines.append(f"{what}: {'; '.join([*names[:MOST_NAMED], *more])}")
    return lines


def same_text(draft: Draft, others: Iterable[Draft]) -> str:
    """The id of a draft among the others that says the same, word for word, whatever its format, spelling of marks or numbering."""
    text = _words(draft.paragraphs)
    return next((other.id for other in others if _words(other.paragraphs) == text), "")


def count(n: int, thing: str) -> str:
    """
    >>> count(1, "section"), count(0, "section")
    ('1 section', 'no sections')
    """
    return f"{n or 'no'} {thing}{'' if n == 1 else 's'}"


def _sections(draft: Draft) -> list[str]:
    return list(dict.fromkeys(p.section for p in draft.paragraphs if p.section))


def _labels(paragraphs: Sequence[Paragraph]) -> str:
    """First and last label of the preamble and of the rest: a number too high or too low here shows that a page is missing."""
    parts = ([p.label for p in paragraphs if p.preamble], [p.label for p in paragraphs if not p.preamble])
    return " and ".join(part[0] if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts if part)


def _words(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(word.plain for p in paragraphs for word in words(p.text))


def _fold(name: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words(_NUMBER.sub("", name)))
