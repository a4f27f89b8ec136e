"""Writes what the docs say of commands and formats from the code: docs/commands.md, and the table of formats in docs/drafts.md.

    python tools/reference.py [--check]

With --check nothing is written, and the exit status is 1 when a page is not what it would be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from wsisdiff.cli import cli
from wsisdiff.reading.formats import FORMATS

DOCS = Path(__file__).resolve().parents[1] / "docs"
TABLE = "| ending | what is read |\n| --- | --- |\n"
"""Where the table of formats begins in docs/drafts.md; it ends with an empty line."""
HEAD = """# Commands

Made by `python tools/reference.py` from the commands' own help; do not edit by hand.

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


def with_formats(page: str) -> str:
    """The page about drafts with its table of formats as FORMATS has them."""
    before, _, rest = page.partition(TABLE)
    rows = (f"| {' '.join(f'`{ending}`' for ending in format.endings)} | {format.reads} |\n" for format in FORMATS)
    return f"{before}{TABLE}{''.join(rows)}\n{rest.partition(chr(10) * 2)[2]}"


def pages() -> dict[Path, str]:
    """The pages that this writes -> what they have to say."""
    drafts = DOCS / "drafts.md"
    return {DOCS / "commands.md": reference(), drafts: with_formats(drafts.read_text(encoding="utf-8"))}


def main() -> int:
    """Write the pages, or with --check compare them."""
    old = [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in old:
        if "--check" in sys.argv[1:]:
            print(f"docs/{path.name} is not current; run python tools/reference.py", file=sys.stderr)
        else:
            path.write_text(pages()[path], encoding="utf-8")
            print(f"Written: {path}")
    return 1 if old and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
