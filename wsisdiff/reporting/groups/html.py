"""A report by organisation, theme or priority as one self-contained page: no script, no network, light and dark, printable."""

from __future__ import annotations

from importlib.resources import files

from wsisdiff.reporting.groups.markdown import none_of_them, sources_line
from wsisdiff.reporting.groups.view import Group, Grouped, cell, cut_to_match, ellipses, nearest, share
from wsisdiff.reporting.ink.escaping import CONTROL
from wsisdiff.reporting.status.view import SIGNS, Line, marked_title
from wsisdiff.telling.phrases import say, sentence_case


def grouped_html(view: Grouped) -> str:
    """The page; every text of drafts and asks is escaped by the template engine, control characters are taken out."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_clean)
    source = (files("wsisdiff") / "templates" / "grouped.html.j2").read_text(encoding="utf-8")
    return (
        environment.from_string(source).render(
            view=view,
            title=sentence_case(view.title),
            everything=Group(say("grouped", "all"), view.view),
            drafts=view.view.drafts,
            marked_title=marked_title,
            before=view.view.drafts[-2].title if len(view.view.drafts) > 1 else "",
            say=lambda key, **parts: say("grouped", key, **parts),
            status=lambda name: say("status", name),
            change=lambda name: say("change", name),
            sign=SIGNS,
            cell=lambda group, n: cell(group.view.counts(n), SIGNS),
            percent=lambda group: f"{share(group):.0%}",
            score=lambda line: f"{line.now.score:.0%}",
            words=_words,
            sources_line=sources_line,
            none_of_them=none_of_them(view),
        )
        + "\n"
    )


def _clean(value: object) -> object:
    return CONTROL.sub("", value) if type(value) is str else value


def _words(line: Line) -> object:
    """The wording that came closest, its matched words marked, as safe markup made of escaped pieces."""
    from markupsafe import Markup, escape

    quote = nearest(line.now)
    if quote is None:
        return say("grouped", "nowhere")
    shown = cut_to_match(quote)
    before, after = ellipses(quote, shown)

    def piece(start: int, end: int) -> str:
        return CONTROL.sub("", shown.text[start - shown.start : end - shown.start])

    out, at = escape(f"“{before}"), shown.start
    for span in shown.matched:
        out += escape(piece(at, span.start)) + Markup("<mark>%s</mark>") % piece(span.start, span.end)
        at = span.end
    return out + escape(piece(at, shown.end) + f"{after}”")
