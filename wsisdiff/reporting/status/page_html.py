"""The status report as one self-contained page: filters, the evidence beside the ask, light and dark, printable, read without script.

Nothing is fetched. The page's own style and script are allowed by their hashes, so that no other script can run, whatever a draft holds.
"""

from __future__ import annotations

from markupsafe import Markup

from wsisdiff.model import Ask, Finding, Report
from wsisdiff.reporting.ink.pages import page, pieces
from wsisdiff.reporting.picture.svg import rules, trajectory_svg
from wsisdiff.reporting.picture.ways import trajectory_of
from wsisdiff.reporting.quotes import matched_in, once, quotes_of
from wsisdiff.reporting.signs import ORDER, PRIORITIES, standing
from wsisdiff.reporting.status.evidence import asked_in
from wsisdiff.reporting.status.reading import refused_line, standing_of
from wsisdiff.reporting.status.view import (
    basis_of,
    headline,
    must_of,
    red_lines_count,
    report_title,
    theme_title,
    titled,
    view_of,
)
from wsisdiff.telling.phrases import listed, say, sentence_case
from wsisdiff.telling.remarks import tell

COLOURS = {
    "fg": "--fg", "bg": "--bg", "soft": "--soft", "line": "--line", "in": "--bar", "in-fg": "--bar-fg", "part": "--half",
    "part-fg": "--half-fg", "hatch": "--hatch", "bad": "--miss",
}  # fmt: skip
"""The page's names for the picture's colours."""
MOST_NEWS = 20
"""Asks that are told at the top for one kind of change; the others are folded away."""
LONG = 500
"""Asks above which a browser that runs our script makes rows and evidence when they come into view: it keeps what stands in `noscript` as
text, at a tenth of what it takes to make it. Where there is no script all is there as in a short report. Opening 5,776 asks took 0.6 s of
a core instead of 2.4, a filter 0.03 to 0.1 instead of 0.15 to 0.67; of 500 asks there is nothing to be seen of it (November 2026)."""
FINDING_SIGNS = {"found": "●", "weak": "◐", "missing": "○"}


def report_html(report: Report) -> str:
    """The page; every text of drafts and asks is escaped, control characters are taken out."""
    view = view_of(report)
    musts = must_of(view)
    statuses = list(view.counts())
    themes = [(theme_title(name, lines), name, lines) for name, lines in view.themes()]
    used = {line.now.change for line in view.lines}
    long = len(view.lines) > LONG
    values = {
        "view": view,
        "title": report_title(view),
        "headline": headline(view),
        "standing": standing_of,
        "refused_line": refused_line,
        "basis": basis_of,
        "titled": titled,
        "red_lines": bool(musts.lines),
        "red_lines_count": red_lines_count(musts),
        "open_red_lines": [line for line in musts.lines if line.now.status != "adopted"],
        "specimen": any(d.specimen for d in view.drafts),
        "before": view.drafts[-2].title if len(view.drafts) > 1 else "",
        "changes": [(sentence_case(say("change", c)), view.changed(c)) for c in ORDER if view.changed(c)],
        "way_title": say("trajectory", "heading"),
        "picture": Markup(trajectory_svg(trajectory_of(view), alone=False)),  # made of escaped pieces
        "themes": [(title, lines) for title, _, lines in themes],
        "theme_name": {name: title for title, name, _ in themes},
        "look": view.to_look_at(),
        "most_news": MOST_NEWS,
        "fold": Markup("<noscript>") if long else "",
        "unfold": Markup("</noscript>") if long else "",
        "worded": standing,
        "totals": [(s, [view.counts(n)[s] for n in range(len(view.drafts))]) for s in statuses],
        "filters": [
            ("theme", [(name, title) for title, name, _ in themes if name]),
            ("priority", [(p, say("priority", p)) for p in PRIORITIES]),
            ("status", [(s, say("status", s)) for s in statuses]),
            *([("change", [(c, say("change", c)) for c in (*ORDER, "unchanged") if c in used])] if used != {None} else []),
        ],
        "percent": lambda verdict: f"{verdict.confidence:.0%}",
        "quotes": quotes_of,
        "places": lambda verdict: once(verdict.candidates),
        "marked": lambda quote: pieces((text, "found" if matched else "") for text, matched in matched_in(quote)),
        "asked": lambda ask, verdict: pieces(asked_in(ask, verdict)),
        "point": _point,
    }
    return page("report", values, more_style=rules({name: f"var({variable})" for name, variable in COLOURS.items()}))


def _point(ask: Ask, finding: Finding) -> str:
    """One element: whether it was found, its text, where, and why it falls short."""
    state = say("point", f"unwanted_{finding.state}" if ask.stance == "oppose" else finding.state)
    where = f" ({listed([quote.paragraph for quote in finding.evidence])})" if finding.evidence else ""
    why = f", {tell(finding.why)}" if finding.why else ""
    return f"{FINDING_SIGNS[finding.state]} {state}: {finding.text}{where}{why}"
