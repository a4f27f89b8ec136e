"""What is to be read of a draft, and the sheets that ask it: the same questions give the same sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from wsisdiff.answering.answers import SCHEMA
from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.checked import unwanted
from wsisdiff.judging.columns import still_asked
from wsisdiff.judging.quoted import Place, against
from wsisdiff.model import Ask, Draft, Paragraph, Reading, ReadPoint, Remark, Report, Span, Verdict
from wsisdiff.telling.phrases import short
from wsisdiff.telling.remarks import tell
from wsisdiff.text.language import read_data
from wsisdiff.text.neighbours import together

T = TypeVar("T")
TOKEN = 4
"""Characters of a token of a language model, roughly: enough for saying what would be sent."""
PAGE_ASKS, PAGE_ASKS_SIZE = 200, 60_000
"""Asks on one page for people and chatbots, and characters of them."""


@dataclass(frozen=True, slots=True)
class Question:
    """An ask to be read in a draft: by which points, why it has to be read, and what was read before."""

    ask: Ask
    points: tuple[str, ...]
    why: tuple[Remark, ...]
    earlier: Reading | None = None
    amended: str = ""
    """The paragraph that it asks to change, as the draft that it responds to has it."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """What has to be read of a draft."""

    draft: Draft
    titles: tuple[tuple[str, str], ...]
    """Draft id -> title, of all drafts."""
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Questions on one piece of a draft."""

    asks: tuple[str, ...]
    part: int
    of: int
    paragraphs: int
    prompt: str
    page: str
    """The prompt as a page for people, with what to do with it on top."""

    @property
    def tokens(self) -> int:
        """How many tokens the prompt is, roughly."""
        return len(self.prompt) // TOKEN


def to_read(report: Report, draft: str, *, everything: bool = False, asks: Sequence[str] = ()) -> ToRead:
    """The asks whose verdict on a draft no reading stands behind, or one that has to be read again; all of them with `everything`.

    `asks` names those that are meant, also one that is no longer asked. BadWorkspace for a draft that the report does not have.
    """
    at = next((n for n, d in enumerate(report.drafts) if d.id == draft), None)
    if at is None:
        raise BadWorkspace(f"the draft {draft!r} is not here yet", todo=f"run wsisdiff drafts fetch {draft}")
    found = []
    report = report if asks else still_asked(report)
    for ask, row in zip(report.asks, report.verdicts, strict=True):
        why = _why(row[at])
        if (why or everything) and (not asks or ask.id in asks):
            points = tuple(e.text for e in ask.elements) or named_points(row)
            found.append(Question(ask, points, why, _first_read(row, at), _amended(ask, report.drafts)))
    return ToRead(report.drafts[at], tuple((d.id, d.title) for d in report.drafts), tuple(found))


def _first_read(row: Sequence[Verdict], at: int) -> Reading | None:
    """The reading behind a verdict as it was made: of one that was carried, what was read in the draft that it was carried from."""
    now = row[at].reading
    if now is None or not now.carried:
        return now
    return next((r for v in row if v.draft == now.read_in and (r := v.reading) is not None and r.by == now.by), now)


def _why(verdict: Verdict) -> tuple[Remark, ...]:
    reading = verdict.reading
    if reading is None:
        return (Remark("read.never"),)
    if reading.read_again or any(doubt.kind == "reading.incomplete" for doubt in reading.doubts):
        return reading.doubts
    return ()


def named_points(row: Sequence[Verdict]) -> tuple[str, ...]:
    """The points that the first reader of an ask named, from its verdicts in the order of the drafts."""
    first = next((v.reading for v in row if v.reading and v.reading.points and not v.reading.decided), None)
    return tuple(dict.fromkeys(point.text for point in first.points)) if first else ()


def _amended(ask: Ask, drafts: Sequence[Draft]) -> str:
    if not (ask.responds_to and ask.paragraph):
        return ""
    paragraphs = next((d.paragraphs for d in drafts if d.id == ask.responds_to), ())
    return next((p.text for p in paragraphs if p.label == ask.paragraph), "")


