"""The status report in a real browser: filters and evidence by mouse and keyboard, without script, on paper, offline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.browser.opened import Opened
from tests.browser.test_compare_html import NASTY
from tests.conftest import draft_of
from tests.repository import report
from wsisdiff import assess
from wsisdiff.model import Ask
from wsisdiff.reporting.status.page_html import report_html

MOST_BYTES = 1_000_000
"""Size of the page for 35 asks and 5 drafts: it goes by e-mail."""


class Status(Opened):
    """The status report's page."""

    def rows(self) -> list[str]:
        """Ids of the asks that the table shows."""
        return [str(row.get_attribute("data-id")) for row in self.page.locator("tr.row:visible").all()]

    def sections(self) -> list[str]:
        """Ids of the asks that are told one by one."""
        return [str(s.get_attribute("id")) for s in self.page.locator("section.ask:visible").all()]

    def evidence_open(self, ask: str) -> bool:
        return self.page.locator(f"[id='{ask}'] .beside").is_visible()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("html") / "status.html"
    file.write_text(report_html(report()), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: Any, path: Path) -> Iterator[Status]:
    page = Status(browser, path)
    yield page
    assert page.said == [], "the console says nothing"
    assert page.asked == [path.as_uri()], "nothing but the file is asked for"
    page.page.close()


def expected(**wanted: str) -> list[str]:
    """Ids of the asks with this theme, priority, status and change, from the report itself."""
    found = []
    for ask, row in zip(report().asks, report().verdicts, strict=True):
        has = {"theme": ask.theme, "priority": ask.priority, "status": row[-1].status, "change": row[-1].change}
        if all(has[name] == value for name, value in wanted.items()):
            found.append(ask.id)
    return found


def test_all_asks_are_shown_at_first_and_the_file_is_small(opened: Status, path: Path) -> None:
    assert opened.rows() == opened.sections() == [ask.id for ask in report().asks]
    assert opened.page.inner_text("#shown_asks") == "35 of 35 asks"
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.parametrize(
    "wanted",
    [{"theme": "igf-mandate"}, {"priority": "must"}, {"status": "left_out"}, {"change": "strengthened"},
     {"priority": "must", "status": "adopted", "change": "unchanged"}],
)  # fmt: skip
def test_asks_are_filtered_by_theme_priority_status_and_change(opened: Status, wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        opened.page.select_option(f"select[name={name}]", value)
    assert opened.rows() == opened.sections() == expected(**wanted)
    assert 0 < len(expected(**wanted)) < 35
    opened.page.click("button[type=reset]")
    opened.page.wait_for_selector("#shown_asks:text('35 of 35')")
    assert len(opened.rows()) == 35


def test_asks_are_found_by_words_and_the_themes_without_any_are_gone(opened: Status) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("encryption end-to-end")
    assert opened.rows() == ["end-to-end-encryption"]
    assert opened.page.locator("th.theme:visible").all_inner_texts() == ["Security"]


def test_what_a_person_should_check_can_be_shown_alone(opened: Status) -> None:
    opened.page.check("input[name=check]")
    shown = opened.rows()
    assert 0 < len(shown) < 35
    listed = opened.page.locator("#look_here ~ ul a").all()
    assert sorted(shown) == sorted(str(a.get_attribute("href"))[1:] for a in listed)


def test_after_filtering_far_down_what_is_left_stands_in_the_window(opened: Status) -> None:
    opened.page.set_viewport_size({"width": 1200, "height": 700})
    # By script, and so at once: what a wheel turns may move only after the filter has chosen where to stand.
    opened.page.evaluate("document.querySelector('section.ask:last-of-type').scrollIntoView()")
    opened.page.select_option("select[name=priority]", "must")
    box = opened.page.locator("tr.row:visible").first.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 700


def test_the_head_of_the_table_stays_in_sight_below_the_filters(opened: Status) -> None:
    opened.page.set_viewport_size({"width": 1200, "height": 700})
    opened.page.locator("tr[data-id=igf-permanent-mandate]").evaluate("row => row.scrollIntoView({block: 'center'})")
    form, head = (opened.page.locator(s).first.bounding_box() for s in ("form", ".matrix thead th"))
    assert form is not None
    assert head is not None
    assert form["y"] == 0
    assert abs(head["y"] - form["height"]) <= 1


def test_where_nothing_fits_the_page_says_how_to_go_on(opened: Status) -> None:
    opened.page.fill("input[name=words]", "xyzzy")
    assert opened.rows() == []
    assert "Show all" in opened.page.inner_text("#none_fits")


def test_a_click_on_an_ask_opens_its_evidence(opened: Status) -> None:
    assert not opened.evidence_open("igf-evolution")
    opened.page.click("tr[data-id=igf-evolution] th a")
    opened.page.wait_for_selector("[id='igf-evolution__title']:focus")
    assert opened.evidence_open("igf-evolution")


def test_the_keyboard_alone_opens_the_evidence_and_goes_back(opened: Status) -> None:
    opened.page.focus("tr[data-id=igf-evolution] th a")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector("[id='igf-evolution__title']:focus")
    assert opened.evidence_open("igf-evolution")
    opened.page.keyboard.press("Tab")
    assert opened.focused().startswith("The request and the evidence")
    opened.page.keyboard.press("Enter")
    assert not opened.evidence_open("igf-evolution")


def test_a_click_on_a_cell_opens_what_that_draft_has(opened: Status) -> None:
    opened.page.click("tr[data-id=igf-evolution] td:nth-child(4) a")
    target = opened.page.locator("[id='igf-evolution__rev1']")
    target.wait_for(state="visible")
    assert target.inner_text().startswith("Revision 1: ◐ partially adopted, strengthened.")


def test_a_link_to_a_hidden_ask_shows_it_again(opened: Status) -> None:
    opened.page.select_option("select[name=theme]", "security")
    opened.page.evaluate("location.hash = '#igf-evolution'")
    opened.page.wait_for_selector("[id='igf-evolution__title']:focus")
    assert opened.evidence_open("igf-evolution")


def test_found_and_missing_words_are_marked_beside_each_other(opened: Status) -> None:
    opened.page.click("tr[data-id=igf-evolution] th a")
    part = opened.page.locator("[id='igf-evolution'] .beside")
    assert part.locator("> div:first-child .miss").all_inner_texts() == ["non-binding policy"]
    assert "evolve" in part.locator("> div:first-child mark").all_inner_texts()
    assert "develop" in part.locator("> div:last-child mark").all_inner_texts()


def test_light_and_dark_follow_the_system_and_the_button(browser: Any, path: Path) -> None:
    for scheme in ("light", "dark"):
        opened = Status(browser, path, color_scheme=scheme)
        colour = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('svg .fg')).fill"
        before = opened.page.evaluate(colour)
        light = "rgb(255, 255, 255)rgb(27, 31, 36)"
        assert before == (light if scheme == "light" else "rgb(13, 17, 23)rgb(230, 237, 243)")
        opened.page.click("button[name=look]")
        assert (opened.page.evaluate(colour) == light) == (scheme == "dark")
        assert opened.said == []
        opened.page.close()


