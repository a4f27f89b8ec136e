"""What a sentence's place says of it: its chapeau, its heading, the sentences beside it, notes and footnotes.

A neighbour that decides something of its own takes nothing back. One that speaks of the text, or points at it, and denies, undoes or
defers, does: it is then rejected where the neighbour says no more than that, and left open otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from wsisdiff.matching.denied import OPENING, attack, carried, denial, harmless, of_another, rejection
from wsisdiff.matching.index import DraftIndex, Reservation, Unit
from wsisdiff.matching.main_clause import only_says
from wsisdiff.matching.neighbours import (
    CURT,
    POINTING,
    PUT,
    Neighbour,
    Where,
    neighbours,
    points,
    points_at,
    points_on,
    speaks_of_it,
    talks,
)
from wsisdiff.matching.spoken import Spoken, accepted, enacts_text, first_hit, gone, hits, speaker, whole_quote
from wsisdiff.matching.turning import denies, turns
from wsisdiff.text.ladder import MARK, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set, unspaced
from wsisdiff.text.words import Word, words

SHORT = 12
"""Words of a sentence up to which "this" or "it" in it is the sentence beside it."""

CONDITIONAL = frozenset({"where", "if", "unless", "when", "failing"})
"""Words after which a piece says what follows where a duty is not met: "where it has not, the project shall not go ahead"."""
DUTIES = frozenset({"shall", "will", "must", "should"})


def around(spoken: Spoken, index: DraftIndex, asked: Collection[str]) -> Reservation | None:
    """What the chapeau, the other pieces of the sentence, the sentences beside it, notes and the heading say of it."""
    doubt: Reservation | None = None
    if any(reinstates(piece.words) for piece in spoken.pieces[: spoken.main]) or NO_LONGER.search(
        spoken.text, spoken.unit.span.end
    ):
        return None
    beside = tuple(neighbours(spoken, index))
    for neighbour in beside:
        found = _judged(neighbour, "\n" not in spoken.text, asked) if neighbour.words else None
        if found and found.void:
            return found
        doubt = doubt or found
    said = [n.words for n in beside if n.where != "note" and n.words]
    if said and whole_quote(spoken.unit, spoken.text) and not any(enacts_text(other) for other in said):
        return Reservation("reported", "“”")
    under = _under_heading(index, spoken.unit, asked)
    return under if under and under.void else doubt or under


def _judged(neighbour: Neighbour, alone: bool, asked: Collection[str]) -> Reservation | None:
    """What one neighbour says of the sentence."""
    said, where = unspaced(neighbour.words), neighbour.where
    if where == "note" and (of_note := _of_note(said, asked)) is not False:
        return of_note
    told, leads = where in ("leading", "note"), where == "leading" or (where == "before" and bool(points_on(said)))
    if where == "leading" and accepted(said) and not rejection(said, asked):
        return None
    if where in ("before", "leading"):
        said = behind_but(said)
    if where == "leading" and phrase_list("standing", "rejecting", "opening").find(said[:2]):
        return Reservation("rejected", f"{said[0].plain} {said[1].plain}")
    if where == "after" and _of_whoever_does_not(said):
        return None
    if where == "after" and (back := only_says("taking_back", said)):
        return Reservation("rejected", back)
    if where == "after" and only_says("taking", said):
        return None
    if reinstates(said):
        return None
    plainly = next((w.plain for w in said if w.stem in stem_set("standing", "talk", "plainly") and w.plain not in asked), "")
    about = told or where == "piece" or bool(plainly) or speaks_of_it(said) or (len(said) <= SHORT and points_at(said))
    decided = bool(operatives(said)) or any(w.plain in DUTIES for w in said)
    if attacking := attack(said, asked):
        return Reservation("rejected" if gone(said) else "open", attacking) if about and carried(said) else None
    out = next((w.plain for w in said if w.stem in stem_set("standing", "rejecting", "leading") and w.stem not in asked), "")
    if out and where == "leading" and not any(map(denies, said)):
        return Reservation("rejected", out)
    another = not told and of_another(said, asked)
    curt = where == "piece" and len(said) <= CURT
    met = where == "piece" and decided and said[0].plain in CONDITIONAL
    met |= where == "leading" and enacts_text(said) and not (speaks_of_it(said) or _drops(said, asked))
    if about and not (another or met) and (found := _rejects(said, asked, told or curt)):
        return Reservation("open" if where == "note" and _not_yet(said, found) else "rejected", found)
    turned = denial(said, where == "leading")
    asks_it = turned is not None and turned.first == turned.last and said[turned.first].stem in asked  # "shall be abolished:"
    denied = "" if another or turned is None or asks_it else turned.phrase
    if about and not told and not decided and (left := first_hit("open", said, asked)):
        return Reservation("open", left)
    if where == "after" and not decided and _was_words(said):
        return Reservation("reported", said[0].plain)
    if not denied and harmless(said):
        return None
    if denied and (where == "leading" or not decided) and _cites(said, where):
        return Reservation("open" if where == "note" else "rejected", denied)
    if where == "piece":
        of_it = next((t for t in turns(said) if t.first and said[t.first - 1].plain in ("it", "this", "that", "they")), None)
        if of_it is not None and not decided:
            return Reservation("open", of_it.phrase)  # ": the employers' side told us it can't be done"
        return _undone(said, "", asked) if points(said[:OPENING]) else None
    if where == "leading" and (sources := phrase_list("standing", "speakers", "sources").find(said)):
        return Reservation("reported", sources[0].phrase)
    if leads and not decided and (who := speaker(said)):
        return Reservation("reported", who)
    if where == "leading" and not decided and (cited := _quotes(said)):
        return Reservation("reported", cited)
    if where == "leading" and any(denies(w) for w in said[:1]) and 0 not in harmless(said):
        return Reservation("rejected", said[0].plain)
    if told:
        left_open = first_hit("open", said, asked)
        if not left_open and where == "leading" and not enacts_text(said):
            left_open = _says_else(said, asked)
        exempt = first_hit("exempting", said, asked) if where == "note" and not left_open else ""
        return Reservation("open" if left_open else "exempting", left_open or exempt) if left_open or exempt else None
    talks_of_it = (where == "after" or leads) and not (decided or another) and len(said) <= SHORT
    process = next((w.plain for w in said if w.stem in stem_set("standing", "talk", "process")), "") if talks_of_it else ""
    if process:
        return Reservation("open", process)  # it tells what became of a text, and not that it was taken
    if (plainly and not another) or (not decided and (pointer := _pointer(said, where, asked))):
        return Reservation("open", plainly or pointer)
    opening = said[:OPENING]
    if (points_at(opening) or speaks_of_it(opening)) and not another and (undone := _undone(said, denied, asked)):
        return undone
    if points(said) or alone:
        spared = harmless(said)
        return next((Reservation("exempting", h.phrase) for h in hits("exempting", said, asked) if h.first not in spared), None)
    return None


NO_LONGER = re.compile(r"\b[Tt]hat is no longer (?:so|true|the case)\b")
"""What takes back all that stands before it in the paragraph: "Draft 1 could not say so. That is no longer the case."."""


def reinstates(said: Sequence[Word]) -> bool:
    """Whether it takes a refusal or a deletion back: "That rejection is revoked and the sentence is reinstated:"."""
    restored = any(w.stem in stem_set("standing", "overriding", "restoring") for w in said)
    return restored and any(w.stem in stem_set("standing", "overriding", "refusals") for w in said) and not any(map(denies, said))


def behind_but(said: Read) -> Read:
    """What a sentence says behind a "but" that denies nothing: "We cannot promise the weather, but we can promise the following"."""
    at = next((i for i in range(len(said) - 1, 0, -1) if said[i].plain == "but"), 0)
    behind = Read(said[at + 1 :])
    return behind if at and turns(Read(said[:at])) and not turns(behind) and len(behind) > CURT else said


def _of_whoever_does_not(said: Read) -> bool:
    """Whether it tells what those suffer who do not do it: "A beach that does not have them will not open"."""
    denials = turns(said)
    return len(denials) > 1 and denials[0].first > 0 and said[denials[0].first - 1].plain in ("that", "who", "which")


def _of_note(said: Read, asked: Collection[str]) -> Reservation | Literal[False] | None:
    """What a footnote says that speaks of how the text is printed, nothing, or that exempts somebody; False for any other."""
    stems = {w.stem for w in said}
    undoing = stem_set("standing", "talk", "negotiated") | stem_set("standing", "overriding", "voiding", "ignoring")
    if stems & stem_set("standing", "talk", "editorial") and not stems & undoing:
        return None  # "The French version does not yet reflect this."
    if any(w.plain == "agreed" for w in said) and not any(map(denies, said)):
        return None  # "(Opposed in the first reading; agreed on 14 May.)"
    exempt = next((h for h in hits("exempting", said, asked) if h.phrase == "not apply"), None)
    if exempt and exempt.last + 1 < len(said) and said[exempt.last + 1].plain in ("to", "in", "where", "for"):
        return Reservation("exempting", exempt.phrase)
    return False


def _not_yet(said: Read, phrase: str) -> bool:
    """Whether a note says that the text is not agreed, as a bracket would, or says so of a part of it: "The year has not been agreed."."""
    of_it = speaks_of_it(said[:SHORT]) or points_at(said[:OPENING])
    return _not_agreed(phrase) or (len(said) > CURT and not (gone(said) or of_it))


TELLING = 2
"""Words of its own from which a chapeau that puts nothing in force says something else of what it leads into."""


FOLLOWING = frozenset({"following", "follows", "below"})


def _drops(said: Read, asked: Collection[str]) -> bool:
    """Whether a chapeau ends by saying that it was not taken, whatever it decided before: "Decides to leave aside, as not agreed:"; or that
    it was not agreed that something should be: "Delegations could not agree that the Conference should:"."""
    last, rejecting = max((v.at for v in operatives(said)), default=-1), [*hits("rejecting", said, asked)]
    that = any(_not_agreed(hit.phrase) and [w.plain for w in said[hit.last + 1 : hit.last + 2]] == ["that"] for hit in rejecting)
    return that or any(hit.first > last + 1 for hit in rejecting if hit.last >= len(said) - 2)


def _not_agreed(phrase: str) -> bool:
    return phrase.startswith("not") and phrase.endswith(("agree", "agreed"))


def _says_else(said: Sequence[Word], asked: Collection[str]) -> str:
    """What a chapeau says that neither puts in force what it leads into nor only names its kind: "what fell by the wayside:"."""
    tells = any(w.plain in plain_set("standing", "talk", "tells") or w.plain in FOLLOWING or w.plain.endswith("ed") for w in said)
    if not tells or any(w.plain in DUTIES for w in said):
        return ""
    own = [w.plain for w in said if w.stem not in _saying_nothing() and w.stem not in asked and not w.plain.isdigit()]
    return " ".join(own[:4]) if len(own) >= TELLING else ""


@lru_cache(maxsize=1)
def _saying_nothing() -> frozenset[str]:
    """Stems of the words by which a chapeau says nothing of its own."""
    lists = [("differences", "plain", "words"), ("differences", "meta", "words"), ("differences", "besides", "ours")]
    lists += [("standing", "talk", "words"), ("standing", "enacting", "verbs")]
    return language().stopwords.union(*(stem_set(*names) for names in lists))


def _quotes(said: Sequence[Word]) -> str:
    """The word for a text by which a sentence that decides and agrees nothing leads into it: "that text reads:"."""
    texts, agreed = stem_set("standing", "talk", "texts"), stem_set("standing", "headings", "agreed")
    return "" if any(w.stem in agreed for w in said) else next((w.plain for w in said if w.stem in texts), "")


def _undone(said: Sequence[Word], denied: str, asked: Collection[str]) -> Reservation | None:
    """Whether what points at the sentence denies it, or weakens or ends what it grants: "this obligation expires in 2027"."""
    undoing = stem_set("standing", "weakening", "verbs")
    undone = denied or next((w.plain for w in said if w.stem in undoing and w.stem not in asked), "")
    return Reservation("open", undone) if undone else None


OURS = frozenset({"we", "our", "all", "every"})


def _was_words(said: Sequence[Word]) -> bool:
    """Whether a sentence says of the one before it that somebody said it, or that it was no more than words."""
    if said[0].plain not in POINTING or any(w.plain in OURS for w in said):
        return False
    put = next((i for i, w in enumerate(said[1 : SHORT + OPENING], 1) if w.plain in PUT), len(said))
    return put <= 2 * OPENING and any(
        w.plain in plain_set("standing", "talk", "said") for w in said[put + 1 : put + 1 + 2 * OPENING]
    )


def _cites(said: Sequence[Word], where: Where) -> bool:
    """Whether a neighbour that denies speaks of the sentence as of a text."""
    if where == "note":
        return points(said) or any(w.plain.startswith("agree") for w in said)
    if where == "leading":
        return talks(said)
    return bool(points_on(said)) if where == "before" else any(w.plain in plain_set("standing", "pointing", "back") for w in said)


def _rejects(said: Read, asked: Collection[str], told: bool) -> str:
    """The phrase that says something was not taken."""
    if found := rejection(said, asked):
        return found
    # "Not one of the Governments present was ready to subscribe to this": what it points to is not agreed.
    spared = harmless(said)
    agreeing, apart = stem_set("standing", "contesting", "favoring", "willing"), plain_set("standing", "pointing", "apart")
    after = said[next((i for i, w in enumerate(said[:OPENING]) if denies(w) and i not in spared), len(said)) :]
    points_to_it = said[-1].plain in ("this", "that", "it", "so") and not any(w.plain in apart for w in after)
    if points_to_it and any(w.stem in agreeing for w in after):
        return "not"
    return gone([w for w in said if w.stem not in asked]) if told else ""


def _pointer(said: Sequence[Word], where: Where, asked: Collection[str]) -> str:
    """The word with which a sentence that decides nothing points at the one after it, or back at the one before it."""
    if where == "before":
        return points_on(said)
    opening, pointing = said[:OPENING], plain_set("standing", "pointing", "words")
    found = next((w.plain for w in opening if w.plain in pointing), "")
    if not found and any(w.plain in ("this", "these", "it") for w in opening[:1]):
        found = next((w.plain for w in opening[1:] if talks((w,))), "")
    return found if found not in asked else ""


def _under_heading(index: DraftIndex, unit: Unit, asked: Collection[str]) -> Reservation | None:
    """Whether its section is one for what was not agreed, or for what somebody said; a heading that sets it aside may be no section's."""
    paragraph = index.draft.paragraphs[unit.paragraph]
    headings = (paragraph.section, *(fact.value for fact in paragraph.facts if fact.kind == "set_aside"))
    found = (_of_heading(heading, index, unit, asked) for heading in dict.fromkeys(headings) if heading)
    return next(filter(None, found), None)


