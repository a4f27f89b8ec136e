"""`wsisdiff completion`: the script that lets the shell complete commands, options, and the ids of drafts and asks."""

from __future__ import annotations

import click

VARIABLE = "_WSISDIFF_COMPLETE"
"""The environment variable in which a shell's script asks for completions."""


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Completion for bash, zsh or fish: ids of drafts and asks, commands, options.

    It prints a script for the shell. To have it in every new shell:

    \b
      bash  add to ~/.bashrc:  eval "$(wsisdiff completion bash)"
      zsh   add to ~/.zshrc:   eval "$(wsisdiff completion zsh)"
      fish  wsisdiff completion fish > ~/.config/fish/completions/wsisdiff.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None, "click knows these three"
    complete = found(context.find_root().command, {}, "wsisdiff", VARIABLE)
    # Not `complete.source()`: for bash that starts one to see whether its version is new enough, on every shell's start.
    click.echo(complete.source_template % complete.source_vars())
