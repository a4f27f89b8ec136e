"""The label at the start of a text: `12.`, `12 bis.`, `OP12:`, `New 4.`, `A.`, `(a)`, `第一条`, `٣ مكررا -`. What it looks like, not
yet whether it is one. Forms are those of texts in the six languages of the United Nations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from wsisdiff.reading.word.counting import format_number

LabelKind = Literal["number", "letter", "roman", "item"]

LATIN = r"(?:bis|ter|quater|quat|quinquies|quin|sexies|septies|octies|nonies|novies|decies|undecies|duodecies)"
CYRILLIC = r"(?:бис|тер|кватер|квинквиес|сексиес|септиес|октиес)"
ARABIC = r"(?:مكرر(?:ا|ًا|اً)?(?:\s(?:ثانيا|ثالثا|رابعا|خامسا))?)"
HAN = "〇零一二三四五六七八九十百"
_LATER = rf"(?:{LATIN}|{CYRILLIC}|{ARABIC})"
"""Words for a paragraph put in after the one of that number."""
_ALT = r"alt(?:\.?\s?\d{1,2}(?=[.):\]\s]|$))?"
_SUFFIX = rf"(?:[.\s\-–]{{0,2}}(?:(?i:{_LATER}|{_ALT}|pre(?=[.:)\s]))|\((?i:{_LATER}|alt)\))(?![\w’'])|之[{HAN}\d]{{1,3}})"
_REMARK = r"\((?:former|formerly|ex|old|new)\b[^()]{0,60}\)"
_ORDINAL = r"(?:\.?[º°ª]|(?:er|re|ère)(?![\w’'])|\.[oa](?=\s))"
"""`1er`, `1.º`: the ending is not part of the number as it is cited."""

_PRINTED = (
    r"(?P<printed>(?:(?P<before>(?i:new|alt(?:ernative)?))\.?\s)?(?:(?P<prefix>OP|PP|Op|Pp)[\s.]?)?(?P<number>\d{1,5})"
    rf"(?P<ordinal>{_ORDINAL})?(?P<decimals>(?:\.\d{{1,2}}(?=[.:\s)]))*)(?P<suffix>{_SUFFIX}*|[a-z](?=[.):\]])))"
)
_NAMED = r"(?:(?:(?i:(?:Op\.?\s)?para(?:graph)?)|Point|Item|Párrafo|Paragraphe|Пункт|الفقرة|No|Nr|№|¶¶?|§)\.?\s?(?=\d|OP|PP))"
"""A word for "paragraph" before its number, which is not part of the label: it is cited without."""
_STOP = r"(?:\s?\.\s?[-–—](?=\s)|\s?[.):．：、）。]|\s?[-–—−/](?=\s))"
_NUMBER = re.compile(
    rf"(?P<open>\[{{0,3}})\s*(?P<named>{_NAMED})?{_PRINTED}\s?(?P<remark>{_REMARK})?(?P<stop>{_STOP})?"
    r"(?=\s|$|[\[“„«\"]|(?<=[.):．：、）。])[^\W\d_])\s*"
)
_BARE = re.compile(
    rf"(?P<open>\[?)\s*(?:[(（](?P<round>\d{{1,3}}|[{HAN}]{{1,4}})[)）]|{_NAMED}?(?P<number>\d{{1,3}}|[{HAN}]{{1,4}}(?=\s))(?:[)）/]|:(?=\s))?)"
    r"(?P<gap>\s*)(?=\S)"
)
"""A number with nothing behind it but space, a bracket or a stroke, or with "Paragraph" before it: a label only where such numbers count
the whole text."""
_DASH_FIRST = re.compile(r"(?P<open>\[?)\s*[-–]\s?(?P<printed>(?P<number>\d{1,3}))(?P<suffix>)\s+(?=[\u0621-\u064a])")
"""Arabic with the dash typed before the number, which shows behind it."""
_WRAPPED = re.compile(rf"(?P<open>[\[(])\s?{_PRINTED}(?P<stop>[.:]?)\s?[\])](?P<remark>)[.:]?(?=\s|$)\s*")
"""`[OP1]`, `(OP4)`, `[12 bis.]`: the label alone in brackets, which are not part of it."""
_HAN_NUMBER = re.compile(
    rf"(?P<open>\[{{0,3}})\s*(?P<printed>(?P<number>[{HAN}]{{1,4}})(?P<suffix>之[{HAN}\d]{{1,3}})?)[、．.]\s*(?=\S)"
)
_HAN_ARTICLE = re.compile(
    rf"(?P<open>\[?)\s*(?P<printed>第\s?(?P<number>[{HAN}]{{1,4}}|\d{{1,4}})\s?[条條段](?P<suffix>之[{HAN}\d]{{1,3}})?)"
    r"[、．.:：]?\s*(?=\S)"
)
_ARTICLE = re.compile(
    r"(?P<open>\[?)\s*(?P<printed>(?:Article|Section|Rule|Regulation|Principle|Artículo|Статья|المادة|Art\.|Sec\.)\s?"
    rf"(?:(?P<number>\d{{1,4}})(?:{_ORDINAL})?(?P<suffix>{_SUFFIX}*|[a-z](?=[.):]))|premier|première|primero|первая))"
    r"\s?(?:[.:]\s?[-–—](?=\s)|[.:]|[-–—](?=\s))\s*(?=\S)"
)
_REMARK_FIRST = re.compile(rf"(?P<remark>{_REMARK})\s*(?=\S)")
_LETTER = re.compile(rf"(?P<open>\[?)\s*(?P<printed>(?P<letter>[A-Z]|([A-Z])\4)(?P<suffix>{_SUFFIX}*))\.(?=\s)\s*(?=\S)")
_ROMAN = re.compile(r"(?P<open>\[?)\s*(?P<printed>[IVXLC]{1,7})\.(?=\s)\s*(?=\S)")
_ITEM_LETTER = "a-zа-яё\u0621-\u064a"
ITEM = (
    rf"[\[“\"]?\s*(?:[(（](?:[{_ITEM_LETTER}]{{1,2}}|[ivxlc]{{1,6}}|[A-ZА-Я]|\d{{1,3}}|[{HAN}]{{1,3}})(?:[.\s]?{_LATER})?[)）]"
    rf"|(?:[{_ITEM_LETTER}]|[ivx]{{1,5}})(?:[.)](?=\s)|）)|[\u0621-\u064a]\s?[-–](?=\s)"
    r"|\d{1,3}[)）](?=\s|[^\W\d_])|[①-⑳]"
    r"|[•‣◦▪■□●○∙·➢✓\uf0b7\uf0a7\uf0d8](?=\s|\w)|[-–—−*](?=\s))\s*"
)
"""What begins an item of a list in the text. Bracket first: items may be in dispute as a whole."""
_ITEM = re.compile(ITEM)
ARTICLE_WORDS = 8
"""Words behind "Article 4." from which it is a provision; fewer are an article's title."""

