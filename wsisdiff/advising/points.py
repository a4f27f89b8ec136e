"""Points in plain words, proposed from an ask's text: what a reader would tick off, nothing of the text dropped.

1. The text is cut into sentences and list items; a chapeau goes with each of its items.
2. A sentence is cut before each operative verb, and where verbs stand in a row under one ("commit to fund masts, train engineers and
   publish tariffs"): each gets the words that they stand under.
3. Numbers, actors and conditions stay with the clause that they stand in. A piece without telling words of its own goes with the one
   before it, so that no point is one idle word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from wsisdiff.advising.boilerplate import asking_data, frequent
from wsisdiff.asking.instructions.clauses import items
from wsisdiff.asking.naming import clean
from wsisdiff.model import Ask, Element
from wsisdiff.text.ladder import operatives
from wsisdiff.text.sentences import ITEM, sentences
from wsisdiff.text.words import Word, words

MOST_POINTS = 12
"""Points of one ask; a text with more is a document."""
FEWEST = 2
"""Telling words of a point."""
LEAD = re.compile(r"^(?:(?:We|we|and|also|further|that|to)\s+)+(?=\w)")
FINITE = re.compile(r"[^,;]*?\b(?:shall|must|should|will|may|can|is|are|has|have)\b")
"""A clause with a verb of its own, before its first comma."""
SPLIT = re.compile(r"\s*(?:;|,(?=\s+and\s)|,)\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)


def points_from(text: str) -> tuple[str, ...]:
    """The points that a text makes, in its order.

    >>> points_from("We commit to fund masts, train engineers and publish tariffs by 2030.")
    ('commit to fund masts', 'commit to train engineers', 'commit to publish tariffs by 2030')
    >>> points_from("Operators shall publish maps of outages within a day.")
    ('Operators shall publish maps of outages within a day',)
    """
    found: list[str] = []
    for piece in _pieces(clean(text)):
        for part in _in_a_row(piece):
            said = _trimmed(part)
            if not said:
                continue
            if found and not _telling(said):
                found[-1] = f"{found[-1]} and {said}"
            else:
                found.append(said)
    if len(found) > 1 and not _telling(found[0]):
        found[:2] = [f"{found[0]} and {found[1]}"]
    if len(found) > MOST_POINTS:
        return (*found[: MOST_POINTS - 1], "; ".join(found[MOST_POINTS - 1 :]))
    return tuple(dict.fromkeys(found))


def elements_from(points: Iterable[str], there: Iterable[Element] = ()) -> tuple[Element, ...]:
    """The points as elements: one whose words are there stays with its id and wordings, others get a letter that is free."""
    left = list(there)
    taken = {element.id for element in left}
    ids = (id for n in count() if (id := chr(97 + n) if n < 26 else str(n)) not in taken)
    found = []
    for text in points:
        same = next((element for element in left if element.text.split() == text.split()), None)
        if same is not None:
            left.remove(same)
        found.append(same or Element(next(ids), text))
    return tuple(found)


def needs_points(ask: Ask) -> bool:
    """Whether an ask rests on its text alone: it has no points, and is no change of a paragraph, which is its own point."""
    return not ask.elements and not ask.change


def _pieces(text: str) -> list[str]:
    """Sentences and items, the items with what they stand under; each cut before its operative verbs."""
    lead, listed = items(text)
    if listed and len(listed) > 1:
        above = _trimmed(lead)
        return [f"{above} {item}".strip() for item in listed]
    found: list[str] = []
    spans = sentences(text)
    chapeaux = {span for s in spans for span in s.under}
    for sentence in spans:
        if sentence.span in chapeaux:
            continue
        said = sentence.span.cut(text)
        mark = ITEM.match(said)
        body = said[mark.end() :] if mark and sentence.under else said
        above = " ".join(_trimmed(span.cut(text)) for span in sentence.under)
        if above:
            found.append(f"{above} {body}")
            continue
        found += _before_verbs(body)
    return found


def _before_verbs(text: str) -> list[str]:
    """Cut where a semicolon parts, or "and" joins a clause with a verb of its own: "We note X and commit to Y", "..., and every Z must".

    What begins with "to" or "that" gets the words that it hangs on.
    """
    body = words(text)
    acting = {o.at for o in operatives(body)}
    cuts = [0]
    for n in range(1, len(body)):
        gap, rest = text[body[n - 1].end : body[n].start], text[body[n].start :]
        joined = body[n - 1].plain == "and"
        comma = "," in text[body[n - 2].end : body[n - 1].start] if n > 1 else False
        hangs = body[n].plain in ("to", "that", "we")
        own = comma and bool(FINITE.match(rest)) and bool(FINITE.match(text))
        if ";" in gap or (joined and (n in acting or hangs or own)) or (n in acting and "," in gap):
            cuts.append(body[n].start)
    return _with_leads([text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)])


def _with_leads(pieces: list[str]) -> list[str]:
    """The pieces, those that begin with "to" or "that" with what the piece before has up to its own."""
    found: list[str] = []
    for piece in pieces:
        if re.fullmatch(r"\W*(?:and|or)?\W*", piece):
            continue
        first = _first(piece)
        leads = [m[0] for p in found if first in ("to", "that") and (m := re.match(rf".*?\b(?={first}\s)", p, re.DOTALL))]
        found.append(f"{leads[-1]}{piece.lstrip()}" if leads else piece)
    return found


def _in_a_row(text: str) -> list[str]:
    """Verbs in a row under one: each with the words that they stand under."""
    verbs = {w.plain for verb in (*asking_data()["aims"]["verbs"], *asking_data()["aims"]["row"]) for w in words(verb)}
    match = re.search(r"\b(?:to|shall|must|should|will)\s+(?=\w)", text)
    if match is None:
        return [text]
    lead, rest = text[: match.end()], text[match.end() :]
    starts = [0, *(m.end() for m in SPLIT.finditer(rest) if _first(rest[m.end() :]) in verbs)]
    if len(starts) < 2:
        return [text]
    ends = [*starts[1:], len(rest)]
    return [f"{lead}{rest[a:b]}" for a, b in zip(starts, ends, strict=True)]


def _first(text: str) -> str:
    found: tuple[Word, ...] = words(text[:40])
    return found[0].plain if found else ""


def _trimmed(text: str) -> str:
    line = " ".join(text.split()).strip(" ,;:.")
    line = re.sub(r"(?:,?\s+(?:and|or|we|We))+$", "", line)
    return LEAD.sub("", line) if operatives(words(LEAD.sub("", line))[:1]) else re.sub(r"^(?:and|also|that)\s+", "", line)


def _telling(text: str) -> bool:
    """Whether enough of its words say something by themselves."""
    return sum(w.stem not in frequent() and w.plain not in frequent() for w in words(text)) >= FEWEST
