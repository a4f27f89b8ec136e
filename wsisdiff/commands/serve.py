"""`wsisdiff serve`: the page to work in."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from wsisdiff.voice import tell


@click.command(name="serve")
@click.argument("folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), help="The port (default: 8137, or a free one when that is taken).")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS",
              help="This machine's address to be reached at (default: only from this machine).")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Do not open the browser; the address is printed all the same.")
@click.pass_obj
def command(folder: Path, folders: tuple[Path, ...], port: int | None, host: str, no_browser: bool) -> None:
    """The page to work in, on this machine only.

    It opens in the browser and does what the other commands do: drafts in, the state of all asks, decisions, comparison, documents. FOLDER
    is a workspace, or a folder that holds some; without one, the workspace it is called in, and where that is none, those in this
    folder. New workspaces are made beside them. The address holds a key: whoever has it can work in your workspaces, so pass it to nobody.

    It ends with Ctrl-C; nothing is lost by that.
    """
    from wsisdiff.serving.server import Server
    from wsisdiff.serving.shelf import places

    given, home = places(folders or (folder,))
    server = Server(given, home, host, port)

    def ready() -> None:
        tell(f"Open {server.address}", "It ends with Ctrl-C.")
        if not no_browser:
            import webbrowser

            webbrowser.open(server.address)

    with contextlib.suppress(KeyboardInterrupt):
        server.run(ready)