def test_without_script_all_can_be_read_and_no_dead_control_is_shown(browser: Any, path: Path) -> None:
    opened = Status(browser, path, "#igf-evolution__rev1", java_script_enabled=False)
    assert len(opened.rows()) == len(opened.sections()) == 35
    assert opened.page.locator("form").is_hidden()
    assert opened.page.locator("[id='igf-evolution__rev1']").is_visible(), "a link opens what it leads to"
    opened.page.locator("[id='end-to-end-encryption'] summary").first.click()
    assert opened.evidence_open("end-to-end-encryption")
    opened.page.close()


def test_on_paper_the_controls_are_gone_and_the_evidence_is_open(browser: Any, path: Path) -> None:
    import io

    import pypdfium2

    opened = Status(browser, path)
    opened.page.select_option("select[name=theme]", "igf-mandate")
    opened.page.emulate_media(media="print", color_scheme="dark")
    assert opened.page.locator("form").is_hidden()
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pages = pypdfium2.PdfDocument(io.BytesIO(opened.page.pdf(prefer_css_page_size=True)))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert text.count("Asked for") == len(expected(theme="igf-mandate"))
    assert "Light or dark" not in text
    opened.page.close()


def test_on_a_phone_only_table_and_picture_scroll_sideways(browser: Any, path: Path) -> None:
    opened = Status(browser, path, "#igf-evolution", viewport={"width": 360, "height": 740})
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
    assert opened.page.evaluate("document.querySelector('.matrix').scrollWidth") > 360
    opened.page.close()


def test_text_of_asks_and_drafts_is_text_whatever_it_holds(browser: Any, tmp_path: Path) -> None:
    arabic, word = "\u0627\u0644\u0645\u0646\u062a\u062f\u0649", "W" * 300
    asks = [
        Ask("a", NASTY, f"Support the Forum {NASTY} {word}", theme=NASTY, source=NASTY),
        Ask("b", f"{arabic} \u202e{word}", f"{arabic} \u202eevil\u2066"),
    ]
    drafts = [
        draft_of(f"We note the Forum. {NASTY}", f"{arabic} \u202e", id="one", day=date(2025, 1, 1)),
        draft_of(f"We support the Forum {NASTY} {word}.", id="two", day=date(2025, 2, 1)),
    ]
    file = tmp_path / "status.html"
    file.write_text(report_html(assess(asks, drafts)), encoding="utf-8")
    opened = Status(browser, file, "#a", viewport={"width": 800, "height": 600})
    assert opened.page.title() == "2 asks in 2 drafts: two"
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("img, main main").count() == 0
    assert opened.page.locator("#a h3").text_content() == NASTY
    assert not set("\u202e\u2066") & set(opened.page.content())
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 800
    opened.page.select_option("select[name=theme]", index=1)
    assert opened.rows() == ["a"]
    assert (opened.said, opened.asked) == ([], [file.as_uri()])
    opened.page.close()


def test_a_report_on_one_draft_opens_too(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "status.html"
    file.write_text(report_html(assess([Ask("a", "A", "Fund the Forum.")], [draft_of("We fund the Forum.")])), encoding="utf-8")
    opened = Status(browser, file, "#a")
    assert opened.page.title().startswith("1 ask in 1 draft")
    assert opened.evidence_open("a")
    assert opened.said == []
    opened.page.close()
