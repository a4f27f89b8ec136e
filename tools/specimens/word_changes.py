"""A source as changes tracked against an older one, as delegations exchange them: a Word file to accept or to reject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tools.specimens.source import Block, Source
from tools.specimens.word import Token, paragraph, runs, style_of, tokens
from tools.specimens.word_package import Note, pack

AUTHOR = "Co-facilitators"
KIN = 0.5
"""Paragraphs between two known pairs are edited rather than cut and put in when so much of their words is the same."""


@dataclass
class _Writer:
    day: str
    notes: list[Note] = field(default_factory=list)
    changes: int = 0

    def tag(self, kind: str, end: str = ">") -> str:
        self.changes += 1
        return f'<w:{kind} w:id="{self.changes}" w:author="{AUTHOR}" w:date="{self.day}"{end}'

    def run(self, kind: str, words: Sequence[Token]) -> str:
        """Words that are cut (`del`) or put in (`ins`)."""
        tag = self.tag(kind)
        return f"{tag}{runs(words, self.notes, tag)}</w:{kind}>" if words else ""

    def whole(self, kind: str, block: Block) -> str:
        """A paragraph that is cut or put in as a whole, its end with it."""
        return paragraph(style_of(block), self.run(kind, tokens(block)), mark=f"<w:rPr>{self.tag(kind, '/>')}</w:rPr>")

    def edited(self, old: Block, new: Block) -> str:
        """A paragraph in which words change."""
        out = []
        for kept, cut, added in word_changes(tokens(old), tokens(new)):
            out += [runs(kept, self.notes), self.run("del", cut), self.run("ins", added)]
        return paragraph(style_of(new), "".join(out))


def render(old: Source, new: Source, pairs: Sequence[tuple[str, str]]) -> bytes:
    """`new` as changes against `old`: accepting all gives `new`, rejecting all gives `old`. Numbers are typed.

    `pairs` are labels of paragraphs that go on in their place. A paragraph that moved is cut in one place and put in at the other.
    """
    writer = _Writer(f"{new.date}T09:00:00Z")
    body: list[str] = []
    for before, after in _align(_groups(old), _groups(new), {f"{a}.": f"{b}." for a, b in pairs}):
        body += [writer.edited(a, b) for a, b in zip(before, after, strict=False)]
        body += [writer.whole("del", block) for block in before[len(after) :]]
        body += [writer.whole("ins", block) for block in after[len(before) :]]
    return pack(new, "".join(body), writer.notes, tracking=True)


Group = list[Block]


def _groups(source: Source) -> list[Group]:
    """Paragraphs with their sub-paragraphs, headings alone."""
    groups: list[Group] = []
    for block in source.blocks:
        if block.kind == "paragraph" and block.level and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _align(old: list[Group], new: list[Group], pairs: dict[str, str]) -> Iterator[tuple[Group, Group]]:
    """Each group once, in order, with its like or with an empty one: the alignment in which most is alike."""
    score = [[_alike(a, b, pairs) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and best[i][j] == best[i + 1][j]:
            yield old[i], []
            i += 1
        else:
            yield [], new[j]
            j += 1


def _alike(old: Group, new: Group, pairs: dict[str, str]) -> float:
    """How much two groups are alike, 0 for too little. Known pairs outweigh whatever words may say."""
    a, b = old[0], new[0]
    if (a.kind, a.level if a.kind == "heading" else 0) != (b.kind, b.level if b.kind == "heading" else 0):
        return 0.0
    if a.label in pairs:
        return len(pairs) + 1.0 if pairs[a.label] == b.label else 0.0
    words = [[word for block in group for word in block.text.split()] for group in (old, new)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    if matcher.quick_ratio() < KIN:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= KIN else 0.0


def word_changes(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token], list[Token]]]:
    """(kept, cut, added) in order: what is kept, then the change after it.

    A space, a comma or a short word that happens to stand on both sides between two changes is changed with them, as a person would.

    >>> said = [[Token(word) for word in text.split()] for text in ("About one third of humanity", "More than a quarter of humanity")]
    >>> [[" ".join(token.text for token in part) for part in change] for change in word_changes(*said)]
    [['', 'About one third', 'More than a quarter'], ['of humanity', '', '']]
    """
    kept: list[Token] = []
    cut: list[Token] = []
    added: list[Token] = []
    pairs = enumerate(zip(reversed(old), reversed(new), strict=False))
    end = next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))
    steps = SequenceMatcher(None, old[: len(old) - end], new[: len(new) - end], autojunk=False).get_opcodes()
    if end:  # the same full stop at both ends stays, whatever else looks like it
        steps.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    for number, (tag, i1, i2, j1, j2) in enumerate(steps):
        if tag != "equal" or (0 < number < len(steps) - 1 and all(token.small for token in old[i1:i2])):
            cut += old[i1:i2]
            added += new[j1:j2]
        else:
            if kept or cut or added:
                yield kept, cut, added
            kept, cut, added = list(old[i1:i2]), [], []
    if kept or cut or added:
        yield kept, cut, added
