"""What is the same on every page: the names of the pages look alike and the one that is open is in sight; several drafts against one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving.served import DESKTOP, PHONE, Window, served
from tests.serving.site import DRAFTS, made

THIRD = "1. We thank the hosts of the Forum.\n\n2. We welcome the work of the Forum and its hosts.\n"
PAGES = (
    "",
    "drafts",
    "drafts/one",
    "asks",
    "asks/points",
    "ask/forum",
    "compare",
    "reading",
    "documents",
    "settings",
    "search?words=forum",
)
LOOK = """() => [...document.querySelectorAll(".top nav li")].map(li => {
  const style = getComputedStyle(li);
  return [style.display, style.borderTopWidth, style.paddingTop].join(" ");
}).join("; ")"""
IN_SIGHT = """() => {
  const here = document.querySelector(".top nav [aria-current]").getBoundingClientRect();
  return here.left >= 0 && here.right <= innerWidth;
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = made(tmp_path / "forum")
    (there / "drafts" / "three.txt").write_text(THIRD, encoding="utf-8")
    third = '\n[[draft]]\nid = "three"\ntitle = "Third draft"\ndate = 2026-03-01\nfile = "three.txt"\n'
    (there / "drafts" / "drafts.toml").write_text(DRAFTS + third, encoding="utf-8")
    return there


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_names_of_the_pages_look_alike_and_the_open_one_is_in_sight(
    browser: Any, folder: Path, options: dict[str, Any]
) -> None:
    with served(folder, home=folder.parent) as server:
        window = Window(browser, server, **options)
        looks = set()
        for page in PAGES:
            window.go(f"/w/forum/{page}")
            looks.add(window.page.evaluate(LOOK))
            assert page.startswith("search") or window.page.evaluate(IN_SIGHT), page
        assert len(looks) == 1
        assert window.said == []


def test_several_drafts_are_chosen_and_stand_side_by_side(browser: Any, folder: Path) -> None:
    with served(folder, home=folder.parent) as server:
        window = Window(browser, server, **PHONE)
        window.go("/w/forum/compare")
        window.page.get_by_text("Several drafts against one").click()
        window.page.get_by_label("The one they are compared with").select_option("one")
        window.page.get_by_role("checkbox", name="Second draft").check()
        window.page.get_by_role("checkbox", name="Third draft").check()
        window.page.locator("details form button").click()
        window.settle()
        assert window.page.locator("h1").inner_text() == "Proposals for First draft"
        row = window.page.get_by_role("row").filter(has_text="Third draft").first
        assert "welcome" in row.locator("ins").first.inner_text()
        assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert window.grave() == []
        assert window.said == []
