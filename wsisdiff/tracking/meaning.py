"""What a change of wording means to a negotiator: verbs, negation, modal verbs, hedges, brackets, actors, numbers, as sentences.

Each is worded as "kind: detail"; the kinds are those of `KINDS`, most weighty first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from wsisdiff.model import Edit, Fact, Paragraph, Span
from wsisdiff.telling.phrases import say, short
from wsisdiff.text.actors import ALL, actors_in
from wsisdiff.text.edits import new_of, old_of, replacements
from wsisdiff.text.ladder import hedges_in, ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.words import words
from wsisdiff.tracking.sentence_pairs import Passed, sentence_pairs

KINDS = (
    "verb_weaker", "verb_gone", "verb_stronger", "verb_added", "negation_added", "negation_gone", "modal_weaker", "modal_stronger",
    "modal_changed", "hedge_added", "hedge_gone", "bracket_added", "bracket_gone", "bracket_cut", "alternative_added",
    "alternative_gone", "tag_added", "tag_gone", "actors_gone", "actors_added", "number_changed", "number_gone", "number_added",
    "clause_cut", "clause_added",
)  # fmt: skip
"""Keys of the phrases, in the order in which they are told."""
TELLS = 3
"""Level of the ladder from which a verb that comes or goes with its sentence is told: "encourage" and above."""
TURNED = 5
"""Telling words of an edit up to which a "not" in it is told: "shall not", not a subordinate clause that holds one."""
CLAUSE = 4
"""Telling words from which what was cut or added alone is told as a clause."""
CLAUSES_TOLD = 2
QUOTED, CLAUSE_QUOTED = 60, 100
"""Characters that are quoted of a bracket and of a clause."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(
    rf"\d{{1,2}}(?:\s+(?:and|to)\s+\d{{1,2}})?\s+(?:{MONTHS})(?:\s+\d{{4}})?|(?:{MONTHS})\s+(?:\d{{1,2}},\s+)?\d{{4}}"
    r"|(?<![\w/(+])\d+(?:[.,/]\d+)*(?:\s*(?:%|per\s?cent))?(?![\w)])"
)
"""A date, or a number with its per cent sign; not the `(1)` of a list, nor a number within a symbol of a document."""

Where = Callable[[str], Sequence[str]]
"""Labels of the other new paragraphs that name an actor."""


def meaning_of(
    old: Sequence[Paragraph], new: Sequence[Paragraph], edits: Sequence[Edit], where: Where = lambda actor: ()
) -> tuple[str, ...]:
    """The shifts of one change in plain words, one sentence a kind; none where only noise changed.

    Of a paragraph that is new or removed only its operative verbs are told.
    """
    if all(e.op == "keep" or e.noise for e in edits):
        return ()
    old_text, new_text = old_of(edits), new_of(edits)
    pairs = [p for p in sentence_pairs(edits) if p.changed]
    found = list(_verb_shifts(pairs, old_text, new_text, remarks(old) | remarks(new), len(old) == len(new) == 1))
    if old and new:
        for passed in pairs:
            found += _modals(passed, old_text, new_text)
        found += _negations(edits)
        found += _hedges(old_text, new_text)
        found += _standing(old, new)
        found += _actors(old_text, new_text, where)
        found += _numbers(edits)
        found += _clauses(edits)
    told: dict[str, list[str]] = {}
    for kind, detail in found:
        if detail not in told.setdefault(kind, []):
            told[kind].append(detail)
    return tuple(say("meaning", kind, detail=", ".join(told[kind])) for kind in KINDS if kind in told)


def kind_of(meaning: str) -> str:
    """The kind that a sentence of `meaning_of` was worded from, as people read it: what stands before the colon."""
    return meaning.split(":", 1)[0]


