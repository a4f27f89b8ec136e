"""The paragraphs of a draft that are asked for by their labels."""

from __future__ import annotations

import pytest

from tests.conftest import draft_of
from wsisdiff.errors import WsisdiffError
from wsisdiff.reporting.draft import choose, near_labels


def test_a_number_typed_with_the_mark_of_its_footnote_is_told_its_neighbours() -> None:
    draft = draft_of(*["We act."] * 20)
    assert near_labels(draft, "9²") == near_labels(draft, "9") == ("6", "7", "8", "9", "10", "11")
    with pytest.raises(WsisdiffError, match="there is no paragraph 99²; labels near it: 15, 16, 17, 18, 19, 20"):
        choose(draft, ["99²"])