_DASHES = ("-", "–", "—", "−")
ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FULL_WIDTH = {ord(wide): plain for wide, plain in zip("０１２３４５６７８９", "0123456789", strict=True)}

CONTAINERS = ("article", "han")
"""Streams of labels under which the plain numbers may begin at 1 again: articles, and numbers in Chinese numerals."""


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
    stream: str = ""
    """Numbers are counted apart by it: operative, preambular, articles, Chinese numerals."""


def read_label(text: str) -> Label | None:
    """The label that `text` seems to begin with, or None. An opening bracket and a "(former 6)" remark go to `rest`.

    >>> read_label("12 bis. We resolve").printed, read_label("OP12: Decides").printed, read_label("[87. We reaffirm]").rest
    ('12 bis', 'OP12', '[We reaffirm]')
    >>> read_label("12 (former 6 amended). Calls upon").rest
    '(former 6 amended) Calls upon'
    >>> [read_label(t).printed for t in ("(OP4) Requests", "New 4. We", "3 (bis). We", "１．We", "1er. Nous", "第一条 我们同意。")]
    ['OP4', 'New 4', '3 (bis)', '1', '1', '第一条']
    >>> read_label("2.5 million people"), read_label("12 Member States"), read_label("A number of States")
    (None, None, None)
    """
    start = 0
    while before := _REMARK_FIRST.match(text, start):
        start = before.end()
    if start and (label := read_label(text[start:])) and label.kind == "number":
        return replace(label, rest=f"{text[:start].strip()} {label.rest}".strip())
    if (found := _WRAPPED.match(text)) and (label := _wrapped(text, found)):
        return label
    if found := _DASH_FIRST.match(text):
        return _counted(text, found, "")
    if (found := _NUMBER.match(text)) and (label := _numbered(text, found)):
        return label
    if item := _ITEM.match(text):
        return Label("item", item.group().strip(), text.strip())
    if (found := _HAN_ARTICLE.match(text) or _ARTICLE.match(text)) and _provision(text[found.end() :]):
        return _counted(text, found, "article")
    if found := _HAN_NUMBER.match(text):
        return _counted(text, found, "han")
    found = _ROMAN.match(text)
    if found and len(found["printed"]) > 1 and (value := _roman(found["printed"])):
        return Label("roman", found["printed"], found["open"] + text[found.end() :].strip(), value)
    if found := _LETTER.match(text):
        letters = found["letter"]
        value = ord(letters[0]) - 64 + 26 * (len(letters) - 1)
        printed = " ".join(found["printed"].split())
        return Label("letter", printed, found["open"] + text[found.end() :].strip(), value, _suffix(found["suffix"]))
    return None


