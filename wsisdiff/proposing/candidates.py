"""The edits worth trying for an ask that a draft has not adopted, the smallest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from wsisdiff.matching.elements import level_of
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Evidence, Finding, Paragraph, Verdict
from wsisdiff.proposing.added_texts import POINTS_BACK, texts_to_add
from wsisdiff.proposing.homes import home_of
from wsisdiff.proposing.merging import merge
from wsisdiff.proposing.repairs import repairs
from wsisdiff.proposing.rewording import Patch, overlap, stronger_verb, without_brackets, without_hedges
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language
from wsisdiff.text.standing import remarks_on
from wsisdiff.text.words import words

Kind = Literal["amendment", "brackets", "verb", "hedge", "reword", "replace", "insert", "new_paragraph", "strike", "heading"]
BREAK = re.compile(r"[,;:](?=\s)|\s(?=and\s)")
MOSTLY = 0.6
"""Share of a sentence's telling words that are the unwanted ones, from which the sentence goes as a whole."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edit to try: patches of paragraphs, and perhaps a new paragraph after the one of index `after`."""

    kind: Kind
    patches: tuple[Patch, ...] = ()
    added: str = ""
    after: int | None = None
    leaves: bool = False
    """Whether a sentence that conflicts with the ask, or says it too weakly, stays beside what is added."""
    heading: str = ""

    @property
    def size(self) -> int:
        """Words struck out and put in."""
        return len(words(self.added)) + sum(len(words(p.text)) + (p.end - p.start) // 6 for p in self.patches)


def for_elements(ask: Ask, verdict: Verdict, searched: Searched, stood: str) -> Iterator[Candidate]:
    """Small rewordings, then sentences put in the place of weak or conflicting ones, then sentences added."""
    draft, number = searched.index.draft, searched.index.labels
    asked = {e.id: e.verb for e in ask.elements}
    lacking = [f for f in verdict.findings if f.state != "found"]
    small: dict[Kind, list[Patch]] = {"brackets": [], "hedge": [], "verb": []}
    for finding in lacking:
        if finding.state == "weak" and finding.evidence:
            quote = finding.evidence[0]
            for kind, patches in _reworded(number[quote.paragraph], draft, quote, asked.get(finding.element, "")):
                small[kind] += [p for p in patches if p not in small[kind]]
    mends = [m for m in _combined(small) if not overlap(m[1])]
    for kind, patches in mends:
        yield Candidate(kind, patches)
    wrong = _sentences_against(verdict, lacking)
    home = home_of(ask, verdict, searched, stood)
    for text in texts_to_add(ask):
        for quote in wrong:
            patch = Patch(number[quote.paragraph], quote.start, quote.end, text)
            rest = [w for w in wrong if w is not quote]
            yield Candidate("replace", (patch,), leaves=any(q in rest for q in verdict.conflicts))
        for patches in ((), *(patches for _, patches in mends)):
            yield from _added(text, home, draft, patches, leaves=bool(wrong))


def _reworded(number: int, draft: Draft, quote: Evidence, asked: str) -> Iterator[tuple[Kind, tuple[Patch, ...]]]:
    """What mends a weak quotation without new sentences; nothing where a hedge is in the way that cannot be struck out."""
    paragraph = draft.paragraphs[number]
    struck = without_hedges(number, paragraph, quote) if quote.emptied else ()
    if quote.emptied and not struck:
        return
    if struck:
        yield "hedge", struck
    if quote.bracketed:
        yield "brackets", without_brackets(number, paragraph, quote)
    if asked and level_of(quote) < ladder().level(asked):
        yield "verb", stronger_verb(number, paragraph, quote, asked)


def _combined(small: dict[Kind, list[Patch]]) -> list[tuple[Kind, tuple[Patch, ...]]]:
    """Each kind of rewording alone, then several together."""
    there = [(kind, patches) for kind, patches in small.items() if patches]
    found = []
    for size in range(1, len(there) + 1):
        for group in combinations(there, size):
            kind: Kind = group[0][0] if size == 1 else "reword"
            found.append((kind, tuple(dict.fromkeys(p for _, patches in group for p in patches))))
    return found


def _sentences_against(verdict: Verdict, lacking: Sequence[Finding]) -> list[Evidence]:
    """Sentences that conflict with the ask, or hedge its point away, so that a better one belongs in their place."""
    found = list(verdict.conflicts)
    found += [f.evidence[0] for f in lacking if f.state == "weak" and f.evidence and f.evidence[0].emptied]
    seen = {(q.paragraph, q.start): q for q in reversed(found) if q.end}
    return list(reversed(seen.values()))


def _added(text: str, home: int, draft: Draft, patches: tuple[Patch, ...] = (), *, leaves: bool = False) -> Iterator[Candidate]:
    """The text as the last sentence of its home, unless that ends in a list or in no full stop; and as a paragraph after it."""
    now, found = draft.paragraphs[home].text, words(text)
    if not found:
        return  # an ask of nothing but signs has no language to propose
    if "\n" not in now and now.rstrip(' ])"”').endswith("."):
        end = len(now.rstrip())
        yield Candidate("insert", (*patches, Patch(home, end, end, f" {text}")), leaves=leaves)
    if found[0].plain not in POINTS_BACK:
        yield Candidate("new_paragraph", patches, text, home, leaves)


def for_wording(ask: Ask, verdict: Verdict, searched: Searched, stood: str) -> Iterator[Candidate]:
    """For an ask with nothing but its text: brackets out, or its text put in."""
    draft, number = searched.index.draft, searched.index.labels
    for mended in repairs(ask, searched):
        marks = all(draft.paragraphs[p.paragraph].text[p.start : p.end] in ("[", "]") for p in mended)
        yield Candidate("brackets" if marks else "reword", mended)
    if ask.change and ask.change != "rewrite":
        return  # the text of an instruction is no text of a treaty
    for quote in verdict.evidence[:1]:
        patches = without_brackets(number[quote.paragraph], draft.paragraphs[number[quote.paragraph]], quote)
        if quote.bracketed and patches:
            yield Candidate("brackets", patches)
    home = home_of(ask, verdict, searched, stood)
    for text in texts_to_add(ask):
        yield from _added(text, home, draft)


def for_amendment(ask: Ask, verdict: Verdict, searched: Searched, base: str, requested: str) -> Iterator[Candidate]:
    """The requested change made in the paragraph as it is now; then the requested text in its place. A new paragraph on its side."""
    draft, number = searched.index.draft, searched.index.labels
    if ask.new_paragraph:
        named = number.get(ask.paragraph or verdict.paragraph or "")
        beside = next((n for n, p in enumerate(draft.paragraphs) if p.text == base), named)
        if beside is None or beside or not ask.before:  # nothing can be put before the first paragraph of all
            at = len(draft.paragraphs) - 1 if beside is None else beside - bool(ask.before)
            yield Candidate("new_paragraph", added=ask.new.strip(), after=at)
        return
    text = requested.strip()
    if verdict.paragraph not in number:
        if text:
            yield Candidate("new_paragraph", added=text, after=len(draft.paragraphs) - 1)
        return
    here = number[verdict.paragraph]
    now = draft.paragraphs[here].text
    if not text:
        yield Candidate("strike", (Patch(here, 0, len(now)),))
        return
    for quote in verdict.evidence[:1]:
        if quote.bracketed:
            yield Candidate("brackets", without_brackets(here, draft.paragraphs[here], quote))
    if base:
        yield Candidate("amendment", (Patch(here, 0, len(now), merge(base, text, now)),))
    yield Candidate("amendment", (Patch(here, 0, len(now), text),))


def for_opposition(verdict: Verdict, draft: Draft) -> Iterator[Candidate]:
    """The unwanted words struck out: the stretch of each sentence that has them, then the sentences and headings, all at once."""
    number = draft.numbers()
    headings = {h.text for h in draft.headings}
    quotes = {(q.paragraph, q.start, q.end): q for q in (*verdict.conflicts, *verdict.evidence)}
    title = next((q.text for q in quotes.values() if not q.end and q.text in headings), "")
    patches, narrow = [], []
    for quote in quotes.values():
        if quote.end:
            here = number[quote.paragraph]
            start, end = _with_marks(draft.paragraphs[here], quote)
            patches.append(Patch(here, start, end))
            narrow.append(Patch(here, *_stretch(draft.paragraphs[here].text, quote, start, end)))
    kind: Kind = "heading" if title and not patches else "strike"
    if narrow != patches:
        yield Candidate(kind, tuple(dict.fromkeys(narrow)), heading=title)
    if title or patches:
        yield Candidate(kind, tuple(patches), heading=title)


def _stretch(text: str, quote: Evidence, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence, between its commas, that has the unwanted words; the whole sentence where little else is in it."""
    inside = [s for s in quote.matched if start <= s.start < end]
    telling = [w for w in words(text[start:end]) if w.stem not in language().stopwords]
    if not inside or len(inside) >= MOSTLY * len(telling):
        return start, end
    first, last = min(s.start for s in inside), max(s.end for s in inside)
    left = max((m.start() for m in BREAK.finditer(text, start, first)), default=start)
    right = min((m.start() for m in BREAK.finditer(text, last, end)), default=len(text[:end].rstrip(" .;")))
    if left == start or left >= right:
        return start, end  # without its beginning it would be no sentence
    return left, right


def _with_marks(paragraph: Paragraph, quote: Evidence) -> tuple[int, int]:
    """The sentence, which has the bracket that closes behind it; the whole paragraph where only marks would be left."""
    text, end = paragraph.text, quote.end
    marks = list(remarks_on(paragraph))
    others = (w for w in words(text) if not quote.start <= w.start < end)
    if all(any(s.start <= w.start < s.end for s in marks) for w in others):
        return 0, len(text)
    return quote.start, end