def sheets(wanted: ToRead, size: int, most_asks: int = PAGE_ASKS, asks_size: int = PAGE_ASKS_SIZE) -> tuple[Sheet, ...]:
    """The questions as sheets: pieces of at most `size` characters of the draft, a paragraph never torn, each with every ask.

    Where there are more than `most_asks` asks, or more than `asks_size` characters of them, they are asked in several turns.
    """
    if not wanted.questions:
        return ()
    pieces = in_pieces([_paragraph(wanted.draft, n) for n in range(len(wanted.draft.paragraphs))], size)
    turns = in_batches([(q, _question(q, dict(wanted.titles))) for q in wanted.questions], most_asks, asks_size)
    return tuple(_sheet(wanted, turn, piece, n, len(pieces)) for turn in turns for n, piece in enumerate(pieces, 1))


def _sheet(wanted: ToRead, turn: Sequence[tuple[Question, str]], piece: Sequence[str], part: int, of: int) -> Sheet:
    text = "\n\n".join(piece)
    fence = "~" * max(4, 1 + max((len(run) for run in re.findall(r"~+", text)), default=0))
    asks = tuple(question.ask.id for question, _ in turn)
    prompt = [
        _say("task", "head"), _say("task", "text"), _say("task", "part", n=part, of=of) if of > 1 else "",
        _say("rules", "head"), _say("rules", "text"),
        _say("ask", "head"), *(block for _, block in turn),
        _say("draft", "head"), _say("draft", "text"), f"{fence}text\n{text}\n{fence}", _say("draft", "end"),
        _say("answer", "head"), _say("answer", "text"), _form(wanted.draft.id, [question for question, _ in turn], part, of),
    ]  # fmt: skip
    body = "\n\n".join(block for block in prompt if block) + "\n"
    numbered = _say("page", "part", n=part, of=of) if of > 1 else ""
    counted = _say("asks", "one" if len(asks) == 1 else "many", n=len(asks))
    top = [
        _say("page", "title", draft=wanted.draft.title, part=numbered),
        _say("page", "what_to_do", asks=counted, draft=wanted.draft.title),
        _say("page", "parts", of=of) if of > 1 else "",
        "---",
    ]
    return Sheet(asks, part, of, len(piece), body, "\n\n".join([*(block for block in top if block), body]))


def _paragraph(draft: Draft, n: int) -> str:
    """A paragraph as it is asked about: the headings above it, its label, its text, its footnotes."""
    paragraph = draft.paragraphs[n]
    lines = [f"{'#' * min(6, heading.level + 1)} {_flat(heading.text)}" for heading in draft.headings if heading.before == n]
    said = {"label": paragraph.label, "text": paragraph.text}
    why = _whole(paragraph)
    lines.append(_say("draft", "not_agreed", why=why, **said) if why else _say("draft", "paragraph", **said))
    lines += [_say("draft", "footnote", label=paragraph.label, text=_flat(note)) for note in paragraph.footnotes]
    return "\n".join(lines)


def _whole(paragraph: Paragraph) -> str:
    """Why the whole of a paragraph is not agreed, where its own text does not show it."""
    whole = Span(0, len(paragraph.text))
    if not any(f.kind in ("option", "set_aside", "objection") and f.span == whole for f in paragraph.facts):
        return ""
    why = against(Place(paragraph, whole))
    return tell(why) if why else ""


