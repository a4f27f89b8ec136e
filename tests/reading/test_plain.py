"""Markdown and plain text: what reaches the paragraphs are words, not marks; lines that were wrapped are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.lines.joining import join_lines, vocabulary
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.numbering import number
from wsisdiff.reading.text.decoding import decode
from wsisdiff.reading.text.inline import inline
from wsisdiff.reading.text.markdown import markdown_blocks
from wsisdiff.reading.text.plain import plain_blocks

# ---------------------------------------------------------------- Markdown


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("We *strongly* **support** it", "We strongly support it"),
        ("We ***strongly*** support it", "We strongly support it"),
        ("a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4"),
        ("see [the Agenda](https://example.org/a_(b)) now", "see the Agenda now"),
        ("see <https://example.org> now", "see https://example.org now"),
        ("[shall] [should] act", "[shall] [should] act"),  # brackets of disagreement are no links
        ("[shall][should] act", "[shall][should] act"),
        (r"\[shall\] and \*not\* this", "[shall] and *not* this"),
        ("`code` and text", "code and text"),
        ("civil&nbsp;society &amp; business", "civil society & business"),
        ("one<br>two", "one two"),
        ("![a map](map.png) here", "here"),
    ],
)
def test_marks_of_markdown_are_reduced_to_their_words(raw: str, words: str) -> None:
    assert inline(raw)[0] == words


def test_footnote_marks_leave_the_words() -> None:
    assert inline("resolution 70/125,[^1] and the Compact[^b].<sup>3</sup>") == (
        "resolution 70/125, and the Compact.",
        ("1", "b", "3"),
    )


def test_powers_are_no_footnote_marks() -> None:
    (block,) = markdown_blocks(
        "A loss of 10<sup>6</sup>, or 10<sup>-6</sup>, on 5 km<sup>2</sup> by the Agenda<sup>1</sup>."
    ).blocks
    assert (block.text, block.marks, len(block.before)) == ("A loss of 10^6, or 10^-6, on 5 km2 by the Agenda.", ("1",), 1)


def test_a_reference_link_needs_its_definition() -> None:
    blocks = markdown_blocks("See [the Agenda][1] and [shall][should].\n\n[1]: https://example.org\n").blocks
    assert [b.text for b in blocks] == ["See the Agenda and [shall][should]."]


def test_front_matter_gives_the_title_and_is_no_text() -> None:
    reading = markdown_blocks("---\nid: x\ntitle: Zero Draft\n---\n\n# Long title\n\n1. We decide.\n")
    assert reading.title == "Zero Draft"
    assert [(b.kind, b.text) for b in reading.blocks] == [("heading", "Long title"), ("text", "1. We decide.")]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [b.text for b in markdown_blocks("---\n\n1. We decide: now.\n").blocks] == ["1. We decide: now."]


def test_headings_in_both_styles() -> None:
    reading = markdown_blocks("Title\n=====\n\nSection\n---\n\n### Sub ###\n\nText.\n---\n")
    assert [(b.kind, b.level, b.text) for b in reading.blocks] == [
        ("heading", 1, "Title"),
        ("heading", 2, "Section"),
        ("heading", 3, "Sub"),
        ("text", 0, "Text."),  # a rule under a sentence does not make it a heading
    ]


def test_short_dashes_below_a_numbered_paragraph_are_a_rule() -> None:
    reading = markdown_blocks("1. We decide to open all ports by 2030\n---\n\n2. Of ports\n-----------\n\nII. Of mills\n---\n")
    assert [(b.kind, b.text) for b in reading.blocks] == [
        ("text", "1. We decide to open all ports by 2030"),
        ("heading", "2. Of ports"),
        ("heading", "II. Of mills"),
    ]


def test_footnotes_with_what_belongs_to_them() -> None:
    reading = markdown_blocks("Text.[^1]\n\n[^1]: First line\n  goes on.\n\n    And a second part.\n\nMore text.\n")
    assert [(b.kind, b.text) for b in reading.blocks] == [
        ("text", "Text."),
        ("footnote", "First line goes on. And a second part."),
        ("text", "More text."),
    ]


def test_wrapped_lines_are_one_paragraph_and_a_wrapped_number_begins_none() -> None:
    reading = markdown_blocks("1. We recall its resolution\n70. The review\nfollows.\n2. We decide.\n")
    assert [b.text for b in reading.blocks] == ["1. We recall its resolution 70. The review follows.", "2. We decide."]


def test_items_are_blocks_of_their_own_and_block_quotes_are_text() -> None:
    reading = markdown_blocks("1. We invite:\n   (a) one;\n   (b) two.\n\n> Quoted text\n> goes on.\n")
    assert [b.text for b in reading.blocks] == ["1. We invite:", "(a) one;", "(b) two.", "Quoted text goes on."]
    assert [b.text for b in markdown_blocks("1. We invite:\n+ one;\n+ two.").blocks] == ["1. We invite:", "- one;", "- two."]


def test_a_block_quotation_that_a_sentence_leads_into_has_its_marks() -> None:
    found = markdown_blocks("A plea came in:\n\n> Pay for nets.\n> Pay well.\n\n> 4. We pay.\n\nThanks.\n\n> An aside.")
    assert [b.text for b in found.blocks] == [
        "A plea came in:",
        "“Pay for nets. Pay well.”",
        "4. We pay.",
        "Thanks.",
        "An aside.",
    ]


def test_comments_are_not_read_and_lines_still_count() -> None:
    blocks = markdown_blocks("<!-- a\nb -->\n\n1. We decide.\n").blocks
    assert [(b.text, b.place) for b in blocks] == [("1. We decide.", "line 4")]


def test_a_definition_of_nothing_is_a_comment() -> None:
    reading = markdown_blocks("1. We open.\n\n[//]: # (We close.)\n\n[G77]: retain.\n")
    assert [(b.text, b.place) for b in reading.blocks] == [("1. We open.", "line 1"), ("[G77]: retain.", "line 5")]
    assert told(reading) == ("1 comment left out",)


def test_lists_in_which_every_number_is_one_are_counted() -> None:
    lazy = "1. We keep logs.\n1. We share them:\n    1. with towns;\n    1. with mills.\n\n1. We go.\n\n# Part\n\n1. We stay."
    texts = [b.text for b in markdown_blocks(lazy).blocks if b.kind == "text" and not b.level]
    assert texts == ["1. We keep logs.", "2. We share them:", "3. We go.", "1. We stay."]
    alternatives = "1. We keep logs.\n\n2. Alt 1: We share them.\n\n2. Alt 2: We do not.\n\n2. Alt 3: We go."
    assert [b.text[:2] for b in markdown_blocks(alternatives).blocks] == ["1.", "2.", "2.", "2."]


def test_heads_of_columns_tell_the_text_and_numbers_without_a_stop_count_it() -> None:
    rows = "\n".join(f"| {n} | We keep the logs of mill {n}. | We do not. |" for n in (1, 2, 3))
    for head in ("| No. | Text | Proposals |\n|---|---|---|\n", ""):
        read = number(markdown_blocks(head + rows).blocks).paragraphs
        assert [(p.label, p.text[:27]) for p in read] == [(str(n), f"We keep the logs of mill {n}.") for n in (1, 2, 3)]


def test_a_table_row_is_one_block() -> None:
    reading = markdown_blocks("| Old | New |\n| --- | --- |\n| We note | We decide |\n")
    assert [b.text for b in reading.blocks] == ["Old | New", "We note | We decide"]


def test_a_table_needs_no_strokes_at_its_sides() -> None:
    table = "Some words | before.\n\nNo. | Text | Proposal\n--- | --- | ---\n1 | We note. | Delete.\n2 | We act. | |"
    for written in (table, "> " + table.replace("\n", "\n> ")):
        assert [(b.label, b.text, b.by) for b in markdown_blocks(written).blocks] == [
            ("", "Some words | before.", ""),
            ("1.", "We note.", ""),
            ("", "Delete.", "Proposal"),
            ("2.", "We act.", ""),
        ]


def test_elements_on_lines_of_their_own_part_paragraphs_and_words() -> None:
    rows = "<table>\n<tr><td>1. We note</td><td>Delete</td></tr>\n<tr><td>2. We <b>a</b>ct</td><td>Keep</td></tr>\n</table>"
    assert [b.text for b in markdown_blocks(rows).blocks] == ["1. We note Delete", "2. We act Keep"]


@given(st.text(max_size=300))
def test_any_text_is_markdown_and_plain_text(text: str) -> None:
    for reading in (markdown_blocks(text), plain_blocks(text)):
        assert all(block.text == " ".join(block.text.split()) for block in reading.blocks)


@given(st.lists(st.from_regex(r"\A[A-Za-z][a-z]{0,8}(?: [a-z]{1,8}){0,12}\.\Z"), min_size=1, max_size=8))
def test_plain_words_come_through_both_readers_in_order(sentences: list[str]) -> None:
    words = [word for sentence in sentences for word in sentence.split()]
    for reading in (markdown_blocks("\n\n".join(sentences)), plain_blocks("\n\n".join(sentences))):
        assert [word for block in reading.blocks for word in block.text.split()] == words


# ---------------------------------------------------------------- plain text

WRAPPED = """\
REPORT OF THE CHAIR

