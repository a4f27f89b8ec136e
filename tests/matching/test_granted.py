"""What is granted in other words is found, and what only sounds so is not: kind by kind, each with its near miss."""

from __future__ import annotations

import pytest

from tests.matching.test_differences import at
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.text.names import names_of
from wsisdiff.text.quantities import quantities
from wsisdiff.text.words import words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # the contrary denied
        ("Harbour dues are frozen for two years.", "For two years no harbour dues may go up."),
        ("No harbour dues may be raised for two years.", "Harbour dues are frozen for two years."),
        ("Sailing permits for amateurs are abolished.", "Amateurs need no sailing permit from now on."),
        (
            "Pilots shall carry flares only with the harbour master's consent.",
            "Without the harbour master's consent no pilot shall carry flares.",
        ),
        # what was until now, and a verb that brings an amount about
        (
            "The age for steering ferries is lowered to 16.",
            "Persons of at least 16 may steer ferries, where until now the age was 18.",
        ),
        ("The share of women pilots shall be raised to 40 per cent.", "The share of women pilots shall be 40 per cent."),
        # a phrase that stands open
        (
            "Ports shall exchange their tide tables every month.",
            "Once a month each port shall hand its tide tables to the other.",
        ),
        # what takes nothing back: those who speak, a deadline, an aside, an open head
        ("Sails shall be mended by hand.", "The Committee, which met in Alba, decides that sails shall be mended by hand."),
        ("Ports shall report losses of nets.", "Ports shall report losses of nets within twenty-four hours."),
        ("We reject any cut in the wages of pilots.", "Any cut in the wages of pilots is rejected by the Conference."),
        ("A register of buoys shall be created.", "A register of buoys, to which every port has access, shall be created."),
        # in sentences one after the other, or with what a bound or a duty is called otherwise
        (
            "By 2030 all ferries longer than 15 metres shall carry a flare.",
            "Flares become compulsory for ferries. The duty applies to every ferry with a length above 15 metres. It must be met by 2030.",
        ),
        (
            "Alba and Brig shall be members of the pilots' board.",
            "The pilots' board shall be composed of all southern ports, namely Alba, Brig and Corr.",
        ),
    ],
)
def test_it_is_granted_in_other_words(asked: str, said: str) -> None:
    assert at(asked, said).state == "found"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Harbour dues are frozen for two years.", "For two years harbour dues may go up."),
        ("Harbour dues are frozen for two years.", "For two years no harbour dues may go down."),
        ("Sailing permits for amateurs are abolished.", "Amateurs need a sailing permit from now on."),
        (
            "Pilots shall carry flares only with the harbour master's consent.",
            "Without the harbour master's consent pilots shall carry flares.",
        ),
        (
            "The age for steering ferries is lowered to 16.",
            "Persons of at least 18 may steer ferries, where until now the age was 16.",
        ),
        ("The share of women pilots shall be raised to 40 per cent.", "The share of women pilots shall be 30 per cent."),
        ("Ports shall exchange their tide tables every month.", "Once a month each port shall hand its tide tables to a notary."),
        ("Ports shall report losses of nets.", "Ports shall report losses of nets for twenty-four hours."),
        ("A register of buoys shall be created.", "A register of buoys which are lit shall be created."),
        ("Sails shall be mended by hand.", "Sails shall be mended by the guild."),
        ("The dumping of sand is prohibited.", "The dumping of sand is prohibited by some States."),
        ("The dumping of sand is prohibited.", "Anyone may report that the dumping of sand is prohibited."),
        ("The levy is reduced to 5 per cent.", "The levy is 5 per cent until now and will rise."),
        ("Harbour dues are frozen.", "No harbour dues may go up by more than 5 per cent."),
        (
            "Pilots shall be given a permanent berth in the old harbour of Alba near the northern lamp.",
            "Pilots shall be given a berth in the old harbour of Alba near the northern lamp.",
        ),
        (
            "By 2030 all ferries longer than 15 metres shall carry a flare.",
            "Flares become compulsory for ferries. The duty applies to every ferry with a length above 25 metres. It must be met by 2030.",
        ),
        (
            "By 2030 all ferries longer than 15 metres shall carry a flare.",
            "Flares become compulsory for ferries. The duty applies to every ferry above 15 metres. It does not apply by 2030.",
        ),
    ],
)
def test_its_near_miss_is_not(asked: str, said: str) -> None:
    assert at(asked, said).state != "found"


def test_a_list_does_not_grant_as_a_whole_what_its_chapeau_denies_item_by_item() -> None:
    items = "(a) shelter small boats in all weathers;\n(b) mend the eastern lamp."
    assert at("Shelter small boats in all weathers.", f"We have refrained from undertaking to:\n{items}").state == "contrary"
    assert at("Shelter small boats in all weathers.", f"We undertake to:\n{items}").state == "found"


def test_tens_and_ones_written_in_letters_are_one_number() -> None:
    assert [q.value for q in quantities(words("twenty-four boats and thirty nets"))] == [24.0, 30.0]
    assert [q.value for q in quantities(words("20 4 boats"))] == [20.0, 4.0]


def test_two_verbs_with_one_object_are_two_points() -> None:
    points = points_of("We will create a fund for pilots and audit it every year.", names_of())
    assert [p.text for p in points] == ["We will create a fund for pilots", "and audit it every year"]
