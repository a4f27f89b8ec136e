"""A draft with edited paragraphs is searched as if it had been read anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import draft_of
from wsisdiff.judging.edited import with_edits
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.rarity import Rarity
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Draft, Paragraph, Span
from wsisdiff.reading.paragraphs.marks import find_marks
from wsisdiff.text.names import names_of
from wsisdiff.text.words import words

SENTENCES = (
    "We note the Internet Governance Forum and its work.",
    "We support the Forum.",
    "The Global Digital Compact stands; the Compact is [not] open.",
    "We welcome the WSIS Forum, and the Forum welcomes us.",
    "This is so: they act.",
    "We commit to:\n(a) fund the Forum;\n(b) review the Compact.",
    "Ships sail.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)


def marked(draft: Draft) -> Draft:
    paragraphs = tuple(replace(p, facts=find_marks(p.text)[0], section="The Forum") for p in draft.paragraphs)
    return replace(draft, paragraphs=paragraphs)


def searched(draft: Draft, rarity: Rarity | None = None) -> Searched:
    index = DraftIndex(draft, names_of())
    return Searched(index, rarity or Rarity([index]))


def by_label(read: Searched) -> dict[str, list[tuple[str, tuple[str, ...], int, frozenset[int]]]]:
    """Of each paragraph with words: its sentences, and the paragraph as one, as they are searched."""
    index = read.index
    live = {n for numbers in index.holding.values() for n in numbers}
    found: dict[str, list[tuple[str, tuple[str, ...], int, frozenset[int]]]] = {}
    for unit in (*index.wholes, *(index.units[n] for n in sorted(live))):
        if unit.words:
            paragraph = index.draft.paragraphs[unit.paragraph]
            row = (unit.span.cut(paragraph.text), tuple(w.stem for w in unit.words), unit.own, unit.not_agreed)
            found.setdefault(paragraph.label, []).append(row)
    return found


def held(read: Searched) -> tuple[dict[str, set[tuple[str, str]]], dict[str, set[str]]]:
    """The inverted lists, in labels and quotations instead of numbers."""
    index = read.index
    paragraphs = index.draft.paragraphs
    units = {
        stem: {(paragraphs[index.units[n].paragraph].label, index.units[n].span.cut(paragraphs[index.units[n].paragraph].text))
               for n in numbers}
        for stem, numbers in index.holding.items() if numbers
    }  # fmt: skip
    wholes = {stem: {paragraphs[n].label for n in numbers} for stem, numbers in index.paragraphs_holding.items() if numbers}
    return units, wholes


@settings(max_examples=120, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=6), st.data(), st.dictionaries(st.integers(0, 5), st.one_of(st.none(), TEXTS), max_size=2),
    st.dictionaries(st.integers(0, 5), TEXTS, max_size=2),
)  # fmt: skip
def test_what_is_searched_is_the_edited_draft_read_anew(
    texts: list[str], data: st.DataObject, edits: dict[int, str | None], added: dict[int, str]
) -> None:
    draft = marked(draft_of(*texts))
    edits = {n: text for n, text in edits.items() if n < len(texts)}
    added = {n: text for n, text in added.items() if n < len(texts)}
    if not edits and not added:
        return
    before = searched(draft)

    def paragraph(label: str, text: str) -> Paragraph:
        return Paragraph(label, text, Span(0, 0), "The Forum", facts=find_marks(text)[0])

    anew = []
    for n, old in enumerate(draft.paragraphs):
        text = edits.get(n, old.text)
        anew += [paragraph(old.label, text)] if text else []
        anew += [paragraph(f"{old.label} bis", added[n])] if n in added else []
    made = {n: paragraph(draft.paragraphs[n].label, text) if text else None for n, text in edits.items()}
    new = [(n, paragraph(f"{draft.paragraphs[n].label} bis", text)) for n, text in sorted(added.items())]
    quick = with_edits(before, made, new)
    slow = searched(replace(draft, paragraphs=tuple(anew)), before.rarity)
    assert by_label(quick) == by_label(slow)
    assert held(quick) == held(slow)
    query = [w.stem for w in words(data.draw(TEXTS))]
    close = [
        {read.index.draft.paragraphs[n].label: round(score, 9) for n, score in read.shortlist.best(query, 20)}
        for read in (quick, slow)
    ]
    assert close[0] == close[1]


def test_the_draft_that_was_read_stays_as_it_was() -> None:
    draft = marked(draft_of(*SENTENCES))
    before, same = searched(draft), searched(draft)
    with_edits(before, {0: None, 1: replace(draft.paragraphs[1], text="Birds fly.")}, [(2, draft.paragraphs[0])])
    assert (by_label(before), held(before)) == (by_label(same), held(same))
    query = [w.stem for w in words(SENTENCES[0])]
    assert before.shortlist.best(query, 20) == same.shortlist.best(query, 20)
