"""What the page keeps is made anew as soon as a file that it rests on is."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.commands.small import small_workspace
from tests.serving.site import Browser
from wsisdiff import verbs
from wsisdiff.serving.desk import JUDGED_BY, Busy, Desk, Judged, state_of
from wsisdiff.serving.work import Work
from wsisdiff.steps import step
from wsisdiff.workspace.manifest import Workspace
from wsisdiff.workspace.settings import FILE

PATIENT = 60


def test_a_name_given_to_the_negotiation_is_seen(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path, "rev2")
    before = state_of(folder, JUDGED_BY)
    assert state_of(folder, JUDGED_BY) == before
    (folder / FILE).write_text('title = "Review"\n', encoding="utf-8")
    assert state_of(folder, JUDGED_BY) != before


def test_a_page_goes_on_where_the_work_ended_before_it_was_shown(browser_on: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    over = Work(lambda: None)
    assert over.wait(PATIENT)
    judged, late = Desk.judged, [Busy(over)]

    def once_busy(desk: Desk) -> Judged:
        if late:
            raise late.pop()
        return judged(desk, PATIENT)

    monkeypatch.setattr(Desk, "judged", once_busy)
    assert "The Forum is permanent" in browser_on.page("/w/forum/table")
    assert not late


def test_who_waits_for_work_that_newer_files_stopped_is_given_the_newer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, began, newer = verbs.read_workspace, Event(), Event()

    def slow_at_first(folder: Path) -> Workspace:
        if began.is_set():
            newer.set()
            return read(folder)
        began.set()
        assert newer.wait(PATIENT)
        with step("going on"):
            return read(folder)

    monkeypatch.setattr(verbs, "read_workspace", slow_at_first)
    desk = Desk(folder)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(desk.judged, PATIENT)
        assert began.wait(PATIENT)
        (folder / FILE).write_text('title = "Review"\n', encoding="utf-8")
        assert desk.judged(PATIENT) is first.result(PATIENT)
