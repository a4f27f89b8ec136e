"""Markdown -> blocks: headings, footnotes, lists; emphasis, links and escapes reduced to their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import NEAR, Block, BlockKind, Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.rows import Columns, roles, row_blocks
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.text.decoding import decode
from wsisdiff.reading.text.inline import KEPT, MARK, inline, with_powers
from wsisdiff.reading.text.plain import ENDS
from wsisdiff.reading.text.redlines import GONE, decided, without_gone
from wsisdiff.text.neighbours import together

INDENT = 2
"""Spaces that make a list item deeper than the text before it."""

LEAST_ALIKE = 3
"""Items in a row that bear one number, from which it is not their own."""
_NUMBER = re.compile(r"(\d{1,3})([.)] )")
_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_UNDERLINE = re.compile(r"(=+|-{2,})\s*$")
_RULE = re.compile(r"(?:\s*[*_-]){3,}\s*$")
_FENCE = re.compile(r"(```+|~~~+)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")
_REFERENCE = re.compile(r"\[([^\]^][^\]]*)\]:\s*(?:<[^<>]*>|\S*[/#.:]\S+)(?:\s+[\"'(].*[\"')])?\s*$")
_COMMENT = re.compile(r"^ {0,3}\[[^\[\]\n]*\]:[ \t]*(?:#|<>)[ \t]+[\"'(].*[\"')][ \t]*$", re.MULTILINE)
"""A definition of a link to nowhere, by which comments are written: "[//]: # (why?)"."""
_META = re.compile(r"([A-Za-z][\w-]*):(?:\s+(.*))?$")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+\|?\s*+")
_ELEMENT = re.compile(r"<(?:tr|p|li|div|dt|dd|h[1-6]|blockquote|section|article)\b", re.IGNORECASE)
"""A line that begins with an element that stands on lines of its own."""
_QUOTED = re.compile(r"\s*+>[ ]?")
_OWN = re.compile(r"[\"“”«‘'(\[|\d*+-]|(?:OP|PP|Article|Paragraph)\s?\d", re.IGNORECASE)
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<text>\w(?:(?!\1)[^|\n]){0,80}\w)\1")
"""A line in bold letters and nothing else, which people write for a heading."""
LOWEST = 6


@dataclass(slots=True)
class _Open:
    """The block that the lines now read belong to."""

    kind: BlockKind
    line: int
    level: int = 0
    mark: str = ""
    lines: list[str] = field(default_factory=list)


def read_markdown(path: Path, *, changes: Changes = "accepted") -> Reading:
    """A Markdown file. Raises UnreadableDraft when it is not text."""
    return markdown_blocks(*decode(path.read_bytes(), path), original=changes == "original")


def markdown_blocks(text: str, warnings: tuple[Remark, ...] = (), *, original: bool = False) -> Reading:
    """The blocks of a Markdown text. The title is that of the front matter, else the first heading of the first level.

    Marked changes are accepted, or rejected for the original; comments are left out. Both are told.
    """
    text, comments = _without_comments(text)
    text, told = decided(text, original, comments)
    warnings += told
    lines = text.split("\n")
    start, meta = _front_matter(lines)
    references = {found[1].casefold() for line in lines if (found := _REFERENCE.match(line.strip()))}
    parts = _open_blocks(lines, start)
    _mark_quotations(parts, lines)
    blocks = _counted(_closed(parts, references))
    first = next((block.text for block in blocks if block.kind == "heading" and block.level == 1), "")
    return Reading(tuple(blocks), meta.get("title", "") or first, warnings)


def _without_comments(text: str) -> tuple[str, int]:
    """The text without its comments, `<!-- ... -->` and `[//]: # (...)`, and how many they were. In a sentence the sign alone begins
    none; at the start of a line without an end it hides the rest, as everywhere."""
    text, count = _COMMENT.subn("", text)
    out: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            if text[:start].rpartition("\n")[2].strip():
                break
            end = len(text)
        out += [text[at:start], "\n" * text.count("\n", start, end)]
        count += 1
        at = end + 3
    return "".join(out) + text[at:], count


def _front_matter(lines: Sequence[str]) -> tuple[int, dict[str, str]]:
    """The line after the front matter, and its `key: value` pairs; (0, {}) when the file has none."""
    if not lines or lines[0].strip() != "---":
        return 0, {}
    meta: dict[str, str] = {}
    for number, line in enumerate(lines[1:], 1):
        if line.strip() in ("---", "..."):
            return number + 1, meta
        if found := _META.match(line):
            meta[found[1].casefold()] = one_line((found[2] or "").strip().strip("\"'"))
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            break
    return 0, {}


def _open_blocks(lines: Sequence[str], start: int) -> list[_Open]:
    done: list[_Open] = []
    current: _Open | None = None
    fenced = ""
    in_table = False
    for number, raw in enumerate(lines[start:], start + 1):
        check_time()
        line = _unquoted(raw)
        stripped, indent = line.strip(), len(line) - len(line.lstrip())
        fence = _FENCE.match(stripped)
        in_table = "|" in line and not fenced and (in_table or (number < len(lines) and _rules(_unquoted(lines[number]))))
        if in_table and stripped[0] != "|":  # its rows may lack the strokes at both ends
            stripped = f"|{stripped}"
        elif stripped.startswith("+ "):
            stripped = f"-{stripped[1:]}"  # the third sign of items
        if fence and (not fenced or stripped.startswith(fenced)):
            fenced, current = "" if fenced else fence[1], None
        elif not stripped or _rules(line):
            current = None if not (current and current.kind == "footnote") else _Open("footnote", number, mark=current.mark)
        elif not fenced and current and (under := _UNDERLINE.fullmatch(stripped)) and _is_title(current, under[1]):
            current.kind, current.level, current = "heading", 1 if under[1][0] == "=" else 2, None
        elif not fenced and (_RULE.fullmatch(stripped) or _REFERENCE.match(stripped)):
            current = None
        elif not fenced and (heading := _HEADING.match(stripped)):
            done.append(_Open("heading", number, heading.end(), lines=[_without_closing(stripped[heading.end() :].strip())]))
            current = None
        elif note := _NOTE.match(stripped):
            current = _Open("footnote", number, mark=note[1], lines=[note[2]])
            done.append(current)
        elif current and current.kind == "footnote" and not current.lines:
            # After a blank line only indented text still belongs to the footnote.
            same = next((part for part in reversed(done) if part.kind == "footnote"), None) if indent >= INDENT else None
            current = same or _Open("text", number, indent // INDENT)
            if same is None:
                done.append(current)
            current.lines.append(stripped)
        elif current is None or fenced or stripped.startswith("|") or (current.kind == "text" and _begins(stripped, current)):
            current = _Open("text", number, indent // INDENT, lines=[stripped])
            done.append(current)
        else:
            current.lines.append(stripped)
        if current and current.lines and raw.endswith(("  ", "\\")) and current.kind == "text":
            current.lines[-1] = current.lines[-1].removesuffix("\\")
    return done


def _mark_quotations(parts: Sequence[_Open], lines: Sequence[str]) -> None:
    """Put a block quotation into quotation marks where the sentence before it leads into it: "A petition came in:". One that has
    them, and numbered text, which is the draft's own, stay as they are."""
    led = False
    before = ""
    for part in parts:
        quoted = part.kind == "text" and _QUOTED.match(lines[part.line - 1]) is not None
        led = quoted and (led or before.endswith(":"))
        before = part.lines[-1].rstrip(" *_") if part.lines else ""
        if led and part.lines and not _OWN.match(part.lines[0]):
            part.lines[0] = f"“{part.lines[0]}"
            part.lines[-1] += "”"


