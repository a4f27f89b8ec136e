"""What a place proves of unwanted language: that it is there, that it is denied, or neither: it says another thing, or its denial leaves
some of it."""

from __future__ import annotations

from dataclasses import replace

from wsisdiff.judging.ways.places import FULL, Place
from wsisdiff.judging.ways.points import Point
from wsisdiff.judging.ways.unwanted import has_quoted
from wsisdiff.matching.absent import grants_by_denials, plainly_denies, turned_aside, upholds
from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.allowed import OPENING_AGAIN
from wsisdiff.matching.asserted import next_words
from wsisdiff.matching.framed import HANGS, LINKS
from wsisdiff.matching.index import Reservation
from wsisdiff.matching.kindred import says_another
from wsisdiff.matching.shortlist import Searched
from wsisdiff.matching.turning import denies, turns
from wsisdiff.matching.unproved import unproved_denial
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Read, phrase_list, plain_set, stem_set
from wsisdiff.text.words import words


def settled_unwanted(found: Point, draft: Searched) -> Point:
    """A point of unwanted language, with a denial that proves nothing taken for what it is: part of it is there; and one that is plain,
    though it lacks words of the point, for a denial."""
    best = found.best
    if best is None:
        return found
    if not has_quoted(best.alignment.clause, best.unit.own_words):
        return replace(found, state="missing", evidence=())
    if _refuses_a_refusal(best):
        return replace(found, state="found")
    if _denied(best, draft):
        return _unless_doubted(replace(found, state="contrary"), draft)
    if _defines(best) and best.share >= PROVES:
        return replace(found, state="found")
    if found.state == "weak" or (found.state == "contrary" and _unproved(best, draft)):
        other = of_another_matter(best, draft)
        return replace(found, state="missing", evidence=(), nearest=None) if other else replace(found, state="weak")
    return _unless_doubted(found, draft)


def _unless_doubted(found: Point, draft: Searched) -> Point:
    """A denied point, in part there where what stands around the denial is not known to leave the draft free of it."""
    best = found.best
    if found.state != "contrary" or best is None:
        return found
    strange = unproved_denial(best.alignment, best.unit, best.reserved.kind if best.reserved else "", draft.index)
    doubted = replace(best, state="weak", reserved=Reservation("around", strange))
    return replace(found, state="weak", best=doubted) if strange else found


def of_another_matter(place: Place, draft: Searched) -> bool:
    """Whether a place says something else with some of the words, or lacks the denial that is itself what is not wanted ("no basis")."""
    found, unit = place.alignment, place.unit
    another = found.near < FULL and says_another(found.clause, unit, draft)
    lacks_denial = any(d.kind == "turned" and d.asked and not d.said for d in place.differences)
    return another or lacks_denial or upholds(found.clause, unit, draft.index, found.pairs)


def _refuses_a_refusal(place: Place) -> bool:
    """Whether what fails was against what is not wanted: "a motion against ... was defeated", "to delete ... was rejected"."""
    found, at = place.alignment, [j for j in place.alignment.at if j >= place.alignment.own]
    if not at:
        return False
    against = plain_set("differences", "meta", "striking", "countering")
    before, after = found.said[found.own : at[0]], Read(found.said[at[-1] + 1 :])
    return any(w.plain in against for w in before) and bool(turns(after))


def _denied(place: Place, draft: Searched) -> bool:
    """Whether a sentence plainly denies what it has of a point, or says the contrary of the one word that it lacks, and stands."""
    contrary = {d.kind: d for d in place.differences if d.severity == "contrary"}
    if not contrary or place.doubtful or _mostly(place) or _restored(place, draft) or _ban_ended(place.alignment):
        return False
    said = contrary["contrary"].said if "contrary" in contrary else ""
    beside = [d for d in place.differences if d.kind not in ("contrary", "verb") and said not in d.said]
    if said and not beside and set(place.lacking) <= set(contrary["contrary"].asked.split()):
        return True  # "remains unchanged" for "is raised"
    return plainly_denies(place.alignment, draft.index.text_of(place.unit))


OTHERS = 5
"""First words of a sentence among which it turns to those of whom the one before it said nothing: "For all other users"."""


def _ban_ended(found: Alignment) -> bool:
    """Whether what a sentence ends is a ban of it: "the prohibition on whaling shall cease to have effect"."""
    bans, said = stem_set("differences", "turning", "bans"), found.said[found.own :]
    at = next((k for k, w in enumerate(said) if w.stem in bans and w.stem not in found.clause.asked), len(said))
    return any(w.stem in stem_set("differences", "turning", "lifting") for w in said[at:])


