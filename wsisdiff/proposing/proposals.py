"""The smallest edit of a draft that would make an ask adopted, and the draft with that edit made.

Edits are tried from the smallest: brackets out, a stronger verb, a hedge struck out, a sentence in place of a weak or conflicting one,
a sentence added. What is kept is the first after which the tool itself says "adopted". No word is made up: what is put in comes from
the ask's own file, and a verb from the ladder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wsisdiff.judging.bench import FOLLOWING, Bench
from wsisdiff.judging.findings import findings
from wsisdiff.judging.verdicts import judge
from wsisdiff.judging.ways.requested import amended
from wsisdiff.matching.index import DraftIndex
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Draft, Paragraph, Remark, Span, Verdict
from wsisdiff.proposing.candidates import Candidate, Kind, for_amendment, for_elements, for_opposition, for_wording
from wsisdiff.proposing.harm import Proven, harmed, weakens
from wsisdiff.proposing.rewording import apply_patches, by_paragraph
from wsisdiff.reading.paragraphs.standing import marks_in
from wsisdiff.text.names import defined_in

AFTER_WORDS = 6
"""Words quoted to say after what an edit begins."""
MOST_TRIED = 12
"""Edits that are made and judged in full; those that do not even hold what is missing are left out before."""
LATIN = ("bis", "ter", "quater", "quinquies", "sexies")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An edit of one paragraph. `rest` are the further paragraphs that must be edited with it."""

    kind: Kind
    paragraph: str
    """Label of the edited paragraph; of a new one, the label it would get (`91 bis`)."""
    after: str
    """The words after which the edit begins; of a new paragraph, the label of the one before it. Empty at the start."""
    old: str
    """The paragraph's text now; empty for a new one."""
    new: str
    """The paragraph's text with the edit; empty where it goes out as a whole."""
    text: str
    """The words to propose; empty where words are only struck out."""
    section: str
    rest: tuple[Proposal, ...] = ()


def proposal_or_why(
    ask: Ask, verdict: Verdict, draft: Draft, drafts: Sequence[Draft] = (), stood: str = "", bench: Bench | None = None,
    proven: Proven | None = None,
) -> Proposal | Remark:  # fmt: skip
    """The smallest edit of `draft` after which the tool finds the ask adopted; or why there is none: the draft is final, the ask is
    adopted, there is nothing to try, no edit is without harm, or none is enough.

    `drafts` are the drafts in hand, of which an amendment needs the one it amends; `stood` is what the draft before had of the ask, near
    whose remains it goes when it was lost; `proven` are the `proofs` of all asks in this draft: what proves one of them is not touched.
    For many asks, pass one `bench` to all calls: the drafts are then read once.
    """
    if draft.final:
        return Remark("no_proposal.final")
    if verdict.status == "adopted":
        return Remark("no_proposal.adopted")
    trial = _Trial(ask, draft, bench or Bench.of([ask], [draft, *(d for d in drafts if d.id != draft.id)]))
    every = [c for c in _candidates(ask, verdict, draft, trial, stood) if c.patches or c.added or c.heading]
    proven = proven or {}
    tried = [c for c in every if not _harms(c, draft, proven, verdict, ask)]
    if not tried:
        hurt = tuple(dict.fromkeys(id for c in every for id in harmed(c.patches, draft, proven, ask.id)))
        if hurt:
            return Remark.of("no_proposal.harm", asks=hurt)
        return Remark("no_proposal.against" if every and verdict.conflicts else "no_proposal.nothing")
    amends = verdict.method == "amendment"  # the change made where it was asked comes first, whatever its length
    ordered = tried if amends else sorted(tried, key=lambda c: (c.leaves, c.size, c.after is not None))
    likely = [c for c in ordered if trial.likely(c, verdict)] or ordered[-1:]
    for candidate in likely[:MOST_TRIED]:
        proposal = _proposal(candidate, draft)
        if trial.adopts(proposal):
            return proposal
    return Remark("no_proposal.short")


