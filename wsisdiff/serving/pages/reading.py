"""Readings: questions taken away, answers dropped in, a model that reads where one is set up, and a person who confirms."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.errors import WsisdiffError
from wsisdiff.reading.text.decoding import decode
from wsisdiff.serving.call import Call, route
from wsisdiff.serving.rendering import w
from wsisdiff.steps import pulse
from wsisdiff.workspace.settings import read_settings

LARGEST = 16 << 20
"""Bytes of answers: 96 asks with three points each have 100 kB."""


@route("GET", "/w/<space>/reading")
def reading(call: Call, status: int = 200, wrong: str = "") -> Response:
    """What is to be read in a draft, and by whom."""
    judged = call.desk.judged()
    drafts = judged.view.drafts
    chosen = call.asked("draft") or call.given("draft") or drafts[-1].id
    draft = next((d for d in drafts if d.id == chosen), drafts[-1])
    settings = read_settings(call.folder)
    everything = call.asked("all") == "1"
    wanted = verbs.to_read(judged.report, draft.id, everything=everything)
    column = drafts.index(draft)
    by_models = [line for line in judged.asked.lines if (r := line.row[column].reading) is not None and r.kind == "model"]
    return call.page(
        "reading", status=status, wrong=wrong, view=judged.view, draft=draft, wanted=wanted, column=column, everything=everything,
        pages=len(verbs.sheets(wanted, settings.piece)), by_models=by_models, settings=settings,
        sheets=verbs.sheets(wanted, settings.piece, settings.asks, settings.piece) if settings.model else (),
    )  # fmt: skip


@route("GET", "/w/<space>/reading/<draft>/questions/<int:number>")
def questions(call: Call, draft: str, number: int) -> Response:
    """One page of the questions, as `wsisdiff read --write` writes it."""
    wanted = verbs.to_read(call.desk.judged().report, draft, everything=call.asked("all") == "1")
    sheets = verbs.sheets(wanted, read_settings(call.folder).piece)
    if not 0 < number <= len(sheets):
        raise WsisdiffError(w("reading.no_page"), todo=w("reading.no_page_todo"))
    return call.download(sheets[number - 1].page, f"questions-{draft}{f'-{number}' if len(sheets) > 1 else ''}.md")


@route("POST", "/w/<space>/reading/answers")
def answers(call: Call) -> Response:
    """Take answers as they came: files, or text that was pasted."""
    texts: list[str] = []
    if (pasted := call.request.form.get("text", "")).strip():
        texts.append(pasted)
    for file in call.request.files.getlist("file"):
        if file.filename:
            data = file.stream.read(LARGEST + 1)
            if len(data) > LARGEST:
                return reading(call, 400, w("reading.large", most=LARGEST >> 20))
            try:
                texts.append(decode(data, Path(file.filename.replace("\\", "/").rsplit("/", 1)[-1][-100:]))[0])
            except WsisdiffError as error:
                return reading(call, 400, call.told(error))
    if not texts:
        return reading(call, 400, w("reading.no_answers"))
    by = " ".join(call.given("by").split())
    if by == "tool":
        return reading(call, 400, w("reading.tool"))
    folder, assessed, draft = call.folder, call.desk.judged(60).assessed, call.given("draft")
    kind: Any = "person" if by else "model"
    take = partial(verbs.take_answers, folder, assessed, texts, by=by, kind=kind, draft=draft)
    return call.work(lambda: [take(on=date.today())], "taken", draft=draft)


@route("POST", "/w/<space>/reading/model")
def by_model(call: Call) -> Response:
    """Let the workspace's model read: what is sent was shown before."""
    judged, folder, settings = call.desk.judged(60), call.folder, read_settings(call.folder)
    if not settings.model:
        return reading(call, 400, w("reading.no_model"))
    draft = call.given("draft")
    wanted = verbs.to_read(judged.report, draft, everything=call.given("all") == "1")
    sheets = verbs.sheets(wanted, settings.piece, settings.asks, settings.piece)

    def run() -> list[verbs.Taking]:
        takings = verbs.read_by_model(
            folder, judged.assessed, wanted, sheets, settings.model, seconds=settings.seconds, retries=settings.retries,
            on=date.today(), came=pulse,
        )  # fmt: skip
        return list(takings)

    return call.work(run, "taken", draft=draft)


@route("GET", "/w/<space>/reading/taken")
def taken(call: Call) -> Response:
    """What came of the answers, and what is to be told of them."""
    try:
        takings = call.outcome(call.asked("work"))
    except WsisdiffError as error:
        return reading(call, 400, call.told(error))
    lines = {line.ask.id: line for line in call.desk.judged(60).view.lines}
    verdicts = [(lines[v.ask], v) for taking in takings for v in taking.verdicts if v.ask in lines]
    told = [remark for taking in takings for remark in taking.told]
    return call.page(
        "taken", verdicts=verdicts, told=told, draft=call.asked("draft"), nothing=not any(t.answers for t in takings)
    )