def _of_heading(section: str, index: DraftIndex, unit: Unit, asked: Collection[str]) -> Reservation | None:
    """What a heading says of the sentences under it; under "Option (b): No text" stands nothing of that option."""
    if section.rstrip(" .]").casefold().endswith("no text"):
        return None
    heading = Read(index.topic(section))
    said, agreed = {w.stem for w in heading}, stem_set("standing", "headings", "agreed")
    if said & agreed and any(w.plain == "now" for w in heading):
        return None  # "Proposals not retained in the spring and now adopted"
    out = next((w.plain for w in heading if w.plain in plain_set("standing", "headings", "out")), "")
    if any(w.stem in agreed for w in heading[_labels(heading) :][:1]) and not any(map(denies, heading)):
        return None  # "Decided over objections"
    gone_by = next((h.phrase for h in phrase_list("standing", "rejecting", "opening").find(heading)), "")
    if (
        refused := out
        or gone_by
        or rejection(heading, asked)
        or gone(heading if talks(heading) else heading[_labels(heading) :][:1])
    ):
        return Reservation("rejected", refused)
    if listing := first_hit("explaining", heading, asked):
        return Reservation("explained", listing)
    if who := speaker(heading):
        return Reservation("reported", who)
    if _banned(heading, unit, asked):
        return Reservation("rejected", section)
    named, nouns = Read(words(section)), stem_set("standing", "headings", "nouns")
    of_somebody = not said & agreed and bool(said & nouns or _of_somebody(heading))
    if any(map(denies, named)):
        spared, own = harmless(named), {w.stem for w in unit.own_words} - language().stopwords
        denied = any(denies(w) and i not in spared for i, w in enumerate(named)) and own.isdisjoint(w.stem for w in named)
        if denied and not any(phrase_list("standing", "headings", "spared").find(named)):
            return Reservation("rejected" if of_somebody else "heading", section)
    if of_somebody:
        return Reservation("heading", section)
    return Reservation("heading", section) if phrase_list("standing", "headings", "open").find(heading) else None


