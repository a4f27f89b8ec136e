"""References of a draft to its own paragraphs, articles and items: how they are read, which name another number, and which other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wsisdiff.model import Draft, Paragraph, Remark
from wsisdiff.text.words import words
from wsisdiff.tracking.meaning.spots import GROUP, Found, Mention, Side, Texts, as_it_stands, became, on_both
from wsisdiff.tracking.moves import MOST_OF_IT

NUMBER = r"\d+(?:\.\d+)*(?:\s+(?:bis|ter|quater|alt))?(?:\s*\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))*"
REFERENCE = re.compile(
    rf"(?<!\w)(?P<kind>paragraphs?|paras?\.?|subparagraphs?|articles?|arts?\.|sections?|chapters?|rules?|regulations?|items?|clauses?)\s+"
    rf"(?P<list>\(?{NUMBER}\)?(?:(?:\s*,\s*|\s*,?\s+(?:and|to|or|through)\s+|\s*[–-]\s*){NUMBER})*)",
    re.IGNORECASE,
)
NEAR = 40
"""Characters beside a spot within which the numbers of a reference stand."""
ONE = re.compile(NUMBER, re.IGNORECASE)
OF_ANOTHER = re.compile(r"(?:\s*\[[^\]]{0,30}\])*\s*,?\s*(?:of|in)\s+(?!the\s+present\b|this\b)", re.IGNORECASE)
ITEM = re.compile(r"(?m)^\s*\(?([a-z]{1,2}|[ivx]{1,5}|\d{1,2})[).]\s+(.*)$")
ITEM_OF = re.compile(r"\(([a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)")
ARTICLE = re.compile(r"\s*art(?:icle|\.)\s+(\d+(?:\s+bis)?)\b", re.IGNORECASE)
LIKE = 0.5
"""Share of words in common from which two items are one, reworded."""
QUOTED = 60


def reference_shifts(texts: Texts) -> Iterable[Found]:
    """References that name another number now."""

    def find(side: Side) -> Iterable[Mention]:
        for sentence in side.sentences:
            at = sentence.span.start
            for m in REFERENCE.finditer(sentence.span.cut(side.text)):
                said = as_it_stands(m.group())
                yield Mention(at + m.start(), at + m.end(), said.lower(), said, 0, True)

    if not any(c.isdigit() for spot in texts.spots for near in texts.around(spot, NEAR) for c in near):
        return
    for before, after, _, spots in on_both(find, texts):
        if before and after:
            yield became("reference", before, after, spots)


class Pointing:
    """Knows what a reference named in the old draft and names in the new one. `partner` gives an old paragraph its new ones."""

    def __init__(self, old: Draft, new: Draft, partner: Mapping[int, Sequence[int]]) -> None:
        self._old = {p.label.casefold(): n for n, p in enumerate(old.paragraphs)}
        self._new = {p.label.casefold(): n for n, p in enumerate(new.paragraphs)}
        self._drafts = (old.paragraphs, new.paragraphs)
        self._partner = partner

    def elsewhere(self, old_text: str, new_text: str, homes: tuple[str, str] = ("", "")) -> Iterator[Remark]:
        """References that both texts have in the same words and that name other words now.

        `homes` are labels of the paragraphs that refer: in "Article 4.9", paragraph 7 is Article 4.7.
        """
        if not REFERENCE.search(new_text):
            return
        before = {" ".join(m.group().split()).casefold() for m in self._own(old_text)}
        told: set[str] = set()
        for match in self._own(new_text):
            said = " ".join(match.group().split())
            if said.casefold() not in before:
                continue
            for number in ONE.finditer(match.group("list")):
                one = " ".join(number.group().split())
                moved = self._moved(said, one, homes)
                if moved is not None and one not in told:
                    told.add(one)
                    yield moved

    def follows(self, before: str, after: str, homes: tuple[str, str] = ("", "")) -> bool:
        """Whether a reference that names other numbers now still names the same paragraphs and items, which have other numbers now."""
        found = [REFERENCE.search(said) for said in (before, after)]
        olds, news = (ONE.findall(m.group("list")) if m else [] for m in found)
        same = self._same_article if found[0] and found[0].group("kind").lower().startswith("art") else self._same
        return 0 < len(olds) == len(news) and all(same(a, b, homes) for a, b in zip(olds, news, strict=True))

    def _same_article(self, one: str, other: str, homes: tuple[str, str]) -> bool:
        """Whether most of what stood under an article's heading stands under the other one now; without such headings, as paragraphs."""
        olds, news = (
            [n for n, p in enumerate(side) if (m := ARTICLE.match(p.section)) and m.group(1).casefold() == number.casefold()]
            for side, number in zip(self._drafts, (one, other), strict=True)
        )
        kept = sum(not set(news).isdisjoint(self._partner.get(i, ())) for i in olds)
        return kept >= MOST_OF_IT * len(olds) if olds else self._same(one, other, homes)

    def _same(self, one: str, other: str, homes: tuple[str, str]) -> bool:
        (label, *items), (new_label, *new_items) = ([part.strip(" )") for part in n.casefold().split("(")] for n in (one, other))
        was, now = _there(self._old, label, homes[0]), _there(self._new, new_label, homes[1])
        if was is None or now is None or now not in self._partner.get(was, ()) or len(items) != len(new_items):
            return False
        if not items:
            return True
        a, b = _item(self._drafts[0][was], items[0]), _item(self._drafts[1][now], new_items[0])
        return bool(a and b) and _alike(a, b) and items[1:] == new_items[1:]

    @staticmethod
    def _own(text: str) -> list[re.Match[str]]:
        return [match for match in REFERENCE.finditer(text) if not OF_ANOTHER.match(text, match.end())]

    def _moved(self, said: str, one: str, homes: tuple[str, str]) -> Remark | None:
        label = one.split("(")[0].strip().casefold()
        items = ITEM_OF.findall(one)
        was, now = _there(self._old, label, homes[0]), _there(self._new, label, homes[1])
        if was is None:
            return None
        before, after = self._drafts[0][was], self._drafts[1][now] if now is not None else None
        old = before.text, before.label
        new = (after.text, after.label) if after else None
        if after and now in self._partner.get(was, ()):
            a, b = (_item(p, items[0]) if items else "" for p in (before, after))
            if not a or (b and _alike(a, b)):
                return None
            old = a, f"{before.label} ({items[0]})"
            new = (b, f"{after.label} ({items[0]})") if b else None
        parts = {"after": _short(new[0]), "now": new[1]} if new else {}
        return Remark.of(f"{GROUP}reference_elsewhere", words=said, before=_short(old[0]), was=old[1], **parts)


def _there(at: Mapping[str, int], label: str, home: str) -> int | None:
    """Index of the paragraph that a number names: one of the article at home, where that has paragraphs of its own."""
    article, dot, _ = home.casefold().rpartition(".")
    return at.get(f"{article}.{label}") if dot else at.get(label)


def _item(paragraph: Paragraph, mark: str) -> str:
    return next((text for label, text in ITEM.findall(paragraph.text) if label == mark), "")


def _alike(a: str, b: str) -> bool:
    old, new = ({w.stem for w in words(text)} for text in (a, b))
    return len(old & new) >= LIKE * max(1, min(len(old), len(new)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[:QUOTED].rsplit(" ", 1)[0] + " …"
