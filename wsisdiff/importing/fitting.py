"""Does an instruction fit a draft: is the paragraph there, and the words it names in it? And how the change looks there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.model import Draft, Paragraph
from wsisdiff.text.quoting import pointed_at
from wsisdiff.text.words import words

AROUND = 45
"""Characters of the paragraph that are shown on either side of a change."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A statement as it fits a draft: with the draft's own label, and a sentence that was pointed at in its words.

    `trouble` says why it does not: there is no such paragraph, or its words do not stand there; `elsewhere` are paragraphs that have them.
    """

    statement: Statement
    trouble: Literal["", "paragraph", "words"] = ""
    words: str = ""
    elsewhere: tuple[str, ...] = ()
    redline: str = ""


def fit(statement: Statement, draft: Draft) -> Fit:
    """How a statement fits the draft that it speaks of."""
    if not statement.paragraph:
        anchor = statement.old or statement.after or statement.before
        holding = _holding(anchor, draft) if anchor else ()
        if statement.change and len(holding) == 1:
            return fit(replace(statement, paragraph=holding[0]), draft)
        return Fit(statement)
    named = [_find(label, draft) for label in re.split(r"(?<=\w)-(?=\w)", statement.paragraph)]
    if not all(named):
        return Fit(statement, "paragraph", statement.paragraph)
    found = [p for p in named if p is not None]
    statement = replace(statement, paragraph="-".join(p.label for p in found))
    if len(found) > 1 or statement.change == "move":
        return Fit(statement, redline=_shown(statement, found[0]))
    (paragraph,) = found
    statement = replace(statement, old=pointed_at(statement.old, paragraph.text))
    for anchor in (statement.old, statement.after, statement.before):
        told = anchor and " … " not in anchor and statement.change and not statement.new_paragraph
        if told and not _stands(anchor, paragraph.text):
            return Fit(statement, "words", anchor, _holding(anchor, draft))
    return Fit(statement, redline=_shown(statement, paragraph))


def best_draft(statements: Sequence[Statement], drafts: Sequence[Draft]) -> Draft | None:
    """The draft that most of the instructions fit by their words; the earliest of several; None where none of them has words to tell by."""
    counts = [sum(_tells(s, draft) for s in statements) for draft in drafts]
    if not drafts:
        return None
    return drafts[counts.index(max(counts))]


def _tells(statement: Statement, draft: Draft) -> float:
    """1 where its words stand in the paragraph it names, a little where only the paragraph is there."""
    found = fit(statement, draft)
    if found.trouble:
        return 0.0
    return 1.0 if statement.old or statement.after or statement.before else 0.01


def _find(label: str, draft: Draft) -> Paragraph | None:
    bare = label.casefold().replace(" ", "")
    by_label = {p.label.casefold().replace(" ", ""): p for p in draft.paragraphs}
    for form in (bare, f"op{bare}", bare.removeprefix("op")):
        if form in by_label:
            return by_label[form]
    tails = [p for key, p in by_label.items() if re.sub(r"^[a-z.]+", "", key) == bare and not key.startswith("pp")]
    return tails[0] if len(tails) == 1 else None


def _plain(text: str) -> str:
    return f" {' '.join(w.plain for w in words(text))} "


def _stands(anchor: str, text: str) -> bool:
    return _plain(anchor) in _plain(text)


def _holding(anchor: str, draft: Draft) -> tuple[str, ...]:
    said = _plain(anchor)
    return tuple(p.label for p in draft.paragraphs if said.strip() and said in _plain(p.text))


def _shown(statement: Statement, paragraph: Paragraph) -> str:
    """The change in its paragraph: `... [-take note of-]{+commit to implement+} ...`."""
    text = " ".join(paragraph.text.split())
    if statement.change == "delete" and not statement.old:
        return f"[-{_short(text, 2 * AROUND)}-]"
    if statement.change == "rewrite":
        return f"[-{_short(text, 2 * AROUND)}-] {{+{statement.new}+}}"
    if statement.change == "add" and statement.new_paragraph:
        there = _short(text, AROUND)
        return f"{{+{statement.new}+}} ¶ {there}" if statement.before else f"{there} ¶ {{+{statement.new}+}}"
    if statement.change in ("move", "merge", "keep") or not statement.change:
        return _short(text, 2 * AROUND)
    anchor = statement.old or statement.after or statement.before
    at = text.casefold().find(" ".join(anchor.split()).casefold()) if anchor else -1
    if anchor and at < 0:
        return _short(text, 2 * AROUND)
    end = at + len(" ".join(anchor.split()))
    if statement.change == "replace":
        return f"{_before(text, at)}[-{text[at:end]}-]{{+{statement.new}+}}{_after(text, end)}"
    if statement.change == "delete":
        return f"{_before(text, at)}[-{text[at:end]}-]{_after(text, end)}"
    if statement.after:
        return f"{_before(text, end)} {{+{statement.new}+}}{_after(text, end)}"
    if statement.before:
        return f"{_before(text, at)}{{+{statement.new}+}} {_after(text, at).lstrip()}"
    if statement.at == "start":
        return f"{{+{statement.new}+}} {_after(text, 0)}"
    return f"{_before(text, len(text))} {{+{statement.new}+}}"


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def _before(text: str, at: int) -> str:
    return text[:at] if at <= AROUND else f"… {text[at - AROUND : at].split(' ', 1)[-1]}"


def _after(text: str, at: int) -> str:
    return text[at:] if len(text) - at <= AROUND else f"{text[at : at + AROUND].rsplit(' ', 1)[0]} …"
