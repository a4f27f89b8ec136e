"""A proposal for an ask, or none, with what proves other asks left untouched."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.judging.bench import Bench
from wsisdiff.model import Ask, Draft, Verdict
from wsisdiff.proposing.harm import proofs
from wsisdiff.proposing.proposals import Proposal, proposal_or_why


def propose(
    ask: Ask,
    verdict: Verdict,
    draft: Draft,
    drafts: Sequence[Draft] = (),
    stood: str = "",
    bench: Bench | None = None,
    others: Sequence[tuple[Ask, Verdict]] = (),
) -> Proposal | None:
    """The proposal; None where there is none."""
    found = proposal_or_why(ask, verdict, draft, drafts, stood, bench, proofs(draft, others))
    return found if isinstance(found, Proposal) else None
