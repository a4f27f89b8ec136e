"""The verdict on an ask of text alone in a draft with one line among others, read as a file is, so that brackets and lists are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wsisdiff import assess, read_draft
from wsisdiff.model import Ask, Stance, Verdict


def told(folder: Path, text: str, line: str, stance: Stance = "include") -> Verdict:
    """What the tool says of the text."""
    return verdict_on(folder, text, "\n\n".join(["# Draft", "1. The council meets.", f"2. {line}"]), stance)


def verdict_on(folder: Path, text: str, draft: str, stance: Stance = "include") -> Verdict:
    """What the tool says of the text on a whole draft."""
    path = folder / "d.md"
    path.write_text(draft, encoding="utf-8")
    return assess([Ask("a", "Ports", text, stance=stance)], [read_draft(path, id="d", date=date(2026, 1, 1))]).verdicts[0][0]
