"""What a server announces decides under which ending a draft is put, and whether it can be the draft at all."""

from __future__ import annotations

from email.message import Message

import pytest

from wsisdiff.errors import NotFetched
from wsisdiff.fetching.download import ending_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def headers(kind: str, disposition: str = "") -> Message:
    made = Message()
    if kind:
        made["Content-Type"] = kind
    if disposition:
        made["Content-Disposition"] = disposition
    return made


@pytest.mark.parametrize(
    ("kind", "path", "named", "ending"),
    [
        ("application/pdf", "rev1.pdf", "", ".pdf"),
        ("application/pdf; qs=0.001", "view?id=7", "", ".pdf"),
        (WORD, "rev1", "", ".docx"),
        ("text/html; charset=utf-8", "wsis20-review-zero-draft", "", ".html"),
        ("text/html", "rev1.htm", "", ".html"),
        ("text/html", "index.php", "", ".html"),  # the ending of a program, not of a document
        ("text/html", "text.aspx", ".htm", ".html"),
        ("text/plain", "rev1.md", "", ".md"),  # what servers call Markdown
        ("text/plain; charset=utf-8", "rev1", "", ".txt"),
        ("application/octet-stream", "rev1.pdf", "", ".pdf"),
        ("application/octet-stream", "download", ".docx", ".docx"),
        ("application/zip", "rev2.docx", "", ".docx"),
        ("", "rev2.docx", "", ".docx"),
    ],
)
def test_the_ending_follows_what_is_announced(kind: str, path: str, named: str, ending: str) -> None:
    assert ending_of(headers(kind), f"https://example.org/{path}", named) == ending


def test_a_name_that_cannot_be_read_is_none() -> None:
    told = headers("application/octet-stream", 'attachment; filename*="x"; filename*0="y"')
    assert ending_of(told, "https://example.org/rev1.pdf") == ".pdf"


def test_a_download_may_tell_its_name() -> None:
    told = headers("application/octet-stream", "attachment; filename*=UTF-8''R%C3%A9vision%202.docx")
    assert ending_of(told, "https://example.org/download?id=2") == ".docx"


@pytest.mark.parametrize(
    ("kind", "path", "named", "says"),
    [
        (
            "text/html",
            "rev1.pdf",
            "",
            "the address names a PDF file, but the server sends a web page (text/html), perhaps an error",
        ),
        ("text/html", "download", ".docx", "drafts.toml names a Word file, but the server sends a web page"),
        ("application/pdf", "rev1", ".html", "drafts.toml names a web page, but the server sends a PDF file"),
        ("image/png", "rev1.pdf", "", "sends image/png, which is no draft"),
        ("application/msword", "rev1.doc", "", "sends application/msword, which is no draft"),
        ("application/json", "rev1", "", "which is no draft"),
        ("application/octet-stream", "download", "", "does not say what it sends (application/octet-stream)"),
        ("", "download", "", "does not say what it sends"),
    ],
)
def test_what_cannot_be_the_draft_is_refused_before_it_is_fetched(kind: str, path: str, named: str, says: str) -> None:
    with pytest.raises(NotFetched) as error:
        ending_of(headers(kind), f"https://example.org/{path}", named)
    assert says in str(error.value)
