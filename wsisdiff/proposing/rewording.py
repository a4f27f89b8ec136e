"""Small edits of a sentence that keep it a sentence: brackets taken out, the operative verb made stronger, a hedge struck out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from wsisdiff.model import Evidence, Fact, Paragraph
from wsisdiff.text.ladder import hedges_in, ladder, operatives
from wsisdiff.text.sentences import Sentence, sentences
from wsisdiff.text.standing import side_by_side
from wsisdiff.text.words import words

STRIKABLE = ("where", "if", "as", "to", "when", "whenever")
"""First words of the hedges that can be struck out without touching the rest of the sentence; "consider" cannot."""
TAKES_WHAT = frozenset({"commit", "recognize", "note"})
"""Rungs whose verbs are followed by what is noted or committed to. The others are followed by the one who is called upon."""
TO_DO = ("the importance of", "the need to", "the need for")
"""What stands between "note" and the thing itself, and goes out when the verb becomes "commit to"."""
NOTHING_TO_COMMIT_TO = frozenset(
    {"that", "role", "roles", "fact", "efforts", "contribution", "progress", "report", "with", "as", "of", "in"}
)
"""After these, "commit to" in place of "note" makes no sense."""
LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Patch:
    """Characters `start` to `end` of the draft's paragraph of that index become `text`."""

    paragraph: int
    start: int
    end: int
    text: str = ""


def apply_patches(text: str, patches: Iterable[Patch]) -> str:
    """The text with patches that do not overlap applied; spaces that a deletion leaves doubled are closed up."""
    for patch in sorted(patches, key=lambda p: (p.start, p.end), reverse=True):
        before, after = text[: patch.start], text[patch.end :]
        if not patch.text and (not before or before[-1].isspace()) and (not after or after[0] in " \n,.;:"):
            before = before.rstrip(" ") if after else before.rstrip()
            after = after.lstrip() if not before else after.lstrip(" ") if before.endswith("\n") else after
        text = before + patch.text + after
    return text


def overlap(patches: Sequence[Patch]) -> bool:
    """Whether two patches of one paragraph touch the same characters."""
    ordered = sorted(set(patches), key=lambda p: (p.paragraph, p.start, p.end))
    return any(a.paragraph == b.paragraph and (b.start < a.end or b.start == a.start) for a, b in pairwise(ordered))


def without_brackets(number: int, paragraph: Paragraph, quote: Evidence) -> tuple[Patch, ...]:
    """Patches that take the brackets around a quotation's matched words out; of alternatives, the strongest one stays."""
    patches: list[Patch] = []
    for fact in paragraph.facts:
        around = any(fact.span.start <= s.start < fact.span.end for s in quote.matched)
        if not around or fact.kind not in ("bracket", "alternative"):
            continue
        named = next((f for f in paragraph.facts if f.kind == "attribution" and f.span == fact.span), None)
        inner = paragraph.text[fact.span.start : fact.span.end]
        if fact.kind == "alternative":
            patches += _settled(number, paragraph, fact)
            continue
        opening = 1 + (inner[1:].find(named.value) if named and named.value else 0)
        patches.append(Patch(number, fact.span.start, fact.span.start + opening))
        if inner.endswith("]"):
            patches.append(Patch(number, fact.span.end - 1, fact.span.end))
    return tuple(dict.fromkeys(patches))


def _settled(number: int, paragraph: Paragraph, fact: Fact) -> list[Patch]:
    """`[shall/should]` or `[shall] [should]` settled for the strongest of them."""
    group = next(g for g in side_by_side(paragraph) if fact in g)
    if len(group) == 1:
        return [Patch(number, fact.span.start, fact.span.end, max(fact.value.split("/"), key=level_of_text).strip())]
    best = max((f.value for f in group), key=level_of_text)
    return [Patch(number, group[0].span.start, group[-1].span.end, best.strip())]


def level_of_text(text: str) -> int:
    """The strongest operative or modal verb of a text, by the ladder; 0 for none."""
    said = words(text)
    return max([0, *(o.level for o in operatives(said)), *(ladder().modals.get(w.plain, 0) for w in said)])


