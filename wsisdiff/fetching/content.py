"""What a server says it sends, and under which file ending that can be read."""

from __future__ import annotations

from email.message import Message
from pathlib import PurePosixPath

from wsisdiff.errors import NotFetched
from wsisdiff.fetching.address import file_name
from wsisdiff.reading.formats import FORMATS, usual

TYPES = {kind: format.endings[0] for format in FORMATS for kind in format.types}
"""Media type -> file ending of drafts.toml."""
UNSURE = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/x-download"}
    | {"application/download", "application/zip", "application/x-zip-compressed", "unknown/unknown"}
)
"""Types by which servers say nothing of what the file is; a Word file is an archive too."""
NAMES = {format.endings[0]: format.called for format in FORMATS}
_TEXTS = tuple(format.endings[0] for format in FORMATS if format.plain)
LONGEST_TYPE = 80
"""Characters of what a server calls its answer that are repeated to a person; Word's type has 71."""


def ending_of(headers: Message, url: str, named: str = "") -> str:
    """The file ending for what the headers announce: one of drafts.toml's.

    `named` is the ending that drafts.toml names for this draft, if it does. NotFetched when what comes is not what was named, be it in
    drafts.toml or by the address, or is nothing that can be read.
    """
    kind = headers.get_content_type()[:LONGEST_TYPE] if headers.get("Content-Type") else ""
    offered = usual(PurePosixPath(headers.get_filename() or "").suffix)
    spelled = usual(PurePosixPath(file_name(url)).suffix)
    expected = usual(named) or (spelled if spelled in NAMES else "")
    if kind in UNSURE:
        ending = expected or (offered if offered in NAMES else "")
        if not ending:
            what = f"the server does not say what it sends ({kind})" if kind else "the server does not say what it sends"
            raise NotFetched(what, where=url, todo='name its file in drafts.toml: file = "name.pdf"')
        return ending
    got = TYPES.get(kind, "")
    if not got:
        raise NotFetched(f"the server sends {kind}, which is no draft", where=url, todo="give the address of the document itself")
    if got in _TEXTS and expected in _TEXTS:
        return expected
    if expected and got != expected:
        who = "drafts.toml names" if named else "the address names"
        what = f"{who} {NAMES[expected]}, but the server sends {NAMES[got]} ({kind})"
        todo = "open the address in a browser to see what it gives, then correct it"
        raise NotFetched(what + (", perhaps an error or log-in page" if got == ".html" else ""), where=url, todo=todo)
    return got
