"""The briefing: its order, the words it proposes, what it never makes up, and hostile text shown as text in every format."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from tests.proposing.test_proposals import FUNDING, of, wording
from tests.repository import report
from tests.written import brief_html, brief_markdown, brief_word
from wsisdiff import assess, compare
from wsisdiff.judging.columns import up_to
from wsisdiff.model import Ask, Draft, Element
from wsisdiff.reporting.briefing.annex import renumbering
from wsisdiff.reporting.briefing.document import brief_document
from wsisdiff.reporting.briefing.view import Brief, brief_of
from wsisdiff.reporting.page.tree import Table
from wsisdiff.reporting.writers import content as render
from wsisdiff.telling.excerpts import excerpt

PAGES = 2
"""A4 pages: issues 5 and 18."""
HOSTILE = "<script>alert(1)</script> | {{ 7*7 }} ~~x~~ **b** [a](javascript:x) \u202eevil " + "A" * 400


@lru_cache(maxsize=4)
def brief(draft: str = "outcome", priority: str = "must") -> Brief:
    shown = up_to(report(), draft)
    comparison = compare(shown.drafts[-2], shown.drafts[-1]) if len(shown.drafts) > 1 else None
    return brief_of(shown, comparison=comparison, priorities=(priority,) if priority else ())


def small(now: str, before: str = "We commit to fund the Forum.", ask: Ask = FUNDING) -> Brief:
    drafts = (of(before, "Birds fly.", id="one"), replace(of(now, "Birds fly.", id="two"), date=date(2025, 2, 1)))
    return brief_of(assess([ask], drafts), comparison=compare(*drafts))


def words_of(brief: Brief) -> str:
    return "\n".join(f"{i.label}: {''.join(p.text for p in i.words)}" for s in brief.sections for e in s.entries for i in e.items)


# ---------------------------------------------------------------- order and content


def test_lost_and_weakened_come_first_then_missing_then_partly_then_what_to_defend() -> None:
    assert [s.name for s in brief("rev1", "").sections] == ["down", "missing", "partly", "defend"]
    for section in brief("rev1", "").sections:
        for entry in section.entries:
            row = next(line for line in brief("rev1", "").view.lines if line.ask == entry.ask)
            assert (row.now.change in ("lost", "weakened")) == (section.name == "down")
            assert (row.now.status == "adopted") == (section.name == "defend")


def test_every_ask_stands_in_the_body_exactly_once_and_the_most_important_first() -> None:
    entries = [e for s in brief("outcome", "").sections for e in s.entries]
    assert sorted(e.ask.id for e in entries) == sorted(a.id for a in report().asks)
    for section in brief("outcome", "").sections:
        order = [("must", "should", "could").index(e.ask.priority) for e in section.entries]
        assert order == sorted(order)


def test_priority_and_theme_choose_the_asks_of_the_body_and_of_the_annex() -> None:
    assert {e.ask.priority for s in brief().sections for e in s.entries} == {"must"}
    tables = [block for block in brief_document(brief()).blocks if isinstance(block, Table)]
    assert len(tables[0].rows) == sum(ask.priority == "must" for ask in report().asks)
    themed = brief_of(report(), themes=("igf-mandate",))
    assert {e.ask.theme for s in themed.sections for e in s.entries} == {"igf-mandate"}


def test_an_open_ask_has_the_words_now_and_before_what_was_asked_and_the_words_to_propose() -> None:
    text = words_of(small("We note the importance of funding the Forum."))
    assert "Now, ¶ 1: “We note the importance of funding the Forum.”" in text
    assert "Before, ¶ 1: “We commit to fund the Forum.”" in text
    assert "Asked: “fund the Forum”" in text
    assert "Propose, ¶ 1: stronger verb: We note the importance of commit to funding the Forum." in text
    assert "became “note” (weaker)" in text


def test_the_edit_is_shown_struck_out_and_underlined() -> None:
    page = brief_markdown(small("We note the importance of funding the Forum."))
    assert re.search(r"We <del>note the importance of</del> <ins>commit to</ins> funding the Forum", page)


def test_bracketed_text_is_marked_not_agreed() -> None:
    made = small("We commit to [fund the Forum].")
    assert "*(not agreed)*" in brief_markdown(made)
    assert "(not agreed)" in brief_html(made)
    assert any("(not agreed)" in p.text for p in docx.Document(io.BytesIO(brief_word(made))).paragraphs)


def test_agreed_language_fallback_allies_and_red_lines_come_from_the_ask_and_are_absent_without_it() -> None:
    own = replace(
        FUNDING, fallback="We note costs.", agreed_language=("Res. 1, para. 2",), allies=("Norway",), red_lines=("No fee",)
    )
    text = words_of(small("Ships sail.", ask=own))
    for line in ("Rests on: Res. 1, para. 2", "Fallback: We note costs.", "Allies: Norway", "Red lines: No fee"):
        assert line in text
    bare = words_of(small("Ships sail."))
    assert not re.search("Rests on|Fallback|Allies|Red lines", bare)


def test_where_no_edit_is_enough_none_is_proposed_and_it_says_so() -> None:
    ask = replace(FUNDING, proposal="We commit to good things.")
    told = words_of(small("Ships sail.", ask=ask))
    assert "no edit that the tool can make would be enough" in told and "good things" not in told


def test_what_stands_but_got_weaker_is_told_in_its_line() -> None:
    ask = Ask("a", "A", "x", elements=(Element("a", "funded", wording("forum", "fund")),))
    made = small("We note the funding of the Forum.", "We decide on the funding of the Forum.", ask)
    assert made.sections[0].name == "defend"
    assert "“commit” became “note” (weaker)" in words_of(made)


def test_a_person_s_decision_is_named_instead_of_a_share() -> None:
    first = assess([FUNDING], [of("Ships sail.")])
    decided = replace(first, verdicts=((replace(first.verdicts[0][0], decided_by="Ada"),),))
    assert brief_of(decided).sections[0].entries[0].status == "left out; decided by Ada"


def test_a_quotation_that_is_cut_shows_its_verb_and_the_words_that_matched() -> None:
    quote = (
        assess([FUNDING], [of("We commit, " + "in view of everything said, " * 10 + "to fund the Forum.")])
        .verdicts[0][0]
        .evidence[0]
    )
    assert excerpt(quote, 60).startswith("We commit, in view … ")
    assert "fund the Forum" in excerpt(quote, 60)


# ---------------------------------------------------------------- the annex


def test_the_renumbering_table_has_every_paragraph_whose_number_changed() -> None:
    made = brief("outcome")
    assert made.before is not None
    pairs: dict[str, str] = {}
    moves = [pair.split(" → ") for _, pairs in made.renumbering for pair in pairs.split("; ") if " → " in pair]
    for was, now in moves:
        if " to " in was:
            (a, b), (c, d) = (map(int, x.split(" to ")) for x in (was, now))
            assert b - a == d - c
            pairs |= {str(a + n): str(c + n) for n in range(b - a + 1)}
        elif "," not in was + now:
            pairs[was] = now
    comparison = compare(made.before, made.view.latest)
    single = {c.old[0]: c.new[0] for c in comparison.changes if len(c.old) == len(c.new) == 1 and c.old != c.new}
    assert {k: v for k, v in pairs.items() if k != v} == single


def test_a_draft_compared_with_itself_has_no_row() -> None:
    draft = of("We act.", "We close.")
    assert renumbering(compare(draft, draft).changes) == []


def test_new_paragraphs_are_listed_unless_an_ask_has_its_evidence_there() -> None:
    drafts = (
        of("We act.", id="one"),
        replace(of("We act.", "We commit to fund the Forum.", "Ships sail at dawn.", id="two"), date=date(2025, 2, 1)),
    )
    made = brief_of(assess([FUNDING], drafts), comparison=compare(*drafts))
    assert made.unmatched == (("3", "Ships sail at dawn."),)


def test_the_first_draft_has_a_briefing_without_a_comparison() -> None:
    for form in ("md", "html", "docx"):
        assert render(brief("elements-paper"), form)


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("draft", ["zero-draft", "rev1", "outcome"])
def test_the_briefing_on_the_most_important_asks_fits_two_printed_pages(draft: str, tmp_path: Path) -> None:
    """In all; its body alone, where letters are as wide as in DejaVu, which many Linux systems have in Arial's place."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    import pypdfium2

    (tmp_path / "brief.docx").write_bytes(brief_word(brief(draft)))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(tmp_path / "brief.pdf")]
    wide = "DejaVu" in subprocess.run(["fc-match", "Arial"], check=True, capture_output=True, text=True).stdout
    last = next(n for n, page in enumerate(pages, 1) if "Annex:" in page) if wide else len(pages)
    assert last <= PAGES


