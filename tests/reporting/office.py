"""LibreOffice as somebody who opens a redline and accepts or rejects all of it, or saves a table in another format."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

HERE = shutil.which("soffice")
MODULE = """<?xml version="1.0"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
  Dim row As String
  Dim parts
  Open "{rows}" For Input As #1
  Do While Not Eof(1)
    Line Input #1, row
    parts = Split(row, "|")
    Resolve(parts(0), parts(1), parts(2))
  Loop
  Close #1
  StarDesktop.terminate()
End Sub
Sub Resolve(source, command, target)
  Dim file As Object
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim word(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  file = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(file.CurrentController.Frame, command, "", 0, Array())
  file.storeToURL(ConvertToURL(target), word())
  file.close(True)
End Sub
</script:module>"""
COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}


def resolved(documents: Sequence[bytes], folder: Path) -> list[dict[str, Path]]:
    """Each document with all its changes accepted, and with all rejected, as LibreOffice writes it."""
    started(folder, "--terminate_after_init")  # the first start makes the profile, and leaves no macro of others in it
    rows = folder / "rows.txt"
    [module] = (folder / "profile").rglob("Module1.xba")
    module.write_text(MODULE.format(rows=rows), encoding="utf-8")
    found = []
    for n, document in enumerate(documents):
        source = folder / f"{n}.docx"
        source.write_bytes(document)
        found.append({way: folder / f"{n}-{way}.docx" for way in COMMANDS})
    rows.write_text(
        "\n".join(f"{folder}/{n}.docx|{COMMANDS[way]}|{to}" for n, ways in enumerate(found) for way, to in ways.items()), "utf-8"
    )
    started(folder, "macro:///Standard.Module1.Main")
    return found


@functools.cache
def has_calc() -> bool:
    """Whether LibreOffice is here and opens tables: many machines have its Writer alone, which refuses them with status 0."""
    if HERE is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        table.write_text("a,b\n", encoding="utf-8")
        return converted(table, "fods").is_file()


def converted(file: Path, to: str) -> Path:
    """Where LibreOffice writes the file in another format, with a profile of its own beside it."""
    home = f"-env:UserInstallation=file://{file.parent}/profile"
    call = [str(HERE), home, "--headless", "--norestore", "--convert-to", to, "--outdir", str(file.parent), str(file)]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return file.with_suffix(f".{to}")


def started(folder: Path, order: str) -> None:
    """LibreOffice with a profile of its own, until it ends."""
    home = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run([str(HERE), home, "--headless", "--norestore", order], check=True, capture_output=True, timeout=300)


def lines_of(path: Path) -> list[str]:
    """The lines of a Word file after its title, without the empty ones at its end; footnotes left out."""
    found = []
    for paragraph in docx.Document(str(path)).paragraphs[1:]:
        element: Any = paragraph._p
        parts = (part for part in element.iter(qn("w:t"), qn("w:tab")) if part.getparent().tag != qn("w:tabs"))
        found.append("".join("\t" if part.tag == qn("w:tab") else part.text or "" for part in parts))
    while found and not found[-1].strip():
        found.pop()
    return found
