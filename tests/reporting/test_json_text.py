"""JSON as it is written: what the standard library gives, whatever the data."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.reporting.ink.escaping import CONTROL, json_text

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(DATA)
def test_data_is_written_as_the_standard_library_does_but_for_what_a_terminal_obeys(data: Any) -> None:
    standard = json.dumps(data, ensure_ascii=False, indent=1)
    written = json_text(data)
    assert json.loads(written) == data
    if not CONTROL.search(standard.replace("\n", "")):
        assert written == standard + "\n"


def test_what_comes_one_by_one_is_a_list() -> None:
    assert json_text({"asks": (n for n in range(2)), "none": iter(()), "pair": (1, 2.5)}) == json_text(
        {"asks": [0, 1], "none": [], "pair": [1, 2.5]}
    )
