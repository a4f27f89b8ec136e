"""What other sentences say of a paragraph that grants a request, told by a person's reading of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.of_a_line import verdict_on
from wsisdiff.model import Stance

NETS = "We decide to pay fishers for lost nets."


def granted(folder: Path, *after: str, beside: str = "") -> str:
    """The status of a request that paragraph 2 grants to the letter, with other sentences after it."""
    lines = ["# Draft", "1. The council meets.", f"2. {NETS}{beside}", "3. Lamps are lit.", *after]
    return verdict_on(folder, NETS, "\n\n".join(lines)).status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("4. Paragraphs 2 and 3 are of no effect and are kept for the numbering alone.", "left_out"),
        ("4. The following replaces paragraph 2: “Fishers mend their own nets.”", "left_out"),
        ("4. Paragraphs 1 to 3 were taken from a working paper of the clerk.", "partial"),
        ("4. The duty under paragraph 2 binds nobody who has not accepted it.", "partial"),
    ],
)
def test_what_is_said_of_a_paragraph_as_of_a_text_undoes_it_or_is_for_a_person_to_see(
    said: str, status: str, tmp_path: Path
) -> None:
    assert granted(tmp_path, said) == status


@pytest.mark.parametrize(
    "said",
    [
        "4. The council shall report each year on the payments under paragraph 2.",
        "4. We request the clerk to implement paragraphs 1 to 3 by spring.",
        "4. In carrying out paragraph 2, the council shall hear the fishers.",
        "4. Paragraph 2 of the Harbour Convention was drafted in haste.",
        "4. Paragraphs 5 to 20 were carried over by mistake.",
    ],
)
def test_what_only_carries_it_out_or_means_another_leaves_it(said: str, tmp_path: Path) -> None:
    assert granted(tmp_path, said) == "adopted"


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        (" The nets shall not be paid for in money.", "partial"),
        (" The nets shall be paid for in money.", "adopted"),
        (" *Cette proposition n'a pas été retenue par le Conseil réuni.*", "partial"),
        ("\n\n*Note by the clerk: paragraph 2 came in by an error.*", "left_out"),
    ],
)
def test_what_stands_right_behind_it(beside: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, beside=beside) == status


@pytest.mark.parametrize(
    ("fate", "status"),
    [("carried", "adopted"), ("fell", "partial"), ("not carried", "left_out"), ("", "adopted")],
)
def test_what_a_table_says_became_of_the_texts_in_it(fate: str, status: str, tmp_path: Path) -> None:
    rows = f"| Text | Moved by | Fate |\n|---|---|---|\n| Ports shall train pilots | one group | carried |\n| {NETS} | all | {fate} |"
    draft = f"# Draft\n\n1. The texts are in the table.\n\n{rows}\n\n2. Lamps are lit.\n"
    assert verdict_on(tmp_path, NETS, draft).status == status


@pytest.mark.parametrize(
    ("said", "status"),
    [("The council adopts paragraphs 1 and 3 as its outcome.", "partial"), ("The council adopts paragraphs 1 to 3.", "adopted")],
)
def test_a_paragraph_that_is_passed_over_when_others_are_adopted(said: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, f"4. {said}") == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("4. Any provision above that concerns paying fishers for nets shall be read as if it had been deleted.", "partial"),
        ("4. The proposal to have the lamps of fishers removed by night was noted.", "adopted"),
    ],
)
def test_what_is_said_to_be_gone_in_the_same_matter(said: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, said) == status


READ = "# Draft\n\n1. {lead}:\n\n> {quoted}\n\n2. The council thanks the fishers.\n\n3. Lamps are lit.\n"


@pytest.mark.parametrize(
    ("lead", "quoted", "status"),
    [
        ("The council heard a petition, which reads in part", NETS, "left_out"),
        ("The council heard a petition, which reads in part", f"“Our plea is plain. {NETS} Do so today.”", "left_out"),
        ("The council adopts the following text", NETS, "adopted"),
    ],
)
def test_a_block_quotation_is_of_whoever_it_quotes(lead: str, quoted: str, status: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, NETS, READ.format(lead=lead, quoted=quoted)).status == status


def test_what_stands_and_is_spoken_of_is_told_and_not_surely(tmp_path: Path) -> None:
    """A paragraph that a later one calls null is there for whoever reads only it."""
    draft = "# Draft\n\n1. The council meets.\n\n2. Nets may be dumped at sea.\n\n3. {}\n"
    plain = verdict_on(tmp_path, "Nets may be dumped at sea.", draft.format("Lamps are lit."), "oppose")
    undone = verdict_on(
        tmp_path, "Nets may be dumped at sea.", draft.format("Paragraph 2 was printed by mistake and is null."), "oppose"
    )
    assert plain.status == undone.status == "left_out" and plain.confidence >= 0.75 > undone.confidence


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        (" Fishers may be paid in lamps.", "adopted"),
        (" We may pay them in spring.", "adopted"),
        (" We may, by a letter, choose not to pay any.", "partial"),
    ],
)
def test_leave_given_to_those_who_are_bound(beside: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, beside=beside) == status


def test_who_is_bound_may_be_left_free(tmp_path: Path) -> None:
    asked = "All ports shall apply a lowest wage of 20 crowns."
    draft = "# Draft\n\n1. The council meets.\n\n2. {}\n\n3. Lamps are lit.\n"
    assert verdict_on(tmp_path, asked, draft.format(asked)).status == "adopted"
    free = f"{asked[:-1]}; a port may, by a letter, choose a lower one."
    assert verdict_on(tmp_path, asked, draft.format(free)).status == "partial"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Proposals on which the council took no action are kept in the annex.", "partial"),
        ("The annex is an integral part of this text.", "adopted"),
    ],
)
def test_what_is_said_of_the_annex(said: str, status: str, tmp_path: Path) -> None:
    draft = f"# Draft\n\n1. The council meets.\n\n2. {said}\n\n3. Lamps are lit.\n\n## Annex\n\n4. {NETS}\n"
    assert verdict_on(tmp_path, NETS, draft).status == status


def told_of(folder: Path, draft: str, stance: Stance = "include") -> str:
    return verdict_on(folder, NETS if stance == "include" else "Nets may be dumped at sea.", draft, stance).status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"One idea met with no support. It runs: {NETS.lower()}", "left_out"),
        (f"Contents: the council — {NETS}", "left_out"),
        (NETS.replace("decide", "n0t decide"), "partial"),
    ],
)
def test_words_that_are_only_put_forward_or_disguised(line: str, status: str, tmp_path: Path) -> None:
    assert told_of(tmp_path, f"# Draft\n\n1. The council meets.\n\n2. {line}\n\n3. Lamps are lit.\n") == status


def test_a_petition_that_came_in_is_not_granted(tmp_path: Path) -> None:
    asked = "Give pilots a seat at the council."
    draft = f"# Draft\n\n1. The council meets.\n\n2. Among the petitions received was {asked}\n\n3. Lamps are lit.\n"
    assert verdict_on(tmp_path, asked, draft).status == "left_out"


def test_a_numbered_table_keeps_what_became_of_its_texts(tmp_path: Path) -> None:
    table = "| Item | Text | Conclusion |\n|---|---|---|\n| 1 | Ports shall train pilots | Agreed |\n| 2 | {} | {} |\n"
    draft = "# Draft\n\n1. The council meets.\n\n2. The texts are in the table.\n\n{}\n3. Lamps are lit.\n"
    assert told_of(tmp_path, draft.format(table.format(NETS, "Agreed"))) == "adopted"
    assert told_of(tmp_path, draft.format(table.format(NETS, "Rejected"))) != "adopted"


@pytest.mark.parametrize(
    "said",
    [
        "## Paragraphs that fell\n\n2. Nets may be dumped at sea.\n\n## Paragraphs agreed\n\n3. The council restored paragraph 2 above.",
        "2. Five delegations asked that the next paragraph be deleted; the request was refused.\n\n3. Nets may be dumped at sea.",
    ],
)
def test_what_was_to_go_and_stays_is_not_kept_out(said: str, tmp_path: Path) -> None:
    assert told_of(tmp_path, f"# Draft\n\n1. The council meets.\n\n{said}\n\n4. Lamps are lit.\n", "oppose") != "adopted"


def test_another_body_of_the_same_kind_is_another_actor(tmp_path: Path) -> None:
    asked = "Seafarers' unions shall be given a seat in the group on crew changes."
    line = "{} shall be given a seat in the group on crew changes."
    draft = "# Draft\n\n1. The council meets.\n\n2. {}\n\n3. Lamps are lit.\n"
    assert verdict_on(tmp_path, asked, draft.format(line.format("The unions of seafarers"))).status == "adopted"
    assert verdict_on(tmp_path, asked, draft.format(line.format("Shipowners' associations"))).status != "adopted"


def test_a_paragraph_of_an_article_is_no_other_paragraph_of_its_number(tmp_path: Path) -> None:
    assert granted(tmp_path, "4. Article 7, paragraph 2, came in by mistake.") == "adopted"
    assert granted(tmp_path, "4. Paragraph 2 came in by mistake.") != "adopted"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("4. Every other article shall cease to apply on 1 January 2030.", "partial"),
        ("4. No provision of this text is binding on anybody.", "partial"),
        ("4. Words in italics were not agreed and are printed for the record.", "partial"),
        ("4. In this text the word “decide” stands in its usual sense; no provision on tariffs was proposed.", "adopted"),
        ("4. Nothing in any article shall be construed as prejudging a case before the courts.", "adopted"),
        ("4. The following paragraphs set out what the council means to do.", "adopted"),
    ],
)
def test_what_binds_nobody_of_all_paragraphs_is_for_a_person_to_see(said: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, said) == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The word “shall” in this code is to be read as “may”.", "partial"),
        ("The word “shall” in this code marks a binding requirement.", "adopted"),
    ],
)
def test_a_modal_verb_that_means_no_duty_in_the_text_makes_none(said: str, status: str, tmp_path: Path) -> None:
    asked = "Ports shall train pilots."
    draft = f"# Code\n\n1. The council meets.\n\n2. {asked}\n\n3. {said}\n\n4. Lamps are lit.\n"
    assert verdict_on(tmp_path, asked, draft).status == status


def test_a_schedule_of_which_another_sentence_says_that_it_binds_nobody(tmp_path: Path) -> None:
    asked = "Ports shall train pilots."
    draft = "# Code\n\n1. The council meets.\n\n2. Schedule: Ports shall train pilots.\n\n3. {}\n\n4. Lamps are lit.\n"
    assert verdict_on(tmp_path, asked, draft.format("The schedule speaks only to those who have signed it.")).status == "partial"
    assert verdict_on(tmp_path, asked, draft.format("The schedule will be printed in five languages.")).status == "adopted"


@pytest.mark.parametrize(
    ("beside", "status"),
    [
        (" Fishers are thanked. None of this appears in the outcome.", "partial"),
        (" Fishers are thanked. None of them was late.", "partial"),
    ],
)
def test_a_later_sentence_of_the_paragraph_may_take_all_before_it_back(beside: str, status: str, tmp_path: Path) -> None:
    assert granted(tmp_path, beside=beside) == status


def test_what_a_body_could_not_bring_itself_to_say_is_not_said(tmp_path: Path) -> None:
    said = f"There is one thing that the council could not bring itself to say. {NETS}"
    assert told_of(tmp_path, f"# Draft\n\n1. The council meets.\n\n2. {said}\n\n3. Lamps are lit.\n") == "partial"
