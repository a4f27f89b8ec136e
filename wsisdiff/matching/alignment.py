"""The clause of a request laid beside a sentence of the draft, word by word.

Words that are the same, or say the same by the thesaurus, are paired: first along one longest common subsequence, so that what stands in
the same order stays together; then what is left, wherever it stands, since drafters turn sentences round. What is not paired differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wsisdiff.matching.index import Unit
from wsisdiff.text.alignment import aligned
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.names import Names
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_of, stem_set, unspaced
from wsisdiff.text.quantities import Quantity, quantities
from wsisdiff.text.thesaurus import Phrases, alike, all_phrases, phrases_of, rows_in, synonyms
from wsisdiff.text.words import Word, words

LOOSELY = 0.5
"""What a word counts that may stand for one of the request, where it is asked how near a sentence comes."""
SLIGHT = 0.25
"""Weight of a word without which a request still says what it says ("fully", "global"), against 1 for any other."""

CHANGED = 6
"""Words before "to" and an amount among which the verb stands that brings it about: "raise the share of women to 40 per cent"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of a request, ready to be compared. `content` are the indices of the words that carry it."""

    text: str
    words: Read
    content: tuple[int, ...]
    asked: frozenset[str]
    """Stems of all its words."""
    level: int
    """Strength of its operative verb or modal by the ladder; 0 when it has none."""
    quantities: tuple[Quantity, ...]
    rows: Mapping[int, list[tuple[int, ...]]]
    """Rows of the thesaurus of which it has a phrase, and where."""
    phrases: Phrases
    """All phrases of these rows: what may stand for its own."""
    standing_for: Mapping[str, str]
    """Stem -> the stem of the clause that it may stand for."""
    slight: frozenset[int] = frozenset()
    """Those of its words without which it still says what it says."""
    others: frozenset[str] = frozenset()
    """Stems of the other clauses of the request."""
    outside: str = ""
    """The part of a draft in which it is not enough: "decision", "preamble"; empty where any will do."""

    @property
    def telling(self) -> int:
        """How many words carry it, with those that say how often."""
        return len(self.content) + sum(q.last + 1 - q.first for q in self.quantities if q.dimension == "interval")


AIMED = frozenset({"to", "at", "for"})
"""Last words of a phrase by which a request asks for an attempt: "should aim for a balance", "strive to"."""
CONSIDER = words("consider")[0].stem
DEEDS = frozenset(w.stem for w in words("establish adopt endorse"))
"""Verbs of the ladder that are themselves what is asked for: "a fund shall be established"."""


def clause_of(text: str, names: Names) -> Clause:
    """A point of a request prepared for comparison."""
    own = unspaced(names.fold(words(text)))
    table = language()
    verbs = operatives(own)
    quantified = quantities(own, text)
    figures = {i for q in quantified for i in range(q.first, q.last + 1)}
    meta = stem_set("differences", "meta", "words")
    passed = {v.at for v in verbs if own[v.at].stem not in DEEDS} | figures

    said = [i for i, w in enumerate(own) if w.stem not in table.stopwords and w.plain not in table.modals]
    telling = [i for i in said if i not in passed and not own[i].plain.isdigit()]
    meta |= {own[i].stem for i in _changing(own, quantified)}
    content = tuple(i for i in telling if own[i].stem not in meta) or tuple(telling)
    level = max((v.level for v in verbs), default=0) or max((_by_modal(own, i) for i in range(len(own))), default=0)
    rows = rows_in(own, all_phrases())
    keys = {stem_of(w) for w in own if w.stem not in table.stopwords}
    same = {other: key for key in sorted(keys) for other in alike(key)} | {key: key for key in keys}
    unneeded = plain_set("differences", "meta", "slight")
    slight = {i for i in content if own[i].plain in unneeded or _only_thought_of(own, i)}
    slight |= {i for q in quantified for i in bounding_words(own, q)}
    aimed = {h.first for h in phrase_list("differences", "trying", "phrases").find(own) if own[h.last].plain in AIMED}
    slight |= aimed.intersection(content)
    asked = frozenset(own.stems)
    return Clause(text, own, content, asked, level, quantified, rows, phrases_of(rows), same, frozenset(slight))


def _by_modal(own: Sequence[Word], at: int) -> int:
    """The level of a modal verb, or of the verb of the ladder behind it where that is weaker: "should be recognized" asks that it be
    recognized, by whomever; that of "must" where a request begins by requiring something of others. 0 for any other word."""
    table = ladder()
    if not at and own[at].stem in table.imposing:
        return table.modals["must"]
    level = table.modals.get(own[at].plain, 0)
    verb = next((w for w in own[at + 1 : at + 4] if not (w.plain in ("be", "also") or w.plain.endswith("ly"))), None)
    if not level or verb is None or verb.stem in DEEDS:
        return level
    alone = (least for stems, least in table.by_first.get(verb.stem, ()) if len(stems) == 1)
    return min(level, next(alone, level))


def _only_thought_of(own: Sequence[Word], at: int) -> bool:
    """Whether a word asks that a thing only be thought of: who does it does more ("should consider granting relief")."""
    return own[at].stem == CONSIDER and own[min(at + 1, len(own) - 1)].plain.endswith("ing")


def bounding_words(own: Sequence[Word], quantity: Quantity) -> Iterator[int]:
    """The words that bound a quantity, just before it: "longer than 15 metres"."""
    for key in ("most", "least", "comparing"):
        for hit in phrase_list("differences", "bounds", key).find(own[: quantity.first]):
            if hit.last == quantity.first - 1:
                yield from range(hit.first, hit.last + 1)


def _changing(own: tuple[Word, ...], figures: tuple[Quantity, ...]) -> Iterator[int]:
    """Verbs that change an amount to one that is named: "lowered to 16", "capped at 20". The amount says it all."""
    changing = stem_set("differences", "bounds", "changing")
    for q in figures:
        if q.first and own[q.first - 1].plain in ("to", "at"):
            yield from (i for i in range(max(0, q.first - 1 - CHANGED), q.first) if own[i].stem in changing)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A clause beside a sentence. `pairs`: word of the clause -> word of the sentence; `own`: the sentence's first own word, those before
    it being what it stands under."""

    clause: Clause
    said: Read
    own: int
    pairs: Mapping[int, int]
    share: float
    """Share (0 to 1) of the clause's telling words, by weight, that the sentence has."""
    lacking: tuple[int, ...]
    """Telling words of the clause that it has not."""
    near: float
    """The same with a word that only may stand for one of the clause counted by half: how near the sentence is to the request."""
    covered: frozenset[int]
    """The words of the sentence that are paired, with all of the phrases by which it says a word of the clause: "at no cost"."""

    def paired_too(self, i: int, j: int) -> Alignment:
        """With one more pair: a word of the clause and the word of the sentence that says the same there."""
        lacking = tuple(k for k in self.lacking if k != i)
        weights = {k: SLIGHT if k in self.clause.slight else 1.0 for k in self.lacking}
        share = 1.0 if not lacking else self.share + (1.0 - self.share) * weights.get(i, 0.0) / sum(weights.values())
        return replace(
            self, pairs={**self.pairs, i: j}, share=share, lacking=lacking, near=max(self.near, share), covered=self.covered | {j}
        )

    @property
    def at(self) -> tuple[int, ...]:
        """The telling words of the sentence that are paired, in its order."""
        return tuple(sorted({self.pairs[i] for i in self.clause.content if i in self.pairs}))

    @property
    def own_pairs(self) -> list[tuple[int, int]]:
        """The telling words of the clause that the sentence itself has, and where, in the clause's order."""
        return [(i, self.pairs[i]) for i in self.clause.content if self.pairs.get(i, -1) >= self.own]

    @property
    def starts(self) -> frozenset[int]:
        """Where the paired telling words begin, as characters of the paragraph; words of a heading have no place."""
        return frozenset(self.said[j].start for j in self.at if self.said[j].start >= 0)

    @property
    def reach(self) -> frozenset[int]:
        """The same with the figures that stand behind the first of them, so that a sentence is known to say them to their end."""
        figures = (i for q in self.clause.quantities for i in range(q.first, q.last + 1) if i in self.pairs)
        first = min(self.starts, default=0)
        return self.starts | {start for i in figures if (start := self.said[self.pairs[i]].start) > first}


