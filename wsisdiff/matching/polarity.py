"""Whether one of two sentences denies what the other affirms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from wsisdiff.matching.alignment import Alignment
from wsisdiff.matching.difference import Difference, cited, span_of
from wsisdiff.matching.main_clause import of_subject
from wsisdiff.matching.turning import FREED, UNDONE, denies, turns_beside, undone
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.language import language
from wsisdiff.text.phrase_list import Hit, stem_of, stem_set
from wsisdiff.text.words import Word, behind_marks

REACH_BACK = 14
"""Words before the first paired word among which what turns it round is looked for."""
LOOSE = 1.5
"""Words of its own, for each paired one, from which a sentence that has the clause's words says another thing with them."""
RELATIVE = frozenset(
    {"which", "who", "whose", "whom", "although", "though", "while", "whereas", "despite", "because", "since", "so"}
)


def polarity(found: Alignment, paragraph: str, open_starts: Collection[int]) -> Iterator[Difference]:
    """One side denies what the other affirms: the words that turn round, without those that both have, are odd on one side alone."""
    paired = found.covered
    asked_turns = [
        t
        for t in turns_beside(found.clause.words, found.said)
        if not all(i in found.pairs or found.clause.words[i].plain == "from" for i in t.span)
        and not (t.phrase == "without" and next((i for i in found.clause.content if i > t.last), -1) in found.lacking)
        and not (t.phrase == "not" and _only_lacking(t, found))
    ]
    if any(w.plain in ("until", "before") for w in found.said[found.own :]) and any(map(denies, found.said[found.own :])):
        asked_turns = [t for t in asked_turns if t.phrase != "without"]  # "may not ... until" is "not without"
    loose = _scattered(found)
    said_turns: list[Hit] = []
    doubtful: list[Hit] = []
    every = turns_beside(found.said, found.clause.words)
    mine = [t for t in every if t.first in paired and not denies(found.said[t.first]) and t.phrase != "without"]
    for t in every:
        with_mine = any(
            _coordinated(min(t, other), max(t, other), found.said, paragraph) for other in mine
        )  # "is unacceptable and is rejected"
        bears = "" if t.first in paired or with_mine else _bears(t, found, paragraph)
        if bears and ((loose and t.last + 1 not in found.at) or found.said[t.first].start in open_starts):
            bears = "perhaps"
        if bears and doubtful and doubtful[-1].phrase == t.phrase and _coordinated(doubtful[-1], t, found.said, paragraph):
            bears = "perhaps"  # "with no date and no need" is one
        if bears and not (said_turns and _coordinated(said_turns[-1], t, found.said, paragraph)):
            (said_turns if bears == "yes" else doubtful).append(t)
    said_turns += _freed(found)
    if double := undone(said_turns, found.said, paragraph):
        said_turns = [t for t in said_turns if t not in double]
    if [t.phrase for t in said_turns] == ["unless"]:
        said_turns = []  # by itself it makes a condition, which is told as one; after "no" it undoes the denial
    asked = cited(asked_turns, found.clause.words)
    if _exchanged(found):
        yield Difference("turned", "contrary", "", cited([t for t in every if t.phrase == "not"], found.said))
        return
    if len(asked_turns) % 2 != len(said_turns) % 2:
        alone = [t.first for t in said_turns if found.said[t.first].plain == t.phrase in ("not", "never")]
        at = span_of(found.said, alone[0], alone[0]) if alone and len(said_turns) == 1 and not asked_turns else None
        yield Difference("turned", "contrary", asked, cited(said_turns, found.said), at)
    elif doubtful or (len(asked_turns) != len(said_turns)):
        yield Difference("turned", "doubt", asked, cited(doubtful or said_turns, found.said))


BUT = frozenset({"and", "but"})
PREVAILING = frozenset({"precedence", "priority", "primacy", "prevail", "prevails", "preference"})
"""Words before "over" what gives way."""


def _exchanged(found: Alignment) -> bool:
    """Whether who is meant and who is not are exchanged: "by courts and not by police", "by police and not by courts"."""

    def behind(text: Sequence[Word]) -> int:
        nots = (i for i in range(1, len(text) - 1) if text[i].plain == "not" and text[i - 1].plain in BUT)
        over = next((i for i, w in enumerate(text) if w.plain == "over" and text[i - 1].plain in PREVAILING), 0)
        return next((i for i in nots if text[i + 1].plain in PREPOSITIONS), over)

    asked, said = behind(found.clause.words), behind(found.said)
    if not (asked and said):
        return False
    later = [found.pairs[i] for i in found.clause.content if i > asked and i in found.pairs]
    earlier = [found.pairs[i] for i in found.clause.content if i < asked and i in found.pairs]
    return bool(later) and all(j < said for j in later) and any(j > said for j in earlier)


