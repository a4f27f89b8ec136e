"""Text as a block carries it: on one line, one space between words, no character that cannot be seen. And printed lines made running text
again: joined, with words that were parted at a line's end made whole; where sentences end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache

from wsisdiff.text.language import read_data

_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
"""Soft hyphens, zero-width characters, fillers, selectors, tags and marks of direction: they print nothing and would keep words from
being found."""
_WITHIN = re.compile(f"(\\w*[A-Za-z])(?!\u00ad)[{_UNSEEN}]+([A-Za-z]\\w*)")
"""A word with something in it that nobody sees; a soft hyphen is a place to break it."""
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, so that what is seen stands in another order than what is read."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LATER = r"(?:\s?(?:bis|ter|quater|alt))?"
_PARTS = re.compile(
    rf"\n\s*\n|\n\s*(?=(?:\d{{1,3}}{_LATER}\.|\([a-z]{{1,4}}\))\s|(?:OP|PP)\s?\d{{1,3}}{_LATER}(?:[.:)]\s|\s(?=[A-Z])))"
)
"""An empty line, or a line that begins with a number."""
LINE_HYPHENS = "-\u2010\u00ad\ufffe\x02"
"""What may stand at a line's end inside a word: hyphens, the soft hyphen, and what PDF programs put in place of either."""
ENOUGH = 4
"""Hyphens at line ends from which a document shows whether it breaks words."""
BROKEN = 0.5
"""Share of the hyphens at line ends after which no word follows that the document or our list knows, from which it breaks words."""
LONGEST_WORD = 80
"""Characters that are looked at before a hyphen."""
LONGEST_ENTRY = 300
"""Letters of a line in a table of contents, at most."""
_ROMAN = frozenset("ivxl")
_LEADER = re.compile(r"\w\s?(?:(?:\s?[.·_]){5,}|…{2,})\s*(?:\d{1,3}|[ivxl]{1,5})$")
_PARTED = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)( ?)[{LINE_HYPHENS}]+$")
_SUSPENDED = re.compile(r"(?:and|or|to) ")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ENDS = tuple(".;:?!؛؟۔。；：？！")
CLOSING = "\"'”’)]» "


@dataclass(slots=True)
class Noticed:
    """What was taken out of the text of a draft that nobody sees and that may be meant to mislead."""

    split: list[str] = field(default_factory=list)
    """Words that had invisible characters within them, without those."""
    turned: int = 0
    """Marks that turn the direction of writing."""


_NOTICED: ContextVar[Noticed | None] = ContextVar("noticed", default=None)


@contextmanager
def noticing() -> Iterator[Noticed]:
    """Within it, what `one_line` takes out is noted."""
    noticed = Noticed()
    token = _NOTICED.set(noticed)
    try:
        yield noticed
    finally:
        _NOTICED.reset(token)


def notice(split: list[str], turned: int) -> None:
    """Note what was taken out, here or by another process."""
    if noticed := _NOTICED.get():
        noticed.split += split
        noticed.turned += turned


def one_line(text: str) -> str:
    r"""The text on one line: invisible characters out, every run of white space (no-break spaces too) as one space.

    >>> one_line(" co\u00adoperation\u00a0of\n all\t States ")
    'cooperation of all States'
    """
    if text.isascii():
        return " ".join(_CONTROL.sub(" ", text).split())
    if _INVISIBLE.search(text):
        notice([found[1] + found[2] for found in _WITHIN.finditer(text)], len(_TURNED.findall(text)))
        text = _INVISIBLE.sub("", text)
    return " ".join(_CONTROL.sub(" ", text.replace("\u2800", " ")).split())


