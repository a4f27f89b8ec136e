"""A source as a Word file: automatic list numbers, heading styles, real footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tools.specimens.source import Block, Source
from tools.specimens.word_package import FIRST_NOTE, LETTERS, Note, list_number, pack

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a space, a sign or a footnote mark (`note`, then the words of the footnote are `text`)."""

    text: str
    note: bool = False
    italic: bool = False

    @property
    def small(self) -> bool:
        """Too little to be worth keeping between two changes."""
        return not self.note and len(self.text) <= 3


@dataclass
class Lists:
    """What Word's lists would print next."""

    letters: int = 0
    numbers: list[int] = field(default_factory=lambda: [0, 0, 0])

    def number(self, block: Block) -> tuple[str, str] | None:
        """(style, list property) that make Word print the block's label; None when the list would print another."""
        if block.level == 0 and block.label == f"{chr(65 + self.letters)}.":
            self.letters += 1
            return "PreamblePara", list_number(LETTERS, 0)
        at = block.level
        number = self.numbers[at] + 1
        printed = (f"{number}.", f"({chr(96 + number)})", f"({ROMAN[number]})" if number < len(ROMAN) else "")[at]
        if block.label != printed:
            return None
        self.numbers[at:] = [number] + [0] * (2 - at)
        return ("NumberedPara", "SubPara1", "SubPara2")[at], ""


def render(source: Source) -> bytes:
    """The source with automatic numbers wherever the list's next number is the paragraph's; other numbers are typed."""
    lists, notes = Lists(), list[Note]()
    body = []
    for block in source.blocks:
        automatic = lists.number(block) if block.label else None
        if automatic:
            body.append(paragraph(automatic[0], runs(tokens(block, typed=False), notes), automatic[1]))
        else:
            body.append(paragraph(style_of(block), runs(tokens(block), notes)))
    return pack(source, "".join(body), notes)


def style_of(block: Block) -> str:
    """The style of a block whose number, if any, is typed."""
    if block.kind == "title":
        return "Title"
    if block.kind == "heading":
        return f"Heading{block.level}"
    return f"TypedPara{block.level}" if block.level else "Normal"


def tokens(block: Block, typed: bool = True) -> list[Token]:
    """The words of a block, its number first where that is typed."""
    out = [Token(block.label), Token("\t")] if block.label and typed else []
    for run in block.runs:
        if run.mark:
            out.append(Token(run.text, note=True))
        else:
            out += [Token(text, italic=run.italic) for text in re.findall(r"[\w’'/-]+|\s+|.", run.text)]
    return out


def paragraph(style: str, inside: str, number: str = "", mark: str = "") -> str:
    """A paragraph; `number` is its list property, `mark` the change of its end."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{mark}</w:pPr>{inside}</w:p>'


def runs(words: Sequence[Token], notes: list[Note], change: str = "") -> str:
    """The words as few runs as their styles allow, one a sentence; their footnotes go to `notes`.

    `change` is the opening tag of the tracked change (`<w:ins ...>` or `<w:del ...>`) in which they stand, or empty.
    """
    name = "delText" if change.startswith("<w:del ") else "t"
    out = []
    for part in _sentences(words):
        if part[0].note:
            notes.append(Note(part[0].text, change))
            reference = f'<w:footnoteReference w:id="{FIRST_NOTE + len(notes) - 1}"/>'
            out.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>')
            continue
        style = "<w:rPr><w:i/></w:rPr>" if part[0].italic else ""
        tabs = "".join(word.text for word in part).split("\t")
        texts = "<w:tab/>".join(f'<w:{name} xml:space="preserve">{escape(text)}</w:{name}>' if text else "" for text in tabs)
        out.append(f"<w:r>{style}{texts}</w:r>")
    return "".join(out)


def _sentences(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of one style; a sentence's end, and a footnote, ends one."""
    part: list[Token] = []
    for word in words:
        ended = part and part[-1].text.isspace() and len(part) > 1 and part[-2].text == "."
        if part and (ended or part[-1].note or word.note or part[-1].italic != word.italic):
            yield part
            part = []
        part.append(word)
    if part:
        yield part
