"""How strongly a sentence speaks: its operative verbs, modal verbs and hedges, by the ladder of `data/en/strength.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wsisdiff.text.language import read_data
from wsisdiff.text.neighbours import Beginning, by_first
from wsisdiff.text.words import Word, words

NOW = frozenset({"is", "are", "be"})
"""A passive operates in the present only: "States are invited", but not "as was agreed"."""
ADVERBS = frozenset({"also", "further", "hereby", "therefore", "again", "once", "fully", "in", "this", "regard", "thus", "do"})
ADVERBS |= {"will", "shall", "must", "should"}
"""Words that may stand between "we" and its verb, beside those that end in -ly."""


class Operative(NamedTuple):
    """An operative verb at a word's index: the rung's name, its level (1 the weakest), and the word as it stands."""

    at: int
    rung: str
    level: int


Hedge = tuple[int, str, bool]
"""The index of its first word, the hedge, whether it takes the point away."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Operative verbs by strength, hedges, and the words around them, as data/en/strength.toml has them."""

    rungs: tuple[str, ...]
    """Names of the rungs, weakest first: level n is rungs[n - 1]."""
    by_first: Beginning[int]
    coordinated: frozenset[str]
    modals: dict[str, int]
    imposing: frozenset[str]
    """Stems of verbs with which a request begins that wants a duty laid on others."""
    softens: tuple[tuple[str, ...], ...]
    empties: tuple[tuple[str, ...], ...]
    before_commitment: frozenset[str]
    """Words before "commitment" where it commits: "our commitment", but not a document's name."""
    subjects: frozenset[str]
    organs: frozenset[str]
    who: frozenset[str]
    unnamed: frozenset[str]
    said: frozenset[str]
    not_before: frozenset[str]
    """Words before which a hedge of one word hedges nothing."""
    passive: frozenset[str]
    statement: int
    """Level of a plain statement without operative verb."""

    def level(self, verb: str) -> int:
        """The level of a verb of the ladder; 0 for none. ValueError for a verb that is not on it."""
        if not verb:
            return 0
        if level := self.level_of(words(verb)):
            return level
        raise ValueError(f"{verb!r} is not on the ladder of verbs")

    def level_of(self, said: Sequence[Word]) -> int:
        """The level of words that are a verb of the ladder and nothing else; 0 for any other."""
        stems = tuple(w.stem for w in said)
        return next((level for verb, level in self.by_first.get(stems[0], ()) if verb == stems), 0) if stems else 0


@lru_cache(maxsize=1)
def ladder() -> Ladder:
    """The ladder that ships with the package."""
    raw = read_data("strength")
    rows = raw["rung"][::-1]
    rungs = tuple(row["verbs"][0] for row in rows)
    verbs = ((tuple(w.stem for w in words(verb)), level) for level, row in enumerate(rows, 1) for verb in row["verbs"])
    named = {name: level for level, name in enumerate(rungs, 1)}
    hedges, reported = raw["hedges"], raw["reported"]
    return Ladder(
        rungs=rungs,
        by_first=by_first(verbs),
        coordinated=frozenset(w.stem for verb in raw["coordinated"] for w in words(verb)[:1]),
        modals={modal: named[rung] for modal, rung in raw["modals"].items()},
        imposing=frozenset(w.stem for verb in raw["imposing"]["verbs"] for w in words(verb)),
        softens=tuple(tuple(w.plain for w in words(h)) for h in hedges["softens"]),
        empties=tuple(tuple(w.plain for w in words(h)) for h in hedges["empties"]),
        before_commitment=frozenset(raw["before_commitment"]),
        subjects=frozenset(raw["subjects"]),
        organs=frozenset(raw["organs"]),
        who=frozenset(w.plain for word in reported["who"] for w in words(word)),
        unnamed=frozenset(reported["unnamed"]),
        not_before=frozenset(hedges["not_before"]),
        said=frozenset(w.plain for word in reported["said"] for w in words(word)),
        passive=frozenset(w.plain for word in reported["passive"] for w in words(word)),
        statement=named[str(raw["statement"])],
    )


def operatives(sentence: Sequence[Word], bare: bool = True) -> tuple[Operative, ...]:
    """The operative verbs of a sentence in order.

    Counted are: the verb after "We" or at the sentence's start (finite or participle), one joined to it by "and" or a comma, a
    passive ("is invited", "are encouraged"), and the noun "commitment". Without `bare` a list item that begins with a verb as it is in the
    dictionary goes on under another verb: "We commit to: (a) promote".

    >>> [(o.rung, o.level) for o in operatives(words("We note the report and further commit to funding; States are invited to help"))]
    [('note', 1), ('commit', 6), ('encourage', 3)]
    >>> [o.rung for o in operatives(words("We commit to develop and support notes on policy"))]
    ['commit']
    """
    table = ladder()
    by_first = table.by_first
    found: list[Operative] = []
    opens = _mark(sentence)
    for i in [i for i, word in enumerate(sentence) if word.stem in by_first]:
        word = sentence[i]
        for stems, level in by_first[word.stem]:
            if all(i + k < len(sentence) and sentence[i + k].stem == s for k, s in enumerate(stems)):
                if _acts(sentence, i, word, table, opens, bare, bool(found)):
                    found.append(Operative(i, table.rungs[level - 1], level))
                break
    return tuple(found)


NOUN_ENDINGS = ("sion", "sions", "tion", "tions", "ment", "ments", "ance")
"""Of nouns that have the stem of a verb: "consensus-building and decision-making"."""


OF = frozenset({"of", "for", "from", "by", "is", "are", "was", "were", "shall", "should", "will", "must", "may"})
"""Words behind a noun that has the form of a verb: "the Council requests of last year are"."""
GOVERNING = frozenset({"of", "by", "for", "in", "when", "while", "from", "without"})
"""Words after which a form in -ing is a noun, and so is the one joined to it."""

