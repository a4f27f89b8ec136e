"""Dates as documents print them, without a glance at the machine's language."""

from __future__ import annotations

from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def long_date(day: date) -> str:
    """`30 August 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
