"""What became of brackets, alternatives, options, remarks on standing, and of who asks for what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wsisdiff.model import Draft, Fact, Paragraph, Remark
from wsisdiff.text.neighbours import together
from wsisdiff.text.standing import merged
from wsisdiff.tracking.meaning.spots import Found, Spot, Texts, plain_text
from wsisdiff.tracking.special import PROPOSALS, Option, alternatives

ALIKE = 0.5
"""Share of the words of two marks that makes one the reworded other."""
SAME = 0.9
"""The same from which an option is the old text; one that is only alike is nearest to it."""
MARKED = ("alternative", "bracket")
OPTION_NAME = re.compile(r"(?:option|alternative|alt\.?|variant)\s*[A-Z0-9]{0,3}(?:\s*bis)?", re.IGNORECASE)
LEADING = re.compile(r"^\s*(?:alt(?:ernative)?|option|variant)?\.?\s*([A-Z0-9]{1,2})\s*[:.)]\s+", re.IGNORECASE)


def remarks(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The folded words of remarks on standing and of who asked for what: in the draft's text, but not part of it."""
    return frozenset(plain_text(f.span.cut(p.text)) for p in paragraphs for f in p.facts if f.kind in ("tag", "attribution"))


def settled_or_opened(old: Sequence[Option], new: Sequence[Option], old_text: str, new_text: str) -> Iterable[Found]:
    """A text that is open now, with its options, or settled, with the option that won."""
    if len(old) < 2 <= len(new):
        held = _nearest(old_text, new)
        names = ", ".join(o.name for o in new)
        kept = {"held" if _likeness(old_text, held.text) >= SAME else "near": held.name} if held else {}
        yield Found(Remark.of("meaning.opened", n=len(new), names=names, **kept))
    elif len(new) < 2 <= len(old):
        won = _nearest(new_text, old)
        yield Found(Remark.of("meaning.settled", n=len(old), **({"won": won.name, "words": won.text} if won else {})))
    elif len(old) >= 2 and len(old) != len(new):
        kind = "opened" if len(new) > len(old) else "options_fewer"
        yield Found(Remark.of(f"meaning.{kind}", n=len(new), before=len(old), names=", ".join(o.name for o in new)))


def _nearest(text: str, options: Sequence[Option]) -> Option | None:
    """The option that says most of what a text says."""
    best = max(options, key=lambda o: _likeness(text, o.text), default=None)
    return best if best and _likeness(text, best.text) >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    a, b = (set(plain_text(text).split()) for text in (one, other))
    return 2 * len(a & b) / ((len(a) + len(b)) or 1)