def weight_of(clause: Clause, rarity: Callable[[str], float]) -> dict[int, float]:
    """What each telling word of a clause weighs."""
    return {i: max(rarity(clause.words[i].stem), 0.1) * (SLIGHT if i in clause.slight else 1.0) for i in clause.content}


def align(clause: Clause, unit: Unit, rarity: Callable[[str], float]) -> Alignment:
    """The clause laid beside the sentence, with what it stands under."""
    said = unit.said
    own = len(said) - len(unit.own_unspaced)
    pairs = _in_order(clause, said, own)
    _elsewhere(clause.words, said, pairs)
    phrases = _by_rows(clause, said, pairs) | _by_prefix(clause.words, said, pairs)
    weights = weight_of(clause, rarity)
    lacking = tuple(i for i in clause.content if i not in pairs)
    total = sum(weights.values()) or 1.0
    share = 1.0 - sum(weights[i] for i in lacking) / total
    there = [i for i in clause.content if i in pairs]
    loosely = sum(weights[i] for i in there if said[pairs[i]].stem not in synonyms(stem_of(clause.words[i])))
    near = share - (1 - LOOSELY) * loosely / total
    return Alignment(clause, said, own, pairs, share, lacking, near, frozenset(pairs.values()) | phrases)


def _in_order(clause: Clause, said: Read, own: int) -> dict[int, int]:
    """Pairs along a longest common subsequence of the words that are no function words, within the sentence itself."""
    stop = language().stopwords
    mine = [i for i, w in enumerate(clause.words) if w.stem not in stop]
    theirs = [j for j in range(own, len(said)) if said[j].stem not in stop]
    one = [clause.words.stems[i] for i in mine]
    other = [clause.standing_for.get(said.stems[j], f"\0{j}") for j in theirs]
    return {mine[a]: theirs[b] for a, b in aligned(one, other).items()}


