"""Markdown -> blocks: headings, footnotes, lists; emphasis, links and escapes reduced to their words."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import NEAR, Block, BlockKind, Reading
from wsisdiff.reading.formats import Changes
from wsisdiff.reading.lines.oneline import one_line
from wsisdiff.reading.paragraphs.labels import read_label
from wsisdiff.reading.text.decoding import decode
from wsisdiff.reading.text.plain import ENDS
from wsisdiff.reading.text.redlines import GONE, decided, without_gone

INDENT = 2
"""Spaces that make a list item deeper than the text before it."""

_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_UNDERLINE = re.compile(r"(=+|-{2,})\s*$")
_RULE = re.compile(r"(?:\s*[*_-]){3,}\s*$")
_FENCE = re.compile(r"(```+|~~~+)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")
_REFERENCE = re.compile(r"\[([^\]^][^\]]*)\]:\s*(?:<[^<>]*>|\S*[/#.:]\S+)(?:\s+[\"'(].*[\"')])?\s*$")
_REFERRING = re.compile(r"\[([^\[\]]+)\]\s?\[([^\[\]]*)\]")
_META = re.compile(r"([A-Za-z][\w-]*):(?:\s+(.*))?$")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+\|?\s*+")
_QUOTED = re.compile(r"\s*+>[ ]?")

_KEPT = "\ue000"  # private-use characters stand for escaped ones while the inline marks are read
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK = re.compile(r"\s?\[\^([^\[\]\s]+)\]|\s?<sup>\s*\[?(\d{1,3}|\*{1,3})\]?\s*</sup>", re.IGNORECASE)
_CODE = re.compile(r"`+")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+[\"'][^\"']*[\"'])?\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(<?[^()<>\s]*(?:\([^()]*\)[^()\s]*)?>?(?:\s+[\"'][^\"']*[\"'])?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|details|div|dl|dt|em|figcaption|figure|font|"
    r"footer|h[1-6]|head|header|hr|html|i|img|kbd|li|main|mark|nav|ol|p|pre|q|rp|rt|ruby|section|small|span|strong|sub|summary|sup|table|"
    r"tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags by their names: "if x <y and we decide" is a sentence."""
_EMPHASIS = (
    ("***", re.compile(r"(?=\*\*\*\S)"), re.compile(r"(?<=\S)(?=\*\*\*)")),
    ("**", re.compile(r"(?=\*\*\S)"), re.compile(r"(?<=\S)(?=\*\*)")),
    ("__", re.compile(r"(?<![\w_])(?=__\S)"), re.compile(r"(?<=\S)(?=__(?![\w_]))")),
    ("*", re.compile(r"(?<!\*)(?=\*[^\s*])"), re.compile(r"(?<=[^\s*])(?=\*(?!\*))")),
    ("_", re.compile(r"(?<![\w_])(?=_\S)"), re.compile(r"(?<=\S)(?=_(?![\w_]))")),
)
"""Sign, the places where it opens, those where it closes. One pattern for both would look for the end from every beginning."""


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
    blocks = [block for part in _open_blocks(lines, start) if (block := _close(part, references))]
    first = next((block.text for block in blocks if block.kind == "heading" and block.level == 1), "")
    return Reading(tuple(blocks), meta.get("title", "") or first, warnings)


def _without_comments(text: str) -> tuple[str, int]:
    """The text without its `<!-- comments -->`, and how many they were. In a sentence the sign alone begins none; at the start of a line
    without an end it hides the rest, as everywhere."""
    out: list[str] = []
    at = count = 0
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
        found = _META.match(line)
        if found:
            meta[found[1].casefold()] = one_line((found[2] or "").strip().strip("\"'"))
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            break
    return 0, {}


def _open_blocks(lines: Sequence[str], start: int) -> list[_Open]:
    done: list[_Open] = []
    current: _Open | None = None
    fenced = ""
    for number, raw in enumerate(lines[start:], start + 1):
        check_time()
        line = raw.expandtabs(4).rstrip("\r\n")
        at = 0
        while quoted := _QUOTED.match(line, at):
            at = quoted.end()
        line = line[at:]
        stripped, indent = line.strip(), len(line) - len(line.lstrip())
        fence = _FENCE.match(stripped)
        if fence and (not fenced or stripped.startswith(fenced)):
            fenced, current = "" if fenced else fence[1], None
        elif not stripped or ("|" in line and _TABLE_RULE.fullmatch(line)):
            current = None if not (current and current.kind == "footnote") else _Open("footnote", number, mark=current.mark)
        elif not fenced and current and _is_title(current) and (under := _UNDERLINE.fullmatch(stripped)):
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


