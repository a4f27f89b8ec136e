"""Drafts read at once come back in their order, and fail as they would one by one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, draft_of
from wsisdiff.errors import UnreadableDraft
from wsisdiff.model import Draft
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.pdf import process as pdf_process
from wsisdiff.reading.together import Job, read_together

FILES = ("a.pdf", "b.docx", "c.pdf", "d.html", "e.pdf")


def jobs(*names: str, failing: tuple[str, ...] = (), seen: dict[str, int] | None = None) -> list[Job]:
    def job(name: str) -> Job:
        def read() -> Draft:
            if seen is not None:
                seen[name] = threading.get_ident()
            if name in failing:
                raise UnreadableDraft(f"{name} is broken")
            return draft_of("We note it.", id=name)

        return Path(name), read, lambda: False

    return [job(name) for name in names]


def test_drafts_come_back_in_the_order_of_the_jobs() -> None:
    assert [d.id for d in read_together(jobs(*FILES)) if isinstance(d, Draft)] == list(FILES)


def test_a_pdf_is_waited_for_in_a_thread_while_all_else_is_read_here() -> None:
    seen: dict[str, int] = {}
    both = threading.Barrier(2, timeout=20)

    def waiting(read: Callable[[], Draft]) -> Callable[[], Draft]:
        def and_waiting() -> Draft:
            both.wait()
            return read()

        return and_waiting

    work = jobs(*FILES, seen=seen)
    read_together([(path, waiting(read) if path.name in ("a.pdf", "b.docx") else read, kept) for path, read, kept in work])
    here = threading.get_ident()
    assert {"b.docx", "d.html"} <= {name for name, thread in seen.items() if thread == here}
    assert seen["a.pdf"] != here


def _reading() -> pdf_process.Reader:
    reader = pdf_process._reader.get()
    assert reader is not None
    return reader


def test_pdfs_are_read_by_one_process_and_by_another_where_that_ended() -> None:
    path = ROOT / "drafts" / "elements-paper.pdf"
    with pdf_process.read_by(pdf_process.Reader()):
        first, one = pdf_process.read_pdf_apart(path), _reading().process
        again, same = pdf_process.read_pdf_apart(path), _reading().process
        assert one is not None and one is same
        one.kill()
        one.wait()
        third, other = pdf_process.read_pdf_apart(path), _reading().process
    assert first == again == third
    assert other is not None and other is not one and other.returncode == 0


@pytest.mark.parametrize("failing", [("a.pdf", "b.docx"), ("d.html", "e.pdf"), ("c.pdf", "e.pdf"), ("d.html",)])
def test_drafts_that_cannot_be_read_are_told_and_do_not_keep_the_others(failing: tuple[str, ...]) -> None:
    came = dict(zip(FILES, read_together(jobs(*FILES, failing=failing)), strict=True))
    assert {name for name, draft in came.items() if isinstance(draft, UnreadableDraft)} == set(failing)
    assert all(draft.id == name for name, draft in came.items() if isinstance(draft, Draft))


def test_where_pdfs_are_read_in_this_process_there_are_no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pdf_process.SWITCH, "0")
    seen: dict[str, int] = {}
    read_together(jobs(*FILES, seen=seen))
    assert set(seen.values()) == {threading.get_ident()}


def test_the_specimens_are_the_same_read_together_or_one_by_one() -> None:
    paths = [ROOT / "drafts" / name for name in ("elements-paper.pdf", "zero-draft.docx", "rev1.pdf")]
    together = read_together([(path, lambda path=path: read_draft(path), lambda: False) for path in paths])  # type: ignore[misc]
    assert together == tuple(map(read_draft, paths))
