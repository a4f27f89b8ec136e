"""What does not matter leaves a verdict; what does changes it. On the specimens' own paragraphs and asks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from wsisdiff import assess, load_asks, read_draft
from wsisdiff.model import Ask, Draft, Paragraph, Span, Verdict
from wsisdiff.reading.paragraphs.marks import find_marks

SPELLINGS = [
    ("recogniz", "recognis"),
    ("organiz", "organis"),
    ("emphasiz", "emphasis"),
    ("mobiliz", "mobilis"),
    ("utiliz", "utilis"),
]
SPELLINGS += [
    ("center", "centre"),
    ("behavior", "behaviour"),
    ("program ", "programme "),
    ("fulfill", "fulfil"),
    ("license", "licence"),
]
NAMES = ("zero-draft", "rev2", "outcome")


@lru_cache(maxsize=1)
def asks() -> tuple[Ask, ...]:
    return load_asks(ROOT / "asks")


@lru_cache(maxsize=8)
def draft(name: str) -> Draft:
    return read_draft(ROOT / "drafts" / "sources" / f"{name}.md", date=date(2025, 1, 1))


marks_of = lru_cache(maxsize=2048)(find_marks)


def rebuilt(original: Draft, change: Callable[[list[Paragraph]], list[tuple[str, str, str]]]) -> Draft:
    """A draft of the (label, section, text) that `change` makes of the paragraphs."""
    paragraphs, start = [], 0
    for label, section, text in change(list(original.paragraphs)):
        facts, _ = marks_of(text)
        paragraphs.append(Paragraph(label, text, Span(start, start + len(text)), section=section, facts=facts))
        start += len(text) + 2
    text = "\n\n".join(p.text for p in paragraphs)
    return Draft(original.id, original.title, original.date, text, tuple(paragraphs), headings=original.headings)


def texts(change: Callable[[str], str]) -> Callable[[list[Paragraph]], list[tuple[str, str, str]]]:
    return lambda paragraphs: [(p.label, p.section, change(p.text)) for p in paragraphs]


def statuses(one: Draft) -> dict[str, str]:
    return {row[0].ask: row[0].status for row in assess(asks(), [one]).verdicts}


@lru_cache(maxsize=8)
def judged(name: str) -> tuple[tuple[Ask, Verdict], ...]:
    """The asks with their verdicts in a specimen as it stands, for all changes that are tried on it."""
    return tuple((ask, row[0]) for ask, row in zip(asks(), assess(asks(), [draft(name)]).verdicts, strict=True))


def as_it_stands(name: str) -> dict[str, str]:
    return {ask.id: verdict.status for ask, verdict in judged(name)}


def american(text: str) -> str:
    for us, uk in SPELLINGS:
        text = text.replace(uk, us)
    return text


def british(text: str) -> str:
    for us, uk in SPELLINGS:
        text = text.replace(us, uk) if us != "fulfill" else text
    return text


def numbered_anew(paragraphs: list[Paragraph]) -> list[tuple[str, str, str]]:
    return [(str(1000 + n), p.section, p.text) for n, p in enumerate(paragraphs)]


def split_at_sentences(paragraphs: list[Paragraph]) -> list[tuple[str, str, str]]:
    """Each paragraph of independent sentences becomes as many paragraphs; one that points back, or a list, stays whole."""
    out = []
    for p in paragraphs:
        parts = re.split(r"(?<=[a-z]\.) (?=We [a-z])", p.text) if "\n" not in p.text else [p.text]
        out += [(f"{p.label}{'' if not n else f' bis{n}'}", p.section, part) for n, part in enumerate(parts)]
    return out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [texts(str.upper), texts(str.lower), texts(american), texts(british), texts(lambda t: t.replace(" ", "  ")), numbered_anew],
    ids=["upper", "lower", "american", "british", "spaces", "renumbered"],
)
def test_case_spelling_spacing_and_numbers_leave_every_verdict(
    name: str, change: Callable[[list[Paragraph]], list[tuple[str, str, str]]]
) -> None:
    before, after = as_it_stands(name), statuses(rebuilt(draft(name), change))
    changed = {k: (before[k], after[k]) for k in before if before[k] != after[k]}
    assert not changed


def test_wrapping_the_lines_leaves_every_verdict(tmp_path: Path) -> None:
    import textwrap

    source = draft("rev2")
    lines = [
        f"{p.label}. {p.text}" for p in source.paragraphs if p.label[0].isdigit() and "\n" not in p.text and "bis" not in p.label
    ]
    wrapped, plain = tmp_path / "wrapped.txt", tmp_path / "plain.txt"
    wrapped.write_text("\n\n".join(textwrap.fill(line, 60, break_on_hyphens=False) for line in lines), encoding="utf-8")
    plain.write_text("\n\n".join(lines), encoding="utf-8")
    assert statuses(read_draft(wrapped)) == statuses(read_draft(plain))


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 10**6))
def test_moving_paragraphs_leaves_verdicts(name: str, seed: int) -> None:
    def shuffled(paragraphs: list[Paragraph]) -> list[tuple[str, str, str]]:
        # The draft's short forms refer to what was named before, so paragraphs move within their section.
        rows = [(p.label, p.section, p.text) for p in paragraphs]
        rnd = random.Random(seed)
        sections = list(dict.fromkeys(r[1] for r in rows))
        return [r for s in sections for r in rnd.sample([x for x in rows if x[1] == s], sum(x[1] == s for x in rows))]

    before, after = as_it_stands(name), statuses(rebuilt(draft(name), shuffled))
    assert sum(before[k] != after[k] for k in before) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_splitting_paragraphs_at_sentences_leaves_verdicts(name: str) -> None:
    before, after = as_it_stands(name), statuses(rebuilt(draft(name), split_at_sentences))
    assert sum(before[k] != after[k] for k in before) <= 3


# ---------------------------------------------------------------- what matters


def deciding(name: str) -> list[tuple[Ask, Verdict, str]]:
    """Adopted asks with an element that exactly one sentence proves: (ask, verdict, element)."""
    found = []
    for ask, verdict in judged(name):
        if ask.stance == "include" and verdict.status == "adopted" and not ask.any_of:
            found += [(ask, verdict, f.element) for f in verdict.findings if len(f.evidence) == 1 and f.evidence[0].matched]
    return found


def edited(name: str, label: str, start: int, end: int, new: str) -> Draft:
    """The draft with some characters of one paragraph replaced."""
    return rebuilt(
        draft(name),
        lambda ps: [(p.label, p.section, p.text if p.label != label else p.text[:start] + new + p.text[end:]) for p in ps],
    )


SAID_TWICE = 3
"""Times at most that one sentence says an element: "media, public service broadcasters"."""


def without(source: Draft, label: str, start: int, end: int) -> Draft:
    """The draft without some characters of one paragraph."""
    return rebuilt(
        source,
        lambda ps: [(p.label, p.section, p.text if p.label != label else f"{p.text[:start]}…{p.text[end:]}") for p in ps],
    )


def share_changed(name: str, edit: Callable[[Verdict, str], Draft]) -> float:
    cases = deciding(name)
    assert len(cases) >= 8
    changed = 0
    for ask, verdict, element in cases:
        after = assess([ask], [edit(verdict, element)]).verdicts[0][0]
        changed += after.status != "adopted"
    return changed / len(cases)


@pytest.mark.parametrize("name", NAMES)
def test_deleting_the_essential_words_changes_the_verdict(name: str) -> None:
    asks = {ask.id: ask for ask, _ in judged(name)}

    def cut(verdict: Verdict, element: str) -> Draft:
        now, label = draft(name), ""
        for _ in range(SAID_TWICE):
            quote = next((q for f in verdict.findings if f.element == element for q in f.evidence), None)
            if quote is None or label not in ("", quote.paragraph):
                break
            label, first, last = quote.paragraph, min(m.start for m in quote.matched), max(m.end for m in quote.matched)
            now = without(now, label, first, last)
            verdict = assess([asks[verdict.ask]], [now]).verdicts[0][0]
        return now

    assert share_changed(name, cut) >= 0.9


@pytest.mark.parametrize("name", NAMES)
def test_deleting_the_only_sentence_that_says_it_changes_the_verdict(name: str) -> None:
    def cut(verdict: Verdict, element: str) -> Draft:
        [quote] = next(f for f in verdict.findings if f.element == element).evidence
        return edited(name, quote.paragraph, quote.start, quote.end, "…")

    assert share_changed(name, cut) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_brackets_around_the_deciding_sentence_change_the_verdict(name: str) -> None:
    def bracket(verdict: Verdict, element: str) -> Draft:
        [quote] = next(f for f in verdict.findings if f.element == element).evidence
        return edited(name, quote.paragraph, quote.start, quote.end, f"[{quote.text}]")

    assert share_changed(name, bracket) >= 0.9


@pytest.mark.parametrize("name", NAMES)
def test_not_in_the_deciding_clause_changes_the_verdict(name: str) -> None:
    def negate(verdict: Verdict, element: str) -> Draft:
        [quote] = next(f for f in verdict.findings if f.element == element).evidence
        first = min(m.start for m in quote.matched)
        return edited(name, quote.paragraph, first, first, "not ")

    assert share_changed(name, negate) >= 0.9


def test_the_number_that_matters_changes_the_verdict() -> None:
    assert as_it_stands("outcome")["wsis10-governance-paragraphs"] == "adopted"
    other = rebuilt(draft("outcome"), texts(lambda t: t.replace("paragraphs 57 to 59", "paragraphs 47 to 49")))
    assert statuses(other)["wsis10-governance-paragraphs"] == "left_out"