def _freed(found: Alignment) -> list[Hit]:
    """Where the sentence is free of what the clause names: "kept free of smoke". What one is to be protected from stays as it is."""
    asked, said = found.clause.words, found.said
    return [
        Hit(j - 2, j - 1, "free of")
        for i, j in sorted(found.pairs.items())
        if j - 2 >= found.own
        and (said[j - 2].plain, said[j - 1].plain) in FREED
        and j - 2 not in found.covered
        and not (i and asked[i - 1].plain in ("from", "against"))
    ]


def _only_lacking(turn: Hit, found: Alignment) -> bool:
    """Whether all that a word denies is not in the sentence at all: "paid by the buyers, not by the miners"."""
    after = [i for i in found.clause.content if i > turn.last]
    return bool(after) and all(i in found.lacking for i in after)


def _scattered(found: Alignment) -> bool:
    """Whether the clause's words lie scattered among others, so that they may say another thing."""
    at = [j for j in found.at if j >= found.own]
    if len(at) < 2:
        return False
    stop = language().stopwords
    paired = set(found.pairs.values())
    extra = sum(w.stem not in stop for k, w in enumerate(found.said[at[0] : at[-1] + 1], at[0]) if k not in paired)
    return extra > LOOSE * len(at)


def _coordinated(one: Hit, other: Hit, said: Sequence[Word], paragraph: str) -> bool:
    """Whether the second denial goes on with the first and does not undo it: "not agreed, nor supported"."""
    if other.phrase in ("nor", "neither", "never"):
        return True
    between = said[one.last + 1 : other.first]
    comma = "," in paragraph[said[one.last].end : said[other.first].start]
    return other.phrase != "unless" and (comma or any(w.plain in ("and", "or", "but") for w in between))


