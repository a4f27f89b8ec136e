"""Commands in the documentation exist with the options given there, and links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tests.docs.pages import PAGES, commands
from wsisdiff.cli import cli

LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[\w-]*)?\)")


def unknown(args: list[str]) -> str:
    """What of a call the command line would not know; empty when it would know all."""
    command: click.Command = cli
    options: set[str] = {"-h", "--help"}
    expects_value = False
    for arg in args:
        known = {name: p for p in command.params if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)}
        if expects_value:
            expects_value = False
        elif arg.startswith("-") and arg != "-":
            name = arg.split("=")[0]
            if name in options:
                continue
            if name not in known:
                return f"{command.name} has no option {name}"
            option = known[name]
            expects_value = not option.is_flag and not option.count and "=" not in arg
        elif isinstance(command, click.Group):
            found = command.get_command(click.Context(command), arg)
            if found is None and arg.isupper():
                return ""  # a COMMAND in general
            if found is None:
                return f"there is no command {arg}"
            command = found
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_the_page_exists_with_its_options(page: Path) -> None:
    for args in commands(page):
        assert unknown(args) == "", " ".join(args)


def test_a_command_that_does_not_exist_would_be_noticed() -> None:
    assert unknown(["report", "--fail-of", "lost"]) == "report has no option --fail-of"
    assert unknown(["drafts", "ad", "x.pdf"]) == "there is no command ad"
    assert unknown(["-C", "folder", "brief", "--priority", "must"]) == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [PAGES[0]]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        linked = ((page.parent / target).resolve() for target in LINK.findall(page.read_text(encoding="utf-8")))
        waiting += [target for target in linked if target.suffix == ".md" and target not in reached and target.exists()]
    assert set(PAGES) <= reached, [page.name for page in PAGES if page not in reached]
