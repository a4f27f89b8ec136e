"""A source as a Word file: automatic list numbers, heading styles, real footnotes, and tracked changes against an older source."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from xml.sax.saxutils import escape

from tools.specimens.source import Block, Source

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR, DAY = "Co-facilitators", "2025-12-03T09:00:00Z"
LETTERS, NUMBERS = 1, 2
"""The two lists of numbering.xml: the lettered preamble, the numbered paragraphs with their sub-paragraphs."""
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass
class _File:
    """What grows while a document is written: its body, its footnotes, the state of its lists and the number of its changes."""

    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    letters: int = 0
    numbers: list[int] = field(default_factory=lambda: [0, 0, 0])
    changes: int = 0

    def change(self) -> str:
        self.changes += 1
        return f'w:id="{self.changes}" w:author="{AUTHOR}" w:date="{DAY}"'


def render(source: Source) -> bytes:
    """The source with automatic numbers wherever the list's next number is the paragraph's."""
    file = _File()
    for block in source.blocks:
        file.body.append(_plain(file, block))
    return _pack(file)


def render_changes(old: Source, new: Source, pairs: Sequence[tuple[str, str]]) -> bytes:
    """`new` as changes tracked against `old`: accepting all gives `new`, rejecting all gives `old`. Numbers are typed.

    `pairs` are the labels of paragraphs that go on in their place; all other paragraphs are cut as a whole and put in as a whole.
    """
    file = _File()
    before, after = _groups(old), _groups(new)
    place = {group[0].label.rstrip("."): n for n, group in enumerate(after) if group[0].label}
    was = {group[0].label.rstrip("."): n for n, group in enumerate(before) if group[0].label}
    anchors = [(was[a], place[b]) for a, b in pairs if a in was and b in place]
    done_old = done_new = 0
    for o, n in [*anchors, (len(before), len(after))]:
        gone, come = before[done_old:o], after[done_new:n]
        same = [(g, c) for g in gone for c in come if g[0].kind != "paragraph" and g[0].text == c[0].text]
        if len(same) < len(gone) and len(same) < len(come):
            same = []  # a heading kept among paragraphs that are cut and put in would stand at two places
        kept_old, kept_new = [id(g) for g, _ in same], [id(c) for _, c in same]
        for group in gone:
            if id(group) not in kept_old:
                file.body += [_whole(file, block, "del") for block in group]
        for group in come:
            file.body += [_plain(file, b, typed=True) if id(group) in kept_new else _whole(file, b, "ins") for b in group]
        if o < len(before):
            _within(file, before[o], after[n])
        done_old, done_new = o + 1, n + 1
    return _pack(file)


def _groups(source: Source) -> list[list[Block]]:
    """Paragraphs with their sub-paragraphs, headings alone."""
    groups: list[list[Block]] = []
    for block in source.blocks:
        if block.kind == "paragraph" and block.level and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _within(file: _File, old: list[Block], new: list[Block]) -> None:
    """Changes of words within a paragraph and its sub-paragraphs, taken in order; what is over on one side is cut or put in."""
    for a, b in zip(old, new, strict=False):
        file.body.append(_paragraph(_style(b), "".join(_word_changes(file, _tokens(a), _tokens(b)))))
    file.body += [_whole(file, block, "del") for block in old[len(new) :]]
    file.body += [_whole(file, block, "ins") for block in new[len(old) :]]


Token = tuple[str, str, bool]
"""(text, footnote text, italic): a word, a space, or a footnote mark."""


def _tokens(block: Block) -> list[Token]:
    out: list[Token] = [(f"{block.label} ", "", False)] if block.label else []
    for run in block.runs:
        if run.mark:
            out.append(("", run.text, False))
        else:
            words = run.text.split(" ")
            out += [(w, "", run.italic) for n, word in enumerate(words) for w in ((" ", word) if n else (word,)) if w]
    return out


def _word_changes(file: _File, old: list[Token], new: list[Token]) -> Iterable[str]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _runs(file, new[j1:j2])
            continue
        if i1 < i2:
            yield f"<w:del {file.change()}>{_runs(file, old[i1:i2], cut=True)}</w:del>"
        if j1 < j2:
            yield f"<w:ins {file.change()}>{_runs(file, new[j1:j2])}</w:ins>"


def _whole(file: _File, block: Block, kind: str) -> str:
    """A paragraph that is cut or put in as a whole, its end with it."""
    runs = f"<w:{kind} {file.change()}>{_runs(file, _tokens(block), cut=kind == 'del')}</w:{kind}>"
    return _paragraph(_style(block), runs, mark=f"<w:rPr><w:{kind} {file.change()}/></w:rPr>")


def _plain(file: _File, block: Block, typed: bool = False) -> str:
    number = "" if typed else _automatic(file, block)
    tokens = _tokens(block)
    return _paragraph(_style(block), _runs(file, tokens[1:] if number else tokens), number)


def _automatic(file: _File, block: Block) -> str:
    """The list property that makes Word print the block's label; empty when the list would print another."""
    label = block.label
    if not label:
        return ""
    if block.level == 0 and label == f"{chr(65 + file.letters)}.":
        file.letters += 1
        return _list(LETTERS, 0)
    at = block.level
    number = file.numbers[at] + 1
    printed = (f"{number}.", f"({chr(96 + number)})", f"({ROMAN[number]})" if number < len(ROMAN) else "")[at]
    if label != printed:
        return ""
    file.numbers[at:] = [number] + [0] * (2 - at)
    return _list(NUMBERS, at)


