"""How Word documents of the tool look: the styles they use, as data, and how a document is given those that it lacks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt, RGBColor

FONT = "Arial"
"""On every computer, or replaced there by a typeface of the same widths."""
INK, RULE, GIVEN = "1F3864", "9AA5B8", "2E7D4F"
"""Colours of headings, of thin lines, and of the line beside what is proposed; all of them dark enough to be printed in grey."""
STATUS, BELOW, PROPOSAL, CELL = "Ask Status", "Ask Detail", "Proposal", "Table Text"
"""Styles of our own: an ask's status, a line below an entry of a list, the words to propose, what stands in a table."""
RUNNING_HEAD = "Running Head"
"""Style of the line in the header that names draft and date; the tool writes it anew in every document."""


@dataclass(frozen=True, slots=True)
class Look:
    """One style. Lengths in points; `lines` is the distance of lines as a share of the type's own."""

    name: str
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    keep_next: bool | None = None
    beside: str = ""
    """Colour of a line at the left."""
    below: str = ""
    """Colour of a line below."""
    bullet: bool = False
    own: bool = False
    """A style of ours, not one that every word processor knows by that name."""
    right: bool = False
    """Set at the right margin."""


LOOKS = (
    Look("Title", 18, True, False, INK, after=6, below=RULE),
    Look("Heading 1", 13, True, False, INK, before=10, after=2, keep_next=True),
    Look("Heading 2", 11, True, False, INK, before=7, after=1, keep_next=True),
    Look("Heading 3", 10, True, False, INK, before=6, after=1, keep_next=True),
    Look("List Bullet", after=1, left=14, hanging=14, bullet=True),
    Look("List Number", after=1, left=14, hanging=14),
    Look("Quote", italic=False, after=3, left=14, beside=RULE),
    Look("Header", 8.5),
    Look("Footer", 8.5, right=True),
    Look(STATUS, after=1, keep_next=True, own=True),
    Look(BELOW, after=1, left=28, own=True),
    Look(PROPOSAL, before=1, after=2, left=14, beside=GIVEN, own=True),
    Look(CELL, 8.5, before=1, after=1, own=True),
    Look(RUNNING_HEAD, 8.5, below=RULE, own=True),
)
GRID = "Table Grid"


def element(name: str, *inside: Any, **attributes: str) -> Any:
    """A new element of WordprocessingML with its text or the elements in it, and its attributes."""
    made: Any = OxmlElement(f"w:{name}")
    for part in inside:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def give_styles(document: Document, *, ours: bool) -> None:
    """See to it that the document has every style that we use; with `ours` those that it has are made to look like ours too."""
    if ours:
        _normal(document)
    for look in LOOKS:
        there = look.name in document.styles
        if ours or not there:
            _set(document, look, there)
    if GRID not in document.styles:
        document.styles.element.append(deepcopy(docx.Document().styles[GRID].element))
    elif not ours:
        return
    for edge in document.styles[GRID].element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}"):  # in the colour of all lines
        edge.set(qn("w:color"), RULE)


def _normal(document: Document) -> None:
    normal: Any = document.styles["Normal"]
    _typeface(normal)
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.0
    normal.element.get_or_add_rPr().append(element("lang", val="en-GB"))  # else every “programme” is underlined in red


def _typeface(style: Any) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]  # a typeface of the theme would win over the name
    fonts.set(qn("w:cs"), FONT)


def _set(document: Document, look: Look, there: bool) -> None:
    styles: Any = document.styles
    style = styles[look.name] if there else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not look.own)
    style.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if there and look.size is not None and look.bold:
        _typeface(style)
    font, format = style.font, style.paragraph_format
    font.bold, font.italic = look.bold, look.italic
    if look.size is not None:
        font.size = Pt(look.size)
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    format.space_before, format.space_after = Pt(look.before), Pt(look.after)
    format.keep_with_next = look.keep_next
    if look.left:
        format.left_indent, format.first_line_indent = Pt(look.left), Pt(-look.hanging)
    if look.right:
        format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    style.quick_style = True
    if look.beside:
        _line(style, "left", look.beside)
    if look.below:
        _line(style, "bottom", look.below)
    if look.bullet and not there:
        _bullet(document, style)


def _line(style: Any, side: Literal["left", "bottom"], colour: str) -> None:
    """A line beside or below the paragraphs of a style."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    line = element(side, val="single", sz="12" if side == "left" else "4", space="6", color=colour)
    borders = element("pBdr", line)
    # The format wants the parts of a paragraph's properties in its own order: lines stand before the distances.
    after = next((at for at, part in enumerate(properties) if part.tag in (qn("w:spacing"), qn("w:ind"), qn("w:jc"))), None)
    properties.append(borders) if after is None else properties.insert(after, borders)


def _bullet(document: Document, style: Any) -> None:
    """A list with dots for a template that has none."""
    part = document.part
    try:
        numbering: Any = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        assert part.package is not None
        numbering = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    root = numbering.element
    lists = root.findall(qn("w:abstractNum"))
    id = 1 + max((int(found.get(qn("w:abstractNumId"))) for found in lists), default=0)
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    lists[-1].addnext(made) if lists else root.insert(0, made)
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = root.add_num(id).numId