def _harms(candidate: Candidate, draft: Draft, proven: Proven, verdict: Verdict, ask: Ask) -> bool:
    """Whether an edit takes from another ask, weakens what stands, or stands beside a sentence that says the contrary."""
    if any(harmed(candidate.patches, draft, proven, ask.id)):
        return True
    if ask.stance == "include" and verdict.method != "amendment" and weakens(candidate.patches, draft):
        return True
    if candidate.kind not in ("insert", "new_paragraph") or verdict.method != "wording":
        return False
    return not all(any(p.start < q.end and q.start < p.end for p in candidate.patches) for q in verdict.conflicts)


def _candidates(ask: Ask, verdict: Verdict, draft: Draft, trial: _Trial, stood: str) -> Iterable[Candidate]:
    if verdict.method == "amendment":
        return for_amendment(ask, verdict, trial.draft, *trial.base())
    if ask.stance == "oppose":
        return for_opposition(verdict, draft)
    if ask.elements and verdict.findings:
        return for_elements(ask, verdict, trial.draft, stood)
    return for_wording(ask, verdict, trial.draft, stood)


class _Trial:
    """Judges edits for one ask in one draft."""

    def __init__(self, ask: Ask, draft: Draft, bench: Bench) -> None:
        self._ask = ask
        self._draft = draft
        self._bench = bench.knowing(ask)

    @property
    def draft(self) -> Searched:
        return self._bench[self._draft.id]

    def adopts(self, proposal: Proposal) -> bool:
        """Whether the judgement of the edited draft is "adopted". It is judged as the draft that follows this one, since in the draft
        that an ask amends it is always left out."""
        ask, draft = self._ask, self._draft
        parts = (proposal, *proposal.rest)
        named = any(defined_in(part.new) for part in parts)
        if named or any(part.kind == "heading" for part in parts):  # touches more than the paragraphs that are edited
            edited = replace(apply_proposal(draft, proposal), id=f"{draft.id}{FOLLOWING}")
            bench = Bench.of([ask], [*self._bench.drafts, edited])
        else:
            bench = self._bench.with_edits(draft.id, *_edits(draft, parts))
        return judge(ask, bench, f"{draft.id}{FOLLOWING}").status == "adopted"

    def likely(self, candidate: Candidate, verdict: Verdict) -> bool:
        """Whether the edited paragraphs alone hold all the elements that the draft does not; quick, since they are few."""
        ask = self._ask
        by_elements = ask.stance == "include" and ask.elements and verdict.method == "elements"
        if not by_elements or any(e.within == "draft" for e in ask.elements):
            return True
        edited = apply_proposal(self._draft, _proposal(candidate, self._draft))
        old = {(p.label, p.text) for p in self._draft.paragraphs}
        changed = tuple(p for p in edited.paragraphs if (p.label, p.text) not in old)
        few = DraftIndex(replace(edited, paragraphs=changed, headings=()), self.draft.index.names)
        found = {f.element for f in findings(ask, Searched(few, self.draft.rarity)) if f.state == "found"}
        if found & set(ask.any_of):
            return True
        return all(f.state == "found" or f.element in found or f.element in ask.any_of for f in verdict.findings)

    def base(self) -> tuple[str, str]:
        """The text of the paragraph that the ask amends, and the one it requests; empty when it is not found."""
        found = amended(self._ask, self._bench)
        return (found.paragraph.text, found.requested) if found else ("", "")


def _edits(draft: Draft, parts: Iterable[Proposal]) -> tuple[dict[int, Paragraph | None], list[tuple[int, Paragraph]]]:
    """The paragraphs of the draft that the parts put in new words or strike out, by number, and those they add."""
    edits: dict[int, Paragraph | None] = {}
    added = []
    for part in parts:
        at = _place(draft, part)
        if part.kind == "new_paragraph":
            added.append((at, _new_paragraph(part)))
        else:
            edits[at] = _reworded(draft.paragraphs[at], part)
    return edits, added


