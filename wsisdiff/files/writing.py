"""Writing files so that each is either the old one or the new one, never half of it, and by one writer at a time in a folder."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO

from wsisdiff.errors import BadWorkspace
from wsisdiff.listening import note

BINARY = getattr(os, "O_BINARY", 0)
"""Windows would write a carriage return before every line feed without it."""
PAUSE = 0.01
"""Seconds between two tries."""


def stays_inside(path: Path, folder: Path) -> None:
    """BadWorkspace where writing the path would reach out of the folder by a link, or into what is no ordinary file.

    A workspace may come from somebody else; what the tool writes without being told where must stay in it.
    """
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        inside = False
    if not inside:
        raise BadWorkspace(
            "a link leads out of the workspace here", where=str(path), todo="remove the link, or say --output FILE"
        )
    if path.exists() and not path.is_file():
        raise BadWorkspace("this is no ordinary file", where=str(path), todo="remove it, or say --output FILE")


def write_file(path: Path, content: str | bytes, *, within: Path | None = None) -> None:
    """Write beside the file, flush to disk, then put it in place in one step (POSIX rename). A file that was there keeps its mode.

    A link stays a link: the file it leads to is written, but BadWorkspace when that lies outside of the folder `within`. Into a device or
    a pipe (`/dev/stdout`) it is written as it stands.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if within is not None:
        stays_inside(path, within)
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            out.write(data)
        return
    if path.is_symlink():
        path = path.resolve()
    with _written_beside(path, data) as beside:
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    note(f"wrote {path}: {len(data)} bytes")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. FileExistsError where its name is taken, in the last moment too."""
    with _written_beside(path, data) as beside:
        try:
            os.link(beside, path)
        except OSError:
            if path.exists():
                raise FileExistsError(path) from None
            beside.rename(path)  # where links are not known


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A hidden file beside the path that holds the data, flushed to disk, to be put in place; whatever stops the run, it goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        yield beside
    except OSError as error:
        if error.filename == str(beside):
            error.filename = str(path)  # the name that the caller knows
        raise
    finally:
        beside.unlink(missing_ok=True)


def form_of(output: Path | None, known: Collection[str], default: str) -> str:
    """The format that a file's name asks for by its ending; `default` where it names none of the known ones.

    >>> form_of(Path("to/brief.DOCX"), ("md", "docx"), "md"), form_of(Path("-"), ("md", "docx"), "md")
    ('docx', 'md')
    """
    ending = output.suffix.lstrip(".").lower() if output is not None else ""
    return ending if ending in known else default


def repacked(source: Path | BinaryIO, change: Callable[[str, bytes], bytes] = lambda name, part: part) -> bytes:
    """A ZIP file packed anew, each part as `change` makes it of its name and bytes, without the hour in which it was made."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, change(name, old.read(name)))
    return out.getvalue()


def deliver(content: str | bytes, output: Path | None, default: Path, within: Path | None = None) -> Path | None:
    """Write a document to `output`, to standard output when that is `-`, or to its default place; the path written, if any.

    The default place must lie in the folder `within`; where a person says the place, they may say any.
    """
    if output is not None and str(output) == "-":
        data = content.encode("utf-8") if isinstance(content, str) else content
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return None
    path = output or default
    if path.is_dir():
        raise BadWorkspace("this is a folder", where=str(path), todo="name the file to write")
    write_file(path, content, within=within if output is None else None)
    return path


@contextlib.contextmanager
def alone(folder: Path, busy: str, *, wait: float = 0.0) -> Iterator[None]:
    """Nobody else who asks for it writes in this folder meanwhile; BadWorkspace, with `busy`, when one still does after `wait` seconds.

    The lock is the system's: none stays behind when a run is killed. Where the system has no such locks (Windows, some network drives),
    there is none.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        until = monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if monotonic() >= until:
                    raise BadWorkspace(busy, where=str(folder), todo="wait until it has ended, then try again") from None
                sleep(PAUSE)
                continue
            except OSError:
                pass
            break
        yield
    finally:
        os.close(handle)