def stronger_verb(number: int, paragraph: Paragraph, quote: Evidence, asked: str) -> tuple[Patch, ...]:
    """The quotation's operative verb replaced by the asked one; nothing where that would not be a sentence any more."""
    table = ladder()
    own: Sentence | None = next((s for s in sentences(paragraph.text) if s.span.start == quote.start), None)
    chapeaux = [(u.start, u.end) for u in reversed(own.under)] if own else []
    for start, end in [(quote.start, quote.end), *chapeaux]:
        sentence = words(paragraph.text[start:end])
        for operative in operatives(sentence):
            if operative.rung != quote.verb:
                continue
            verbs = [stems for stems, level in table.by_first[sentence[operative.at].stem] if level == operative.level]
            stems = tuple(w.stem for w in sentence[operative.at :])
            size = next((n for n in map(len, verbs) if stems[:n] in verbs), 1)
            last = sentence[operative.at + size - 1]
            return _swapped(number, paragraph.text, start + sentence[operative.at].start, start + last.end, quote.verb, asked)
        for word in sentence:
            if word.plain in ("may", "might", "could", "can") and table.level(asked) == len(table.rungs):
                return (Patch(number, start + word.start, start + word.end, "shall"),)
    return ()


def _swapped(number: int, text: str, start: int, end: int, rung: str, asked: str) -> tuple[Patch, ...]:
    table = ladder()
    target = table.rungs[table.level(asked) - 1]
    if (rung in TAKES_WHAT) != (target in TAKES_WHAT):
        return ()
    old = text[start:end]
    if old.endswith("ed"):
        return ()  # a passive: "are invited"
    if old.split()[0].lower() == "take" and text[end:].startswith(" of"):
        end += 3
    follows = text[end:].lstrip()
    new = target
    if target == "commit":
        new = "commit to"
        for phrase in TO_DO:
            if follows.startswith(phrase + " "):
                end += text[end:].index(phrase) + len(phrase)
                follows = text[end:].lstrip()
                break
        if any(w.plain in NOTHING_TO_COMMIT_TO for w in words(" ".join(follows.split()[:LOOK_AHEAD]))[:2]):
            return ()
    if old.split()[0].lower().endswith("ing"):
        first, *others = new.split()
        participle = "committing" if first == "commit" else first.removesuffix("e") + "ing"
        new = " ".join([participle, *others])
    if old[0].isupper():
        new = new[0].upper() + new[1:]
    return (Patch(number, start, end, new),)


def without_hedges(number: int, paragraph: Paragraph, quote: Evidence) -> tuple[Patch, ...]:
    """The quotation's emptying hedges struck out, where each is a phrase that can go ("where feasible")."""
    sentence = words(quote.text)
    patches = []
    for at, hedge, empties in hedges_in(sentence):
        if not empties:
            continue
        if " " not in hedge or hedge.split()[0] not in STRIKABLE:
            return ()
        start = quote.start + sentence[at].start
        end = quote.start + sentence[at + len(hedge.split()) - 1].end
        text = paragraph.text
        rest = text[end:].lstrip(", ")
        if start == quote.start and rest:  # "Where possible, we act" begins with "We" then
            patches.append(Patch(number, start, len(text) - len(rest) + 1, rest[0].upper()))
            continue
        if text[:start].endswith(", ") and text[end : end + 1] == ",":
            start, end = start - 2, end + 1
        elif text[:start].endswith(", ") and text[end : end + 1] in ".;:":
            start -= 2
        elif text[:start].endswith(" "):
            start -= 1
        patches.append(Patch(number, start, end))
    return tuple(patches)


def by_paragraph(patches: Iterable[Patch]) -> list[tuple[int, list[Patch]]]:
    """The patches of each paragraph, paragraphs in the draft's order."""
    ordered = sorted(patches, key=lambda p: (p.paragraph, p.start))
    return [(number, list(group)) for number, group in groupby(ordered, key=lambda p: p.paragraph)]
