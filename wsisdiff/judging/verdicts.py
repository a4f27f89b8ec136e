"""The status of one ask in one draft, by the way its kind is judged: one module a way, in `ways/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wsisdiff.judging import reasons
from wsisdiff.judging.bench import Bench
from wsisdiff.judging.ways.requested import Amended, amended
from wsisdiff.matching.shortlist import Searched
from wsisdiff.model import Ask, Status, Verdict


def judge(ask: Ask, bench: Bench, draft: str) -> Verdict:
    """The verdict on one ask from the text of one draft (and, for an amendment, of the draft it amends).

    The same for the same ask and texts, whatever was judged before. KeyError when the draft is not on the bench.
    """
    return next(judged(ask, bench, (draft,)))


def judged(ask: Ask, bench: Bench, drafts: Iterable[str]) -> Iterator[Verdict]:
    """The same for several drafts; what the ask amends is looked for once."""
    bench = bench.knowing(ask)
    if ask.instructions:
        ids = tuple(drafts)
        each = [tuple(judged(one, bench, ids)) for one in ask.instructions]
        yield from (_of_several(ask, found) for found in zip(*each, strict=True))
        return
    base = amended(ask, bench)
    home = next((s for s in bench.searched if s.index.draft.id == ask.responds_to), None)
    for draft in drafts:
        yield _by_its_way(ask, base, home, bench[draft], bench.before(draft))


def _by_its_way(ask: Ask, base: Amended | None, home: Searched | None, draft: Searched, earlier: Sequence[Searched]) -> Verdict:
    if base is not None:
        from wsisdiff.judging.ways.change import by_change

        return by_change(ask, base, draft)
    if ask.change and home is not None:
        from wsisdiff.judging.ways.change import by_no_place

        return by_no_place(ask, home, draft)
    if ask.stance == "oppose":
        from wsisdiff.judging.ways.absence import by_absence

        return by_absence(ask, draft, earlier)
    if ask.elements:
        from wsisdiff.judging.ways.elements import by_elements

        return by_elements(ask, draft)
    from wsisdiff.judging.ways.wording import by_wording

    return by_wording(ask, draft)


def _of_several(ask: Ask, found: tuple[Verdict, ...]) -> Verdict:
    """The verdict on an ask of several instructions: all are carried out, none is, or some are; the worst speaks for them."""
    order: tuple[Status, ...] = ("left_out", "partial", "adopted")
    worst = min(found, key=lambda v: order.index(v.status))
    status = worst.status if len({v.status for v in found}) == 1 else "partial"
    done = sum(v.status == "adopted" for v in found)
    return replace(
        worst,
        status=status,
        score=round(sum(v.score for v in found) / len(found), 4),
        evidence=tuple(e for v in found for e in v.evidence),
        findings=(),
        missing=tuple(one.text for one, v in zip(ask.instructions, found, strict=True) if v.status != "adopted"),
        conflicts=tuple(e for v in found for e in v.conflicts),
        reason=reasons.of_several(done, len(found), worst.reason),
    )
