"""Quoted words, and words struck out or underlined, taken out of a request, so that nothing within them is read as an instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTE, CUT, PUT, PLACE = "\U000f0000", "\U000f0800", "\U000f0c00", "\U000f0400"
"""First of the private characters that stand for quoted, struck, inserted words, and for places; a thousand each."""
MOST = 0x400
Q = "[\U000f0000-\U000f03ff]"
D = "[\U000f0800-\U000f0bff]"
U = "[\U000f0c00-\U000f0fff]"
P = "[\U000f0400-\U000f07ff]"
TAKEN = "[\U000f0000-\U000f0fff]"
"""Any of them, for patterns."""
_PAIRS = {
    "“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "‘": "’'", "「": "」", "『": "』", '"': '"”', "'": "'’", "`": "`'´",
    "’": "’'", "‚": "‘’'", "´": "´'", "″": "″",
}  # fmt: skip
_MARK = re.compile(f"[{re.escape(''.join(_PAIRS))}”»›]")
_SINGLE = "'’‘`´‚"
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|<(s|del|strike)>(.+?)</\2>", re.DOTALL | re.IGNORECASE)
_UNDERLINED = re.compile(
    r"(?<!\w)(?:__(?=\S)(.+?)(?<=\S)__|\+\+(?=\S)(.+?)(?<=\S)\+\+)(?!\w)|<(u|ins)>(.+?)</\3>", re.DOTALL | re.IGNORECASE
)
_DASHED = re.compile(r"(?<![\w-])--(?=\S)([^-\n]+?)(?<=\S)--(?![\w-])")
"""Words between dashes, which are struck out where others stand between plus signs."""
_KEY = re.compile(r"\s*[(\[][^()\[\]\w]*(?:\+\+|--|~~|__)[^()\[\]]*(?:\+\+|--|~~|__)[^()\[\]]*[)\]]\s*$")
"""What says which mark is which: "(++ new, -- out)"."""
_KEYED = re.compile(r"^\s*[(\[]([^()\[\]]{3,60})[)\]]\s*|\s*[(\[]([^()\[\]]{3,60})[)\]]\s*$")
_SIGN = re.compile(
    r"([^\w\s()\[\],;.…]{1,2}|_{1,2})\s*(?:(?:…|\.{3}|x+|text|words?)\s*\1)?\s*(?:=|:|means|is|are|for)?\s*(?:(?P<new>new|add\w*|insert\w*|ours|in)"
    r"|(?P<out>out|delet\w*|struck|gone|old))\b",
    re.IGNORECASE,
)
"""What says which mark is which, whatever the marks are: "(^…^ = new)"."""
_ITALIC = re.compile(r"(?:^|(?<=[:.–—*]\s))(\*{1,2}|_)(?=\S)([A-Z][^*_\n]{2,40}?)(?<=\S)\1(?=,?\s+[a-z]+\s+\w+\s+\w+)")
"""The verb of a paragraph in italics, with the paragraph after it: no quotation."""
_STARRED = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_SWAPPED = re.compile(r"\[([^\[\]\n]+)\](?=\s*\*\*\S)")
"""Words in square brackets with bold ones after them, which stand for words that go and words that come."""
_SHOWN = (
    r"(?:(?:our|the|all|new|proposed|suggested)\s+)*(?:additions?|changes?|insertions?|amendments?|edits?|new\s+(?:text|words|wording))\s+(?:(?:is|are|shown|marked)\s+)*"
    r"in\s+(?:bold|caps|capitals|capital\s+letters|upper\s*case|italics|underline[d]?)"
)
_LEGEND = re.compile(rf"\s*[(\[]?\s*{_SHOWN}\s*[)\]:.–—-]+\s*", re.IGNORECASE)
_LEGEND_BEHIND = re.compile(rf"\s*[(\[]\s*{_SHOWN}\s*[)\]]\s*$", re.IGNORECASE)
"""What says that words are marked which are to come in: "(our additions in CAPS)"."""
_CAPITALS = re.compile(r"(?<![\w-])((?:[A-Z][A-Z’'-]{2,}|[A-Z]{2,}(?=,? [A-Z]{2,}))(?:,? [A-Z][A-Z’'-]+)*)(?![\w-])")
_FRAGMENT = re.compile(r"(?=(?:\S+\s+){1,11}\S+$)(?=[^*]*\*\*[^*\n]+\*\*[^*]*$)(?=\W*[a-z])(?!.*[.:;!?\n]).*", re.DOTALL)
"""A few words, and no sentence, of which some are in bold: these are to come in."""
_LABEL = re.compile(r"^\s*\*{1,2}([^*\n]{0,24}\d[^*\n]{0,8})\*{1,2}(?=\W)")
"""A paragraph's number in bold, before all else."""
_ANGLED = re.compile(r"<<\s*(.+?)\s*>>|>>\s*([^<>\n]+?)\s*<<|``(.+?)''|''(?=\S)(.+?)(?<=\S)''", re.DOTALL)


@dataclass(slots=True)
class Masked:
    """A text in which one character stands for each passage taken out; `taken` gives the passage back."""

    text: str
    taken: dict[str, str]
    written: dict[str, str]
    """The same with its quotation marks, as it was written."""

    def take(self, words: str, kind: str = QUOTE, written: str = "") -> str:
        """The character that stands for these words from now on."""
        number = sum(kind <= c < chr(ord(kind) + MOST) for c in self.taken)
        if number >= MOST - 1:
            return words
        mark = chr(ord(kind) + number)
        self.taken[mark] = words
        self.written[mark] = written or words
        return mark

    def back(self, text: str) -> str:
        """The text with what was taken out in its place, as it was written; marks of struck and underlined words are gone."""
        return re.sub(TAKEN, lambda m: self.written.get(m[0], ""), text)


