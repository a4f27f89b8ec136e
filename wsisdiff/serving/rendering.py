"""Pages from the package's templates, and their words, from `data/en/serving.toml`.

Everything that comes from drafts, asks and people is escaped, control characters are taken out.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader

from wsisdiff.model import Ask, Status
from wsisdiff.reporting.ink.pages import engine, pieces
from wsisdiff.reporting.picture.svg import DARK, LIGHT, rules
from wsisdiff.reporting.signs import date_text, standing
from wsisdiff.reporting.status.view import theme_title
from wsisdiff.telling.excerpts import excerpt
from wsisdiff.telling.phrases import sentence_case
from wsisdiff.telling.remarks import sentence, words_of
from wsisdiff.text.language import read_data

ASSETS = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
"""Names of what pages load beside themselves, and what it is."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template engine with what every page may use."""
    made = engine(loader=PackageLoader("wsisdiff", "serving/templates"), lstrip_blocks=True, auto_reload=False)
    made.globals |= {
        "w": w, "date_text": date_text, "theme_title": theme_title, "excerpt": excerpt, "sentence_case": sentence_case, "told": words_of,
        "sentence": sentence, "pieces": pieces, "asset": _address, "standing": standing, "briefly": briefly,
        "say_form": say_form,
    }  # fmt: skip
    made.filters["told"] = words_of
    return made


def render(name: str, values: dict[str, Any]) -> str:
    return environment().get_template(f"{name}.html.j2").render(**values)


def briefly(status: Status, ask: Ask) -> str:
    """The same as `standing`, in the shorter words of tables."""
    return standing(status, ask) if ask.stance == "oppose" else w(f"short.{status}")


def say_form(form: str) -> str:
    """What a person calls a format of documents; its ending, where no name is given for it.

    >>> say_form("docx"), say_form("adoc")
    ('Word', 'ADOC')
    """
    return all_words()["form"].get(form, form.upper())


@lru_cache(maxsize=8)
def asset(name: str) -> bytes:
    """A file that pages load; the style sheet with the picture's rules at its end."""
    text = (files("wsisdiff") / "serving" / "assets" / name).read_text(encoding="utf-8")
    if name == "page.css":
        dark = "".join(f"--way-{key}:{value};" for key, value in DARK.items())
        light = "".join(f"--way-{key}:{value};" for key, value in LIGHT.items())
        text = text.replace("/* picture: light */", light).replace("/* picture: dark */", dark)
        text += rules({key: f"var(--way-{key})" for key in LIGHT}) + "\n"
    return text.encode()


@lru_cache(maxsize=8)
def _address(name: str) -> str:
    """The asset's address, another one whenever it changes."""
    return f"/assets/{name}?{sha256(asset(name)).hexdigest()[:12]}"


@lru_cache(maxsize=1)
def all_words() -> dict[str, dict[str, str]]:
    """Group -> key -> words."""
    table: dict[str, Any] = read_data("serving")
    return table


def w(name: str, /, **parts: object) -> str:
    """The words of that name, `group.key`, with their parts filled in; KeyError for a name that does not exist.

    With a part `n` that is 1, the words of `group.key_one` where there are such.

    >>> w("overview.asks", n=1), w("overview.asks", n=3)
    ('1 ask', '3 asks')
    """
    group, key = name.split(".", 1)
    table = all_words()[group]
    if parts.get("n") == 1 and f"{key}_one" in table:
        key = f"{key}_one"
    return table[key].format(**parts) if parts else table[key]
