"""`wsisdiff review`: a person's verdict, which then stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff import verbs
from wsisdiff.completing import ask_ids, draft_ids
from wsisdiff.errors import unknown_ask
from wsisdiff.model import Ask, Report, Status, Verdict
from wsisdiff.reporting.signs import standing
from wsisdiff.telling.remarks import sentence
from wsisdiff.voice import show, tell

if TYPE_CHECKING:
    from wsisdiff.judging.decisions import Review

ANSWERS: dict[str, Status] = {"a": "adopted", "p": "partial", "l": "left_out"}
KEYS = {
    "a": "adopted", "p": "partially adopted", "l": "left out", "c": "confirm what was read, with its points and quotations",
    "s": "skip", "b": "back to the one before, to decide it anew", "q": "quit; what you answered is saved", "?": "this help",
}  # fmt: skip


@click.command(name="review")
@click.argument("ask_id", metavar="[ASK]", required=False, shell_complete=ask_ids)
@click.argument("draft_id", metavar="[DRAFT]", required=False, shell_complete=draft_ids)
@click.option("--status", type=click.Choice(list(ANSWERS.values()), case_sensitive=False), help="What you decide.")
@click.option("--by", metavar="NAME", help="Who decides.")
@click.option("--note", default="", metavar="TEXT", help="Why; it becomes the reason in reports.")
@click.option("--paragraph", default="", metavar="LABEL",
              help="The paragraph that it rests on (default: the one that the verdict names).")  # fmt: skip
@click.option("--quote", "quotes", multiple=True, metavar="WORDS",
              help="Words of the draft that it rests on (more than once for several); they are looked up.")  # fmt: skip
@click.option("--draft", "walked", metavar="ID", shell_complete=draft_ids, help="Walk through this draft (default: the latest).")
@click.option("--all", "everything", is_flag=True,
              help="Walk through all that no person has decided on, not only what is unsure.")  # fmt: skip
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the decision (default: today).")
@click.pass_obj
def command(
    folder: Path, ask_id: str | None, draft_id: str | None, status: Status | None, by: str | None, note: str, paragraph: str,
    quotes: tuple[str, ...], walked: str | None, everything: bool, day: datetime | None,
) -> None:  # fmt: skip
    """A person's verdict, which then stands.

    With ASK and DRAFT it records one decision. Without them it walks through the verdicts on the latest draft (or --draft) that are least
    sure and that nobody has decided; what you answer is saved at once, so that you can stop at any time and go on later. What a model read
    is confirmed with one key.

    A decision holds in later drafts as long as the words that it rests on stand there unchanged.
    """
    from wsisdiff.workspace.manifest import draft_entry

    workspace = verbs.read_workspace(folder)
    for id in (draft_id, walked):
        if id is not None:
            draft_entry(folder, id)
    if ask_id is not None and ask_id not in {a.id for a in workspace.asks}:
        raise unknown_ask(ask_id, (a.id for a in workspace.asks), str(folder / "asks"))
    if not by:
        raise click.UsageError("say who decides: --by NAME")
    if by == "tool":
        raise click.UsageError('"tool" is what reports call a verdict that nobody decided: give a person\'s name with --by')
    report = verbs.judge(workspace)
    on = day.date() if day else date.today()
    if ask_id is None:
        if status or note or paragraph or quotes:
            raise click.UsageError(
                "name the ask and the draft that you decide on: wsisdiff review ASK DRAFT --status adopted --by NAME"
            )
        Walk(folder, report, by, on).through(verbs.to_decide(report, walked or "", everything=everything))
        return
    if draft_id is None or status is None:
        raise click.UsageError("name the draft and the status: wsisdiff review ASK DRAFT --status adopted --by NAME")
    saved = verbs.decide(folder, report, ask_id, draft_id, status, by, on, note, paragraph=paragraph, quotes=quotes)
    for named in dict.fromkeys(point.paragraph for point in saved.points):
        if paragraph and named != paragraph:
            tell(f"The words stand in paragraph {named}.")
    tell(f"Saved in {folder / 'reviews.toml'}: {ask_id} in {draft_id} is {status}, decided by {by}.")


class Walk:
    """A person's way through verdicts, one after the other, and back."""

    def __init__(self, folder: Path, report: Report, by: str, on: date) -> None:
        self._folder, self._report, self._by, self._on = folder, report, by, on
        self._saved: dict[int, Review] = {}

    def through(self, waiting: Sequence[tuple[Ask, Verdict]]) -> None:
        """Ask about each; what is answered is saved at once, and taken back where it is answered anew."""
        n = 0
        while n < len(waiting):
            ask, verdict = waiting[n]
            _show(ask, verdict, f"{n + 1} of {len(waiting)}")
            key = self._key(verdict, n)
            if key == "q":
                break
            if key not in ("s", "b"):
                self._decide(n, ask, verdict, key)
            n += -1 if key == "b" else 1
        show("Nothing is left to look at." if not waiting else "What you answered is saved.")

    def _key(self, verdict: Verdict, n: int) -> str:
        keys = [key for key in KEYS if (key != "c" or verdict.reading is not None) and (key != "b" or n)]
        confirm, back = ("confirm, " if "c" in keys else ""), ("back, " if "b" in keys else "")
        question = f"{confirm}adopted, partial, left out, skip, {back}quit or ?"
        while True:
            key: str = click.prompt(question, type=click.Choice(keys), show_default=False, show_choices=False)
            if key != "?":
                return key
            show(*(f"  {known}  {KEYS[known]}" for known in keys))

    def _decide(self, n: int, ask: Ask, verdict: Verdict, key: str) -> None:
        if key == "c":
            status, note, points = verdict.status, verdict.reading.why if verdict.reading else "", verbs.read_points(verdict)
        else:
            status, points = ANSWERS[key], ()
            note = click.prompt("why (may stay empty)", default="", show_default=False)
        if n in self._saved:
            verbs.take_back(self._folder, self._saved.pop(n))
        said = (status, self._by, self._on, note)
        self._saved[n] = verbs.decide(self._folder, self._report, ask.id, verdict.draft, *said, points=points)


def _show(ask: Ask, verdict: Verdict, count: str) -> None:
    who = verdict.decided_by if verdict.reading else "the tool"
    lines = [
        f"\n[{count}] {ask.title}",
        f"  asked for: {ask.text}",
        f"  {who} says {standing(verdict.status, ask)}: {sentence(verdict.reason)}",
    ]
    lines += [f"  {sentence(note)}" for note in verdict.notes] if verdict.reading else []
    quotes = {(q.paragraph, q.start): q for q in (*verdict.evidence, *verdict.candidates)}
    show(*lines, *(f"  {q.paragraph}: “{q.text}”" for q in list(quotes.values())[:4]))
