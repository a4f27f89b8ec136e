"""`wsisdiff review`: a person's verdict, which then stands."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from wsisdiff.completing import ask_ids, draft_ids
from wsisdiff.errors import EXIT_DONE, BadWorkspace
from wsisdiff.model import Ask, Report, Status, Verdict

ANSWERS: dict[str, Status] = {"a": "adopted", "p": "partial", "l": "left_out"}


@click.command(name="review")
@click.argument("ask_id", metavar="[ASK]", required=False, shell_complete=ask_ids)
@click.argument("draft_id", metavar="[DRAFT]", required=False, shell_complete=draft_ids)
@click.option("--status", type=click.Choice(list(ANSWERS.values())), help="What you decide.")
@click.option("--by", metavar="NAME", help="Who decides.")
@click.option("--note", default="", metavar="TEXT", help="Why; it becomes the reason in reports.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the decision (default: today).")
@click.pass_obj
def command(
    folder: Path, ask_id: str | None, draft_id: str | None, status: Status | None, by: str | None, note: str, day: datetime | None
) -> int:
    """A person's verdict, which then stands.

    With ASK and DRAFT it records one decision. Without them it walks through the verdicts on the latest draft that the tool is least sure
    of and nobody has decided; what you answer is saved at once, so that you can stop at any time and go on later.
    """
    from wsisdiff import verbs
    from wsisdiff.voice import tell
    from wsisdiff.workspace.manifest import draft_entry

    workspace = verbs.workspace(folder)
    if draft_id is not None:
        draft_entry(folder, draft_id)
    if ask_id is not None and ask_id not in {a.id for a in workspace.asks}:
        raise BadWorkspace(f"there is no ask {ask_id!r}", where=str(folder / "asks"), todo="see wsisdiff asks list")
    if not by:
        raise click.UsageError("say who decides: --by NAME")
    if by == "tool":
        raise click.UsageError('"tool" is what reports call a verdict that nobody decided: give a person\'s name with --by')
    report = verbs.judge(workspace)
    on = day.date() if day else date.today()
    if ask_id is None:
        _walk(folder, report, by, on)
        return EXIT_DONE
    if draft_id is None or status is None:
        raise click.UsageError("name the draft and the status: wsisdiff review ASK DRAFT --status adopted --by NAME")
    verbs.decide(folder, report, ask_id, draft_id, status, by, on, note)
    tell(f"Saved in {folder / 'reviews.toml'}: {ask_id} in {draft_id} is {status}, decided by {by}.")
    return EXIT_DONE


def _walk(folder: Path, report: Report, by: str, on: date) -> None:
    """Ask about each unsure verdict on the latest draft, the least sure first."""
    from wsisdiff import verbs

    waiting = verbs.to_decide(report)
    for n, line in enumerate(waiting, 1):
        _show(line.ask, line.now, f"{n} of {len(waiting)}")
        answer = click.prompt(
            "adopted, partial, left out, skip or quit", type=click.Choice(["a", "p", "l", "s", "q"]), show_default=False
        )
        if answer == "q":
            break
        if answer != "s":
            note = click.prompt("why (may stay empty)", default="", show_default=False)
            verbs.decide(folder, report, line.ask.id, line.now.draft, ANSWERS[answer], by, on, note)
    click.echo("Nothing is left to look at." if not waiting else "What you answered is saved.")


def _show(ask: Ask, verdict: Verdict, count: str) -> None:
    from wsisdiff.telling.phrases import say
    from wsisdiff.telling.remarks import sentence
    from wsisdiff.text.terminal import printable

    lines = [
        f"\n[{count}] {ask.title}",
        f"  asked for: {ask.text}",
        f"  the tool says {say('status', verdict.status)}: {sentence(verdict.reason)}",
    ]
    quotes = {(q.paragraph, q.start): q for q in (*verdict.evidence, *verdict.candidates)}
    lines += [f"  {q.paragraph}: “{q.text}”" for q in list(quotes.values())[:4]]
    for line in lines:
        click.echo(printable(line))
