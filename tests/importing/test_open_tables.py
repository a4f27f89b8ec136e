"""Tables of requests are read cell by cell as a person sees them, whatever kind of file they stand in; bad files end in one line."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.reading.told import told
from wsisdiff.errors import BadAsk
from wsisdiff.importing.columns import read_sheets
from wsisdiff.importing.table import Sheet, rejoined
from wsisdiff.telling.remarks import tell

HEAD = ["No.", "Issue", "Requested language"]
ROWS = [["1", "Spectrum", "We commit to share spectrum."], ["2", "Libraries", "We fund libraries."]]


def cells(sheet: Sheet) -> list[list[str]]:
    return [list(row.cells) for row in sheet.rows]


def places(sheet: Sheet) -> list[str]:
    return [row.place for row in sheet.rows]


# ---------------------------------------------------------------- CSV


def csv_file(tmp_path: Path, data: bytes) -> Sheet:
    path = tmp_path / "asks.csv"
    path.write_bytes(data)
    [sheet] = read_sheets(path).sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_delimiter_of_csv_is_read(tmp_path: Path, encoding: str, mark: str) -> None:
    text = f"Issue{mark}Text\r\nAccès{mark}We ask – “now”{' and here' if mark == ',' else ', as agreed,'} to act\r\n"
    assert cells(csv_file(tmp_path, text.encode(encoding)))[1][0] == "Accès"
    assert cells(csv_file(tmp_path, text.encode(encoding)))[1][1].startswith("We ask – “now”")


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "asks.csv"
    path.write_bytes("Issue,Text\nAccès,We ask\n".encode("cp1252"))
    [note] = told(read_sheets(path))
    assert "line 2: not UTF-8; read as Windows-1252" in note


def test_a_cell_of_several_lines_is_one_cell_and_rows_are_found_by_their_first_line(tmp_path: Path) -> None:
    sheet = csv_file(tmp_path, b'sep=;\nIssue;Text\nA;"We commit to\nact; now:\n(a) here"\nB;We note\n')
    assert cells(sheet) == [["Issue", "Text"], ["A", "We commit to act; now:\n(a) here"], ["B", "We note"]]
    assert places(sheet) == ["line 2", "line 3", "line 6"]


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c"])
def test_a_soft_return_begins_no_row(tmp_path: Path, mark: str) -> None:
    sheet = csv_file(tmp_path, f"Text;Priority\nWe commit{mark}to act, and more;high\nWe note;low\n".encode())
    assert cells(sheet)[1:] == [["We commit to act, and more", "high"], ["We note", "low"]]
    assert places(sheet) == ["line 1", "line 2", "line 3"]


def test_a_quotation_mark_that_is_never_closed_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadAsk, match=r"asks\.csv line 3: a quotation mark is opened and never closed"):
        csv_file(tmp_path, b'Issue,Text\nA,We ask\nB,"We commit\nC,We note\nD,We act\n')


def test_quotes_within_a_cell_are_text(tmp_path: Path) -> None:
    assert cells(csv_file(tmp_path, b'Issue,Text\nA,"We call it ""open"", and"\nB,a "b" c\n'))[1:] == [
        ["A", 'We call it "open", and'], ["B", 'a "b" c'],
    ]  # fmt: skip


def test_a_picture_named_csv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAsk, match="not text"):
        csv_file(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00")


def test_more_columns_than_a_person_writes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAsk, match="more than 10,000 rows or 200 columns"):
        csv_file(tmp_path, b"a," * 300 + b"\n")


# ---------------------------------------------------------------- Markdown


def test_markdown_tables_are_read_with_escapes_breaks_and_emphasis(tmp_path: Path) -> None:
    path = tmp_path / "asks.md"
    path.write_text(
        "# Asks\n\n| Issue | **Text** |\n|:--|---|\n| A | We *commit* to:<br>(a) act \\| wait;<br/>(b) [fund](https://x.org). |\n| B |\n"
        "| C | one | two |\n\n```\n| no | table |\n|---|---|\n```\n\nIssue | Text\n--- | ---\nD | We note\n",
        encoding="utf-8",
    )
    first, second = read_sheets(path).sheets
    assert cells(first) == [["Issue", "Text"], ["A", "We commit to:\n(a) act | wait;\n(b) fund."], ["B", ""], ["C", "one"]]
    assert places(first) == ["line 3", "line 5", "line 6", "line 7"]
    assert cells(second) == [["Issue", "Text"], ["D", "We note"]]


# ---------------------------------------------------------------- Word


def word_file(tmp_path: Path, *rows: list[str]) -> tuple[Document, Path]:
    document = Document()
    document.add_paragraph("Our requests")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return document, tmp_path / "asks.docx"


def saved(document: Document, path: Path) -> list[Sheet]:
    document.save(str(path))
    return list(read_sheets(path).sheets)


def test_a_word_table_is_read_by_cells(tmp_path: Path) -> None:
    [sheet] = saved(*word_file(tmp_path, HEAD, *ROWS))
    assert cells(sheet) == [HEAD, *ROWS]
    assert places(sheet) == ["row 1", "row 2", "row 3"]


def test_paragraphs_and_line_breaks_of_a_word_cell(tmp_path: Path) -> None:
    document, path = word_file(tmp_path, HEAD, *ROWS)
    cell = document.tables[0].cell(1, 2)
    cell.text = "We commit to"
    cell.paragraphs[0].add_run().add_break()
    cell.paragraphs[0].add_run("share:")
    cell.add_paragraph("(a) spectrum;")
    cell.add_paragraph("(b) fibre.")
    assert cells(saved(document, path)[0])[1][2] == "We commit to share:\n(a) spectrum;\n(b) fibre."


def test_merged_cells_count_in_each_row_and_a_row_of_one_cell_is_a_banner(tmp_path: Path) -> None:
    document, path = word_file(tmp_path, HEAD, ["I", "", ""], *ROWS)
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 1).merge(table.cell(3, 1))
    [sheet] = saved(document, path)
    assert sheet.rows[1].banner
    assert cells(sheet)[1][0].startswith("I")
    assert [row.cells[1] for row in sheet.rows[2:]] == ["Spectrum\nLibraries"] * 2  # Word keeps both texts in the merged cell
    assert [row.cells[2] for row in sheet.rows[2:]] == [ROWS[0][2], ROWS[1][2]]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document, path = word_file(tmp_path, HEAD, *ROWS, ["3", "Gone", "We regret."])
    author = 'w:author="A" w:date="2025-01-01T00:00:00Z"'
    paragraph = document.tables[0].cell(1, 2).paragraphs[0]._p
    paragraph.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" {author}><w:r><w:delText> gladly</w:delText></w:r></w:del>'))
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" {author}><w:r><w:t> We decide so.</w:t></w:r></w:ins>'))
    gone = document.tables[0].rows[3]._tr.get_or_add_trPr()
    gone.append(parse_xml(f'<w:del {nsdecls("w")} w:id="3" {author}/>'))
    document.save(str(path))
    read = read_sheets(path)
    assert cells(read.sheets[0]) == [HEAD, ["1", "Spectrum", "We commit to share spectrum. We decide so."], ROWS[1]]
    assert told(read) == ("the file has 3 tracked changes, read as if all were accepted",)


def test_automatic_numbers_and_bullets_are_part_of_the_text(tmp_path: Path) -> None:
    document, path = word_file(tmp_path, HEAD, *ROWS)
    cell = document.tables[0].cell(1, 2)
    cell.text = "We commit to:"
    cell.add_paragraph("share spectrum;", style="List Number")
    cell.add_paragraph("fund libraries.", style="List Number")
    document.tables[0].cell(2, 2).text = "We note:"
    document.tables[0].cell(2, 2).add_paragraph("a dot", style="List Bullet")
    [sheet] = saved(document, path)
    assert sheet.rows[1].cells[2] == "We commit to:\n1. share spectrum;\n2. fund libraries."
    assert sheet.rows[2].cells[2] == "We note:\n• a dot"


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    document, path = word_file(tmp_path, ["layout"])
    inner = document.tables[0].cell(0, 0).add_table(2, 2)
    for cell, text in zip(inner._cells, ["Issue", "Text", "A", "We act"], strict=True):
        cell.text = text
    outer, within = saved(document, path)
    assert cells(within) == [["Issue", "Text"], ["A", "We act"]]
    assert (outer.number, within.number) == (1, 2)
    assert "We act" in outer.rows[0].cells[0]


# ---------------------------------------------------------------- Excel


def excel_file(tmp_path: Path, book: Workbook) -> Path:
    path = tmp_path / "asks.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_with_the_rows_as_excel_numbers_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Our asks"
    sheet.append(["Requests of July 2025"])
    sheet.append([])
    sheet.append(HEAD)
    sheet.append([1, "Spectrum", "We commit to\nshare 3.5 GHz.\r\nWe act."])
    sheet.append([])
    sheet.append([2.5, True, None])
    [read] = read_sheets(excel_file(tmp_path, book)).sheets
    assert read.name == "sheet “Our asks”"
    assert cells(read) == [
        ["Requests of July 2025"],
        HEAD,
        ["1", "Spectrum", "We commit to share 3.5 GHz.\nWe act."],
        ["2.5", "yes"],
    ]
    assert places(read) == ["row 1", "row 3", "row 4", "row 6"]


def test_merged_cells_of_a_sheet_count_in_each_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ["Part one", None, None], ["1", "Access", "We act."], ["2", None, "We note."], ["3", "Other", "We fund."]):
        sheet.append(row)
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("B3:B4")
    [read] = read_sheets(excel_file(tmp_path, book)).sheets
    assert [row.banner for row in read.rows] == [False, True, False, False, False]
    assert [row.cells[1] for row in read.rows[2:]] == ["Access", "Access", "Other"]


def share_strings(path: Path) -> None:
    """Put rich text into the workbook's shared strings, as Excel and LibreOffice write it; openpyxl writes it into the sheet."""
    parts = {i.filename: zipfile.ZipFile(path).read(i) for i in zipfile.ZipFile(path).infolist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    strings: list[str] = re.findall(r't="inlineStr"><is>(.*?)</is></c>', sheet)
    numbers = iter(range(len(strings)))
    sheet = re.sub(r't="inlineStr"><is>.*?</is></c>', lambda m: f't="s"><v>{next(numbers)}</v></c>', sheet)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{"".join(f"<si>{t}</si>" for t in strings)}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    ).encode()
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        "</Relationships>", f'<Relationship Id="rIdS" Type="{rel}" Target="sharedStrings.xml"/></Relationships>'
    ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)


