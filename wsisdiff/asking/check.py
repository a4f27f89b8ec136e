"""What looks like a slip in asks that can be read: keys that mean nothing, verbs off the ladder, texts that stand twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from wsisdiff.asking.load import unknown_keys
from wsisdiff.model import Ask
from wsisdiff.text.ladder import ladder
from wsisdiff.text.words import words


def check_asks(folder: Path, asks: Sequence[Ask], drafts: Collection[str]) -> tuple[str, ...]:
    """One line for each remark, with file, line and ask. `drafts` are the ids there are; none means they are not known."""
    remarks = list(unknown_keys(folder))
    seen: dict[tuple[str, ...], Ask] = {}
    for ask in asks:
        where = f"{ask.file} line {ask.line} (ask {ask.id!r})"
        for element in ask.elements:
            try:
                ladder().level(element.verb)
            except ValueError:
                remarks.append(f"{where}: {element.verb!r} is no verb of the ladder; write one of {', '.join(ladder().rungs)}")
            if not element.wordings:
                remarks.append(f"{where}: element {element.id!r} has no wordings, so it is never found; add find = [...]")
        if ask.responds_to and drafts and ask.responds_to not in drafts:
            remarks.append(
                f"{where}: responds to {ask.responds_to!r}, which is no draft here; write one of {', '.join(sorted(drafts))}"
            )
        text = tuple(w.stem for w in words(ask.text))
        if text in seen:
            remarks.append(f"{where}: has the same text as {seen[text].id!r}; keep one of them")
        seen.setdefault(text, ask)
    return tuple(remarks)
