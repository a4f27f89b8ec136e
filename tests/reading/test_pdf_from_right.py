"""PDF: pages that run from right to left give their words in the order in which they are read, in lines, with labels and brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsisdiff.reading.open_draft import read_draft
from wsisdiff.reading.pdf.from_right import plain_forms

TITLE = "إعلان الآبار"
LINES = [
    "١ - ندعو أهل الوادي إلى الاجتماع مرة واحدة كل سنة [دون مقابل] ليكتبوا ما وجدوه",
    "في كتاب يقرأه الجميع.",
    "٢ - نقرر أن نجتمع مرة أخرى بعد خمس سنوات في المدينة الكبيرة وأن نسمع من لم",
    "يحضر من سكان القرى البعيدة في الاجتماع 25 الأول.",
]
MIRRORED = str.maketrans("[]", "][")


def page(path: Path, forms: bool = False) -> Path:
    """A page as word processors write it: glyphs from the left, whatever the letters; a line's words in one piece."""
    rows = [(340, 740, TITLE), *((540, 700 - 20 * at, line) for at, line in enumerate(LINES))]
    letters = sorted({c for _, _, text in rows for c in text})
    codes = {letter: 0x21 + at for at, letter in enumerate(letters)}
    content = ["BT /F 11 Tf"]
    for right, y, text in rows:
        shown = "".join(f"{codes[c]:02x}" for c in visual(text))
        content.append(f"1 0 0 1 {right - 6.6 * len(text)} {y} Tm <{shown}> Tj")
    body = "\n".join([*content, "ET"])
    mapped = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(body)} >>\nstream\n{body}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    path.write_bytes(out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return path


def visual(text: str) -> str:
    """The characters from the left: words turned round, figures as they are, brackets mirrored."""
    words = [word if word.isascii() and word.isdecimal() else word[::-1].translate(MIRRORED) for word in text.split(" ")]
    return " ".join(reversed(words))


def test_words_lines_labels_and_brackets_of_a_page_from_the_right(tmp_path: Path) -> None:
    draft = read_draft(page(tmp_path / "a.pdf"))
    assert [p.label for p in draft.paragraphs] == ["١", "٢"]
    assert draft.paragraphs[0].text == f"{LINES[0][4:]} {LINES[1]}"
    assert draft.paragraphs[1].text == f"{LINES[2][4:]} {LINES[3]}"
    assert [fact.value for fact in draft.paragraphs[0].facts] == ["دون مقابل"]


@pytest.mark.parametrize(("forms", "plain"), [("\ufedb\ufe98\ufe8e\ufe8f", "كتاب"), ("\ufefb", "لا"), ("wells", "wells")])
def test_the_forms_of_letters_become_the_letters(forms: str, plain: str) -> None:
    assert plain_forms(forms) == plain