def _bears(turn: Hit, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """Whether a word that turns round bears on the paired words."""
    said, at = found.said, [j for j in found.at if j >= found.own]
    if not at or said[turn.first].start < 0:
        return ""
    if turn.phrase == "without" and turn.first < found.own and said[turn.last + 1].plain.endswith("ing"):
        return ""  # "Growers may, without asking anyone:" says how
    if turn.first < found.own:  # in the chapeau, not in a sentence that this one points back to
        lead = paragraph[said[found.own - 1].end : said[found.own].start]
        return "yes" if any(mark in lead for mark in ":—–,\n") and leads_on(turn, said[: found.own]) else ""
    relative = of_subject(said[found.own :])
    if turn.first - found.own in relative and at[-1] - found.own >= relative.stop:
        return ""  # "each Party that has not yet done so shall": which one, and not whether it shall
    low, high = at[0], at[-1]
    but = next((k for k, w in enumerate(said[turn.last + 1 : turn.last + 1 + UNDONE], turn.last + 1) if w.plain == "but"), None)
    if turn.phrase == "not" and but is not None and not any(turn.last < j < but for j in at):
        return ""  # "not as guests but as members"
    if said[turn.first - 1].plain == "with" and turn.first > found.own and turn.last + 1 not in at:
        return "perhaps"  # "with no need of renewal" denies what it stands before and not the sentence
    if _fronted(turn, found, paragraph) or (turn.phrase in ("not", "never") and _of_another_predicate(turn, said, at)):
        return ""
    if turn.last < low:
        between = said[turn.last + 1 : low]
        stretch = paragraph[said[turn.last].end : said[low].start]
        if ";" in stretch or ":" in stretch:
            return ""  # what another piece says of this one is asked of its standing
        if _aside(turn, found, paragraph):
            return "perhaps"
        if any(w.plain == "but" for w in between) or _goes_on(said[turn.last : low + 1], paragraph):
            return ""  # "not this but that" affirms that
        return "yes" if low - turn.last <= REACH_BACK else "perhaps"
    if turn.first > high:
        return _after(turn, high, found, paragraph)
    return "perhaps" if _aside(turn, found, paragraph) or _joined_on(turn, found, at) else "yes"


def _of_another_predicate(turn: Hit, said: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether it denies something else of the subject before the sentence goes on to what was asked for: "are not harmful and shall be"."""
    verbs = language().modals | ladder().by_first.keys()  # "are not harmful and shall be", "decides not to ..., and decides to"
    joins = (k for k in range(turn.last + 1, at[-1]) if said[k].plain in ("and", "but"))
    ends = next((k for k in joins if {said[k + 1].plain, said[k + 1].stem} & verbs), 0)
    if ends and not any(turn.last < j < ends for j in at):
        return True
    # "does not comprise drilling, for which areas shall be open": what was asked for stands in the clause behind the denied one.
    links = (k for k in range(turn.last + 1, at[-1]) if said[k].plain == "which" and said[k - 1].plain in PREPOSITIONS)
    link = next((k for k in links if any(w.plain in language().modals for w in said[k : at[-1] + 1])), 0)
    return bool(link) and 2 * sum(j > link for j in at) > len(at)


PREPOSITIONS = frozenset({"for", "to", "in", "on", "by", "from", "under"})


def _fronted(turn: Hit, found: Alignment, paragraph: str) -> bool:
    """Whether it denies in what a sentence begins with before it says what is to be done: "Not being able to meet yearly, we decide",
    "Mindful that none should be harmed, schools shall"."""
    said, first = found.said, found.own
    opens = said[min(first + (said[first].plain == "not"), len(said) - 1)]
    leads = opens.plain.endswith("ing") or opens.stem in stem_set("standing", "enacting", "holding")
    modal = next((k for k in range(found.at[-1], turn.last, -1) if said[k].plain in language().modals | {"decide"}), 0)
    comma = next((k for k in range(modal, turn.last, -1) if "," in paragraph[said[k - 1].end : said[k].start]), 0)
    return leads and bool(comma) and 2 * sum(j < comma for j in found.at if j >= first) < len(found.at)


ON = frozenset({"and", "yet", "however", "nevertheless", "nonetheless", "still", "instead", "therefore"})
"""Words with which, and a subject of its own, another clause goes on."""
SUBJECTS = frozenset({"we", "they", "he", "she", "i"})


def _goes_on(said: Sequence[Word], paragraph: str) -> bool:
    """Whether another clause begins among the words, which the denial before it does not reach: ", yet we decide", ", and decides"."""
    return any(
        two.plain in ON and (three.plain in SUBJECTS or three.stem in ladder().by_first) and "," in paragraph[one.end : two.start]
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )


def leads_on(turn: Hit, lead: Sequence[Word]) -> bool:
    """Whether a word that turns round in a chapeau bears on what that leads into: not in a clause before the one that leads, as in "in a
    manner that does not create burdens, reports may be:"."""
    determines = denies(lead[turn.first]) and stem_of(lead[turn.first]) != "not"  # "no Party shall be asked to:"
    last = max([-1, *(i for i, w in enumerate(lead) if w.plain in language().modals), *(v.at for v in operatives(lead))])
    return determines or turn.last >= last - 1


def _joined_on(turn: Hit, found: Alignment, at: Sequence[int]) -> bool:
    """Whether the word opens a clause that is joined on, with few of the paired words: "..., and that no further decision is needed"."""
    before = [w.plain for w in found.said[max(found.own, turn.first - 2) : turn.first]]
    after = sum(j > turn.last for j in at)
    return before == ["and", "that"] and 2 * after < len(at)


def _aside(turn: Hit, found: Alignment, paragraph: str) -> bool:
    """Whether the word stands in a stretch between commas that says something beside the point: "which does not wish it", "without
    prejudice to others", also where it begins the sentence."""
    said, commas = found.said, behind_marks(found.said, paragraph)
    first = max((k for k in commas if found.own < k <= turn.first), default=found.own)
    last = min((k - 1 for k in commas if k > turn.last), default=len(said) - 1)
    if said[first].plain in RELATIVE:
        return True
    inside = (first > found.own or said[first].plain in ("without", "as", "even")) and last + 1 < len(said)
    return inside and not any(first <= j <= last for j in found.at)


POINTING = frozenset({"to", "it", "them", "this", "that", "these", "those", "such", "any", "all"})


def _after(turn: Hit, high: int, found: Alignment, paragraph: str) -> Literal["yes", "perhaps", ""]:
    """For a word that turns round and follows the paired ones: the predicate of the same subject ("was rejected"), or another clause."""
    said = found.said
    stretch = paragraph[said[high].end : said[turn.first].start]
    if ";" in stretch or ":" in stretch:
        return ""  # what another piece says of this one is asked of its standing
    between = said[high + 1 : turn.first]
    if any(w.plain in RELATIVE for w in between):
        return "" if turn.phrase in ("not", "never", "no") else "perhaps"
    before = said[turn.first - 1].plain
    if turn.phrase in ("no", "neither", "nor", "none", "nobody", "without"):
        return "perhaps" if "," not in stretch else ""
    if before == "but" or (turn.phrase == "not" and (before in ("and", "or") or stretch.strip().endswith(","))):
        return ""  # "will fund masts, not roads"
    object_ = said[turn.last + 1].plain if turn.last + 1 < len(said) else ""
    verb = said[turn.first]
    bare = verb.stem in stem_set("differences", "turning", "verbs") and not verb.plain.endswith(("ed", "en"))
    if bare and before in ("and", "or", "to") and object_ and object_ not in POINTING:
        return ""  # "shall pay rowers and avoid placing burdens on ports"
    if any(w.plain in ("then", "afterwards", "thereafter") for w in between):
        return "perhaps"  # "may go on for a year and then cease"
    joined = next((k for k, w in enumerate(between) if w.plain in ("and", "but", "while", "whereas", "so")), None)
    if joined is not None and len(between) - joined > 2:
        return "perhaps"
    return "yes"
