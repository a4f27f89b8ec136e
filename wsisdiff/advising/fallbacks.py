"""A fallback is what one could accept instead: weaker than the text, or it is none."""

from __future__ import annotations

from wsisdiff.advising.likeness import same_text
from wsisdiff.advising.own_text import said_by, shortfalls
from wsisdiff.advising.remarks import Remarks
from wsisdiff.model import Ask
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.names import Names
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import words


def check_fallback(ask: Ask, names: Names, remarks: Remarks) -> None:
    """Advice where the fallback is the text itself, has a stronger verb, or gives all that the elements ask for."""
    if not ask.fallback:
        return
    key, text = said_by(ask)
    own, other = strongest(text), strongest(ask.fallback)
    if same_text(ask.fallback) in (same_text(ask.text), same_text(ask.proposal)):
        remarks.add("advice", "fallback_same", ask, "fallback", text=key)
    elif own and other > own:
        rungs = ladder().rungs
        remarks.add("advice", "fallback_verb", ask, "fallback", text=key, fallback=rungs[other - 1], verb=rungs[own - 1])
    elif ask.stance == "include" and ask.elements and not any(shortfalls(ask, said, names) for said in (ask.fallback, text)):
        remarks.add("advice", "fallback_whole", ask, "fallback")


def strongest(text: str) -> int:
    """Level of the strongest operative or modal verb of a text; 0 when it has none.

    >>> strongest("We commit to act."), strongest("We note the report."), strongest("the openness of the Internet")
    (6, 1, 0)
    """
    table = ladder()
    levels = [0]
    for sentence in sentences(text):
        body = words(sentence.span.cut(text))
        levels += [o.level for o in operatives(body)] or [table.modals[w.plain] for w in body if w.plain in table.modals]
    return max(levels)
