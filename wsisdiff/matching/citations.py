"""Sentences that name a paragraph of their own text: "paragraph 5 above", "paragraphs 2 to 6", "the preceding paragraph"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.text.phrase_list import Read, plain_set, stem_set
from wsisdiff.text.words import words

SUBJECT = 1
"""Words before a paragraph that is the subject of its sentence."""
ARTICLE = words("article")[0].stem
COUNTED = frozenset({"and", "or", "to", "through"})
"""Words between the numbers of paragraphs."""


@dataclass(frozen=True)
class Citation:
    """A sentence that names a paragraph: the index of the word for one, that of the word behind its name, and if it opens a clause."""

    unit: Unit
    at: int
    end: int
    opens: bool

    @property
    def name(self) -> str:
        return " ".join(w.plain for w in self.unit.own_unspaced[self.at : self.end])


def citations(unit: Unit, index: DraftIndex) -> Iterator[Citation]:
    """Where other sentences name the paragraph of this one."""
    kind, number = _split(index.draft.paragraphs[unit.paragraph].label)
    for other, at in _parts_named(index).get(kind, ()):
        own, behind = other.own_unspaced, other.paragraph - unit.paragraph
        if (behind or other.span != unit.span) and (end := names(own, at, number, behind)):
            before = own[at - 1] if at else own[at]
            opens = (
                at <= SUBJECT or before.plain in ("and", "but", "that") or ":" in index.text_of(other)[before.end : own[at].start]
            )
            yield Citation(other, at, end, opens)


@lru_cache(maxsize=8)
def _parts_named(index: DraftIndex) -> dict[str, list[tuple[Unit, int]]]:
    """For each kind of paragraph that a label names, the words that may name one of it, each by its sentence and its index there.

    In a text that has articles, "Article 5" is no paragraph 5 of a decision.
    """
    parts = stem_set("standing", "overriding", "parts")
    kinds = {"", *(_split(label)[0] for label in index.labels)}
    found: dict[str, list[tuple[Unit, int]]] = {kind: [] for kind in kinds}
    for n in sorted(index.holding.any_of[parts]):
        for at, word in enumerate(index.units[n].own_unspaced):
            if word.stem in parts:
                for kind in kinds & ({word.stem} if word.stem == ARTICLE and kinds - {""} else {word.stem, ""}):
                    found[kind].append((index.units[n], at))
    return found


def _split(label: str) -> tuple[str, str]:
    """The kind of paragraph that a label names, as a stem, and the rest of it.

    >>> _split("Article 5"), _split("PP3")
    (('articl', '5'), ('', 'PP3'))
    """
    kind, _, number = label.partition(" ")
    return (words(kind)[0].stem, number) if kind.isalpha() and number[:1].isdigit() else ("", label)


def names(own: Read, at: int, label: str, behind: int) -> int:
    """The index behind the name, where a word for a paragraph names the one of this label, which stands so many paragraphs before; or 0."""
    before, after = own[max(0, at - 1)].plain, [w.plain for w in own[at + 1 : at + 4]]
    above = before in plain_set("standing", "overriding", "positions") or "above" in after[: 1 + (after[:1] == ["immediately"])]
    below = before == "following" or after[:1] == ["below"] or (after[1:2] == ["follow"] and after[2:] not in (["the"], ["a"]))
    many = own[at].plain.endswith("s")
    if (not behind and before == "this") or (above and (behind == 1 or (many and behind > 1))) or (below and many and behind < 0):
        return at + 1
    # "Article 4, paragraph 5" is Article 4.5, "decision 1/CP.19, paragraph 5" is elsewhere; "amendment 5, paragraph 2 above" is here.
    if at and own[at - 1].plain[0].isdigit() and [w.plain for w in own[at + 2 : at + 3]] != ["above"]:
        return at + 2 if label == f"{own[at - 1].plain}.{''.join(w.plain for w in own[at + 1 : at + 2])}" else 0
    low = ""
    for k in range(at + 1, len(own)):
        said = own[k].plain
        if said in COUNTED:
            continue
        if not said[0].isdigit():
            return 0
        if not behind and any(len(w.plain) == 1 and w.plain.isalpha() for w in own[k + 1 : k + 2]):
            return 0  # an item of its own list: "paragraph 111 (a) above"
        if said == label.lower() or (own[k - 1].plain in ("to", "through") and _between(low, label, said)):
            after = [w.plain for w in own[k + 1 : k + 4]]
            # "of this decision" is here; an article's paragraphs have its number too ("article 2, paragraph 5")
            ours = after[1:2] == ["this"] and after[2:] != ["article"]
            return k + 1 if after[:1] not in (["of"], ["thereof"], ["paragraph"]) or ours else 0
        low = said
    return 0


def _between(low: str, label: str, high: str) -> bool:
    return low.isdigit() and label.isdigit() and high.isdigit() and int(low) <= int(label) <= int(high)