def remarks(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The folded words of remarks on standing and of who asked for what: in the draft's text, but not part of it."""
    return frozenset(plain_text(f.span.cut(p.text)) for p in paragraphs for f in p.facts if f.kind in ("tag", "attribution"))


def plain_text(text: str) -> str:
    """The folded words of a text."""
    return " ".join(w.plain for w in words(text))


def _verbs(span: Span, text: str, remarked: frozenset[str]) -> list[tuple[str, int]]:
    """(operative verb as it stands, its level) for each of a sentence, remarks left out."""
    cut = span.cut(text)
    sentence = words(cut)
    found = []
    for verb in operatives(sentence):
        start, last = sentence[verb.at].start, verb.at
        opened, closed = cut.rfind("[", 0, start), cut.find("]", start)
        if opened >= 0 and closed >= 0 and plain_text(cut[opened:closed]) in remarked:
            continue
        for stems, level in ladder().by_first.get(sentence[verb.at].stem, ()):
            size = len(stems)
            if level == verb.level and tuple(w.stem for w in sentence[verb.at : verb.at + size]) == stems:
                last = verb.at + size - 1
                break
        found.append((" ".join(cut[start : sentence[last].end].split()).lower(), verb.level))
    return found


def _verb_shifts(
    pairs: Sequence[Passed], old_text: str, new_text: str, remarked: frozenset[str], single: bool
) -> Iterable[tuple[str, str]]:
    """Verbs of one sentence set against those of the other, in order; what has no counterpart came or went.

    Where paragraphs were joined or parted, a verb that still stands in another sentence has not gone.
    """
    sides = [([v for s in p.old for v in _verbs(s, old_text, remarked)], [v for s in p.new for v in _verbs(s, new_text, remarked)])
             for p in pairs]  # fmt: skip
    standing = [{_key(v) for side in sides for v in side[n]} for n in (0, 1)]
    for old, new in sides:
        gone, come = _unlike(old, new), _unlike(new, old)
        for (before, was), (after, now) in zip(gone, come, strict=False):
            if was != now:
                yield ("verb_weaker" if now < was else "verb_stronger"), f"“{before}” → “{after}”"
        for kind, rest, other in (("verb_gone", gone[len(come) :], 1), ("verb_added", come[len(gone) :], 0)):
            for verb in rest:
                if verb[1] >= TELLS and (single or _key(verb) not in standing[other]):
                    yield kind, f"“{verb[0]}”"


def _key(verb: tuple[str, int]) -> tuple[str, ...]:
    return tuple(w.stem for w in words(verb[0]))


def _unlike(verbs: Sequence[tuple[str, int]], others: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The verbs that the others do not have as often."""
    spare = Counter(map(_key, others))
    rest = []
    for verb in verbs:
        if spare[_key(verb)] > 0:
            spare[_key(verb)] -= 1
        else:
            rest.append(verb)
    return rest


def _modals(passed: Passed, old_text: str, new_text: str) -> Iterable[tuple[str, str]]:
    old, new = ([w.plain for s in side for w in words(s.cut(t))] for side, t in ((passed.old, old_text), (passed.new, new_text)))
    gone, come = _difference(old, new, language().modals)
    levels = ladder().modals
    for a, b in zip(gone, come, strict=False):
        before, after = levels.get(a, 0), levels.get(b, 0)
        kind = "modal_weaker" if after < before else "modal_stronger" if after > before else "modal_changed"
        yield kind, f"“{a}” → “{b}”"


def _negations(edits: Sequence[Edit]) -> Iterable[tuple[str, str]]:
    """Negation that came or went within a few words: a clause cut whole with its "not" does not turn a sense round."""
    gone, come = [], []
    for cut, add in replacements(edits):
        if telling(cut) + telling(add) <= TURNED:
            plain = [[w.plain for w in words(text)] for text in (cut, add)]
            before, after = _difference(plain[0], plain[1], language().negation)
            gone += before
            come += after
    even = min(len(gone), len(come))  # one negation for another
    yield from (("negation_added", f"“{w}”") for w in come[even:])
    yield from (("negation_gone", f"“{w}”") for w in gone[even:])


def _difference(old: Sequence[str], new: Sequence[str], among: frozenset[str]) -> tuple[list[str], list[str]]:
    """The words of a set that the new text has fewer of, and more of, in their order."""
    before, after = Counter(w for w in old if w in among), Counter(w for w in new if w in among)
    gone, come = before - after, after - before
    return [w for w in dict.fromkeys(old) for _ in range(gone[w])], [w for w in dict.fromkeys(new) for _ in range(come[w])]


def _hedges(old: str, new: str) -> Iterable[tuple[str, str]]:
    before, after = (Counter(hedge for _, hedge, _ in hedges_in(words(text))) for text in (old, new))
    yield from (("hedge_added", f"“{h}”") for h in (after - before).elements())
    yield from (("hedge_gone", f"“{h}”") for h in (before - after).elements())


def _standing(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterable[tuple[str, str]]:
    """Brackets, alternatives and remarks that came or went; those whose words were only edited stay unmentioned."""
    before, after = (_facts(side) for side in (old, new))
    text = plain_text(" ".join(p.text for p in new))
    for fact in _without_twin(after, before):
        yield f"{fact.kind}_added", f"“{short(fact.value, QUOTED)}”"
    for fact in _without_twin(before, after):
        cut = fact.kind == "bracket" and plain_text(fact.value) not in text
        yield "bracket_cut" if cut else f"{fact.kind}_gone", f"“{short(fact.value, QUOTED)}”"


def _facts(paragraphs: Sequence[Paragraph]) -> list[Fact]:
    """The marks that tell, without the brackets that only hold a remark."""
    found = []
    for paragraph in paragraphs:
        said = {f.span for f in paragraph.facts if f.kind in ("tag", "attribution")}
        found += [f for f in paragraph.facts if f.kind != "attribution" and not (f.kind == "bracket" and f.span in said)]
    return found


def _without_twin(facts: Sequence[Fact], others: Sequence[Fact]) -> Iterable[Fact]:
    """The facts that none of the others resembles by half its words or more."""
    spare = [(f.kind, frozenset(plain_text(f.value).split())) for f in others]
    for fact in facts:
        held = frozenset(plain_text(fact.value).split())
        twin = next((t for t in spare if t[0] == fact.kind and len(t[1] & held) * 2 >= max(1, len(t[1] | held))), None)
        if twin is None:
            yield fact
        else:
            spare.remove(twin)


def _actors(old: str, new: str, where: Where) -> Iterable[tuple[str, str]]:
    before, after = actors_in(old), actors_in(new)
    gone = [a for a in before if a not in after and a != ALL]
    come = [a for a in after if a not in before and a != ALL]
    if gone:
        instead = say("meaning", "actors_instead") if ALL in after and ALL not in before else ""
        yield "actors_gone", ", ".join(_still(a, where) for a in gone) + instead
    if come:
        yield "actors_added", ", ".join(come)


def _still(actor: str, where: Where) -> str:
    labels = where(actor)
    return say("meaning", "actor_still", actor=actor, where=", ".join(labels)) if labels else actor


def _numbers(edits: Sequence[Edit]) -> Iterable[tuple[str, str]]:
    """Numbers and dates that changed, came or went; those that only changed their place are no change."""
    old, new = Counter(numbers_in(old_of(edits))), Counter(numbers_in(new_of(edits)))
    noise = Counter(n for e in edits if e.noise for n in numbers_in(e.text))
    gone, come = old - new - noise, new - old - noise
    for cut, add in replacements(edits):
        a, b = [n for n in numbers_in(cut) if gone[n]], [n for n in numbers_in(add) if come[n]]
        if len(a) == len(b):
            gone -= Counter(a)
            come -= Counter(b)
            yield from (("number_changed", f"{before} → {after}") for before, after in zip(a, b, strict=True))
    if gone.total() == come.total():
        pairs = zip(gone.elements(), come.elements(), strict=True)
        yield from (("number_changed", f"{before} → {after}") for before, after in pairs)
        return
    yield from (("number_gone", n) for n in gone.elements())
    yield from (("number_added", n) for n in come.elements())


def numbers_in(text: str) -> list[str]:
    """Dates, figures, and numbers written as words from two on, as they stand.

    >>> numbers_in("by 10 July 2026, three of 50 % under paragraph (2) of resolution A/RES/70/125")
    ['10 July 2026', '50 %', 'three']
    """
    found = [" ".join(match.group().split()) for match in NUMBER.finditer(text)]
    written = [text[w.start : w.end].lower() for w in words(text) if w.plain.isdigit() and text[w.start : w.end].isalpha()]
    return found + [n for n in written if n not in ("zero", "one")]


def _clauses(edits: Sequence[Edit]) -> Iterable[tuple[str, str]]:
    """Whole clauses that went, or came, with little in their place; the longest."""
    gone, come = [], []
    for cut, add in replacements(edits):
        a, b = telling(cut), telling(add)
        if a >= CLAUSE and a >= 2 * b:
            gone.append((a, cut))
        elif b >= CLAUSE and b >= 2 * a:
            come.append((b, add))
    for kind, found in (("clause_cut", gone), ("clause_added", come)):
        for _, text in sorted(found, key=lambda item: -item[0])[:CLAUSES_TOLD]:
            yield kind, f"“{short(text.strip(' ,;.'), CLAUSE_QUOTED)}”"


def telling(text: str) -> int:
    """How many words of a text are not stop words."""
    stop = language().stopwords
    return sum(w.plain not in stop for w in words(text))
