"""The status of one ask in one draft, by the way its kind is judged: one module a way, in `ways/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wsisdiff.judging.bench import Bench
from wsisdiff.judging.ways.absence import by_absence
from wsisdiff.judging.ways.change import amended, by_change
from wsisdiff.judging.ways.elements import by_elements
from wsisdiff.judging.ways.wording import by_wording
from wsisdiff.model import Ask, Verdict


def judge(ask: Ask, bench: Bench, draft: str) -> Verdict:
    """The verdict on one ask from the text of one draft (and, for an amendment, of the draft it amends).

    The same for the same ask and texts, whatever was judged before. KeyError when the draft is not on the bench.
    """
    return next(judged(ask, bench, (draft,)))


def judged(ask: Ask, bench: Bench, drafts: Iterable[str]) -> Iterator[Verdict]:
    """The same for several drafts; what the ask amends is looked for once."""
    bench = bench.knowing(ask)
    base = amended(ask, bench)
    for draft in drafts:
        if base is not None:
            yield by_change(ask, base, bench[draft])
        elif ask.stance == "oppose":
            yield by_absence(ask, bench[draft])
        elif ask.elements:
            yield by_elements(ask, bench[draft])
        else:
            yield by_wording(ask, bench[draft])
