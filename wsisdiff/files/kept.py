"""What was made of files before is kept in the user's cache folder, so that it need not be made again.

Kept files are JSON in a folder that only its owner can write; each begins with a hash of the rest. One that is missing, torn, altered or
not what it should be is as good as none: the work is done, and kept again. What is kept is found by a hash of all that it depends on.

`WSISDIFF_CACHE` names another folder, or is `off`. The folder may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from wsisdiff._version import __version__
from wsisdiff.files.writing import BINARY

SETTING = "WSISDIFF_CACHE"
LARGEST_KEPT = 64 * 1024 * 1024
"""Bytes of a kept file that is loaded. A draft of a hundred paragraphs takes 0.1 MB."""
MOST_KEPT = 256
"""Kept files; the longest unused go first."""
ENDING = ".json"


def cache_folder() -> Path | None:
    """Where drafts are kept: `WSISDIFF_CACHE`, or the user's cache folder as the system has it; None where there shall be none."""
    if told := os.environ.get(SETTING, ""):
        return None if told.lower() in ("off", "no", "0", "false") else Path(told)
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # nobody's home
        return None
    return base / "wsisdiff" if base.is_absolute() else None


def code_hash(package: Path, folders: Iterable[str]) -> str:
    """A hash of the package's version, model, and all code and data of these folders, each as it was when it was first asked about."""
    code = hashlib.sha256(__version__.encode() + (package / "model.py").read_bytes())
    for folder in folders:
        code.update(_folder_hash(str(package), folder))
    return code.hexdigest()


@lru_cache(maxsize=64)
def _folder_hash(package: str, folder: str) -> bytes:
    code = hashlib.sha256()
    for file in sorted(_files_in(str(Path(package, folder)))):  # not by rglob, which takes three times as long
        with Path(file).open("rb") as opened:
            code.update(file.removeprefix(package).replace(os.sep, "/").encode() + opened.read())
    return code.digest()


def hash_of(*parts: str) -> str:
    """A hash of texts, also of those that no file can hold."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def builds(libraries: Iterable[str]) -> Iterator[str]:
    """Of each library that is here, the size of its first file and when that was written."""
    for library in libraries:
        spec = find_spec(library)
        if spec and spec.origin:
            about = Path(spec.origin).stat()
            yield f"{library} {about.st_size} {about.st_mtime_ns}"


def _files_in(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files_in(entry.path)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.path


def load(file: Path) -> Any:
    """What the kept file holds; None when there is none, or when it is not what `keep` wrote."""
    try:
        if not _private(file.parent):
            return None
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as opened:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_KEPT:
                return None
            check, _, body = opened.read().partition(b"\n")
        if check.decode("ascii") != hashlib.sha256(body).hexdigest():
            return None
        kept = json.loads(body)
        os.utime(file)  # so that what is used stays
        return kept
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def keep(folder: Path, key: str, plain: Any) -> None:
    """Keep it if it can be. A failure costs only the time to do the work again, so it is not told."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _private(folder):
            return
        beside = folder / f"{key[:16]}{os.urandom(4).hex()}.tmp"
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb") as out:
                out.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            beside.replace(folder / (key + ENDING))
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _prune(folder)


def _private(folder: Path) -> bool:
    """Whether the folder is the user's own and nobody else can write there (where the system tells)."""
    if not hasattr(os, "geteuid"):
        return True
    about = folder.stat()
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & 0o022


def _prune(folder: Path) -> None:
    """Remove the files longest unused, those that a stopped run left half written among them."""
    files = [(file.lstat().st_mtime, file) for file in folder.iterdir() if file.suffix in (ENDING, ".tmp")]
    for _, file in sorted(files)[: max(0, len(files) - MOST_KEPT)]:
        with contextlib.suppress(OSError):
            file.unlink()
