"""What a draft, an ask or a file's name holds never reaches the terminal as a command to it."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.hostile.made import put
from wsisdiff.cli import main

EVIL = "\\u001b[31mred\\u001b]0;title\\u0007\\u009b2J\\u202eturned"
COMMAND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TEXT = (
    "1. We welcome the Forum \x1b[31mred\x1b[0m \x9b2J \u202eturned.\n\n2. We decide \x1b]0;title\x07 to act.\n"
    + "\n3. We go on.\n" * 50
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("drafts", "asks"):
        (tmp_path / name).mkdir()
    put(tmp_path / "drafts", "one.md", TEXT)
    put(tmp_path / "drafts", "two.md", TEXT.replace("welcome", "recall"))
    entry = f'[[draft]]\nid = "ID"\ntitle = "T {EVIL}"\nsymbol = "S {EVIL}"\ndate = DAY\nfile = "ID.md"\n'
    put(
        tmp_path / "drafts",
        "drafts.toml",
        entry.replace("ID", "one").replace("DAY", "2025-01-01") + entry.replace("ID", "two").replace("DAY", "2025-01-02"),
    )
    ask = f'[[ask]]\nid = "a"\ntitle = "A {EVIL}"\ntheme = "th {EVIL}"\n'
    ask += f'text = "We welcome the Forum {EVIL}."\nproposal = "We welcome {EVIL}."\n'
    put(tmp_path / "asks", "a.toml", ask)
    put(
        tmp_path,
        "reviews.toml",
        f'[[review]]\nask = "a"\ndraft = "one"\nstatus = "partial"\nby = "N {EVIL}"\ndate = 2025-01-01\nnote = "n {EVIL}"\n',
    )
    return tmp_path


CALLS = [
    ["report"], ["report", "--format", "md", "--output", "-"], ["report", "--format", "html", "--output", "-"],
    ["report", "--format", "json", "--output", "-"], ["compare", "one", "two"],
    ["compare", "one", "two", "--format", "md", "--output", "-"],
    ["compare", "one", "two", "--format", "html", "--output", "-"], ["compare", "one", "two", "--format", "json", "--output", "-"],
    ["brief"], ["brief", "--output", "-"], ["brief", "--format", "html", "--output", "-"], ["history", "a"], ["show", "one"],
    ["history", "a", "--format", "json", "--output", "-"],
    ["show", "one", "--format", "json"], ["drafts", "list"], ["asks", "list"], ["asks", "check"],
    ["history", "a\x1b[31m"], ["show", "x\x1b[31m"], ["compare", "one", "\x9b2J"], ["report", "--draft", "\x1b[2J"],
    ["brief", "--theme", "\x1b[2J"], ["\x1b[2J"], ["report", "--\x1b[2J"],
]  # fmt: skip


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call).encode("ascii", "backslashreplace").decode())
def test_no_command_of_the_terminal_gets_through(
    call: list[str], folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pytest.raises(SystemExit):
        main(["-C", str(folder), *call])
    out, err = (text.decode("utf-8") for text in capfdbinary.readouterr())
    assert (out or err) and "Traceback" not in err and "fault of wsisdiff" not in err
    assert COMMAND.findall(out) == []
    assert COMMAND.findall(err) == []


@pytest.mark.parametrize("call", [["report"], ["compare", "one", "two"], ["brief"]])
def test_no_control_character_gets_into_a_word_file(call: list[str], folder: Path) -> None:
    with pytest.raises(SystemExit):
        main(["-C", str(folder), *call, "--format", "docx", "--output", str(folder / "x.docx")])
    with zipfile.ZipFile(BytesIO((folder / "x.docx").read_bytes())) as archive:
        assert COMMAND.findall(archive.read("word/document.xml").decode()) == []


@pytest.mark.parametrize("file", ["drafts/drafts.toml", "asks/a.toml", "reviews.toml"])
def test_a_faulty_file_is_quoted_without_its_commands(file: str, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for broken in (
        '[[x]]\na = "\x1b[31m',
        f'[[draft]]\nid = "{EVIL}"\n[[ask]]\nid = "{EVIL}"\n[[review]]\nask = "{EVIL}"\n',
        '"\\u202e" = 1\n["\x9b"',
    ):
        put(folder, file, broken)
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(folder), "report"])
        err = capfdbinary.readouterr().err.decode("utf-8")
        assert ended.value.code == 2
        assert err.count("\n") == 1 and COMMAND.findall(err) == []
