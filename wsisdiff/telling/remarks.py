"""A fact put into words: `tell` words a `Remark` by the phrase of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wsisdiff.model import Part, Remark
from wsisdiff.telling.phrases import QUOTE_LENGTH, listed, say, sentence_case, short

QUOTED = {"added": 70, "struck": 70, "quote": QUOTE_LENGTH, "told": QUOTE_LENGTH}
"""Characters of quoted words within a sentence, by their part's name: of a requested passage, and of what a reader said."""
LABELS = frozenset({"where", "before", "now"})
"""Parts whose tuples are labels of paragraphs."""


def tell(remark: Remark) -> str:
    """The remark in words. Parts that are remarks are worded first. KeyError for a kind that has no phrase.

    >>> tell(Remark("why.bracketed"))
    'in brackets, that is, not agreed'
    >>> tell(Remark.of("why.weaker", verb="note", asked=Remark("shift.no_verb")))
    'under “note” where “a plain statement” was asked'
    """
    group, key = remark.kind.split(".", 1)
    return say(group, key, **{name: _part(name, part) for name, part in remark.parts})


def tell_alike(remarks: Iterable[Remark], most: int = 3) -> list[str]:
    """The remarks in words, of each kind so many, the last of which says how many more are like it.

    >>> tell_alike([Remark.of("file.not_cited", mark=n, place="", quoted="x") for n in range(5)], most=1)
    ['footnote 0 is not cited by any paragraph: x (and 4 more like this)']
    """
    kinds: dict[str, list[Remark]] = {}
    for remark in remarks:
        inner = dict(remark.parts).get("what")
        kinds.setdefault(inner.kind if isinstance(inner, Remark) else remark.kind, []).append(remark)
    told: list[str] = []
    for alike in kinds.values():
        told += map(tell, alike[:most])
        if len(alike) > most:
            told[-1] = say("file", "alike", said=told[-1], n=len(alike) - most)
    return told


def sentence(remark: Remark | None) -> str:
    """The remark as a sentence of its own; empty for none."""
    return sentence_case(tell(remark)) if remark is not None else ""


def words_of(said: str | Remark) -> str:
    """Text that is a person's own as it is, a remark in words."""
    return said if isinstance(said, str) else tell(said)


def _part(name: str, part: Part) -> object:
    if isinstance(part, Remark):
        return tell(part)
    if isinstance(part, tuple):
        if all(isinstance(item, str) for item in part):
            return listed([str(item) for item in part]) if name in LABELS else ", ".join(str(item) for item in part)
        return "; ".join(str(_part(name, item)) for item in part)
    if not isinstance(part, str):
        return part
    if name in QUOTED:
        return short(part, QUOTED[name])
    return short(part).removesuffix(".") if name == "words" else part


def fact(remark: Remark | None) -> dict[str, Any] | None:
    """The remark as plain data for JSON: its kind and its parts, so that no script has to read a sentence.

    >>> fact(Remark.of("why.number", now="50", asked="200"))
    {'kind': 'why.number', 'parts': {'now': '50', 'asked': '200'}}
    """
    if remark is None:
        return None
    return {"kind": remark.kind, "parts": {name: _plain(part) for name, part in remark.parts}}


def remark_of(plain: Any) -> Remark:
    """The remark from its plain data, as `fact` gives it; KeyError, TypeError or ValueError for anything else.

    >>> remark_of({"kind": "why.number", "parts": {"now": "50", "asked": ["200"]}}).part("asked")
    ('200',)
    """
    kind, parts = plain["kind"], plain["parts"]
    if type(kind) is not str or any(type(name) is not str for name in parts):
        raise TypeError(kind)
    return Remark(kind, tuple((name, _part_of(part)) for name, part in parts.items()))


def _part_of(plain: Any) -> Part:
    if isinstance(plain, list):
        return tuple(map(_part_of, plain))
    if isinstance(plain, dict):
        return remark_of(plain)
    if type(plain) not in (str, int, float):
        raise TypeError(plain)
    part: Part = plain
    return part


def _plain(part: Part) -> Any:
    if isinstance(part, Remark):
        return fact(part)
    return [_plain(item) for item in part] if isinstance(part, tuple) else part
