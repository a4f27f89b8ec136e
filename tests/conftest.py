"""What tests share: drafts made from a few lines, and where third-party files lie if they do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from wsisdiff.model import Draft, Fact, Paragraph, Span

ROOT = Path(__file__).resolve().parents[1]
os.environ["WSISDIFF_FETCH_NEARBY"] = "1"  # the sites of the tests are on this machine
os.environ["WSISDIFF_CACHE"] = "off"  # tests read drafts, not what an earlier run has kept


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is for a person who reads what was written, not for CI")


def shared(*parts: str) -> Path:
    """A third-party file that is never part of the project; the test skips where it is absent."""
    path = Path(os.environ.get("WSISDIFF_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not here")
    return path


def draft_of(*paragraphs: str, id: str = "draft", day: date | None = None) -> Draft:
    """A draft of numbered paragraphs; `[...]` in them are brackets of disagreement."""
    found, start = [], 0
    for number, text in enumerate(paragraphs, 1):
        facts = []
        if "[" in text:
            opened, closed = text.index("["), text.index("]") + 1
            facts.append(Fact("bracket", Span(opened, closed), text[opened + 1 : closed - 1]))
        found.append(Paragraph(str(number), text, Span(start, start + len(text)), facts=tuple(facts)))
        start += len(text) + 2
    return Draft(id, id, day, "\n\n".join(paragraphs), tuple(found))
