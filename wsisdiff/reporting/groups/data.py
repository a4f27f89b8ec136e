"""A report by organisation, theme or priority as JSON, by the schema `wsisdiff.groups/1` (`wsisdiff/schemas/groups-1.json`)."""

from __future__ import annotations

from typing import Any

from wsisdiff.reporting.groups.view import By, Contest, Group, Grouped
from wsisdiff.reporting.ink.escaping import picked
from wsisdiff.reporting.status.data import draft_data, evidence_data, refused_data
from wsisdiff.reporting.status.view import Line, nearest
from wsisdiff.telling.remarks import sentence


def grouped_data(view: Grouped) -> dict[str, Any]:
    return {
        "schema": "wsisdiff.groups/1",
        "by": view.by,
        "title": view.report.title,
        "drafts": [draft_data(draft) for draft in view.view.drafts],
        "refused": refused_data(view.report.refused),
        "groups": [_group(group, view.by) for group in view.groups],
        "contests": [_contest(contest) for contest in view.contests],
    }


def _group(group: Group, by: By) -> dict[str, Any]:
    return {
        "name": group.view.lines[0].ask.priority if by == "priority" else group.name,
        "sources": list(group.sources),
        "asks": [_ask(line) for line in group.view.lines],
        "counts": [{"draft": draft.id, **group.view.counts(n)} for n, draft in enumerate(group.view.drafts)],
        "closest": group.closest.ask.id if group.closest else None,
    }


def _ask(line: Line) -> dict[str, Any]:
    quote = nearest(line.now)
    return {
        **picked(line.ask, "id title"),
        "status": [verdict.status for verdict in line.row],
        **picked(line.now, "score change paragraph"),
        "closest": evidence_data(quote) if quote else None,
        "reason": sentence(line.now.reason),
    }


def _contest(contest: Contest) -> dict[str, Any]:
    return {
        "paragraph": contest.paragraph,
        "asks": [{"group": name, "id": line.ask.id, "score": line.now.score} for name, line in contest.lines],
        "closest": [line.ask.id for _, line in contest.won],
    }
