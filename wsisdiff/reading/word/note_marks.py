"""The marks that Word counts for footnotes and endnotes."""

from __future__ import annotations

from lxml import etree

from wsisdiff.reading.word.counting import format_number
from wsisdiff.reading.word.styles import value, whole


class NoteMarks:
    """Marks of footnotes and endnotes as Word prints them, in the order in which the text cites them."""

    def __init__(self, settings: etree._Element | None) -> None:
        self._shape = {
            "footnote": value(settings, "footnotePr", "numFmt") or "decimal",
            "endnote": value(settings, "endnotePr", "numFmt") or "lowerRoman",
        }
        self._counted = {kind: (whole(value(settings, f"{kind}Pr", "numStart")) or 1) - 1 for kind in ("footnote", "endnote")}
        self.order: dict[tuple[str, str], str] = {}
        """(kind, id) -> mark."""

    def mark(self, kind: str, identity: str) -> str:
        """The mark of a reference; notes that are cited again keep theirs."""
        key = (kind, identity)
        if key not in self.order:
            self._counted[kind] += 1
            self.order[key] = format_number(self._counted[kind], self._shape[kind])
        return self.order[key]
