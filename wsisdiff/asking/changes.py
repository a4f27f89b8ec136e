"""An ask that asks for a change of a paragraph: its keys, and its text where the keys are not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Literal, cast

from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.files.tables import Entry
from wsisdiff.model import Ask, ChangeAsked, InParagraph
from wsisdiff.telling.phrases import say

CHANGES = ("delete", "replace", "add", "rewrite", "move", "merge", "keep")
CHANGE_KEYS = ("change", *(part.name for part in fields(InParagraph)))
_NEEDS = {
    "delete": (("paragraph", "old"), 'paragraph = "12" for a whole paragraph, or old = "words that are to go"'),
    "replace": (("old",), 'old = "words that are to go" and new = "words in their place"'),
    "add": (("new",), 'new = "words that are to come"'),
    "move": (("paragraph",), 'paragraph = "12", and after or before = "15"'),
    "merge": (("paragraph",), 'paragraph = "12-13"'),
    "keep": (("paragraph", "old"), 'paragraph = "12"'),
}
"""Change -> the keys of which it needs one, and what to write."""
_TEXT_ALONE = ("change", "elements", "conflicts", "opposite", "any_of", "proposal", "row")
"""Keys of an ask that says more of what it wants than its text, which is then not looked at for an instruction."""
LONGEST = 600
"""Characters of a text that is looked at for an instruction when it is read: longer ones are language of a draft."""


def change_of(entry: Entry) -> Statement:
    """The change that an `[[ask]]` table states by its keys; one without `change` where it states none. BadAsk where a key is missing."""
    change = cast(ChangeAsked, entry.choice("change", ("", *CHANGES), ""))
    values: dict[str, Any] = {key: entry.text(key, "") for key in ("paragraph", "old", "new", "after", "before")}
    at = cast(Literal["", "start", "end"], entry.choice("at", ("", "start", "end"), ""))
    statement = Statement(change, at=at, new_paragraph=entry.flag("new_paragraph"), **values)
    if change in _NEEDS:
        keys, todo = _NEEDS[change]
        if not any(values[key] for key in keys):
            raise entry.wrong(f"the change is {change!r}, and there is no {' or '.join(keys)}", f"write {todo}", "change")
    if change == "replace" and not values["new"]:
        raise entry.wrong("the change is 'replace', and there is no new", 'write new = "words in their place"', "change")
    if not change and (values["old"] or values["new"]):
        key = "old" if values["old"] else "new"
        raise entry.wrong(f"{key} is there, and no change", f"write change = one of {', '.join(CHANGES)}", key)
    return statement


def recognised(ask: Ask, stance_given: bool, said: Callable[[str], tuple[Statement, ...]] | None = None) -> Ask:
    """The ask with the one instruction that its text gives, if it does: "Delete paragraph 7" is not wanted language.

    Opposition counts where a word says so ("we reject"), and only where the stance is not given. Of a text that gives several instructions
    each is kept, and judged, by itself; one that is not understood stays as it is: `asks check` tells both. `said` is what to ask in place
    of `statements_of`.
    """
    if any(getattr(ask, key) for key in _TEXT_ALONE):
        return ask
    found = (said or statements_of)(ask.text) if len(ask.text) <= LONGEST else ()
    found = tuple(s for s in found if s.whole)
    if len(found) > 1 and any(s.change for s in found):
        parts = (with_change(replace(ask, text=worded(s) if s.change else s.new), s) for s in found)
        return replace(ask, instructions=tuple(parts))
    if len(found) == 1 and (found[0].change or (found[0].stance == "oppose" and not found[0].implied and not stance_given)):
        return with_change(ask, found[0])
    return ask


def with_text(ask: Ask, text: str) -> Ask:
    """The ask with another text, and its change where the new text gives another than the old one; what else its keys say stays.

    >>> deleted = Ask("a", "A", "Delete paragraph 7", paragraph="7", change="delete")
    >>> with_text(deleted, "Delete paragraph 8").paragraph, with_text(deleted, "We act").change
    ('8', '')
    """
    plain = replace(ask, row=None, **keys_of(Statement()))
    was, now = recognised(plain, True), recognised(replace(plain, text=text), True)
    changed = {key: getattr(now, key) for key in ("text", *CHANGE_KEYS) if getattr(now, key) != getattr(was, key)}
    if ask.change == "rewrite" and ask.new == ask.text and not now.change:
        changed["new"] = now.text
    return replace(ask, **changed)


def statements_of(text: str, beside: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """What a text asks for; found sooner where the texts that are read beside it are told."""
    from wsisdiff.asking.instructions.understand import read_request

    return read_request(text, beside).statements


def keys_of(said: Ask | Statement) -> dict[str, Any]:
    """The keys by which an ask says it: all but the stance, which an ask has anyhow."""
    return {key: getattr(said, key) for key in CHANGE_KEYS}


def with_change(ask: Ask, said: Statement) -> Ask:
    """The ask as one that makes this statement. A paragraph that is opposed as a whole is one to delete."""
    if not said.change:
        if not said.new and said.paragraph:
            return replace(ask, change="delete", paragraph=said.paragraph)
        return replace(ask, stance=said.stance, text=said.new or ask.text, paragraph=said.paragraph)
    return replace(ask, text=said.new if said.change == "rewrite" else ask.text, **keys_of(said))


def stated(ask: Ask) -> Statement:
    """The statement that an ask makes.

    >>> stated(Ask("a", "A", "Delete paragraph 7", paragraph="7", change="delete")).paragraph
    '7'
    """
    return Statement(stance=ask.stance, **keys_of(ask))


def worded(said: Statement) -> str:
    """A change in plain words: "In paragraph 7, replace “may” by “shall”".

    >>> worded(Statement("delete", paragraph="12"))
    'Delete paragraph 12'
    """
    if said.change == "add" and said.new_paragraph:
        key = "new_paragraph_before" if said.before else "new_paragraph"
    elif said.change == "add":
        key = "add_after" if said.after else "add_before" if said.before else "add"
    elif said.change in ("delete", "keep") and said.old:
        key = f"{said.change}_words"
    elif said.change == "move":
        key = "move_after" if said.after else "move_before" if said.before else "move"
    else:
        key = said.change
    parts = {k: getattr(said, k) for k in ("old", "new", "after", "before")}
    return say("instruction", key, paragraph=said.paragraph or "…", **parts)
