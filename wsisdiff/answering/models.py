"""Questions put to a language model through the package `llm`, which knows providers, local models and keys.

A call that fails for a reason that may pass (too many requests, no answer in time, a server that is down) is made again
after a pause, a few times; one that cannot succeed (no key, no quota, no such model) ends the reading. What had come by
then is kept. An answer that is no JSON, or not all of it, is asked for once more.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from wsisdiff.answering.answers import Taken, read_answers
from wsisdiff.answering.questions import Sheet, again
from wsisdiff.errors import WsisdiffError
from wsisdiff.model import POINT_STATES, STATUSES, Answer, Remark
from wsisdiff.steps import pulse

EXTRA = "wsisdiff[read]"
PAUSES = (1.0, 4.0, 10.0)
"""Seconds before a call is made again; the last for all that follow."""
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses of HTTP after which the same call may succeed."""
SPENT = ("insufficient_quota", "exceeded your current quota", "billing", "credit balance")
"""What a provider says when a 429 will not pass."""
LARGEST = 2_000_000
"""Characters of an answer after which it is cut: a model that never ends."""
TICK = 0.1
"""Seconds between two looks at whether the work shall stop."""


def _list_of(**keys: Any) -> dict[str, Any]:
    """The JSON schema of a list of tables that have all these keys and no others."""
    return {"type": "array", "items": _table(**keys)}


def _table(**keys: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(keys), "additionalProperties": False, "properties": keys}


TEXT = {"type": "string"}
ANSWER_SCHEMA = _table(
    answers=_list_of(
        ask=TEXT,
        status={"type": "string", "enum": list(STATUSES)},
        why=TEXT,
        points=_list_of(point=TEXT, state={"type": "string", "enum": list(POINT_STATES)}, paragraph=TEXT, quote=TEXT),
    )
)
"""What a model that can is held to: the answers without their head, which is known."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one sheet."""

    sheet: Sheet
    answers: tuple[Answer, ...]
    told: tuple[Remark, ...]


class _Failed(Exception):
    """A call came to nothing; `passing` when it may succeed the next time."""

    def __init__(self, remark: Remark, passing: bool) -> None:
        super().__init__(remark.kind)
        self.remark, self.passing = remark, passing


def model_named(name: str) -> Any:
    """The model that `llm` calls by that name. WsisdiffError says what to install, or how to see the names there are."""
    try:
        import llm
    except ImportError:
        raise WsisdiffError("reading by a model needs the package llm", todo=f"pip install '{EXTRA}'") from None
    try:
        return llm.get_model(name)
    except llm.UnknownModelError:
        raise WsisdiffError(f"the package llm knows no model {name!r}", todo="see which there are with: llm models") from None


def ask_model(
    model: Any, sheets: tuple[Sheet, ...], read: Callable[[str, Sheet], Taken], *, seconds: float, retries: int
) -> Iterator[Came]:
    """What the model answers to each sheet, as it comes, so that each can be kept before the next is asked.

    For one answer it is waited `seconds`, from the call to its last word; a call that failed is made again `retries` times.
    """
    call = partial(_call_until, model, seconds=seconds, retries=retries)
    for n, sheet in enumerate(sheets):
        pulse(n, len(sheets))
        try:
            yield _asked(call, sheet, read)
        except _Failed as failed:
            yield Came(sheet, (), (failed.remark,))
            if not failed.passing:  # no other sheet need be asked: the model cannot answer
                return
    pulse(len(sheets), len(sheets))


def reader_of(name: str, draft: str, **known: Any) -> Callable[[str, Sheet], Taken]:
    """Reads the answers of a model: its name and the draft are known, and so is the part of the draft that it was asked about."""

    def read(text: str, sheet: Sheet) -> Taken:
        taken = read_answers(text, by=name, draft=draft, **known)
        of = sheet.of if sheet.of > 1 else 0
        own = (replace(a, draft=draft, parts=(sheet.part,) if of else (), of=of) for a in taken.answers)
        return Taken(tuple(own), taken.told)

    return read