def _without_closing(text: str) -> str:
    """A heading's text without the signs that may close it.

    >>> _without_closing("Part #1 ##"), _without_closing("C#"), _without_closing("##")
    ('Part #1', 'C#', '')
    """
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def _is_title(current: _Open) -> bool:
    """A line that an underline makes a heading; under a sentence or a numbered paragraph it is a rule."""
    return current.kind == "text" and len(current.lines) == 1 and not current.lines[0].endswith(ENDS)


def _begins(line: str, current: _Open) -> bool:
    """True when a line without a blank one before it begins an item or a numbered paragraph: a wrapped "70." does not."""
    label = read_label(line)
    if label is None:
        return False
    before = current.lines[-1].rstrip("*_ ")
    return before.endswith((*ENDS, GONE)) or (label.kind == "item" and read_label(current.lines[0][:200]) is not None)


def _close(part: _Open, references: set[str]) -> Block | None:
    check_time()
    raw = " ".join(part.lines)
    if raw.startswith("|"):
        cells = [cell.strip() for cell in raw.replace("\\|", _KEPT).strip("| ").split("|")]
        raw = " | ".join(cell.replace(_KEPT, "\\|") for cell in cells if cell)
    text, marks = inline(raw, references)
    text = without_gone(text)
    if not text and not marks:
        return None
    level = part.level if part.kind != "heading" else max(part.level, 1)
    before = tuple(_MARK.sub("", raw[max(0, found.start() - NEAR) : found.start()]) for found in _MARK.finditer(raw))
    return Block(part.kind, text, level=level, place=f"line {part.line}", marks=marks, mark=part.mark, before=before)


def inline(raw: str, references: set[str] | frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    r"""The words of a line of Markdown, and the footnote marks taken out of it. Square brackets that are no link stay.

    >>> inline(r"We *[shall]* [should] act[^3] on [the Agenda](https://example.org), see 5\*")
    ('We [shall] [should] act on the Agenda, see 5*', ('3',))
    """
    escaped: list[str] = []

    def keep(found: re.Match[str]) -> str:
        escaped.append(found[1])
        return f"{_KEPT}{len(escaped) - 1};"

    text = _ESCAPE.sub(keep, raw.replace(_KEPT, ""))
    marks: list[str] = []

    def take(found: re.Match[str]) -> str:
        marks.append(found[1] or found[2])
        return ""

    text = _without_code(_MARK.sub(take, text) if "^" in text or "<" in text else text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if references:
        text = _REFERRING.sub(lambda found: found[1] if (found[2] or found[1]).casefold() in references else found[0], text)
    text = _TAG.sub(lambda found: " " if found.group().lower().startswith("<br") else "", _AUTOLINK.sub(r"\1", text))
    for sign, opens, closes in _EMPHASIS:
        if sign in text:
            text = _without_emphasis(text, len(sign), opens, closes)
    text = html.unescape(text)
    text = re.sub(f"{_KEPT}(\\d{{1,8}});", lambda found: escaped[int(found[1])] if int(found[1]) < len(escaped) else "", text)
    return one_line(text), tuple(marks)


def _without_code(text: str) -> str:
    """Code in backticks without them; a run of backticks ends where one of the same length comes."""
    runs = list(_CODE.finditer(text)) if "`" in text else []
    ends: dict[int, list[int]] = {}
    for n in range(len(runs) - 1, -1, -1):
        ends.setdefault(len(runs[n][0]), []).append(n)
    out: list[str] = []
    at = n = 0
    while n < len(runs):
        same = ends[len(runs[n][0])]
        while same and same[-1] <= n:
            same.pop()
        out.append(text[at : runs[n].start()])
        if same:
            out.append(text[runs[n].end() : runs[same[-1]].start()])
            n = same.pop()
        else:
            out.append(runs[n][0])
        at = runs[n].end()
        n += 1
    return "".join(out) + text[at:]


def _without_emphasis(text: str, width: int, opens: re.Pattern[str], closes: re.Pattern[str]) -> str:
    """The text without one kind of emphasis: each sign that opens goes with the next that closes, one letter or more between."""
    ends = [found.start() for found in closes.finditer(text)]
    out: list[str] = []
    at = n = 0
    for found in opens.finditer(text):
        start = found.start()
        if start < at:
            continue
        while n < len(ends) and ends[n] <= start + width:
            n += 1
        if n == len(ends):
            break
        out += [text[at:start], text[start + width : ends[n]]]
        at = ends[n] + width
    return "".join(out) + text[at:]
