"""What is fuzzed: each target takes any bytes and must end, without an error or with one of our own in one line."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import packed
from supply import Supply

from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Draft, Report
from wsisdiff.reading.blocks import Block, BlockKind, Reading
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.paragraphs.marks import find_marks
from wsisdiff.reading.paragraphs.numbering import number

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
ASKS = b'[[ask]]\nid = "a"\ntitle = "A"\ntext = "We welcome the Forum."\n'


def _put(name: str, data: bytes) -> Path:
    path = _FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _said(error: WsisdiffError) -> None:
    line = str(error)
    assert line, "a refusal without a word"
    assert line.isprintable(), f"a refusal that is not one printable line: {line!r}"


def _sound(draft: Draft) -> None:
    """What must hold of every draft that was read, whatever it was read from."""
    labels = [p.label for p in draft.paragraphs]
    assert len(set(labels)) == len(labels), "two paragraphs with one label"
    for paragraph in draft.paragraphs:
        assert paragraph.span.cut(draft.text) == paragraph.text
        assert "\x00" not in paragraph.text and "\x1b" not in paragraph.text
        for fact in paragraph.facts:
            assert 0 <= fact.span.start <= fact.span.end <= len(paragraph.text)


def _read(name: str, data: bytes) -> Draft | None:
    try:
        draft = read_draft(_put(name, data))
    except WsisdiffError as error:
        _said(error)
        return None
    _sound(draft)
    return draft


def pdf(data: bytes) -> None:
    """The first byte says whether the rest is a file or choices of which one is made."""
    raw = not data[:1] or data[0] % 4 == 0
    content = data[1:] if raw else packed.pdf(Supply(data[1:]))
    path = _put("draft.pdf", content)
    from wsisdiff.reading.pdf.read import read_pdf

    try:
        reading = read_pdf(path)
    except WsisdiffError as error:
        _said(error)
        return
    _numbered(reading)


def _numbered(reading: Reading) -> None:
    numbered = number(reading.blocks, reading.title)
    for paragraph in numbered.paragraphs:
        assert paragraph.span.cut(numbered.text) == paragraph.text
        find_marks(paragraph.text)


def docx(data: bytes) -> None:
    raw = not data[:1] or data[0] % 8 == 0
    _read("draft.docx", data[1:] if raw else packed.word_package(Supply(data[1:])))


def html(data: bytes) -> None:
    _read("draft.html", data)


def markdown(data: bytes) -> None:
    _read("draft.md", data)


def text(data: bytes) -> None:
    _read("draft.txt", data)


def rtf(data: bytes) -> None:
    _read("draft.rtf", b"{\\rtf1 " + data)


def odt(data: bytes) -> None:
    """The body of an OpenDocument text, whatever it is."""
    _read("draft.odt", packed.open_document(data))


def mail(data: bytes) -> None:
    _read("draft.eml", data)


def numbering(data: bytes) -> None:
    supply = Supply(data)
    kinds: tuple[BlockKind, ...] = ("text", "text", "text", "heading", "footnote")
    labels = ("", "", "", "", "1.", "2.", "12 bis.", "(a)", "A.", "II.", "•", "x")
    blocks: list[Block] = []
    count = 0
    while supply and len(blocks) < 200:
        marks = tuple(supply.one(("1", "2", "*", "a")) for _ in range(supply.number(0, 4) // 3))
        count = supply.one((count + 1, count + 1, count + 1, count, 1, count + 2, count + 30, supply.number(0, 2500)))
        letter = chr(65 + count % 26)
        starts = (
            "",
            f"{count}. ",
            f"{count}. ",
            f"{count} bis. ",
            f"{letter}. ",
            f"OP{count}. ",
            f"{count}.{count % 9}. ",
            f"[{count}. ",
            "(a) ",
        )
        text = supply.one(starts) + supply.text()
        block = Block(
            supply.one(kinds), text, supply.one(labels), supply.number(0, 3), marks=marks, mark=supply.one(("1", "2", ""))
        )
        blocks.append(block)
    numbered = number(blocks, supply.text())
    labels_given = [p.label for p in numbered.paragraphs]
    assert len(set(labels_given)) == len(labels_given), labels_given
    words = [word for b in blocks if b.kind == "text" for word in b.text.split()]
    kept = " ".join([numbered.text, *labels_given, *(h.text for h in numbered.headings)])
    for word in words:
        if word.isalpha():
            assert word in kept, f"{word!r} was dropped"
    for paragraph in numbered.paragraphs:
        assert paragraph.span.cut(numbered.text) == paragraph.text
        for fact in find_marks(paragraph.text)[0]:
            assert 0 <= fact.span.start <= fact.span.end <= len(paragraph.text)


def toml(data: bytes) -> None:
    """The first byte says which file of a workspace the rest is."""
    from wsisdiff.asking.load import load_asks
    from wsisdiff.judging.decisions import load_reviews
    from wsisdiff.workspace.manifest import manifest

    which, content = data[:1], data[1:]
    kind = which[0] % 3 if which else 0
    folder = _FOLDER / "workspace"
    _put("workspace/asks/asks.toml", content if kind == 0 else ASKS)
    _put("workspace/drafts/drafts.toml", content if kind == 1 else b"")
    _put("workspace/reviews.toml", content if kind == 2 else b"")
    try:
        [lambda: load_asks(folder / "asks"), lambda: manifest(folder), lambda: load_reviews(folder)][kind]()
    except WsisdiffError as error:
        _said(error)


def reports(data: bytes) -> None:
    """Two drafts and an ask of any text, through matching, comparing and every format of every report."""
    supply = Supply(data)
    drafts = [d for d in (_made(supply, n) for n in (1, 2)) if d is not None]
    if len(drafts) < 2:
        return
    from wsisdiff.asking.load import load_asks
    from wsisdiff.judging.assess import assess
    from wsisdiff.reporting import writers
    from wsisdiff.reporting.briefing.view import brief_of
    from wsisdiff.reporting.comparison.view import view_of
    from wsisdiff.tracking.concordance import compare
    from wsisdiff.tracking.effects import with_asks

    try:
        asks = load_asks(_put("made/asks.toml", _ask(supply)).parent)
    except WsisdiffError as error:
        _said(error)
        return
    report: Report = assess(asks, drafts)
    comparison = with_asks(compare(*drafts), report)
    for edits in (change.edits for change in comparison.changes):
        assert all(edit.text for edit in edits)
    view = view_of(comparison)
    for form in ("md", "html", "docx", "json"):
        _well_formed(writers.content(view, form), form)
        _well_formed(writers.content(report, form), form)
    brief = brief_of(report, comparison=comparison)
    for form in ("md", "html", "docx"):
        _well_formed(writers.content(brief, form), form)


def _made(supply: Supply, day: int) -> Draft | None:
    lines = [supply.text() for _ in range(supply.number(1, 6))]
    source = "\n\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    try:
        return read_draft(
            _put(f"draft-{day}.md", source.encode("utf-8", "replace")), id=f"d{day}", title=supply.text(), date=date(2025, 1, day)
        )
    except WsisdiffError as error:
        _said(error)
        return None


def _ask(supply: Supply) -> bytes:
    quoted = [json.dumps(supply.text() or "x").replace("\x7f", "") for _ in range(4)]
    elements = f'[[ask.element]]\ntext = {quoted[2]}\nfind = ["Forum | IGF", "human rights"]\n' * supply.number(0, 1)
    stance = supply.one(("include", "oppose"))
    return f'[[ask]]\nid = "a"\ntitle = {quoted[0]}\ntext = {quoted[1]}\nproposal = {quoted[3]}\nstance = "{stance}"\n{elements}'.encode()


def _well_formed(content: str | bytes, form: str) -> None:
    if form == "json":
        json.loads(content)
    elif form == "html":
        assert isinstance(content, str)
        assert "<script>alert" not in content and "\x1b" not in content and "\x00" not in content
    elif form == "docx":
        from lxml import etree

        assert isinstance(content, bytes)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
    else:
        assert isinstance(content, str)
        assert "<script" not in content and "\x1b" not in content


TARGETS: dict[str, Callable[[bytes], None]] = {
    "pdf": pdf, "docx": docx, "html": html, "markdown": markdown, "text": text, "rtf": rtf, "odt": odt, "mail": mail,
    "numbering": numbering, "toml": toml, "reports": reports,
}  # fmt: skip
MODULES = {
    "pdf": ("reading/pdf", "reading/lines"),
    "docx": ("reading/word", "reading/lines"),
    "html": ("reading/html", "reading/lines"),
    "markdown": ("reading/text", "reading/lookalikes"),
    "text": ("reading/text", "reading/lines", "reading/lookalikes"),
    "rtf": ("reading/rtf",),
    "odt": ("reading/odt",),
    "mail": ("reading/text/mail",),
    "numbering": ("reading/paragraphs",),
    "toml": ("files/tables", "asking", "workspace", "judging/decisions"),
    "reports": ("reporting", "tracking", "text", "matching", "judging"),
}
"""Target -> the modules, as beginnings of their paths in the package, whose lines it is to reach."""