def _question(question: Question, titles: dict[str, str]) -> str:
    ask = question.ask
    lines = [
        f"### {ask.id}",
        "",
        f"**{_flat(ask.title)}** {_say('ask', ask.stance)}",
        "",
        _say("ask", "text"),
        *_quoted(ask.text),
    ]
    if ask.responds_to:
        named = titles.get(ask.responds_to, ask.responds_to)
        if question.amended:
            lines += ["", _say("ask", "amends", paragraph=ask.paragraph, draft=named), *_quoted(question.amended)]
        else:
            lines += ["", _say("ask", "amends_draft", draft=named)]
    if unwanted(ask) and ask.stance != "oppose":
        lines += ["", _say("ask", "deletes")]
    if question.points:
        lines += ["", _say("ask", "points"), *(f"- {_flat(point)}" for point in question.points)]
    else:
        lines += ["", _say("ask", "no_points")]
    earlier = question.earlier
    if earlier is not None and (earlier.points or earlier.why):
        lines += ["", _say("ask", "earlier", by=earlier.by, draft=titles.get(earlier.read_in, earlier.read_in))]
        lines += [f"- {_earlier(point)}" for point in earlier.points]
        if question.why:
            lines += [_say("ask", "since"), *(f"- {tell(doubt)}" for doubt in question.why)]
    return "\n".join(lines)


def _earlier(point: ReadPoint) -> str:
    said, quote = {"point": _flat(point.text), "state": point.state}, point.evidence
    if quote is None:
        return _say("ask", "earlier_point", **said)
    return _say("ask", "earlier_quote", **said, paragraph=quote.paragraph, quote=short(quote.text))


def _quoted(text: str) -> list[str]:
    return [f"> {line}".rstrip() for line in text.strip().splitlines()]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _form(draft: str, questions: Sequence[Question], part: int, of: int) -> str:
    """The answer's JSON, to be filled in."""
    head: dict[str, object] = {"schema": SCHEMA, "draft": draft, "reader": _say("answer", "name")}
    if of > 1:
        head["part"] = f"{part} of {of}"
    rows = [_row(question, n == 0) for n, question in enumerate(questions)]
    opened = json.dumps(head, ensure_ascii=False)[:-1]
    return "```json\n" + opened + ', "answers": [\n' + ",\n".join(rows) + "\n]}\n```"


def _row(question: Question, first: bool) -> str:
    """The entry of an ask, empty; of the first one with what may stand in it."""

    def words(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    shown = ("adopted|partial|left_out", "why", "stands|weak|missing|contrary", "quote")
    status, why, state, quote = shown if first else ("",) * 4
    said = {key: words(_say("answer", key)) if key else '""' for key in (why, quote)}
    names = question.points or (_say("answer", "point"),)
    rest = f'"state": "{state}", "paragraph": "", "quote": {said[quote]}'
    points = ",\n".join(f'    {{"point": {words(name)}, {rest}}}' for name in names)
    return f'  {{"ask": {words(question.ask.id)}, "status": "{status}", "why": {said[why]}, "points": [\n{points}]}}'


def again(missing: Sequence[str], answered: int) -> str:
    """What is asked when an answer had no JSON, or not all of it."""
    return _say("again", "some", asks=", ".join(missing)) if answered else _say("again", "nothing")


def _say(group: str, key: str, **parts: object) -> str:
    text: str = read_data("questions")[group][key]
    return (text.format(**parts) if parts else text).strip("\n")


def in_pieces(texts: Sequence[str], size: int) -> list[list[str]]:
    """Neighbours together as far as they fit into `size` characters; one that is longer is a piece of its own.

    The pieces are as even as they can be: the last one of a draft is not a single line.

    >>> [len(piece) for piece in in_pieces(["12345"] * 5, 20)]
    [3, 2]
    """
    total = sum(map(len, texts))
    number = max(1, -(-total // size))
    aim = max(-(-total // number), 1)
    pieces: list[list[str]] = []
    held = 0
    for text in texts:
        if not pieces or held + len(text) > size or (held >= aim and len(pieces) < number):
            pieces.append([])
            held = 0
        pieces[-1].append(text)
        held += len(text)
    return pieces or [[]]


def in_batches(things: Sequence[tuple[T, str]], most: int, size: int) -> list[list[tuple[T, str]]]:
    """Things with their texts, at most `most` and at most `size` characters of text together, one at least."""
    return together(things, lambda batch, thing: len(batch) < most and sum(len(text) for _, text in (*batch, thing)) <= size)
