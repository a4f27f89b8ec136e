"""Readings by people and models: what has to be read, the questions, the answers taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from wsisdiff.answering.answers import read_answers
from wsisdiff.answering.keeping import keep
from wsisdiff.answering.models import ask_model, model_named, reader_of
from wsisdiff.answering.questions import Sheet, ToRead
from wsisdiff.errors import WsisdiffError
from wsisdiff.files.writing import deliver
from wsisdiff.model import Answer, ReaderKind, Remark, Report, Verdict
from wsisdiff.steps import step
from wsisdiff.workspace.judged import decided


@dataclass(frozen=True, slots=True)
class Taking:
    """What came of answers: those that were kept, what is told of them, and the verdicts that now rest on them."""

    answers: tuple[Answer, ...]
    told: tuple[Remark, ...]
    verdicts: tuple[Verdict, ...] = ()
    files: tuple[Path, ...] = ()


def write_questions(sheets: Sequence[Sheet], path: Path) -> tuple[Path, ...]:
    """Write the pages: one under this name, several under it with their numbers before the ending, all to standard output when that is
    `-`; the files written."""
    if path.is_dir():
        raise WsisdiffError("this is a folder", where=str(path), todo="name the file to write")
    numbered = len(sheets) > 1 and str(path) != "-"
    names = [path.with_stem(f"{path.stem}-{n}") if numbered else path for n in range(1, len(sheets) + 1)]
    return tuple(name for name, sheet in zip(names, sheets, strict=True) if deliver(sheet.page, name, name))


def take_answers(
    folder: Path, assessed: Report, texts: Iterable[str], *, by: str = "", kind: ReaderKind = "model", draft: str = "", on: date
) -> Taking:
    """Take answers as they came, of any chatbot or by hand, and keep them; what is wrong with them is told, a remark each.

    `assessed` is the tool's own report (`verbs.assess`). `draft` is what was read, where the answers do not say it.
    """
    taken = [read_answers(text, by=by, kind=kind, draft=draft, on=on) for text in texts]
    return _kept(folder, assessed, [a for one in taken for a in one.answers], [r for one in taken for r in one.told])


def _kept(
    folder: Path, assessed: Report, answers: Sequence[Answer], told: Sequence[Remark], *, more_to_come: bool = False
) -> Taking:
    known, more = _known(answers, assessed)
    files = keep(folder, known, [ask.id for ask in assessed.asks]) if known else ()
    report = decided(folder, assessed) if known else assessed
    given = {(answer.ask, answer.draft) for answer in known}
    verdicts = tuple(v for row in report.verdicts for v in row if (v.ask, v.draft) in given)
    checks = [Remark.of("answers.about", ask=v.ask, remark=r) for v in verdicts for r in _checks(v, known, more_to_come)]
    return Taking(tuple(known), (*told, *more, *checks), verdicts, files)


def _checks(verdict: Verdict, answers: Sequence[Answer], more_to_come: bool) -> tuple[Remark, ...]:
    """What was corrected in, or speaks against, the reading that was just taken; nothing yet of one whose other parts are to come."""
    reading = verdict.reading
    if reading is None or not any((a.ask, a.by, a.kind) == (verdict.ask, reading.by, reading.kind) for a in answers):
        return ()
    if more_to_come and any(doubt.kind == "reading.incomplete" for doubt in reading.doubts):
        return ()
    return tuple(r for r in (*reading.remarks, *reading.doubts) if r.kind != "reading.no_quote")  # told when it was read


def _known(answers: Sequence[Answer], report: Report) -> tuple[list[Answer], list[Remark]]:
    """The answers on asks and drafts that there are, and a remark on each other ask or draft."""
    asks, drafts = [a.id for a in report.asks], [d.id for d in report.drafts]
    told: dict[Remark, None] = {}
    kept = []
    for answer in answers:
        if answer.draft not in drafts:
            n = sum(other.draft == answer.draft for other in answers)
            near = _near(get_close_matches(answer.draft, drafts, 1))
            kind = "answers.unknown_draft" if answer.draft else "answers.no_draft"
            told[Remark.of(kind, draft=answer.draft, n=n, near=near)] = None
        elif answer.ask not in asks:
            told[Remark.of("answers.unknown_ask", ask=answer.ask, near=_near(get_close_matches(answer.ask, asks, 1)))] = None
        else:
            kept.append(answer)
    return kept, list(told)


def _near(names: Sequence[str]) -> Remark | str:
    return Remark.of("answers.near", near=names[0]) if names else ""


def read_by_model(
    folder: Path, assessed: Report, wanted: ToRead, sheets: tuple[Sheet, ...], name: str, *, seconds: float, retries: int, on: date,
    came: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Taking]:  # fmt: skip
    """Put the questions to a model; what came of each sheet, kept before the next one is asked.

    WsisdiffError where the package llm is not there, or knows no such model.
    """
    model = model_named(name)
    read = reader_of(name, wanted.draft.id, on=on)
    with step(f"{name} reads {wanted.draft.id}"):
        for n, came_in in enumerate(ask_model(model, sheets, read, seconds=seconds, retries=retries), 1):
            asked, told = came_in.sheet.asks, list(came_in.told)
            told += [Remark.of("answers.unknown_ask", ask=a.ask, near="") for a in came_in.answers if a.ask not in asked]
            known = [a for a in came_in.answers if a.ask in asked]  # a model may answer on something else
            yield _kept(folder, assessed, known, told, more_to_come=came_in.sheet.of > 1)
            came(n, len(sheets))
