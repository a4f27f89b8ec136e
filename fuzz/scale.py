"""How the time to read grows with the text: python fuzz/scale.py [--longest SECONDS] [--only NAME]

Documents made to be slow, each at a size, twice and four times it. A reader that takes time in proportion to its text shows about 2.0
and 2.0; one that looks back at everything for each line shows 4.0 and 4.0 and is marked.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import packed  # noqa: E402

from wsisdiff.errors import WsisdiffError  # noqa: E402
from wsisdiff.reading.open_draft import read_draft  # noqa: E402

LINE = "We reaffirm the vision of a people-centred information society and recall the outcomes of the summit."


def md(make: Callable[[int], str]) -> tuple[str, Callable[[int], bytes]]:
    return ".md", lambda n: make(n).encode()


def txt(make: Callable[[int], str]) -> tuple[str, Callable[[int], bytes]]:
    return ".txt", lambda n: make(n).encode()


def page(make: Callable[[int], str]) -> tuple[str, Callable[[int], bytes]]:
    return ".html", lambda n: f"<!doctype html><meta charset=utf-8><body>{make(n)}".encode()


def word(make: Callable[[int], str], **parts: Callable[[int], str]) -> tuple[str, Callable[[int], bytes]]:
    return ".docx", lambda n: packed.word_file(make(n), **{name: part(n) for name, part in parts.items()})


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(make: Callable[[int], list[bytes]]) -> tuple[str, Callable[[int], bytes]]:
    return ".pdf", lambda n: packed.pages_of(make(n))


def at(x: float, y: float, text: str) -> bytes:
    return f"BT /F0 10 Tf 1 0 0 1 {x:.1f} {y:.1f} Tm ({text}) Tj ET\n".encode()


SLOW: dict[str, tuple[int, tuple[str, Callable[[int], bytes]]]] = {
    "numbered paragraphs": (5000, md(lambda n: "\n\n".join(f"{i}. {LINE}" for i in range(1, n + 1)))),
    "one number for all": (3000, md(lambda n: f"1. {LINE}\n\n" * n)),
    "numbers backwards": (3000, md(lambda n: "\n\n".join(f"{i}. {LINE}" for i in range(n, 0, -1)))),
    "numbers that start again under headings": (2000, md(lambda n: "## Head\n\n1. We act.\n\n2. We act.\n\n" * n)),
    "letters": (3000, md(lambda n: "\n\n".join(f"{chr(65 + i % 26)}. {LINE}" for i in range(n)))),
    "headings": (5000, md(lambda n: "## Head\n\n" * n + "1. We act.\n\n")),
    "unnumbered paragraphs after a number": (5000, md(lambda n: "1. We act.\n\n" + f"{LINE}\n\n" * n)),
    "footnotes": (3000, md(lambda n: "".join(f"{i}. We act[^{i}].\n\n[^{i}]: Note.\n\n" for i in range(1, n + 1)))),
    "one footnote cited by all": (3000, md(lambda n: "1. We act[^1].\n\n" * n + "[^1]: Note.\n")),
    "one paragraph of many lines": (20000, md(lambda n: f"1. {LINE}\n" + f"{LINE}\n" * n)),
    "one paragraph of one line": (10000, md(lambda n: f"1. {LINE} " + f"{LINE} " * n)),
    "quotation marks in each other": (40000, md(lambda n: "1. We act.\n\n" + ">" * n + " x")),
    "emphasis that never ends": (20000, md(lambda n: "1. We act " + "**a " * n)),
    "single emphasis that never ends": (20000, md(lambda n: "1. We act " + "*a _b " * n)),
    "backticks": (40000, md(lambda n: "1. We act " + "`" * n + " x")),
    "backticks of all lengths": (300, md(lambda n: "1. We act " + " ".join("`" * i for i in range(n)))),
    "links that never end": (20000, md(lambda n: "1. We act " + "![a](b " * n)),
    "notes that never end": (20000, md(lambda n: "1. We act " + "[^" * n)),
    "spaces in a heading": (40000, md(lambda n: "# a" + " " * n + "b\n\n1. We act.")),
    "table rule of spaces": (40000, md(lambda n: "1. We act.\n\n" + " " * n + "|" + "-" * n + "x")),
    "open brackets": (20000, md(lambda n: "1. We act " + "[a " * n)),
    "closed brackets": (20000, md(lambda n: "1. We act " + "a] " * n)),
    "many brackets": (10000, md(lambda n: "1. We act " + "[shall] [G77: delete] (agreed) " * n)),
    "names of parties": (10000, txt(lambda n: "1. We act\n" + "Japan, Government: x\n" * n)),
    "capitals": (20000, txt(lambda n: "1. We act (" + "A&" * n + "):")),
    "symbols": (10000, txt(lambda n: "1. We act [" + "A/" * n + "]")),
    "wrapped lines": (20000, txt(lambda n: "1. We reaffirm the implementation of multi-\nstakeholder\n" * n)),
    "lines with labels": (10000, txt(lambda n: "1. We act on\n" * n)),
    "tabs": (100000, txt(lambda n: "1. We act.\n\n" + "\t" * n + "x")),
    "paragraphs of a page": (3000, page(lambda n: f"<p>1. {LINE}</p>" * n)),
    "scripts between words": (5000, page(lambda n: f"<p>1. {LINE}" + "a<script>x</script>b" * n)),
    "hidden in hidden": (3000, page(lambda n: f"<p>1. {LINE}" + ("<div hidden>" * 200 + "x" * n + "</div>" * 200) * 5)),
    "raised stars": (20000, page(lambda n: f"<p>1. {LINE}<sup>" + "*" * n + "x</sup>")),
    "raised marks": (3000, page(lambda n: f"<p>1. {LINE}" + "word<sup>1</sup> " * n)),
    "links to notes": (2000, page(lambda n: f"<p>1. {LINE}" + "".join(f'w<sup><a href="#n{i}">{i}</a></sup> ' for i in range(n))
                                   + "".join(f'<p id="n{i}">{i} Note' for i in range(n)))),
    "links to one place": (3000, page(lambda n: f"<p>1. {LINE}" + '<sup><a href="#x">1</a></sup> ' * n + f"<div id=x>{LINE * 500}</div>")),
    "deep menus": (500, page(lambda n: f"<p>1. {LINE}" + "<div>" * 400 + "<div><a>a</a><a>b</a><a>c</a>dddddddddddd</div>" * n)),
    "boxes of notes in each other": (500, page(lambda n: f"<p>1. {LINE}" + "<div class=footnotes>" * 400 + "<p>1 note</p>" * n)),
    "fused figures": (3000, page(lambda n: f"<p>1. {LINE}" + "".join(f"<p>word{i % 90 + 1} goes on</p>" for i in range(n)))),
    "signs back": (20000, page(lambda n: f"<p>1. {LINE}<sup><a href=#n>1</a></sup><p id=n>1 note " + "↑↩" * n + "x")),
    "styles": (3000, page(lambda n: f"<p>1. {LINE}<span style='" + "text-decoration:" * n + "'>x</span>")),
    "a table of one row": (2000, page(lambda n: "<table><tr>" + ("<td>" + "".join(f"<p>{i}. We act</p>" for i in range(n)) + "</td>") * 2)),
    "rules of a style sheet": (2000, page(lambda n: "<style>" + "".join(f".c{i} p, p ~ .d{i} {{color:red}}" for i in range(n)) + "</style>"
                                         + "".join(f"<p class='c{i} d{i}'>{i}. {LINE}" for i in range(n)))),
    "rules of one element": (1000, page(lambda n: "<style>" + "p {color: red} " * n + "</style>" + f"<p>1. {LINE}" * n)),
    "braces of a style sheet": (100000, page(lambda n: "<style>" + "@media x {" * n + "</style>" + f"<p>1. {LINE}")),
    "struck words that never end": (20000, md(lambda n: "1. We act " + "<del> {-- ~~x " * n)),
    "styled tags that never end": (10000, md(lambda n: "1. We act " + "<span style='display:none'> " * n)),
    "look-alikes": (20000, md(lambda n: "1. " + "n\u043et " * n + "x" + "\u0336" * n)),
    "marks on a letter": (100000, md(lambda n: "1. We act a" + "\u0301" * n)),
    "numbers of lines": (20000, txt(lambda n: "".join(f"{i} words of it\n" for i in range(n)))),
    "groups of rich text": (100, (".rtf", lambda n: b"{\\rtf1 1. We act " + b"{\\b x}" * n * 200 + b"\\par}")),
    "headers of a mail": (5000, (".eml", lambda n: b"From: a\nSubject: b\n" + b"X-A: =?utf-8?q?x?= y\n" * n + b"\n1. We act.\n")),
    "articles": (2000, md(lambda n: "".join(f"## Article {i}\n\n1. We act.\n\n2. We go.\n\n" for i in range(n)))),
    "paragraphs of Word": (3000, word(lambda n: "".join(p(f"{i}. {LINE}") for i in range(1, n + 1)))),
    "raised marks of Word": (3000, word(lambda n: "<w:p>" + ('<w:r><w:t>word</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/>'
                                                            "</w:rPr><w:t>1</w:t></w:r>") * n + "</w:p>")),
    "styles on styles": (300, word(
        lambda n: "".join(f'<w:p><w:pPr><w:pStyle w:val="s{i}"/></w:pPr><w:r><w:t>{i}. x</w:t></w:r></w:p>' for i in range(n)),
        styles=lambda n: "".join(f'<w:style w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>' for i in range(n)))),
    "lists of one definition": (300, word(
        lambda n: p("1. x"),
        numbering=lambda n: '<w:abstractNum w:abstractNumId="0">' + '<w:lvl w:ilvl="0"/>' * n + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/></w:num>' for i in range(1, n)))),
    "fields that never end": (3000, word(
        lambda n: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n + "<w:r><w:t>1. x</w:t></w:r></w:p>")),
    "pages": (20, pdf(lambda n: [b"".join(at(80, 780 - 14 * k, f"{i}. {LINE[:60]}") for k in range(50)) for i in range(n)])),
    "pieces of text on a page": (800, pdf(lambda n: [b"".join(at(20 + 37 * i % 560, 20 + 53 * i % 800, f"w{i}") for i in range(n))])),
    "one line on a page": (2000, pdf(lambda n: [at(80, 700, "word " * n)])),
}  # fmt: skip
"""Name -> (the smallest size, the ending and what makes the file)."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=float, default=20.0, help="seconds from which a document is not read at a larger size")
    parser.add_argument("--only", default="", help="those whose name holds this")
    arguments = parser.parse_args()
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (size, (ending, make)) in SLOW.items():
            if arguments.only not in name:
                continue
            times: list[float] = []
            said = ""
            for factor in (1, 2, 4):
                path = Path(folder) / f"draft{ending}"
                path.write_bytes(make(size * factor))
                start = time.perf_counter()
                try:
                    read_draft(path)
                except WsisdiffError as error:
                    said = f"  {error.what[:60]}"
                times.append(time.perf_counter() - start)
                if times[-1] > arguments.longest:
                    break
            growth = [later / earlier for earlier, later in pairwise(times)]
            marked = len(growth) < 2 or (growth[-1] > 3.0 and times[-1] > 0.3)
            slow += marked
            shown = " ".join(f"{seconds:8.3f}" for seconds in times)
            print(
                f"{'!' if marked else ' '} {name:42} {size:>7} {shown}  x {' '.join(f'{g:.1f}' for g in growth)}{said}",
                flush=True,
            )
    print(f"{slow} of them grow faster than their text" if slow else "all grow with their text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
