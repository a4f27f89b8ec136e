"""A fact put into words: `tell` words a `Remark` by the phrase of its kind."""

from __future__ import annotations

from wsisdiff.model import Remark
from wsisdiff.telling.phrases import say


def tell(remark: Remark) -> str:
    """The remark in words. Parts that are remarks are worded first. KeyError for a kind that has no phrase.

    >>> tell(Remark("why.bracketed"))
    'in brackets, that is, not agreed'
    >>> tell(Remark.of("why.weaker", verb="note", asked=Remark("shift.no_verb")))
    'under “note” where “a plain statement” was asked'
    """
    group, key = remark.kind.split(".", 1)
    return say(group, key, **{name: tell(part) if isinstance(part, Remark) else part for name, part in remark.parts})
