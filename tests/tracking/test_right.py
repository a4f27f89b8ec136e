"""Small pairs of drafts, a folder each in a collection that is not part of the project, and what its README says is right of each.

Written from these sentences, pair by pair, and not from what is printed: what became of which paragraph, what has to be told, and
whether anything else may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.conftest import shared
from tests.reporting.test_compare_word import ACCEPTED, REJECTED, body, printed, xml_of
from wsisdiff import compare, read_draft
from wsisdiff.reporting.comparison.tracked import compare_word
from wsisdiff.reporting.comparison.view import View, view_of
from wsisdiff.reporting.writers import content
from wsisdiff.telling.changes import told


@dataclass(frozen=True, slots=True)
class Right:
    """What is right of a pair."""

    rows: str | tuple[str, ...]
    """Each paragraph of which something is told: old labels > new labels and what became of it; several where each would be right."""
    facts: tuple[str, ...] = ()
    """What has to be told: beginnings of facts, after the label of the paragraph."""
    only: bool = True
    """Whether nothing else may be told."""
    page: tuple[str, ...] = ()
    """What has to stand on the page besides."""
    never: tuple[str, ...] = ()
    """What must not stand on it."""


def edited(*labels: int) -> str:
    return "; ".join(f"{n}>{n} edited" for n in labels)


def each(said: str, labels: range, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{n}: {said}: “{word}”" for n, word in zip(labels, words, strict=True))


NOT_A_LOSS = ("verb gone", "words cut", "item gone")
HEDGES = (
    "on a voluntary basis", "as appropriate", "to the extent possible", "taking into account national circumstances",
    "in line with national priorities", "subject to the availability of resources", "on mutually agreed terms", "if they so wish",
    "where practicable", "with a view to", "inter alia", "in accordance with their capabilities", "consistent with national legislation",
    "when requested",
)  # fmt: skip
TURNED = (
    "weaker word: “phase out” → “phase down”", "weaker word: “mandatory” → “voluntary”", "quantifier changed: “at least” → “at most”",
    "sense turned: “increase” → “decrease”", "sense turned: “before” → “after”", "weaker word: “legally binding” → “non-binding”",
    "sense turned: “minimum” → “maximum”", "quantifier changed: “all” → “some”", "weaker word: “eliminate” → “reduce”",
    "weaker word: “rights” → “interests”", "sense turned: “public” → “private”", "sense turned: “accept” → “reject”",
    "sense turned: “prior” → “subsequent”", "weaker word: “grants” → “loans”",
)  # fmt: skip

RIGHT: dict[str, Right] = {
    "01": Right("5>2 moved", ("2: number changed: ten → thirty",), page=("moved from 5 to 2",)),
    # a split or an edit that keeps the words: no clause cut and rewritten, no verb, no actor
    "02": Right(("3>3 edited", "3>3 split"), never=("verb ", "actors", "words cut", "words added")),
    "02b": Right("2>2+3 split"),
    "03": Right(("2>1 moved", "1>2 moved"), never=("new 1", "removed")),
    "04": Right(("2>2 edited; 4>4 edited; >7 new; >8 new", "4>2 moved; 2>4 moved; >7 new; >8 new")),
    "05": Right("5>5 edited", ("5: item moved: “(a) report to the Assembly every second year”",)),
    "05c": Right("5>5 edited; 6>6 unchanged", ("5: item gone: “(b) train the crews", "6: reference points elsewhere: paragraph 5 (b)")),
    "07": Right(edited(2, 3, 4)),
    "07b": Right(edited(2, 3, 4, 5, 6, 7), (
        "2: number changed: thirty (30) → sixty (60), 50 % → 5 %", "3: number changed: 1.5 → 15",
        "4: number changed: half → a quarter, 2030 → 2035", "5: number changed: twice → once",
        "6: number changed: double → triple, a decade → two decades", "7: number changed: one third → two thirds",
    )),
    "09": Right(edited(*range(2, 9)), (
        "2: less binding: “shall” → “should”", "3: weaker verb: “must” → “ought to”", "4: less binding: “will” → “may”",
        "5: weaker verb: “decides” → “intends”", "6: weaker verb: “undertake” → “strive”", "7: weaker verb: “ensure” → “promote”",
        "8: weaker verb: “required” → “invited”",
    )),
    "10": Right(edited(*range(2, 7)), (
        "2: alternatives settled: “shall”", "2: bracket gone: “all”", "2: alternatives on offer: “2040”",
        "3: bracketed words cut: “recognize the right to”", "4: bracket gone: “The Panel meets each year.”",
        "5: bracket added: “We agree on the seat of the Secretariat.”, not agreed",
        "6: alternatives settled: “doubled” dropped, “halved” still open",
    )),
    "11": Right(("2> removed; >2 new", "2>2 edited")),
    # the note that moved is told as moved or not at all
    "12": Right("2>2 edited; 3>3 unchanged", ("2: negation added: “not”", "2: footnote changed", "3: footnote moved"),
                never=("footnote gone", "footnote added", "nothing changed")),
    "13": Right("1>1 edited", ("1: definition changed: “services”, which 2, 3, 4 use", "1: words added: “in cities”")),
    "14": Right(">1 new; 3>4 edited; 4>5 unchanged", ("5: reference points elsewhere: paragraph 3",)),
    "15": Right("2> removed"),
    "16": Right(">PP1 new; 10>10 edited; 31>31 edited; >31 bis new", ("10: number changed: 23 → 33", "31: less binding"),
                page=("only what changes seems to be circulated: 58",), never=("58 removed", "removed 1")),
    "17": Right("2>2. Alt 1 edited; >2. Alt 2 new; >2. Alt 3 new", ("2. Alt 1: open now: 3 options", "2. Alt 3: proposal added: EU"),
                only=False, page=("2. alt 1 is the old text",)),
    "19": Right(edited(2, 3, 4, 5), ("5: joined otherwise: “and” → “or”",)),
    "19b": Right(edited(2, 3, 4, 5), (
        "2: joined otherwise: “and” → “or”", "3: joined otherwise: “and” → “or”", "4: number changed: between five and nine → nine",
        "5: joined otherwise: “or” → “and”",
    )),
    "20": Right(edited(2, 3, 4), tuple(f"{n}: places exchanged" for n in (2, 3, 4))),
    "21": Right("2+4>2 merged", ("2: number gone: each week",)),
    "22": Right(edited(1, 3), ("1: words moved away: “The Secretariat shall", "3: words moved here: “The Secretariat shall"),
                never=("verb gone", "binding")),
    "23": Right(("2>2 edited", "")),
    "24": Right("", page=("nothing changed",)),
    "25": Right("; ".join([*(f"{n}> removed" for n in range(1, 5)), *(f">{n} new" for n in range(1, 5))]), only=False),
    "30": Right("4>10 moved; 5>11 moved; 6>12 moved", page=("the section “wells” moved", "renumbered, otherwise unchanged: 6"),
                never=("gone: “wells”", "new: “wells”")),
    "32": Right(edited(*range(2, 16)), tuple(f"{n}: {said}" for n, said in enumerate(TURNED, 2))),
    "33": Right(edited(*range(2, 16)), each("hedge added", range(2, 16), HEDGES)),
    "34": Right("2>2 edited; 4>4 edited; 6>6 edited; >6 alt new; >6 alt bis new", (
        "2: open now: 2 options (Option 1, Option 2); Option 1 is the old text",
        "4: open now: 2 options (Alternative A, Alternative B); Alternative A is the old text",
        "6: open now: 3 options (6, 6 alt, 6 alt bis); 6 is the old text",
    ), only=False),
    "36": Right("2> removed; 3+5>2 merged; 4> removed"),
    "39": Right("2>2 edited"),
    "40": Right(">2 new; 3>4 unchanged", ("4: reference points elsewhere: paragraph 2",)),
    "43": Right("P1>P1 edited; P2>P2 edited", (
        "P1: item moved: “• map wetlands", "P1: words added: “and springs”", "P2: number changed: May → June",
    )),
    "45": Right("2>2 edited", ("2: bracket added: “and pumps”, not agreed",)),
    "47": Right("2>4 moved", ("4: bracket added: “We commit to fund wells in each village.”, not agreed",), page=("moved from 2 to 4",)),
    "50": Right("", page=("nothing changed",)),
    "51": Right(edited(10, 12), ("10: less binding: “must” → “should”", "12: number changed: four → three")),
    "52": Right("1>1 edited", ("1: negation added: “not”", "1: quantifier gone: “all”", "1: footnote changed"), never=("nothing changed",)),
    "54": Right("12 P1>12 P1 edited", ("12 P1: number changed: 2032 → 2034", "12 P1: row added: “Sava | 12 % | 2031”")),
    # the next six are about Word alone; of what they tell, nothing may turn the sense
    "60": Right("1> removed; 2>1 edited", ("1: words cut: “It is on the web site”",)),
    "62": Right("PP1+PP2>PP1 merged", ("PP1: words added",)),
    "64": Right("PP1>PP1 edited; PP2>PP2 edited", only=False),
    "65": Right("1>1 edited", ("1: words added: “Who pays?”",)),
    "66": Right("1>1 edited", ("1: words cut: “Who pays?”",)),
    "68": Right("PP2>PP2 edited; PP3>PP3 edited", ("PP2: words cut: “It rained”", "PP3: quantifier gone: “All”")),
    "71": Right("7>7+8 split", ("7+8: words added: “and for the guards who keep them”",)),
    "73": Right(("7> removed; >7 new", "7>7 edited"), only=False),
    # told as weaker and as what it was, from 5 (b) to 8; not as cut and new
    "74": Right("5>5+8 split", ("5+8: under a weaker verb: “shall” → “encouraged”", "5+8: item moved: “train the crews"),
                page=("(5 (b) → 8)",), never=NOT_A_LOSS),
    "78": Right("4>4 edited", ("4: weaker verb: “recognize” → “take note”", "4: quantifier gone: “all”")),
    "79": Right("4>4 edited", ("4: condition added: “provided that the Assembly so decides”",)),
    "81": Right("4>4 edited", ("4: commitment or permission gone: “will establish”",)),
    "82": Right("4>4 edited", ("4: number gone: 2030",)),
    "84": Right("5>5 removed", ("5: verb gone: “commit”",), never=("new 5", "bracket added")),
    "86": Right("", page=("nothing changed", "1 bis → 2, 2 → 3, 2 bis → 4")),
    "94": Right("5>5 edited", ("5: negation added: “not” at “permit nets", "5: negation gone: “not” at “build dams")),
    "95": Right("5>5 edited", ("5: less binding: “shall” → “should”", "5: more binding: “should” → “shall”")),
    # a prohibition became advice: taxes are not allowed now
    "99": Right("5>5 edited", ("5: weaker verb: “shall not” → “should avoid”",), never=("negation gone",)),
    "A0": Right("5>5 edited", ("5: negation added: “not”",)),
    "A2": Right("2>1 edited; 3>2 edited; 1>3 moved", tuple(f"{n}: words replaced: “Lima” → “Callao”" for n in (1, 2, 3))),
    "A4": Right("5>5+8 split", never=("moved from",)),
    "A5": Right("5>5 edited"),
    "A6": Right("5>5 edited", (
        "5: quantifier changed: “≤” → “≥”, “≥” → “≤”", "5: reference changed: para. 4(b) → para. 4(c)",
        "5: document changed: A/RES/70/125 → A/RES/70/126", "5: number changed: −5 °C → +5 °C",
    )),
}  # fmt: skip
"""Beginnings of the folders' names -> what is right."""


