"""The label at the start of a text: `12.`, `12 bis.`, `OP12`, `A.`, `(a)`. What it looks like, not yet whether it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

LabelKind = Literal["number", "letter", "roman", "item"]

LATIN = r"(?:bis|ter|quater|quat|quinquies|quin|sexies|septies|octies|nonies|novies|decies|undecies|duodecies)"
_SUFFIX = rf"(?:[.\s]{{0,2}}(?i:{LATIN}|alt(?:\.?\s?\d{{1,2}}(?=[.)\s]|$))?)(?![\w’']))"
_REMARK = r"\((?:former|formerly|ex|old|new)\b[^()]{0,60}\)"

_NUMBER = re.compile(
    rf"(?P<open>\[?)\s*¶?\s?(?P<printed>(?:(?P<prefix>OP|PP)\s?)?(?P<number>\d{{1,5}})(?P<decimals>(?:\.\d{{1,2}}(?=[.\s)]))*)"
    rf"(?P<suffix>{_SUFFIX}*|[a-z](?=[.)])))\s?(?P<remark>{_REMARK})?(?P<stop>[.)])?(?=\s|$|[\[“])\s*"
)
_REMARK_FIRST = re.compile(rf"(?P<remark>{_REMARK})\s*(?=\S)")
_LETTER = re.compile(rf"(?P<open>\[?)\s*(?P<printed>(?P<letter>[A-Z]|([A-Z])\4)(?P<suffix>{_SUFFIX}*))\.(?=\s)\s*(?=\S)")
_ROMAN = re.compile(r"(?P<open>\[?)\s*(?P<printed>[IVXLC]{1,7})\.(?=\s)\s*(?=\S)")
_ITEM = re.compile(
    rf"\[?\s*(?:\((?:[a-z]{{1,2}}|[ivxlc]{{1,6}}|[A-Z]|\d{{1,3}})(?:[.\s]?{LATIN})?\)|(?:[a-z]|[ivx]{{1,5}})[.)](?=\s)|\d{{1,3}}\)(?=\s)"
    r"|[•‣◦▪■□●○∙·➢✓\uf0b7\uf0a7\uf0d8](?=\s|\w)|[-–—−*](?=\s))\s*"
)

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at a text's start. `rest` is the text without it; for an item, `rest` keeps the mark (`(a) ...`)."""

    kind: LabelKind
    printed: str
    rest: str
    number: int = 0
    """Value of a number, letter (A = 1, AA = 27) or Roman number."""
    suffix: str = ""
    prefix: str = ""
    decimals: str = ""
    closed_by: str = ""


def read_label(text: str) -> Label | None:
    """The label that `text` seems to begin with, or None. An opening bracket and a "(former 6)" remark go to `rest`.

    >>> read_label("12 bis. We resolve").printed, read_label("OP12 Decides").printed, read_label("[87. We reaffirm]").rest
    ('12 bis', 'OP12', '[We reaffirm]')
    >>> read_label("12 (former 6 amended). Calls upon").rest
    '(former 6 amended) Calls upon'
    >>> read_label("2.5 million people"), read_label("12 Member States"), read_label("A number of States")
    (None, None, None)
    """
    before = _REMARK_FIRST.match(text)
    if before and (label := read_label(text[before.end() :])) and label.kind == "number":
        return replace(label, rest=f"{before['remark']} {label.rest}".strip())
    if found := _NUMBER.match(text):
        named = len(found["suffix"]) > 1 or found["prefix"] or found["remark"]
        if found["stop"] or named or (found["decimals"] and text[found.end() :][:1].isupper()):
            number, decimals = int(found["number"]), found["decimals"]
            rest = " ".join(part for part in (found["remark"], text[found.end() :].strip()) if part)
            if found["stop"] == ")" and not named:
                kind: LabelKind = "item"
                rest = text.strip()
            else:
                kind, rest = "number", found["open"] + rest
            printed = " ".join(found["printed"].split())
            return Label(
                kind, printed, rest, number, _suffix(found["suffix"]), found["prefix"] or "", decimals, found["stop"] or ""
            )
    if item := _ITEM.match(text):
        return Label("item", item.group().strip(), text.strip())
    found = _ROMAN.match(text)
    if found and len(found["printed"]) > 1 and (value := _roman(found["printed"])):
        return Label("roman", found["printed"], found["open"] + text[found.end() :].strip(), value)
    if found := _LETTER.match(text):
        letters = found["letter"]
        value = ord(letters[0]) - 64 + 26 * (len(letters) - 1)
        printed = " ".join(found["printed"].split())
        return Label("letter", printed, found["open"] + text[found.end() :].strip(), value, _suffix(found["suffix"]))
    return None


def near(label: str) -> str:
    """The label without what people write in different ways: `12.bis`, `12 bis` and `12BIS` are near.

    >>> near("12.bis") == near("12 Bis.")
    True
    """
    return re.sub(r"[\s.¶]", "", label).casefold()


def _suffix(printed: str) -> str:
    return printed.strip(" .").casefold()


def _roman(printed: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in printed]
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return total if total > 0 and _to_roman(total) == printed else 0


def _to_roman(value: int) -> str:
    out = ""
    for number, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += letters * (value // number)
        value %= number
    return out
