"""Whether what stands around a sentence that grants is known to leave it as it is.

Who takes a sentence back must lead into it, stand above it, or point at it; in which words cannot be foreseen. So what does one of these is
understood only where it puts something in force itself and denies nothing; all else is for a person to see. Of 58 wanted texts that two
corpora of planted sentences believed by lists of denials alone this leaves 29, of the corpus of known kinds 9 of 37; it asks for a look at
one grant in six of theirs, and at none of the real amendments and requests (November 2026).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.asserted import spoken_at, taken_after
from wsisdiff.matching.denied import WAS, attack, carried, denial, of_another, rejection
from wsisdiff.matching.granted import RELATIVE, THEY, not_granted
from wsisdiff.matching.index import DraftIndex, Unit
from wsisdiff.matching.neighbours import CURT, POINTING, points_at, speaks_of_it
from wsisdiff.matching.referring import CELLS
from wsisdiff.matching.spoken import enacts_text
from wsisdiff.matching.surroundings import DUTIES, behind_but, reinstates
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import Word

BESIDE = 2
"""Sentences before and after one in its paragraph that may speak of it."""
DETERMINERS = frozenset({"this", "that", "such", "these", "those"})
PENDING = frozenset({"whether", "if"})
SHOWN = 8
"""Words that are shown of what is not understood."""


def not_understood(found: Alignment, unit: Unit, index: DraftIndex) -> str:
    """The first words around a sentence that are not known to leave it as it is; empty where all are."""
    strange = next(_strange(found, unit, index), ())
    return " ".join(word.plain for word in strange[:SHOWN])


def _strange(found: Alignment, unit: Unit, index: DraftIndex) -> Iterator[Sequence[Word]]:
    """What is not understood: of its heading, of what leads into it, of its other pieces, of the sentences and paragraphs beside it."""
    asked, text, own = found.clause.asked, index.text_of(unit), {w.stem for w in unit.own_words}
    heading = index.topic(index.draft.paragraphs[unit.paragraph].section)
    if not _is_heading(heading, index, own):
        yield heading
    yield from (said for said in (not_granted(found, unit, index),) if said)
    if taken_after(unit, index):
        return  # "It is so decided."
    if (above := _chapeau(unit, text)) and not _leads(Read(above), asked):
        yield above
    before = index.draft.paragraphs[unit.paragraph - 1].text.rstrip() if unit.paragraph else ""
    if before.endswith(":") and not _leads(Read(index.wholes[unit.paragraph - 1].own_words), asked):
        yield index.wholes[unit.paragraph - 1].own_words
    for step in (-1, 1):
        yield from (other.own_words for other in sentences_across(unit, index, step) if not stands_across(other))
    if CELLS in text:
        return  # of what stands in a row of a table, `fates` asks
    yield from _pieces(found, unit, index)
    yield from (other.own_words for other in _beside(unit, index) if not _stands_beside(other, unit, asked))


def _pieces(found: Alignment, unit: Unit, index: DraftIndex) -> Iterator[Sequence[Word]]:
    """The pieces of the sentence that have none of the words asked for and are not known to leave them; of a list, no other items."""
    spoken, asked, text = spoken_at(unit, index, found.starts), found.clause.asked, index.text_of(unit)
    line = spoken.pieces[spoken.main].words[0].start if spoken.pieces else 0
    for n, (words_of_it, colon) in enumerate(spoken.pieces):
        said, start = Read(words_of_it), words_of_it[0].start
        item = "\n" in text[line:start] or ("\n" in text[start:line] and (n > 0 or not colon))
        if item or any(w.start in found.starts for w in said):
            continue
        apart = _provides(unit.own_words) and asked.isdisjoint(w.stem for w in said)
        if not (_stands_by(said, asked, apart=apart) if not colon else n > spoken.main or _leads(said, asked)):
            yield said


def sentences_across(unit: Unit, index: DraftIndex, step: int) -> Sequence[Unit]:
    """The last sentences of the paragraph before a sentence's (`step` -1), or the first of the next one (1), that are in no table."""
    number = unit.paragraph + step
    text = index.draft.paragraphs[number].text if 0 <= number < len(index.draft.paragraphs) else CELLS
    near = [other for other in index.sentences_of[number] if not _chapeau(other, text)] if CELLS not in text else []
    return near[:BESIDE] if step > 0 else near[-BESIDE:]


