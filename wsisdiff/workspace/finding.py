"""The draft that somebody names: a file, or an id of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wsisdiff.model import Draft

if TYPE_CHECKING:
    from wsisdiff.reading.formats import Changes


def find_and_read(folder: Path, name: str, changes: Changes = "accepted") -> Draft:
    """The draft that `name` means: a file, or else an id of the workspace in `folder`."""
    from wsisdiff.reading.cache import read_once
    from wsisdiff.reading.formats import OTHERS, format_of

    path = Path(name)
    looks_like_path = format_of(path.suffix) is not None or path.suffix.lower() in OTHERS or len(path.parts) > 1
    if path.is_file() or (looks_like_path and not (folder / "drafts" / "drafts.toml").is_file()):
        return read_once(path, changes=changes)
    if looks_like_path:
        # A file of the workspace by its name, as it stands in drafts.toml.
        inside = folder / "drafts" / name
        return read_once(inside if inside.is_file() else path, changes=changes)
    from wsisdiff.workspace.manifest import draft_entry, read_entry

    return read_entry(draft_entry(folder, name), changes)
