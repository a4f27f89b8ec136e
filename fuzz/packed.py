"""Files made of a fuzzer's bytes: Word packages and PDFs whose frame is right and whose content is anything."""

from __future__ import annotations

import io
import zipfile

from supply import Supply

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_PARTS = ("document", "numbering", "styles", "footnotes", "endnotes", "settings")
_ROOTS = {name: name for name in _PARTS}
_TAGS = (  # noqa: SIM905
    "p r t pPr rPr numPr numId ilvl pStyle tbl tr tc tcPr vMerge hMerge trPr ins del moveFrom moveTo delText sdt sdtContent sdtPr "
    "showingPlcHdr fldChar instrText fldSimple hyperlink br tab cr sym noBreakHyphen footnoteReference endnoteReference footnote "
    "endnote commentReference txbxContent b strike vanish vertAlign jc outlineLvl style basedOn name abstractNum num lvl start numFmt "
    "lvlText lvlRestart lvlOverride startOverride isLgl abstractNumId numStyleLink styleLink suff footnotePr numStart pPrChange "
    "altChunk customXml smartTag ptab drawing pict object rStyle rFonts sectPr body"
).split(" ")
_VALUES = (  # noqa: SIM905
    "0 1 2 3 8 9 -1 99999999999 x true false begin separate end restart continue superscript center decimal lowerLetter upperRoman "
    "bullet none chicago ordinalText %1. %1.%2 (%3) %9 Heading1 heading\u00a01 toc\u00a01 PAGE REF AUTONUM LISTNUM _Toc1 Symbol F0B7 "
    "1\u00b2 \u0661"
).split(" ")
_ATTRIBUTES = (  # noqa: SIM905
    "val id numId ilvl styleId type default fldCharType instr char font anchor abstractNumId customMarkFollows ascii"
).split(" ")


