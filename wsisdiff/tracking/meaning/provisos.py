"""What limits a text: hedges, conditions, exceptions that came or went."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wsisdiff.text.ladder import hedges_in
from wsisdiff.text.words import Word, words
from wsisdiff.tracking.meaning.phrases import Phrases, table
from wsisdiff.tracking.meaning.spots import Found, Mention, Side, Texts, as_it_stands, fact, shifts


@lru_cache(maxsize=1)
def _provisos() -> Phrases:
    rows = table()["provisos"]
    return Phrases(((phrase, kind) for kind in ("hedge", "condition", "exception") for phrase in rows[kind]), by="plain")


def _again(body: tuple[Word, ...], at: int) -> bool:
    """Whether "once" does not begin a condition: "once more", "once again"."""
    return body[at].plain == "once" and at + 1 < len(body) and body[at + 1].plain in ("more", "again")


def _in(side: Side) -> dict[Mention, tuple[str, int]]:
    """The mentions with their kind and the end of their clause. Where one stands within another, the longer one counts."""
    found: dict[Mention, tuple[str, int]] = {}
    for sentence, body in side.worded:
        text, at = sentence.span.cut(side.text), sentence.span.start
        hits = [(h.i, h.j, h.end, h.value) for h in _provisos().find(body, text) if not _again(body, h.i)]
        for i, hedge, _ in hedges_in(body):
            j = i + len(hedge.split())
            if not any(a <= i and j <= c for a, _, c, _ in hits):
                hits = [h for h in hits if not (i <= h[0] and h[2] <= j)]
                hits.append((i, j, j, "hedge"))
        for i, j, end, kind in sorted(hits):
            start, stop = body[i].start, body[end - 1].end
            key = tuple(w.plain for w in body[i:j])
            mention = Mention(at + start, at + body[j - 1].end, key, as_it_stands(text[start : body[j - 1].end]))
            found[mention] = (kind, at + stop)
    return found


def proviso_shifts(texts: Texts) -> Iterable[Found]:
    """Hedges, conditions and exceptions that came or went; one for another of its kind is both."""
    sides = [_in(side) for side in (texts.old, texts.new)]
    for before, after, spot, spots in shifts(sides[0], sides[1], texts.spots):
        for way, mention, side in (("added", after, 1), ("gone", before, 0)):
            if mention is not None:
                kind, stop = sides[side][mention]
                text, end = (texts.old, texts.new)[side].text, spot[2 * side + 1]
                if mention.end < end < stop and words(text[mention.end : end]):
                    stop = end  # the words after it were there before
                said = as_it_stands(text[mention.start : stop]).rstrip(" ,;")
                yield fact(f"{kind}_{way}", *spots, words=said.lower() if kind == "hedge" else said)
