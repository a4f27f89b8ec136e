"""What a workbench keeps, which paragraph an ask without a draft's name amends, and what is likely to be enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.proposing.test_proposals import FUNDING, of, proposed, wording
from wsisdiff import assess
from wsisdiff.judging.assess import base_of
from wsisdiff.judging.bench import MOST_KEPT, Workbench
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Element
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

BASE = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."


def test_a_bench_keeps_the_last_things_read_and_lets_the_oldest_go() -> None:
    bench = Workbench()
    names = [bench.names(((f"N{n}", f"Name {n}"),)) for n in range(MOST_KEPT + 1)]
    assert len(bench._kept) == MOST_KEPT
    assert bench.names(((f"N{MOST_KEPT}", f"Name {MOST_KEPT}"),)) is names[-1]
    assert bench.names((("N0", "Name 0"),)) is not names[0]
    draft = of("We act.")
    assert bench.searched([draft], ()) is bench.searched([draft], ())


def dated(*drafts: Draft) -> list[Draft]:
    return [replace(d, id=f"d{n}", date=date(2025, n, 1)) for n, d in enumerate(drafts, 1)]


def base(ask: Ask, *drafts: Draft) -> tuple[str, int] | None:
    indexes = [DraftIndex(d, names_of()) for d in dated(*drafts)]
    rarity = Rarity(indexes)
    found = base_of(ask, words(ask.text), [Searched(index, rarity) for index in indexes])
    return (found.draft.index.draft.id, found.base.paragraph) if found else None


def test_an_ask_that_names_no_draft_amends_the_paragraph_that_plainly_is_its_own_in_a_draft_before_the_last() -> None:
    ask = Ask("a", "A", BASE.replace("once", "twice"))
    there, away = of("Ships sail.", BASE), of("Ships sail.", "Birds fly.")
    assert base(ask, there, away) == ("d1", 1)
    assert base(ask, there) is None  # the last draft is the answer, not what the ask began from
    assert base(ask, away, there) is None
    assert base(replace(ask, elements=FUNDING.elements), there, away) is None
    assert base(replace(ask, stance="oppose"), there, away) is None
    assert base(replace(ask, text=BASE), there, away) is None  # it stands there already


def test_a_paragraph_that_comes_near_in_a_later_draft_is_amended_if_it_is_near_but_not_if_it_is_the_adoption() -> None:
    away = of("Ships sail.", "Birds fly.")
    nearly = of("Ships sail.", BASE.replace("once", "twice"))
    far = of(
        "Ships sail.", "The Forum shall meet twice a year in a city chosen by its hosts; guests pay for their own trips to it."
    )
    ask = Ask("a", "A", BASE)
    assert base(ask, away, nearly, away) is None  # so near that it is what came of the ask
    assert base(ask, away, far, away) == ("d2", 1)


def test_an_ask_with_elements_amends_only_what_is_very_near() -> None:
    ask = Ask("a", "A", BASE.replace("once", "twice"), responds_to="d1", elements=FUNDING.elements)
    assert base(ask, of("Ships sail.", BASE), of("x")) == ("d1", 1)
    far = of("Ships sail.", "The Forum shall meet in spring, and guests pay for their own trips to the city of its choice.")
    assert base(ask, far, of("x")) is None
    assert base(replace(ask, elements=()), far, of("x")) == ("d1", 1)


def test_of_elements_any_of_which_is_enough_one_put_in_is_enough() -> None:
    ask = Ask(
        "z", "Zeppelins", "z", proposal="We commit to zeppelins.",
        elements=(Element("a", "zeppelins", wording("zeppelins")), Element("b", "boats", wording("boats"))), any_of=("a",),
    )  # fmt: skip
    adopted = assess([ask], [of("We commit to zeppelins.")]).verdicts[0][0]
    assert (adopted.status, adopted.score, adopted.missing) == ("adopted", 1.0, ())
    without = assess([ask], [of("We commit to boats.")]).verdicts[0][0]
    assert without.status == "adopted"  # all that is not in the choice stands
    proposal = proposed(ask, of("Ships sail.", "Birds fly."))
    assert (proposal.works, proposal.text) == (True, "We commit to zeppelins.")
