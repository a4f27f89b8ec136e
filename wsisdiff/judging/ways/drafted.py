"""A request put to those who draft, read as the text that it asks for: of "The outcome should recognize the role of cities" what is wanted
is "recognize the role of cities", and "should" is no duty that the text itself must have."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.judging.ways.placed import Placed, placed
from wsisdiff.text.ladder import ladder
from wsisdiff.text.phrase_list import Hit, phrase_list, plain_set
from wsisdiff.text.thesaurus import alike
from wsisdiff.text.words import Word, words

OPENING = 12
"""Words of a sentence among which the text that is drafted is named."""
WISHES = 6
"""Words before that name by which the wish is put: "We would like the"."""


def drafted(sentence: str) -> Placed:
    """The sentence from the operative verb on that it wants in the text, or from what it wants named there; the same where it says no more
    than what somebody should do. `named`: it wants no more than that a thing be named, so that whoever takes note of it does.

    >>> drafted("The outcome document should clearly recognize the role of cities.").text
    'recognize the role of cities.'
    >>> drafted("We want the text to include a reference to noise.").text, drafted("Ports should recognize each other's papers.").text
    ('noise.', "Ports should recognize each other's papers.")
    >>> drafted("Say openly that noise does harm.").text
    'noise does harm.'
    >>> drafted("The outcome should speak of noise.").named, drafted("The outcome should recognize the harm of noise.").named
    (True, False)
    """
    asked = placed(sentence)
    if asked.named:
        return asked
    sentence, _, outside = asked
    said = words(sentence)
    text, body = (
        next((hit for hit in phrase_list("differences", "drafted", key).find(said[:OPENING]) if _led(hit, said, sentence)), None)
        for key in ("texts", "bodies")
    )
    verb = next((at for hit in (text, body) if hit and (at := _after_modal(said, hit.last + 1))), None)
    if text and not verb and text.last + 1 < len(said) and said[text.last + 1].plain.endswith("s"):
        verb = text.last + 1  # put as if it were fulfilled: "The treaty speaks of"
    told = [w for w in said[verb or 0 :] if not w.plain.endswith("ly")]
    for key in ("mentioning", "naming") if verb else ("mentioning", "telling"):
        if named := next((h for h in phrase_list("differences", "drafted", key).find(told) if h.first == 0), None):
            rest = told[named.last + 1 :]
            return Placed(sentence[rest[0].start :], key == "mentioning", outside) if rest else asked
    operates = verb and not alike(said[verb].stem).isdisjoint(ladder().by_first)  # also by another verb that says the same
    return Placed(sentence[said[verb].start :], False, outside) if verb and operates else asked


def _led(subject: Hit, said: Sequence[Word], sentence: str) -> bool:
    """Whether a name of the text begins the sentence, "The Lisbon outcome", or stands after the words by which a wish is put."""
    before = said[: subject.first]
    if all(w.plain in ("the", "this", "any", "a", "an", "final") or sentence[w.start].isupper() for w in before):
        return True
    return len(before) <= WISHES and before[0].plain in ("we", "it", "please", "i")


def _after_modal(said: Sequence[Word], at: int) -> int | None:
    """The verb after "should", "must", "needs to" or "to", adverbs passed over."""
    modals, adverbs = plain_set("differences", "drafted", "modals"), plain_set("differences", "drafted", "adverbs")
    verb = next((k for k in range(at, len(said)) if said[k].plain not in modals), len(said))
    rest = range(verb, len(said)) if verb > at else ()
    return next((k for k in rest if said[k].plain not in adverbs and not said[k].plain.endswith("ly")), None)
