"""The marks within a line of Markdown (emphasis, links, code, escapes, tags, footnotes) reduced to its words."""

from __future__ import annotations

import html
import re
from itertools import count

from wsisdiff.reading.blocks import NEAR
from wsisdiff.reading.lines.joining import one_line
from wsisdiff.reading.lines.listed_notes import exponent_sign, is_power

KEPT = "\ue000"  # private-use characters stand for escaped ones while the inline marks are read
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"`+")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+[\"'][^\"']*[\"'])?\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(<?[^()<>\s]*(?:\([^()]*\)[^()\s]*)?>?(?:\s+[\"'][^\"']*[\"'])?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG = re.compile(
    r"</?(?:(article|blockquote|body|br|caption|center|col|colgroup|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|html|"
    r"li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)"
    r"|a|abbr|b|big|cite|code|em|font|i|img|kbd|mark|q|rp|rt|ruby|small|span|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags by their names, since "if x <y and we decide" is a sentence: those that part words, and those that may stand within one."""
_EMPHASIS = (
    ("***", re.compile(r"(?=\*\*\*\S)"), re.compile(r"(?<=\S)(?=\*\*\*)")),
    ("**", re.compile(r"(?=\*\*\S)"), re.compile(r"(?<=\S)(?=\*\*)")),
    ("__", re.compile(r"(?<![\w_])(?=__\S)"), re.compile(r"(?<=\S)(?=__(?![\w_]))")),
    ("*", re.compile(r"(?<!\*)(?=\*[^\s*])"), re.compile(r"(?<=[^\s*])(?=\*(?!\*))")),
    ("_", re.compile(r"(?<![\w_])(?=_\S)"), re.compile(r"(?<=\S)(?=_(?![\w_]))")),
)
"""Sign, the places where it opens, those where it closes. One pattern for both would look for the end from every beginning."""
_REFERRING = re.compile(r"\[([^\[\]]+)\]\s?\[([^\[\]]*)\]")
MARK = re.compile(r"\s?\[\^([^\[\]\s]+)\]|\s?<sup>\s*\[?(\d{1,3}|\*{1,3})\]?\s*</sup>", re.IGNORECASE)

_POWER = re.compile(r"(?<=\S)<sup>\s*([-−–]?\s?\d{1,3})\s*</sup>", re.IGNORECASE)


def with_powers(raw: str) -> str:
    """A line of Markdown whose raised figures are footnotes' marks alone: powers stand in the line.

    >>> with_powers("10<sup>6</sup> tonnes on 5 km<sup>2</sup>, see the Agenda<sup>1</sup>")
    '10^6 tonnes on 5 km2, see the Agenda<sup>1</sup>'
    """

    def power(found: re.Match[str]) -> str:
        before = raw[max(0, found.start() - NEAR) : found.start()]
        return exponent_sign(before, found[1]) + found[1] if is_power(before) else found[0]

    return _POWER.sub(power, raw) if "<" in raw else raw


def inline(raw: str, references: set[str] | frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    r"""The words of a line of Markdown, and the footnote marks taken out of it. Square brackets that are no link stay.

    >>> inline(r"We *[shall]* [should] act[^3] on [the Agenda](https://example.org), see 5\*")
    ('We [shall] [should] act on the Agenda, see 5*', ('3',))
    """
    raw, numbers = raw.replace(KEPT, ""), count()
    escaped = _ESCAPE.findall(raw)
    text = _ESCAPE.sub(lambda _: f"{KEPT}{next(numbers)};", raw)
    marks = [found[1] or found[2] for found in MARK.finditer(text)] if "^" in text or "<" in text else []
    text = _without_code(MARK.sub("", text) if marks else text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if references:
        text = _REFERRING.sub(lambda found: found[1] if (found[2] or found[1]).casefold() in references else found[0], text)
    text = _TAG.sub(lambda found: " " if found[1] else "", _AUTOLINK.sub(r"\1", text))
    for sign, opens, closes in _EMPHASIS:
        if sign in text:
            text = _without_emphasis(text, len(sign), opens, closes)
    text = html.unescape(text)
    text = re.sub(f"{KEPT}(\\d{{1,8}});", lambda found: escaped[int(found[1])] if int(found[1]) < len(escaped) else "", text)
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
