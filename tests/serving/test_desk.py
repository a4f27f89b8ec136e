"""What the page keeps is made anew as soon as a file that it rests on is."""

from pathlib import Path

from tests.commands.small import small_workspace
from wsisdiff.serving.desk import JUDGED_BY, state_of
from wsisdiff.workspace.settings import FILE


def test_a_name_given_to_the_negotiation_is_seen(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path, "rev2")
    before = state_of(folder, JUDGED_BY)
    assert state_of(folder, JUDGED_BY) == before
    (folder / FILE).write_text('title = "Review"\n', encoding="utf-8")
    assert state_of(folder, JUDGED_BY) != before
