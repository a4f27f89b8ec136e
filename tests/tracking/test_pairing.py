"""Which old paragraph and which new one are one: rewrites, expansions, and those that only share words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.conftest import draft_of
from wsisdiff import compare, read_draft
from wsisdiff.model import Draft

FILLER = (
    "Lighthouses burn from dusk to dawn along the northern shore.",
    "Ferries call at each island twice a week in winter.",
    "Tar is kept in sheds of stone outside the town walls.",
    "Divers look for wrecks when the water is clear in May.",
)


def drafted(tmp_path: Path, name: str, *sections: tuple[str, tuple[str, ...]]) -> Path:
    lines, n = [], 0
    for heading, paragraphs in sections:
        lines.append(f"## {heading}")
        for text in paragraphs:
            n += 1
            lines.append(f"{n}. {text}")
    path = tmp_path / f"{name}.md"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_paragraph_that_shares_some_words_with_one_of_another_section_is_not_that_one(tmp_path: Path) -> None:
    was = "The Board requests the harbour office to send a yearly report on the wages of pilots and the repair of their boats to all towns."
    now = (
        "The Board asks the harbour office to send a yearly report on nets, cod, the price of salt and smoked eel to all schools."
    )
    old = drafted(tmp_path, "old", ("Pilots", (was, *FILLER[:2])), ("Fish", FILLER[2:]))
    new = drafted(tmp_path, "new", ("Pilots", FILLER[:2]), ("Fish", (*FILLER[2:], now)))
    kinds = [c.kind for c in compare(read_draft(old), read_draft(new)).changes]
    assert sorted(kinds) == ["new", "removed", *["unchanged"] * 4]
    same = drafted(tmp_path, "same", ("Pilots", FILLER[:2]), ("Fish", (*FILLER[2:], was.replace("yearly", "monthly"))))
    assert [c.kind for c in compare(read_draft(old), read_draft(same)).changes if c.old == ("1",)] == ["moved"]


def test_a_paragraph_that_was_written_on_to_three_times_its_length_is_that_one() -> None:
    was = "Towns shall put a price on the tar and the smoke of ships that call at their piers."
    now = (
        "Towns recognize that a price on the tar and the smoke of ships that call at their piers, in its many forms, moves owners to"
        " sail with wind, spares"
        " the lungs of dockers, pays for the planting of beech and oak on bare hills, and gives the council means to sweep old quays,"
        " to mend bells, to teach children how to swim, and to hang a lamp in every lane that leads from a church to the strand."
    )
    changes = compare(draft_of(FILLER[0], was, FILLER[1]), draft_of(FILLER[0], now, FILLER[1])).changes
    assert [(c.kind, c.old, c.new) for c in changes if c.kind != "unchanged"] == [("edited", ("2",), ("2",))]


def test_a_paragraph_of_an_article_has_not_moved_because_a_line_before_it_looks_like_a_heading() -> None:
    def labelled(*places: tuple[str, str]) -> Draft:
        plain = draft_of(*FILLER)
        named = [replace(p, label=label, section=section) for p, (label, section) in zip(plain.paragraphs, places, strict=True)]
        return replace(plain, paragraphs=tuple(named))

    rest = (("7", "No text"), ("8", "No text"))
    old = labelled(("Article 4.1", "Article 4 (lamps)"), ("Article 4.2", "No text"), *rest)
    new = labelled(("Article 4.1", "Article 4 (lamps)"), ("Article 4.2", "Article 4 (lamps)"), *rest)
    assert [c.kind for c in compare(old, new).changes] == ["unchanged"] * 4