def _list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _style(block: Block) -> str:
    if block.kind == "title":
        return "Title"
    return f"Heading{block.level}" if block.kind == "heading" else "Normal"


def _paragraph(style: str, runs: str, number: str = "", mark: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{mark}</w:pPr>{runs}</w:p>'


def _runs(file: _File, tokens: Sequence[Token], cut: bool = False) -> str:
    out = []
    name = "delText" if cut else "t"
    for text, note, italic in tokens:
        if note:
            file.notes.append(note)
            out.append(
                f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(file.notes) + 1}"/></w:r>'
            )
        else:
            style = "<w:rPr><w:i/></w:rPr>" if italic else ""
            out.append(f'<w:r>{style}<w:{name} xml:space="preserve">{escape(text)}</w:{name}></w:r>')
    return "".join(out)


HEADER = "Specimen: original text written as an example; not the official document."


def _pack(file: _File) -> bytes:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": f'<w:document {NS} xmlns:r="{OFFICE}"><w:body>{"".join(file.body)}{section}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(
            [
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "numbering.xml"),
                ("rId3", "footnotes", "footnotes.xml"),
                ("rId4", "header", "header1.xml"),
            ]
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _footnotes(file.notes),
        "word/header1.xml": f"<w:hdr {NS}><w:p><w:r><w:t>{HEADER}</w:t></w:r></w:p></w:hdr>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def _types() -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    names = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header1": "header",
    }
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{base}.{t}+xml"/>' for n, t in names.items())
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'


def _relations(rows: list[tuple[str, str, str]]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _styles() -> str:
    def style(name: str, title: str, size: int, bold: bool, outline: str = "", default: str = "") -> str:
        b = "<w:b/>" if bold else ""
        return (
            f'<w:style w:type="paragraph" {default}w:styleId="{name}"><w:name w:val="{title}"/>'
            f'<w:pPr><w:spacing w:after="120"/>{outline}</w:pPr><w:rPr>{b}<w:sz w:val="{size}"/></w:rPr></w:style>'
        )

    rows = [style("Normal", "Normal", 22, False, default='w:default="1" '), style("Title", "Title", 32, True)]
    rows += [style(f"Heading{n}", f"heading {n}", 28 - 2 * n, True, f'<w:outlineLvl w:val="{n - 1}"/>') for n in (1, 2, 3)]
    return f"<w:styles {NS}>{''.join(rows)}</w:styles>"


def _numbering() -> str:
    def level(n: int, form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{567 * (n + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
        )

    letters = level(0, "upperLetter", "%1.")
    numbers = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    abstracts = f'<w:abstractNum w:abstractNumId="1">{letters}</w:abstractNum><w:abstractNum w:abstractNumId="2">{numbers}</w:abstractNum>'
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (LETTERS, NUMBERS))
    return f"<w:numbering {NS}>{abstracts}{nums}</w:numbering>"


def _footnotes(notes: list[str]) -> str:
    rows = ['<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>']
    for n, note in enumerate(notes, 2):
        text = f'<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r>'
        rows.append(f'<w:footnote w:id="{n}"><w:p>{text}</w:p></w:footnote>')
    return f"<w:footnotes {NS}>{''.join(rows)}</w:footnotes>"
