"""A report by organisation, theme or priority as Markdown."""

from __future__ import annotations

from wsisdiff.reporting.groups.view import Contest, Group, Grouped, cell, cut_to_match, ellipses, nearest, share
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.status.history import marked
from wsisdiff.reporting.status.view import SIGNS, Line, marked_title
from wsisdiff.telling.phrases import say, sentence_case


def grouped_markdown(view: Grouped) -> str:
    """The whole report as Markdown text, a new line at the end."""
    parts = [f"# {markdown(sentence_case(view.title))}", f"**{markdown(view.headline)}**"]
    if any(d.specimen for d in view.view.drafts):
        parts.append(f"*{say('grouped', 'specimen')}*")
    parts.append(f"## {say('grouped', 'overview')}\n\n{_overview(view)}")
    if view.contests:
        lead = say("grouped", "contests_lead", draft=view.view.latest.title, n=len(view.contests))
        parts.append(f"## {say('grouped', 'contests')}\n\n{markdown(lead)}\n\n{_contests(view)}")
    parts += [_group(view, n, group) for n, group in enumerate(view.groups, 1)]
    return "\n\n".join(parts) + "\n"


def _overview(view: Grouped) -> str:
    heads = [
        view.kind(),
        say("grouped", "asks"),
        *(markdown(marked_title(d)) for d in view.view.drafts),
        say("grouped", "adopted_share"),
    ]
    lines = [_row(heads), "| --- | ---: |" + " --- |" * len(view.view.drafts) + " ---: |"]
    for n, group in enumerate(view.groups, 1):
        lines.append(_row([f"[{markdown(group.name)}](#group-{n})", *_counts(group)]))
    everything = Group(say("grouped", "all"), view.view)
    return "\n".join([*lines, _row([f"**{everything.name}**", *_counts(everything)])])


def _counts(group: Group) -> list[str]:
    return [
        str(len(group.view.lines)),
        *(cell(group.view.counts(n), SIGNS) for n in range(len(group.view.drafts))),
        f"{share(group):.0%}",
    ]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _contests(view: Grouped) -> str:
    heads = [say("grouped", key) for key in ("where", "contest_winner", "words", "contest_others")]
    rows = [_contest(contest) for contest in view.contests if contest.won]
    table = "\n".join([_row(heads), "| --- |" + " --- |" * 3, *rows]) if rows else ""
    return "\n\n".join(part for part in (table, markdown(none_of_them(view))) if part)


def _contest(contest: Contest) -> str:
    others = ", ".join(say("grouped", "contest_short", name=name, share=f"{line.now.score:.0%}") for name, line in contest.others)
    return _row([markdown(contest.paragraph), markdown(winners(contest)), _words(contest.won[0][1]), markdown(others)])


def winners(contest: Contest) -> str:
    """Whose wording came closest, with how much of what they asked stands."""
    return "; ".join(
        say("grouped", "contest_entry", name=name, share=f"{line.now.score:.0%}", title=line.ask.title)
        for name, line in contest.won
    )


def none_of_them(view: Grouped) -> str:
    """In which of the paragraphs none of those who asked got anything; empty when there is no such paragraph."""
    labels = [contest.paragraph for contest in view.contests if not contest.won]
    return say("grouped", "contest_none", n=len(labels), where=", ".join(labels)) if labels else ""


def _group(view: Grouped, n: int, group: Group) -> str:
    parts = [f'<a id="group-{n}"></a>\n\n## {markdown(group.name)}', _lead(view, group)]
    if group.closest is not None:
        line = group.closest
        said = say(
            "grouped", "closest_line", title=line.ask.title, share=f"{line.now.score:.0%}", where=line.now.paragraph or "-"
        )
        parts.append(f"**{say('grouped', 'closest')}**: {markdown(said)}: {_words(line)}")
    heads = [say("grouped", key) for key in ("ask", "status", "where", "words")]
    rows = [
        _row(
            [
                markdown(line.ask.title),
                f"{SIGNS[line.now.status]} {say('status', line.now.status)}",
                markdown(line.now.paragraph or ""),
                _words(line),
            ]
        )
        for line in group.view.lines
    ]
    return "\n\n".join([*parts, "\n".join([_row(heads), "| --- |" + " --- |" * 3, *rows])])


def _lead(view: Grouped, group: Group) -> str:
    lead = markdown(", ".join(f"{n} {say('status', s)}" for s, n in group.view.counts().items()) + ".")
    if len(view.view.drafts) > 1:
        changes = ", ".join(f"{n} {say('change', change)}" for change, n in group.gone) or say("grouped", "no_change")
        lead += " " + markdown(say("grouped", "since", before=view.view.drafts[-2].title, changes=changes))
    if group.sources:
        lead += " " + markdown(sources_line(group))
    return lead


SOURCES_SHOWN = 5


def sources_line(group: Group) -> str:
    """Which strings were read as this organisation, so that a person can see it where the rule reads one wrong."""
    shown = [f"“{source}”" for source in group.sources[:SOURCES_SHOWN]]
    if len(group.sources) > SOURCES_SHOWN:
        shown.append(say("grouped", "more", n=len(group.sources) - SOURCES_SHOWN))
    return say("grouped", "read_as", sources="; ".join(shown))


def _words(line: Line) -> str:
    quote = nearest(line.now)
    if quote is None:
        return say("grouped", "nowhere")
    shown = cut_to_match(quote)
    before, after = ellipses(quote, shown)
    said = marked(shown)
    return f"“{before}{said[1:-1]}{after}”"
