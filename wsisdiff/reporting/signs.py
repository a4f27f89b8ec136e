"""What all reports share: the signs of statuses, the order in which priorities and changes matter, how a draft is named."""

from __future__ import annotations

from wsisdiff.model import Draft, Shift, Status
from wsisdiff.telling.phrases import say

ORDER: tuple[Shift, ...] = ("lost", "weakened", "gained", "strengthened")
"""The order in which changes matter to a reader."""
SIGNS: dict[Status, str] = {"adopted": "●", "partial": "◐", "left_out": "○"}
PRIORITIES = {"must": 0, "should": 1, "could": 2}


def day_of(draft: Draft) -> str:
    """The draft's date as a person writes it: 17 December 2025."""
    if draft.date is None:
        return ""
    return say("date", "day", day=draft.date.day, month=say("date", f"month_{draft.date.month}"), year=draft.date.year)


def marked_title(draft: Draft, title: str = "") -> str:
    """The draft's title (or another `title` for it), with a mark where the draft is a specimen."""
    title = title or draft.title
    return say("report", "specimen_title", title=title) if draft.specimen else title


def head_of(draft: Draft) -> str:
    """The draft, its date, and whether it is a specimen or adopted."""
    day = day_of(draft)
    return marked_title(draft, f"{draft.title}, {day}" if day else draft.title)
