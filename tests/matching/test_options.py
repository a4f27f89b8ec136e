"""A sentence that stands in each of the options on offer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wsisdiff import assess, read_draft
from wsisdiff.asking.wordings import parse_wording
from wsisdiff.model import Ask, Element, Remark, Verdict

ASKED = "Ports shall publish their fees."


def told(folder: Path, *lines: str, elements: tuple[Element, ...] = ()) -> Verdict:
    path = folder / "d.md"
    path.write_text("\n\n".join(["# Draft", "1. The council meets.", *lines]), encoding="utf-8")
    draft = read_draft(path, id="d", date=date(2026, 1, 1))
    return assess([Ask("a", "Fees", ASKED, elements=elements)], [draft]).verdicts[0][0]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "2. Option 1: Ports shall publish their fees. Pilots are paid. Option 2: Ports shall publish their fees. Clerks are paid.",
        ),
        ("[Option 1: Ports shall publish their fees. Pilots are paid.]", "[Option 2: Ports shall publish their fees.]"),
        (
            "Option 1",
            "2. Ports shall publish their fees.",
            "Option 2",
            "2. Ports shall publish their fees.",
            "3. Nobody is paid.",
        ),
        (
            "2. Ports shall publish their fees.",
            "2 alt. Ports shall publish their fees. Pilots are paid.",
            "3. The clock was mended.",
        ),
    ],
)
def test_what_each_option_says_will_stand_whichever_is_chosen(tmp_path: Path, lines: tuple[str, ...]) -> None:
    verdict = told(tmp_path, *lines)
    assert verdict.status == "adopted"
    assert verdict.reason.part("then") == Remark("reason.every_option")


def test_each_option_may_say_it_in_its_own_words(tmp_path: Path) -> None:
    lines = (
        "2. Option 1: Pilots are paid. Ports [in the region] shall publish their fees.",
        "Option 2: All fees shall be published by the ports.",
    )
    assert told(tmp_path, " ".join(lines)).status == "adopted"


@pytest.mark.parametrize(
    "lines",
    [
        ("2. Option 1: Ports shall publish their fees. Option 2: Ports shall publish their hours.",),
        ("[Option 1: Ports shall publish their fees.]", "[Option 2: Ports shall publish their fees.]", "[Option 3: No text]"),
        ("2. Option 1: Ports shall publish their fees. Option 2: Ports [shall] publish their fees.",),
        ("2. Option 1: Ports shall publish their fees.",),
        (  # options within an option are one of several
            "2. Option 1: No text. Option 2: as follows",
            "2. Option (a): Ports shall publish their fees.\nOption (b): Ports shall publish their fees.",
        ),
    ],
)
def test_one_that_an_option_lacks_is_in_brackets(tmp_path: Path, lines: tuple[str, ...]) -> None:
    verdict = told(tmp_path, *lines)
    assert verdict.status == "partial"
    assert verdict.reason.part("why") == Remark("why.bracketed")


def test_an_element_of_each_option_will_stand(tmp_path: Path) -> None:
    element = Element("a", "publish fees", (parse_wording("publish their fees"),))
    lines = "2. Option 1: Ports shall publish their fees. Pilots are paid. Option 2: Ports shall publish their fees."
    verdict = told(tmp_path, lines, elements=(element,))
    assert verdict.status == "adopted" and [f.state for f in verdict.findings] == ["found"]
