"""The small language in which an ask says how an element may be worded.

    IGF | Forum + mandate + extended | renewed + !ten years

Terms are joined by `+` and all stand in one sentence, in any order; `|` separates the phrases a term may be; `!` means that none of
them may stand there; `^` that the term must stand in the sentence itself and not only in the heading above it. Within a phrase the
words keep their order, with at most two function words between; `~` allows up to six words of any kind. `!` before a single phrase
also keeps its words from being widened by the thesaurus. `para(INSTRUMENT, 57-59)` stands for a citation of those paragraphs.
`@name` stands for all phrases of the `[[group]]` of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wsisdiff.model import Wording


def parse_wording(source: str, groups: Mapping[str, Sequence[str]] | None = None) -> Wording:
    """The wording a person wrote, `@name` replaced by the group's phrases; ValueError with what is wrong with it.

    >>> parse_wording("IGF | Forum + !ten years").terms
    (('IGF', 'Forum'), ('!ten years',))
    """
    terms = []
    for part in re.split(r"(?<!WSIS)\s{0,9}\+(?!\d)\s*", source.strip()):
        negated, said = part.startswith("!"), "^" in part[:2]
        phrases = [phrase for p in part.lstrip("!^").split("|") for phrase in _expand(p.strip(), groups or {})]
        if not all(phrases):
            raise ValueError("a term is empty")
        for phrase in phrases:
            if "~" in (phrase[0], phrase[-1]):
                raise ValueError(f"{phrase!r} begins or ends with ~, which stands between two words")
        mark = "!" * negated + "^" * said
        terms.append(tuple(mark + p for p in phrases))
    if all(term[0].startswith("!") for term in terms):
        raise ValueError("it says only what must not stand there")
    return Wording(source, tuple(terms))


def _expand(phrase: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if not phrase.startswith("@"):
        return (phrase,)
    if phrase[1:] not in groups:
        from difflib import get_close_matches

        near = get_close_matches(phrase[1:], groups, n=1)
        raise ValueError(f"there is no group {phrase!r}" + (f", but there is @{near[0]}" if near else " ([[name]]s need no @)"))
    if not groups[phrase[1:]]:
        raise ValueError(f"the group {phrase!r} has no phrases")
    return groups[phrase[1:]]