def _elsewhere(asked: Read, said: Read, pairs: dict[int, int]) -> None:
    """Pairs what is left with the nearest free word that says the same, wherever it stands."""
    stop = language().stopwords
    taken = set(pairs.values())
    for i, word in enumerate(asked):
        if i in pairs or word.stem in stop:
            continue
        near = pairs.get(i - 1, pairs.get(i + 1, len(said)))
        wanted = alike(asked.stems[i]) & said.at.keys()
        places = [(abs(j - near), j) for stem in wanted for j in said.at[stem] if j not in taken]
        if places:
            pairs[i] = min(places)[1]
            taken.add(pairs[i])


PREFIXES = ("non", "un")
"""Parts of a word that deny the rest of it: "non-compliance", "unpaid"; not "in", which "inform" has too."""
NO_PREFIX = frozenset({"unless", "until", "under"})
DENIED = 2
"""Words from a "not" to the one that it denies: "do not fully comply"."""


def _by_prefix(asked: Read, said: Read, pairs: dict[int, int]) -> frozenset[int]:
    """Pairs "do not comply" with "non-compliance", and the other way round; the "not" of the sentence that is paired so."""
    covered: set[int] = set()
    for i in (i for i, stem in enumerate(asked.stems) if stem == "not" and i not in pairs):
        for k in range(i + 1, min(i + 1 + DENIED, len(asked))):
            denying = {prefix + stem for stem in {asked.stems[k]} | alike(asked.stems[k]) for prefix in PREFIXES}
            denying = (denying - NO_PREFIX) & said.at.keys()
            if denying and asked.stems[k] not in language().stopwords:
                pairs[i] = pairs[k] = said.at[min(denying)][0]
    for j in (j for j, stem in enumerate(said.stems) if stem == "not"):
        for k in range(j + 1, min(j + 1 + DENIED, len(said))):
            denied = {prefix + said[k].plain for prefix in PREFIXES} - NO_PREFIX
            for i, word in enumerate(asked):
                if i not in pairs and word.plain in denied:
                    pairs[i] = k
                    covered |= {j, k}
    return frozenset(covered)


def _by_rows(clause: Clause, said: tuple[Word, ...], pairs: dict[int, int]) -> frozenset[int]:
    """Pairs phrases of several words that say the same by the thesaurus: "private sector" and "companies"; the words of the sentence's.

    A function word of such a phrase is paired with it: "not allowed" denies nothing where "prohibited" was asked for.
    """
    covered: set[int] = set()
    theirs = rows_in(said, clause.phrases)
    modal = next((i for i, w in enumerate(clause.words) if w.plain in language().modals), 0)
    itself = {j: i for i, j in pairs.items() if clause.words[i].stem == said[j].stem}
    for row in clause.rows.keys() & theirs.keys():
        longest = max(theirs[row], key=len)
        for at in clause.rows[row]:
            if all(i in pairs for i in at) and len(longest) == 1:
                continue
            if at[-1] < modal and all(itself.get(j, at[0]) not in at for j in longest):
                continue  # who is to act is nobody else's name: "crew" is there for "crew changes", and not for "seafarers"
            covered.update(longest)
            for i in at:
                pairs.setdefault(i, longest[0])
    return frozenset(covered)