def mask(text: str) -> Masked:
    """The text with its quoted, struck and underlined passages taken out.

    >>> m = mask("add 'girls’ clubs' after “women”")
    >>> m.back(m.text), len(m.taken)
    ("add 'girls’ clubs' after “women”", 2)
    """
    text = re.sub(TAKEN, " ", _LABEL.sub(r"\1", text))
    text = _inside(text) if re.search(r"\d", text) else text
    text = _ITALIC.sub(r"\2", text) if re.search(r"\d", text) else text
    text, own = _own_marks(text)
    legend = _LEGEND.match(text) or _LEGEND_BEHIND.search(text)
    text = f"{text[: legend.start()]}{text[legend.end() :]}" if legend else text
    dashed = ((_DASHED, CUT),) if "++" in text and "--" in text else ()
    text = _KEY.sub("", text) if dashed else text
    masked = Masked(text, {}, {})
    bold = _STRUCK.search(text) or legend or _FRAGMENT.fullmatch(text)
    swapped = ((_SWAPPED, CUT), (_BOLD, PUT)) if _SWAPPED.search(text) else ((_BOLD, PUT),) if bold else ()
    if legend and re.search(r"cap(?:s|ital)|upper", legend[0], re.IGNORECASE):
        swapped = (*swapped, (_CAPITALS, PUT))
    for pattern, kind in (*own, *swapped, *dashed, (_STRUCK, CUT), (_UNDERLINED, PUT), (_ANGLED, QUOTE)):
        masked.text = pattern.sub(lambda m, kind=kind: masked.take(_inner(m), kind), masked.text)
    masked.text = "".join(_quoted(masked.text, masked))
    if not masked.taken:
        masked.text = _STARRED.sub(lambda m: masked.take(m[2].strip()), masked.text)
    return masked


def _own_marks(text: str) -> tuple[str, list[tuple[re.Pattern[str], str]]]:
    """The text without what says which mark is which, and these marks with what they stand for."""
    key = _KEYED.search(text)
    signs = list(_SIGN.finditer(key[1] or key[2])) if key else []
    rest = f"{text[: key.start()]} {text[key.end() :]}".strip() if key else text
    each = [(re.compile(rf"(?<!\w){m}(?=\S)([^\n]+?)(?<=\S){m}(?!\w)"), s["new"]) for s in signs if (m := re.escape(s[1]))]
    marks = [(pattern, PUT if new else CUT) for pattern, new in each if pattern.search(rest)]
    return (rest, marks) if marks else (text, [])


def _inner(match: re.Match[str]) -> str:
    groups = [g for g in match.groups() if g and g.lower() not in ("s", "del", "strike", "u", "ins")]
    return groups[-1].strip() if groups else ""


def _quoted(text: str, masked: Masked) -> Iterator[str]:
    """The text piece by piece, each quotation as its character. A mark that opens or closes nothing is left out."""
    at = 0
    while at < len(text):
        found = _MARK.search(text, at)
        yield text[at : found.start() if found else None]
        if found is None:
            return
        at, mark = found.start(), found[0]
        end = _close(text, at) if mark in _PAIRS and _opens(text, at) else -1
        if end < 0:
            yield mark if mark in _SINGLE and mark != "`" else ""  # an apostrophe, or a mark that opens nothing
            at += 1
            continue
        words = _inside(text[at + 1 : end].strip())
        if re.search(f"{D}.*\\w|\\w.*{D}", words):
            text = text[:at] + " " + text[at + 1 : end] + " " + text[end + 1 :]
            continue  # a text with words struck out
        yield masked.take(words, QUOTE, text[at : end + 1]) if words else ""
        at = end + 1


def _inside(words: str) -> str:
    """Words without the square brackets that stand around all of them."""
    return words[1:-1].strip() if re.fullmatch(r"\[[^\[\]]+\]", words) else words


def _opens(text: str, at: int) -> bool:
    """Whether a mark may open a quotation: no letter stands before it, and one after it."""
    return not (at and text[at - 1].isalnum()) and bool(text[at + 1 : at + 60].strip())


def _close(text: str, at: int) -> int:
    """Where the quotation that opens there ends; -1 where it does not."""
    mark = text[at]
    closers = _PAIRS[mark]
    depth, found, spare = 1, -1, -1
    for n in range(at + 1, len(text)):
        c = text[n]
        if c == mark and mark not in closers:
            depth += 1
        if c not in closers:
            continue
        after = text[n + 1 : n + 2]
        if mark in _SINGLE:
            if after.isalnum() or text[n - 1].isspace():
                continue  # an apostrophe, or the next quotation begins
            if text[n - 1] == "s" and re.match(r" [a-z]", text[n + 1 :]) and spare < 0:
                spare = n  # "miners' pits": perhaps of theirs
                continue
        elif text[n - 1].isspace() and after.isalnum() and mark == '"' and text.count('"', at) % 2:
            return -1  # the next quotation begins, so this one was never closed
        depth -= 1
        if not depth:
            found = n
            break
        if mark in closers:
            break
    if spare > 0 and (
        found < 0 or any(m in text[spare + 1 : found] for m in _SINGLE if m != "’") or _next_opens(text, spare, found)
    ):
        return spare
    return found


def _next_opens(text: str, start: int, end: int) -> bool:
    """Whether another quotation opens between the two."""
    return any(text[n] in _SINGLE and text[n - 1].isspace() for n in range(start + 2, end))
