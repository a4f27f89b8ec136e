"""The status report as one self-contained page: no network, filters, evidence behind a click, light and dark, printable."""

from __future__ import annotations

from importlib.resources import files

from wsisdiff.model import Evidence, Report
from wsisdiff.phrasing import say, sentence_case
from wsisdiff.reporting.escaping import CONTROL
from wsisdiff.reporting.report_builder import ORDER, SIGNS, View, day_of, headline, unsure, view_of


def report_html(report: Report) -> str:
    """The page; every text of drafts and asks is escaped by the template engine, control characters are taken out."""
    from jinja2 import Environment, StrictUndefined

    view = view_of(report)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_clean)
    source = (files("wsisdiff") / "templates" / "report.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source).render(**_values(view)) + "\n"


def _clean(value: object) -> object:
    return CONTROL.sub("", value) if type(value) is str else value


def _values(view: View) -> dict[str, object]:
    statuses = list(view.counts())
    changes = [{"name": sentence_case(say("change", c)), "lines": view.changed(c)} for c in ORDER if view.changed(c)]
    return {
        "title": f"{len(view.lines)} asks in {len(view.drafts)} drafts",
        "headline": headline(view),
        "specimen": any(d.specimen for d in view.drafts),
        "before": view.drafts[-2].title if len(view.drafts) > 1 else "",
        "changes": changes,
        "drafts": [{"title": d.title, "specimen": d.specimen, "day": day_of(d)} for d in view.drafts],
        "lines": view.lines,
        "sign": SIGNS,
        "word": {s: say("status", s) for s in statuses},
        "totals": [(s, [view.counts(n)[s] for n in range(len(view.drafts))]) for s in statuses],
        "filters": [
            ("theme", [(t, t) for t, _ in view.themes() if t]),
            ("priority", [(p, p) for p in ("must", "should", "could")]),
            ("status", [(s, say("status", s)) for s in statuses]),
            ("change", [(c, say("change", c)) for c in (*ORDER, "unchanged")]),
        ],
        "unsure": unsure,
        "marked": _marked,
    }


def _marked(quote: Evidence) -> object:
    """A quotation with its matched words marked, as safe markup made of escaped pieces."""
    from markupsafe import Markup, escape

    out, at = Markup(""), quote.start
    for span in sorted(set(quote.matched)):
        if at <= span.start and span.end <= quote.end:
            out += escape(_piece(quote, at, span.start)) + Markup("<mark>%s</mark>") % _piece(quote, span.start, span.end)
            at = span.end
    return out + escape(_piece(quote, at, quote.end))


def _piece(quote: Evidence, start: int, end: int) -> str:
    return CONTROL.sub("", quote.text[start - quote.start : end - quote.start])
