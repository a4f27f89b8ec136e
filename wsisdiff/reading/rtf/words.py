"""The control words of rich text: which hold no text or stand for a character; and what holds within the braces that are open."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

SKIPPED = frozenset(
    ("stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
     "fldinst", "xe", "tc", "tcn", "txe", "rxe", "bkmkstart", "bkmkend", "nonshppict",
     "themedata", "colorschememapping", "datastore", "latentstyles",
     "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "atnid",
     "atnauthor", "atntime", "atnicn", "atnref", "atrfstart", "atrfend", "falt", "panose", "pgptbl", "filetbl", "sn", "sv", "background")
)  # fmt: skip
STARRED = frozenset(("shpinst", "shptxt", "shp", "footnote", "listtext", "pntext", "fldrslt", "ud", "upr", "annotation", "cs"))
"""Marked as left out by those who do not know them; known here."""
SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "tab": " ", "line": "\n",
    "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n", "softline": " ",
}  # fmt: skip
TOGGLES = {"strike": "struck", "striked": "struck", "deleted": "deleted", "revised": "inserted", "v": "hidden", "b": "bold"}
"""Words that switch how letters look -> what they switch."""
INTO = {"listtext": "label", "pntext": "label", "fonttbl": "fonts", "colortbl": "colours"}
"""Words that begin a group -> where its words go."""
CHARSETS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What holds within the braces that are open."""

    into: str = "body"
    """Where words go: body, label, note, fonts, colours, or nowhere."""
    struck: bool = False
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    bold: bool = False
    raised: bool = False
    ink: int = 0
    size: int = 24
    codec: str = "cp1252"
    skip: int = 1
    """Characters behind a Unicode one that stand for it where it is not known."""
    painted: bool = False


def codec(name: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return "cp1252"
