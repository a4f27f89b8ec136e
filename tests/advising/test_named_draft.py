"""The draft that a request names in passing."""

from __future__ import annotations

import pytest

from wsisdiff.advising.named_draft import named_draft
from wsisdiff.model import Draft

DRAFTS = tuple(
    Draft(id, title, None, "", ())
    for id, title in (("d1", "Elements Paper"), ("d2", "Zero Draft"), ("d3", "Revised Draft, Revision 1"), ("d4", "Final text"))
)


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("ZD para 9: after “crews” insert “and divers”", "d2"),
        ("In para 24 of the zero draft replace “may” by “shall”", "d2"),
        ("Rev.1 para 21: delete “where feasible”", "d3"),
        ("Revised draft, para 20: after “rivers” insert “and the sea”", "d3"),
        ("Para 3: delete “the zero draft”", ""),  # words of the draft, and not its name
        ("Para 3 of the zero draft and of the elements paper: delete", ""),  # two
        ("Para 3: delete “where feasible”", ""),
    ],
)
def test_a_draft_is_known_by_its_title_its_revision_and_its_initials(said: str, id: str) -> None:
    found = named_draft(said, DRAFTS)
    assert (found.id if found else "") == id