def test_struck_and_hidden_cells_and_rows_are_left_out_and_said_and_words_struck_in_a_cell_are_marked(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    shall = CellRichText("We ", TextBlock(InlineFont(strike=True), "may"), TextBlock(InlineFont(u="single"), "shall"), " act.")
    for row in [HEAD, ["1", "A", "We act."], ["2", "B", "We note."], ["3", "C", shall], ["4", "D", "Hidden"]]:
        sheet.append(row)
    sheet["C3"].font = Font(strike=True)
    sheet.row_dimensions[5].hidden = True
    sheet["D1"], sheet["D2"] = "Internal", "secret"
    sheet.column_dimensions["D"].hidden = True
    book.save(tmp_path / "t.xlsx")
    assert cells(read_sheets(tmp_path / "t.xlsx").sheets[0])[-1] == ["3", "C", "We ~~may~~__shall__ act."]
    share_strings(tmp_path / "t.xlsx")
    read = read_sheets(tmp_path / "t.xlsx")
    assert cells(read.sheets[0]) == [HEAD, ["1", "A", "We act."], ["2", "B"], ["3", "C", "We ~~may~~__shall__ act."]]
    assert told(read) == (
        "sheet “Sheet”: 1 cell struck out, left out", "sheet “Sheet”: 1 hidden row left out", "sheet “Sheet”: 1 hidden column left out",
    )  # fmt: skip


def test_more_merged_areas_than_a_person_makes_are_refused_and_many_cost_little(tmp_path: Path) -> None:
    def merged(count: int, height: int) -> Path:
        book = Workbook()
        book.active.append(HEAD)
        book.active.append(ROWS[0])
        path = tmp_path / f"{count}.xlsx"
        book.save(path)
        parts = {i.filename: zipfile.ZipFile(path).read(i) for i in zipfile.ZipFile(path).infolist()}
        areas = "".join(f'<mergeCell ref="A{n + 1}:GR{n + height}"/>' for n in range(count))
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>".encode())
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for part, data in parts.items():
                out.writestr(part, data)
        return path

    assert cells(read_sheets(merged(15_000, 9_000)).sheets[0])[0] == HEAD
    with pytest.raises(BadAsk, match="more than 20,000 merged areas"):
        read_sheets(merged(20_001, 2))


def test_words_struck_and_underlined_by_hand_in_a_word_cell_are_marked(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.add_run("States ")
    paragraph.add_run("may").font.strike = True
    paragraph.add_run(" ")
    paragraph.add_run("shall").font.underline = True
    paragraph.add_run(" act.")
    table.cell(0, 1).paragraphs[0].add_run("Gone").font.strike = True
    table.cell(1, 0).paragraphs[0].add_run("Only underlined").font.underline = True
    document.save(str(tmp_path / "t.docx"))
    [sheet] = read_sheets(tmp_path / "t.docx").sheets
    assert cells(sheet) == [["States ~~may~~ __shall__ act.", ""], ["Only underlined", ""]]


def test_hidden_sheets_are_left_out_and_said_and_errors_of_formulas_are_empty(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Issue", "Text"])
    book.active.append(["#REF!", "We act."])
    book.create_sheet("Old").sheet_state = "hidden"
    read = read_sheets(excel_file(tmp_path, book))
    assert [s.number for s in read.sheets] == [1]
    assert cells(read.sheets[0])[1] == ["", "We act."]
    assert told(read) == ("sheet “Sheet”: 1 cell with an error of a formula, read as empty", "1 hidden sheet left out")


def rewritten(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = Workbook()
    made.active.append(HEAD)
    made.active.append(ROWS[0])
    return excel_file(tmp_path, made)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(book: Path) -> None:
    rewritten(book, "xl/sharedStrings.xml", b"<sst>" + b" " * (60 * 2**20) + b"</sst>")
    assert book.stat().st_size < 2**20
    with pytest.raises(BadAsk, match=r"xl/sharedStrings\.xml unpacks to more than 200 times its size"):
        read_sheets(book)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_refused(book: Path, encoding: str) -> None:
    rewritten(book, "xl/sharedStrings.xml", '<!DOCTYPE sst [<!ENTITY a "b">]><sst/>'.encode(encoding))
    with pytest.raises(BadAsk, match="declares XML entities"):
        read_sheets(book)


def test_a_sheet_that_claims_to_be_as_large_as_excel_allows_costs_nothing(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rewritten(book, "xl/worksheets/sheet1.xml", sheet.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"'))
    assert len(read_sheets(book).sheets[0].rows) == 2


def test_a_row_number_beyond_excel_ends(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rewritten(
        book, "xl/worksheets/sheet1.xml", sheet.replace(b'<row r="2"', b'<row r="99999999"').replace(b'"A2"', b'"A99999999"')
    )
    with pytest.raises(BadAsk):
        read_sheets(book)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsx", b"", "no Excel workbook"),
        ("a.xlsx", b"PK\x03\x04 cut", "damaged or cut short"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file under a new name"),
        ("a.xls", b"x", "old Excel file; save it as .xlsx"),
        ("a.ods", b"x", "save it as .xlsx"),
        ("a.pdf", b"x", "PDF file"),
        ("a.xyz", b"x", "ending is not read; give one of .docx"),
        ("a.docx", b"no zip", "no Word file"),
        ("a.md", b"# no table\n", "no table with words"),
        ("a.csv", b"", "no table with words"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadAsk, match=says) as error:
        read_sheets(tmp_path / name)
    assert str(tmp_path / name) in str(error.value)


def test_every_byte_flipped_in_a_workbook_ends_in_a_table_or_in_one_line(book: Path) -> None:
    data = book.read_bytes()
    for at in range(0, len(data), max(1, len(data) // 60)):
        book.write_bytes(data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :])
        try:
            assert read_sheets(book).sheets
        except BadAsk as error:
            assert "\n" not in str(error)


def test_line_breaks_that_part_nothing_are_taken_out_of_a_cell() -> None:
    assert rejoined("one\ntwo.\nThree\n\nFour\n- five\n6. six\nseven") == "one two.\nThree\nFour\n- five\n6. six seven"


def test_of_a_paper_without_a_table_the_items_of_its_lists_are_the_rows(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Our position", 1)
    document.add_paragraph("We have worked on lakes since 2003.")
    for said in ("We call on States to publish all data.", "We oppose any fee for anglers."):
        document.add_paragraph(said, style="List Bullet")
    document.save(str(tmp_path / "paper.docx"))
    read = read_sheets(tmp_path / "paper.docx")
    assert [row.cells for row in read.sheets[0].rows] == [
        ("Request",),
        ("We call on States to publish all data.",),
        ("We oppose any fee for anglers.",),
    ]
    assert "2 items of its lists are taken for rows" in tell(read.warnings[0])
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "Request"
    document.save(str(tmp_path / "table.docx"))
    assert [len(sheet.rows) for sheet in read_sheets(tmp_path / "table.docx").sheets] == [1]
    running = Document()
    running.add_paragraph("We call on States to act.")
    running.save(str(tmp_path / "running.docx"))
    with pytest.raises(BadAsk, match="no table with words"):
        read_sheets(tmp_path / "running.docx")
