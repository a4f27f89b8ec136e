"""Whatever drafts, asks and reviewers write stands in reports and briefings as text: in Markdown as it is rendered, in pages and in Word.

A page is compared with one made of harmless text: hostile text may add no element, no attribute and no link.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import get_args

import docx
import pytest
from markdown_it import MarkdownIt

from tests.conftest import draft_of
from tests.proposing.test_proposals import FUNDING
from tests.reporting.walking import READ_BACK, bare, lines_of
from tests.written import brief_html, brief_markdown, brief_word, report_markdown, report_word
from wsisdiff import assess, compare
from wsisdiff.model import Ask, Edit, Remark, Report
from wsisdiff.reporting.briefing.view import Brief, brief_of
from wsisdiff.reporting.ink.escaping import DEAD, clean
from wsisdiff.reporting.page.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Mark,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Redline,
    Run,
    Table,
    line,
)
from wsisdiff.reporting.status.page_html import report_html
from wsisdiff.reporting.writers import TREES, of_tree

TEXTS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
    "end of the page": "</style></script></title></section></main></body></html><!-- x --> ]]>",
    "attribute": "\"><a href='javascript:alert(1)' onclick=\"alert(1)\">x</a> ' onmouseover='alert(1)",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7} %s %(x)s {0} {title}",
    "table": "a | b || c \\| d \\ | --- | :-: |",
    "markdown": "**b** _i_ `c` ``` ~~s~~ [x](javascript:alert(1)) ![i](http://x.example/i.png) [r]: http://x.example <http://x.example>",
    "block": "# h 1. one - two > quote + three * four = five ~~~ &lt; &#x3c;script&#x3e; &amp;",
    "number": "1. We act",
    "rule": "--- *** ___ $E=mc^2$ $$x$$ @name :smile:",
    "long word": "W" * 700 + "/" + "w" * 700,
    "right to left": "\u0627\u0644\u0645\u0646\u062a\u062f\u0649 \u05d0\u05d1\u05d2 (x) 12",
    "other scripts": "\u4e92\u8054\u7f51\u6cbb\u7406 \u0e01\u0e32\u0e23 \U0001f469\u200d\U0001f4bb e\u0301",
}
INVISIBLE = "\x1b[31m\x07\x00\u202e\u202d\u2066\u2067\u2069\u200e\u200f"
"""Escape sequences, control characters, and marks that turn the direction of what follows."""
HARMLESS = "plain words"


@lru_cache(maxsize=32)
def reported(text: str) -> Report:
    """A report in which the text stands wherever a text can stand."""
    dirty = f"{text}{INVISIBLE} end"
    unmarked = dirty.replace("[", "(").replace("]", ")")  # in a draft these are brackets of disagreement
    drafts = [
        draft_of(f"We note the Forum. {unmarked}", "Ships sail.", id="one", day=date(2025, 1, 1)),
        draft_of("We commit to fund the Forum.", f"We note ships. {unmarked}", id="two", day=date(2025, 2, 1)),
    ]
    titled = []
    for draft in drafts:
        paragraphs = tuple(replace(p, section=dirty, label=f"{p.label} {dirty}") for p in draft.paragraphs)
        titled.append(
            replace(draft, title=dirty, paragraphs=paragraphs, warnings=(Remark.of("file.damaged", part=dirty),), specimen=True)
        )
    everywhere = dict.fromkeys(("title", "theme", "source", "place", "fallback"), dirty)
    asks = [
        Ask("a", text=f"fund the Forum {dirty}", elements=FUNDING.elements, agreed_language=(dirty,), allies=(dirty,),
            red_lines=(dirty,), proposal=f"We commit to funding the Forum {dirty}.", **everywhere),
        Ask("b", text=f"We encourage libraries. {dirty}", priority="must", **everywhere),
        Ask("c", text=dirty, stance="oppose", elements=(replace(FUNDING.elements[0], text=dirty),), **everywhere),
    ]  # fmt: skip
    report = assess(asks, titled)
    rows = [[replace(v, confidence=0.5) for v in row] for row in report.verdicts]  # so that every page has all its marks
    said = Remark.of("reason.person", name=dirty, note=dirty)
    rows[1][-1] = replace(rows[1][-1], decided_by=dirty, reason=said, notes=(said,), tool_status="adopted", shifts=(said,))
    return replace(report, verdicts=tuple(tuple(row) for row in rows))


@lru_cache(maxsize=32)
def briefed(text: str) -> Brief:
    report = reported(text)
    return brief_of(report, comparison=compare(*report.drafts), themes=(report.asks[0].theme,))


def rendered(source: str) -> str:
    """Markdown as a code host shows it, its own markup included."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source))