def _is_heading(heading: Sequence[Word], index: DraftIndex, own: Collection[str]) -> bool:
    """Whether a heading names a matter of the text, or that what stands under it is agreed, and denies nothing. One whose words stand
    nowhere in the text may say what became of it: "Fell in the vote"."""
    if phrase_list("standing", "headings", "spared").find(heading):
        return True
    if any(denies(w) and w.stem not in own for w in heading) and denial(Read(heading)) is not None:
        return False
    if any(w.plain in plain_set("standing", "headings", "beyond") and w.stem not in own for w in heading):
        return False
    telling = [w for w in heading if w.plain.isalpha() and len(w.plain) > 1 and w.stem not in language().stopwords]
    plain = stem_set("standing", "headings", "agreed", "neutral", "banning") | index.own_stems
    plain |= stem_set("standing", "fates", "taken")
    known = sum(w.stem in plain or w.stem in ladder().by_first for w in telling)
    return 2 * known >= len(telling) or any(w.stem in own for w in telling)


def _chapeau(unit: Unit, text: str) -> Sequence[Word]:
    """The words that lead into a sentence: those that it stands under and that end in a colon or a line."""
    above = tuple(w for w in unit.words[: unit.own] if w.start >= 0)
    return above if above and any(mark in text[above[-1].end : unit.span.start] for mark in ":\n") else ()


def _beside(unit: Unit, index: DraftIndex) -> Iterator[Unit]:
    """The sentences beside it in its paragraph, but no items of a list: they say what their chapeau says."""
    for steps in range(-BESIDE, BESIDE + 1):
        other = index.beside(unit, steps) if steps else None
        if other is not None and not _chapeau(other, index.text_of(unit)):
            yield other


def _leads(said: Read, asked: Collection[str]) -> bool:
    """Whether what leads into a text puts it in force, or only names its matter: "Decides:", "Water:"."""
    telling = [w for w in said if w.stem not in language().stopwords and not w.plain.isdigit() and len(w.plain) > 1]
    enacting = stem_set("standing", "enacting", "verbs") | stem_set("standing", "headings", "agreed")
    puts = _provides(said) or enacts_text(said) or any(w.stem in enacting for w in said)
    if reinstates(said):
        return True
    later = stem_set("standing", "talk", "aside") - set(asked)
    open_ = any(w.plain in PENDING or w.stem in later for w in said)
    return not (_denies(said) or open_ or _leads_elsewhere(said, enacting | set(asked))) and (puts or len(telling) <= 1)


def _leads_elsewhere(said: Sequence[Word], known: Collection[str]) -> bool:
    """Whether behind its modal verb it names an act of its own: "shall steer clear of each of these practices:"."""
    modal = max((i for i, w in enumerate(said) if w.plain in DUTIES), default=len(said))
    plain = stem_set("standing", "understood", "leading") | language().stopwords | ladder().by_first.keys()
    own = (w for w in said[modal + 1 :] if w.plain.isalpha() and len(w.plain) > 1 and not w.plain.endswith("ly"))
    return any(w.stem not in plain and w.stem not in known for w in own)


def _stands_beside(other: Unit, unit: Unit, asked: Collection[str]) -> bool:
    """Whether a sentence of the same paragraph leaves it. Where one of the two provides something, what the other one denies is its own
    matter, unless it points to it or, behind it, has words of it: "We do not question their good faith. We request them to"."""
    before = other.span.start < unit.span.start
    telling = {w.stem for w in unit.own_words if w.plain not in language().modals} - language().stopwords
    apart = before or telling.isdisjoint(w.stem for w in other.own_words)
    provided = _provides(unit.own_words) or _provides(other.own_words)
    return _stands_by(Read(other.own_unspaced), asked, before, apart and provided, telling)


def _stands_by(said: Read, asked: Collection[str], before: bool = False, apart: bool = False, mine: Collection[str] = ()) -> bool:
    """Whether a sentence, or a piece of one, leaves the text beside it as it is: it does not point to that, provides something more, or
    says that it stands. `apart`: what it denies is another matter unless it points; `mine` are the telling stems of that text."""
    if not said or of_another(said, asked) or _leaves(said):
        return True
    denied, curt = _denies(said, asked), len(said) <= CURT and not before
    pointing = _pointing(said, before, denied, mine)
    if denied and (pointing or curt or not apart):
        return False
    undoing = stem_set("standing", "overriding", "voiding", "ignoring", "ending")
    undoing |= stem_set("standing", "weakening", "participles")
    if pointing and any(w.stem in undoing for w in said):
        return False
    finite = any(w.plain in language().modals | WAS for w in said)
    if _provides(said) or not (pointing or (curt and not finite)):  # "Wishful thinking."
        return True
    allows = _by_us(said) or any(w.plain in language().modals for w in said)
    return allows and pointing <= plain_set("standing", "understood", "back_only")