1. We recognize that digital cooperation rests on the work of many hands, and
that no single group could have brought about alone what has been achieved, as
set out in resolution
70/125.
2. We call upon Governments to publish what they spend on connectivity, so that
those who pay can judge:
   (a) whether it was well spent;
   (b) whether more is needed.

Follow-up

3. We decide to return to the matter.
"""


def test_wrapped_plain_text_is_read_into_whole_paragraphs() -> None:
    reading = plain_blocks(WRAPPED)
    assert reading.title == "REPORT OF THE CHAIR"
    assert [(b.kind, b.text) for b in reading.blocks] == [
        ("heading", "REPORT OF THE CHAIR"),
        (
            "text",
            "1. We recognize that digital cooperation rests on the work of many hands, and that no single group could have brought about "
            "alone what has been achieved, as set out in resolution 70/125.",
        ),
        ("text", "2. We call upon Governments to publish what they spend on connectivity, so that those who pay can judge:"),
        ("text", "(a) whether it was well spent;"),
        ("text", "(b) whether more is needed."),
        ("heading", "Follow-up"),
        ("text", "3. We decide to return to the matter."),
    ]


def test_a_file_with_one_line_a_paragraph_needs_no_blank_lines() -> None:
    long = "We recognize that " + "digital cooperation rests on the work of many hands and " * 5 + "so on."
    assert [b.text for b in plain_blocks(f"1. {long}\n2. {long}\n").blocks] == [f"1. {long}", f"2. {long}"]


def test_headings_of_a_file_with_one_line_a_paragraph_are_headings() -> None:
    long = "We recognize that " + "digital cooperation rests on the work of many hands and " * 5 + "so on."
    read = plain_blocks(f"Draft pact\nPart I. The hands\n1. {long}\nPart II. The work\n2. {long}\n")
    assert [b.text for b in read.blocks if b.kind == "heading"] == ["Draft pact", "Part I. The hands", "Part II. The work"]


def test_a_number_in_brackets_is_a_footnote_s_where_the_text_cites_it_and_in_dispute_elsewhere() -> None:
    disputed = "1. Each town shall give, by the end of the decade,\n[50] per cent or [60] of its ports to all who fish, or,\n[60] or more."
    cited = "2. We recall the Agenda [1] and give [20] per cent.\n\n[20] per cent shall be shared.\n\n[1] Resolution 70/1."
    assert [(b.kind, b.mark, b.text) for b in plain_blocks(f"{disputed}\n\n{cited}\n").blocks] == [
        ("text", "", " ".join(disputed.split())),
        ("text", "", "2. We recall the Agenda [1] and give [20] per cent."),
        ("text", "", "[20] per cent shall be shared."),
        ("footnote", "1", "Resolution 70/1."),
    ]


def test_page_numbers_and_form_feeds_do_not_part_a_file() -> None:
    reading = plain_blocks("1. We decide.\n\n- 3 -\n\f\n2. We request.\n\n4/12\n\n3. We return.\n")
    assert [b.text for b in reading.blocks] == ["1. We decide.", "2. We request.", "3. We return."]


def test_heads_and_feet_between_pages_of_a_text_taken_from_a_pdf_are_no_words() -> None:
    pages = ["1. We keep logs of", "storms on the", "northern coast."]
    head, feet = (
        "                    PORTS/L.3\n          Rev. of noon",
        ["1/3          26-00123", "26-00123          2/3", "3/3          26-00123"],
    )
    text = "\n".join(
        f"\f{head if n else ''}\n\n    {page}\n\n{foot}" for n, (page, foot) in enumerate(zip(pages, feet, strict=True))
    )
    assert [b.text for b in plain_blocks(text).blocks] == ["1. We keep logs of storms on the northern coast."]


LAID_OUT = """\
                                                Article 1 (LOGS)
 Pp1
       [Recalling what the towns have said of the logs of storms, and of those who keep them and who come to see
       them [in winter],]
 Pp2
       Recognizing that storms, and the snow that comes with them, know of no border between one town and another,
