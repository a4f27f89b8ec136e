"""What is reported: the status of the asks, the briefing, one ask through all drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wsisdiff.errors import BadWorkspace, UnreadableDraft, unknown_ask
from wsisdiff.judging.columns import only_drafts, still_asked, up_to
from wsisdiff.model import Report
from wsisdiff.steps import step
from wsisdiff.verbs.documents import History
from wsisdiff.workspace.judged import judge
from wsisdiff.workspace.manifest import Workspace, draft_entry

if TYPE_CHECKING:
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.groups.view import By, Grouped


def report(
    workspace: Workspace, drafts: Sequence[str] = (), by: By | None = None, *, dropped: bool = False, judged: Report | None = None
) -> Report | Grouped:
    """The status of every ask in every draft, or in those named; in groups with `by`. `judged`: what `judge` gave, if at hand.

    Asks whose row is gone from their table are in it with `dropped` alone: the tracker marks them.
    """
    for id in drafts:
        draft_entry(workspace.folder, id)
        _must_be_read(workspace, id)
    made = only_drafts(judged or judge(workspace), tuple(drafts))
    made = made if dropped else still_asked(made)
    if by is None:
        return made
    from wsisdiff.reporting.groups.view import grouped

    return grouped(made, by)


def _must_be_read(workspace: Workspace, id: str) -> None:
    """UnreadableDraft for a draft that was named and could not be read: the others do not stand for it."""
    for draft in workspace.refused:
        if draft.id == id:
            raise UnreadableDraft(draft.why)


def brief(
    workspace: Workspace, draft: str | None = None, themes: Sequence[str] = (), priorities: Sequence[str] = (), *,
    judged: Report | None = None,
) -> Brief:  # fmt: skip
    """The negotiator's briefing on a draft, the latest when none is named: what is lost, missing and half there, and what to propose."""
    from wsisdiff.reporting.briefing.view import brief_of
    from wsisdiff.tracking.concordance import compare

    if draft is not None:
        draft_entry(workspace.folder, draft)
        _must_be_read(workspace, draft)
    known = list(dict.fromkeys(ask.theme for ask in workspace.asks if ask.theme))
    where = str(workspace.folder / "asks")
    for theme in themes:
        if theme not in known:
            todo = f"the themes are: {', '.join(known) or 'none'}"
            raise BadWorkspace(f"no ask has the theme {theme!r}", where=where, todo=todo)
    if not any((not themes or a.theme in themes) and (not priorities or a.priority in priorities) for a in workspace.asks):
        raise BadWorkspace("no ask has this theme and priority", where=where, todo="leave one of the two out")
    made = still_asked(up_to(judged or judge(workspace), draft))
    with step("looking for what to propose"):
        comparison = compare(made.drafts[-2], made.drafts[-1]) if len(made.drafts) > 1 else None
        return brief_of(made, comparison=comparison, themes=tuple(themes), priorities=tuple(priorities))


def history(workspace: Workspace, ask: str, *, judged: Report | None = None) -> History:
    """One ask through all drafts; BadWorkspace names those that it may mean."""
    known = [a.id for a in workspace.asks]
    if ask not in known:
        raise unknown_ask(ask, known, str(workspace.folder / "asks"))
    made = judged or judge(workspace, ask)
    n = [a.id for a in made.asks].index(ask)
    return History(made.asks[n], made.drafts, made.verdicts[n])
