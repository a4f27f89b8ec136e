"""What an ask amends: the paragraph, the draft that it stands in, and the text that is requested for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wsisdiff.judging.bench import Bench
from wsisdiff.judging.ways.nearness import CLOSE, find_base
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Paragraph
from wsisdiff.text.alignment import aligned
from wsisdiff.text.quoting import pointed_at
from wsisdiff.text.words import plains, words

REALLY_CLOSE = 0.9
"""Nearness from which an ask that also states essential elements is read as an amendment of the draft it responds to."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The paragraph an ask amends (its index), the draft it stands in, and the text that is requested for it; empty where it is to go."""

    base: int
    draft: Searched
    requested: str
    old: str = ""
    """The words that were to go, in the paragraph's own words."""
    assumed: bool = False
    """Whether the draft was found by the paragraph and the words that an instruction names, since it names no draft."""

    misnamed: str = ""
    """Words that the ask names to say where, and that do not stand in the paragraph."""

    @property
    def paragraph(self) -> Paragraph:
        return self.draft.index.draft.paragraphs[self.base]


def amended(ask: Ask, bench: Bench) -> Amended | None:
    """What an ask amends: the paragraph that it names of the draft that it responds to, or the one that its text is close to.

    Of an ask that names no draft, only an instruction that names its paragraph ("In paragraph 7, replace ...") amends one, that of the
    first draft that has it: that a text looks like an amendment of some paragraph proves nothing.
    """
    if ask.stance == "oppose" and not ask.change:
        return None
    if not ask.responds_to:
        places = (_named(ask, s) for s in bench.searched) if ask.change and ask.paragraph and ask.change != "rewrite" else ()
        found = next((place for place in places if place), None)
        return replace(found, assumed=True) if found else None
    if ask.responds_to not in bench:
        return None
    draft = bench[ask.responds_to]
    named = _named(ask, draft)
    if named or (ask.change and ask.change != "rewrite"):
        return named
    own = bench.names.fold(words(ask.text))
    base = find_base(own, draft, REALLY_CLOSE if ask.elements else CLOSE)
    return Amended(base, draft, ask.text) if base is not None else None


def _named(ask: Ask, draft: Searched) -> Amended | None:
    """The paragraph that the ask names; without a name, for an instruction, the one that has the words it speaks of."""
    paragraphs = draft.index.draft.paragraphs
    label = ask.paragraph.split("-")[0].split(",")[0].strip() if ask.change == "merge" else ask.paragraph
    spoken = ask.old or ask.after or ask.before if ask.change in ("replace", "add", "delete") and not ask.new_paragraph else ""
    place = draft.index.labels.get(label) if label else None
    if place is None and spoken and not ask.paragraph:
        place = next((n for n, p in enumerate(paragraphs) if spoken in p.text), None)
    if place is None:
        return None
    old = pointed_at(ask.old, paragraphs[place].text)
    text = paragraphs[place].text
    there = plains(text)
    misnamed = "" if not spoken or len(aligned(wanted := plains(old or spoken), there)) == len(wanted) else spoken
    return Amended(place, draft, requested_text(replace(ask, old=old), text), old, misnamed=misnamed)


def requested_text(ask: Ask, text: str) -> str:
    """The paragraph with the instruction carried out; the ask's text for an ask that gives the whole paragraph.

    >>> requested_text(Ask("a", "A", "", change="replace", old="may", new="shall"), "States may act.")
    'States shall act.'
    >>> requested_text(Ask("a", "A", "", change="add", new="and girls", after="women"), "We train women as engineers.")
    'We train women and girls as engineers.'
    >>> requested_text(Ask("a", "A", "", change="delete", old="We act."), "We meet. We act. We go.")
    'We meet. We go.'
    >>> requested_text(Ask("a", "A", "", change="delete", old=", where appropriate"), "We publish it, where appropriate.")
    'We publish it.'
    """
    if ask.change == "delete":
        return _replaced(text, ask.old, "") if ask.old else ""
    if ask.change == "replace":
        return _replaced(text, ask.old, ask.new) if ask.old else ask.new
    if ask.change == "add":
        if ask.after and not ask.new_paragraph:
            return _replaced(text, ask.after, f"{ask.after} {ask.new}", most=1)
        if ask.before and not ask.new_paragraph:
            return _replaced(text, ask.before, f"{ask.new} {ask.before}", most=1)
        return f"{ask.new} {text}" if ask.at == "start" else f"{text} {ask.new}"
    if ask.change in ("keep", "move", "merge"):
        return text
    return ask.text


def _replaced(text: str, old: str, new: str, most: int = 0) -> str:
    """The text with a passage replaced wherever it stands as whole words; what is to come is put at the end where it stands nowhere."""
    wanted, there = plains(old), words(text)
    runs = (there[i : i + len(wanted)] for i in range(len(there) - len(wanted) + 1)) if wanted else ()
    places = [(run[0].start, run[-1].end) for run in runs if [w.plain for w in run] == wanted]
    if not places:
        return f"{text} {new}".strip()
    sentence = not new and old.rstrip().endswith((".", "!", "?"))
    for start, end in reversed(places[:most] if most else places):
        before = text[:start]
        if sentence and before.rstrip()[-1:] in ("", ".", "!", "?"):
            text = f"{before.rstrip()} {text[end:].lstrip(' .!?')}".strip()  # a whole sentence goes with its full stop
            continue
        if not new:
            before = before.rstrip(" ,;") if text[end : end + 1] in (".", ",", ";", ":", "") else before
        text = before + new + (text[end:] if new or before != text[:start] else text[end:].lstrip())
    return text
