"""The command line: which commands there are, how errors end. Each command lives in `wsisdiff.commands`, loaded when called."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from contextvars import copy_context
from pathlib import Path

import click

from wsisdiff._version import __version__
from wsisdiff.errors import EXIT_WRONG_INPUT, WsisdiffError

COMMANDS = {
    "report": "The status of every ask in every draft: the main job.",
    "brief": "The negotiator's briefing.",
    "compare": "Draft against draft: concordance and redline.",
    "history": "One ask through all drafts.",
    "show": "What was read: the paragraphs as the tool sees them.",
    "drafts": "List, add and fetch drafts.",
    "asks": "List, check, write and import asks.",
    "review": "A person's verdict, which then stands.",
    "read": "A reading by a model, or by anybody: questions out, answers in.",
    "serve": "The page to work in.",
    "archive": "Many processes: what was agreed before, who asked, all as a table.",
    "init": "A new workspace for any process.",
    "completion": "Completion for bash, zsh or fish.",
}
"""Name -> its line in `--help`; here so that help needs no command's imports. A test compares them with the commands' own."""


def _voice(context: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from wsisdiff.voice import set_voice

        set_voice(context, param.name == "quiet", param.name == "verbose")


VOICE = (
    click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_voice, help="Say nothing but data and errors."),
    click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, callback=_voice,
                 help="Say on standard error what is read and written, and how long each step takes."),
)  # fmt: skip
"""Understood before and after the command's name; shown in the help of `wsisdiff` only."""


class LazyGroup(click.Group):
    """Loads a command's module only when that command is called: `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"wsisdiff.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        _give_voice(command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            todo = f"did you mean {near[0]}?" if near else f"the commands are: {', '.join(COMMANDS)}"
            raise WsisdiffError(f"No such command {args[0]!r}", todo=todo)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _give_voice(command: click.Command) -> None:
    """Let a command, and those below it, take the options of `VOICE` too."""
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        _give_voice(below)
    known = {option for param in command.params for option in param.opts}
    for option in VOICE:
        if known.isdisjoint(option.opts):
            command.params.append(click.Option(option.opts, is_flag=True, expose_value=False, callback=_voice, hidden=True))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR",
              help="The workspace: a folder with asks/ and drafts/ (default: this folder).")  # fmt: skip
@click.version_option(__version__, prog_name="wsisdiff")
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Tell what a new negotiation draft adopted, half adopted or left out of the texts you asked for, and where."""
    ctx.obj = folder
    if sys.stderr.isatty():
        from wsisdiff.voice import set_voice

        set_voice(ctx, False, False)


cli.params.extend(VOICE)


NO_COMMAND: type[Exception] | tuple[()] = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""What click raises when a group is called without a command."""

UNHELD = frozenset({"serve", "--help", "-h", "--version"})
"""Commands that start other programs (a browser), which would inherit the limit of memory and may need more; and what needs none."""

SELDOM = 500_000
"""Objects made before Python looks for rings of them that nothing holds. A run makes hundreds of thousands and next to no rings; looking
as often as Python does by itself (700) takes a tenth of the time, at every 50,000 a twentieth."""


def main(args: list[str] | None = None) -> None:
    """Run the command line. Wrong input or a wrong call ends with status 2 and one line on standard error, no traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign shows ? instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    gc.set_threshold(SELDOM)
    try:
        if args is None and not UNHELD.intersection(sys.argv):
            from wsisdiff.files.limits import hold_memory

            hold_memory()
        # A call that is wrong is left by click before it has put back what its options set; a copy of the context ends with the call.
        status = copy_context().run(cli.main, args=args, prog_name="wsisdiff", standalone_mode=False)
    except WsisdiffError as error:
        _fail(str(error))
    except click.exceptions.Abort:
        _fail("stopped; nothing already written was changed")
    except NO_COMMAND as error:
        # A name alone asks what there is (click before 8.2 answers by itself).
        print(error.ctx.get_help() if isinstance(error, click.UsageError) and error.ctx else "")
    except click.ClickException as error:
        _fail(f"{error.format_message().rstrip('. ')}{_todo(error) or '.'}")
    except MemoryError:
        _fail("this takes more memory than it may; give less at a time, or set WSISDIFF_MAX_ALL_MEMORY_MB higher")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = error.filename or "a file"
        _fail(f"{where}: {(error.strerror or str(error)).lower()}; check the path and its permissions")
    except Exception as error:
        # A fault of ours. On the night of a draft a line that can be passed on helps more than a traceback.
        if os.environ.get("WSISDIFF_DEBUG"):
            raise
        _fail(f"a fault of wsisdiff itself ({type(error).__name__}: {error}); set WSISDIFF_DEBUG=1 to see where, and report it")
    else:
        sys.exit(status if isinstance(status, int) else 0)
    finally:
        if args is None:
            gc.freeze()  # else Python, as it ends, looks for rings among all that there is: a tenth of the time


def _todo(error: click.ClickException) -> str:
    """What to do about a wrong call, where the message itself does not say it."""
    if isinstance(error, click.NoSuchOption) and error.option_name == "-C":
        return "; name the workspace before the command: wsisdiff -C DIR ..."
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        return ""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"; see {context.command_path} --help" if context else ""


def _fail(line: str) -> None:
    print(f"wsisdiff: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(EXIT_WRONG_INPUT)
