"""A comparison as Markdown: what to read first, the concordance as a table, the redline by section.

Deletions and insertions are `<del>` and `<ins>`, which code hosts show and people can read; tildes and asterisks would not do, since
Markdown takes them for marks only between spaces and letters, not around a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from wsisdiff.model import Change, Edit
from wsisdiff.reporting.comparison.view import Row, View, gist, headline, in_words, kind_told, noise_line, notes, renumbered_line
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.status.view import marked_title
from wsisdiff.telling.changes import told
from wsisdiff.telling.phrases import listed, say, sentence_case


def compare_markdown(view: View) -> str:
    """The whole comparison as Markdown text, a new line at the end."""
    parts = [_head(view), _most(view), _table(view), _renumbered(view), *_sections(view)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(view: View) -> str:
    title = f"# {markdown(marked_title(view.old))} → {markdown(marked_title(view.new))}"
    lines = [title, "", f"**{markdown(headline(view))}**"]
    counted = [f"{markdown(line)}  " for line in (noise_line(view), renumbered_line(view)) if line]
    lines += ["", *counted] if counted else []
    if view.old.specimen or view.new.specimen:
        lines += ["", f"*{markdown(say('compare', 'specimen'))}*"]
    return "\n".join(lines).rstrip()


def _most(view: View) -> str:
    if not view.most:
        return ""
    lines = [f"## {sentence_case(say('compare', 'most').rstrip(':'))}", ""]
    lines += [f"{n}. [{markdown(row.heading)}](#c{row.number}): {markdown(in_words(row))}" for n, row in enumerate(view.most, 1)]
    return "\n".join(lines)


def _changed(view: View) -> list[Row]:
    return [row for row in view.rows if row.change.kind != "unchanged"]


def _table(view: View) -> str:
    rows = _changed(view)
    if not rows:
        return ""
    lines = ["## Concordance", "", "| new | was | change | what it means |", "| --- | --- | --- | --- |"]
    for row in rows:
        change = row.change
        said = [sentence_case("; ".join(gist(row))), *map(sentence_case, notes(row))]
        cells = [
            _labels(change.new, row),
            _labels(change.old, None),
            kind_told(change),
            markdown(". ".join(t for t in said if t)),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _labels(labels: Sequence[str], row: Row | None) -> str:
    if not labels:
        return "–"
    text = markdown(", ".join(labels))
    return f"[{text}](#c{row.number})" if row else text


def _renumbered(view: View) -> str:
    pairs = [f"{row.change.old[0]} → {row.change.new[0]}" for row in view.rows if row.renumbered]
    return f"{markdown(renumbered_line(view).rstrip('.'))}: {markdown(', '.join(pairs))}." if pairs else ""


def _sections(view: View) -> list[str]:
    out = []
    for section, group in groupby(_changed(view), key=lambda row: row.section):
        out.append(f"## {markdown(section or sentence_case(say('compare', 'top')))}")
        out += [_change(row) for row in group]
    return out


def _change(row: Row) -> str:
    change = row.change
    lines = [f'<a id="c{row.number}"></a>', "", f"### {markdown(row.heading)}", ""]
    bullets = [_joined(change), *told(change.meaning), *notes(row, asks=False)]
    bullets += [
        say(
            "compare",
            "ask_touched" if before == after else "ask",
            ask=ask,
            before=say("status", before),
            after=say("status", after),
        )
        for ask, before, after in change.asks
    ]
    said = [f"- {markdown(sentence_case(line))}" for line in bullets if line]
    lines += [*said, ""] if said else []
    quoted = [f"> {line}" if line else ">" for line in redlined(change.edits).split("\n")]
    return "\n".join([*lines, *quoted])


def _joined(change: Change) -> str:
    if change.kind in ("merged", "split"):
        return say("compare", change.kind, old=listed(change.old), new=listed(change.new))
    return ""


def redlined(edits: Sequence[Edit]) -> str:
    """The edits as Markdown: cut text in `<del>`, added text in `<ins>`, each line of the text a line of its own."""
    out = []
    for edit in edits:
        opened, closed = {"cut": ("<del>", "</del>"), "add": ("<ins>", "</ins>")}.get(edit.op, ("", ""))
        lines = []
        for line in edit.text.split("\n"):
            text = markdown(line)
            lead = " " if line[:1].isspace() else ""
            tail = " " if line[-1:].isspace() and text else ""
            lines.append(f"{lead}{opened}{text}{closed}{tail}" if text else lead)
        out.append("\\\n".join(lines))
    return re.sub(r"\n +", "\n", "".join(out).replace("\\\n\\\n", "\n\n"))
