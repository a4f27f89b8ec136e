"""The status report as Markdown: reads well on a code host, as plain text and printed."""

from __future__ import annotations

from urllib.parse import quote

from wsisdiff.model import Report, Verdict
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.picture.ways import trajectory_of
from wsisdiff.reporting.status.history import marked
from wsisdiff.reporting.status.view import (
    ORDER,
    SIGNS,
    Line,
    View,
    day_of,
    headline,
    report_title,
    theme_title,
    unsure,
    view_of,
)
from wsisdiff.telling.phrases import say, sentence_case, short
from wsisdiff.telling.remarks import sentence, tell, words_of

QUOTES_SHOWN = 6


def report_markdown(report: Report, picture: str = "") -> str:
    """The whole report as Markdown text, a new line at the end; `picture` is the name of a file beside it (see `trajectory_svg`)."""
    view = view_of(report)
    parts = [
        _head(view),
        _changes(view),
        _picture(view, picture),
        _matrix(view),
        _look(view),
        *(_theme(*theme) for theme in view.themes()),
        _reading(view),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(view: View) -> str:
    lines = [f"# {report_title(view)}", "", f"**{markdown(headline(view))}**"]
    if any(d.specimen for d in view.drafts):
        lines += ["", "*The drafts marked “specimen” are examples in the style of the originals, not the official texts.*"]
    return "\n".join(lines)


def _changes(view: View) -> str:
    if len(view.drafts) < 2:
        return ""
    lines = [f"## Since {markdown(view.drafts[-2].title)}"]
    for change in ORDER:
        found = view.changed(change)
        if not found:
            continue
        lines += ["", f"### {sentence_case(say('change', change))}", ""]
        for line in found:
            before = say("status", line.before.status) if line.before else ""
            lines.append(f"- {_link(line)}: {before} → {say('status', line.now.status)}. {markdown(sentence(line.now.reason))}")
            lines += [f"    - {markdown(tell(shift))}" for shift in line.now.shifts]
            if line.now.survives:
                lines.append(f"    - its words still stand in {markdown(', '.join(line.now.survives))}")
    if len(lines) == 1:
        lines += ["", "No ask changed its status."]
    return "\n".join(lines)


def _picture(view: View, name: str) -> str:
    if not name:
        return ""
    shown = trajectory_of(view)
    alt = say("trajectory", "alt", title=shown.title, text=shown.text)
    return f"## {say('trajectory', 'heading')}\n\n![{markdown(alt)}]({quote(name)})"


def _link(line: Line) -> str:
    return f"[{markdown(line.ask.title)}](#{line.ask.id})"


def _matrix(view: View) -> str:
    head = "| ask | " + " | ".join(markdown(d.title) + (" (specimen)" if d.specimen else "") for d in view.drafts) + " |"
    rule = "| --- |" + " --- |" * len(view.drafts)
    rows = [f"| {_link(line)} | " + " | ".join(_cell(v) for v in line.row) + " |" for line in view.lines]
    totals = []
    for status in view.counts():
        numbers = " | ".join(str(view.counts(n)[status]) for n in range(len(view.drafts)))
        totals.append(f"| **{SIGNS[status]} {say('status', status)}** | {numbers} |")
    return "\n".join(["## All asks in all drafts", "", head, rule, *rows, *totals])


def _cell(verdict: Verdict) -> str:
    where = f" {markdown(verdict.paragraph)}" if verdict.paragraph else ""
    mark = " ?" if unsure(verdict) else ""
    return f"{SIGNS[verdict.status]} {say('status', verdict.status)}{where}{mark}"


def _look(view: View) -> str:
    found = view.to_look_at()
    if not found:
        return ""
    draft = markdown(view.latest.title)
    lines = ["## Look here", "", f"Verdicts on {draft} that a person should check (marked ? above), least sure first.", ""]
    for line in found:
        places = "; ".join(f"paragraph {markdown(c.paragraph)}: “{markdown(short(c.text))}”" for c in line.now.candidates)
        lines.append(f"- {_link(line)} ({say('status', line.now.status)}, {line.now.confidence:.0%} sure). {places}")
    return "\n".join(lines)


def _theme(name: str, lines: tuple[Line, ...]) -> str:
    parts = [f"## {markdown(theme_title(name, lines) or 'Asks')}"]
    return "\n\n".join(parts + [_ask(line) for line in lines])


def _ask(line: Line) -> str:
    ask, now = line.ask, line.now
    lines = [f'<a id="{ask.id}"></a>', "", f"### {markdown(ask.title)}", ""]
    asked = "Not wanted" if ask.stance == "oppose" else "Asked for"
    lines += [f"{asked} ({ask.priority}): {markdown(ask.text)}", ""]
    lines += [
        f"**{SIGNS[now.status]} {sentence_case(say('status', now.status))}**, {now.confidence:.0%} sure. {markdown(sentence(now.reason))}"
    ]
    if now.decided_by != "tool":
        said = f"; the tool had said {say('status', now.tool_status)}" if now.tool_status else ""
        lines += ["", f"Decided by {markdown(now.decided_by)}{said}."]
    quotes = {(q.paragraph, q.start): q for q in now.evidence}
    if quotes:
        lines += ["", *(f"> {markdown(q.paragraph)}: {marked(q)}\n>" for q in list(quotes.values())[:QUOTES_SHOWN])]
        lines[-1] = lines[-1].removesuffix("\n>")
    if now.missing and now.status != "adopted" and ask.stance == "include":
        lines += ["", "Missing: " + "; ".join(markdown(words_of(m)) for m in now.missing) + "."]
    if now.conflicts and ask.stance == "include":
        lines += ["", *(f"Against it, {markdown(q.paragraph)}: {marked(q)}" for q in now.conflicts)]
    lines += [line for note in now.notes for line in ("", markdown(sentence(note)))]
    lines += ["", "Through the drafts: " + " → ".join(_step(v) for v in line.row) + "."]
    return "\n".join(lines)


def _step(verdict: Verdict) -> str:
    return f"{markdown(verdict.draft)} {SIGNS[verdict.status]} {say('status', verdict.status)}"


def _reading(view: View) -> str:
    lines = ["## How the drafts were read", "", "| draft | date | paragraphs | remarks |", "| --- | --- | --- | --- |"]
    for draft in view.drafts:
        remarks = "; ".join(markdown(w) for w in draft.warnings) or "none"
        kind = " (specimen)" if draft.specimen else ""
        lines.append(f"| {markdown(draft.title)}{kind} | {day_of(draft)} | {len(draft.paragraphs)} | {remarks} |")
    return "\n".join(lines)