def _numbered(text: str, found: re.Match[str]) -> Label | None:
    """The label of a number that is written as one; None for a number that is a word of its sentence."""
    stop = (found["stop"] or "").strip()
    behind = text[found.end() :].strip()
    named = bool(len(found["suffix"]) > 1 or found["prefix"] or found["remark"])
    sure = named or (found["decimals"] and behind[:1].isupper()) or (found["ordinal"] and capital(behind))
    if not (stop or sure or found["named"]) or (found["before"] and not (stop or found["prefix"])):
        return None
    sign = (found["named"] or "")[:1] in ("¶", "§", "№")
    if found["named"] and not (stop or found["prefix"] or (sign and capital(behind))):
        return None  # "Paragraph 12 of the Convention"
    if stop == "/" and not found["prefix"]:
        return None
    if stop in _DASHES and (behind[:1].isdigit() or not (found["prefix"] or capital(behind))):
        return None
    if stop and not text[found.end() - 1].isspace() and behind[:1].isalpha() and not capital(behind):
        return None  # "1.a", "3:rd"
    return _label(found, behind, found["open"], text if stop in (")", "）") and not named else "")


def _wrapped(text: str, found: re.Match[str]) -> Label | None:
    """The label of a number that stands in brackets alone; None for a footnote's mark or a number in dispute."""
    square = found["open"] == "["
    if not (found["prefix"] or found["before"] or (square and (len(found["suffix"]) > 1 or found["stop"]))):
        return None
    return _label(found, text[found.end() :].strip(), "", "")


def _label(found: re.Match[str], behind: str, opened: str, item: str) -> Label:
    printed = found["printed"]
    if ordinal := found["ordinal"]:
        printed = printed.replace(ordinal, "", 1)
    printed = " ".join(printed.translate(_FULL_WIDTH).split())
    number, prefix = int(found["number"]), (found["prefix"] or "").upper()
    if item:
        return Label("item", printed, item.strip(), number)
    rest = opened + " ".join(part for part in (found["remark"], behind) if part)
    suffix = _suffix(found["suffix"]) or ("new" if found["before"] else "")
    return Label("number", printed, rest, number, suffix, prefix, found["decimals"], prefix)


def _counted(text: str, found: re.Match[str], stream: str) -> Label:
    """The label of an article or of a number in Chinese numerals."""
    printed = " ".join(found["printed"].translate(_FULL_WIDTH).split())
    number = han_number(found["number"]) if found["number"] else 1
    rest = found["open"] + text[found.end() :].strip()
    return Label("number", printed, rest, number, _suffix(found["suffix"] or ""), stream=stream)


def _provision(rest: str) -> bool:
    """Whether the words behind an article's number are what it provides, not its title."""
    rest = rest.strip()
    if len(rest.split()) >= ARTICLE_WORDS or (len(rest) >= 2 * ARTICLE_WORDS and not rest.isascii() and " " not in rest):
        return True
    return rest.endswith((".", ";", ":", "。", "；", "：", "؛"))


def capital(text: str) -> bool:
    """Whether a text begins as sentences do: with a capital, a letter of a script without capitals, or an opening sign."""
    first = text[:1]
    return not first or (first.isalpha() and first == first.upper()) or first in '[“„«"(‘'


def han_number(digits: str) -> int:
    """The value of figures, Chinese numerals among them.

    >>> han_number("十二"), han_number("二十"), han_number("一百零三"), han_number("47"), han_number("٣")
    (12, 20, 103, 47, 3)
    """
    if digits.isdecimal():
        return int(digits)
    total = ones = 0
    for sign in digits:
        value = int(unicodedata.numeric(sign))
        total, ones = (total + (ones or 1) * value, 0) if value > 9 else (total, value)
    return total + ones


def read_bare(text: str) -> Label | None:
    """The label of a text that begins with a number and no stop, for drafts that number so throughout; None where it does not.

    >>> read_bare("12 We decide").printed, read_bare("12) We decide").rest, read_bare("(12) We").printed, read_bare("12 million people")
    ('12', 'We decide', '(12)', None)
    """
    found = _BARE.match(text)
    if not found or not (found["gap"] or found["round"]) or not capital(behind := text[found.end() :].strip()):
        return None
    number = found["number"] or found["round"]
    printed = f"({number})" if found["round"] else number
    return Label("number", printed.translate(_FULL_WIDTH), found["open"] + behind, han_number(number))


def is_bare_label(text: str) -> bool:
    """Whether a text is nothing but a paragraph's number or letter.

    >>> is_bare_label("2 bis."), is_bare_label("(a)"), is_bare_label("7"), is_bare_label("2. We act")
    (True, True, True, False)
    """
    label = read_label(f"{text} X")
    return (label is not None and label.rest in ("X", f"{text} X")) or text.isdecimal()


def near(label: str) -> str:
    """The label without what people write in different ways: `12.bis`, `12 bis` and `12BIS` are near.

    >>> near("12.bis") == near("12 Bis.") == near("12 (bis)"), near("Article 4.9") == near("article 49"), near("٣") == near("3")
    (True, False, True)
    """
    folded = unicodedata.normalize("NFKC", label).casefold()
    folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return re.sub(r"[\s¶()\[\]\-]|\.(?!\d)|(?<!\d)\.", "", folded)


def _suffix(printed: str) -> str:
    return printed.strip(" .-–()").casefold()


def _roman(printed: str) -> int:
    values = [ROMAN_LETTERS[letter] for letter in printed]
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return total if total > 0 and format_number(total, "upperRoman") == printed else 0
