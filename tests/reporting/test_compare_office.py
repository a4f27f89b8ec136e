"""A redline in LibreOffice: accepting all gives the new draft and rejecting all the old one, letter for letter, notes included."""

from __future__ import annotations

import random
import string
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import shared
from tests.reporting import office
from tests.reporting.test_compare_word import printed
from wsisdiff.model import Draft, Heading, Paragraph, Span
from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reporting.comparison.tracked import compare_word
from wsisdiff.reporting.comparison.view import view_of
from wsisdiff.tracking.concordance import compare

pytestmark = pytest.mark.skipif(office.HERE is None, reason="LibreOffice is not on this machine")
Part = tuple[str, tuple[str, ...]]
"""A paragraph and its footnotes, or a heading: "# Topic"."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOUNS = (
    "harbours",
    "pilots",
    "ferries",
    "salt",
    "rivers",
    "gauges",
    "wells",
    "boats",
    "towns",
    "nets",
    "tolls",
    "maps",
    "floods",
    "crews",
    "ports",
    "lakes",
    "roads",
    "bells",
)
VERBS = ("We decide to", "We encourage", "The Parties shall", "States should", "The Panel may")


def draft(*parts: Part | str) -> Draft:
    paragraphs: list[Paragraph] = []
    headings: list[Heading] = []
    at = 0
    for part in parts:
        text, notes = (part, ()) if isinstance(part, str) else part
        if text.startswith("# "):
            headings.append(Heading(text[2:], 2, len(paragraphs)))
            continue
        paragraphs.append(Paragraph(str(len(paragraphs) + 1), text, Span(at, at + len(text)), footnotes=notes))
        at += len(text) + 2
    return Draft("d", "d", None, "\n\n".join(p.text for p in paragraphs), tuple(paragraphs), tuple(headings))


def notes_of(path: Path) -> list[str]:
    """The texts of the footnotes whose marks stand in a Word file, sorted: LibreOffice numbers them anew."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        marks = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
        notes = etree.fromstring(package.read("word/footnotes.xml")) if marks else ()
        texts = {note.get(f"{W}id"): "".join(part.text or "" for part in note.iter(f"{W}t")).strip() for note in notes}
    return sorted(texts[mark] for mark in marks)


def wrong(pairs: list[tuple[Draft, Draft]], folder: Path) -> list[object]:
    """What does not come back letter for letter."""
    found: list[object] = []
    files = office.resolved([compare_word(view_of(compare(old, new))) for old, new in pairs], folder)
    for n, (pair, ways) in enumerate(zip(pairs, files, strict=True)):
        for (way, path), wanted in zip(sorted(ways.items()), reversed(pair), strict=True):
            notes = sorted(note for p in wanted.paragraphs for note in p.footnotes)
            if (read := office.lines_of(path)) != printed(wanted) or notes_of(path) != notes:
                found.append((n, way, read, printed(wanted), notes_of(path), notes))
    return found


TOP, LAMP = "Harbour towns keep their own tide tables.", "We note that each pier has a lamp."
BELL, QUAY = "Masters shall ring the bell.", "States should sweep the quay."
LIST = TOP + " We sweep:\n(a) quays;\n(b) piers."
NOTE = ("The tables bind all masters.",)


def test_neighbours_that_libreoffice_takes_for_one_stay_apart(tmp_path: Path) -> None:
    pairs = [
        # the end of the paragraph with the first footnote is forgotten when the notes are read: at the draft's start ...
        (draft((TOP, NOTE), BELL), draft(BELL)),
        # ... after a heading, before another one, and with a paragraph that comes in its place
        (draft("# Tides", (TOP, NOTE), BELL), draft("# Tides", BELL)),
        (draft("# Tides", (TOP, NOTE), "# Bells", BELL), draft("# Tides", "# Bells", BELL)),
        (draft("# Tides", BELL), draft("# Tides", (LAMP, NOTE), LAMP + " It is lit at dusk.", BELL)),
        (draft("# Tides", (TOP, NOTE), BELL), draft("# Tides", "Ropes are tarred in May by three crews.", BELL)),
        # ... and when it moved, or stands after a paragraph that keeps its own note
        (draft((TOP, NOTE), BELL, LAMP, QUAY), draft(BELL, LAMP, QUAY, (TOP, NOTE))),
        (draft((TOP, NOTE), BELL), draft((TOP, NOTE), (LAMP, NOTE), BELL)),
        # a heading that comes right after words that came at the end of a list
        (draft("# Tides", TOP, "# Bells", BELL), draft("# Tides", LIST, "# III. Quays", "# Bells", BELL)),
    ]  # fmt: skip
    assert wrong(pairs, tmp_path) == []


