"""Raised figures and signs, which are footnote marks or powers; and footnotes that a copy lost as elements: listed as plain lines at the
end, their marks fused to words ("Agenda2 and")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsisdiff.files.limits import check_time
from wsisdiff.model import Part, Remark
from wsisdiff.reading.blocks import NEAR, Block

MARKS = re.compile(r"[\[(]?(?:\d{1,3}+|[*†‡§]{1,3}+|[a-z])[\])]?+(?:\s?+[,;]?+\s?+[\[(]?+(?:\d{1,3}+|[*†‡§]{1,3}+)[\])]?+)*+")
"""A raised text that is nothing but marks: "1", "[2]", "*", "1, 2". Nothing in it is tried twice: "****x" would take for ever."""
_ONE_MARK = re.compile(r"\d+|[*†‡§]+|[a-z]")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[ckmd]?m|ft|s|CO|H)$|(?:^|[^\w./,])10$")
_CITED = re.compile(
    r"(?:paragraphs?|articles?|sections?|resolutions?|decisions?|annex|pages?|chapters?|rules?|goals?|principles?) 10$", re.I
)
_EXPONENT = re.compile(r"[-−–]?\s?\d{1,3}")
LONGEST_NOTE = 600
"""Letters of a line at the end that may be a footnote; those of the UN's texts on the subject have at most 350."""
LEAST_RUN = 2
"""So many marks in order, 1, 2 ..., and no other figure fused to a word, are footnote marks even where the notes are not there."""
MOST_TOLD = 10
"""Doubtful marks told one by one; a page with more of them is a page of codes, and all its warnings would be read by nobody."""
_OWN_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\s.)\]]+(?=\S)")
_BEFORE = r"(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿ’'][,.;:”’\")\]])|(?<=\d[,;”\")\]])|(?<=[a-z\d][,.;:][”’\")\]]))"
"""A mark clings to a word of small letters, or to the stop or quotation mark after it. "C1", "G77", "IPv6", "5G", "WSIS+20" and
"A/80/L.41" have none of these before their figures, "COVID-19" and "70/125" neither."""
_AFTER = r"(?![\d/%+‑–-]|[.,]\d)(?=[\s,.;:)”’\"\]A-Z]|$)"
_NO_MARK_AFTER = re.compile(
    r"\b(?:web|rev|add|corr|no|nos|art|arts|vol|paras?|pp?|res|ch|sect?|annex|fig|app)[.:]?$"  # Rev.1, No.5, Web3
    r"|(?<![\d/+])\d{1,3}[,;”\")\]]+$",  # "paragraphs 1,2": after a figure, only a resolution's number or a year has a mark
    re.IGNORECASE,
)
_FUSED = re.compile(rf"{_BEFORE}(?P<opened>[\[(])?(?P<mark>\d{{1,3}})(?(opened)[\])]){_AFTER}")
_FIGURES = re.compile(r"\d+")
_STARRED = re.compile(r"([*†‡]{1,3}|•)\s+(?=\S)")
"""A note below the text that begins with a sign, which may be read as a list's: "* The year has not been agreed."."""


def single_marks(text: str) -> tuple[str, ...]:
    """The marks of a raised text one by one.

    >>> single_marks("[1], 2"), single_marks("**")
    (('1', '2'), ('**',))
    """
    return tuple(_ONE_MARK.findall(text))


def is_power(before: str) -> bool:
    """Whether a raised figure after this text is a power or a part of a formula.

    >>> is_power("an area of 5 km"), is_power("the Agenda"), is_power("resolution 70/125")
    (True, False, False)
    >>> is_power("200 W/m"), is_power("a share of 10"), is_power("as in paragraph 10")
    (True, True, False)
    """
    return _UNIT.search(before) is not None and _CITED.search(before) is None


def exponent_sign(before: str, raised: str) -> str:
    """`^` where a raised figure is the exponent of a figure before it: on one line 10⁶ would be 106.

    >>> exponent_sign("a loss of 10", "6"), exponent_sign("5 km", "2"), exponent_sign("as in paragraph 10", "6")
    ('^', '', '')
    """
    return "^" if before[-1:].isdigit() and is_power(before) and _EXPONENT.fullmatch(raised.strip()) else ""


def apart(blocks: Sequence[Block]) -> tuple[list[Block], list[Remark]]:
    """The blocks with footnotes told apart and fused marks taken out, and a warning for each mark that stays doubtful."""
    told = listed(list(blocks))
    notes = [block.mark for block in told if block.kind == "footnote"]
    cited = {mark for block in told for mark in block.marks}
    if not notes:
        return (told, []) if cited else _without_notes(told)
    wanted = sorted(int(mark) for mark in notes if mark not in cited and mark.isdecimal() and len(mark) < 4)
    told, doubtful = _repair(told, wanted)
    for n, block in enumerate(told):
        while match := _cited_again(told[n], notes):
            told[n] = _without(told[n], match, match["mark"])
        if more := told[n].marks[len(block.marks) :]:
            doubtful.append(Remark.of("file.fused_mark", place=block.place, marks=more))
    return told, doubtful


