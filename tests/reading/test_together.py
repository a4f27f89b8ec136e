"""Drafts read at once come back in their order, and fail as they would one by one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT, draft_of
from wsisdiff.errors import UnreadableDraft
from wsisdiff.model import Draft
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.pdf import process as pdf_process
from wsisdiff.reading.together import IN_THIS_PROCESS, Job, read_together

FILES = ("a.pdf", "b.docx", "c.pdf", "d.html", "e.pdf")


def jobs(*names: str, failing: tuple[str, ...] = (), seen: dict[str, int] | None = None) -> list[Job]:
    def job(name: str) -> Job:
        def read() -> Draft:
            if seen is not None:
                seen[name] = threading.get_ident()
            if name in failing:
                raise UnreadableDraft(f"{name} is broken")
            return draft_of("We note it.", id=name)

        return Path(name), read

    return [job(name) for name in names]


def test_drafts_come_back_in_the_order_of_the_jobs() -> None:
    assert [d.id for d in read_together(jobs(*FILES)) if isinstance(d, Draft)] == list(FILES)


def test_pdfs_are_waited_for_in_threads_and_all_else_is_read_here() -> None:
    seen: dict[str, int] = {}
    read_together(jobs(*FILES, seen=seen))
    here = threading.get_ident()
    assert {name for name, thread in seen.items() if thread == here} == {"b.docx", "d.html"}


@pytest.mark.parametrize("failing", [("a.pdf", "b.docx"), ("d.html", "e.pdf"), ("c.pdf", "e.pdf"), ("d.html",)])
def test_drafts_that_cannot_be_read_are_told_and_do_not_keep_the_others(failing: tuple[str, ...]) -> None:
    came = dict(zip(FILES, read_together(jobs(*FILES, failing=failing)), strict=True))
    assert {name for name, draft in came.items() if isinstance(draft, UnreadableDraft)} == set(failing)
    assert all(draft.id == name for name, draft in came.items() if isinstance(draft, Draft))


def test_where_pdfs_are_read_in_this_process_there_are_no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert IN_THIS_PROCESS[0] == pdf_process.SWITCH
    monkeypatch.setenv(*IN_THIS_PROCESS)
    seen: dict[str, int] = {}
    read_together(jobs(*FILES, seen=seen))
    assert set(seen.values()) == {threading.get_ident()}


def test_the_specimens_are_the_same_read_together_or_one_by_one() -> None:
    paths = [ROOT / "drafts" / name for name in ("elements-paper.pdf", "zero-draft.docx", "rev1.pdf")]
    together = read_together([(path, lambda path=path: read_draft(path)) for path in paths])  # type: ignore[misc]
    assert together == tuple(map(read_draft, paths))
