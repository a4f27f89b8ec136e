"""`wsisdiff read`: a reading by a language model, or by anybody."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsisdiff import verbs
from wsisdiff.completing import ask_ids, draft_ids
from wsisdiff.errors import EXIT_DONE, EXIT_WRONG_INPUT, WsisdiffError, unknown_ask
from wsisdiff.model import Remark, Report
from wsisdiff.telling.phrases import say
from wsisdiff.telling.remarks import tell as worded
from wsisdiff.voice import complain, quiet, show_json, tell

if TYPE_CHECKING:
    from wsisdiff.answering.questions import Sheet, ToRead
    from wsisdiff.verbs.readings import Taking

MOST_TOLD = 200
"""Remarks on answers that are told one by one."""
LARGEST = 16 * 2**20
"""Bytes of a file of answers. The longest answer seen, 96 asks with three points each, has 100 kB."""


@click.command(name="read")
@click.argument("draft_id", metavar="[DRAFT]", required=False, shell_complete=draft_ids)
@click.option("--model", metavar="NAME",
              help="The model that reads, as the package llm calls it (default: that of wsisdiff.toml).")  # fmt: skip
@click.option("--write", "questions", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the questions, for any chatbot or to answer by hand.")  # fmt: skip
@click.option("--answers", multiple=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Take answers as they came; - for standard input (more than once for several).")  # fmt: skip
@click.option("--by", metavar="NAME", help="With --answers: the person who read. Without it they are taken for a model's.")
@click.option("--ask", "asks", multiple=True, metavar="ID", shell_complete=ask_ids,
              help="Only this ask (more than once for several).")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Every ask, not only those that have to be read, or read again.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent to whom, and send nothing.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the reading (default: today).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say what was done.")
@click.pass_obj
def command(
    folder: Path, draft_id: str | None, model: str | None, questions: Path | None, answers: tuple[Path, ...], by: str | None,
    asks: tuple[str, ...], everything: bool, dry_run: bool, day: datetime | None, form: str,
) -> int:  # fmt: skip
    """A reading by a model, or by anybody: questions out, answers in.

    Reads DRAFT (the latest, when none is named): only the asks that nobody has read in it, and those whose reading has to be made again
    because words that it rests on were edited, or what was missing may have come in. Without --model, --write and --answers, and where
    wsisdiff.toml names no model, it says which these are.

    Every quotation is looked up in the draft; one that does not stand there proves nothing. Nothing leaves this machine but with --model
    (or a model in wsisdiff.toml), and then what --dry-run shows. Readings are kept in readings/.
    """
    from wsisdiff.workspace.manifest import draft_entry
    from wsisdiff.workspace.settings import read_settings

    _fitting(model, questions, answers, by, dry_run)
    settings = read_settings(folder)
    workspace = verbs.read_workspace(folder)
    if draft_id is not None:
        draft_entry(folder, draft_id)
    known = [ask.id for ask in workspace.asks]
    for ask in asks:
        if ask not in known:
            raise unknown_ask(ask, known, str(folder / "asks"))
    assessed = verbs.assess(workspace)
    on = day.date() if day else date.today()
    if answers:
        texts = [_text(path) for path in answers]
        taking = verbs.take_answers(
            folder, assessed, texts, by=by or "", kind="person" if by else "model", draft=draft_id or "", on=on
        )
        return _say_taken([taking], form)
    report = verbs.decided(folder, assessed)
    draft = draft_id or report.drafts[-1].id
    wanted = verbs.to_read(report, draft, everything=everything, asks=asks)
    if questions is not None:
        sheets = verbs.sheets(wanted, settings.piece)
        written = verbs.write_questions(sheets, questions) if sheets and not dry_run else ()
        if str(questions) == "-" and sheets and not dry_run:
            return EXIT_DONE
        return _say(form, [_written(wanted, sheets, written)], draft, wanted=wanted, files=written, sheets=sheets)
    name = model or settings.model
    sheets = verbs.sheets(wanted, settings.piece, settings.asks, settings.piece)
    if not name or dry_run or not sheets:
        sheets = sheets if name else ()
        return _say(form, _wanted(wanted, sheets, name), draft, wanted=wanted, sheets=sheets)
    return _by_model(folder, assessed, wanted, sheets, name, settings.seconds, settings.retries, on, form)


def _fitting(model: str | None, questions: Path | None, answers: tuple[Path, ...], by: str | None, dry_run: bool) -> None:
    given = [name for name, value in (("--model", model), ("--write", questions), ("--answers", answers)) if value]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} are three ways of reading: give one of them")
    if by and not answers:
        raise click.UsageError("--by names the person whose answers are taken: give it with --answers")
    if by == "tool":
        raise click.UsageError('"tool" is what reports call a verdict that nobody decided: give a person\'s name with --by')
    if dry_run and answers:
        raise click.UsageError("--dry-run is for --model and --write: answers are checked when they are taken")


def _text(path: Path) -> str:
    """What a file of answers says, in whatever encoding a chatbot's answer was saved."""
    from wsisdiff.reading.text.decoding import decode

    if str(path) == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        if path.exists() and not path.is_file():
            what = "this is a folder" if path.is_dir() else "this is no file"
            raise WsisdiffError(what, where=str(path), todo="name the file with the answers")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise WsisdiffError(f"the answers have more than {LARGEST // 2**20} MB", where=str(path), todo="give the answers alone")
    return decode(data, path)[0]


