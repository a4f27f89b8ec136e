"""Paragraphs written as a small file of any format that is read."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path


def write(path: Path, lines: Sequence[str]) -> Path:
    """The lines as paragraphs of a file of the kind that its ending names; Markdown or text for any other."""
    ending = path.suffix
    if ending == ".docx":
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    elif ending == ".odt":
        space = " ".join(f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "text"))
        body = "".join(f"<text:p>{line}</text:p>" for line in lines)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "content.xml",
                f"<office:document-content {space}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            )
    elif ending == ".rtf":
        body = "\\par ".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines)
        path.write_text("{\\rtf1 " + body + "\\par}")
    elif ending == ".html":
        body = "".join(f"<p>{line}</p>" for line in lines)
        path.write_text(f"<html><meta charset=utf-8><body>{body}</body></html>", "utf-8")
    else:
        path.write_text("\n\n".join(lines) + "\n", "utf-8")
    return path


PROPOSED_BESIDE = [
    ("1.", "We open the ports.", ""),
    ("", "Open some.", "EU"),
    ("", "Close all.", "Japan"),
    ("2.", "We keep logs.", ""),
    ("", "Keep none.", "EU"),
]
"""Label, text and author of the blocks of a table with merged cells, whichever format it stands in."""
