"""Fields of values as data for JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from wsisdiff.model import Span


def picked(value: object, names: str) -> dict[str, Any]:
    """The fields of these names, in this order: days as text, spans as pairs, several of something as a list.

    >>> from wsisdiff.model import Evidence
    >>> picked(Evidence("12", "We act.", 0, 7, matched=(Span(3, 6),)), "paragraph matched")
    {'paragraph': '12', 'matched': [[3, 6]]}
    """
    return {name: _plain(getattr(value, name)) for name in names.split()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