def _by_us(said: Sequence[Word]) -> bool:
    """Whether a sentence is an act of those who agree the text: "We likewise take note of the statement issued by"."""
    return [w.plain for w in said[:1]] == ["we"] and bool(operatives(said))


def _pointing(said: Read, before: bool, denied: bool, mine: Collection[str]) -> set[str]:
    """The words by which a sentence may point to the text beside it: after it (`before`), by fewer. In one that denies nothing "its" only
    says whose a thing is, and "it" behind the first word may be anything."""
    plain = plain_set("standing", "understood", "around")
    plain -= plain_set("standing", "understood", "back_only") if before else frozenset()
    own = [w for i, w in enumerate(said) if i not in _naming(said, mine)]
    found = {w.plain for w in own if w.plain in plain}
    if not denied:
        found -= plain_set("standing", "understood", "whose") | {w.plain for w in said[1:] if w.plain in THEY}
    that = points_at([w for w in own if w.plain not in POINTING - {"that"}]) or _that_text(own)
    return found | ({"that"} if that or (speaks_of_it(said) and not _by_us(said)) else set())


def _that_text(said: Sequence[Word]) -> bool:
    """Whether "that" stands before a noun, and begins no clause: "have revoked that pledge"."""
    for i, (word, noun) in enumerate(pairwise(said)):
        clause = _may_be_finite(noun) or noun.stem in language().stopwords or any(map(_may_be_finite, said[i + 2 : i + 5]))
        if i and word.plain == "that" and not clause:
            return True
    return False


def _naming(said: Sequence[Word], mine: Collection[str]) -> set[int]:
    """Where "this", "such" or "those" only says which thing is meant, of what the sentence beside it speaks of (`mine`) or of another one:
    "That model deserves its name", "Those who take part"; not of a text, as in "That idea was dropped"."""
    texts, found = stem_set("standing", "talk", "words", "aired", "named", "said"), set()
    for i, (word, noun) in enumerate(pairwise(said)):
        finite = any(_may_be_finite(w) for w in said[i + 2 : i + 4]) and not _may_be_finite(noun)
        plain = noun.stem not in texts and noun.stem not in language().stopwords
        if word.plain in DETERMINERS and (noun.plain in RELATIVE or noun.stem in mine or (plain and finite)):
            found.add(i)
    return found


def _may_be_finite(word: Word) -> bool:
    return word.plain in language().modals | WAS or (word.plain.endswith(("s", "ed")) and not word.plain.endswith("ss"))


def _leaves(said: Read) -> bool:
    """Whether a sentence says in so many words that a text stands: nothing it denies is more than an attack on it ("No delegation spoke
    against this"), or it was accepted and nothing is denied."""
    attacked = bool(turns(said)) and not _denies(said)
    attacked |= bool(attack(said, ())) and not carried(said)
    taken = any(w.stem in stem_set("standing", "contesting", "carried") for w in said) and not (
        turns(said) or rejection(said, ())
    )
    return attacked or taken


def stands_across(other: Unit) -> bool:
    """Whether a sentence of the next paragraph, or of the one before, leaves it: it speaks of no text and does not begin with "this", or
    provides something and denies nothing. "This Convention" is the text itself."""
    said = behind_but(Read(other.own_unspaced))
    itself = stem_set("differences", "besides", "instruments", "ours") | stem_set("standing", "understood", "itself")
    instrument = any(w.stem in itself for w in said[1:2])
    opens = said[0].plain in plain_set("standing", "understood", "opening") and not (instrument or 0 in _naming(said, ()))
    places, words_for = plain_set("standing", "understood", "places"), stem_set("standing", "understood", "texts")
    # of a paragraph that it names by its number `doubted` asks, and "this article" is its own
    named = {i for i, w in enumerate(said[1:]) if w.plain.isdigit()}
    named |= {i for i, w in enumerate(said[:-1], 1) if w.plain in ("this", "present")}
    texts = any(w.plain in places or (w.stem in words_for and i not in named) for i, w in enumerate(said))
    parts = stem_set("standing", "overriding", "parts")  # "expunged the third article"
    texts |= any(b.stem in parts and a.plain[:1].isdigit() and not a.plain.isdigit() for a, b in pairwise(said))
    return not (opens or texts) or _leaves(said) or (_provides(said) and not _denies(said))


def _provides(said: Sequence[Word]) -> bool:
    """Whether a sentence puts something in force: with a modal verb of duty or a verb above mere statement."""
    return any(w.plain in DUTIES for w in said) or any(v.level > ladder().statement for v in operatives(said))


def _denies(said: Read, asked: Collection[str] = ()) -> bool:
    return denial(said) is not None or bool(rejection(said, asked))