def words(r: random.Random, least: int, most: int) -> str:
    return " ".join(r.choice(NOUNS) for _ in range(r.randint(least, most)))


def sentence(r: random.Random) -> str:
    return f"{r.choice(VERBS)} {words(r, 4, 12)}."


def paragraph(r: random.Random) -> str:
    kind = r.random()
    if kind < 0.15:
        return "The Parties shall:\n" + "\n".join(f"({c}) {words(r, 3, 7)};" for c in string.ascii_lowercase[: r.randint(2, 4)])
    if kind < 0.22:
        return "\n".join(" | ".join(words(r, 1, 2) for _ in range(3)) for _ in range(3))
    return " ".join(sentence(r) for _ in range(r.randint(1, 3)))


def random_parts(r: random.Random) -> list[Part]:
    parts: list[Part] = []
    for _ in range(r.randint(3, 7)):
        if r.random() < 0.25:
            parts.append((f"# {words(r, 2, 2).title()}", ()))
        parts.append((paragraph(r), (f"Note that binds {words(r, 1, 1)}",) if r.random() < 0.25 else ()))
    return parts


def changed(r: random.Random, parts: list[Part]) -> list[Part]:
    """The parts as another draft may have them: some gone, some new, one elsewhere, words and notes changed."""
    out: list[Part] = []
    for text, notes in parts:
        if r.random() < 0.1:
            continue
        said = text.split(" ")
        for _ in range(r.choice((0, 0, 1, 2))):
            spot = r.randrange(1, len(said))
            said[spot : spot + r.randint(0, 1)] = r.choice(([], [r.choice(NOUNS)], [r.choice(NOUNS), r.choice(NOUNS)]))
            said = said if len(said) > 2 else text.split(" ")
        if not text.startswith("# "):
            said = [*(["[new]"] if r.random() < 0.1 else []), *said, *([sentence(r)] if r.random() < 0.15 else [])]
            notes = tuple(n.replace("that binds", "that does not bind") if r.random() < 0.3 else n for n in notes)
            notes = (*notes[: 0 if r.random() < 0.1 else None], *((sentence(r),) if r.random() < 0.08 else ()))
        out.append((" ".join(said), notes))
        if r.random() < 0.15:
            out.append((paragraph(r), (sentence(r),) if r.random() < 0.2 else ()))
    if len(out) > 3 and r.random() < 0.5:
        out.insert(r.randrange(len(out)), out.pop(r.randrange(len(out))))
    return out


def test_fifty_random_pairs_come_back_letter_for_letter(tmp_path: Path) -> None:
    pairs = []
    for seed in range(50):
        r = random.Random(seed)
        parts = random_parts(r)
        pairs.append((draft(*parts), draft(*changed(r, parts))))
    assert wrong(pairs, tmp_path) == []


IN_WORD = ("01", "02b", "12", "24", "52", "60", "62", "64", "65", "66", "68")
"""Pairs of a collection that is not part of the project whose README speaks of the Word file."""


def test_pairs_reported_against_other_tools_come_back_letter_for_letter(tmp_path: Path) -> None:
    folders = [path for path in shared("benchmarks", "comparing").iterdir() if path.name.split("-")[0] in IN_WORD]
    assert len(folders) == len(IN_WORD)
    files = [[next(path for path in folder.iterdir() if path.stem == side) for side in ("old", "new")] for folder in folders]
    assert wrong([(read_draft(old), read_draft(new)) for old, new in files], tmp_path) == []
