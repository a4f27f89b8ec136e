"""The briefing as Markdown: ~~struck out~~ and <ins>underlined</ins>, as code hosts and most editors show them."""

from __future__ import annotations

from collections.abc import Sequence

from wsisdiff.reporting.briefing.redline import Piece
from wsisdiff.reporting.briefing.view import Brief, Entry, Item, Section, opening, tracker
from wsisdiff.reporting.ink.escaping import markdown
from wsisdiff.reporting.status.view import marked_title
from wsisdiff.telling.phrases import say


def brief_markdown(brief: Brief) -> str:
    """The whole briefing, a new line at the end."""
    parts = [f"# {markdown(brief.title)}", f"**{markdown(brief.headline)}**"]
    parts += [f"*{markdown(note)}*" for note in brief.notes]
    parts += [_section(section) for section in brief.sections]
    parts += [f"---\n\n## {say('brief', 'annex')}: {say('brief', 'tracker').lower()}", _tracker(brief)]
    if brief.before is not None:
        title = say("brief", "renumbering", before=brief.before.title, now=brief.view.latest.title)
        head = [say("brief", key) for key in ("was", "is", "what")]
        parts.append(f"## {markdown(title)}")
        parts.append(_table(head, brief.renumbering) if brief.renumbering else say("brief", "same_numbers"))
        parts.append(f"## {say('brief', 'unmatched')}")
        new = "\n".join(f"- ¶ {markdown(label)}: “{markdown(text)}”" for label, text in brief.unmatched)
        parts.append(new or say("brief", "unmatched_none"))
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    if section.name == "defend":
        lines = [f"- **{markdown(opening(e))}**, {markdown(e.status)}: {_pieces(e.items[0].pieces)}" for e in section.entries]
        return f"## {markdown(section.title)}\n\n" + "\n".join(lines)
    return "\n\n".join([f"## {markdown(section.title)}", *(_entry(e) for e in section.entries)])


def _entry(entry: Entry) -> str:
    lines = [f"### {markdown(opening(entry))}", "", f"**{markdown(entry.status)}**", ""]
    return "\n".join(lines + [_item(item) for item in entry.items])


def _item(item: Item) -> str:
    label = f"**{markdown(item.label)}:** " if item.label else ""
    return f"- {label}{_pieces(item.pieces).lstrip()}"


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    text = markdown(piece.text)
    left = " " if piece.text[:1].isspace() else ""
    right = " " if piece.text[-1:].isspace() and text else ""
    match piece.style:
        case "cut":
            return f"{left}~~{text}~~{right}"
        case "add":
            return f"{left}<ins>{text}</ins>{right}"
        case "quote":
            return f"“{text}”"
        case "note":
            return f" *({text})*"
    return f"{left}{text}{right}"


def _tracker(brief: Brief) -> str:
    head = ["", *map(marked_title, brief.view.drafts)]
    return _table(head, tracker(brief))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_row(head), "|" + " --- |" * len(head), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(markdown(cell) for cell in cells) + " |"