def _labels(heading: Sequence[Word]) -> int:
    """How many first words of a heading only number it: "II. Dropped at second reading"."""
    return next((i for i, w in enumerate(heading) if not (w.plain.isdigit() or MARK.fullmatch(w.plain))), 0)


def _banned(heading: Sequence[Word], unit: Unit, asked: Collection[str]) -> bool:
    """Whether the heading forbids what only is named under it: "Prohibited practices: sale of votes"."""
    bans = {w.stem for w in heading} & stem_set("standing", "headings", "banning")
    provides = any(w.plain in language().modals - {"may"} for w in unit.own_words) or operatives(unit.own_words)
    return bool(bans) and not provides and bans.isdisjoint(asked)


ALONE = 2
"""Telling words of a heading up to which a noun that may be of another matter names what somebody said: "Written contributions"."""


def _of_somebody(heading: Sequence[Word]) -> bool:
    """Whether it names what somebody gave or asked for, and no matter of the text by the same noun: "Contributions of youth groups", but
    not "Nationally determined contributions"."""
    telling = [w for w in heading if w.stem not in language().stopwords]
    named = any(w.stem in stem_set("standing", "headings", "either") for w in telling)
    speaks = any(w.stem in stem_set("standing", "speakers", "words") | stem_set("standing", "headings", "given") for w in telling)
    return named and (speaks or len(telling) <= ALONE)
