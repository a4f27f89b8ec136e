"""What is not wanted, of a text that tells to keep it out: "we object to any language that lets banks X" does not want "lets banks X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from wsisdiff.judging.ways.clauses import FINITE
from wsisdiff.matching.alignment import Clause
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word, words

STRIKE = re.compile(
    r"\s*[:;,.–—]\s*(?:and\s+|please\s+|so\s+)*(\w+)\s+(?:out\s+)?(?:this|that|these|those|the|it|them|such)\b[^:;.]*[.!]?\s*$"
)
"""An instruction at the end of an unwanted text: "...: strike this description."."""
CLOSED = re.compile(
    r"\s+(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to)\s+(?:be\s+(\w+)(?:\s+out)?|(go|stay out))\s*[.!]?\s*$"
)
"""The same as what is to become of it: "... must be kept out"."""
GROUNDS = re.compile(r",?\s+(?:since|because|for the reason that|as (?:it|this|that|they|these))\s[^.;]*[.!]?\s*$")
"""Why it is to go, at the end of an instruction: "delete the promotion of offsets, since it keeps a market alive"."""
AFTER_COLON = re.compile(r"^[^:]*:\s+")
"""A sentence that leads into what is refused: "Do not tie the hands of reviewers: no words that ..."."""
QUOTED = re.compile(r"(?<![^\s(])[\"“'‘«„](?=\w)([^\"“”'‘»]+(?:['’]\w[^\"“”'‘»]*)?)(?<=\w)[\"”'’»“](?!\w)")
"""Words that a text quotes: "no words that reviews be 'non-intrusive'"."""
MARKS = "\"“'‘«„"
NOT = re.compile(r"\b(shall|should|must|may|can|will|ought|to|does|do|is|are)\s+(?:not|never)\b", re.IGNORECASE)
SUBJECT = 3
"""Words before a refusal that say who refuses: "Business cannot accept"."""
NAMING = frozenset({"of", "on", "to", "about", "concerning", "regarding"})
"""Words between a text and its matter: whoever wants no mention of a thing wants it named in no way."""
SAYING = frozenset({"that", "which", "whereby", "by", "in", "for", "as"})
DETERMINERS = frozenset({"any", "the", "all", "a", "an", "such", "every", "no"})
LEFT = 2
"""Telling words that must be left of an unwanted text without the words that frame it."""


def bare(text: str) -> tuple[str, bool]:
    """The words that are not wanted; and whether it is their mention that is not, in whatever way.

    >>> bare("We object to paragraphs welcoming yachts."), bare("Any mention of tolls.")
    (('welcoming yachts.', False), ('tolls.', True))
    >>> bare("Any statement that tolls are free must be kept out."), bare("X should not be declared y: strike this.")
    (('tolls are free', False), ('X should be declared y', False))
    >>> bare("No fee is due."), bare("Business cannot accept tolls on ferries.")
    (('No fee is due.', False), ('tolls on ferries.', False))
    """
    striking = plain_set("differences", "meta", "striking")
    if (after := AFTER_COLON.search(text)) and (inner := bare(text[after.end() :]))[0] != text[after.end() :]:
        return inner
    told = STRIKE.search(text)
    if told and told[1].lower() in striking and told.start():
        return NOT.sub(r"\1", text[: told.start()], count=1), False
    closed = CLOSED.search(text)
    if closed and (closed[2] or closed[1].lower() in plain_set("differences", "meta", "struck")):
        text = text[: closed.start()]
    said = words(text)
    at = _refused(said)
    if said and said[0].plain in striking:
        grounds = GROUNDS.search(text)
        text, at = (text[: grounds.start()], 1) if grounds else (text, at)
        at = at or (_text_named(said, 1) > 1)
    at, named = _text_at(said, at)
    return (_from(text, said[at].start) if at and at < len(said) else text), named


def _from(text: str, start: int) -> str:
    """The text from a word on, with the mark before it where that is quoted."""
    return text[start - (start > 0 and text[start - 1] in MARKS) :]


def _refused(said: Sequence[Word]) -> int:
    """The word after an opening that refuses what follows ("we object to"); 0 where there is none. What the parties do not accept is what
    a text says, and no request."""
    plainly = next((h for h in phrase_list("differences", "meta", "opposing").find(said) if not h.first), None)
    denies = plainly is not None and said[plainly.last].plain in language().negation
    shutting = plainly is not None and plainly.phrase == "exclude" and any(w.plain == "from" for w in said)
    if plainly and not shutting and not (denies and any(w.plain in FINITE | language().modals for w in said)):
        return plainly.last + 1
    if at := _of_a_text(said):
        return at
    hit = next(iter(phrase_list("differences", "meta", "refusing").find(said[: SUBJECT + 4])), None)
    parties = stem_set("differences", "statement", "parties")
    if hit is None or hit.first > SUBJECT or said[hit.last].plain.endswith("ed"):
        return 0
    if any(w.stem in parties or w.plain in DETERMINERS for w in said[: hit.first]):
        return 0
    at = hit.last + 1
    draft = next((h for h in phrase_list("differences", "drafted", "texts").find(said[at : at + 4]) if h.first <= 1), None)
    wanted = at + draft.last + 1 if draft else 0
    return wanted + 1 if draft and [w.plain for w in said[wanted : wanted + 1]] == ["to"] else at


def _of_a_text(said: Sequence[Word]) -> int:
    """The word after what a text is not to say: "The article on ports should say nothing about"; 0 where it begins in another way."""
    texts = plain_set("differences", "drafted", "texts") | plain_set("differences", "parts", "words")
    modal = next((i for i, w in enumerate(said[: 2 * SUBJECT]) if w.plain in language().modals), 0)
    if texts.isdisjoint(w.plain for w in said[:modal]):
        return 0
    hits = phrase_list("differences", "meta", "refusing").find(said[modal : modal + 5])
    return next((modal + h.last + 1 for h in hits if h.first <= 1), 0)


def _text_named(said: Sequence[Word], at: int) -> int:
    """The word after the name of a text that stands there ("any language"); `at` where none does."""
    texts = plain_set("differences", "meta", "texts")
    end = next((k for k in range(at, len(said)) if said[k].plain not in DETERMINERS), len(said))
    return end + 1 if end + 1 < len(said) and said[end].plain in texts else at


def _text_at(said: Sequence[Word], at: int) -> tuple[int, bool]:
    """The word after the name of a text and what ties its matter to it, and whether it only names it."""
    end = _text_named(said, at)
    if end == at or not (said[end].plain in NAMING | SAYING or said[end].plain.endswith("ing")):
        return at, False
    named = said[end].plain in NAMING
    while end < len(said) - 1 and said[end].plain in NAMING | SAYING:
        end += 1
    return end, named


def _quoted(clause: Clause) -> tuple[tuple[str, ...], ...]:
    """The words that a clause quotes, each as stems in a row."""
    spans = [(m.start(1), m.end(1)) for m in QUOTED.finditer(clause.text)]
    return tuple(tuple(w.stem for w in clause.words if a <= w.start < b) for a, b in spans)


def has_quoted(clause: Clause, said: Sequence[Word]) -> bool:
    """Whether a sentence has words that a clause quotes, one behind the other; also where it quotes none."""
    own, rows = [w.stem for w in said], _quoted(clause)
    return not rows or any(tuple(own[i : i + len(row)]) == row for row in rows for i in range(len(own)))


def unframed(clause: Clause) -> Clause:
    """A clause of an unwanted text in which the words that it begins with and that only say what is done with the rest weigh little:
    "promotion of", "permission for", "should be declared"; of one that quotes words all others do."""
    stems = {stem for row in _quoted(clause) for stem in row}
    inside = {i for i in clause.content if clause.words[i].stem in stems}
    if inside:
        return replace(clause, slight=clause.slight | ({*clause.content} - inside))
    frames = stem_set("differences", "meta", "frames")
    framing = {*takewhile(lambda i: clause.words[i].stem in frames, clause.content)}
    framing |= {i for i in clause.content if i and clause.words[i].stem in frames and clause.words[i - 1].plain == "be"}
    return replace(clause, slight=clause.slight | framing) if len(clause.content) - len(framing) >= LEFT else clause
