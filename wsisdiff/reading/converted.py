"""Old Word files (.doc), which LibreOffice makes new ones of where it is installed; elsewhere what to do is said.

It runs on its own settings, made for the one call: no macros, no links followed, nothing fetched; and within the time of the file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from wsisdiff.errors import UnreadableDraft
from wsisdiff.files.limits import seconds_left, too_slow
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Carried, Reading
from wsisdiff.reading.formats import SAVE_AS_DOCX, Changes
from wsisdiff.reading.word.read import read_word

PROGRAMS = ("soffice", "libreoffice")
_SECURITY = "org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
_NO_WAY_OUT = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")


def read_old_word(path: Path, carried: Carried | None = None, *, changes: Changes = "accepted") -> Reading:
    """The blocks of an old Word file, read as the new one that LibreOffice makes of it."""
    where = str(path)
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableDraft("an old Word file is read only where LibreOffice is installed", where=where, todo=SAVE_AS_DOCX)
    with tempfile.TemporaryDirectory(prefix="wsisdiff-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, path.resolve(), Path(folder))
        if made is None:
            raise UnreadableDraft("LibreOffice cannot open it as an old Word file", where=where, todo=SAVE_AS_DOCX)
        try:
            reading = read_word(made, carried, changes=changes)
        except UnreadableDraft as error:
            raise UnreadableDraft(error.what, where=where, todo=error.todo) from None
    return Reading(reading.blocks, reading.title, (Remark("file.converted"), *reading.warnings))


def _convert(program: str, path: Path, folder: Path) -> Path | None:
    """The new file, or None where none was made."""
    own = folder / "own"
    (own / "user").mkdir(parents=True)
    form = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
    items = "".join(form.format(*setting) for setting in _SETTINGS)
    settings = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (own / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")
    old = folder / "draft.doc"
    shutil.copyfile(path, old)
    call = [program, f"-env:UserInstallation={own.as_uri()}", "--headless", "--norestore", "--infilter=MS Word 97",
            "--convert-to", "docx", "--outdir", str(folder), str(old)]  # fmt: skip
    try:
        running = subprocess.Popen(
            call, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, **_NO_WAY_OUT},
        )  # fmt: skip
    except OSError:
        return None
    try:
        running.wait(seconds_left())
    except subprocess.TimeoutExpired:
        raise too_slow(str(path)) from None
    finally:
        if running.poll() is None:
            with suppress(OSError):  # the program with all that it started
                if hasattr(os, "killpg"):
                    os.killpg(running.pid, signal.SIGKILL)
                else:
                    running.kill()
            running.wait()
    made = folder / "draft.docx"
    return made if made.is_file() else None
