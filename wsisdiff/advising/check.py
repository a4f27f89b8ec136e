"""What is wrong with asks, and what in asks that can be read looks like a slip or will not do what was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from wsisdiff.advising.boilerplate import asking_data, frequent, is_placeholder
from wsisdiff.advising.fitting import fit
from wsisdiff.advising.likeness import amended_paragraph, misspelt, near_pairs, same_text
from wsisdiff.advising.looseness import check_looseness
from wsisdiff.advising.own_text import as_draft, said_by, shortfalls
from wsisdiff.advising.remarks import Remark, Remarks
from wsisdiff.asking.changes import LONGEST, stated
from wsisdiff.asking.instructions.statement import Statement
from wsisdiff.asking.instructions.understand import read_request
from wsisdiff.asking.load import AskFiles, read_asks, unknown_keys
from wsisdiff.asking.organisations import same_organisation
from wsisdiff.errors import BadAsk
from wsisdiff.matching.elements import quotes
from wsisdiff.matching.index import DraftIndex
from wsisdiff.model import Ask, Draft, Element, Wording
from wsisdiff.telling.phrases import short
from wsisdiff.text.ladder import ladder, operatives
from wsisdiff.text.names import Names, defined_in, names_of
from wsisdiff.text.sentences import sentences
from wsisdiff.text.words import words

EXAMPLE = ("example", "Example organisation, written input, March 2026")
"""Id and source of the ask in a new workspace."""
MOST_LAID = 500
"""Asks up to which each is laid beside every paragraph of the drafts to see whether it is one of them with words changed."""
QUOTED = 60
"""Characters of a text that are quoted in a remark."""
_SYMBOL = re.compile(r"\b[A-Z]{1,5}/[A-Z0-9]+(?:/[\w.]+)*|\b\d{1,2}/\d{1,3}\b")
"""A/RES/70/125, E/2024/31, resolution 70/125."""
_CAPITALS = re.compile(r"[A-Z][\w’'+&-]*")


def check_asks(
    folder: Path, drafts: Sequence[Draft] = (), draft_ids: Collection[str] | None = None
) -> tuple[AskFiles, tuple[Remark, ...]]:
    """The asks of a folder and all remarks on them, in the order of files and lines.

    `drafts` are those in which loose wordings are counted; `draft_ids` the ids that `responds_to` may name, None where they are not known.
    """
    read = read_asks(folder)
    remarks = Remarks()
    for error in read.errors:
        remarks.error("error", "unreadable", error)
    if not read.asks and not read.errors:
        empty = BadAsk("the folder holds no ask", where=str(folder), todo="add one with wsisdiff asks new")
        remarks.error("error", "unreadable", empty)
    for error in unknown_keys(read.entries):
        remarks.error("advice", "unknown_key", error)
    _groups(read, remarks)
    _names(read, remarks)
    names = names_of(tuple(dict.fromkeys(name for ask in read.asks for name in (*ask.names, *defined_in(ask.text)))))
    indexes = [DraftIndex(draft, names) for draft in drafts]
    for ask in read.asks:
        _texts(ask, names, remarks)
        if ask.responds_to and draft_ids is not None and ask.responds_to not in draft_ids:
            check = "unknown_draft" if draft_ids else "no_drafts"
            remarks.add("error", check, ask, "responds_to", draft=ask.responds_to, drafts=", ".join(draft_ids))
        _elements(ask, names, remarks)
        _instructions(ask, remarks)
        _misfit(ask, drafts, remarks)
        if len(read.asks) <= MOST_LAID:
            _perhaps_amends(ask, drafts, remarks)
        check_looseness(ask, indexes, names, remarks)
        check_fallback(ask, names, remarks)
    _alike(read.asks, remarks)
    _titles(read.asks, remarks)
    return read, tuple(sorted(remarks.found, key=lambda r: (r.file, r.line)))


def _groups(read: AskFiles, remarks: Remarks) -> None:
    """Groups that no wording uses, and phrases that are written as if they were wordings."""
    said = str([entry.values for entry in read.entries])
    for entry in read.groups:
        name, phrases = entry.values.get("name"), entry.values.get("phrases", ())
        if isinstance(name, str) and not re.search(rf"""@{re.escape(name)}\s*[+|'"]""", said):
            error = entry.wrong(f"no wording uses the group {name!r}", f"write @{name} in one, or remove the group", "name")
            remarks.error("advice", "unused_group", error)
        for phrase in phrases if isinstance(phrases, list) else ():
            if isinstance(phrase, str) and re.search(r"[|@]|\s\+\s", phrase):
                todo = "write each phrase of a group in quotes of its own, without | + @"
                remarks.error("advice", "group_phrase", entry.wrong(f"{phrase!r} is no phrase", todo, "phrases"))


def _names(read: AskFiles, remarks: Remarks) -> None:
    """Forms of a name that stand in two `[[name]]` rows: only the first row's counts."""
    seen: dict[tuple[str, ...], str] = {}
    for entry in read.names:
        forms = entry.values.get("names", ())
        said = [form for form in forms if isinstance(form, str)] if isinstance(forms, list) else []
        own = {tuple(w.stem for w in words(form)): form for form in said}
        for stems, form in own.items():
            if stems in seen:
                error = entry.wrong(f"{form!r} is also a name of {seen[stems]!r}, and that counts", "keep it in one row", "names")
                remarks.error("advice", "name_twice", error)
        seen = {**{stems: str(forms[0]) for stems in own}, **seen}


def _texts(ask: Ask, names: Names, remarks: Remarks) -> None:
    for key in ("text", "proposal", "fallback"):
        value = getattr(ask, key)
        if value and is_placeholder(value):
            remarks.add("error", "placeholder", ask, key, field=key, words=short(value, QUOTED))
    for agreed in ask.agreed_language:
        if not names_instrument(agreed, names):
            remarks.add("advice", "instrument", ask, "agreed_language", value=agreed, words=agreed)


def names_instrument(agreed: str, names: Names) -> bool:
    """Whether it names a text that one can look up: by symbol, by a name known here, by an acronym or two words in capitals."""
    plain_words = words(agreed)
    if _SYMBOL.search(agreed) or len(names.fold(plain_words)) < len(plain_words):
        return True
    capitals = [w for w in _CAPITALS.findall(agreed) if w.casefold() not in asking_data()["references"]["parts"]]
    return len(capitals) > 1 or any(sum(c.isupper() for c in w) > 1 for w in capitals)


def _elements(ask: Ask, names: Names, remarks: Remarks) -> None:
    for element in ask.elements:
        for said in element.wordings:
            _slips(ask, element, said, remarks)
    if is_placeholder(ask.text):
        return
    key, text = said_by(ask)
    for fall in shortfalls(ask, text, names):
        told = {"text": key, "part": fall.element.id, "says": short(fall.element.text, QUOTED), "why": fall.why}
        if fall.state == "weak":
            remarks.add("advice", "weak", ask, element=fall.element, **told)
        elif fall.wording:
            wording = short(fall.wording, QUOTED)
            remarks.add("advice", "missing_wording", ask, "find", fall.element, fall.wording, wording=wording, **told)
        else:
            remarks.add("advice", "missing", ask, element=fall.element, **told)
    index = as_draft(text, names)
    for wordings, check, key_of in ((ask.conflicts, "conflict", "conflicts"), (ask.opposite, "opposite", "opposite")):
        for quote in quotes(wordings, index)[:1]:
            remarks.add("advice", check, ask, key_of, text=key, words=short(quote.text, QUOTED))


def _slips(ask: Ask, element: Element, wording: Wording, remarks: Remarks) -> None:
    """Wordings that find far more than was meant: `other | another | neighbouring basin` parts whole phrases, not words; one word alone."""
    for term in wording.terms:
        *first, last = (phrase.split() for phrase in term)
        single = all(len(p) == 1 for p in first) and any(w.stem in frequent() for p in first for w in words(p[0]))
        if first and len(last) > 1 and single:
            meant = short(" | ".join(" ".join([*p, *last[1:]]) for p in (*first, last[:1])), QUOTED)
            parts = {"wording": short(wording.source, QUOTED), "meant": meant}
            remarks.add("advice", "bar", ask, "find", element, value=wording.source, **parts)
            return
    terms = [term for term in wording.terms if not term[0].startswith("!")]
    alone = next((p for p in terms[0] if len(words(p)) == 1), "") if len(wording.terms) == 1 else ""
    if alone:
        remarks.add("advice", "one_word", ask, "find", element, wording.source, word=alone.lstrip("^"))


def _instructions(ask: Ask, remarks: Remarks) -> None:
    """A text that gives instructions, and is no change of a paragraph: it would be looked for as language that is wanted."""
    if ask.change or ask.elements or ask.row is not None or len(ask.text) > LONGEST:
        return
    found = read_request(ask.text)
    if (not found.statements and not is_placeholder(ask.text)) or not all(s.whole for s in found.statements):
        remarks.add("advice", "unclear", ask, "text", words=short("; ".join(found.unclear) or ask.text, QUOTED))
    elif len(found.statements) > 1 and any(s.change for s in found.statements):
        remarks.add("advice", "several", ask, "text", count=len(found.statements))
    elif ask.stance == "include" and any(s.stance == "oppose" for s in found.statements):
        remarks.add("advice", "implied_opposition", ask, "text", words=short(ask.text, QUOTED))


def _misfit(ask: Ask, drafts: Sequence[Draft], remarks: Remarks) -> None:
    """A change of a paragraph that its draft does not have, or of words that do not stand there."""
    draft = next((d for d in drafts if d.id == ask.responds_to), None)
    found = fit(stated(ask), draft) if draft and ask.change else None
    if draft and found and found.trouble and (found.trouble == "paragraph" or found.statement.paragraph):
        key = "old" if found.words == ask.old else "after" if found.words == ask.after else "paragraph"
        said = short(found.words, QUOTED)
        remarks.add("advice", f"no_such_{found.trouble}", ask, key, paragraph=ask.paragraph, draft=draft.id, words=said)


def _perhaps_amends(ask: Ask, drafts: Sequence[Draft], remarks: Remarks) -> None:
    """A text that is nearly a paragraph of a draft, of an ask that names no draft: it may be that paragraph as it should be."""
    if ask.change or ask.responds_to or ask.elements or ask.stance == "oppose" or ask.instructions:
        return
    said = Statement(new=ask.text, paragraph=ask.paragraph)
    for draft in drafts:
        if label := amended_paragraph(said, draft):
            remarks.add("advice", "perhaps_amended", ask, "text", paragraph=label, draft=draft.id)
            return


def _titles(asks: Sequence[Ask], remarks: Remarks) -> None:
    """Asks of one title, which no report tells apart, and the example of a new workspace that nobody has replaced."""
    titles: dict[str, Ask] = {}
    for ask in asks:
        first = titles.setdefault(" ".join(ask.title.casefold().split()), ask)
        if first is not ask and same_text(first.text) != same_text(ask.text):
            remarks.add("advice", "same_title", ask, "title", title=short(ask.title, QUOTED), other=first.id)
        if (ask.id, ask.source) == EXAMPLE:
            remarks.add("advice", "example", ask)


def _alike(asks: Sequence[Ask], remarks: Remarks) -> None:
    """Same and nearly same texts across all files, and themes spelled in two ways."""
    texts = [same_text(ask.text) for ask in asks]
    before: dict[tuple[str, ...], list[Ask]] = {}
    for ask, text in zip(asks, texts, strict=True):
        other = next((a for a in before.get(text, ()) if same_organisation(a, ask)), None)
        if other is not None:
            remarks.add("advice", "same_text", ask, other=other.id, file=other.file, other_line=other.line)
        elif text:
            before.setdefault(text, []).append(ask)
    for earlier, later, _ in near_pairs(texts):
        other = asks[earlier]
        if other.stance == asks[later].stance and same_organisation(other, asks[later]):
            remarks.add("advice", "near_text", asks[later], other=other.id, file=other.file, other_line=other.line)
    slips = misspelt([ask.theme for ask in asks])
    for ask in asks:
        if ask.theme in slips:
            remarks.add("advice", "theme", ask, "theme", theme=ask.theme, other=slips[ask.theme])


def check_fallback(ask: Ask, names: Names, remarks: Remarks) -> None:
    """Advice where the fallback is the text itself, has a stronger verb, or gives all that the elements ask for."""
    if not ask.fallback:
        return
    key, text = said_by(ask)
    own, other = strongest(text), strongest(ask.fallback)
    if same_text(ask.fallback) in (same_text(ask.text), same_text(ask.proposal)):
        remarks.add("advice", "fallback_same", ask, "fallback", text=key)
    elif own and other > own:
        rungs = ladder().rungs
        remarks.add("advice", "fallback_verb", ask, "fallback", text=key, fallback=rungs[other - 1], verb=rungs[own - 1])
    elif ask.stance == "include" and ask.elements and not any(shortfalls(ask, said, names) for said in (ask.fallback, text)):
        remarks.add("advice", "fallback_whole", ask, "fallback")


def strongest(text: str) -> int:
    """Level of the strongest operative or modal verb of a text; 0 when it has none.

    >>> strongest("We commit to act."), strongest("We note the report."), strongest("the openness of the Internet")
    (6, 1, 0)
    """
    table = ladder()
    levels = [0]
    for sentence in sentences(text):
        body = words(sentence.span.cut(text))
        levels += [o.level for o in operatives(body)] or [table.modals[w.plain] for w in body if w.plain in table.modals]
    return max(levels)
