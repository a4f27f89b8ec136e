"""Arabic and Hebrew pages: letters in their plain forms and in the order in which they are read.

Places are mirrored for such pages (`Sheet.mirrored`), so that lines, columns and indents are read as on any other; here words and brackets
are put in order. pdfium turns words round as it reads them; it leaves to do: the parts of joined letters, numbers and names that run to
the right, brackets, and files that keep their letters in the order of the page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from wsisdiff.reading.pdf.source import PageText
from wsisdiff.reading.pdf.words import Word

MOSTLY = 0.5
"""Share of a page's letters that run to the left from which the page does."""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAM = "\u0644"
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
_SWAP = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_OPENING, _CLOSING = frozenset("([{«"), frozenset(")]}»")


def to_left(character: str) -> bool:
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"


def runs_from_right(text: str) -> bool:
    """Whether most letters of a text run to the left."""
    if _LEFTWARD.search(text) is None:
        return False
    letters = [c for c in text if c.isalpha()]
    return sum(map(to_left, letters)) > MOSTLY * len(letters) > 0


def from_right(source: PageText, text: str, word: Word) -> Word:
    """The word with its letters in plain forms and in order; one that runs to the right is marked."""
    if not any(map(to_left, word.text)):
        return replace(word, ltr=True)
    characters = [(index, text[index]) for index in range(word.index, word.last + 1) if not text[index].isspace()]
    if len(characters) != len(word.text):
        return replace(word, text=plain_forms(word.text))
    ordered = _in_order(source, characters)
    if ordered is not characters:
        boxes = [source.box(index) for index, _ in ordered]
        word = replace(word, x0=min(x0 for x0, _ in boxes), x1=max(x1 for _, x1 in boxes))
        characters = ordered
    letters = [c for _, c in characters]
    for at in range(len(letters) - 1):
        one, other = characters[at][0], characters[at + 1][0]
        if not (letters[at] == _LAM and letters[at + 1] in _ALEFS) and source.box(one) == source.box(other):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]  # joined letters, taken apart in the wrong order
    return replace(word, text=plain_forms("".join(letters)))


def _in_order(source: PageText, characters: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The letters of a word in their order where the file keeps them in that of the page; what stands beside them by its place."""
    leftward = [at for at, (_, character) in enumerate(characters) if to_left(character) and character.isalpha()]
    if len(leftward) < 2:
        return characters
    core = characters[leftward[0] : leftward[-1] + 1]
    first, last = sum(source.box(core[0][0])), sum(source.box(core[-1][0]))  # twice their middles; places count from the right
    if first <= last:
        return characters
    beside = characters[: leftward[0]] + characters[leftward[-1] + 1 :]
    before = [one for one in beside if sum(source.box(one[0])) < last]
    return [*before, *reversed(core), *(one for one in beside if one not in before)]


def plain_forms(text: str) -> str:
    """Letters instead of the forms that they take in a word.

    >>> plain_forms("\\ufedb\\ufe98\\ufe8e\\ufe8f") == "\\u0643\\u062a\\u0627\\u0628"
    True
    """
    return "".join(unicodedata.normalize("NFKC", c) if to_left(c) and ord(c) > 0xFB00 else c for c in text)


def in_logical_order(group: list[Word]) -> list[Word]:
    """The words of a line as they are read: from the right, those that run to the right within it from the left."""
    ordered = sorted(group, key=lambda word: word.x0)
    if not any(word.ltr for word in ordered):
        return ordered
    out: list[Word] = []
    run: list[Word] = []
    for word in [*ordered, None]:
        if word is not None and word.ltr and any(c.isalpha() for c in word.text):
            run.append(word)
            continue
        out += reversed(run)
        run = []
        if word is not None:
            out.append(word)
    return [replace(word, spaced=word.spaced or at > 0) for at, word in enumerate(out)] if out != group else out


def mirrored_brackets(text: str) -> str:
    """The text with its brackets turned, where they close before they open.

    >>> mirrored_brackets("a ]b c[ d"), mirrored_brackets("a [b] c")
    ('a [b c] d', 'a [b] c')
    """
    depth = wrong = right = 0
    for character in text:
        if character in _OPENING:
            depth += 1
            right += 1
        elif character in _CLOSING:
            wrong += depth <= 0
            right += depth > 0
            depth -= 1
    return text.translate(_SWAP) if wrong and 2 * wrong >= right else text