def _restored(place: Place, draft: Searched) -> bool:
    """Whether the next sentence turns to all others, so that what is denied is denied to some only."""
    said = next_words(place.unit, draft.index)
    turns_to = phrase_list("differences", "turning", "others").find(said[:OTHERS])
    return bool(turns_to) and not any(map(denies, said))


def _mostly(place: Place) -> bool:
    """Whether what a sentence says has exceptions: "is in principle forbidden"."""
    found, mostly = place.alignment, plain_set("differences", "turning", "mostly")
    return any(w.plain in mostly for w in found.said[found.own :])


PROVES = 0.9
"""Share of unwanted language from which a sentence that denies it, or is not simply said, proves its absence. In planted drafts (November
2026) 5 of 199 such sentences said it after all, below it 5 of 19; below it 15 of 18 in long drafts, which said it in other words."""


REFUSED = frozenset({"rejected", "history", "question"})
"""Reservations that say of what is not wanted that it was not taken, is past, or was only asked."""
PROVES_REFUSED = 0.7
"""The same share for these: of 7 such sentences with 0.7 to 0.9 of it none said it (November 2026)."""


def _unproved(place: Place, draft: Searched) -> bool:
    """Whether a place seems to deny unwanted language and may as well have it: it has another part of it, stands in brackets or in a
    definition, or what turns it round belongs to another word than its verb."""
    reserved, found = place.reserved, place.alignment
    paragraph = draft.index.text_of(place.unit)
    refused = reserved is not None and (reserved.kind in REFUSED or (reserved.kind == "explained" and not _defines(place)))
    if place.share < (PROVES_REFUSED if refused else PROVES) or _mostly(place):
        return True
    if (reserved is None and (_excepts(found) or _exempts(found))) or (reserved and _to_be_struck(found)):
        return True
    limit = next((d.said.split()[0] for d in place.differences if d.kind == "limit" and d.said), "")
    if reserved is None and (_restored(place, draft) or _ban_ended(found)):
        return True  # "No fee shall be charged to pupils. For all other users the fee shall be"
    if reserved is None and limit and not (limit in OPENING_AGAIN and any(w.plain == "without" for w in found.clause.words)):
        return True  # "shall not, save where they see fit", "is not raised at present"; but "may not until" denies "may without"
    if reserved is None:
        return turned_aside(found) or grants_by_denials(found, paragraph)
    if reserved.words in HANGS and grants_by_denials(found, paragraph):
        return True
    if reserved.kind == "open":
        return True  # "it is not excluded that they may at a later stage"
    rest = Read(found.said[max(found.at, default=-1) + 1 :])
    lifted = any(w.stem in stem_set("differences", "turning", "lifting") for w in rest)
    if reserved.kind == "reported" and reserved.words in LINKS and (turns(rest) or lifted):
        return True  # "is no longer unthinkable"; "the moratorium on it is lifted"
    before = paragraph[: min(found.starts, default=0)]
    return before.rfind("[") > before.rfind("]") or _defines(place)


def _exempts(found: Alignment) -> bool:
    """Whether a sentence exempts from what is not wanted to be spared: "are exempt from this charge" for "may draw it without paying"."""
    exempting = stem_set("differences", "denied", "exempting")
    said = found.said[found.own :]
    free = any(t.phrase == "without" for t in turns(found.clause.words))
    return free and any(w.stem in exempting for w in said) and not any(map(denies, said))


def _to_be_struck(found: Alignment) -> bool:
    """Whether what somebody said of it is that it is to go, so that it stood: "it was proposed to delete the sentence"."""
    before = found.said[found.own : next((j for j in found.at if j >= found.own), found.own)]
    return any(w.plain in plain_set("differences", "meta", "striking") for w in before)


def _excepts(found: Alignment) -> bool:
    """Whether what is denied is granted again behind an exception: "no one may, except that minors may be so treated"."""
    again = plain_set("differences", "turning", "again") - {w.plain for w in found.clause.words}
    at = next((k for k, w in enumerate(found.said) if k >= found.own and w.plain in again), len(found.said))
    return any(at < j for j in found.at) and any(w.plain in language().modals for w in found.said[at:])


def _defines(place: Place) -> bool:
    """Whether a sentence says what words mean in the text, and thereby what holds in it."""
    defining = phrase_list("standing", "explaining", "defining")
    return place.reserved is not None and place.reserved.kind == "explained" and bool(defining.find(words(place.reserved.words)))
