"""Does an instruction fit a draft: is the paragraph there, and the words it names in it? And how the change looks there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from wsisdiff.advising.likeness import same_text
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.model import Draft, Paragraph
from wsisdiff.text.alignment import aligned
from wsisdiff.text.language import language
from wsisdiff.text.quoting import pointed_at
from wsisdiff.text.words import words

MOST = 0.7
"""Share of words that a copy of a paragraph has in common with it, where it was typed from another version or cut short."""
NEARLY, APART, LONG = 0.85, 0.05, 8
"""Share of a passage's words that a copy of it has, how far below it the next best is, and from how many words it is looked for."""
SHARED = 0.25
"""Share of telling words below which a text is no version of a paragraph: 1 of 361 real requests for provisions of a proposed law (2012) is
below it, and three of four texts laid beside another provision of the same law."""
_OWN_LABEL = re.compile(
    r"^\s*(?:(?:art(?:icle)?|recital|para(?:graph)?)\.?\s*)?(?:\(?(?:\d+[a-z]?|[a-z])\)\s*|\d+[a-z]?\.\s+)+", re.IGNORECASE
)
"""The number that a copy of a paragraph begins with: "4. ", "Art. 7 (4) "."""
_plains = lru_cache(maxsize=4096)(same_text)
AROUND = 45
"""Characters of the paragraph that are shown on either side of a change."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A statement as it fits a draft: with the draft's own label, and a sentence that was pointed at in its words.

    `trouble` says why it does not: there is no such paragraph, its words do not stand there, or what the whole of it should be (`text`)
    has next to nothing of it; `elsewhere` are paragraphs that have the words.
    """

    statement: Statement
    trouble: Literal["", "paragraph", "words", "text"] = ""
    words: str = ""
    elsewhere: tuple[str, ...] = ()
    redline: str = ""


def fit(statement: Statement, draft: Draft) -> Fit:
    """How a statement fits the draft that it speaks of."""
    if not statement.paragraph:
        anchor = statement.old or statement.after or statement.before
        holding = (_holding(anchor, draft) or _nearly(anchor, draft)) if anchor else ()
        if statement.change and len(holding) == 1:
            return fit(replace(statement, paragraph=holding[0]), draft)
        lost = statement.change in ("replace", "delete") and anchor and " … " not in anchor and not holding
        return Fit(statement, "words", anchor) if lost else Fit(statement)
    item = _item_of(statement, draft)
    if item:
        return fit(replace(statement, paragraph=item, old=""), draft)
    named = [_find(label, draft) for label in re.split(r"(?<=\w)-(?=\w)", statement.paragraph)]
    within = re.fullmatch(r"(.+?)((?: ?\(\w+\))+)", statement.paragraph)  # "12 (b)": its words tell where in 12
    if not all(named) and within and (statement.old or statement.after or statement.before):
        return fit(replace(statement, paragraph=within[1]), draft)
    if not all(named):
        return Fit(statement, "paragraph", statement.paragraph)
    found = [p for p in named if p is not None]
    statement = replace(statement, paragraph="-".join(p.label for p in found))
    if len(found) > 1 or statement.change == "move":
        return Fit(statement, redline=_shown(statement, found[0]))
    (paragraph,) = found
    statement = _of_the_whole(replace(statement, old=pointed_at(statement.old, paragraph.text)), paragraph)
    if statement.change == "rewrite" and _strange(statement.new, paragraph.text):
        return Fit(statement, "text", paragraph.label)
    for anchor in (statement.old, statement.after, statement.before):
        told = anchor and " … " not in anchor and statement.change and not statement.new_paragraph
        if told and not _stands(anchor, paragraph.text):
            return Fit(statement, "words", anchor, _holding(anchor, draft))
    return Fit(statement, redline=_shown(statement, paragraph))


def best_draft(statements: Sequence[Statement], drafts: Sequence[Draft]) -> Draft | None:
    """The draft that most of the instructions fit by their words; the earliest of several; None where none of them has words to tell by."""
    return max(drafts, key=lambda draft: sum(_tells(s, draft) for s in statements), default=None)


def _tells(statement: Statement, draft: Draft) -> float:
    """1 where its words stand in the paragraph it names, a little where only the paragraph is there."""
    found = fit(statement, draft)
    if found.trouble:
        return 0.0
    return 1.0 if statement.old or statement.after or statement.before or statement.change == "rewrite" else 0.01


