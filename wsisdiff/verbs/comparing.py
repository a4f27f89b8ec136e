"""Draft against draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wsisdiff.errors import BadWorkspace
from wsisdiff.model import ChangeKind, Comparison
from wsisdiff.reporting.comparison.beside import Beside
from wsisdiff.reporting.comparison.view import View, view_of
from wsisdiff.steps import note, step
from wsisdiff.tracking.concordance import compare as compare_drafts
from wsisdiff.tracking.concordance import follow
from wsisdiff.verbs.documents import Followed
from wsisdiff.workspace.manifest import counting, draft_entry, find_and_read, manifest, read_entry


def compare(
    folder: Path, old: str, new: str, *, asks: bool = True, hide_noise: bool = False, kinds: Sequence[ChangeKind] = ()
) -> View:
    """What became of every paragraph; `old` and `new` are ids of the workspace's drafts, or files.

    With `asks` and two drafts of the workspace each change says which asks it touches.
    """
    with step("reading two drafts"):
        before, after = find_and_read(folder, old), find_and_read(folder, new)
    for draft in (before, after):
        note(f"read {draft.id}: {len(draft.paragraphs)} paragraphs from {draft.file}")
    with step("comparing them"):
        comparison = compare_drafts(before, after)
    if asks:
        with step("judging the asks in both"):
            comparison = _with_asks(folder, comparison, (old, new))
    return view_of(comparison, hide_noise=hide_noise, kinds=kinds)


def compare_several(
    folder: Path, base: str, texts: Sequence[str], *, asks: bool = False, hide_noise: bool = False, kinds: Sequence[ChangeKind] = ()
) -> Beside:  # fmt: skip
    """What each of several texts (delegations' proposals, versions) makes of the paragraphs of one base."""
    return Beside(tuple(compare(folder, base, text, asks=asks, hide_noise=hide_noise, kinds=kinds) for text in texts))


def paragraph_history(folder: Path, label: str, draft: str | None = None) -> Followed:
    """One paragraph through all drafts of a workspace; `label` is its number in `draft`, or in the latest draft."""
    entries = counting(manifest(folder))
    ids = [entry.id for entry in entries]
    if not ids:
        raise BadWorkspace("no draft is there yet", where=str(folder / "drafts"), todo="add one with wsisdiff drafts add FILE")
    start = ids.index(draft_entry(folder, draft).id) if draft is not None else len(ids) - 1
    drafts = [read_entry(entry) for entry in entries]
    try:
        return Followed(label, follow(drafts, start, label))
    except KeyError:
        todo = f"wsisdiff show {ids[start]} lists them"
        raise BadWorkspace(f"the draft {ids[start]!r} has no paragraph {label!r}", todo=todo) from None


def _with_asks(folder: Path, comparison: Comparison, names: Sequence[str]) -> Comparison:
    """The comparison with its effects on the workspace's asks, when the report on the workspace judges both drafts.

    The verdicts are the report's own, made of all its asks and drafts: what a comparison says of an ask, the report says too.
    """
    if not (folder / "drafts" / "drafts.toml").is_file() or not any((folder / "asks").glob("*.toml")):
        return comparison
    from wsisdiff.judging.columns import still_asked
    from wsisdiff.tracking.effects import with_asks
    from wsisdiff.workspace.judged import judge, read_workspace

    listed = {entry.id for entry in counting(manifest(folder))}
    if not all(name in listed for name in names) or comparison.old.id == comparison.new.id:
        return comparison
    report = still_asked(judge(read_workspace(folder)))
    if not {comparison.old.id, comparison.new.id} <= {draft.id for draft in report.drafts}:
        return comparison
    return with_asks(comparison, report)
