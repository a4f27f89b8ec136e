"""Requests as their text alone in the long sentences of real drafts: what a draft says besides is mostly no reservation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import told
from wsisdiff.judging.ways.clauses import points_of
from wsisdiff.judging.ways.drafted import drafted
from wsisdiff.text.ladder import operatives
from wsisdiff.text.names import names_of
from wsisdiff.text.quantities import quantities
from wsisdiff.text.words import words

EMPHASIS = (
    "Emphasizing the importance of respecting and taking into account the rights of pilots, the needs of islands, including those "
    "with few harbours, and a fair share of berths for small boats in accordance with local custom;"
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # "provide a" makes no condition, a name and its short form are one, "°C" are degrees
        (
            "The harbour council is requested to give a report on waters warmer than 3 degrees.",
            "Requests the Harbour Council (HC) to provide a report on waters warmer than 3 °C;",
        ),
        # an emphasis is a recognition, whatever else it emphasizes
        ("The Alba outcome recognizes a fair share of berths for small boats.", EMPHASIS),
        ("The declaration should speak of a fair share of berths for small boats.", EMPHASIS),
        ("The text should mention the right of pilots to rest.", "We note the right of pilots to rest."),
        ("The preamble of the treaty points to night schools.", "Emphasizing the importance of night schools,"),
        ("Vaccinate 80 per cent of ship cats by 2032.", "We commit to vaccinate 95 per cent of ship cats by 2029."),
        # what a thing is for hedges nothing, nor does a choice of kinds
        (
            "A meeting on lamp funds takes place every two years.",
            "A meeting on lamp funds shall be held every two years, to consider reports.",
        ),
        (
            "Private harbour leagues can be admitted to the sessions of the council.",
            "Any league of harbours, whether public or private, which has told the clerk that it wishes so may be admitted to the "
            "sessions of the council.",
        ),
        # before and pending
        (
            "Ports may apply the treaty provisionally before it enters into force.",
            "Recognizes that ports may provisionally apply the treaty pending its entry into force;",
        ),
        # an ample sentence says it in other words
        (
            "Recognize the vital part of night schools in training keepers and mending old lamps.",
            "We affirm that night schools are vital to every coast, since each lamp burns that somebody learned to trim, that keepers owe "
            "to them what they know of weather, tides, signals and glass, and that old lamps are mended there by their pupils.",
        ),
        # a number that is a name, two deeds of one thing, sizes that limit nothing
        (
            "Pilots shall keep the log that is described in paragraph 12 of the Alba code.",
            "Pilots shall keep the log that the Alba code describes.",
        ),
        (
            "Adoption and use of safe lamps by all ports.",
            "We encourage all ports, large and small, to adopt and use safe lamps.",
        ),
        (
            "The conference should press every port that still has not done so to ratify the Alba code and carry it out.",
            "(a) Urging all ports that have not already done so to ratify and implement the Alba code[, if they wish to do so];",
        ),
        # brackets about a name
        (
            "Ports may report their lamp contributions together.",
            "Ports may together report their lamp [contributions][commitments][other].",
        ),
        # items of a list
        (
            "Brokers and ports are invited to report losses of nets.",
            "We invite shipyards, the league of owners, brokers and ports to report losses of nets.",
        ),
    ],
)
def test_it_is_granted_in_a_sentence_that_says_more(tmp_path: Path, text: str, line: str) -> None:
    assert told(tmp_path, text, line).status == "adopted"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The Alba outcome recognizes a fair share of berths for small boats.",
            "We note a fair share of berths for small boats.",
        ),
        (
            "Give small boats a fair share of berths in all harbours of the coast.",
            "We emphasize the importance of giving small boats a fair share of berths in all harbours of the coast.",
        ),
        (
            "Recognize the right of pilots to rest in harbours of the coast.",
            "We recognize the right of pilots from Brig to rest in harbours of the coast.",
        ),
        (
            "Each port shall report every spill of more than 10 kilograms of oil.",
            "Each port shall report every spill of more than 10 tonnes of oil.",
        ),
        (
            "Ports shall publish both the wages that they pay and the fines that they levy each year.",
            "Ports shall publish each year the wages that they pay.",
        ),
        ("Set up a relief fund for ports hit by storms.", "In 1999 the council set up a relief fund for ports hit by storms."),
        (
            "Requests the harbour council to give a report on waters warmer than 3 degrees.",
            "Requests the harbour council to give a report on waters warmer than 4 °C;",
        ),
        (
            "Ports may apply the treaty before it enters into force.",
            "Ports may apply the treaty, pending a decision of the council.",
        ),
        (
            "Ports may report their lamp contributions together.",
            "Ports may together report their lamp [contributions][lights][other].",
        ),
        (
            "Ports, including the harbour leagues together with their member towns, may put out and test their new lamps jointly.",
            "Ports, including the harbour leagues and their member towns, that have reached an accord may put out and test their new "
            "lamps jointly.",
        ),
        # a short sentence that lacks a word lacks a part, and what it adds bears on the point
        (
            "Owners shall test new lifeboats through sworn surveyors before their first voyage at sea.",
            "Owners shall test new lifeboats before their first voyage at sea.",
        ),
        ("All ports of the coast shall ban single-use nets.", "Ports of the coast that so wish shall ban single-use nets."),
        (
            "Ferry owners shall contribute to the rescue fund every year.",
            "Ferry owners shall contribute to the rescue fund every year during the present repairs.",
        ),
    ],
)
def test_and_its_near_miss_is_not(tmp_path: Path, text: str, line: str) -> None:
    assert told(tmp_path, text, line).status != "adopted"


def test_a_wish_put_as_if_it_were_fulfilled_is_read_as_the_text_it_wants() -> None:
    assert drafted("The Alba outcome recognises the work of pilots.").text == "recognises the work of pilots."
    assert drafted("The treaty speaks of pilots.").text == "pilots." and drafted("The treaty speaks of pilots.").named
    assert not drafted("The Alba outcome recognises the work of pilots.").named


def test_who_is_to_act_in_the_passive_is_no_point_of_its_own() -> None:
    [clause] = points_of("Pilots, keepers, rowers and other hands of the harbour are invited to share their charts.", names_of())
    assert clause.text.startswith("Pilots") and clause.text.endswith("charts")


def test_degrees_and_gerunds() -> None:
    text = "waters above 1.5 °C or 2° and 3 degrees"
    assert [(q.value, q.dimension) for q in quantities(words(text), text)] == [(1.5, "degree"), (2.0, "degree"), (3.0, "degree")]
    assert [o.rung for o in operatives(words("Emphasizing the importance of respecting and taking into account all pilots"))] == [
        "recognize"
    ]
    assert [o.rung for o in operatives(words("Recalling the treaty and taking into account all pilots"))] == ["note", "recognize"]