def lines_apart(text: str, joined: Callable[[str], str] = one_line) -> list[str]:
    r"""Paragraphs that stand in one element of a file and are parted only by line breaks, each on one line; empty ones left out.

    Lines without a number go on with the one before, as `joined` joins them: they were broken to look well.

    >>> lines_apart("1. We decide\n to act:\n(a) now;\n\n2. We note")
    ['1. We decide to act:', '(a) now;', '2. We note']
    >>> lines_apart("OP1 Notes\nOP1 of the draft;\nOP2. Decides;\n2 quater. Asks")
    ['OP1 Notes OP1 of the draft;', 'OP2. Decides;', '2 quater. Asks']
    """
    return [line for line in map(joined, _PARTS.split(text)) if line]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a document tells of its words: how it writes them away from line ends, and whether it breaks them there."""

    words: frozenset[str] = frozenset()
    breaks_words: bool = True


NOTHING_KNOWN = Vocabulary()


def vocabulary(lines: Sequence[str]) -> Vocabulary:
    """The words of the lines, folded, hyphenated ones whole and in parts; those parted at a line's end do not count.

    A document breaks words when at least one of them also stands in it whole, or when what follows most hyphens is no word that may
    have one before it ("unneces-" "sary"), those aside that it writes with their hyphen elsewhere; one with `ENOUGH` hyphens at line
    ends of which neither is true only ever breaks at the words' own hyphens (most word processors do).
    """
    known: set[str] = set()
    parted: list[tuple[str, str]] = []
    left = ""
    for line in lines:
        line = line.rstrip()
        found = _WORD.findall(line.casefold())
        if left and found:
            parted.append((left, found.pop(0)))
        left = found.pop() if line and line[-1] in LINE_HYPHENS and found else ""
        known.update(found, *(word.split("-") for word in found))
    whole = sum(one + other in known for one, other in parted)
    unsaid = [(one, other) for one, other in parted if f"{one}-{other}" not in known]
    few = len(unsaid) < ENOUGH  # too few to go by what follows the hyphen alone
    broken = sum(other not in known and not (few and one in known) and not _looks_hyphenated(one, other) for one, other in unsaid)
    breaks = whole > 0 or len(parted) < ENOUGH or (broken > 0 and broken >= BROKEN * len(unsaid))
    return Vocabulary(frozenset(known), breaks)


def join_lines(lines: Sequence[str], known: Vocabulary = NOTHING_KNOWN) -> str:
    r"""One text of several lines. A hyphen that only the line's end has put into a word goes; a word's own hyphen stays.

    Which it is, the document tells (`known`, from `vocabulary`): the word as written elsewhere, else whether both parts are words.

    >>> lines = ["the imple-", "mentation of multi-", "stakeholder work, a multi-stakeholder one"]
    >>> join_lines(lines, vocabulary(lines))
    'the implementation of multi-stakeholder work, a multi-stakeholder one'
    >>> join_lines(["co\u00ad", "operation in high-", "level work, low-", "and middle-income countries, day-", "to-day"])
    'cooperation in high-level work, low- and middle-income countries, day-to-day'
    """
    done: list[str] = []
    text = ""
    for line in lines:
        line = line.strip()
        if not line:
            continue
        text = _join(text, line, known) if text else line
        if len(text) > 10 * LONGEST_WORD:  # what lies further back plays no part any more; a paragraph may have 100,000 lines
            done.append(text[: -2 * LONGEST_WORD])
            text = text[-2 * LONGEST_WORD :]
    return "".join(done) + text


def _join(before: str, line: str, known: Vocabulary) -> str:
    if before[-1] not in LINE_HYPHENS:
        return f"{before} {line}"
    parted, first = _PARTED.search(before, max(len(before) - LONGEST_WORD, 0)), _FIRST.match(line)
    if not parted:
        # A range, a year or a dash: "2015-" + "2030" is one, a dash between words is not.
        return before + line if before[-2:-1].isalnum() else f"{before} {line}"
    left = parted.group(1)
    stem = before[: parted.end(1)]
    if not first:
        return f"{stem}-{line}" if line[0].isdigit() else f"{before} {line}"
    if before[-1] == "\u00ad":
        return stem + line
    whole, hyphenated = (f"{left}{join}{first.group()}".casefold() for join in ("", "-"))
    if parted.group(2) and hyphenated not in known.words:
        return f"{before} {line}"  # a dash between words
    if _SUSPENDED.match(line):  # "low- and middle-income"
        return f"{stem}- {line}"
    if hyphenated in known.words or (whole not in known.words and _own_hyphen(left, first.group(), known)):
        return f"{stem}-{line}"
    return stem + line


def _own_hyphen(left: str, right: str, known: Vocabulary) -> bool:
    last = left.split("-")[-1].casefold()
    if not right[0].islower() or left[-1].isupper() or "-" in left or not known.breaks_words or _looks_hyphenated(last, right):
        return True
    return last in known.words and right.casefold() in known.words


def _looks_hyphenated(left: str, right: str) -> bool:
    """Whether both parts are such as have a hyphen between them in words: "cross-" anything, anything "-based".

    >>> _looks_hyphenated("sea", "going"), _looks_hyphenated("under", "going"), _looks_hyphenated("implemen", "tation")
    (True, False, False)
    """
    first, second, one_word = _hyphens()
    return left in first or (right.casefold() in second and left not in one_word)


@lru_cache(maxsize=1)
def _hyphens() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw: dict[str, list[str]] = read_data("hyphens")
    return frozenset(raw["keep"]), frozenset(raw["second"]), frozenset(raw["one_word_with"])


def complete(text: str) -> bool:
    """Whether a text ends with its sentence or an item of a list."""
    return text.rstrip(CLOSING).endswith(ENDS) or text.endswith(("; and", "; or")) or led(text)


def led(text: str) -> bool:
    """Whether dots lead to the number of a page, as in a table of contents.

    >>> led("2. Of the mills ........ 7"), led("We wait ... 7"), led("... 3")
    (True, False, False)
    """
    last = text[-1:]  # nearly every text ends otherwise and is not searched
    return (last.isdecimal() or last in _ROMAN) and len(text) < LONGEST_ENTRY and _LEADER.search(text) is not None
