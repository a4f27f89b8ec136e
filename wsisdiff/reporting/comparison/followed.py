"""One paragraph through all drafts, as a document and as JSON: its words where it first stands, then each change with what it means."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.reporting.comparison.data import change_data
from wsisdiff.reporting.comparison.document import told_of
from wsisdiff.reporting.comparison.row import Row, kind_told
from wsisdiff.reporting.ink.escaping import json_text
from wsisdiff.reporting.page.tree import Block, Document, Heading, Paragraph, Redline, line, points_of
from wsisdiff.reporting.quotes import quoted
from wsisdiff.reporting.signs import head_of
from wsisdiff.reporting.status.data import draft_data
from wsisdiff.telling.phrases import listed, say, sentence_case, speaking
from wsisdiff.tracking.concordance import Version


def followed_document(label: str, versions: Sequence[Version]) -> Document:
    """The document; drafts in which the paragraph does not stand say so."""
    blocks: list[Block] = []
    shown = False
    for version in versions:
        blocks.append(Heading(line(head_of(version.draft))))
        if not version.labels:
            blocks.append(Paragraph(line(say("compare", "not_there", draft=version.draft.title)), "note"))
            blocks += [Redline(change.edits) for change in version.changes if change.kind == "removed"]
            continue
        changed = [change for change in version.changes if change.kind != "new"]
        if not shown or not changed:
            blocks += quoted(version.draft, version.labels)
            shown = True
            continue
        for change in changed:
            blocks.append(Paragraph(line(f"{sentence_case(listed(version.labels))}: {kind_told(change)}"), "status"))
            blocks += [*points_of(map(sentence_case, told_of(Row(1, change, 0)))), Redline(change.edits)]
    title = say("compare", "followed", label=label)
    return Document(title, title, tuple(blocks))


@speaking(None)
def followed_json(label: str, versions: Sequence[Version]) -> str:
    """The same by the schema `wsisdiff.paragraph/1`: in each draft its labels and texts, and the changes that led there."""
    drafts = [
        {
            "draft": draft_data(version.draft),
            "labels": list(version.labels),
            "texts": [p.text for p in version.draft.paragraphs if p.label in version.labels],
            "changes": [change_data(Row(1, change, 0)) for change in version.changes],
        }
        for version in versions
    ]
    return json_text({"schema": "wsisdiff.paragraph/1", "paragraph": label, "drafts": drafts})
