"""Words beside those asked for that take nothing back, kind by kind, each with the near miss that does."""

from __future__ import annotations

import pytest

from tests.matching.test_differences import at

SHELTER = "Ports shall shelter small boats in storms."
LAMPS = "Encourage ports to publish the lists of their lamps."


@pytest.mark.parametrize(
    ("asked", "granted", "near"),
    [
        # the draft's own predicate, before which stands no more than the noun itself
        (
            "Ports shall adopt the lamp rules within two years.",
            "Ports shall bring into being the orders needed to adopt the lamp rules no later than 24 months after today.",
            "Ports shall discuss whether they need orders to adopt the lamp rules no later than 24 months after today.",
        ),
        # an addition
        ("Protect the nests of gulls.", "We shall protect not only the gulls' eggs but also their nests.", None),
        ("We shall light all piers.", "We shall light not only the large quays but every pier.", None),
        (
            "Invite pilots to take part in the yearly sail.",
            "We decide that pilots take part, no less than owners do, in the sail that is held every year.",
            "We decide that pilots of Alba take part in the sail that is held every year.",
        ),
        (
            "Alba and Corr shall be members of the board.",
            "The members of the board shall be Alba, Brig, Corr and Dunn.",
            None,
        ),
        # all of a place, in what it is done, what the sentence speaks of already
        (
            "Nets of wire are banned in the bay.",
            "All nets of wire are banned in the whole country, bay included.",
            "All nets of wire are banned in the northern bay.",
        ),
        (LAMPS, "States parties shall see that ports publish the lists of their lamps in a printed book.", None),
        (
            "Nets of wire are banned.",
            "In their ports States shall ban nets of wire.",
            "Skippers shall ban nets of wire in their boats.",
        ),
        ("Pilots of Alba shall have shore leave.", "All pilots, whatever their flag, shall have shore leave.", None),
        ("Young pilots shall have shore leave.", "Shore leave is given to every pilot.", "Shore leave is given to pilots."),
        (
            "The owner shall remove wrecks from the channel.",
            "Each wreck shall be removed from the channel by the owner that left it.",
            "Each wreck shall be removed from the channel by the owner that is insured.",
        ),
        ("Recognize the sea songs as heritage.", "We recognize the sea songs of our countries as heritage.", None),
        # who they are by what they do; what they are for
        (
            "Harbour workers shall be paid a wage.",
            "Those who serve harbours as workers shall receive a wage, the money to be drawn from the dues.",
            "Those who serve harbours as workers shall receive a wage, if the money is drawn from the dues.",
        ),
        (
            "Ports shall establish a fund for pilots.",
            "Ports shall establish a fund reserved for pilots.",
            "Ports shall establish a fund of veterans for pilots.",
        ),
        # a reason, a manner, a firm word
        (
            "Ports shall close all wire works by 2035.",
            "Ports shall close, by 2035, every wire works, for no one sails well where others drag wire.",
            "Ports shall close, by 2035, every wire works for wet nets.",
        ),
        (
            "At least 30 per cent of the bay should be protected by 2030.",
            "We shall place no less than 40 per cent of the bay under effective protection by the end of 2029.",
            "We shall place no less than 20 per cent of the bay under effective protection by the end of 2029.",
        ),
        ("We condemn the sale of wire nets.", "We cannot but condemn the sale of wire nets.", None),
        # two denials of which one says of what the other is: every berth
        (
            "Sailors shall have access to water at every berth of the port.",
            "There shall be no berth of the port at which a sailor is denied access to water.",
            "There shall be no berth of the port; a sailor is denied access to water.",
        ),
        # what is asked for as a condition's object, and the first "to" of a request
        ("Require pilots' oversight of ferries.", "We commit to require that every ferry is subject to pilots' oversight.", None),
        ("Request the Board to prepare a report on wrecks.", "We request the Board to begin a report on wrecks.", None),
        # a share said otherwise, and what only looks like the past
        (
            "At least 30 per cent of the dues shall go to pilots.",
            "Pilots shall receive no less than a third of the dues.",
            "Pilots shall receive no less than a quarter of the dues.",
        ),
        (
            "Five per cent of the berths shall be given to pilots.",
            "One in every twenty of the berths shall be given to pilots.",
            "One in every fifty of the berths shall be given to pilots.",
        ),
        (
            "Foreign pilots must have the right to vote.",
            "Every pilot, with or without a flag, has the right to vote.",
            "Every pilot has had the right to vote.",
        ),
        (
            "The bay shall be extended to 300 miles.",
            "In the end it was unanimously decided that the bay be extended to 300 miles.",
            "In the end it was proposed that the bay be extended to 300 miles.",
        ),
        # a sentence that binds by itself beside the verb of the one that it points back to
        (
            "The costs of charts must be paid by the owners, not by the pilots.",
            "We take note of charts. Their costs shall be paid by the owners and must not be passed on to pilots.",
            "We take note of charts. Their costs may be paid by the owners and not by the pilots.",
        ),
        # small words that are answered elsewhere
        ("Report on losses at least every two years.", "Each Party reports on losses annually.", None),
        ("Dues on small nets shall not exceed 15 per cent.", "Dues on small nets are capped at 10 per cent.", None),
        (
            SHELTER,
            "All ports and harbours shall shelter small boats in storms.",
            "Ports of Alba shall shelter small boats in storms.",
        ),
    ],
)
def test_what_takes_nothing_back_is_granted_and_what_narrows_is_not(asked: str, granted: str, near: str | None) -> None:
    assert at(asked, granted).state == "found"
    if near:
        assert at(asked, near).state != "found"
