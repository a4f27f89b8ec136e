"""The whole way of an evening, on a desk and on a phone: a table in, three drafts in three formats, decisions, answers of a model,
comparison, briefing. Nothing serious for axe on any page, nothing on the console, no request but to the page itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving.served import DESKTOP, PHONE, Window, served
from tests.conftest import ROOT

TABLE = """\
No,Topic,Requested text,Priority
1,IGF mandate,"We decide that the Internet Governance Forum, as set out in the Tunis Agenda, is permanent.",must
2,Encryption,We encourage the use of end-to-end encryption.,must
3,Funding,We call for sustainable funding of the Internet Governance Forum.,should
4,Surveillance,We oppose any language that welcomes mass surveillance.,could
"""
DRAFTS = {
    "Revision 1": ("2025-11-07", "rev1.pdf"),
    "Revision 2": ("2025-12-03", "rev2.docx"),
    "Outcome": ("2025-12-17", "outcome.html"),
}


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_an_evening(browser: Any, tmp_path: Path, options: dict[str, Any]) -> None:
    pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core (axe-playwright-python) is not here")
    home = tmp_path / "negotiations"
    home.mkdir()
    table = tmp_path / "our asks.csv"
    table.write_text(TABLE, encoding="utf-8")
    grave: list[str] = []
    with served(home=home) as server:
        window = Window(browser, server, **options)
        page = window.page

        page.get_by_label("Its name").fill("WSIS+20")
        grave += window.grave()
        window.press("Begin")
        grave += window.grave()

        window.press("Bring a table", "link")
        page.get_by_label("Drop the table here").set_input_files(table)
        window.press("Look at it")
        assert "4 new asks" in page.inner_text("main")
        grave += window.grave()
        window.press("Take them over")
        assert "4 asks are in our-asks.toml" in page.inner_text(".notice")

        for title, (day, file) in DRAFTS.items():
            window.go("/w/wsis-20/drafts")
            page.get_by_label("Drop the file here").set_input_files(ROOT / "drafts" / file)
            window.press("Look at it")
            assert "paragraphs in" in page.inner_text("main")
            page.get_by_label("Title").fill(title)
            page.get_by_label("Date").fill(day)
            if file == "rev1.pdf":
                grave += window.grave()
            window.press("Add this draft")
            assert "is in. The overview now counts it." in page.inner_text(".notice")

        window.go("/w/wsis-20/")
        assert page.inner_text("h1").startswith("Outcome")
        grave += window.grave()
        shown = page.locator(".matrix td:visible").count()
        assert shown == (4 if options is PHONE else 12), "a phone shows the latest draft"

        # A decision by keys alone: name and reason typed, p pressed; then undone and made again.
        window.go("/w/wsis-20/cell/funding/outcome")
        page.get_by_label("Your name").fill("Ana Björk")
        page.keyboard.press("Escape")
        page.keyboard.press("e")
        page.keyboard.type("the fund is named, no money")
        page.keyboard.press("Escape")
        page.keyboard.press("p")
        page.wait_for_selector(".notice")
        assert "is partially adopted" in page.inner_text(".notice")
        grave += window.grave()
        page.keyboard.press("u")
        page.wait_for_selector(".notice:has-text('Taken back')")
        window.press("Left out")
        assert "is left out in Outcome" in page.inner_text(".notice")
        assert 'by = "Ana Björk"' in (home / "wsis-20" / "reviews.toml").read_text(encoding="utf-8")

        window.go("/w/wsis-20/reading")
        with page.expect_download() as taken:
            page.get_by_role("link", name="The questions").first.click()
        questions = Path(taken.value.path()).read_text(encoding="utf-8")
        label, words = re.findall(r"^\W*(\d+)\W+(We [^.;\n]{40,120})", questions, re.MULTILINE)[0]
        point = {"point": "encryption is encouraged", "state": "stands", "paragraph": label, "quote": words}
        answers = {"schema": "wsisdiff.answers/1", "draft": "outcome", "reader": "a model",
                   "answers": [{"ask": "encryption", "status": "adopted", "points": [point]}]}  # fmt: skip
        page.get_by_label("or paste them here").fill(f"Sure! Here it is:\n```json\n{json.dumps(answers)}\n```")
        grave += window.grave()
        window.press("Take these answers")
        assert "1 ask now rests on what was read." in page.inner_text("main")
        grave += window.grave()

        window.go("/w/wsis-20/compare?old=rev2&new=outcome")
        assert "paragraphs) →" in page.inner_text(".lead")
        page.evaluate(
            "document.querySelectorAll('.change ~ .change').forEach(e => e.remove())"
        )  # axe needs a second for 60 of them
        grave += window.grave()

        window.go("/w/wsis-20/documents")
        grave += window.grave()
        with page.expect_download() as taken:
            page.get_by_role("link", name="Word").nth(1).click()
        assert taken.value.suggested_filename == "brief.docx"
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        for path in (
            "asks",
            "ask/funding",
            "drafts/outcome?words=funding",
            "search?words=governance",
            "settings",
            "asks/new",
            "?show=picture",
        ):
            window.go(f"/w/wsis-20/{path}")
            grave += window.grave()
        window.close()
    assert grave == []