# ---------------------------------------------------------------- hostile text


def hostile() -> Brief:
    ask = Ask(
        "h", HOSTILE, f"fund the Forum {HOSTILE}", proposal=f"We commit to funding the Forum {HOSTILE}.", fallback=HOSTILE,
        agreed_language=(HOSTILE,), allies=(HOSTILE,), elements=FUNDING.elements,
    )  # fmt: skip
    drafts = (
        of(f"We note the Forum. {HOSTILE}", id="one"),
        replace(of(f"We note funds for the Forum {HOSTILE}.", "New " + HOSTILE, id="two"), date=date(2025, 2, 1)),
    )
    titled: tuple[Draft, ...] = tuple(replace(d, title=HOSTILE) for d in drafts)
    return brief_of(assess([ask], titled), comparison=compare(*titled))


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_is_text_in_the_page_and_nothing_is_fetched() -> None:
    page = Tags()
    page.feed(brief_html(hostile()))
    assert "script" not in page.tags
    assert page.links == []
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\u202e" not in page.text


def test_hostile_text_is_text_in_markdown() -> None:
    page = brief_markdown(hostile())
    assert "<script" not in page
    assert "\\~\\~x\\~\\~" in page
    assert not re.search(r"(?<!\\)\]\(", page)
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3, 4}


def test_hostile_text_is_text_in_word_and_the_same_briefing_gives_the_same_bytes() -> None:
    data = brief_word(hostile())
    assert data == brief_word(hostile())
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text


def test_the_word_file_has_real_headings_lists_and_repeated_table_heads() -> None:
    data = brief_word(brief("rev1"))
    document = docx.Document(io.BytesIO(data))
    styles = {p.style.name for p in document.paragraphs if p.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    assert xml.count("<w:tblHeader/>") == len(document.tables) == 2
    assert "<w:strike/>" in xml
    assert "<w:u " in xml
