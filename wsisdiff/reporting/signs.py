"""What all reports share: the signs of statuses, the order in which priorities and changes matter, how a draft is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wsisdiff.model import STATUSES, Ask, Draft, Refused, Shift, Status
from wsisdiff.telling.phrases import say

ORDER: tuple[Shift, ...] = ("lost", "weakened", "gained", "strengthened")
"""The order in which changes matter to a reader."""
SIGNS: dict[Status, str] = {"adopted": "●", "partial": "◐", "left_out": "○"}
PRIORITIES = {"must": 0, "should": 1, "could": 2}


def standing(status: Status, ask: Ask) -> str:
    """The words of a status on that ask: what is to be kept out is kept out or not, where others are adopted or left out."""
    return say("kept" if ask.stance == "oppose" else "status", status)


def signed(status: Status, ask: Ask) -> str:
    return f"{SIGNS[status]} {standing(status, ask)}"


def legend() -> str:
    return ", ".join(f"{SIGNS[status]} {say('status', status)}" for status in reversed(STATUSES))


def counts_told(counts: Mapping[Status, int]) -> str:
    """How many have each status: 3 adopted, 1 partially adopted."""
    return ", ".join(f"{n} {say('status', status)}" for status, n in counts.items())


def briefly(status: Status, ask: Ask) -> str:
    """The same in a word, for narrow columns in which the sign stands before it."""
    return say("trajectory", f"short_{'kept_' if ask.stance == 'oppose' else ''}{status}")


def day_of(draft: Draft | Refused) -> str:
    return date_text(draft.date) if draft.date else ""


def date_text(day: date) -> str:
    """A date as a person writes it: 17 December 2025."""
    return say("date", "day", day=day.day, month=say("date", f"month_{day.month}"), year=day.year)


def marked_title(draft: Draft, title: str = "") -> str:
    """The draft's title (or another `title` for it), with a mark where the draft is a specimen."""
    title = title or draft.title
    return say("report", "specimen_title", title=title) if draft.specimen else title


def head_of(draft: Draft) -> str:
    """The draft, its date, and whether it is a specimen or adopted."""
    return marked_title(draft, dated(draft))


def dated(draft: Draft | Refused) -> str:
    day = day_of(draft)
    return f"{draft.title}, {day}" if day else draft.title


def named(negotiation: str, title: str) -> str:
    """A document's title, after the name of the negotiation where the workspace gives one."""
    return say("report", "named", negotiation=negotiation, title=title) if negotiation else title