def _unquoted(raw: str) -> str:
    """A line without its signs of quoting."""
    line = raw.expandtabs(4).rstrip("\r\n")
    at = 0
    while quoted := _QUOTED.match(line, at):
        at = quoted.end()
    return line[at:]


def _rules(line: str) -> bool:
    """Whether a line parts the head of a table from its rows."""
    return "|" in line and _TABLE_RULE.fullmatch(line) is not None


def _without_closing(text: str) -> str:
    """A heading's text without the signs that may close it.

    >>> _without_closing("Part #1 ##"), _without_closing("C#"), _without_closing("##")
    ('Part #1', 'C#', '')
    """
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def _is_title(current: _Open, under: str) -> bool:
    """A line that an underline makes a heading; under a sentence it is a rule, and so are dashes shorter than a numbered paragraph."""
    if current.kind != "text" or len(current.lines) != 1 or (line := current.lines[0]).endswith(ENDS):
        return False
    label = read_label(line) if under[0] == "-" and len(under) < len(line) else None
    return label is None or label.kind != "number"


def _begins(line: str, current: _Open) -> bool:
    """True when a line without a blank one before it begins an item, an element or a numbered paragraph: a wrapped "70." does not."""
    if _ELEMENT.match(line):
        return True
    label = read_label(line)
    if label is None:
        return False
    before = current.lines[-1].rstrip("*_ ")
    return before.endswith((*ENDS, GONE)) or (label.kind == "item" and read_label(current.lines[0][:200]) is not None)


