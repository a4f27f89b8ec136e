"""What the shell offers when Tab is pressed: the ids of the workspace's drafts and asks. It never fails and never prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem


def draft_ids(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The drafts of the workspace, with their titles where the shell shows them."""
    return list(_items(_folder(context) / "drafts" / "drafts.toml", "draft", incomplete))


def drafts_or_files(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The drafts of the workspace, else files: what `show` and `compare` take."""
    # The file item comes first: bash's script lets it clear what it has gathered before.
    return [CompletionItem(incomplete, type="file"), *draft_ids(context, param, incomplete)]


def ask_ids(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The asks of the workspace, with their titles where the shell shows them."""
    files = sorted((_folder(context) / "asks").glob("*.toml"))
    return [item for file in files for item in _items(file, "ask", incomplete)]


def themes(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The themes of the workspace's asks."""
    rows = [row for file in sorted((_folder(context) / "asks").glob("*.toml")) for row in _rows(file, "ask")]
    names = dict.fromkeys(row.get("theme", "") for row in rows)
    return [CompletionItem(name) for name in names if name and name == _plain(name) and name.startswith(incomplete)]


def _folder(context: click.Context) -> Path:
    return Path(context.find_root().params.get("folder") or ".").expanduser()


def _items(file: Path, kind: str, incomplete: str) -> Iterator[CompletionItem]:
    from wsisdiff.ids import ID

    for row in _rows(file, kind):
        name = row.get("id", "")
        if ID.fullmatch(name) and name.startswith(incomplete):
            yield CompletionItem(name, help=_plain(row.get("title", "")))


def _rows(file: Path, kind: str) -> Iterator[dict[str, str]]:
    """The tables of a file that may be half written: what cannot be read is left out."""
    import tomllib

    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8-sig")).get(kind, [])
    except (OSError, ValueError, RecursionError):
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield {key: value for key, value in row.items() if isinstance(value, str)}


def _plain(text: str) -> str:
    """Text that a shell's list can show: one line, nothing that moves the cursor."""
    from wsisdiff.text.terminal import printable

    return " ".join(printable(text).split())
