"""Writes docs/commands.md from the commands themselves.

    python tools/command_reference.py [--check]

With --check nothing is written, and the exit status is 1 when the page is not what it would be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from wsisdiff.cli import cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEAD = """# Commands

Made by `python tools/command_reference.py` from the commands' own help; do not edit by hand.

`wsisdiff COMMAND --help` says the same. FILE may be `-` for standard output. Exit status: 0 done; 1 done, and what `--fail-on` names has
happened; 2 the input or the call is wrong, and one line on standard error says what, where and what to do.
"""


def reference() -> str:
    """The whole page."""
    context = click.Context(cli, info_name="wsisdiff")
    parts = [HEAD, _options(context)]
    for command, inner in _commands(context):
        parts += [f"## `{inner.command_path}`", _described(command, inner)]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _commands(context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """All commands below a group, those of a group after the group itself."""
    group = context.command
    assert isinstance(group, click.Group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        yield command, inner
        if isinstance(command, click.Group):
            yield from _commands(inner)


def _described(command: click.Command, context: click.Context) -> str:
    text = "\n\n".join(map(_paragraph, cleandoc(command.help or "").split("\n\n")))
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    called = "" if isinstance(command, click.Group) else f"```shell\n{usage}\n```"
    return "\n\n".join(filter(None, [called, text, _options(context)]))


def _paragraph(text: str) -> str:
    """A paragraph of help on one line; one that click is told not to wrap keeps its lines."""
    if text.startswith("\b\n"):
        return f"```text\n{text[2:]}\n```"
    return " ".join(text.split()).replace("<", "&lt;")


def _options(context: click.Context) -> str:
    options = [p for p in context.command.params if isinstance(p, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(context)) is not None]
    if not rows:
        return ""
    return "\n".join(["| option | what it does |", "| --- | --- |", *(f"| `{_cell(a)}` | {_cell(b)} |" for a, b in rows)])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Write the page, or with --check compare it."""
    page = reference()
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page:
            return 0
        print("docs/commands.md is not current; run python tools/command_reference.py", file=sys.stderr)
        return 1
    PAGE.write_text(page, encoding="utf-8")
    print(f"Written: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
