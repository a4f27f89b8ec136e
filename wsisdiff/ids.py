"""Ids of drafts and asks: what one looks like, and one made from a name."""

from __future__ import annotations

import re
import unicodedata

DEVICES = r"(?:con|prn|aux|nul|com\d|lpt\d)"
ID = re.compile(rf"(?!{DEVICES}\Z)(?=.{{1,64}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
"""Ids become names of files: no device of Windows is called so, and two in one name stay within 255 letters."""


def slug(name: str) -> str:
    """A name as an id: a-z, 0-9 and "-".

    >>> slug("A_RES_73_3-EN"), slug("Révision 2 (clean)"), slug("草案"), slug("CON")
    ('a-res-73-3-en', 'revision-2-clean', 'draft', 'draft-con')
    """
    plain = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", plain)[:64].strip("-")
    return id if ID.fullmatch(id) else f"draft-{id}".strip("-")
