"""A workspace read and judged: what report, briefing, history and review begin with.

The tool's verdicts are kept, so that only asks that changed are judged again, and all of them where a draft did: one file a workspace, in
the user's cache folder (see `files.kept`). A verdict rests on its ask, on all drafts, on the glossary, which all asks and drafts make
together, and on this program. All of that is in the hashes by which it is found, whole: only where asks and drafts stand in files is left
out, which no verdict looks at. What people decided is no part of it: that is put in its place afterwards.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from wsisdiff.files.kept import ENDING, LARGEST_KEPT, builds, cache_folder, code_hash, hash_of, keep, load
from wsisdiff.files.plain import plain_of, value_of
from wsisdiff.model import Ask, Draft, Report, Verdict, in_order
from wsisdiff.steps import note, step
from wsisdiff.workspace.manifest import Workspace, load_workspace

CODE = ("data", "files", "judging", "matching", "telling", "text", "workspace")
"""Folders of the package on which verdicts depend, and how they are kept."""
LIBRARIES = ("rapidfuzz", "numpy")
Row = tuple[Verdict, ...]
"""The verdicts on an ask, one in each draft."""
DECIDED_BY = ("reviews.toml", "readings")
"""What people and models decided, in a workspace. Most have neither, and need not load what reads them."""


class KeptVerdicts:
    """What was kept of a workspace's verdicts, as far as it holds for these asks and drafts (in the order of their dates)."""

    def __init__(self, folder: Path, asks: Iterable[Ask], drafts: Sequence[Draft]) -> None:
        self._place = cache_folder()
        self._found: dict[str, str] = {}
        self._held: dict[str, str] = {}
        if self._place is None:
            return
        program = code_hash(Path(__file__).parent.parent, CODE), sys.version, *builds(LIBRARIES)
        glossary = tuple(dict.fromkeys(name for ask in asks for name in ask.names))
        self._key = hash_of("verdicts", *program, str(folder.resolve()))
        self._rests_on = hash_of(repr(glossary), *(repr(replace(draft, file="")) for draft in drafts))
        self._drafts = [draft.id for draft in drafts]
        plain = load(self._place / (self._key + ENDING))
        if type(plain) is dict and plain.get("rests_on") == self._rests_on and type(plain.get("rows")) is dict:
            self._found = plain["rows"]

    def of(self, ask: Ask) -> Row | None:
        """The verdicts on an ask; None where they are not known."""
        if not self._found or (name := _name(ask)) not in self._found:
            return None
        try:
            row = tuple(value_of(Verdict, plain) for plain in json.loads(self._found[name]))
        except (ValueError, TypeError, RecursionError):
            return None
        if [v.draft for v in row] != self._drafts or any(v.ask != ask.id for v in row):
            return None
        self._held[name] = self._found[name]
        return row

    def keep(self, asks: Iterable[Ask], rows: Iterable[Row]) -> None:
        """Keep the verdicts on all asks of the workspace in place of what was kept of it."""
        if self._place is None:
            return
        now = dict(self._held)
        for ask, row in zip(asks, rows, strict=True):
            if (name := _name(ask)) not in now:
                now[name] = json.dumps([plain_of(Verdict, verdict) for verdict in row], ensure_ascii=False)
        if now != self._found and 2 * sum(map(len, now.values())) < LARGEST_KEPT:
            keep(self._place, self._key, {"rests_on": self._rests_on, "rows": now})


def _name(ask: Ask) -> str:
    """A hash of all that an ask says."""
    return hash_of(repr(_anywhere(ask)))


def _anywhere(ask: Ask) -> Ask:
    return replace(ask, file="", line=0, instructions=tuple(map(_anywhere, ask.instructions)))


def read_workspace(folder: Path, only: str = "") -> Workspace:
    """The workspace's asks and drafts; BadAsk, BadWorkspace or UnreadableDraft when one of them is wrong.

    Where one ask is named, only that can be judged.
    """
    with step("reading asks and drafts"):
        workspace = load_workspace(folder, only)
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

    if reviews := load_reviews(folder):
        note(f"read {len(reviews)} decisions of people")
    if not (folder / READINGS).is_dir():
        return with_decisions(report, reviews)
    from wsisdiff.answering.keeping import load_readings
    from wsisdiff.judging.readings import held_against

    answers = load_readings(folder, [draft.id for draft in report.drafts])
    note(f"read {len(answers)} answers from {folder / READINGS}")
    return with_decisions(report, reviews, held_against(report, answers))