def word_package(supply: Supply) -> bytes:
    """A .docx: its parts are trees of Word's own elements, in any order and depth."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in _PARTS:
            if name == "document" or supply.number(0, 2):
                shaped = _SHAPED.get(name)
                inner = shaped(supply) if shaped and supply.number(0, 3) else _tree(supply, 40 if name != "document" else 300)
                inner = f"<w:body>{inner}</w:body>" if name == "document" else inner
                archive.writestr(f"word/{name}.xml", f"<w:{_ROOTS[name]} {_NAMES}>{inner}</w:{_ROOTS[name]}>")
    return out.getvalue()


def _lists(supply: Supply) -> str:
    """Definitions of lists as Word writes them, with values that may be wrong."""
    out = ""
    for n in range(supply.number(1, 3)):
        link = supply.one(("", "", f'<w:numStyleLink w:val="s{n}"/>', f'<w:styleLink w:val="s{n}"/>'))
        levels = "".join(_level(supply, ilvl) for ilvl in range(supply.number(1, 4)))
        out += f'<w:abstractNum w:abstractNumId="{n}">{link}{levels}</w:abstractNum>'
    for n in range(1, supply.number(2, 5)):
        override = f'<w:startOverride w:val="{_value(supply)}"/>{_level(supply, 0)}' if supply.byte() % 2 else ""
        override = f'<w:lvlOverride w:ilvl="{supply.number(0, 2)}">{override}</w:lvlOverride>' if override else ""
        out += f'<w:num w:numId="{n}"><w:abstractNumId w:val="{supply.number(0, 3)}"/>{override}</w:num>'
    return out


def _level(supply: Supply, ilvl: int) -> str:
    formats = (
        "decimal",
        "lowerLetter",
        "upperRoman",
        "bullet",
        "none",
        "chicago",
        "ordinalText",
        "cardinalText",
        "decimalZero",
        "new",
    )
    inside = f'<w:start w:val="{_value(supply)}"/><w:numFmt w:val="{supply.one(formats)}"/><w:lvlText w:val="{_value(supply)}"/>'
    more = (
        "<w:isLgl/>",
        '<w:pStyle w:val="s1"/>',
        '<w:lvlRestart w:val="0"/>',
        "<w:rPr><w:vanish/></w:rPr>",
        "<w:lvlPicBulletId/>",
        "",
        "",
    )
    return f'<w:lvl w:ilvl="{ilvl}">{inside}{supply.one(more)}{supply.one(more)}</w:lvl>'


def _looks(supply: Supply) -> str:
    """Styles as Word writes them."""
    out = ""
    for n in range(supply.number(1, 5)):
        numbering = (
            f'<w:numPr><w:ilvl w:val="{_value(supply)}"/><w:numId w:val="{supply.number(0, 4)}"/></w:numPr>'
            if supply.byte() % 2
            else ""
        )
        properties = f'{numbering}<w:outlineLvl w:val="{_value(supply)}"/>' if supply.byte() % 2 else numbering
        kind = supply.one(('w:type="paragraph" w:default="1"', 'w:type="paragraph"', 'w:type="character"'))
        name = supply.one((f"s{n}", "0", "1", "Heading1", "heading 1"))
        out += (
            f'<w:style {kind} w:styleId="{name}"><w:name w:val="{_value(supply)}"/><w:basedOn w:val="s{supply.number(0, 5)}"/>'
            f"<w:pPr>{properties}</w:pPr><w:rPr><w:{supply.one(('b', 'strike', 'vanish'))}/></w:rPr></w:style>"
        )
    return out


def _tree(supply: Supply, most: int) -> str:
    out: list[str] = []
    opened: list[str] = []
    for _ in range(most):
        if not supply:
            break
        act = supply.number(0, 9)
        if act < 4 and len(opened) < 60:
            opened.append(supply.one(_TAGS))
            out.append(f"<w:{opened[-1]}{_attributes(supply)}>")
        elif act < 6 and opened:
            out.append(f"</w:{opened.pop()}>")
        elif act < 8:
            out.append(f"<w:{supply.one(_TAGS)}{_attributes(supply)}/>")
        elif act == 8:
            out.append(_paragraph(supply))
        else:
            text = supply.text() if supply.number(0, 1) else supply.one(_VALUES)
            out.append(
                f"<w:t>{_plain(text)}</w:t>" if supply.number(0, 3) else f"<w:p><w:r><w:t>{_plain(text)}</w:t></w:r></w:p>"
            )
    out.extend(f"</w:{name}>" for name in reversed(opened))
    return "".join(out)


def _paragraph(supply: Supply) -> str:
    """A paragraph as Word writes it: properties, then runs with properties of their own."""
    numbering = (
        f'<w:numPr><w:ilvl w:val="{_value(supply)}"/><w:numId w:val="{_value(supply)}"/></w:numPr>' if supply.byte() % 2 else ""
    )
    names = ("pStyle", "outlineLvl", "jc", "sectPr", "rPr")
    properties = "".join(f'<w:{supply.one(names)} w:val="{_value(supply)}"/>' for _ in range(supply.number(0, 2)))
    runs = ""
    for _ in range(supply.number(1, 3)):
        looks = ("b", "strike", "vanish", "vertAlign", "rStyle", "rFonts")
        look = "".join(f'<w:{supply.one(looks)} w:val="{_value(supply)}"/>' for _ in range(supply.number(0, 1)))
        look += '<w:vertAlign w:val="superscript"/>' if supply.byte() % 4 == 1 else ""
        text = f"<w:t>{_plain(supply.text() if not look else supply.one(('1', '2', '*', 'th', '1, 2', '[3]')))}</w:t>"
        name = supply.one(("PAGE", "REF x", "AUTONUM", "LISTNUM", "PAGEREF _Toc1"))
        field = (
            '<w:fldChar w:fldCharType="begin"/>'
            + f"<w:instrText>{name}</w:instrText>"
            + f'<w:fldChar w:fldCharType="separate"/>{text}<w:fldChar w:fldCharType="end"/>'
        )
        reference = f'<w:footnoteReference w:id="{_value(supply)}"/>'
        inside = (text, text, reference, field, f'<w:fldChar w:fldCharType="{_value(supply)}"/>', "<w:br/>")
        runs += f"<w:r><w:rPr>{look}</w:rPr>{supply.one(inside)}</w:r>"
    return f"<w:p><w:pPr>{properties}{numbering}</w:pPr>{runs}</w:p>"


def _value(supply: Supply) -> str:
    return _plain(supply.one(_VALUES))


def _attributes(supply: Supply) -> str:
    names = {supply.one(_ATTRIBUTES) for _ in range(supply.number(0, 2))}
    return "".join(f' w:{name}="{_plain(supply.one(_VALUES))}"' for name in sorted(names))


_SHAPED = {"numbering": _lists, "styles": _looks}


def _plain(text: str) -> str:
    """What XML can hold, escaped."""
    kept = "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def pdf(supply: Supply) -> bytes:
    """A PDF: pages with pieces of text at any place, size, weight and angle."""
    pages = [_page(supply) for _ in range(supply.number(1, 4))]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    fonts = "/F0 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >> " + (
        "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< /Font << {fonts} >> >>".encode(),
    ]
    for n, (content, turned) in enumerate(pages):
        head = (
            f"<< /Type /Page /Parent 2 0 R /Resources 3 0 R /MediaBox [0 0 595 842] /Rotate {turned} /Contents {5 + 2 * n} 0 R >>"
        )
        objects += [head.encode(), b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"]
    return assembled(objects)


def assembled(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF file of numbered objects with its table of references."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))
    return out + table + end


def _page(supply: Supply) -> tuple[bytes, int]:
    out, y = [], 780
    for _ in range(supply.number(1, 40)):
        if not supply:
            break
        act = supply.number(0, 9)
        x = supply.one((80, 80, 80, 80, 100, 320, 0, 590))
        y = y - supply.one((14, 14, 14, 14, 28, 0, 3, 200)) if act else supply.number(0, 842)
        size = supply.one((11, 11, 11, -11, 16, 6, 0, 90)) if act < 8 else supply.number(-255, 255) / 7
        angle = supply.one(
            ("1 0 0 1", "1 0 0 1", "1 0 0 1", "1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0.7 0.7 -0.7 0.7", "1e30 0 0 1e30")
        )
        text = supply.text().encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out.append(b"BT /F%d %.2f Tf %s %d %d Tm (%s) Tj ET" % (supply.number(0, 1), size, angle.encode(), x, y, text))
    return b"\n".join(out), supply.one((0, 0, 0, 90, 180, 270, 45))


def open_document(body: bytes) -> bytes:
    """An OpenDocument text with this body."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for name, uri in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
                          ("draw", "drawing"))
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>".encode()
            + body
            + b"</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A .docx of this body; `parts` are the insides of its other parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_NAMES}>{inner}</w:{name}>")
    return out.getvalue()


def pages_of(contents: list[bytes]) -> bytes:
    """A PDF of one page for each of these contents; /F0 in them is Times."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        b"<< /Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>",
    ]
    for n, content in enumerate(contents):
        head = f"<< /Type /Page /Parent 2 0 R /Resources 3 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R >>"
        objects += [head.encode(), b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"]
    return assembled(objects)
