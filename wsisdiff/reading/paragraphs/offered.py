"""What a paragraph says of itself beside its brackets: options, proposals in somebody's name, objections, verbs side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wsisdiff.model import Fact, Span
from wsisdiff.reading.paragraphs.marks import brackets, fold
from wsisdiff.text.ladder import ladder
from wsisdiff.text.language import language, read_data
from wsisdiff.text.standing import inside, merged
from wsisdiff.text.words import words

_SENTENCE_START = re.compile(r"(?<=[.;:!?])[\"”’)\]]*\s+(?=[\"“‘'(\[]*\w)|\n")
_WRITTEN = re.compile(r"\S")
_STROKE = re.compile(r"(?<![\w/\]])[A-Za-z]{2,20}(?: ?/ ?[A-Za-z]{2,20}(?: to)?){1,5}(?![\w/])")


@dataclass(frozen=True, slots=True)
class OptionWords:
    """The tables of `data/en/marks.toml` that are used for these."""

    any: re.Pattern[str]
    line: re.Pattern[str]
    """An option's name at the start of a line."""
    inline: re.Pattern[str]
    """An option's name within a line: with its colon only."""
    boxed: re.Pattern[str]
    """An option's name and number in brackets of their own: "[Option 1] A committee is set up. [Option 2] A forum is set up."."""
    heading: re.Pattern[str]
    objections: frozenset[str]
    whole: frozenset[str]
    """Objections to the paragraph as a whole."""
    set_aside: re.Pattern[str]
    """In a heading, folded: what says that the text below was not agreed."""
    agreed_after_all: tuple[str, ...]
    speaking: re.Pattern[str]
    """The paragraph that names those who speak, where a bracket opens before it: "[The General Assembly,"."""


@lru_cache(maxsize=1)
def option_words() -> OptionWords:
    raw: dict[str, list[str]] = read_data("marks")
    names = "|".join(re.escape(word) for word in sorted(raw["options"], key=len, reverse=True))
    marker = rf"(?:{names})\.?[ \t]*\(?(?P<no>(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Za-z])(?:\.?\d{{1,2}}|[a-z])?)?\)?"
    after = r"(?=\s*(?:[:–—]|\.(?:\s|$)|-\s|\(|\{|$|\n|\]))"
    phrases, participles, texts, grammar = (
        "|".join(re.escape(fold(entry)) for entry in entries)
        for entries in (raw["set_aside"], raw["set_aside_participles"], raw["texts"], sorted(language().stopwords))
    )
    of_a_text = rf"(?:\W*$|\W+(?:(?:{texts})s?|{grammar}|\w+ly|\d+)\b)"
    opening = r"(?:^|(?<=\n))[ \t]*(?:\(?[a-z0-9]{1,3}[).][ \t]+)?[\[“\"{(]*[ \t]*"
    return OptionWords(
        any=re.compile(rf"(?<!\w)(?:{names})", re.IGNORECASE),
        line=re.compile(rf"{opening}(?P<name>{marker}){after}", re.IGNORECASE),
        inline=re.compile(rf"(?<![\w-])(?P<name>{marker})(?=[ \t]*:)", re.IGNORECASE),
        boxed=re.compile(rf"(?:^|(?<=[.;:\])]\s)|(?<=[\n\[]))[\[(](?P<name>{marker})(?=[\])])", re.IGNORECASE),
        heading=re.compile(rf"[\[\s]*(?P<name>{marker})(?=\s*(?:[:–—.(\{{\]]|-\s|$))", re.IGNORECASE),
        objections=frozenset(fold(entry) for entry in raw["objections"]),
        whole=frozenset(fold(entry) for entry in raw["objections_to_the_paragraph"]),
        set_aside=re.compile(rf"(?:{phrases})|\b(?:{participles}){of_a_text}"),
        agreed_after_all=tuple(fold(entry) for entry in raw["agreed_after_all"]),
        speaking=re.compile(rf"\s*\[\s*(?:{'|'.join(raw['speaking'])})\b[^\[\].;:]{{1,200}},\s*", re.IGNORECASE),
    )