def starred(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the notes that begin with a sign told apart, where the sign clings to a word of the text before."""
    blocks = list(blocks)
    for n, block in enumerate(blocks):
        own = _STARRED.match(block.text) if block.kind == "text" and not block.label else None
        if own is None or (own[1] == "•" and block.page):
            continue  # on a printed page that is an item of a list
        mark = own[1].replace("•", "*")
        sign = re.compile(rf"(?<=[\w.,;:)”\"’]){re.escape(mark)}(?=\s|$|[.,;:])")
        at = next((k for k in range(n - 1, -1, -1) if blocks[k].kind == "text" and sign.search(blocks[k].text)), None)
        if at is not None and (match := sign.search(blocks[at].text)):
            blocks[at] = _without(blocks[at], match, mark)
            blocks[n] = Block("footnote", block.text[own.end() :], place=block.place, page=block.page, mark=mark)
    return blocks


def listed(blocks: list[Block]) -> list[Block]:
    """A run 1, 2, 3 ... of short lines at the very end, most of whose marks stand in the text, is the list of footnotes."""
    if any(b.kind == "footnote" for b in blocks):
        return blocks
    start, wanted = len(blocks), 0
    while start > 0:
        block = blocks[start - 1]
        number = _number(block)
        if block.kind != "text" or not number or len(block.text) > LONGEST_NOTE or (wanted and number != wanted):
            return blocks
        start, wanted = start - 1, number - 1
        if number == 1:
            break
    count = len(blocks) - start
    if count < 1 or _number(blocks[start]) != 1 or not _cited(blocks[:start], count):
        return blocks
    head = blocks[:start]
    if head and head[-1].kind == "heading" and head[-1].text.strip(" :").lower() in ("notes", "footnotes", "endnotes"):
        head.pop()
    notes = []
    for n, block in enumerate(blocks[start:], 1):
        own = _OWN_NUMBER.match(block.text)
        text = block.text[own.end() :] if own and int(own[1]) == n else block.text
        notes.append(Block("footnote", text, place=block.place, mark=str(n)))
    return head + notes


def _number(block: Block) -> int:
    own = _OWN_NUMBER.match(block.text)
    label = block.label.rstrip(".)")
    return int(own[1]) if own else int(label) if label.isdecimal() and len(label) < 4 else 0


def _fused(text: str, at: int = 0) -> Iterator[re.Match[str]]:
    """Where a mark may cling to a word, from a character on."""
    for match in _FUSED.finditer(text, at):
        if not _NO_MARK_AFTER.search(text, max(0, match.start() - 20), match.start()):
            yield match


def _cited_again(block: Block, notes: Sequence[str]) -> re.Match[str] | None:
    """A mark of a note fused to the stop or quotation mark after a word ("UNISPACE+50,1"), wherever else the note is cited."""
    found = _fused(block.text) if block.kind == "text" else ()
    return next((one for one in found if one["mark"] in notes and one.string[one.start() - 1] in ",;:”’)"), None)


def _cited(blocks: Sequence[Block], count: int) -> bool:
    """Whether at least half of the marks 1 to count, and more than one of several, stand in the text in order."""
    marks = {mark for block in blocks for mark in block.marks}
    found, at = 0, 0
    text = "\n".join(b.text for b in blocks if b.kind == "text")
    places: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _fused(text):
        places[match["mark"]].append(match)
    for number in map(str, range(1, count + 1)):
        if fused := next((match for match in places[number] if match.start() >= at), None):
            found, at = found + 1, fused.end()
        elif number in marks:
            found += 1
    return 2 * found >= count and found >= min(count, LEAST_RUN)


def _repair(blocks: list[Block], wanted: Sequence[int]) -> tuple[list[Block], list[Remark]]:
    """Take out the marks of these notes, which stand in order; each is looked for after the one before."""
    out, at, char = list(blocks), 0, 0
    warnings: list[Remark] = []
    last_place: Part = Remark("file.beginning")
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        for figures in set(_FIGURES.findall(block.text)) if block.kind != "footnote" else ():
            holding[figures].append(n)
    for number in wanted:
        check_time()
        for n in (n for n in holding[str(number)] if n >= at):
            found = _fused(out[n].text, char if n == at else 0)
            if match := next((one for one in found if one["mark"] == str(number)), None):
                out[n] = _without(out[n], match, str(number))
                at, char, last_place = n, match.start(), out[n].place
                break
        else:
            warnings.append(Remark.of("file.mark_not_found", number=number, place=last_place))
    return out, warnings


def _without_notes(blocks: list[Block]) -> tuple[list[Block], list[Remark]]:
    """Fused marks of notes that are not on the page: taken out when they are 1, 2, 3 ... and nothing else; otherwise told.

    Where most of them cling to one word, they are no marks: "Group1" and "Group2" are names.
    """
    found = [(n, match) for n, block in enumerate(blocks) for match in _fused(block.text) if len(match["mark"]) < 3]
    numbers = [int(match["mark"]) for _, match in found]
    words = {match.string[max(0, match.start() - 40) : match.start()].split()[-1] for _, match in found}
    if len(numbers) >= LEAST_RUN and numbers == list(range(1, len(numbers) + 1)) and 2 * len(words) > len(numbers):
        return _repair(blocks, numbers)[0], [Remark.of("file.fused_marks", last=len(numbers))]
    marked = [(blocks[n].place, match.string[max(0, match.end() - 40) : match.end()].split()[-1]) for n, match in found]
    told = [Remark.of("file.may_be_mark", place=place, word=word) for place, word in marked]
    if len(told) > MOST_TOLD:
        told[MOST_TOLD:] = [Remark.of("file.more_marks", n=len(found) - MOST_TOLD)]
    return blocks, told


def _without(block: Block, match: re.Match[str], mark: str) -> Block:
    text = block.text
    gap = " " if text[match.end() : match.end() + 1].isalpha() else ""
    before = (*block.before, text[max(0, match.start() - NEAR) : match.start()])
    return replace(block, text=text[: match.start()] + gap + text[match.end() :], marks=(*block.marks, mark), before=before)
