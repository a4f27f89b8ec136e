"""Every word of the page stands in one place, and each that stands there is said."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from wsisdiff.serving.rendering import all_words

PLACES = [*(ROOT / "wsisdiff" / "serving").rglob("*.py"), *(ROOT / "wsisdiff" / "serving" / "templates").glob("*.j2")]
TEXT = {path.name: path.read_text(encoding="utf-8") for path in PLACES}
MADE = (
    "nav",
    "point",
    "short",
    "priority",
    "importance",
    "stance",
    "fact",
    "filter",
    "field",
    "form",
    "documents.by_",
    "refused",
    "table.kind_",
)
"""Groups whose words are asked for by names that are made: `w("priority." ~ ask.priority)`."""


def said() -> set[str]:
    return {name for text in TEXT.values() for name in re.findall(r'"([a-z_]+\.[a-z_]+)"', text)}


def test_every_name_that_is_asked_for_has_words() -> None:
    words = all_words()
    asked = {name for text in TEXT.values() for name in re.findall(r'\bw\(f?"([a-z_]+\.[a-z_]+)"', text)}
    assert asked
    assert {name for name in asked if name.split(".")[1] not in words[name.split(".")[0]]} - {
        "documents.by_",
        "table.kind_",
    } == set()


def test_no_words_wait_in_vain() -> None:
    names = {f"{group}.{key}" for group, table in all_words().items() for key in table if not key.endswith("_one")}
    idle = {name for name in names - said() if not name.startswith(MADE)}
    assert idle == set()


def test_no_template_says_anything_of_its_own() -> None:
    for name, text in TEXT.items():
        if name.endswith(".j2"):
            bare = re.sub(r"\{[{%#].*?[}%#]\}", "", text, flags=re.DOTALL)
            bare = re.sub(r"<[^>]*>", " ", bare)
            assert re.findall(r"[A-Za-z]{3,}", bare) in ([], ["wsisdiff"]), name
