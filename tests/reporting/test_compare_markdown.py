"""The Markdown comparison: readable as text, shown as meant on a code host, hostile text as text."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import draft_of
from tests.tracking.test_concordance import PARAGRAPHS
from tests.written import compare_markdown
from wsisdiff.model import Edit
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.reporting.ink.escaping import DEAD
from wsisdiff.reporting.page.markdown import redlined
from wsisdiff.tracking.concordance import compare

NASTY = "We note <script>alert(1)</script> {{ 7*7 }} | a `tick` *star* _line_ ~~gone~~ [link](http://x) # & <del>no</del> commitments."
OWN = re.compile(r'</?(?:del|ins)>|<a id="c\d+"></a>')
"""The only markup that the writer itself makes."""


def shown(markdown: str) -> str:
    """What a renderer shows of a line: escapes and entities undone, the writer's own marks taken out."""
    return html.unescape(re.sub(r"\\([\\`*_{}\[\]<>#|~$!])", r"\1", OWN.sub("", markdown))).replace(DEAD, "")


def test_cut_words_and_added_words_are_marked() -> None:
    text = compare_markdown(view_of(compare(draft_of(PARAGRAPHS[0]), draft_of(PARAGRAPHS[0].replace("commit", "agree")))))
    assert "> We <del>commit</del><ins>agree</ins> to achieve" in text


def test_the_table_gives_new_and_old_numbers_kind_and_meaning() -> None:
    new = [PARAGRAPHS[1], PARAGRAPHS[0].replace("We commit to", "We encourage States to consider how to"), *PARAGRAPHS[2:5]]
    text = compare_markdown(view_of(compare(draft_of(*PARAGRAPHS[:6]), draft_of(*new))))
    row = next(line for line in text.splitlines() if "| 6 | removed |" in line)
    assert row.startswith("| – | 6 | removed | “We decide that the Internet Governance Forum")
    assert "| [1](#c1) | 2 | moved |" in text
    assert re.search(
        r"\| \[2\]\(#c\d+\) \| 1 \| edited \| Weaker verb: “commit” → “encourage”; hedge added: “consider”; actors added: States",
        text,
    )


def test_every_link_leads_somewhere_and_every_row_has_four_cells() -> None:
    text = compare_markdown(view_of(compare(draft_of(*PARAGRAPHS[:7], NASTY), draft_of(*PARAGRAPHS[2:9], NASTY + " New."))))
    assert set(re.findall(r"\]\(#(c\d+)\)", text)) <= set(re.findall(r'<a id="(c\d+)">', text))
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}


def test_hostile_text_is_text() -> None:
    text = compare_markdown(view_of(compare(draft_of(*PARAGRAPHS[:2]), draft_of(PARAGRAPHS[0], NASTY))))
    assert not re.search(r"<(?!/?(?:del|ins)>|a id=|/a>)", text)
    assert NASTY in shown(text).replace("\n", " ")
    assert not re.search(r"(?<!\\)[`{]", OWN.sub("", text))


@given(
    st.lists(
        st.tuples(st.sampled_from(["keep", "cut", "add"]), st.text(alphabet="ab <>&*_|`{}[]\\~#-1.\n", min_size=1, max_size=12))
    )
)
@settings(max_examples=200, deadline=None)
def test_no_text_escapes_from_its_marks(parts: list[tuple[str, str]]) -> None:
    markdown = redlined([Edit(op, text) for op, text in parts])  # type: ignore[arg-type]
    assert not re.search(r"<(?!/?(?:del|ins)>)", markdown)
    assert markdown.count("<del>") == markdown.count("</del>")
    wanted = "".join("".join(text.split()) for _, text in parts)
    assert "".join(shown(markdown.replace("\\\n", "\n").replace("\\-", "-").replace("\\.", ".")).split()) == wanted


def test_a_draft_compared_with_itself_has_no_redline() -> None:
    text = compare_markdown(view_of(compare(draft_of(*PARAGRAPHS), draft_of(*PARAGRAPHS))))
    assert "##" not in text
    assert "12 unchanged" in text


def test_without_noise_only_the_substance_is_marked_and_the_rest_is_counted() -> None:
    old, new = draft_of(*PARAGRAPHS), draft_of(*(p.replace("recognize", "recognise") for p in PARAGRAPHS))
    assert "<del>" in compare_markdown(view_of(compare(old, new)))
    quiet = compare_markdown(view_of(compare(old, new), hide_noise=True))
    assert "<del>" not in quiet
    assert "Hidden noise: 1 edit (punctuation, spelling, numbering); nothing else changed in 1 paragraph." in quiet
