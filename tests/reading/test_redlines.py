"""Changes marked in plain characters, line numbers of the margin, and what looks like a mark and is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.reading.blocks import Reading
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.text.markdown import markdown_blocks
from wsisdiff.reading.text.pages import without_line_numbers
from wsisdiff.reading.text.plain import plain_blocks

STRUCK = [
    "For ~~twenty~~ **ten** years.",
    "For <del>twenty</del> <ins>ten</ins> years.",
    "For <s>twenty</s> ten years.",
    "For <strike class='x'>twenty</strike> ten years.",
    "For <DELETED>twenty</DELETED> ten years.",
    "For {--twenty--}{++ten++} years.",
    "For {~~twenty~>ten~~} years.",
    "For {~~twenty~>ten~~}{>>why ten?<<} {==years==}.",
    'For <span style="text-decoration:line-through">twenty</span> ten years.',
]


def words(reading: Reading) -> str:
    return "\n".join(block.text for block in reading.blocks)


@pytest.mark.parametrize("text", STRUCK)
def test_marked_changes_are_accepted_or_rejected_and_told(text: str) -> None:
    for read in (markdown_blocks, plain_blocks):
        made = read(text)
        assert words(made).replace("**", "") == "For ten years."
        assert any("read as if all were accepted" in warning for warning in told(made))
        assert "twenty" in words(read(text, original=True))


def test_insertions_are_left_out_of_the_original() -> None:
    assert words(markdown_blocks("For {--twenty--}{++ten++} <ins>long</ins> years.", original=True)) == "For twenty years."


def test_a_paragraph_whose_number_alone_is_left_says_so() -> None:
    assert words(markdown_blocks("1. We act.\n2. ~~We close ports.~~\n3. We go.")) == "1. We act.\n2. [deleted]\n3. We go."
    assert words(markdown_blocks("1. We act.\n\n~~2. We close ports.~~\n\n3. We go.")) == "1. We act.\n3. We go."


def test_a_deletion_over_paragraphs_leaves_their_lines_counted() -> None:
    made = markdown_blocks("1. We act.\n\n{--2. We close.\n\n3. We burn.\n\n--}4. We go.")
    assert [(b.text, b.place) for b in made.blocks] == [("1. We act.", "line 1"), ("4. We go.", "line 7")]


@pytest.mark.parametrize(
    "text",
    [
        "It costs ~~ nothing ~~ at all.",
        "A tilde \\~~is\\~~ a sign.",
        "If x <y and we decide that z> is so.",
        "We agree <!-- and decide.",
        "[G77]: retain",
        "The sign {-- opens and never closes.",
        "A <del> that never closes.",
    ],
)
def test_what_everybody_sees_is_not_dropped(text: str) -> None:
    read = words(markdown_blocks(text))
    assert all(word in read for word in text.replace("\\", "").split() if word.isalpha())


def test_comments_and_hidden_words_of_markdown_are_left_out_and_told() -> None:
    made = markdown_blocks('We <!-- never --> agree<span style="display:none"> not</span><span hidden> ever</span>.')
    assert words(made) == "We agree."
    assert any("1 comment left" in w for w in told(made)) and any("2 passages of hidden text" in w for w in told(made))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            'We <span style="text-decoration:line-through">open <span class="x">all</span> ports and</span> keep logs.',
            "We keep logs.",
        ),
        ("We <span hidden>a <span>secret</span> plan</span> act.", "We act."),
        ("We <ins>keep <del>no</del> logs and</ins> act.", "We keep logs and act."),
        ("We <del>open <del>close</del> act, and <s>we</s> keep logs.", "We act, and keep logs."),  # the second was to be an end
    ],
)
def test_an_element_goes_to_its_own_end(text: str, read: str) -> None:
    assert words(markdown_blocks(text)) == words(plain_blocks(text)) == read


BILL = [
    "A BILL",
    "",
    "1. Each harbour shall keep a public log of",
    "storms for at least ten years, and shall",
    "open it to pilots.",
    "2. The Assembly shall meet each spring.",
    "3. Towns shall share tide data without",
    "charge.",
]


def every(lines: list[str]) -> list[str]:
    return [f"{n:>4}  {line}".rstrip() for n, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    "numbered",
    [
        every(BILL),
        [f"{n}\t{line}" for n, line in enumerate(BILL, 1)],
        [f"{n}: {line}" for n, line in enumerate(BILL, 1)],
        [f"{n:>3} | {line}" for n, line in enumerate(BILL, 1)],
        [f"{line:<60}{n:>4}" for n, line in enumerate(BILL, 1)],
        [*every(BILL[:4]), "", *every(BILL[4:] + BILL[4:5])],
    ],
)
def test_line_numbers_of_the_margin_are_no_words(numbered: list[str], tmp_path: Path) -> None:
    path = tmp_path / "bill.txt"
    path.write_text("\n".join(numbered))
    read = read_draft(path)
    assert [p.label for p in read.paragraphs][-3:] == ["1", "2", "3"]
    assert (
        read.paragraphs[-3].text
        == "Each harbour shall keep a public log of storms for at least ten years, and shall open it to pilots."
    )
    assert any("line numbers" in warning for warning in told(read))


def test_heads_of_pages_of_a_plain_text_are_no_words_and_sentences_go_on_overleaf(tmp_path: Path) -> None:
    first = [
        "1. Each town keeps a log of the floods that it has",
        "seen.",
        "2. The river council meets in May, when the snow of the",
    ]
    second = ["mountains melts.", "3. We thank those who mend the dykes, and", "ask them to go on.", "4. We return to this."]
    for width in (0, 4):
        texts = [
            "\n".join(f"{n:>{width}} {line}" if width else line for n, line in enumerate(page, 1)) for page in (first, second)
        ]
        text = f"      A LAW ON FLOODS\n\n   L. 19 as tabled     7\n\n{texts[0]}\n\f   L. 19 as tabled     8\n\n{texts[1]}\n"
        (tmp_path / "law.txt").write_text(text)
        read = read_draft(tmp_path / "law.txt")
        assert [p.label for p in read.paragraphs if p.label.isdigit()] == ["1", "2", "3", "4"]
        assert "tabled" not in read.text
        assert "when the snow of the mountains melts." in read.text


def test_every_fifth_line_may_bear_a_number() -> None:
    lines = [f"words of line {n} that go on and on" for n in range(1, 23)]
    left = [f"{n:>3} {line}" if n % 5 == 0 else f"    {line}" for n, line in enumerate(lines, 1)]
    assert [line.strip() for line in without_line_numbers(left)[0]] == lines
    right = [f"{line:<60}{n}" if n % 5 == 0 else line for n, line in enumerate(lines, 1)]
    assert [line.strip() for line in without_line_numbers(right)[0]] == lines


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}. We decide on matter {n}." for n in range(1, 12)],
        [f"{n} We decide on matter {n}." for n in range(1, 12)],
        ["1  Ships", "2  Ports", "3  Towns", "4  Seas", "5  Fog", "6  Ice"],
        ["We met in", "2025 and decided", "to go on."],
    ],
)
def test_paragraph_numbers_are_no_line_numbers(lines: list[str]) -> None:
    assert without_line_numbers(lines) == (lines, 0)