1.     [Towns [shall][should] keep a log of storms, of the snow, and of the state of the roads
       that lead to the mills]
2.     Each town has its own log, 1 and shows it to all who ask for it, as the towns have agreed among themselves
       in their pact of old, and so do the mills, which
__________________
1
       The pact of the nine towns.

                                                    1 of 2
\f
       are open to all.
                                                Article 2 (MILLS)
1.     Mills are open.
                                                    2 of 2
"""


def test_a_text_laid_out_as_its_pages_were_has_its_articles_numbers_and_footnotes() -> None:
    read = plain_blocks(LAID_OUT)
    assert [block.text for block in read.blocks if block.kind == "heading"] == ["Article 1 (LOGS)", "Article 2 (MILLS)"]
    paragraphs = number(read.blocks).paragraphs
    assert [p.label for p in paragraphs] == ["Pp1", "Pp2", "Article 1.1", "Article 1.2", "Article 2.1"]
    assert paragraphs[3].text.startswith("Each town has its own log, and") and paragraphs[3].text.endswith(
        "which are open to all."
    )
    assert list(paragraphs[3].footnotes) == ["The pact of the nine towns."]


PREAMBLE = """\
      Recalling what the towns have said of the logs of storms,
and of those who keep them,
      Recognizing that storms know of no border,1
      Mindful of the snow, and of the wind that comes with it
