"""The comparison page in a real browser; skipped where Chromium or Playwright is absent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.opened import Opened
from tests.conftest import draft_of
from tests.tracking.test_concordance import PARAGRAPHS, sectioned
from wsisdiff.model import Draft
from wsisdiff.reporting.comparison.page_html import compare_html
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.tracking.concordance import compare

NASTY = (
    "We note <script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\"> and {{ 7 * 7 }}, "
    "{% raw %} | a `tick` of *stars* and _lines_ with &amp; in [brackets](http://example.org) </p></article></main>"
)


class Changes(Opened):
    """The comparison page."""

    def visible(self) -> list[str]:
        """The headings of the changes that are shown."""
        return [h.split("\n")[0] for h in self.page.locator("article:visible h3").all_inner_texts()]


def drafts() -> tuple[Draft, Draft]:
    first, second = "Bridging divides", "The economy"
    old = [(first, PARAGRAPHS[0]), (first, PARAGRAPHS[1]), (first, PARAGRAPHS[2]), (second, PARAGRAPHS[3]), (second, PARAGRAPHS[6]),
           (second, PARAGRAPHS[7])]  # fmt: skip
    new = [(first, PARAGRAPHS[0].replace("We commit to", "We encourage States to consider how to")), (first, NASTY),
           (first, PARAGRAPHS[1].replace("recognize", "recognise")), (first, PARAGRAPHS[2]),
           (second, PARAGRAPHS[7]), (second, PARAGRAPHS[3]), (second, PARAGRAPHS[6])]  # fmt: skip
    return sectioned(*old), sectioned(*new)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("html") / "comparison.html"
    file.write_text(compare_html(view_of(compare(*drafts()))), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: Any, path: Path) -> Iterator[Changes]:
    page = Changes(browser, path)
    yield page
    assert page.said == [], "the console says nothing"
    assert page.asked == [path.as_uri()], "nothing but the file is asked for"
    page.page.close()


def test_only_changes_are_shown_at_first(opened: Changes) -> None:
    assert opened.visible() == ["1 edited", "new 2 new", "3 (was 2) edited", "5 (was 6) moved"]
    assert opened.page.inner_text("#shown") == "4 of 7 shown"


def test_text_of_a_draft_is_text_whatever_it_holds(opened: Changes) -> None:
    assert NASTY in opened.page.locator("#c2 .text").text_content()
    assert opened.page.title() == "d → d"
    assert opened.page.locator("script").count() == 1


def test_changes_are_filtered_by_kind_section_and_meaning(opened: Changes) -> None:
    opened.page.select_option("select[name=kind]", "moved")
    assert opened.visible() == ["5 (was 6) moved"]
    opened.page.select_option("select[name=kind]", "all")
    assert len(opened.visible()) == 7
    opened.page.select_option("select[name=section]", label="The economy")
    assert opened.visible() == ["5 (was 6) moved", "6 (was 4) unchanged", "7 (was 5) unchanged"]
    assert opened.page.locator("h2:visible").all_inner_texts() == ["To read first", "The economy"]
    opened.page.select_option("select[name=section]", "")
    opened.page.select_option("select[name=kind]", "")
    opened.page.select_option("select[name=shift]", "weaker verb")
    assert opened.visible() == ["1 edited"]


def test_hiding_noise_hides_what_is_noise_only_and_keeps_the_new_spelling(opened: Changes) -> None:
    opened.page.check("input[name=quiet]")
    assert opened.visible() == ["1 edited", "new 2 new", "5 (was 6) moved"]
    opened.page.select_option("select[name=kind]", "all")
    assert opened.page.locator("#c3 .text").inner_text().startswith("We recognise the needs")


def test_a_number_jumps_to_its_paragraph_in_either_draft(opened: Changes) -> None:
    opened.page.fill("input[name=jump]", "5.")
    opened.page.press("input[name=jump]", "Enter")
    assert opened.focused().startswith("5 (was 6)")
    opened.page.select_option("select[name=side]", "old")
    opened.page.fill("input[name=jump]", "4")
    opened.page.click("button[type=submit]")
    assert opened.focused().startswith("6 (was 4)"), "an unchanged paragraph is shown when it is asked for"
    opened.page.fill("input[name=jump]", "99")
    opened.page.click("button[type=submit]")
    assert opened.page.inner_text("#said") == "There is no paragraph 99 in that draft."


def test_the_keyboard_is_enough(opened: Changes) -> None:
    keyboard = opened.page.keyboard
    keyboard.press("j")
    assert opened.focused().startswith("1")
    keyboard.press("j")
    keyboard.press("j")
    assert opened.focused().startswith("3 (was 2)")
    keyboard.press("k")
    assert opened.focused().startswith("new 2")
    keyboard.press("/")
    keyboard.type("1")
    keyboard.press("Enter")
    assert opened.focused().startswith("1")
    keyboard.press("s")
    assert opened.page.get_attribute("button[name=beside]", "aria-pressed") == "true"


def test_side_by_side_shows_the_old_words_left_and_the_new_ones_right(opened: Changes) -> None:
    opened.page.click("button[name=beside]")
    old, new = (opened.page.locator(f"#c1 .sides .{side}").inner_text() for side in ("old", "new"))
    assert (old, new) == (PARAGRAPHS[0], PARAGRAPHS[0].replace("We commit to", "We encourage States to consider how to"))
    assert opened.page.locator("#c1 > .text").is_hidden()
    opened.page.click("button[name=beside]")
    assert opened.page.locator("#c1 > .text").is_visible()


def test_light_and_dark_follow_the_system_and_the_button(browser: Any, path: Path) -> None:
    for scheme in ("light", "dark"):
        opened = Opened(browser, path, color_scheme=scheme)
        colour = "getComputedStyle(document.body).backgroundColor"
        before = opened.page.evaluate(colour)
        assert before == {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 17, 23)"}[scheme]
        opened.page.click("button[name=theme]")
        assert opened.page.evaluate(colour) != before
        assert opened.said == []
        opened.page.close()


def test_on_paper_the_controls_are_gone_and_all_changes_stay(opened: Changes) -> None:
    opened.page.emulate_media(media="print")
    assert opened.page.locator("form").is_hidden()
    assert len(opened.visible()) == 4


def test_without_script_everything_can_be_read(browser: Any, path: Path) -> None:
    opened = Opened(browser, path, java_script_enabled=False)
    assert opened.page.locator("article:visible").count() == 7
    assert opened.page.locator("form").is_hidden()
    opened.page.close()


def test_a_page_of_nothing_changed_opens_too(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "same.html"
    file.write_text(compare_html(view_of(compare(draft_of(*PARAGRAPHS), draft_of(*PARAGRAPHS)))), encoding="utf-8")
    opened = Opened(browser, file)
    assert opened.page.inner_text("#shown") == "0 of 12 shown"
    assert opened.said == []
    opened.page.close()
