"""Work shared among processes: the same answers in the same order, and an error as if there were but one."""

from __future__ import annotations

import multiprocessing
import threading

import pytest

from tests.conftest import ROOT
from wsisdiff import assess, load_asks, read_draft
from wsisdiff.errors import BadAsk
from wsisdiff.files import parallel
from wsisdiff.files.parallel import PAYS_FROM, processes, shared

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")


def test_a_small_work_is_done_here() -> None:
    assert processes(PAYS_FROM - 1) == 1


def test_where_other_threads_run_the_work_is_done_here() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert processes(PAYS_FROM) == 1
    finally:
        ended.set()
        thread.join()


def test_a_report_is_the_same_from_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = load_asks(ROOT / "asks")
    drafts = [read_draft(ROOT / "drafts" / "sources" / f"{name}.md") for name in ("rev1", "rev2")]
    alone = assess(asks, drafts)
    monkeypatch.setattr(parallel, "processes", lambda size: 2)
    monkeypatch.setattr("wsisdiff.judging.assess.processes", lambda size: 2)
    assert assess(asks, drafts) == alone


def test_an_error_in_a_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(n: int) -> int:
        if n == 70:
            raise BadAsk("it is wrong", where="a.toml line 3")
        return n

    monkeypatch.setattr(parallel, "processes", lambda size: 2)
    with pytest.raises(BadAsk) as error:
        list(shared(work, range(200), PAYS_FROM))
    assert str(error.value) == "a.toml line 3: it is wrong"
