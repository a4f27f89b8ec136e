"""What the marks in a paragraph say of its standing: brackets, alternatives, tags, attributions. The text itself stays as it is.

`[shall] [should]` and `[shall/should]` are alternatives, `[agreed ad ref]` is a tag, `[G77: delete]` an attribution, and any other
bracket holds words that are not agreed. `[1]`, `[^1]`, `[sic]` and `[...]` are none of these. The words that tell them apart are in
`data/en/marks.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from wsisdiff.model import Fact, Remark, Span
from wsisdiff.text.language import read_data
from wsisdiff.text.standing import inside, merged

LONGEST_ALTERNATIVE = 6
"""Words in one of several wordings on offer; longer ones side by side are brackets in their own right."""
DEEPEST = 30
"""Brackets in each other. Negotiated texts reach five; a damaged file may have thousands."""
MOST_TOLD = 10
"""Faulty brackets of one paragraph told one by one."""
LONGEST_NAME = 60
"""Characters before the colon of an attribution."""

_FOOTNOTE = re.compile(r"\^?\s*(?:\d{1,3}|[*†‡]{1,3}|[a-z])\s*(?:,\s*\d{1,3}\s*)*")
_SYMBOL = re.compile(r"\b[A-Z]{1,5}/[\w./\-()*]{0,60}\d[\w.\-()*]*|\b\d+/\d[\d/]*|https?://\S+|\b[Aa]nd/or\b")
"""A document's symbol, a resolution's number, an address, "and/or": a stroke in these offers no choice."""
_WORD = r"[\w.'’\-]{0,40}+"
_BETWEEN = r"(?:\s{0,9}+[,/&+;]\s{0,9}+|\s{1,9}+(?:(?:and|of|the|for|on behalf of)\s{1,9}+){0,2})"
_NAME = rf"[A-Z]{_WORD}(?:{_BETWEEN}[A-Z0-9]{_WORD}){{0,20}}"
"""A party or several: bounded, since it is looked for at the start of every line and in every bracket."""
_NAMED = re.compile(rf"\s*(?P<by>{_NAME})\s*:\s*(?P<value>.*)", re.DOTALL)
_PARENTHESIS = re.compile(rf"\((?P<by>{_NAME})\)\s*:")
_REMARK = re.compile(r"\([^()\[\]]{3,80}\)")
_BRACED = re.compile(r"(?<!\{)\{\s?[^\W\d_][\w’'-]{0,29}(?:\s[\w’'-]{1,30}){0,3}\s?\}(?!\})")
"""`{Ambition}`: what those who hold the pen call the words that follow."""
_THEIRS = r"(?:proposal|proposed|text|amendment|language|suggestion)(?: (?:proposed|suggested|submitted|made))? (?:by|from|of) (?:the )?"
_THEY = r" (?:propose[sd]?|suggest(?:s|ed)?|request(?:s|ed)?|ask(?:s|ed)?|submitted)"
_LINE_NAME = re.compile(
    rf"(?:^|(?<=\n))[“\"\[(]?(?:(?i:{_THEIRS}))?(?P<by>{_NAME}(?:,\s*[A-Za-z][a-z]+(?: [a-z]+)?)?)(?:{_THEY})?\s*:\s"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&\-]{1,9}+(?:\s*+[,/&+]\s*+[A-Z][A-Z0-9&\-]{1,9}+)*+")
_BRACKET = re.compile(r"[\[\]]")
_SENTENCE_END = re.compile(r"(?<=[.;!?])[\"”’)]*(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `data/en/marks.toml`, folded."""

    tags: frozenset[str]
    tag_openings: tuple[str, ...]
    editorial: frozenset[str]
    units: tuple[str, ...]
    actions: frozenset[str]
    contributor_kinds: frozenset[str]
    parties: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    raw: dict[str, list[str]] = read_data("marks")
    folded = {key: [fold(entry) for entry in entries] for key, entries in raw.items()}
    listed = {key: frozenset(folded[key]) for key in ("tags", "editorial", "actions", "contributor_kinds", "parties")}
    return Words(**listed, tag_openings=tuple(folded["tag_openings"]), units=tuple(folded["units"]))