def in_paragraph(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """What is on offer, proposed, objected to or left to choose in a paragraph, beside what its brackets say."""
    return [*_options(text), *_proposals(text, facts), *_objections(text, facts), *_verbs_on_offer(text, facts)]


def _options(text: str) -> list[Fact]:
    table = option_words()
    if not table.any.search(text):
        return []
    found: dict[int, re.Match[str]] = {}
    boxed = {match.start("name"): match for match in table.boxed.finditer(text) if match["no"]}
    for match in (*boxed.values(), *table.line.finditer(text), *table.inline.finditer(text)):
        if match["no"] or match["name"][0].isupper():
            found.setdefault(match.start("name"), match)
    if not found:
        return []
    starts = sorted(found)
    ends = dict.fromkeys(starts, len(text))
    for opening, closing in sorted(brackets(text)[0]):  # the innermost last
        own = opening + 1 if boxed.get(opening + 1) and boxed[opening + 1].end("name") == closing else -1
        within = starts[bisect_left(starts, opening + 1) : bisect_left(starts, closing + 1)]
        ends.update((start, closing) for start in within if start != own)
    facts = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        match, end = found[start], min(following, ends[start])
        end = start + len(text[start:end].rstrip(" \n\t[("))
        value = text[match.end("name") : end].lstrip(" :.-–—])").strip()
        facts.append(Fact("option", Span(start, max(end, match.end("name"))), value, match["name"].strip(" .(")))
    return facts


def _proposals(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The words after "Japan, Government:" and "(ISOC):" to the next of these or the end of their line, but where they only ask for
    something."""
    bare = [f for f in facts if f.kind == "attribution" and not text.startswith("[", f.span.start) and not f.value]
    starts = [*sorted(f.span.start for f in bare), len(text)]
    found = []
    for fact in bare:
        stop = starts[bisect_left(starts, fact.span.end)]
        line = text[fact.span.end : stop].partition("\n")[0]
        if line.strip():
            start = fact.span.end + len(line) - len(line.lstrip())
            found.append(Fact("proposal", Span(start, start + len(line.strip())), line.strip(), fact.by))
    return found


def _objections(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """What "[RUS: delete]" speaks of: the sentence before it, the one after it where it stands first, or the paragraph."""
    table = option_words()
    found = []
    starts: list[int] | None = None
    for fact in facts:
        asked = fold(fact.value.rstrip(" ."))
        if fact.kind != "attribution" or not (asked in table.objections or asked in table.whole):
            continue
        if starts is None:
            starts = [0, *(m.end() for m in _SENTENCE_START.finditer(text))]
        end_before = fact.span.start
        while end_before and text[end_before - 1] in " \n":
            end_before -= 1
        if asked in table.whole:
            span = Span(0, len(text))
        elif end_before:
            span = Span(starts[bisect_left(starts, end_before) - 1], end_before)
        else:
            end = _SENTENCE_START.search(text, fact.span.end + 1)
            span = Span(fact.span.end, end.start() if end else len(text))
        if _WRITTEN.search(text, span.start, span.end):
            found.append(Fact("objection", span, fact.value, fact.by))
    return found


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Modal verbs and the first words of operative verbs, as words stand in sentences."""
    return frozenset(ladder().by_first) | language().modals | frozenset(ladder().modals)


def _verbs_on_offer(text: str, facts: Sequence[Fact]) -> list[Fact]:
    if "/" not in text:
        return []
    known = merged(f.span for f in facts if f.kind == "alternative")
    found = []
    for match in _STROKE.finditer(text):
        parts = [words(part.removesuffix(" to")) for part in match.group().split("/")]
        verbs = all(len(part) == 1 and not _verbs().isdisjoint((part[0].stem, part[0].plain)) for part in parts)
        if verbs and not inside(match.start(), known):
            found.append(Fact("alternative", Span(*match.span()), match.group()))
    return found
