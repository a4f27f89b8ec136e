"""`wsisdiff asks`: list them, check them."""

from __future__ import annotations

from pathlib import Path

import click

from wsisdiff.errors import EXIT_DONE


@click.group(name="asks")
def command() -> None:
    """List and check asks."""


@command.command(name="list")
@click.option("--theme", help="Only this theme.")
@click.pass_obj
def list_(folder: Path, theme: str | None) -> None:
    """The asks of the workspace, a line each: id, priority, stance, theme, title."""
    from wsisdiff.asking.load import load_asks
    from wsisdiff.phrasing import say
    from wsisdiff.text.terminal import printable

    asks = [a for a in load_asks(folder / "asks") if theme is None or a.theme == theme]
    width = max((len(a.id) for a in asks), default=0)
    for ask in asks:
        click.echo(
            printable(f"{ask.id:<{width}}  {ask.priority:<6}  {say('stance', ask.stance):<10}  {ask.theme or '-'}: {ask.title}")
        )


@command.command(name="check")
@click.pass_obj
def check(folder: Path) -> int:
    """Read all asks and say what is wrong with them or looks like a slip."""
    from wsisdiff.asking.check import check_asks
    from wsisdiff.asking.load import load_asks
    from wsisdiff.workspace import manifest

    asks = load_asks(folder / "asks")
    listed = manifest(folder) if (folder / "drafts" / "drafts.toml").is_file() else ()
    remarks = check_asks(folder / "asks", asks, {d.id for d in listed})
    for remark in remarks:
        click.echo(remark)
    click.echo(f"{len(asks)} asks read; {len(remarks) or 'no'} remark{'' if len(remarks) == 1 else 's'}")
    return EXIT_DONE