def standing_shifts(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterable[Found]:
    """Brackets, alternatives, remarks and proposals that came or went; those whose words were only edited stay unmentioned."""
    before, after = (_facts(side) for side in (old, new))
    agreed = _agreed(new)
    text = f" {plain_text(' '.join(p.text for p in new))} "
    spared: list[Fact] = []
    yield from _choices(before, after, agreed, spared)
    for fact in (f for f in _without_twin(after, before) if f not in spared):
        yield Found(Remark.of(f"meaning.{fact.kind}_added", **_parts(fact)))
    for fact in (f for f in _without_twin(before, after) if f not in spared):
        cut = fact.kind == "bracket" and f" {plain_text(fact.value)} " not in text
        yield Found(Remark.of("meaning.bracket_cut" if cut else f"meaning.{fact.kind}_gone", **_parts(fact)))


def wider_brackets(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterable[Found]:
    """Brackets that hold more of the same words than before: what was agreed is in doubt too."""
    before, after = ([f.value for side in paragraphs for f in side.facts if f.kind == "bracket"] for paragraphs in (old, new))
    for value in after:
        if value not in before and any(f" {plain_text(was)} " in f" {plain_text(value)} " for was in before):
            yield Found(Remark.of("meaning.bracket_added", words=value))


def inside_marks(old: Sequence[Paragraph], new: Sequence[Paragraph], texts: Texts) -> frozenset[Spot]:
    """The spots at which a bracket or an alternative came or went with all its words: no agreed words changed."""
    ranges = [_ranges(side) for side in (old, new)]

    def gone(spot: Spot) -> bool:
        left = texts.added(spot).strip()
        return (not left or left in texts.cut(spot).split("/")) and _within(spot.a, spot.b, texts.old.text, ranges[0])

    return frozenset(s for s in texts.spots if gone(s) or (s.a == s.b and _within(s.c, s.d, texts.new.text, ranges[1])))


def _ranges(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where marks stand in the joined text."""
    found, start = [], 0
    for p in paragraphs:
        found += [(start + f.span.start, start + f.span.end) for f in p.facts]
        start += len(p.text) + 2
    return found


def _within(start: int, end: int, text: str, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the words from start to end are one or more marks, whole."""
    inside = [(a, b) for a, b in ranges if start - 1 <= a and b <= end + 1]
    rest = "".join(c for n, c in enumerate(text[start:end], start) if not any(a <= n < b for a, b in inside))
    return bool(inside) and not rest.strip(" /[]")


def _parts(fact: Fact) -> dict[str, str]:
    return {"words": fact.value, "by": fact.by} if fact.kind == "attribution" else {"words": fact.value}


def _agreed(paragraphs: Sequence[Paragraph]) -> str:
    """The folded words of paragraphs that stand in no bracket."""
    out = []
    for p in paragraphs:
        marks = merged(f.span for f in p.facts if f.kind in MARKED)
        cuts = [0, *(n for span in marks for n in (span.start, span.end)), len(p.text)]
        out.append(plain_text(" ".join(p.text[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True))))
    return f" {' '.join(out)} "


def _choices(before: list[Fact], after: list[Fact], agreed: str, spared: list[Fact]) -> Iterable[Found]:
    """Alternatives side by side in the old text: which of them won, which were dropped. Facts told here are added to `spared`."""
    side_by_side = sorted((f for f in before if f.kind == "alternative"), key=lambda f: f.span)
    for group in together(side_by_side, lambda group, fact: fact.span.start - group[-1].span.end <= 3):
        fates: dict[str, list[str]] = {"open": [], "won": [], "gone": []}
        choices = [replace(c, value=said) for c in group for said in c.value.split("/")]
        for choice in choices:
            folded = plain_text(choice.value)
            still = [f for f in after if f.kind in MARKED and folded in map(plain_text, f.value.split("/"))]
            fate = "open" if still else "won" if f" {folded} " in agreed else "gone"
            fates[fate].append(choice.value)
            spared += [*still, *group]
        if fates["won"]:
            said = _listed([c.value for c in choices])
            yield Found(Remark.of("meaning.alternative_gone", words=said, won=_listed(fates["won"])))
        elif fates["gone"]:
            left = {"still": _listed(fates["open"])} if fates["open"] else {}
            yield Found(Remark.of("meaning.alternative_gone", words=_listed(fates["gone"]), **left))


def _listed(values: Sequence[str]) -> str:
    return "”, “".join(values)


def _facts(paragraphs: Sequence[Paragraph]) -> list[Fact]:
    """The marks that tell, without the brackets that only hold a remark, a proposal or an option."""
    found = []
    for paragraph in paragraphs:
        said = {f.span for f in paragraph.facts if f.kind in ("tag", "attribution")}
        for f in paragraph.facts:
            if f.kind == "bracket" and f.span in said:
                continue
            if f.kind == "option" or (f.kind == "attribution" and OPTION_NAME.fullmatch(f.by.strip())):
                continue
            if f.kind not in PROPOSALS:
                found.append(f)
            elif f.span not in said:
                found.append(replace(f, kind="attribution"))
    return found


def _without_twin(facts: Sequence[Fact], others: Sequence[Fact]) -> Iterable[Fact]:
    """The facts that none of the others resembles by half its words or more."""
    spare = [(f.kind, f.by.casefold(), frozenset(plain_text(f.value).split())) for f in others]
    for fact in facts:
        held = frozenset(plain_text(fact.value).split())
        like = (t for t in spare if t[:2] == (fact.kind, fact.by.casefold()))
        twin = next((t for t in like if len(t[2] & held) >= ALIKE * max(1, len(t[2] | held))), None)
        if twin is None:
            yield fact
        else:
            spare.remove(twin)


def option_of(draft: Draft, n: int) -> Option:
    """An alternative paragraph as an option."""
    paragraph = draft.paragraphs[n]
    text = paragraph.text
    lead = LEADING.match(text)
    by = next((f.by for f in paragraph.facts if f.kind == "attribution"), "")
    name = (paragraph.label if not lead else f"Alt {lead.group(1)}") + (f" ({by})" if by else "")
    return Option(name, text[lead.end() :] if lead else text)


def opened(old: Draft, new: Draft, partner: Mapping[int, Sequence[int]]) -> dict[int, list[Remark]]:
    """Facts on paragraphs opened into alternatives or settled, by the index of the new paragraph that holds them."""
    groups, found = (alternatives(old), alternatives(new)), defaultdict[int, list[Remark]](list)
    back = {j: i for i, js in partner.items() for j in js}
    for head, members in groups[1].items():
        olds = sorted({back[m] for m in members if m in back})
        before = [option_of(old, m) for m in next((g for i in olds[::-1] for g in groups[0].values() if i in g), [])]
        text = next((old.paragraphs[i].text for i in olds if old.paragraphs[i].text), "")
        if not text:
            continue
        after = [option_of(new, m) for m in members]
        found[head] += (f.fact for f in settled_or_opened(before, after, text, new.paragraphs[head].text))
    for members in groups[0].values():
        news = sorted({j for m in members for j in partner.get(m, ())})
        if news and not any(j in group for group in groups[1].values() for j in news):
            before = [option_of(old, m) for m in members]
            text = new.paragraphs[news[0]].text
            found[news[0]] += (f.fact for f in settled_or_opened(before, [], old.paragraphs[members[0]].text, text))
    return found