Before the spring, and of the roads,
"""


def test_paragraphs_that_end_in_a_comma_are_told_by_their_first_line() -> None:
    assert [block.text.split()[0] for block in plain_blocks(PREAMBLE).blocks] == ["Recalling", "Recognizing", "Mindful"]


@pytest.mark.parametrize("foot", ["MILLS/L.3\nPage {n} of 4", "{n}/4 26-00123\nMILLS/L.3", "- {n} -", "{n}"])
def test_page_numbers_that_were_copied_with_a_text_are_no_words(foot: str) -> None:
    texts = [
        f"We keep the logs of {what} and all that it\nbrought to {what} towns,\nto the {what} end." for what in "abcdefghijk"
    ]
    lines = "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)).split("\n")
    at, copied = 0, []
    for page, size in enumerate((10, 11, 10, 2), 1):
        copied += [*lines[at : at + size], foot.format(n=page)]
        at += size
    read = plain_blocks("\n".join(copied)).blocks
    assert [b.text for b in read] == [f"{n}. {' '.join(text.split())}" for n, text in enumerate(texts, 1)]


def test_numbers_alone_that_count_paragraphs_are_theirs_and_those_that_count_pages_are_not() -> None:
    texts = [f"We keep the logs of storm {n} and of all that it\nbrought with it." for n in "abcdef"]
    alone = "\n\n".join(f"{n}\n\n{text}" for n, text in enumerate(texts, 1))
    assert [p.label for p in number(plain_blocks(alone).blocks).paragraphs] == ["1", "2", "3", "4", "5", "6"]
    pages = "\n\n".join("\n\n".join([*texts, str(n)]) for n in (1, 2, 3))
    assert [b.text[:7] for b in plain_blocks(pages).blocks] == ["We keep"] * 18


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        # The document writes it with a hyphen elsewhere.
        (["multi-", "stakeholder and multi-stakeholder"], "multi-stakeholder and multi-stakeholder"),
        # It writes it without.
        (["multi-", "stakeholder and multistakeholder"], "multistakeholder and multistakeholder"),
        # It does not say, and the first part is no word: the line end broke it.
        (["imple-", "mentation"], "implementation"),
        # It does not say, and both parts are words here.
        (["capacity-", "building, building capacity"], "capacity-building, building capacity"),
        (["twenty-", "first"], "twenty-first"),
        (["low-", "and middle-income"], "low- and middle-income"),
        (["in 2015-", "2030"], "in 2015-2030"),
        (["non-", "EU"], "non-EU"),
        (["IP-", "addresses"], "IP-addresses"),
        (["this -", "and that"], "this - and that"),
        (["co\u00ad", "operation"], "cooperation"),
        # It writes those with a hyphen elsewhere, and the one that is left is broken.
        (
            ["a mid-", "term, long-", "range, all-", "season plan sub-", "ject to a mid-term, long-range, all-season view"],
            "a mid-term, long-range, all-season plan subject to a mid-term, long-range, all-season view",
        ),
        # So it does here, and the one that is left has two words.
        (
            [
                "a mid-",
                "term, long-",
                "range, all-",
                "season plan of debt-",
                "servicing, a mid-term, long-range, all-season debt",
            ],
            "a mid-term, long-range, all-season plan of debt-servicing, a mid-term, long-range, all-season debt",
        ),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], joined: str) -> None:
    assert join_lines(lines, vocabulary(lines)) == joined


# ---------------------------------------------------------------- encodings

TEXT = "1. We recognize the role of the “technical community” – naïve or not.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark_are_read_as_they_say(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(TEXT.encode(encoding))
    draft = read_draft(path)
    assert draft.text == TEXT[3:].strip() and told(draft) == ()


def test_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(f"Line one.\n\n{TEXT}".encode("cp1252"))
    draft = read_draft(path)
    assert "“technical community” – naïve" in draft.text
    assert told(draft)[0].startswith("line 3: not UTF-8; read as Windows-1252")


def test_a_damaged_letter_leaves_a_text_in_its_encoding_and_is_told() -> None:
    text, warnings = decode("Мы открываем все порты X.".encode().replace(b"X", b"\xa9"), Path("x"))
    assert text == "Мы открываем все порты \ufffd." and [w.kind for w in warnings] == ["file.damaged_letters"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"1. We\x00decide.", "null bytes"),
        (b"\x01\x02\x03\x04text", "control characters"),
        (b"\xef\xbb\xbf1. We \xff\xfe", "begins like utf-8 text but is not"),
        (b"\xff\xfe1", "begins like utf-16-le text but is not"),
        (b"1. We \x81 decide", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableDraft) as error:
        decode(data, Path("draft.txt"))
    assert what in str(error.value) and "save" in str(error.value) and "\n" not in str(error.value)


def test_line_ends_of_all_systems_are_one(tmp_path: Path) -> None:
    assert decode(b"a\r\nb\rc\n", Path("x"))[0] == "a\nb\nc\n"
