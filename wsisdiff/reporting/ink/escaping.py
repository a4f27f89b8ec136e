"""Text from drafts and asks made harmless for where it is written, and values as JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from json.encoder import encode_basestring
from typing import Any

from wsisdiff.model import Span
from wsisdiff.text.detection import ENGLISH, UNDETERMINED, direction, language_of

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$!])")
LINE_START = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])(?=\s|$)", re.MULTILINE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing."""
NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Characters beside the control characters that no XML file may hold."""
LIVE = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)|\b(?:https?|ftp):(?=//)|\bwww\.(?=\w)", re.IGNORECASE)
"""Where a code host would make a mention, a link to an issue or an address out of text that a job posts."""
_LIVE_SIGNS = ("@", "#", "gh-", "://", "www.")
"""What is in all of these, and found sooner."""
DEAD = "\u2060"
"""A mark that nobody sees and that parts no words (U+2060): with it these are text."""


def markdown(text: str) -> str:
    """The text as Markdown that shows it letter for letter, on one line; nothing in it becomes a mention, an issue or an address.

    >>> markdown("<b>50 %</b> | `x` *y*")
    '&lt;b&gt;50 %&lt;/b&gt; \\\\| \\\\`x\\\\` \\\\*y\\\\*'
    """
    line = " ".join(CONTROL.sub("", text).split())
    if any(sign in line.lower() for sign in _LIVE_SIGNS):
        line = LIVE.sub(lambda m: m[0] + DEAD, line)
    line = MARKDOWN_SIGNS.sub(lambda m: {"<": "&lt;", ">": "&gt;"}.get(m[1], "\\" + m[1]), line.replace("&", "&amp;"))
    return LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if len(m[2]) == 1 else f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)


def clean(text: str) -> str:
    """Text as an XML file can hold it: no control characters, nothing that XML forbids."""
    return NOT_XML.sub("", CONTROL.sub("", text))


def page(text: str) -> str:
    """The text as HTML that shows it letter for letter.

    >>> page('<script>"')
    '&lt;script&gt;&quot;'
    """
    return html.escape(clean(text), quote=True)


def spoken(text: str) -> str:
    """The attributes that tell a browser the language of a draft's words and where they begin to be read; none for English.

    >>> spoken("We decide."), spoken("نقرر عقد جمعية الموانئ كل ربيع.")
    ('', ' lang="ar" dir="rtl"')
    """
    code = language_of(text)
    return "" if code in (ENGLISH, UNDETERMINED) else f' lang="{code}" dir="{direction(code)}"'


LITERAL: dict[type, Callable[[Any], str]] = {int: repr, bool: ("false", "true").__getitem__, type(None): lambda _: "null"}


def json_text(data: Any) -> str:
    r"""The data as JSON, letters as they are, a new line at the end; what a terminal would obey is escaped, which JSON reads the same.

    >>> json_text({"title": "é \x9b2J \u202e"})
    '{\n "title": "é \\u009b2J \\u202e"\n}\n'
    """
    return CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}" if m[0] >= " " else m[0], _json(data, "\n")) + "\n"


def _json(data: Any, before: str) -> str:
    """What `json.dumps` gives with an indent of 1 and letters as they are; what an iterator gives is written as it comes, so that not all
    of it is held as data at once."""
    kind = type(data)
    if kind is str:
        return encode_basestring(data)
    if kind in LITERAL:
        return LITERAL[kind](data)
    if not isinstance(data, (dict, list, tuple, Iterator)):
        return json.dumps(data)
    inner = before + " "
    if isinstance(data, dict):
        parts = [f"{encode_basestring(key)}: {_json(value, inner)}" for key, value in data.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{before}}}" if parts else "{}"
    parts = [_json(value, inner) for value in data]
    return f"[{inner}{f',{inner}'.join(parts)}{before}]" if parts else "[]"


def picked(value: object, names: str) -> dict[str, Any]:
    """The fields of these names, in this order: days as text, spans as pairs, several of something as a list.

    >>> from wsisdiff.model import Evidence
    >>> picked(Evidence("12", "We act.", 0, 7, matched=(Span(3, 6),)), "paragraph matched")
    {'paragraph': '12', 'matched': [[3, 6]]}
    """
    return {name: _plain(getattr(value, name)) for name in names.split()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
