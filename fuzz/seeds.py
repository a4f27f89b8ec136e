"""Write the hand-made beginnings of the corpus: python fuzz/seeds.py. Whatever the fuzzer found since stays beside them."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import packed  # noqa: E402

PLAIN = """Elements for a declaration

The General Assembly,

Recalling its resolution 70/125[^1],

1. We reaffirm the imple-
mentation of the [outcomes] [results]:

(a) shall/should act; and

(b) [G77: delete]

12 bis. We decide to meet again.

IV. Follow-up

[^1]: Of 16 December.
"""
MARKDOWN = """---
title: A paper
---
# Head
> quoted *words* and **more** with [a link](https://example.org/a_(b)) and `code`

1. First[^1]
2. Second <sup>2</sup>

| No. | Text |
|-----|------|
| 1.  | We \\| act |

[^1]: Note.
"""
HTML = """<!doctype html><meta charset="utf-8"><title>T</title><nav><a href="#">menu</a></nav><main><h1>Paper</h1>
<ol start="3"><li>One<sup><a href="#fn1">1</a></sup><ol type="a"><li>deep</ol><li>Two</ol>
<table><tr><td>1. old</td><td>1. new</td></tr></table><p>5 km<sup>2</sup> <ins>in</ins> <del>out</del> <b>bold</b></p>
<div class="footnotes"><p id="fn1">1 Note</p></div></main>"""
DRAFTS = '[[draft]]\nid = "one"\ntitle = "One"\ndate = 2025-08-30\nurl = "https://example.org/one.pdf"\n'
ASKS = """[[group]]
name = "forum"
phrases = ["IGF", "Forum"]

[[name]]
names = ["IGF", "Internet Governance Forum"]

[[ask]]
id = "a-b"
title = "A"
theme = "t"
stance = "oppose"
text = "We welcome the Forum."
agreed_language = ["We recall."]
any_of = ["a"]
conflicts = ["!no + Forum"]

[[ask.element]]
id = "a"
text = "the Forum"
find = ["@forum + ^permanent | para(WSIS, 1-2)"]
verb = "decide"
"""
REVIEWS = '[[review]]\nask = "a"\ndraft = "one"\nstatus = "partial"\nby = "A. Name"\ndate = 2025-08-30\nnote = "n"\n'


def word_file() -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>We decide</w:t></w:r></w:p>'
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document {names}><w:body>{body}</w:body></w:document>")
        archive.writestr(zipfile.ZipInfo("word/numbering.xml"), f"<w:numbering {names}>{lists}</w:numbering>")
    return out.getvalue()


def pdf_file() -> bytes:
    text = b"BT /F1 12 Tf 72 700 Td (1. We decide to act.) Tj 0 -14 Td (It goes on.) Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    return packed.assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream, font]
    )


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


RTF = r"""\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}{\colortbl;\red255\green255\blue255;}{\listtext 1.\tab}We {\strike not }act\u8212?
{\deleted out}{\revised in}{\v x}{\cf1 y}{\super\chftn{\footnote\chftn Note.}}.\par\trowd\intbl a\cell b\cell\row\pard 2. \'ef\par}"""
ODT = """<text:list text:style-name="L"><text:list-item><text:p>We act</text:p><text:list><text:list-item><text:p>now</text:p>
</text:list-item></text:list></text:list-item></text:list><text:p>2. We<text:s/>go<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Note</text:p></text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p>
</table:table-cell></table:table-row></table:table>"""
MAIL = """From: a@example.org
Subject: =?utf-8?q?Rev=202?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

> 1. We act=20
> now.
--x
Content-Type: text/html; charset=koi8-r
Content-Disposition: attachment; filename="a.html"

<p>1. We act
--x--
"""


SEEDS: dict[str, list[bytes]] = {
    "pdf": [b"\x00" + pdf_file(), *(b"\x01" + noise(n, 600) for n in range(6))],
    "docx": [b"\x00" + word_file(), *(b"\x01" + noise(n, 900) for n in range(8))],
    "html": [HTML.encode(), HTML.encode("utf-16")],
    "markdown": [MARKDOWN.encode(), PLAIN.encode()],
    "text": [PLAIN.encode(), PLAIN.encode("utf-16"), "caf\xe9 1. We act".encode("cp1252")],
    "rtf": [RTF.encode()],
    "odt": [ODT.encode()],
    "mail": [MAIL.encode()],
    "numbering": [noise(n, 500) for n in range(6)],
    "toml": [b"\x00" + ASKS.encode(), b"\x01" + DRAFTS.encode(), b"\x02" + REVIEWS.encode()],
    "reports": [noise(n, 400) for n in range(8)],
}


def main() -> None:
    for target, seeds in SEEDS.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for n, data in enumerate(seeds):
            (folder / f"seed-{n}").write_bytes(data)


if __name__ == "__main__":
    main()
