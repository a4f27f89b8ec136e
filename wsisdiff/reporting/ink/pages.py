"""Self-contained pages from the package's templates: nothing is fetched, and only the page's own style and script may run."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from wsisdiff.reporting.ink.escaping import CONTROL
from wsisdiff.telling.phrases import say
from wsisdiff.telling.remarks import sentence, words_of


def page(name: str, values: dict[str, object], *, more_style: str = "") -> str:
    """The page of `name`.html.j2 with `name`.css and `name`.js in it, allowed by their hashes, whatever a draft holds.

    Every text among the values is escaped by the template engine; control characters are taken out.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_clean)
    environment.filters.update(tell=words_of, sentence=sentence)
    environment.globals["say"] = say
    style = f"\n{template(f'{name}.css')}{more_style}"
    script = f"\n{template(f'{name}.js')}"
    made = environment.from_string(template(f"{name}.html.j2")).render(
        **values, style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script)
    )
    return made + "\n"


def template(name: str) -> str:
    """The text of one of the package's templates."""
    return (files("wsisdiff") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _clean(value: object) -> object:
    return CONTROL.sub("", value) if type(value) is str else value
