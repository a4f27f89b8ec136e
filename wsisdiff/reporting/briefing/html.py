"""The briefing as one self-contained page: no script, no network, light and dark, two printed pages and an annex."""

from __future__ import annotations

from importlib.resources import files

from wsisdiff.reporting.briefing.view import Brief, opening, tracker
from wsisdiff.reporting.ink.escaping import CONTROL
from wsisdiff.reporting.status.view import marked_title
from wsisdiff.telling.phrases import say


def brief_html(brief: Brief) -> str:
    """The page; every text of drafts and asks is escaped by the template engine, control characters are taken out."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_clean)
    source = (files("wsisdiff") / "templates" / "brief.html.j2").read_text(encoding="utf-8")
    before = brief.before.title if brief.before else ""
    return (
        environment.from_string(source).render(
            brief=brief,
            opening=opening,
            tracker=tracker(brief),
            drafts=[marked_title(d) for d in brief.view.drafts],
            numbers=say("brief", "renumbering", before=before, now=brief.view.latest.title),
            say=lambda key: say("brief", key),
        )
        + "\n"
    )


def _clean(value: object) -> object:
    return CONTROL.sub("", value) if type(value) is str else value
