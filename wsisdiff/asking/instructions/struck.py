"""A text in which words are struck out or marked as new: the changes that it shows, or how it should read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from wsisdiff.asking.instructions.clauses import ANY_VERB
from wsisdiff.asking.instructions.lexicon import compiled
from wsisdiff.asking.instructions.places import Place
from wsisdiff.asking.instructions.quotes import D, Masked, P, Q, U, mask
from wsisdiff.asking.instructions.signs import BRIEF, FRONT
from wsisdiff.asking.instructions.statement import Statement


def edited(masked: Masked, places: dict[str, Place], *, only_marked: bool = False) -> list[Statement]:
    """What a text with words struck out says: its changes where those that come are marked too or it has gaps, else how all should read."""
    lead = re.match(rf"\s*({P})\s*[:.–—-]*\s*", masked.text)
    body = masked.text[lead.end() :] if lead else masked.text
    place = places.get(lead[1]) if lead else None
    label = f"{place.span} {place.sub}".strip() if place else ""
    if not re.search(f"{D}|{U}", body):
        return []
    told = compiled(rf"^\W*{ANY_VERB}|<verbs.replaced|deleted|added|kept>|→|->|=>").search(body)
    shown = re.search(rf"{U}|…|\.\.\.", body) if label else re.search(U, body) and not re.search(f"{P}|{Q}", body)
    if shown and not told and re.search(r"\w", body):
        return list(_marked(body, label, masked))
    if not re.search(D, body):
        return []
    said = _as_edited(body, masked)
    first = re.match(rf"\s*({D})", body)
    if 0 < len(said.split()) < BRIEF and "+" not in body and not (only_marked or told or label):
        if not first or masked.taken[first[1]].endswith(","):  # "ensure ~~adequate~~ funding"
            return list(_marked(body, label, masked))
        if len(said.split()) < FRONT:  # "~~may~~ shall" is not told
            return []
    if len(said.split()) < (BRIEF if only_marked else FRONT) or (only_marked and (told or not label)):
        return []
    return [Statement("rewrite", paragraph=label, new=said) if label else Statement(new=said)]


def _as_edited(text: str, masked: Masked) -> str:
    return re.sub(r"\s+([,.;])", r"\1", " ".join(masked.back(re.sub(D, " ", text)).split()))


def as_edited(text: str) -> str:
    """A text as it should read: without the words that are struck out in it; as it is where none are.

    >>> as_edited("We ~~may~~ __shall__ publish it ~~where feasible~~.")
    'We shall publish it.'
    """
    masked = mask(text)
    return _as_edited(masked.text, masked) if re.search(f"{D}|{U}", masked.text) else text


def _marked(body: str, label: str, masked: Masked) -> Iterator[Statement]:
    """Each change that is marked in a text: words that go, words that come in their place, words that come after others."""
    for match in re.finditer(rf"{D}\s*{U}|{U}\s*{D}|{D}|{U}", body):
        old = "".join(masked.taken[m] for m in re.findall(D, match[0]))
        new = "".join(masked.taken[m] for m in re.findall(U, match[0]))
        if old:
            yield Statement("replace" if new else "delete", paragraph=label, old=old, new=new)
            continue
        before = re.split(rf"{D}|{U}|…|\.\.\.", body[: match.start()])[-1].strip()
        later = "" if before or label else re.split(rf"{D}|{U}|…|\.\.\.", body[match.end() :])[0].strip()
        at: Literal["", "start"] = "" if before or later else "start"
        yield Statement("add", paragraph=label, new=new, after=masked.back(before), before=masked.back(later), at=at)
