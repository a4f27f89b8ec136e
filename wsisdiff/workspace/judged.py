"""A workspace read and judged: what report, briefing, history and review begin with."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.model import Report, in_order
from wsisdiff.steps import note, step
from wsisdiff.workspace.kept import KeptVerdicts
from wsisdiff.workspace.manifest import Workspace, load_workspace

DECIDED_BY = ("reviews.toml", "readings")
"""What people and models decided, in a workspace. Most have neither, and need not load what reads them."""


def read_workspace(folder: Path) -> Workspace:
    """The workspace's asks and drafts; BadAsk, BadWorkspace or UnreadableDraft when one of them is wrong."""
    with step("reading asks and drafts"):
        workspace = load_workspace(folder)
    files = len({ask.file for ask in workspace.asks})
    note(f"read {len(workspace.asks)} asks from {files} file{'' if files == 1 else 's'} in {folder / 'asks'}")
    for draft in workspace.drafts:
        note(f"read {draft.id}: {len(draft.paragraphs)} paragraphs from {draft.file}")
    return workspace


def judge(workspace: Workspace, only: str = "") -> Report:
    """Every ask, or the one that is named, in every draft, with people's decisions in place of the tool's.

    The longest step: keep it while nothing changes.
    """
    return decided(workspace.folder, assess(workspace, only))


def assess(workspace: Workspace, only: str = "") -> Report:
    """The tool's own verdicts, which change with asks and drafts only: keep them, and ask `decided` what stands.

    An ask depends on the others through the glossary alone, which comes from all of them where only one is judged, too. Verdicts that
    were made before of the same are not made again.
    """
    asks = tuple(ask for ask in workspace.asks if only in ("", ask.id))
    drafts = in_order(workspace.drafts)
    with step(f"judging {len(asks)} asks in {len(drafts)} drafts"):
        kept = KeptVerdicts(workspace.folder, workspace.asks, drafts)
        rows = {ask.id: row for ask in asks if (row := kept.of(ask))}
        if new := tuple(ask for ask in asks if ask.id not in rows):
            from wsisdiff.judging.assess import assess_on
            from wsisdiff.judging.bench import Bench

            made = assess_on(new, Bench.of(workspace.asks, drafts))
            rows |= {ask.id: row for ask, row in zip(made.asks, made.verdicts, strict=True)}
        verdicts = tuple(rows[ask.id] for ask in asks)
        if not only:
            kept.keep(asks, verdicts)
        return Report(asks, drafts, verdicts, workspace.refused, workspace.title)


def decided(folder: Path, report: Report) -> Report:
    """The tool's verdicts with what people and models read and people decided, as they stand in the workspace now, in their place."""
    if not any((folder / name).exists() for name in DECIDED_BY):
        return report
    from wsisdiff.judging.decisions import READINGS, load_reviews, with_decisions

    reviews = load_reviews(folder)
    if reviews:
        note(f"read {len(reviews)} decisions of people")
    if not (folder / READINGS).is_dir():
        return with_decisions(report, reviews)
    from wsisdiff.answering.keeping import load_readings
    from wsisdiff.judging.readings import held_against

    answers = load_readings(folder, [draft.id for draft in report.drafts])
    note(f"read {len(answers)} answers from {folder / READINGS}")
    return with_decisions(report, reviews, held_against(report, answers))
