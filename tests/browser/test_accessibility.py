"""axe-core finds nothing serious in the pages, light and dark, folded and unfolded, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser.opened import Opened
from tests.browser.test_compare_html import drafts
from tests.repository import report
from tests.written import brief_html
from wsisdiff import compare
from wsisdiff.model import Report
from wsisdiff.reporting.briefing.view import brief_of
from wsisdiff.reporting.comparison.page_html import compare_html
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.status.view import unsure

GRAVE = ("serious", "critical")


def some() -> Report:
    """Every third ask of the repository's report: all forms a verdict can take, in a fraction of the time axe needs for all."""
    whole = report()
    return Report(whole.asks[2::3], whole.drafts, whole.verdicts[2::3])


def test_the_asks_that_axe_sees_show_all_that_a_page_can_show() -> None:
    now = [row[-1] for row in some().verdicts]
    assert {v.status for v in now} == {"adopted", "partial", "left_out"}
    assert {"include", "oppose"} == {ask.stance for ask in some().asks}
    assert any(unsure(v) for v in now)
    assert any(v.change == "strengthened" for v in now)


@lru_cache(maxsize=1)
def briefing() -> str:
    return brief_html(brief_of(report(), comparison=compare(report().drafts[-2], report().drafts[-1]), priorities=("must",)))


PAGES: dict[str, Callable[[], str]] = {
    "report": lambda: report_html(some()),
    "comparison": lambda: compare_html(view_of(compare(*drafts()))),
    "briefing": briefing,
}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 380)])
@pytest.mark.parametrize("name", list(PAGES))
def test_nothing_serious_stands_in_the_way_of_anybody(browser: Any, tmp_path: Path, name: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core (axe-playwright-python) is not here")
    file = tmp_path / f"{name}.html"
    file.write_text(PAGES[name](), encoding="utf-8")
    opened = Opened(browser, file, color_scheme=scheme, viewport={"width": width, "height": 900})
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = axe.Axe().run(opened.page).response
    assert found["passes"], "axe has looked at the page"
    grave = [
        f"{v['id']}: {v['help']} ({node['html'][:120]})"
        for v in found["violations"]
        if v["impact"] in GRAVE
        for node in v["nodes"]
    ]
    assert grave == []
    opened.page.close()


def test_axe_finds_what_is_wrong(browser: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core (axe-playwright-python) is not here")
    file = tmp_path / "bad.html"
    file.write_text("<html lang='en'><title>x</title><main><h1>x</h1><img src='data:,'><select></select></main></html>")
    opened = Opened(browser, file)
    assert {"image-alt", "select-name"} <= {v["id"] for v in axe.Axe().run(opened.page).response["violations"]}
    opened.page.close()