def _proposal(candidate: Candidate, draft: Draft) -> Proposal:
    """The candidate as one proposal, its first paragraph leading."""
    parts: list[Proposal] = []
    if candidate.heading:
        first = next((p for p in draft.paragraphs if p.section == candidate.heading), draft.paragraphs[-1])
        parts.append(Proposal("heading", first.label, "", candidate.heading, "", "", candidate.heading))
    if candidate.after is not None:
        before = draft.paragraphs[candidate.after]
        label = _next_label(before.label, {p.label for p in draft.paragraphs})
        parts.append(Proposal("new_paragraph", label, before.label, "", candidate.added, candidate.added, before.section))
    for number, patches in by_paragraph(candidate.patches):
        paragraph = draft.paragraphs[number]
        new = apply_patches(paragraph.text, patches)
        after = " ".join(paragraph.text[: patches[0].start].split()[-AFTER_WORDS:])
        text = " … ".join(p.text.strip() for p in patches if p.text.strip())
        kind: Kind = "reword" if candidate.kind == "new_paragraph" else candidate.kind
        if kind == "amendment":
            after, text = "", new
        parts.append(Proposal(kind, paragraph.label, after, paragraph.text, new, text, paragraph.section))
    return replace(parts[0], rest=tuple(parts[1:]))


def _next_label(label: str, taken: set[str]) -> str:
    """The number of a paragraph put in after another: 91 bis, 91 ter; 91 bis bis where all are taken."""
    stem = label.split()[0] if label.split()[-1] in LATIN else label
    later = LATIN[LATIN.index(label.split()[-1]) + 1 :] if label.split()[-1] in LATIN else LATIN
    return next((f"{stem} {suffix}" for suffix in later if f"{stem} {suffix}" not in taken), f"{label} bis")


def apply_proposal(draft: Draft, proposal: Proposal) -> Draft:
    """The draft with the proposal made in it: text, positions and marks anew, everything else as it was."""
    edited = draft
    for part in (proposal, *proposal.rest):
        edited = _applied(edited, part)
    return edited


def _applied(draft: Draft, part: Proposal) -> Draft:
    if part.kind == "heading":
        kept = tuple(h for h in draft.headings if h.text != part.old)
        paragraphs = [replace(p, section="") if p.section == part.old else p for p in draft.paragraphs]
        return replace(_rebuilt(draft, paragraphs), headings=kept)
    at = _place(draft, part)
    if part.kind == "new_paragraph":
        paragraphs = [*draft.paragraphs[: at + 1], _new_paragraph(part), *draft.paragraphs[at + 1 :]]
        return _rebuilt(draft, paragraphs, shift=(at + 1, 1))
    edited = _reworded(draft.paragraphs[at], part)
    paragraphs = [*draft.paragraphs[:at], *([edited] if edited else []), *draft.paragraphs[at + 1 :]]
    return _rebuilt(draft, paragraphs, shift=(0, 0) if edited else (at + 1, -1))


def _place(draft: Draft, part: Proposal) -> int:
    """The number of the paragraph that is edited, or that a new one follows."""
    if part.kind == "new_paragraph":
        return next(n for n, p in enumerate(draft.paragraphs) if p.label == part.after)
    return next(n for n, p in enumerate(draft.paragraphs) if p.label == part.paragraph and p.text == part.old)


def _new_paragraph(part: Proposal) -> Paragraph:
    return Paragraph(part.paragraph, part.new, Span(0, 0), part.section, facts=marks_in(part.new))


def _reworded(paragraph: Paragraph, part: Proposal) -> Paragraph | None:
    """The paragraph in its new words; None where it goes out as a whole."""
    return replace(paragraph, text=part.new, facts=marks_in(part.new)) if part.new else None


def _rebuilt(draft: Draft, paragraphs: Sequence[Paragraph], shift: tuple[int, int] = (0, 0)) -> Draft:
    """The draft of these paragraphs; headings from index shift[0] on move by shift[1]."""
    placed, start = [], 0
    for paragraph in paragraphs:
        placed.append(replace(paragraph, span=Span(start, start + len(paragraph.text))))
        start += len(paragraph.text) + 2
    headings = tuple(replace(h, before=h.before + shift[1]) if shift[1] and h.before >= shift[0] else h for h in draft.headings)
    return replace(draft, text="\n\n".join(p.text for p in placed), paragraphs=tuple(placed), headings=headings)
