"""Tables that hold requests, from whatever kind of file: rows of cells as a person sees them."""

from __future__ import annotations

from pathlib import Path

from wsisdiff.errors import BadAsk, UnreadableDraft
from wsisdiff.importing.table import Sheets

FORMATS = (".docx", ".md", ".markdown", ".xlsx", ".csv", ".tsv")
_OTHER = {
    ".doc": "an old Word file; save it as .docx",
    ".xls": "an old Excel file; save it as .xlsx",
    ".xlsm": "a workbook with macros; save it as .xlsx",
    ".xlsb": "a binary workbook; save it as .xlsx",
    ".ods": "an OpenDocument spreadsheet; save it as .xlsx",
    ".odt": "an OpenDocument text; save it as .docx",
    ".numbers": "a Numbers file; export it as .xlsx",
    ".pdf": "a PDF file, which has no tables but only lines; ask for the Word file or copy the table into a spreadsheet",
    ".html": "a web page; copy its table into a spreadsheet",
    ".htm": "a web page; copy its table into a spreadsheet",
}


def read_sheets(path: Path) -> Sheets:
    """All tables of a file. BadAsk when it is of another kind, cannot be read, is beyond the limits, or holds no table."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        kind = _OTHER.get(suffix, f"a file whose ending is not read; give one of {', '.join(FORMATS)}")
        what, _, todo = kind.partition("; ")
        raise BadAsk(f"this is {what}", where=str(path), todo=todo)
    try:
        if not path.is_file():
            raise BadAsk("there is no such file", where=str(path), todo="check the path")
        read = _read(path, suffix)
    except UnreadableDraft as error:
        todo = error.todo.replace("the draft", "the table").replace("if it is a draft", "if the file is sound")
        raise BadAsk(error.what, where=error.where or str(path), todo=todo) from None
    if not any(not row.empty for sheet in read.sheets for row in sheet.rows):
        raise BadAsk("there is no table with words in it", where=str(path), todo="give a file that holds a table of requests")
    return read


def _read(path: Path, suffix: str) -> Sheets:
    from wsisdiff.files.limits import beyond, limits, time_limited

    if path.stat().st_size > limits().file_mb * 2**20:
        raise beyond(f"the file has {path.stat().st_size // 2**20} MB", "file_mb", str(path))
    with time_limited(str(path)):
        if suffix == ".docx":
            from wsisdiff.importing.word import read_word_tables

            return read_word_tables(path)
        if suffix == ".xlsx":
            from wsisdiff.importing.excel import read_excel

            return read_excel(path)
        from wsisdiff.importing.text import read_csv, read_markdown_tables

        return read_csv(path) if suffix in (".csv", ".tsv") else read_markdown_tables(path)