def _say(
    form: str, lines: Iterable[str], draft: str, *, wanted: ToRead | None = None, takings: Sequence[Taking] = (),
    files: Sequence[Path] = (), sheets: Sequence[Sheet] = (),
) -> int:  # fmt: skip
    """What was done, in lines or as JSON."""
    if form != "json":
        tell(*lines)
        return EXIT_DONE
    from wsisdiff.reporting.ink.escaping import picked
    from wsisdiff.reporting.status.data import verdict_data

    questions = wanted.questions if wanted else ()
    data = {
        "schema": "wsisdiff.reading/1",
        "draft": draft,
        "to_read": [{"ask": q.ask.id, "why": [*map(worded, q.why)], "points": list(q.points)} for q in questions],
        "sheets": [{**picked(s, "asks part of paragraphs"), "characters": len(s.prompt), "tokens": s.tokens} for s in sheets],
        "written": [str(path) for path in files],
        "taken": [{"ask": v.ask, "verdict": verdict_data(v)} for taking in takings for v in taking.verdicts],
        "told": [worded(r) for taking in takings for r in taking.told],
    }
    show_json(data)
    return EXIT_DONE


def _complain(remarks: Sequence[Remark]) -> None:
    for remark in remarks[:MOST_TOLD]:
        complain(worded(remark))
    if len(remarks) > MOST_TOLD:
        complain(f"{len(remarks) - MOST_TOLD} more of this kind")


def _wanted(wanted: ToRead, sheets: Sequence[Sheet], model: str) -> Iterator[str]:
    for question in wanted.questions:
        more = say("read", "more", n=len(question.why) - 1) if len(question.why) > 1 else ""
        yield f"{question.ask.id}: {' '.join(worded(remark) for remark in question.why[:1])}{more}"
    if not wanted.questions:
        yield say("read", "nothing", draft=wanted.draft.id)
    elif sheets:
        counted = {"calls": len(sheets), "asks": len(wanted.questions), "paragraphs": len(wanted.draft.paragraphs)}
        size = {"characters": f"{sum(len(s.prompt) for s in sheets):,}", "tokens": f"{sum(s.tokens for s in sheets):,}"}
        yield say("read", "would", model=model, draft=wanted.draft.id, **counted, **size)
    else:
        yield say("read", "how", n=len(wanted.questions), draft=wanted.draft.id)


def _written(wanted: ToRead, sheets: Sequence[Sheet], written: Sequence[Path]) -> str:
    asks = len(wanted.questions)
    if not sheets:
        return say("read", "nothing", draft=wanted.draft.id)
    if not written:
        return say("read", "would_write", n=len(sheets), asks=asks, characters=f"{sum(len(s.page) for s in sheets):,}")
    return say("read", "written", files=", ".join(map(str, written)), asks=asks)


def _say_taken(takings: Sequence[Taking], form: str, draft: str = "") -> int:
    """What was taken, and what is to be told of it; wrong input where nothing could be taken."""
    draft = draft or next((v.draft for taking in takings for v in taking.verdicts), "")
    files = [file for taking in takings for file in taking.files]
    _say(form, chain.from_iterable(map(_taken, takings)), draft, takings=takings, files=files)
    _complain([remark for taking in takings for remark in taking.told])
    return EXIT_DONE if any(taking.answers for taking in takings) else EXIT_WRONG_INPUT


def _taken(taking: Taking) -> Iterator[str]:
    from wsisdiff.reporting.status.view import unsure

    for draft in dict.fromkeys(answer.draft for answer in taking.answers):
        here = [v for v in taking.verdicts if v.draft == draft]
        counted = Counter(v.status for v in here)
        counts = ", ".join(f"{counted[s]} {say('status', s)}" for s in ("adopted", "partial", "left_out") if counted[s])
        names = ", ".join(dict.fromkeys(a.by for a in taking.answers if a.draft == draft))
        yield say("answers", "taken", draft=draft, n=len(here), by=names, counts=counts)
        if look := [v.ask for v in here if unsure(v)]:
            yield say("answers", "look", n=len(look), asks=", ".join(look[:12]) + (", ..." if len(look) > 12 else ""))


def _by_model(
    folder: Path, assessed: Report, wanted: ToRead, sheets: tuple[Sheet, ...], name: str, seconds: int, retries: int, on: date, form: str
) -> int:  # fmt: skip
    takings: list[Taking] = []

    def came(done: int, total: int) -> None:
        if not quiet() and form == "text":
            click.echo(say("read", "came", done=done, total=total), err=True)

    reading = verbs.read_by_model(folder, assessed, wanted, sheets, name, seconds=seconds, retries=retries, on=on, came=came)
    try:
        for taking in reading:
            takings.append(taking)
            _complain(taking.told)
    except KeyboardInterrupt:
        kept = sum(len(taking.answers) for taking in takings)
        raise WsisdiffError(say("read", "stopped", n=kept), todo="run it again for the rest") from None
    return _say_taken([replace(taking, told=()) if form == "text" else taking for taking in takings], form, wanted.draft.id)
