"""A comparison as one self-contained page: inline and side by side, filters, jump by paragraph, light and dark, printable.

Nothing is fetched. The page's own style and script are allowed by their hashes, so that no other script can run, whatever a draft holds.
"""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from wsisdiff.reporting.comparison.document import told_of
from wsisdiff.reporting.comparison.row import kind_told
from wsisdiff.reporting.comparison.view import View, headings_told, headline, noise_line, placed, renumbered_line, standing_line
from wsisdiff.reporting.ink.escaping import spoken
from wsisdiff.reporting.ink.pages import page
from wsisdiff.telling.phrases import say, sentence_case
from wsisdiff.telling.remarks import tell


def compare_html(view: View) -> str:
    """The page; every text of the drafts is escaped, control characters are taken out."""
    order = {section: f"s{n}" for n, section in enumerate(view.sections, 1)}
    name = {section: section or sentence_case(say("compare", "top")) for section in order}
    lines = [*map(tell, view.remarks), say("compare", "same") if view.nothing_changed else ""]
    lines += [noise_line(view), renumbered_line(view), standing_line(view), *headings_told(view)]
    lines += [say("compare", "specimen")] if view.old.specimen or view.new.specimen else []
    values = {
        "view": view,
        "headline": headline(view),
        "lines": [line for line in lines if line],
        "most_title": say("compare", "most"),
        "most": [(one, one.words) for one in view.first],
        "kinds": [(kind, say("kind", kind)) for kind in view.kinds],
        "sections": [(id, name[section]) for section, id in order.items()],
        "groups": [(name[s], order[s], list(rows)) for s, rows in groupby(view.rows, key=lambda row: row.section)],
        "noise": lambda row: "only" if row.noise and all(e.op == "keep" or e.noise for e in row.change.edits) else "",
        "beside": placed,
        "spoken": lambda edits: Markup(spoken("".join(e.text for e in edits))),  # attributes of ours, no words of the draft
        "footnote": lambda note: say("compare", "footnote", where=note.new or note.old),
        "kind_of": lambda row: kind_told(row.change),
        "told_of": lambda row: [sentence_case(fact) for fact in told_of(row)],
    }
    return page("compare", values)