MARK = re.compile(r"[0-9]{1,3}|[a-z]|[ivx]{1,5}")
"""The mark of a list item, without its brackets or full stop."""


def _mark(sentence: Sequence[Word]) -> int:
    """Words of the mark with which an item of a list begins, "(a)" or "12.": more than a space parts it from what follows."""
    if len(sentence) < 2 or sentence[0].start < 0 or sentence[1].start - sentence[0].end < 2:
        return 0
    return int(MARK.fullmatch(sentence[0].plain) is not None)


def _acts(sentence: Sequence[Word], i: int, word: Word, table: Ladder, opens: int, bare: bool, later: bool) -> bool:
    """Whether the verb at i is used as an operative verb and not as a noun or an infinitive; `opens` is where the sentence begins, behind
    its mark."""
    if word.plain in ("commitment", "commitments"):
        return i > 0 and sentence[i - 1].plain in table.before_commitment
    if word.plain.endswith(NOUN_ENDINGS):
        return False
    before = i - 1
    while before >= opens and (sentence[before].plain in ADVERBS or _adverb(sentence[before], table)):
        before -= 1
    if before < opens:
        after = sentence[i + 1].plain if i + 1 < len(sentence) else ""
        if after in table.modals:
            return False  # "Support shall be given"
        return not opens or (after not in ("of", "for", "from") and (bare or word.plain.endswith(("ing", "s"))))
    previous = sentence[before].plain
    if previous == "we":
        return True
    if previous in table.subjects and not later:
        return word.stem in table.coordinated and not word.plain.endswith(("ed", "ing"))
    if previous in NOW or sentence[i - 1].plain in NOW:
        return word.plain.endswith("ed") or word.plain in ("aware", "mindful")
    if previous in table.organs and not later and word.plain.endswith("s"):
        return (sentence[i + 1].plain if i + 1 < len(sentence) else "of") not in OF  # "The Council requests the Director to"
    if word.stem not in table.coordinated:
        return False
    if previous == "and":
        if word.plain.endswith("ing") and before > 1 and sentence[before - 2].plain in GOVERNING:
            return False  # "of respecting and taking into account"
        # "We note X and commit to Y" goes on; "to develop and support" and "the note and request" do not.
        finite = not word.plain.endswith(("ed", "ing")) or (later and sentence[0].plain.endswith("ing"))
        return finite and later
    # third person: "the Assembly decides"
    return word.plain.endswith("s") and not later and i <= 6 and word.plain not in ("notes", "requests", "calls")


def _adverb(word: Word, table: Ladder) -> bool:
    return word.plain.endswith("ly") and word.plain not in table.organs  # "the Assembly requests"


def hedges_in(sentence: Sequence[Word]) -> tuple[Hedge, ...]:
    """The hedges of a sentence."""
    first = _hedges_by_first_word()
    found = []
    for i in [i for i, word in enumerate(sentence) if word.plain in first]:
        for hedge, empties in first[sentence[i].plain]:
            if len(hedge) == 1 and (i == 0 or _stresses(sentence, i + 1)):
                continue  # "Considering that ..." opens a preamble, "we consider it vital" stresses
            if tuple(w.plain for w in sentence[i : i + len(hedge)]) == hedge:
                found.append((i, " ".join(hedge), empties))
    return tuple(found)


def _stresses(sentence: Sequence[Word], i: int) -> bool:
    """Whether what follows a word such as "consider" judges it: "it vital", "diversity to be a source"; not "as appropriate"."""
    plains = tuple(w.plain for w in sentence[i : i + LONGEST_HEDGE])
    if not plains or plains[0] not in ladder().not_before:
        return any(f" to be {article} " in f"{' '.join(plains)} " for article in ("a", "an", "the"))  # not "measures to be taken"
    return not any(plains[: len(hedge)] == hedge for hedge, _ in _hedges_by_first_word().get(plains[0], ()))


@lru_cache(maxsize=1)
def _hedges_by_first_word() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for empties, group in ((True, ladder().empties), (False, ladder().softens)):
        for hedge in group:
            found.setdefault(hedge[0], []).append((hedge, empties))
    return found


LONGEST_HEDGE = 8
"""Words of the longest hedge that is looked for after such a word."""

SPEAKER_REACH = 6
"""Words from the one who speaks to the verb of saying: "Several delegations from the region asked"."""

IF_REACH = 6
"""Words from "if" to what has been, where that is a condition."""
UNNAMED_REACH = 1
"""Words from "some" or "others" to the verb: "Others preferred", but not "some of the networks that were supported"."""


WAS = frozenset({"was", "were", "been"})


def reported(sentence: Sequence[Word]) -> bool:
    """Whether the sentence reports what others said ("Contributors asked that ...", "It was proposed ...").

    >>> reported(words("Some delegations asked whether a new line would help.")), reported(words("We ask all delegations to help."))
    (True, False)
    """
    table = ladder()
    plains = [w.plain for w in sentence]
    for i, plain in enumerate(plains):
        if plain in WAS:
            told_of = i > 0 and plains[i - 1] == "what"  # "in consequence of what was said there" reports nothing
            supposed = "if" in plains[max(0, i - IF_REACH) : i]  # "if the works have been held for ten years"
            if not (told_of or supposed) and not table.passive.isdisjoint(plains[i + 1 : i + 3]):
                return True
        elif plain in table.who or plain in table.unnamed:
            reach = SPEAKER_REACH if plain in table.who else UNNAMED_REACH
            if not table.said.isdisjoint(plains[i + 1 : i + 1 + reach]):
                return True
    return False
