"""Turns of phrase put in the plain form that the patterns know, before a request is cut into clauses.

Quotations and places are single characters by then, so that nothing is changed within the words of others. Each rule stands for a way
of speaking: a mark between the paragraph and what is to be done with it, a verb with its particle apart, a passive with "it" for its
subject, a sentence that is pointed at and then quoted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wsisdiff.asking.instructions.lexicon import compiled, rows
from wsisdiff.asking.instructions.quotes import Masked, P, Q
from wsisdiff.text.language import read_data

_ANY_BRACKET = re.compile(r"\[(?P<x>[^\[\]\n]{1,80})\]")


def mask_brackets(masked: Masked) -> None:
    """Take out words in square brackets where they are used as quotation marks: "[a] should become b"."""
    told = "[" in masked.text and compiled("{BRACKETS}").search(masked.text)
    masked.text = masked.text if not told else _ANY_BRACKET.sub(lambda m: masked.take(m["x"].strip(), written=m[0]), masked.text)


_MARKS = {"comma": ",", "semicolon": ";", "semi-colon": ";", "colon": ":", "full stop": ".", "question mark": "?"}


def unwrapped(text: str) -> str:
    """A text without the brackets around all of it: "(to be deleted)"."""
    return re.sub(r"^[(\[]([^()\[\]]+)[)\]]$", r"\1", text.strip())


def mask_words(masked: Masked) -> None:
    """Take out what is named and not quoted: a word that is called one, a comma that is missing, sub-paragraphs, a footnote."""

    def take(match: re.Match[str]) -> str:
        return match["lead"] + masked.take(_MARKS.get(match["x"].lower(), match["x"]), written=match["x"])

    for needed, pattern in rows("turns", "named"):
        if compiled(needed).search(masked.text):
            masked.text = compiled(pattern).sub(take, masked.text)


_ASIDE = (
    r"^((?:(?!\b(?:shall|should|will|must|may|can)\b)[^.,;:\n\U000f0000-\U000f0fff]){2,40}),\s*"
    r"(?:<talk.polite>|if (?:at all )?possible|for reasons of [^,.;]{3,40}|for [^,.;]{3,30} reasons"
    r"|as (?:we|stated|said)\b[^,.;]{0,40}),\s*"
)


def without_aside(text: str) -> str:
    """A request without a word to the reader between commas: "No reference, please, to age". What shall be has its commas kept.

    >>> without_aside("No reference, please, to age."), without_aside("States shall, if possible, pay.")
    ('No reference to age.', 'States shall, if possible, pay.')
    """
    return compiled(_ASIDE).sub(r"\1 ", text) if text.count(",") > 1 else text


def by_labels(text: str) -> str:
    """A request that gives the text as it is and as it should be, each behind its label, as the change that it asks for.

    >>> by_labels("Article 12\\nText: free of charge\\nAmendment: free of charge, once a year")
    'Article 12: replace “free of charge” by “free of charge, once a year”'
    """
    text = re.sub(r"(?<!\w)s/([^/\n]{1,60})/([^/\n]{1,60})/g?", r"replace “\1” by “\2”", text)
    found = compiled("{BOTH}").fullmatch(text.strip()) if text.count(":") > 1 else None
    if found is None:
        return text
    old, new = (found[k].strip().strip('“”"«»').strip() for k in "ab")
    where = found["where"].strip(" :;,-–\n")
    return f"{where}{': ' if where else ''}replace “{old}” by “{new}”"


_ALONE = r"(?<![\w.])(?:{})(?![\w/])"


def in_full(text: str) -> str:
    """A request with its abbreviations written out.

    >>> in_full("OP3: chg “a” w/ “b”")
    'OP3: change “a” with “b”'
    """
    shorts = rows("turns", "short")
    text = compiled("{IN_WORDS}").sub(lambda m: f"{m[1]} {_number(m[2])}", text)
    bare = [short.split("(?=")[0] for short, _ in shorts]
    if compiled(_ALONE.format("|".join(bare))).search(text):
        for alone, (short, full) in zip(bare, shorts, strict=True):
            text = compiled(_ALONE.format(short)).sub(full, text) if compiled(_ALONE.format(alone)).search(text) else text
    return text


@lru_cache(maxsize=256)
def _number(said: str) -> str:
    """A number in words in figures, other words as they are.

    >>> _number("twenty-one"), _number("of")
    ('21', 'of')
    """
    values = [read_data("figures")["cardinal"].get(word) for word in said.lower().split("-")]
    return said if None in values else str(sum(values))


def plainer(text: str, part: str = "plain") -> str:
    """A masked request, or a clause of it, with its turns of phrase in the plain form."""
    held = _held(text, part)
    for signs, pattern, plain in _turns(part):
        if signs <= held and (pattern[0] != "^" or compiled(pattern).match(text)):
            before, text = text, compiled(pattern).sub(plain, text)
            held = held if text == before else _held(text, part)
    return re.sub(r"[ \t]{2,}", " ", text)


_NEEDED = {
    "^({P}": f"^{P}", "^(?=.*(?:<roles.new_paragraph>": rf"{P}\s*\)", r"[^.!?]*{P})\s*[.!]+": rf"{P}\s*[.!]",
    "{P}": P, "{Q}": Q, "({F})": rf"{Q}|\d", r"\s*/\s*": "/", r"\s*&\s*": "&", "(?:→|⇒|-{1,2}>|={1,2}>": "[→⇒>]",
    r"(?:section|chapter|part)\s+[\w.]+": r"\b(?:section|chapter|part)\s", "<asides.reports>": "<asides.reports>",
    r"(?:page|p\.)\s*\d": r"\bp(?:age|\.)\s*\d", r"^(?:why\s+not|": r"^(?:why|what|how)\s", "brackets": "bracket", r"\beither\s": "either",
    r"\s+at\s+(?:the\s+very\s+)?least": "least", r"({VERB})\s+or\s+": r"\sor\s", r"without\s+(?=": "without",
    "<talk.preface>": r"^(?:sorry|we|i|my|our|apologies|with|not|at|forgive|this|it)\b", r"^no\s": r"^no\s", "view|opinion": " that ",
    **dict.fromkeys(("let\\s+(?:them", "never)\\s*,", "der\\s+Rest"), r"(?:not|n.t|never)(?: let)?\s*,|\blet |reste? "),
}  # fmt: skip
"""Parts of patterns that only fit a text which has one of these signs, so that most patterns need not be tried."""


@lru_cache(maxsize=2)
def _turns(part: str) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Each turn with the signs that a text must have."""
    return tuple((frozenset(s for key, s in _NEEDED.items() if key in turn), turn, plain) for turn, plain in rows("turns", part))


@lru_cache(maxsize=2)
def _signs(part: str) -> frozenset[str]:
    return frozenset().union(*(signs for signs, _, _ in _turns(part)))


def _held(text: str, part: str) -> set[str]:
    return {sign for sign in _signs(part) if compiled(sign).search(text)}