def pair(name: str, **options: bool) -> View:
    [folder] = [path for path in shared("benchmarks", "comparing").iterdir() if path.name.split("-")[0] == name]
    old, new = (next(path for path in folder.iterdir() if path.stem == side) for side in ("old", "new"))
    return view_of(compare(read_draft(old), read_draft(new)), **options)  # type: ignore[arg-type]


def rows_of(view: View) -> str:
    shown = [row.change for row in view.rows if row.changed and row.counts]
    return "; ".join(f"{'+'.join(c.old)}>{'+'.join(c.new)} {c.kind}" for c in shown)


def facts_of(view: View) -> list[str]:
    shown = [row.change for row in view.rows if row.counts]
    return [f"{'+'.join(c.new or c.old)}: {fact}" for c in shown for fact in told(c.meaning)]


def page_of(view: View) -> str:
    text = re.sub(r"</?\w[^>]*>|\\|\*\*", "", str(content(view, "md")))
    return re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text).casefold()


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_told_and_nothing_else(name: str) -> None:
    right, view = RIGHT[name], pair(name)
    assert rows_of(view) in ((right.rows,) if isinstance(right.rows, str) else right.rows)
    facts, page = facts_of(view), page_of(view)
    assert [said for said in right.facts if not any(fact.startswith(said) for fact in facts)] == []
    if right.only:
        assert [fact for fact in facts if not fact.startswith(right.facts)] == []
    assert [said for said in right.page if said not in page] == []
    assert [said for said in right.never if said in page] == []
    assert view.nothing_changed == ("nothing changed" in right.page)


@pytest.mark.parametrize("name", [name for name in RIGHT if RIGHT[name].facts and name != "12"])
def test_what_has_to_be_told_is_read_first(name: str) -> None:
    view = pair(name)
    first = {"+".join(view.changes[one.number - 1].new or view.changes[one.number - 1].old) for one in view.first if one.number}
    assert {said.split(":")[0] for said in RIGHT[name].facts} <= first


def test_with_the_noise_hidden_a_change_of_meaning_stays() -> None:
    rows = [row for row in pair("19", hide_noise=True).rows if row.changed]
    assert [row.change.new for row in rows] == [("5",)]


@pytest.mark.parametrize("name", RIGHT)
def test_the_word_file_gives_both_drafts_back(name: str) -> None:
    view = pair(name)
    document = compare_word(view)
    assert body(document, ACCEPTED) == printed(view.new)
    assert body(document, REJECTED) == printed(view.old)
    tracked = [part for part in ("document", "footnotes") for sign in ("ins", "del") if f"<w:{sign} " in xml_of(document, part)]
    assert bool(tracked) == (name not in ("24", "50"))
