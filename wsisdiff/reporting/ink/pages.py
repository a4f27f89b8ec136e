"""Self-contained pages from the package's templates: nothing is fetched, and only the page's own style and script may run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from wsisdiff.model import Remark
from wsisdiff.reporting.ink.escaping import CONTROL
from wsisdiff.reporting.signs import SIGNS, day_of, marked_title
from wsisdiff.reporting.status.view import unsure
from wsisdiff.telling.phrases import listed, say, short
from wsisdiff.telling.remarks import sentence, tell, words_of

KINDS_OF_MARK = {
    "": "%s",
    "found": "<mark>%s</mark>",
    "missing": '<span class="miss">%s</span>',
    "against": '<mark class="against">%s</mark>',
    "cut": "<del>%s</del>",
    "added": "<ins>%s</ins>",
}


def page(name: str, values: dict[str, object], *, more_style: str = "") -> str:
    """The page of `name`.html.j2 with `name`.css and `name`.js in it, allowed by their hashes, whatever a draft holds.

    Every text among the values is escaped by the template engine; control characters are taken out.
    """
    environment = engine()
    environment.filters.update(tell=words_of, sentence=sentence)
    style = f"\n{template(f'{name}.css')}{more_style}"
    script = f"\n{template(f'{name}.js')}"
    made = environment.from_string(template(f"{name}.html.j2")).render(
        **values, style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script)
    )
    return made + "\n"


def engine(**more: Any) -> Environment:
    """The template engine, with what every page may use: what it is given is escaped, facts are told; what it was not given is an error."""
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_clean, **more)
    made.globals |= {
        "say": say, "word": lambda status: say("status", status), "change": lambda change: say("change", change),
        "sign": SIGNS, "marked_title": marked_title, "day_of": day_of, "unsure": unsure, "listed": listed, "short": short,
    }  # fmt: skip
    return made


def pieces(parts: Iterable[tuple[str, str]]) -> Markup:
    """Text in pieces, each with its mark, as markup made of escaped pieces."""
    return Markup("").join(Markup(KINDS_OF_MARK[kind]) % escape(CONTROL.sub("", text)) for text, kind in parts)


def template(name: str) -> str:
    return (files("wsisdiff") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _clean(value: object) -> object:
    value = tell(value) if isinstance(value, Remark) else value
    return CONTROL.sub("", value) if type(value) is str else value