def _asked(call: Callable[[str], str], sheet: Sheet, read: Callable[[str, Sheet], Taken]) -> Came:
    taken = read(call(sheet.prompt), sheet)
    missing = _missing(sheet, taken.answers)
    if not missing:
        return Came(sheet, taken.answers, taken.told)
    try:
        more = read(call(f"{sheet.prompt}\n{again(missing, len(taken.answers))}\n"), sheet)
    except _Failed as failed:
        if not taken.answers:
            raise
        return Came(sheet, taken.answers, (*taken.told, failed.remark))
    answers = {answer.ask: answer for answer in (*more.answers, *taken.answers)}
    left = _missing(sheet, tuple(answers.values()))
    # What was wrong with the first answer is told only where the second did not mend it.
    silent = Remark.of("read.silent", n=len(left), asks=", ".join(left[:10]))
    return Came(sheet, tuple(answers.values()), (*(more.told or taken.told), silent) if left else more.told)


def _missing(sheet: Sheet, answers: tuple[Answer, ...]) -> list[str]:
    given = {answer.ask for answer in answers}
    return [ask for ask in sheet.asks if ask not in given]


def _call_until(model: Any, prompt: str, *, seconds: float, retries: int) -> str:
    """The answer to a prompt; asked again after a pause as often as it may be."""
    for tried in range(retries + 1):
        try:
            return _call(model, prompt, seconds)
        except _Failed as failed:
            if not failed.passing or tried == retries:
                raise
        _wait(PAUSES[min(tried, len(PAUSES) - 1)])
    raise AssertionError


def _wait(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pulse()
        time.sleep(min(TICK, max(0.0, until - time.monotonic())))


def _call(model: Any, prompt: str, seconds: float) -> str:
    """One call, in a thread of its own, so that it can be left when it takes too long or somebody presses Ctrl-C."""
    got: list[str] = []
    fault: list[BaseException] = []
    left = threading.Event()

    def run() -> None:
        try:
            options: dict[str, Any] = {"schema": ANSWER_SCHEMA} if getattr(model, "supports_schema", False) else {}
            length = 0
            for chunk in model.prompt(prompt, **options):
                got.append(chunk)
                length += len(chunk)
                if left.is_set() or length > LARGEST:
                    return
        except BaseException as error:  # whatever a plugin raises is told in a line
            fault.append(error)

    thread = threading.Thread(target=run, daemon=True, name="a model's answer")
    thread.start()
    until = time.monotonic() + seconds
    try:
        while thread.is_alive():
            pulse()
            thread.join(TICK)
            if time.monotonic() > until and thread.is_alive():
                raise _Failed(Remark.of("read.slow", model=str(model.model_id), seconds=f"{seconds:g}"), True)
    finally:
        left.set()
    if fault:
        raise _told(model, fault[0])
    return "".join(got)


def _told(model: Any, error: BaseException) -> _Failed:
    """What went wrong, in a line; whether it may pass."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    status = getattr(error, "status_code", None)
    name = str(model.model_id)
    if any(word in said.casefold() for word in SPENT):
        return _Failed(Remark.of("read.quota", model=name, error=said), False)
    if type(error).__name__ == "NeedsKeyException" or status in (401, 403):
        return _Failed(Remark.of("read.key", model=name, error=said), False)
    kind = "read.busy" if status == 429 else "read.failed"
    passing = status in PASSING or (status is None and _is_network(error))
    return _Failed(Remark.of(kind, model=name, error=said), passing)


def _is_network(error: BaseException) -> bool:
    """Whether it is a fault of the connection, by whatever library: their names are all that they have in common."""
    names = {cls.__name__ for cls in type(error).__mro__}
    faults = {"APIConnectionError", "TransportError", "TimeoutException", "RemoteProtocolError"}
    return isinstance(error, OSError) or not faults.isdisjoint(names)