def fold(text: str) -> str:
    """Without case, "-" and " " the same."""
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class Across:
    """Brackets that a paragraph shares with others: where such brackets close and open in it, and whether one goes on over all of it."""

    closings: frozenset[int] = frozenset()
    openings: frozenset[int] = frozenset()
    whole: bool = False


ALONE = Across()


def find_marks(text: str, across: Across = ALONE) -> tuple[tuple[Fact, ...], tuple[Remark, ...]]:
    """The facts of a paragraph's text in the order in which they stand, and warnings about brackets that do not close.

    An unclosed bracket reaches to the end of its sentence, but one that `across` knows to the paragraph's end. Spans include the
    brackets.

    >>> [(f.kind, f.value, f.by) for f in find_marks("We [shall/should] act. [G77: delete] [agreed ad ref]")[0]]
    [('alternative', 'shall/should', ''), ('attribution', 'delete', 'G77'), ('tag', 'agreed ad ref', '')]
    """
    warnings: list[Remark] = []
    pairs = _pairs(text, warnings, across)
    if len(warnings) > MOST_TOLD:
        warnings[MOST_TOLD:] = [Remark.of("file.more_brackets", n=len(warnings) - MOST_TOLD)]
    facts = [fact for span, inside in pairs for fact in _read_bracket(text, span, inside)]
    facts = _side_by_side(text, facts)
    if across.whole and text:
        facts.append(Fact("bracket", Span(0, len(text)), text))
    facts.extend(_outside(text, facts))
    return tuple(sorted(set(facts), key=lambda fact: (fact.span.start, -fact.span.end, fact.kind))), tuple(warnings)