class Page(HTMLParser):
    """The elements, attributes, links and text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action")}

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_data(self, data: str) -> None:
        self.text += data


PLAIN = {"blockquote", "br", "del", "em", "ins", "li", "mark", "p", "strong", "ul"}
"""Elements that a page has or has not, depending on the verdicts. None of them does anything."""
PAGES: dict[str, Callable[[str], str]] = {
    "report.md": lambda text: rendered(report_markdown(reported(text), "status.svg")).replace(DEAD, ""),
    "report.html": lambda text: report_html(reported(text)),
    "brief.md": lambda text: rendered(brief_markdown(briefed(text))).replace(DEAD, ""),
    "brief.html": lambda text: brief_html(briefed(text)),
}
WORD: dict[str, Callable[[str], bytes]] = {
    "report.docx": lambda text: report_word(reported(text)),
    "brief.docx": lambda text: brief_word(briefed(text)),
}


@lru_cache(maxsize=4)
def harmless(name: str) -> Page:
    return Page(PAGES[name](HARMLESS))


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("name", PAGES)
def test_in_a_page_it_is_text(name: str, text: str) -> None:
    source = PAGES[name](text)
    page = Page(source)
    assert page.tags <= harmless(name).tags | PLAIN
    assert page.attributes <= harmless(name).attributes | {("blockquote", "dir"), ("blockquote", "class"), ("li", "class")}
    assert {link for link in page.links if not link.startswith("#")} <= {"status.svg"}
    assert spaced(text) in spaced(page.text)
    assert not set(INVISIBLE.replace("[31m", "")) & set(source)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("name", WORD)
def test_in_a_word_file_it_is_text(name: str, text: str) -> None:
    data = WORD[name](text)
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    shown = spaced("\n".join([*(p.text for p in document.paragraphs), *cells]))
    assert spaced(text) in shown
    assert not set(INVISIBLE.replace("[31m", "")) & set(shown)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".rels"))
        assert 'TargetMode="External"' not in relations
        assert "w:instrText" not in re.sub(r"<w:instrText[^>]*>\s*(?:PAGE|NUMPAGES)\s*</w:instrText>", "", _parts(archive))


def everywhere(text: str) -> Document:
    """Every block that a writer may be given, with the text wherever one can stand."""
    said, cell = line(text), Cell(line(text))
    table = Table((said, said), ((cell, cell),), (1, 1), ((cell, cell),))
    marked = (*(Run(text, mark) for mark in get_args(Mark)), Run(text, to="below"))
    paragraphs = (Paragraph(said, kind) for kind in ("plain", "lead", "note", "status"))
    edits = (Edit("keep", text), Edit("cut", text), Edit("add", text))
    points = (Points((Point(said, (said,)),)), Points((Point(said),), numbered=True))
    blocks = (Heading(said, anchor="below"), *paragraphs, Paragraph(marked), Quote(text, said), *points, table, Redline(edits),
              Picture("<svg/>", text, table))  # fmt: skip
    return Document(text, text, blocks)


def seen(text: str) -> str:
    """What any writer leaves of a text; of the escape sequence some leave the end."""
    return bare(clean(text).replace("[31m", ""))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("form", TREES)
def test_every_writer_shows_it_letter_for_letter_wherever_it_stands(form: str, text: str) -> None:
    document = everywhere(f"{text}{INVISIBLE} end")
    assert {type(block) for block in document.blocks} == set(get_args(Block))
    made = of_tree(document, form, picture="status.svg")
    shown = READ_BACK[form](made)
    assert not set(INVISIBLE.replace("[31m", "")) & set(made if isinstance(made, str) else shown)
    lines = Counter(seen("".join(run.text for run in runs)) for runs in lines_of(document))
    assert [said for said, times in lines.items() if seen(shown).count(said) < times] == []


def _parts(archive: zipfile.ZipFile) -> str:
    return "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("word/") and n.endswith(".xml"))


@pytest.mark.parametrize("name", ["report.md", "brief.md"])
def test_tables_keep_their_columns(name: str) -> None:
    source = PAGES[name](TEXTS["table"] + TEXTS["markdown"])
    for table in re.findall(r"<table>.*?</table>", source, re.DOTALL):
        assert len({len(re.findall(r"<t[hd]", row)) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)}) == 1
