"""PDF: what nobody can see is left out and told; what can be seen, and the words of a scan, stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.reading.open_draft import read_draft

from .paper import LEFT, Paper, wrapped

FILLER = (
    "We invite those who run the wells of the valley to meet once a year, to tell each other what they found, and to write "
    "it down in a book that everybody may read."
)
SECRET = "3. We sell the wells to whoever pays most."
Trick = Callable[[Paper], None]


def white(sheet: Paper) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text([SECRET])


def nearly_white(sheet: Paper) -> None:
    sheet.canvas.setFillColorRGB(0.95, 0.95, 0.95)
    sheet.text([SECRET])


def transparent(sheet: Paper) -> None:
    sheet.canvas.setFillAlpha(0.02)
    sheet.text([SECRET])


def tone_on_tone(sheet: Paper) -> None:
    sheet.canvas.setFillColorRGB(0.1, 0.2, 0.6)
    sheet.canvas.rect(LEFT - 5, sheet.y - 15, 420, 22, stroke=0, fill=1)
    sheet.text([SECRET])


def invisible(sheet: Paper) -> None:
    text = sheet.canvas.beginText(LEFT, sheet.y - 6)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    sheet.canvas.drawText(text)


def tiny(sheet: Paper) -> None:
    sheet.text([SECRET], size=1)


def beyond(sheet: Paper) -> None:
    sheet.put(LEFT, -40, SECRET)


def beside(sheet: Paper) -> None:
    sheet.put(700, sheet.y, SECRET)


def covered(sheet: Paper) -> None:
    sheet.text([SECRET])
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.canvas.rect(LEFT - 5, sheet.y + 5, 420, 22, stroke=0, fill=1)


def blacked(sheet: Paper) -> None:
    sheet.text([SECRET])
    sheet.canvas.rect(LEFT - 5, sheet.y + 5, 420, 22, stroke=0, fill=1)


def under_a_picture(sheet: Paper) -> None:
    from reportlab.lib.utils import ImageReader

    sheet.text([SECRET])
    image = pytest.importorskip("PIL.Image").new("RGB", (40, 4), (90, 120, 60))
    sheet.canvas.drawImage(ImageReader(image), LEFT - 5, sheet.y + 5, 420, 22)


def clipped(sheet: Paper) -> None:
    path = sheet.canvas.beginPath()
    path.rect(10, 10, 5, 5)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text([SECRET])


def white_outline(sheet: Paper) -> None:
    text = sheet.canvas.beginText(LEFT, sheet.y - 6)
    text.setTextRenderMode(1)
    sheet.canvas.setStrokeColorRGB(1, 1, 1)
    text.textLine(SECRET)
    sheet.canvas.drawText(text)


TRICKS = [
    white_outline,
    white,
    nearly_white,
    transparent,
    tone_on_tone,
    invisible,
    tiny,
    beyond,
    beside,
    covered,
    blacked,
    under_a_picture,
    clipped,
]


@pytest.mark.parametrize("trick", TRICKS)
def test_what_nobody_can_see_is_left_out_and_told(tmp_path: Path, trick: Trick) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {FILLER}")).text(wrapped(f"2. {FILLER}"))
    sheet.canvas.saveState()
    trick(sheet)
    sheet.canvas.restoreState()
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == [FILLER, FILLER]
    assert told(draft) == (
        "9 words that nobody can see on page 1 were left out (white, invisible, tiny, covered, beyond the edge or on a layer that "
        f"is off): “{SECRET}”",
    )


def light_on_dark(sheet: Paper) -> None:
    sheet.canvas.setFillColorRGB(0.1, 0.2, 0.6)
    sheet.canvas.rect(LEFT - 5, sheet.y - 15, 420, 22, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text([SECRET])


def on_a_tint(sheet: Paper) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 0.6)
    sheet.canvas.rect(LEFT - 5, sheet.y - 15, 420, 22, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.text([SECRET])


def highlighted_afterwards(sheet: Paper) -> None:
    sheet.text([SECRET])
    sheet.canvas.setFillColorRGB(1, 1, 0)
    sheet.canvas.setFillAlpha(0.3)
    sheet.canvas.rect(LEFT - 5, sheet.y + 5, 420, 22, stroke=0, fill=1)


def through_its_own_opening(sheet: Paper) -> None:
    path = sheet.canvas.beginPath()
    path.rect(LEFT - 5, sheet.y - 20, 420, 40)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text([SECRET])


@pytest.mark.parametrize("way", [light_on_dark, on_a_tint, highlighted_afterwards, through_its_own_opening])
def test_what_can_be_seen_stays(tmp_path: Path, way: Trick) -> None:
    sheet = Paper(tmp_path / "a.pdf").text(wrapped(f"1. {FILLER}")).text(wrapped(f"2. {FILLER}"))
    sheet.canvas.saveState()
    way(sheet)
    sheet.canvas.restoreState()
    draft = read_draft(sheet.save())
    assert [p.label for p in draft.paragraphs] == ["1", "2", "3"]
    assert told(draft) == ()


@pytest.mark.parametrize("above", [True, False])
def test_the_words_of_a_scan_stay_and_that_it_is_one_is_told(tmp_path: Path, above: bool) -> None:
    from reportlab.lib.utils import ImageReader

    image = ImageReader(pytest.importorskip("PIL.Image").new("RGB", (60, 80), (240, 240, 230)))
    sheet = Paper(tmp_path / "a.pdf")
    if not above:
        sheet.canvas.drawImage(image, 0, 0, 595, 842)
    text = sheet.canvas.beginText(LEFT, 700)
    text.setTextRenderMode(0 if above else 3)
    for row in [*wrapped(f"1. {FILLER}"), *wrapped(f"2. {FILLER}")]:
        text.textLine(row)
    sheet.canvas.drawText(text)
    if above:
        sheet.canvas.drawImage(image, 0, 0, 595, 842)
    draft = read_draft(sheet.save())
    assert [p.text for p in draft.paragraphs] == [FILLER, FILLER]
    assert told(draft) == ("page 1 is a scan whose words a program recognised: compare what is quoted with the picture",)


def test_numbers_of_a_scan_that_were_taken_for_letters_are_told_by_those_beside_them(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader

    image = ImageReader(pytest.importorskip("PIL.Image").new("RGB", (60, 80), (240, 240, 230)))
    sheet = Paper(tmp_path / "a.pdf")
    sheet.canvas.drawImage(image, 0, 0, 595, 842)
    for number in ("l.", "2.", "3 ,", "4."):
        text = sheet.canvas.beginText(LEFT, sheet.y)
        text.setTextRenderMode(3)
        for row in wrapped(f"{number} {FILLER}"):
            text.textLine(row)
        sheet.canvas.drawText(text)
        sheet.y = text.getY() - 12
    assert [p.label for p in read_draft(sheet.save()).paragraphs] == ["1", "2", "3", "4"]


def test_a_layer_that_is_off_is_left_out_and_one_that_is_on_stays(tmp_path: Path) -> None:
    path = tmp_path / "layers.pdf"
    path.write_bytes(layered(FILLER))
    draft = read_draft(path)
    assert [p.label for p in draft.paragraphs] == ["1", "2"]
    assert "sell the wells" not in draft.text


def layered(filler: str) -> bytes:
    """A page with three paragraphs, the second on a layer that is on, the third on one that is off."""
    rows = [f"BT /F 11 Tf 80 {740 - 14 * at} Td ({row}) Tj ET" for at, row in enumerate(wrapped(f"1. {filler}"))]
    on = [f"BT /F 11 Tf 80 {650 - 14 * at} Td ({row}) Tj ET" for at, row in enumerate(wrapped(f"2. {filler}"))]
    body = "\n".join([*rows, "/OC /On BDC", *on, "EMC", "/OC /Off BDC", f"BT /F 11 Tf 80 560 Td ({SECRET}) Tj ET", "EMC"])
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /ON [6 0 R] /OFF [7 0 R] >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
        "/Properties << /On 6 0 R /Off 7 0 R >> >> >>",
        f"<< /Length {len(body)} >>\nstream\n{body}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        "<< /Type /OCG /Name (shown) >>",
        "<< /Type /OCG /Name (hidden) >>",
    ]
    out = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
