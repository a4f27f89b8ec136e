"""Blocks become paragraphs: which numbers are labels, what belongs to which paragraph, what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.told import told
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.paragraphs.numbering import SEPARATOR, Numbered, number


def blocks(*texts: str) -> list[Block]:
    """`# x` is a heading, `^1 x` a footnote, everything else text."""
    made = []
    for at, text in enumerate(texts, 1):
        if text.startswith("# "):
            made.append(Block("heading", text[2:], level=2, place=f"line {at}"))
        elif text.startswith("^"):
            mark, _, note = text[1:].partition(" ")
            made.append(Block("footnote", note, mark=mark, place=f"line {at}"))
        else:
            made.append(Block("text", text, place=f"line {at}"))
    return made


def labels(numbered: Numbered) -> list[str]:
    return [paragraph.label for paragraph in numbered.paragraphs]


def read(*texts: str) -> Numbered:
    return number(blocks(*texts))


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("12. We decide", "12", "We decide"),
        ("12bis. We decide", "12bis", "We decide"),  # as printed without the full stop
        ("12 bis. We decide", "12 bis", "We decide"),
        ("12.bis We decide", "12.bis", "We decide"),
        ("1ter We decide", "1ter", "We decide"),
        ("1quat. We decide", "1quat", "We decide"),
        ("OP12 Decides", "OP12", "Decides"),
        ("OP12 bis. Decides", "OP12 bis", "Decides"),
        ("PP3. Recalling", "PP3", "Recalling"),
        ("12 alt We decide", "12 alt", "We decide"),
        ("12 alt 2. We decide", "12 alt 2", "We decide"),
        ("24a. We decide", "24a", "We decide"),
        ("A. We, the ministers", "A", "We, the ministers"),
        ("AA. We, the ministers", "AA", "We, the ministers"),
        ("IV. Follow-up", "IV", "Follow-up"),
        ("[87. We reaffirm]", "87", "[We reaffirm]"),  # the whole paragraph is in brackets
        ("12 (former 6 amended). We decide", "12", "(former 6 amended) We decide"),
        ("12. (former 6 amended) We decide", "12", "(former 6 amended) We decide"),
        ("(former 6 amended) 12. We decide", "12", "(former 6 amended) We decide"),
        ("5.1 Scope of the work", "5.1", "Scope of the work"),
        ("OP1: Decides", "OP1", "Decides"),
        ("OP2 bis: Decides", "OP2 bis", "Decides"),
        ("OP5- Decides", "OP5", "Decides"),
        ("OP 5. Decides", "OP 5", "Decides"),
        ("[OP1] Decides", "OP1", "Decides"),
        ("(OP4) Requests", "OP4", "Requests"),
        ("[OP1 Decides.]", "OP1", "[Decides.]"),
        ("[12 bis] We decide", "12 bis", "We decide"),
        ("2 bis: We decide", "2 bis", "We decide"),
        ("3 (bis). We decide", "3 (bis)", "We decide"),
        ("3-ter. We decide", "3-ter", "We decide"),
        ("New 4. We decide", "New 4", "We decide"),
        ("New OP4 Decides", "New OP4", "Decides"),
        ("Alt PP2 Recalling", "Alt PP2", "Recalling"),
        ("Alt. PP2 bis. Recalling", "Alt. PP2 bis", "Recalling"),
        ("PP2 pre. Recalling", "PP2 pre", "Recalling"),
        ("1.We decide", "1", "We decide"),
        ("3.“We” decide", "3", "“We” decide"),
        ("12 - We decide", "12", "We decide"),
        ("12 – We decide", "12", "We decide"),
        ("5 . We decide", "5", "We decide"),
        ("7:  We decide", "7", "We decide"),
        ("３. We decide", "3", "We decide"),
        ("６．We decide", "6", "We decide"),
        (
            "Article 4. Each harbour shall keep a public log of storms.",
            "Article 4",
            "Each harbour shall keep a public log of storms.",
        ),
        ("1er. Nous convenons", "1", "Nous convenons"),
        ("1.º Decidimos", "1", "Decidimos"),
        ("2° Nous convenons", "2", "Nous convenons"),
        ("2 бис. Мы решаем", "2 бис", "Мы решаем"),
        ("2-тер. Мы решаем", "2-тер", "Мы решаем"),
        ("1 - نقرر", "1", "نقرر"),
        ("١ - نقرر", "١", "نقرر"),
        ("١- نقرر", "١", "نقرر"),
        ("٣ مكررا - نقرر", "٣ مكررا", "نقرر"),
        ("٣ مكررا ثانيا - نقرر", "٣ مكررا ثانيا", "نقرر"),
        ("一、我们决定", "一", "我们决定"),
        ("十二、我们决定", "十二", "我们决定"),
        ("1.我们决定", "1", "我们决定"),
        ("１．我们决定", "1", "我们决定"),
        ("4之二. 我们决定", "4之二", "我们决定"),
        ("第一条 每个港口应公开保存风暴记录。", "第一条", "每个港口应公开保存风暴记录。"),
        ("第四条之二 每个港口应公开保存风暴记录。", "第四条之二", "每个港口应公开保存风暴记录。"),
    ],
)
def test_labels_as_they_occur(text: str, label: str, rest: str) -> None:
    found = read_label(text)
    assert found is not None and (found.printed, found.rest) == (label, rest)


@pytest.mark.parametrize(
    "mark",
    ["(a)", "(i)", "a.", "i.", "(1)", "1)", "•", "–", "(a bis)", "iv)", "а)", "(б)", "(أ)", "أ -", "（一）", "(1)", "1）", "①"],
)
def test_sub_paragraphs_are_items_and_keep_their_mark(mark: str) -> None:
    found = read_label(f"{mark} one")
    assert found is not None and (found.kind, found.rest) == ("item", f"{mark} one")


@pytest.mark.parametrize(
    "text",
    [
        "2.5 million people are offline",
        "12 Member States took part",
        "A number of States",
        "I am persuaded",
        "16 December 2025",
        "70/125 is the resolution",
        "5 - 10 per cent of it",
        "New 4 million people",
        "Alternative 3 is better",
        "[12] per cent of them",
        "1er janvier 2027",
        "Article 12 of the Convention states that we decide.",
        "Article 12. Storm logs",
        "100°C is hot",
        "3:rd version",
        "12. ",  # nothing is read from white space alone
    ],
)
def test_what_begins_like_a_number_and_is_no_label(text: str) -> None:
    assert read_label(text) is None or read_label(text).rest == ""  # type: ignore[union-attr]


def test_sub_paragraphs_and_continuations_stay_in_their_paragraph_each_on_its_line() -> None:
    numbered = read("1. We invite Governments:", "(a) to publish;", "(b) to hear.", "We welcome those who do.", "2. We decide.")
    assert [p.text for p in numbered.paragraphs] == [
        "We invite Governments:\n(a) to publish;\n(b) to hear.\nWe welcome those who do.",
        "We decide.",
    ]


def test_a_sentence_that_the_reader_broke_is_joined_with_a_space() -> None:
    assert (
        read("1. We invite all", "stakeholders to come.", "2. We decide.").paragraphs[0].text
        == "We invite all stakeholders to come."
    )


def test_any_count_of_remarks_may_stand_before_a_number() -> None:
    label = read_label("(new) " * 3000 + "12. We decide")
    assert label is not None and (label.printed, label.rest) == ("12", "(new) " * 3000 + "We decide")


def test_an_unnumbered_preamble_gets_labels_that_say_so() -> None:
    numbered = read(
        "The General Assembly,", "Recalling resolution 70/125,", "Noting the progress,", "1. Decides;", "2. Requests."
    )
    assert labels(numbered) == ["PP1", "PP2", "1", "2"]
    assert [p.preamble for p in numbered.paragraphs] == [True, True, False, False]
    assert [h.text for h in numbered.headings] == ["The General Assembly,"]  # who speaks is no paragraph


def test_a_lettered_preamble_keeps_its_letters() -> None:
    numbered = read("A. We, the ministers, met.", "B. We recall.", "# Section", "1. We decide.", "2. We request.")
    assert labels(numbered) == ["A", "B", "1", "2"]
    assert [p.preamble for p in numbered.paragraphs] == [True, True, False, False]


def test_a_document_without_numbers_says_so_in_its_labels() -> None:
    numbered = read("# Position", "We support this.", "We oppose that.")
    assert labels(numbered) == ["P1", "P2"]
    assert not any(p.preamble for p in numbered.paragraphs)


def test_unnumbered_text_under_a_new_heading_is_no_part_of_the_paragraph_before_it() -> None:
    numbered = read("1. We decide.", "2. We request.", "# Follow-up", "The following was agreed.", "3. We return.")
    assert labels(numbered) == ["1", "2", "2 P1", "3"]
    assert [p.section for p in numbered.paragraphs] == ["", "", "Follow-up", "Follow-up"]


def test_a_number_that_occurs_twice_is_told_and_kept() -> None:
    numbered = read("11. We decide.", "12. We request.", "12. We also request.", "13. We return.")
    assert labels(numbered) == ["11", "12", "12 (2)", "13"]
    assert "paragraph number 12 occurs twice: first (line 2), again (line 3)" in told(numbered)


def test_a_gap_is_told() -> None:
    numbered = read("1. We decide.", "2. We request.", "5. We return.")
    assert labels(numbered) == ["1", "2", "5"]
    assert "no paragraph 3 to 4 between 2 and 5 (line 3)" in told(numbered)


def test_a_letter_that_is_missing_is_told() -> None:
    assert "no paragraph C between B and D (line 3)" in told(read("A. We met.", "B. We recall.", "D. We note.", "1. We decide."))


def test_numbers_with_latin_endings_are_no_gap() -> None:
    numbered = read("1. We decide.", "2. We note.", "2 bis. We add.", "2 ter. We add more.", "3. We return.")
    assert labels(numbered) == ["1", "2", "2 bis", "2 ter", "3"] and told(numbered) == ()


def test_an_excerpt_may_begin_anywhere() -> None:
    numbered = read("87. We reaffirm.", "88. We recognize.", "89. We welcome.")
    assert labels(numbered) == ["87", "88", "89"]
    assert told(numbered) == ("the first paragraph number is 87 (line 1): nothing was found before it",)


def test_a_submission_may_quote_scattered_paragraphs() -> None:
    assert labels(read("53. We note.", "57. We note.", "87. We note.", "88. We note.", "103. We note.")) == [
        "53",
        "57",
        "87",
        "88",
        "103",
    ]


def test_a_year_at_the_start_is_no_paragraph_number() -> None:
    numbered = read("1. We will be there in", "2030. The review follows.", "2. We decide.")
    assert labels(numbered) == ["1", "2"]
    assert numbered.paragraphs[0].text == "We will be there in\n2030. The review follows."


def test_a_date_at_the_start_is_no_paragraph_number() -> None:
    numbered = read("1. We met on the last day.", "3. December was the first.", "2. We decide.", "3. We request.")
    assert labels(numbered) == ["1", "2", "3"] and told(numbered) == ()


def test_a_number_before_its_time_is_none_when_it_comes_again_where_it_belongs() -> None:
    assert labels(read("1. We met.", "7. Of them spoke.", "2. We decide.", *(f"{n}. We go on." for n in range(3, 9)))) == list(
        "12345678"
    )


def test_a_paragraph_that_was_moved_keeps_its_number_and_is_told() -> None:
    moved = "106. We combine what was said above of the Forum, its secretariat and its funding in one place."
    numbered = read("87. We met.", moved, "88. We decide.", "89. We request.")
    assert labels(numbered) == ["87", "106", "88", "89"]
    assert "paragraph 88 comes after 106 (line 3)" in told(numbered)


def test_a_preamble_may_begin_with_a_short_participle() -> None:
    assert labels(read("Recalling resolution 70/125,", "Noting the progress,", "1. Decides;", "2. Requests.")) == [
        "PP1",
        "PP2",
        "1",
        "2",
    ]


def test_a_number_in_the_middle_of_a_sentence_is_no_paragraph_number() -> None:
    numbered = read("1. We recall its resolution", "70. The review follows.", "2. We decide.")
    assert labels(numbered) == ["1", "2"]


def test_numbers_that_start_again_in_each_section_get_labels_of_their_own_and_are_told() -> None:
    numbered = read("# One", "1. Alpha.", "2. Beta.", "# Two", "1. Gamma.", "2. Delta.")
    assert labels(numbered) == ["1", "2", "1 (2)", "2 (2)"]
    assert told(numbered) == ("the numbers start again at 1 after 2 (line 5); labels used before get a number in brackets",)


def test_numbers_of_provisions_that_a_table_quotes_are_not_paragraph_numbers() -> None:
    quoted = [f"{n}. The controller shall act." for n in (1, 2, 1, 2, 5, 5, 3, 3, 1, 1, 7, 7)]
    numbered = read(*quoted)
    assert labels(numbered) == [f"P{n}" for n in range(1, 13)]
    assert numbered.paragraphs[4].text == "5. The controller shall act."
    assert len(told(numbered)) == 1 and "do not count its paragraphs" in told(numbered)[0]


def test_a_list_inside_a_letter_does_not_number_it() -> None:
    letter = [
        "Dear Chair,",
        "We ask for three things.",
        "1. Openness.",
        "2. Time.",
        "3. Money.",
        *["We explain this at some length."] * 6,
    ]
    numbered = read(*letter)
    assert all(label.startswith("P") for label in labels(numbered))
    assert "1. Openness." in [p.text for p in numbered.paragraphs]


def test_automatic_numbers_of_the_format_are_labels() -> None:
    made = [Block("text", f"We decide {n}.", label=f"{n}.") for n in range(1, 4)]
    made.insert(2, Block("text", "to publish;", label="(a)", level=1))
    numbered = number(made)
    assert labels(numbered) == ["1", "2", "3"]
    assert numbered.paragraphs[1].text == "We decide 2.\n(a) to publish;"


def test_a_deeper_list_that_starts_at_1_stays_in_its_paragraph() -> None:
    made = [Block("text", f"We decide {n}.", label=f"{n}.") for n in range(1, 4)]
    made[2:2] = [Block("text", f"item {n};", label=f"{n}.", level=1) for n in (1, 2)]
    numbered = number(made)
    assert labels(numbered) == ["1", "2", "3"]
    assert numbered.paragraphs[1].text == "We decide 2.\n1. item 1;\n2. item 2;"


def test_footnotes_go_to_the_paragraph_that_cites_them_and_unknown_marks_are_told() -> None:
    made = [
        Block("text", "1. We recall.", marks=("1", "9")),
        Block("text", "2. We note.", marks=("2",)),
        *blocks("^1 Resolution 70/125.", "^2 Resolution 79/1.", "^7 Nobody cites this."),
    ]
    numbered = number(made)
    assert [p.footnotes for p in numbered.paragraphs] == [("Resolution 70/125.",), ("Resolution 79/1.",)]
    assert "paragraph 1: footnote mark 9 has no footnote" in told(numbered)
    assert any(warning.startswith("footnote 7 (line 3) is not cited by any paragraph") for warning in told(numbered))


def test_title_matter_is_no_section_of_the_preamble() -> None:
    made = [
        Block("heading", "Draft outcome document", level=1),
        *blocks("A. We met.", "B. We recall.", "# Development", "1. We decide."),
    ]
    assert [p.section for p in number(made).paragraphs] == ["", "", "Development"]


TEXTS = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.from_regex(r"\A(?:[0-9]{1,3}(?: bis)?\. |[A-E]\. |\([a-d]\) |)[A-Za-z][a-z ,;.]{0,30}\Z")),
        st.tuples(st.just("heading"), st.from_regex(r"\A[A-Z][a-z]{2,10}\Z")),
    ),
    max_size=25,
)


@given(TEXTS)
def test_spans_cut_each_text_out_and_labels_are_unique(parts: list[tuple[str, str]]) -> None:
    numbered = number([Block(kind, text) for kind, text in parts])  # type: ignore[arg-type]
    for paragraph in numbered.paragraphs:
        assert paragraph.span.cut(numbered.text) == paragraph.text
    assert SEPARATOR.join(p.text for p in numbered.paragraphs) == numbered.text
    assert len({p.label for p in numbered.paragraphs}) == len(numbered.paragraphs)
    assert all(p.label for p in numbered.paragraphs)


@given(TEXTS)
def test_no_word_is_lost_between_blocks_and_paragraphs(parts: list[tuple[str, str]]) -> None:
    numbered = number([Block(kind, text) for kind, text in parts])  # type: ignore[arg-type]
    before = sorted(word for _, text in parts for word in text.split() if any(c.isalpha() for c in word))
    kept = [word for p in numbered.paragraphs for word in p.text.split()] + [
        word for h in numbered.headings for word in h.text.split()
    ]
    taken_as_labels = [word for p in numbered.paragraphs for word in p.label.replace("(", " ").split()]
    missing = list(before)
    for word in kept:
        if word in missing:
            missing.remove(word)
    # What is missing stands in a label: "bis.", "A.".
    assert all(word.rstrip(".") in taken_as_labels for word in missing), missing


# ---------------------------------------------------------------- numbers that begin afresh


def treaty(*parts: str) -> list[str]:
    return labels(read(*parts))


def test_paragraphs_of_articles_are_told_as_people_cite_them() -> None:
    numbered = read(
        "# Article 1", "1. We keep logs.", "2. We share them.", "# Article 2", "1. We meet.", "1 bis. We eat.", "2. We part.",
        "# Article 3", "All of this is free.",
    )  # fmt: skip
    assert labels(numbered) == [
        "Article 1.1", "Article 1.2", "Article 2.1", "Article 2.1 bis", "Article 2.2", "Article 3 P1",
    ]  # fmt: skip
    assert told(numbered) == ()


def test_an_article_on_a_line_of_its_own_is_a_heading_in_every_format() -> None:
    numbered = read("Article 1", "1. We keep logs.", "2. We share.", "ARTICLE 2 bis.", "1. We meet.", "2. We part.")
    assert labels(numbered) == ["Article 1.1", "Article 1.2", "Article 2 bis.1", "Article 2 bis.2"]
    assert [p.section for p in numbered.paragraphs] == ["Article 1", "Article 1", "ARTICLE 2 bis.", "ARTICLE 2 bis."]


def test_a_draft_that_counts_through_keeps_its_numbers_whatever_its_headings() -> None:
    assert treaty("# I. Logs", "1. We keep.", "2. We share.", "# II. Meetings", "3. We meet.", "4. We part.") == list("1234")


def test_only_the_annex_is_named_where_only_the_annex_begins_afresh() -> None:
    assert treaty(
        "# I. Logs", "1. We keep.", "2. We share.", "# II. Meetings", "3. We meet.", "# Annex", "1. We add.", "2. We add more."
    ) == ["1", "2", "3", "Annex.1", "Annex.2"]


def test_sections_of_one_name_in_two_annexes_are_told_apart() -> None:
    assert treaty(
        "# Annex I", "# A. Logs", "1. We keep.", "# B. Towns", "1. We share.", "# Annex II", "# A. Ships", "1. We sail.", "# B. Seas",
        "1. We swim.",
    ) == ["Annex I, A.1", "Annex I, B.1", "Annex II, A.1", "Annex II, B.1"]  # fmt: skip


def test_articles_that_are_provisions_number_their_paragraphs_too() -> None:
    assert treaty(
        "Article 1. Every harbour shall keep a log, as follows:", "1. The log is public.", "2. The log is kept.",
        "Article 2. Every town shall share its data, as follows:", "1. The data are free.", "2. The data are whole.",
    ) == ["Article 1", "Article 1.1", "Article 1.2", "Article 2", "Article 2.1", "Article 2.2"]  # fmt: skip


def test_option_lines_and_asides_are_no_sections() -> None:
    numbered = read(
        "# Logs", "1. We decide.", "# Option 1:", "To keep logs.", "# Option 2:", "To burn logs.", "# {Ambition}", "2. We go."
    )
    assert [(p.label, p.section) for p in numbered.paragraphs] == [("1", "Logs"), ("2", "Logs")]
    assert numbered.paragraphs[0].text == "We decide.\nOption 1:\nTo keep logs.\nOption 2:\nTo burn logs."


# ---------------------------------------------------------------- numbers without a stop, and their words


@pytest.mark.parametrize(
    "form", ["{} {}", "{}) {}", "§ {} {}", "№ {} {}", "Para. {}: {}", "Paragraph {}. {}", "{}.- {}", "{}。{}", "{}/ {}"]
)
def test_numbers_of_every_form_count_where_they_count_the_whole_text(form: str) -> None:
    texts = ("We keep logs of storms.", "We share them.", "We invite lenders.", "We meet each spring.")
    prefix = "OP" if form.startswith("{}/") else ""
    numbered = read(*(form.format(f"{prefix}{n}", text) for n, text in enumerate(texts, 1)))
    assert [(p.label, p.text) for p in numbered.paragraphs] == [(f"{prefix}{n}", text) for n, text in enumerate(texts, 1)]


def test_a_bare_number_in_front_of_a_sentence_is_none_where_such_numbers_do_not_count() -> None:
    assert labels(read("We met.", "12 States took part.", "2 Ports were closed.", "We part.")) == ["P1", "P2", "P3", "P4"]


def test_numbers_in_round_brackets_keep_them() -> None:
    assert labels(read("(1) We keep.", "(2) We share.", "(3) We meet.")) == ["(1)", "(2)", "(3)"]


def test_a_heading_that_was_read_as_text_does_not_hide_the_first_number() -> None:
    assert labels(read("II. Logs", "1. We keep logs.", "2. We share.", "3. We meet."))[-3:] == ["1", "2", "3"]


def test_arabic_numbers_with_the_dash_typed_before_them() -> None:
    assert labels(read("-1 نتفق على ذلك كله.", "-2 نقرر ذلك كله.")) == ["1", "2"]


def test_a_number_without_a_stop_among_others_and_an_option_without_a_text_are_read() -> None:
    texts = [
        *(f"{n}. We keep well {n} open." for n in (1, 2, 3)), "4 We ask the towns to pay for it.", "5. We meet in May.", "6. We thank you.",
        "Option 1: (paragraph 7)", "7. We meet again.", "Option 2: (paragraph 7)", "7. No text",
    ]  # fmt: skip
    found = number([Block("text", text) for text in texts])
    assert [p.label for p in found.paragraphs if " P" not in p.label] == ["1", "2", "3", "4", "5", "6", "7", "7 (2)"]
    assert found.paragraphs[-1].text == "No text"
