"""What a workbench keeps, which paragraph an ask without a draft's name amends, and what is likely to be enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.proposing.test_proposals import FUNDING, of, proposed, wording
from wsisdiff import assess
from wsisdiff.judging.bench import MOST_KEPT, Bench
from wsisdiff.judging.ways.requested import amended
from wsisdiff.model import Ask, Draft, Element

BASE = "The Forum shall meet once a year in a city chosen by its members, and shall report to the Assembly."


def test_names_that_one_ask_defines_change_no_other_verdict_and_the_benches_for_them_are_few() -> None:
    draft = of("The Night Sky Forum meets.", "We act.")
    asks = [Ask(f"a{n}", "A", f"fund the Forum of Number {n} (FN{n})") for n in range(3)]
    bench = Bench.of(asks, [draft])
    alone = Ask("plain", "P", "The Night Sky Forum (NSF) meets.")
    assert bench.knowing(asks[0]) is bench  # its letters are not those of a name
    known = bench.knowing(alone)
    assert known is not bench and known is bench.knowing(alone)
    assert ("NSF", "Night Sky Forum") in known.glossary and ("NSF", "Night Sky Forum") not in bench.glossary
    many = [Ask(f"b{n}", "B", f"{chr(65 + n)}lpha Beta ({chr(65 + n)}B)") for n in range(MOST_KEPT + 1)]
    for ask in many:
        bench.knowing(ask)
    assert len(bench._kept) == MOST_KEPT


def test_a_bench_orders_drafts_by_date_and_knows_which_it_has() -> None:
    one, two = dated(of("We act."), of("We sail."))
    bench = Bench.of([], [two, one])
    assert [d.id for d in bench.drafts] == ["d1", "d2"]
    assert "d2" in bench and "d3" not in bench
    assert bench["d2"].index.draft is two
    with pytest.raises(KeyError):
        bench["d3"]


def dated(*drafts: Draft) -> list[Draft]:
    return [replace(d, id=f"d{n}", date=date(2025, n, 1)) for n, d in enumerate(drafts, 1)]


def base(ask: Ask, *drafts: Draft) -> tuple[str, int] | None:
    found = amended(ask, Bench.of([ask], dated(*drafts)))
    return (found.draft.index.draft.id, found.base) if found else None


def test_an_ask_that_names_no_draft_amends_nothing_however_near_a_paragraph_is() -> None:
    ask = Ask("a", "A", BASE.replace("once", "twice"))
    there, away = of("Ships sail.", BASE), of("Ships sail.", "Birds fly.")
    assert base(ask, there, away) is None
    assert base(replace(ask, responds_to="d1"), there, away) == ("d1", 1)
    assert base(replace(ask, responds_to="d1", stance="oppose"), there, away) is None
    whole = assess([replace(ask, text=BASE)], dated(there, there)).verdicts[0]
    assert [v.status for v in whole] == ["adopted", "adopted"]


def test_the_paragraph_that_is_named_is_the_base_however_unlike_the_text_is() -> None:
    ask = Ask("a", "A", "Ferries stop at night.", responds_to="d1", paragraph="1")
    assert base(ask, of("Ships sail.", BASE), of("Ships sail.")) == ("d1", 0)
    assert base(replace(ask, paragraph="9"), of("Ships sail.", BASE), of("x")) is None


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
    assert proposal.text == "We commit to zeppelins."
