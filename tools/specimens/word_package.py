"""The parts of a Word file around its text: styles, list definitions, footnotes, running head and foot, and the zip itself.

Nothing is compressed: how small a stream becomes depends on the machine's zlib, and the bytes must not.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tools.specimens.days import long_date
from tools.specimens.source import Source

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FIRST_NOTE = 2
"""Footnotes 0 and 1 of a Word file are the two lines that part footnotes from the text."""
LETTERS, NUMBERS = 1, 2
"""The two lists: the lettered preamble, the numbered paragraphs with their sub-paragraphs."""
INDENT = 567
"""Of each level of a list, in twentieths of a point: one centimetre."""
PARTS = ("styles", "numbering", "settings", "footnotes", "header", "footer")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `wrap` is empty or the element of the tracked change that it came or went with."""

    text: str
    wrap: str = ""


def pack(source: Source, body: str, notes: Sequence[Note], tracking: bool = False) -> bytes:
    """The bytes of the file with `body`, the paragraphs as XML. The same input gives the same bytes."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1417" w:left="1701" w:header="709" w:footer="709"'
        ' w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            [("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")], core=True
        ),
        "docProps/core.xml": _core(source),
        "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
        "word/document.xml": f"<w:document {NS}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations([(name, f"{name}.xml") for name in PARTS]),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(tracking),
        "word/footnotes.xml": _footnotes(notes),
        "word/header.xml": _header(source),
        "word/footer.xml": _footer(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def _types() -> str:
    kinds = {name: name for name in PARTS} | {"document": "document.main"}
    rows = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{MIME}.{kind}+xml"/>' for n, kind in kinds.items())
    rows += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rows += (
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{rows}</Types>'


def _relations(rows: list[tuple[str, str]], core: bool = False) -> str:
    items = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(rows, 1))
    if core:
        items += f'<Relationship Id="rId9" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _core(source: Source) -> str:
    when = f'xsi:type="dcterms:W3CDTF">{source.date}T09:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(source.title)} (specimen)</dc:title><dc:description>{escape(source.note)}</dc:description>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified></cp:coreProperties>"
    )


def _settings(tracking: bool) -> str:
    track = "<w:trackRevisions/>" if tracking else ""
    lines = '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
    mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    return f'<w:settings {NS}>{track}<w:defaultTabStop w:val="{INDENT}"/>{lines}{mode}</w:settings>'


def _style(name: str, title: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _styles() -> str:
    """Numbers of the numbered paragraphs come from their style; those of the preamble are set paragraph by paragraph."""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    spaced = '<w:spacing w:after="120" w:line="259" w:lineRule="auto"/>'
    rows = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{spaced}<w:jc w:val="both"/></w:pPr></w:style>',
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        _style("Title", "Title", '<w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="30"/>'),
    ]
    for level, size in ((1, 26), (2, 24), (3, 22)):
        look = f'<w:keepNext/><w:spacing w:before="280" w:after="140"/><w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'
        rows.append(_style(f"Heading{level}", f"heading {level}", look, f'<w:b/><w:sz w:val="{size}"/>'))
    rows.append(_style("PreamblePara", "Preamble Paragraph"))
    rows.append(_style("NumberedPara", "Numbered Paragraph", list_number(NUMBERS, 0)))
    rows.append(_style("SubPara1", "Sub-paragraph (a)", list_number(NUMBERS, 1)))
    rows.append(_style("SubPara2", "Sub-paragraph (i)", list_number(NUMBERS, 2)))
    rows.append(_style("TypedPara1", "Typed Sub-paragraph (a)", _indent(1)))
    rows.append(_style("TypedPara2", "Typed Sub-paragraph (i)", _indent(2)))
    rows.append(_style("FootnoteText", "footnote text", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>'))
    rows.append(_style("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="8504"/></w:tabs>', '<w:sz w:val="18"/>'))
    rows.append(_style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="8504"/></w:tabs>', '<w:sz w:val="18"/>'))
    return f"<w:styles {NS}>{''.join(rows)}</w:styles>"


def list_number(number: int, level: int) -> str:
    """The paragraph property that makes Word print the next number of list `number`."""
    depth = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'


def _indent(level: int) -> str:
    return f'<w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/>'


def _numbering() -> str:
    def level(n: int, form: str, text: str, style: str = "") -> str:
        linked = f'<w:pStyle w:val="{style}"/>' if style else ""
        return (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr>{_indent(n)}</w:pPr></w:lvl>'
        )

    letters = level(0, "upperLetter", "%1.")
    numbers = level(0, "decimal", "%1.", "NumberedPara") + level(1, "lowerLetter", "(%2)", "SubPara1")
    numbers += level(2, "lowerRoman", "(%3)", "SubPara2")
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for n, levels in ((LETTERS, letters), (NUMBERS, numbers))
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (LETTERS, NUMBERS))
    return f"<w:numbering {NS}>{abstracts}{nums}</w:numbering>"


def _footnotes(notes: Sequence[Note]) -> str:
    rows = [
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    ]
    for n, note in enumerate(notes, FIRST_NOTE):
        name = "delText" if note.wrap.startswith("<w:del ") else "t"
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        text = f'<w:r><w:{name} xml:space="preserve"> {escape(note.text)}</w:{name}></w:r>'
        if note.wrap:
            text = f"{note.wrap}{text}</{note.wrap[1:6]}>"
        rows.append(f'<w:footnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{text}</w:p></w:footnote>')
    return f"<w:footnotes {NS}>{''.join(rows)}</w:footnotes>"


def _header(source: Source) -> str:
    style = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    names = (
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(source.title)}</w:t></w:r><w:r><w:tab/><w:t>{long_date(source.date)}</w:t></w:r>"
    )
    notice = f"<w:r><w:rPr><w:i/></w:rPr><w:t>{escape(source.note)}</w:t></w:r>"
    return f"<w:hdr {NS}><w:p>{style}{names}</w:p><w:p>{style}{notice}</w:p></w:hdr>"


def _footer() -> str:
    fields = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r>'
    fields += '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    notice = "<w:r><w:rPr><w:i/></w:rPr><w:t>Specimen: not the official document</w:t></w:r><w:r><w:tab/></w:r>"
    return f'<w:ftr {NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{notice}{fields}</w:p></w:ftr>'
