"""A request in pieces that say one thing each: items of a list, sentences, and what "and" joins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wsisdiff.asking.instructions.lexicon import compiled, rows
from wsisdiff.asking.instructions.places import Place, known, parse
from wsisdiff.asking.instructions.quotes import TAKEN, Masked, P, Q
from wsisdiff.asking.instructions.tokens import tokens

_BULLET = re.compile(r"^\s*[•·▪◦●○*\u2022\uf0b7✓➢→–—-]\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\(?(?P<n>\d{1,2})[.)]|\(?(?P<a>[a-z])\)|\(?(?P<r>[ivx]{1,4})\))\s+(?=\S)", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|(?<=[\s;:,.]))\(?(?P<n>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+(?=\S)", re.IGNORECASE)
_INLINE_STOPS = re.compile(r"(?:^|(?<=[.;:!?]\s))(?P<n>\d{1,2})\.\s+(?=[A-Z\U000f0000-\U000f0fff])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
MOST_CUTS = 60
"""Places of a sentence at which it may be cut; no cell has more than a dozen instructions in one."""
MOST_WORDS = 40
"""Words of a cell up to which a number by itself may name a paragraph ("add “a” to 12"). A quotation counts as one."""
ANY_VERB = "{VERB}"
_SENTENCE = re.compile(
    r"(?<=[.!?…])[\s”\")]+(?=[A-Z“\"'‘«„\U000f0000-\U000f0fff\d(¶§])|\s*\n+\s*|\s*;\s*|(?<=[\U000f0000-\U000f0fff])\.\s+"
)


def mask_payloads(masked: Masked) -> None:
    """Take out the text that is to come where it stands without quotation marks after "should read:", "new paragraph:" and the like."""
    at = _head(masked.text)
    if at is None:
        return
    rest = masked.text[at:]
    stop = compiled("{PAYLOAD_END}").search(rest)
    end = stop.start() if stop else len(rest)
    words = masked.back(rest[:end]).strip()
    lead = masked.text[:at]
    lead = f"{lead.rstrip().rstrip(':')}: " if lead.endswith("\n") else lead
    masked.text = f"{lead}{masked.take(words)}{rest[end:]}"


_LEADS = frozenset({
    "new", "place", "fill", "noun", "text", "add", "rewrite", "read", "replace", "by", "to", "for", "from", "item", "new_paragraph",
    "after", "before", "mark", "between", "and", "stand", "prefer",
})  # fmt: skip
_COMES = frozenset({"text", "add", "rewrite", "read", "item", "new_paragraph", "new"})
LEAD_WORDS = 3
"""Words of no kind that may stand before the text that is to come: "with such a content:"."""
BIDDING = 4
"""Words up to which what follows a colon and begins with a verb of instructions is one: "they say the same: merge them"."""


def _head(text: str) -> int | None:
    """Where the text that is to come begins, after a colon or a dash: all before it says what it is and where it goes."""
    place = re.search(P, text)
    for match in re.finditer(r"\s*[:：]\s+|\s+[–—-]{1,2}\s+|\s*\n+\s*", text) if place else ():
        if place and match.start() < place.end():
            continue
        found = tokens(text[: match.start()])
        kinds = [t.kind for t in found]
        if any(k in ("quote", "struck", "put") for k in kinds) or len(kinds) > 24:
            return None
        others = [k for k in kinds if k not in _LEADS]
        comes = set(kinds) & _COMES or kinds[-1:] == ["by"]
        if comes and set(others) <= {"word"} and len(others) <= LEAD_WORDS:
            rest = text[match.end() :]
            bids = compiled(rf"(?:{ANY_VERB}|<verbs.deleted|added|replaced|moved|merged|kept>)\b").match(rest) and (
                len(rest.split()) <= BIDDING or re.search(Q, rest)
            )
            named = compiled(rf"(?:the\s+)?<talk.nouns>\s+{Q}").match(rest)
            return match.end() if re.match(r"[^\s\U000f0000-\U000f0fff]", rest) and not (bids or named) else None
    return None


PART = r"<places.ordinals>\s+<places.parts>"
_NUMBER_FIRST = re.compile(r"\W*(?:no|nr|number)?\W*(?:[A-Z]\.?)?\d", re.IGNORECASE)


def mask_bare_numbers(masked: Masked, places: dict[str, Place]) -> None:
    """Take out numbers that name a paragraph by themselves: after a verb ("merge 8 and 9"), and before one ("8. change")."""

    def put(match: re.Match[str]) -> str:
        return match[1] + known(parse(match[2]), match[2], masked, places)

    number = re.match(r".*\d", masked.text, re.DOTALL)
    if number is None:
        return
    named = re.search(P, masked.text)
    for pattern in rows("numbers", "after_words") if re.search(r"[^\W\d_]\W", number[0]) else ():
        words = pattern[: pattern.index(")(") + 1]  # without the list of numbers, which is long
        if compiled(rf"{words}(?=(?:[A-Z]\.?)?\d)").search(masked.text):
            masked.text = compiled(pattern).sub(put, masked.text)
    few = not named and len(masked.text.split()) <= MOST_WORDS and compiled(f"{Q}|{PART}").search(masked.text)
    if few and compiled("{BIDDEN}").search(masked.text):
        masked.text = compiled("{INSIDE}").sub(put, masked.text)
    if not _NUMBER_FIRST.match(masked.text):
        return
    for pattern in rows("numbers", "before_words"):
        if pattern.endswith("{Q})") and not re.search(Q, masked.text):
            continue
        if compiled(pattern[pattern.index(")(?=") + 1 :]).search(masked.text):
            masked.text = compiled(pattern).sub(put, masked.text)
    if not items(masked.text)[1]:
        lead = compiled("{NUMBER_LEADS}")
        masked.text = lead.sub(lambda m: m[1].rstrip("([") + known(parse(m[2]), m[2], masked, places) + ": ", masked.text)


def items(text: str) -> tuple[str, tuple[str, ...]]:
    """(what stands before the list, its items); no items where the text is no list.

    >>> items("1) recognise carers; 2) give them credits")
    ('', ('recognise carers', 'give them credits'))
    """
    lines = text.split("\n")
    for pattern in (_BULLET, _NUMBERED):
        starts = [n for n, line in enumerate(lines) if pattern.match(line)]
        if len(starts) < 2 or (
            pattern is _NUMBERED and not _counts([m.group(m.lastgroup or 0) for n in starts if (m := pattern.match(lines[n]))])
        ):
            continue
        cuts = [*starts, len(lines)]
        found = [" ".join([pattern.sub("", lines[a]), *lines[a + 1 : b]]) for a, b in pairwise(cuts)]
        return "\n".join(lines[: starts[0]]).strip(), tuple(_bare(f) for f in found)
    if len(lines) == 1 and re.match(r"\s*[•·▪]", text):
        bullets = [piece for piece in re.split(r"[;,.]?\s*[•·▪]\s+", text) if piece.strip()]
        if len(bullets) > 1:
            return "", tuple(_bare(piece) for piece in bullets)
    for pattern in (_INLINE, _INLINE_STOPS):
        marks = list(pattern.finditer(text))
        if len(marks) < 2 or not _counts([m["n"] for m in marks]):
            continue
        cuts2 = [*(m.start() for m in marks), len(text)]
        found = [text[m.end() : b] for m, b in zip(marks, cuts2[1:], strict=True)]
        return text[: marks[0].start()].strip(), tuple(_bare(f) for f in found)
    return text, ()


def _bare(item: str) -> str:
    return re.sub(r"[\s;,]*(?:\b(?:and|or)\b)?[\s;,]*$", "", item.strip()).strip()


def _counts(marks: Sequence[str]) -> bool:
    """Whether the marks of a list count from the first on: 1, 2, 3 or a, b or i, ii."""
    low = [m.lower() for m in marks]
    rows = ([str(n) for n in range(1, 40)], [chr(97 + n) for n in range(26)], list(_ROMAN))
    return any(low == row[: len(low)] for row in rows)


def clauses(text: str) -> list[str]:
    """Sentences, and within them what is joined by "and", a comma or a stroke and has a verb of its own."""
    found = (clause for sentence in _sentences(text) for clause in _joined(sentence))
    return [c.strip(" \t\n,;") for c in found if c.strip(" \t\n,;.")]


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        if not compiled("{ABBREVIATION}").search(text[start : match.start()]):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


_WE = r"\b(?:and|but|while|whereas)\s+(?=(?:also\s+)?<opposition.we>\s+<opposition.against|cannot>)"
_WISH = r"\s*,?\s+(?:and|but)\s+(?=(?:we\s+)?(?:want|wish|ask|insist|support|would\s+like|prefer)\b)"
_INSTEAD = r"replac\w+\s+(?:it|them|this|these|that)?\s*(?:by|with)|\binstead\b|in\s+its\s+place|in\s+their\s+place"


def _joined(sentence: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    patterns = ("{CUT}", _WE, _WISH) if re.search(TAKEN, sentence) else (_WE, r"\s*\|\s*")  # nothing else cuts what names nothing
    cuts = sorted((m for pattern in patterns for m in compiled(pattern).finditer(sentence)), key=lambda m: m.start())
    for match in cuts[:MOST_CUTS]:
        left = sentence[start : match.start()].rstrip(" ,\n\t")
        if _apart(left, sentence[match.end() :]):
            pieces.append(left)
            start = match.end()
    return [*pieces, sentence[start:]]


def _apart(left: str, right: str) -> bool:
    """Whether what stands on both sides of a joint are two things."""
    wish = compiled(rf"^(?:we\s+)?(?:want|wish|ask|insist|support|would\s+like|prefer)\b.*{P}").search(right)
    if wish and compiled(rf"(?:<opposition.against|cannot>|<verbs.delete|keep>).*{P}").search(left):
        return True
    if re.search(P, left) and not re.search(Q, left) and compiled(rf"^{ANY_VERB}\s+(?:it|them|this)\b").match(right):
        return True
    of_one = re.search(rf"{Q}\s*$", left) and re.match(rf"{Q}\s+(?:in|from|of|at)\b", right)
    if of_one and compiled("<verbs.delete|deletion|keep>").search(left):
        return False  # “a” and “b” of one paragraph
    if compiled(r"^(?:also\s+)?<opposition.we>\s+<opposition.against|cannot>").match(right):
        return True
    if not (re.search(TAKEN, left) and re.search(TAKEN, right)):
        return False
    bids = compiled(
        rf"(?:{ANY_VERB}|<verbs.deleted|replaced|added|moved|merged|kept|deletion|stays>|<roles.instead>|→|->|=>|{Q}\s+by\s+{Q}|\b(?:go|stay)$)"
    )
    return bids.search(left) is not None and not compiled(_INSTEAD).search(right)