def brackets(text: str) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Where brackets open and close, each with its own; where some close that were not opened, and open that do not close.
    Nothing is read behind more of them in each other than `DEEPEST`.

    >>> brackets("a] [b [c] d")
    ([(6, 8)], [1], [3])
    """
    pairs: list[tuple[int, int]] = []
    closings: list[int] = []
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if len(opened) > DEEPEST:
            break
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            pairs.append((opened.pop(), found.start()))
        else:
            closings.append(found.start())
    return pairs, closings, opened


def _pairs(text: str, warnings: list[Remark], across: Across) -> list[tuple[Span, str]]:
    """Each bracket with what stands in it, outer ones too. What does not close is closed at the end of its sentence."""
    closed, closings, opened = brackets(text)
    if len(opened) > DEEPEST:
        warnings.append(Remark.of("file.deep_brackets", most=DEEPEST, quoted=_around(text, opened[0])))
        opened = []
    warnings += [Remark.of("file.never_opened", quoted=_around(text, at)) for at in closings if at not in across.closings]
    pairs = [(Span(0, at + 1), text[:at]) for at in across.closings]
    pairs += [(Span(start, at + 1), text[start + 1 : at]) for start, at in closed]
    for start in opened:
        stop = len(text)
        if start not in across.openings:
            end = _SENTENCE_END.search(text, start)
            stop = end.start() if end else stop
            warnings.append(Remark.of("file.never_closes", quoted=_around(text, start)))
        pairs.append((Span(start, stop), text[start + 1 : stop]))
    return sorted(pairs, key=lambda pair: pair[0])


def _around(text: str, at: int) -> str:
    return " ".join(text[max(at - 20, 0) : at + 30].split())


def _read_bracket(text: str, span: Span, inside: str) -> list[Fact]:
    table = words()
    value, folded = inside.strip(), fold(inside)
    if not folded or folded in table.editorial or _is_footnote(text, span, value):
        return []
    if _is_tag(folded):
        return [Fact("tag", span, value)]
    named = _NAMED.fullmatch(inside)
    if named and len(named["by"]) <= LONGEST_NAME:
        proposal = named["value"].strip()
        attribution = Fact("attribution", span, proposal, named["by"])
        if fold(proposal.rstrip(".")) in table.actions:
            return [attribution]
        return [attribution, Fact("bracket", span, value)]  # the words it proposes are not agreed either
    options = _SYMBOL.sub("x", value).split("/")
    choice = "[" not in value and len(options) > 1 and all(0 < len(one.split()) <= LONGEST_ALTERNATIVE for one in options)
    return [Fact("alternative" if choice else "bracket", span, value)]


def _is_footnote(text: str, span: Span, value: str) -> bool:
    """`word[1]`, `[^1]`, `. [12]`; but `[12] per cent` is a figure in dispute and `[a] [the]` are alternatives."""
    if value.startswith("^"):
        return True
    if not _FOOTNOTE.fullmatch(value) or (value.isalpha() and text[span.start - 1 : span.start].isspace()):
        return False
    return not before_unit(text, span.end)


def before_unit(text: str, at: int) -> bool:
    """Whether what stands behind a number in brackets, from `at`, says what it counts: then it is in dispute, and no footnote's mark.

    >>> before_unit("[50] per cent of all", 4), before_unit("[50] and the rest", 4)
    (True, False)
    """
    return fold(text[at : at + 20]).startswith(words().units)


def _is_tag(folded: str) -> bool:
    table = words()
    bare = folded.strip(" .;:,*")
    if bare in table.tags or bare.startswith(table.tag_openings):
        return True
    opening = re.match(r"(.+?) (?:by|on|as of|at|in|with|pending) ", bare + " ")
    return opening is not None and opening.group(1) in table.tags and len(bare.split()) <= 10


def _side_by_side(text: str, facts: list[Fact]) -> list[Fact]:
    """`[shall] [should]`: short brackets next to each other offer a choice."""
    short = [f for f in facts if f.kind == "bracket" and "[" not in f.value and len(f.value.split()) <= LONGEST_ALTERNATIVE]
    beside = [pair for pair in pairwise(short) if text[pair[0].span.end : pair[1].span.start].strip() in ("", "/", "or")]
    attributed = {fact.span for fact in facts if fact.kind == "attribution"}
    alike = {fact for pair in beside for fact in pair if fact.span not in attributed}
    return [Fact("alternative", fact.span, fact.value) if fact in alike else fact for fact in facts]


def _outside(text: str, facts: list[Fact]) -> list[Fact]:
    """Attributions and remarks that stand without square brackets: `(ISOC):`, `Japan, Government:`, `(former 6 amended)`."""
    braces = _BRACED.finditer(text) if "{" in text else ()
    braced = [Fact("tag", Span(*match.span()), match.group()[1:-1].strip()) for match in braces]
    if ":" not in text and "(" not in text:
        return braced
    table = words()
    named = [match for match in _PARENTHESIS.finditer(text) if _is_name(match["by"])]
    found = [Fact("attribution", Span(*match.span()), "", match["by"]) for match in named]
    attributed = {fact.span.start for fact in found}
    for match in _REMARK.finditer(text):
        if _is_tag(fold(match.group()[1:-1])) and match.start() not in attributed:
            found.append(Fact("tag", Span(*match.span()), match.group()[1:-1]))
    bracketed = merged(fact.span for fact in facts)
    for match in _LINE_NAME.finditer(text) if ":" in text else ():
        by = match["by"]
        name, _, kind = by.partition(",")
        known = fold(by) in table.parties or fold(kind) in table.contributor_kinds or (kind and _all_parties(by))
        if known and name and not inside(match.start("by"), bracketed):
            end = text.index(":", match.end("by")) + 1
            stop = text.find("\n", end)
            line = text[end : stop if stop >= 0 else len(text)].strip()
            value = line if fold(line.rstrip(".")) in table.actions else ""
            found.append(Fact("attribution", Span(match.start("by"), end), value, by))
    return found + braced


def _is_name(name: str) -> bool:
    """Parties, contributors by kind ("Japan, Government"), and acronyms: `(ISOC):` is a name, `(Article 28):` is not."""
    kind = fold(name.rpartition(",")[2])
    return _all_parties(name) or _ACRONYM.fullmatch(name) is not None or kind in words().contributor_kinds


def _all_parties(names: str) -> bool:
    return all(fold(name) in words().parties for name in re.split(r"[,/;]|\band\b", names) if name.strip())