def _closed(parts: Sequence[_Open], references: set[str]) -> list[Block]:
    """The blocks; rows of tables by their cells."""
    blocks: list[Block] = []
    columns: Columns | None = None
    row = False
    for part in parts:
        check_time()
        raw = " ".join(part.lines)
        if part.kind == "text" and (bold := _BOLD_LINE.fullmatch(raw)) and _is_title(part, "="):
            part.kind, part.level, raw = "heading", LOWEST, bold["text"]
        first, row = not row, raw.startswith("|")
        if not row:
            blocks += _close(part, raw, references)
            continue
        cells = raw.replace("\\|", KEPT).strip().removeprefix("|").removesuffix("|").split("|")
        read = [_close(part, cell.strip().replace(KEPT, "\\|"), references) for cell in cells]
        if first:
            heads = roles([" ".join(block.text for block in cell) for cell in read])
            columns = Columns() if heads and "text" in heads else None
        blocks += columns.blocks(read, f"line {part.line}") if columns else row_blocks(read, f"line {part.line}")
    return blocks


def _counted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where every item of lists bears the number 1, they are counted, as everything that shows Markdown does."""
    texts = [(n, block.text) for n, block in enumerate(blocks) if block.kind == "text" and not block.level]
    numbers = [(n, found) for n, text in texts if (found := _NUMBER.match(text))]
    if any(found[1] != "1" for _, found in numbers):
        return list(blocks)
    runs = together(numbers, lambda run, one: all(b.kind == "text" and b.level > 0 for b in blocks[run[-1][0] + 1 : one[0]]))
    out = list(blocks)
    for run in runs:
        for later, (n, found) in enumerate(run if len(run) >= LEAST_ALIKE else ()):
            out[n] = replace(out[n], text=f"{later + 1}{found[2]}{blocks[n].text[found.end() :]}")
    return out


def _close(part: _Open, raw: str, references: set[str]) -> list[Block]:
    raw = with_powers(raw)
    text, marks = inline(raw, references)
    text = without_gone(text)
    if not text and not marks:
        return []
    level = part.level if part.kind != "heading" else max(part.level, 1)
    before = tuple(MARK.sub("", raw[max(0, found.start() - NEAR) : found.start()]) for found in MARK.finditer(raw))
    return [Block(part.kind, text, level=level, place=f"line {part.line}", marks=marks, mark=part.mark, before=before)]
