"""Drafts and paragraphs that are not what they seem: placeholders, alternatives with labels of their own, drafts of changes only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wsisdiff.model import Draft, Paragraph, Remark
from wsisdiff.tracking.options import Option

PLACEHOLDER = re.compile(
    r"[\[(]\s*(?:(?:paragraph|para|article|section)?\s*\w{0,8}\s*)?(?P<what>deleted|delete|omitted|void|intentionally left blank"
    r"|no longer used|not used|removed|withdrawn|suppressed|(?:re)?moved\s+to\b[^\])]*|merged\s+(?:with|into)\b[^\])]*"
    r"|incorporated\s+(?:in|into)\b[^\])]*|subsumed\b[^\])]*)\s*\.?\s*[\])]\.?",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(r"^(?P<base>\S+?)[.\s]+(?:alt(?:ernative)?|option|variant)\b\.?(?P<which>.*)$", re.IGNORECASE)
LEADING = re.compile(r"^\s*(?:alt(?:ernative)?|option|variant)?\.?\s*([A-Z0-9]{1,2})\s*[:.)]\s+", re.IGNORECASE)
FEW = 0.5
"""Share of the old paragraphs that the new draft has at most, if only what changes is circulated."""
LEAST_OLD = 8
"""Paragraphs from which drafts are held against each other as a whole."""
SAYS_SO = re.compile(
    r"\bonly\b[^.]{0,40}\b(?:paragraphs?|articles?|provisions|changes?)\b[^.]{0,60}"
    r"\b(?:reproduced|shown|circulated|included|set out|contained|presented|changed?)\b"
    r"|\b(?:amendments?|changes|revisions)\s+(?:proposed|to)\b|\bremain(?:s|ing)?\s+(?:\w+\s+)?unchanged\b",
    re.IGNORECASE,
)


def placeholder(paragraph: Paragraph) -> str:
    """What a paragraph says that only keeps a number: `deleted`, `moved to 14`; empty for a text of its own."""
    found = PLACEHOLDER.fullmatch(paragraph.text.strip())
    return " ".join(found.group("what").lower().split()) if found else ""


def only_changes(old: Draft, new: Draft, matched: int, same_label: int) -> Remark | None:
    """That the new draft holds only the paragraphs that change: few of the old ones, under their old numbers, the numbers between left out.

    `matched` is how many old paragraphs have a partner, `same_label` how many of these under the same number.
    """
    before, after = len(old.paragraphs), len(new.paragraphs)
    if before < LEAST_OLD or after > FEW * before or not matched or same_label < matched * 0.6:
        return None
    numbers = [int(m.group()) for p in new.paragraphs if (m := re.match(r"\d+", p.label))]
    gaps = sum(b - a > 1 for a, b in zip([0, *numbers], numbers, strict=False))
    said = any(SAYS_SO.search(text) for text in (*(p.text for p in new.paragraphs[:3]), *(h.text for h in new.headings[:3])))
    if not said and (not numbers or gaps < 0.3 * len(numbers)):
        return None
    return Remark.of("compare.only_changes", n=before - matched)


def strangers(old: Draft, new: Draft, matched: int) -> Remark | None:
    """That none of the old paragraphs stands in the new draft, so that the two may not be versions of one text."""
    if matched or min(len(old.paragraphs), len(new.paragraphs)) < LEAST_OLD:
        return None
    return Remark("compare.strangers")


def alternatives(draft: Draft) -> dict[int, list[int]]:
    """Index of a paragraph -> the paragraphs that are alternatives to each other there, itself first: `6`, `6 alt`, `6 alt bis`."""
    by_label = draft.numbers()
    groups: dict[str, list[int]] = {}
    for n, p in enumerate(draft.paragraphs):
        found = ALTERNATIVE.match(p.label)
        if found:
            groups.setdefault(found.group("base"), []).append(n)
    out = {}
    for base, members in groups.items():
        if base in by_label:
            members = [by_label[base], *members]
        if len(members) > 1:
            out[members[0]] = members
    return out


def option_of(draft: Draft, n: int) -> Option:
    """An alternative paragraph as an option."""
    paragraph = draft.paragraphs[n]
    text = paragraph.text
    lead = LEADING.match(text)
    by = next((f.by for f in paragraph.facts if f.kind == "attribution"), "")
    name = (paragraph.label if not lead else f"Alt {lead.group(1)}") + (f" ({by})" if by else "")
    return Option(name, text[lead.end() :] if lead else text)


Groups = tuple[dict[int, list[int]], dict[int, list[int]]]
"""The alternatives of the old and of the new draft."""


def opened(old: Draft, new: Draft, partner: Mapping[int, Sequence[int]], groups: Groups) -> dict[int, list[Remark]]:
    """Facts on paragraphs opened into alternatives or settled, by the index of the new paragraph that holds them."""
    from wsisdiff.tracking.meaning.standing import settled_or_opened

    found: dict[int, list[Remark]] = {}
    back = {j: i for i, js in partner.items() for j in js}
    for head, members in groups[1].items():
        olds = {back[m] for m in members if m in back}
        before: list[Option] = []
        text = ""
        for i in sorted(olds):
            group = next((g for g in groups[0].values() if i in g), [])
            before = [option_of(old, m) for m in group] or before
            text = text or old.paragraphs[i].text
        if not text:
            continue
        after = [option_of(new, m) for m in members]
        facts = [f.fact for f in settled_or_opened(before, after, text, new.paragraphs[head].text)]
        found.setdefault(head, []).extend(facts)
    for members in groups[0].values():
        news = sorted({j for m in members for j in partner.get(m, ())})
        if news and not any(j in group for group in groups[1].values() for j in news):
            before = [option_of(old, m) for m in members]
            text = new.paragraphs[news[0]].text
            facts = [f.fact for f in settled_or_opened(before, [], old.paragraphs[members[0]].text, text)]
            found.setdefault(news[0], []).extend(facts)
    return found