def _item_of(statement: Statement, draft: Draft) -> str:
    """The label of the paragraph that an article's number and a bracket name together: "Article 6", "(2)" of "Article 6.2"."""
    item = re.fullmatch(r"\((\w+)\)", statement.old.strip()) if statement.change == "delete" else None
    paragraph = _find(f"{statement.paragraph}.{item[1]}", draft) if item else None
    return paragraph.label if paragraph else ""


def _of_the_whole(statement: Statement, paragraph: Paragraph) -> Statement:
    """A change of words that are all of the paragraph, or nearly, is one of the paragraph."""
    if statement.change not in ("replace", "delete") or not statement.old:
        return statement
    bare = statement
    if not _stands(statement.old, paragraph.text):  # a copy may begin with the paragraph's number
        bare = replace(statement, old=_OWN_LABEL.sub("", statement.old), new=_OWN_LABEL.sub("", statement.new))
    if _stands(bare.old, paragraph.text):
        whole = _plain(bare.old) == _plain(paragraph.text)
    else:
        own, there = _plains(bare.old), _plains(paragraph.text)
        whole = len(aligned(own, there)) >= MOST * max(len(own), len(there))
    if not whole:
        return bare if _stands(bare.old, paragraph.text) else statement
    new = statement.new if _OWN_LABEL.match(paragraph.text) else _OWN_LABEL.sub("", statement.new)
    return replace(statement, change="rewrite" if new else "delete", old="", new=new)


def _strange(text: str, there: str) -> bool:
    """Whether a text that is said to be a paragraph as it should be shares next to none of its telling words."""
    stop = language().stopwords
    own, other = ({w.stem for w in words(said)} - stop for said in (text, there))
    return len(own & other) < SHARED * min(len(own), len(other))


def _find(label: str, draft: Draft) -> Paragraph | None:
    bare = label.casefold().replace(" ", "").replace("(", ".").replace(")", "")
    by_label = {p.label.casefold().replace(" ", ""): p for p in draft.paragraphs}
    for form in (bare, f"op{bare}", bare.removeprefix("op")):
        if form in by_label:
            return by_label[form]
    tails = [p for key, p in by_label.items() if re.sub(r"^[a-z.]+", "", key) == bare and not key.startswith("pp")]
    return tails[0] if len(tails) == 1 else None


def _plain(text: str) -> str:
    return f" {' '.join(_plains(text))} "


def _stands(anchor: str, text: str) -> bool:
    return _plain(anchor) in _plain(text)


def _holding(anchor: str, draft: Draft) -> tuple[str, ...]:
    said = _plain(anchor)
    return tuple(p.label for p in draft.paragraphs if said.strip() and said in _plain(p.text))


def _nearly(anchor: str, draft: Draft) -> tuple[str, ...]:
    """The one paragraph that a long passage is a copy of, or of a part of it, but for its number and some words."""
    own = _plains(_OWN_LABEL.sub("", anchor))
    if len(own) < LONG:
        return ()
    shares = sorted(((len(aligned(own, _plains(p.text))) / len(own), p.label) for p in draft.paragraphs), reverse=True)
    (best, label), (second, _) = (*shares, (0.0, ""), (0.0, ""))[:2]
    return (label,) if best >= NEARLY and best - second > APART else ()


def _shown(statement: Statement, paragraph: Paragraph) -> str:
    """The change in its paragraph: `... [-take note of-]{+commit to implement+} ...`."""
    text = " ".join(paragraph.text.split())
    if statement.change == "delete" and not statement.old:
        return f"[-{_short(text, 2 * AROUND)}-]"
    if statement.change == "rewrite":
        return f"[-{_short(text, 2 * AROUND)}-] {{+{_short(' '.join(statement.new.split()), 4 * AROUND)}+}}"
    if statement.change == "add" and statement.new_paragraph:
        there = _short(text, AROUND)
        return f"{{+{statement.new}+}} ¶ {there}" if statement.before else f"{there} ¶ {{+{statement.new}+}}"
    if statement.change in ("move", "merge", "keep") or not statement.change:
        return _short(text, 2 * AROUND)
    anchor = statement.old or statement.after or statement.before
    said = re.escape(" ".join(anchor.split()))
    found = re.search(rf"(?<!\w){said}(?!\w)", text, re.IGNORECASE) or re.search(said, text, re.IGNORECASE)
    if anchor and not found:
        return _short(text, 2 * AROUND)
    at, end = found.span() if anchor and found else (-1, -1)
    if statement.change in ("replace", "delete"):
        come = f"{{+{statement.new}+}}" if statement.change == "replace" else ""
        return f"{_before(text, at)}[-{text[at:end]}-]{come}{_after(text, end)}"
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
