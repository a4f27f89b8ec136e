"""Names that lead elsewhere, and readers that open nothing but the file they were given."""

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.hostile.made import form, p, pdf, put, refused, word_file
from wsisdiff.asking.load import load_asks
from wsisdiff.errors import BadAsk, BadWorkspace, WsisdiffError
from wsisdiff.files.tables import read_toml
from wsisdiff.ids import ID
from wsisdiff.reading.open_draft import read_draft, slug
from wsisdiff.workspace.manifest import load_workspace, manifest

DRAFT = '[[draft]]\nid = "one"\ndate = 2025-08-30\nfile = "{}"\n'


def workspace(folder: Path, file: str) -> Path:
    for name in ("drafts", "asks"):
        (folder / "ws" / name).mkdir(parents=True, exist_ok=True)
    put(folder / "ws" / "drafts", "drafts.toml", DRAFT.format(file))
    put(folder / "ws" / "asks", "a.toml", '[[ask]]\nid = "a"\ntitle = "A"\ntext = "We welcome the Forum."\n')
    return folder / "ws"


@pytest.mark.parametrize(
    "file", ["../secret.md", "../../secret.md", "/etc/motd.md", "sub/../../secret.md", "./../drafts/../secret.md"]
)
def test_a_draft_that_lies_outside_is_refused(file: str, tmp_path: Path) -> None:
    put(tmp_path, "secret.md", "1. Secret.")
    put(tmp_path, "ws.md", "1. Secret.")
    folder = workspace(tmp_path, file)
    put(folder, "secret.md", "1. Secret.")
    with pytest.raises(BadWorkspace, match="lies outside drafts/; copy it into drafts/"):
        load_workspace(folder)


def test_a_link_to_the_outside_is_refused_and_one_to_the_inside_is_read(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.md", "1. Secret.")
    folder = workspace(tmp_path, "link.md")
    (folder / "drafts" / "link.md").symlink_to(secret)
    with pytest.raises(BadWorkspace, match="lies outside"):
        load_workspace(folder)
    (folder / "drafts" / "link.md").unlink()
    (folder / "drafts" / "link.md").symlink_to(put(folder / "drafts", "real.md", "1. We act."))
    assert load_workspace(folder).drafts[0].text == "We act."


@pytest.mark.parametrize("file", ["a\\u0000.md", "a" * 5000 + ".md", "x/" * 3000 + "a.md"])
def test_a_name_that_no_file_can_have_is_said_in_one_line(file: str, tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match=r"line 4 \(draft 'one'\): the file .* cannot be looked for") as error:
        manifest(workspace(tmp_path, file))
    assert len(str(error.value)) < 400


def test_links_in_a_circle_are_said_in_one_line(tmp_path: Path) -> None:
    folder = workspace(tmp_path, "link.md")
    (folder / "drafts" / "link.md").symlink_to(folder / "drafts" / "link.md")
    with pytest.raises(BadWorkspace, match=r"cannot be looked for|is not there"):
        manifest(folder)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9", "a" * 65, "-a", "a--b", "A", "ä", "../a", "a\n"])
def test_an_id_that_is_no_name_of_a_file_everywhere_is_none(name: str, tmp_path: Path) -> None:
    assert ID.fullmatch(name) is None
    assert ID.fullmatch(slug(name))


@pytest.mark.parametrize(
    ("name", "says"),
    [("con", "is the name of a device on Windows; give it another"), ("a" * 65, "has 65 letters; give it 64 at most")],
)
def test_why_an_id_is_refused_is_said(name: str, says: str, tmp_path: Path) -> None:
    folder = workspace(tmp_path, "one.md")
    put(folder / "drafts", "one.md", "1. We act.")
    put(folder / "drafts", "drafts.toml", DRAFT.replace('"one"', f'"{name}"').format("one.md"))
    with pytest.raises(BadWorkspace, match=says):
        manifest(folder)


def test_names_near_those_of_devices_are_ids(tmp_path: Path) -> None:
    assert all(ID.fullmatch(name) for name in ("con-1", "console", "nul-draft", "com10", "a" * 64))


def test_a_folder_and_a_pipe_are_no_drafts(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert "is a folder, not a draft" in refused(tmp_path / "a.md")
    mkfifo = getattr(__import__("os"), "mkfifo", None)
    if mkfifo is None:
        pytest.skip("no pipes on this system")
    mkfifo(tmp_path / "b.md")
    assert "is no ordinary file" in refused(tmp_path / "b.md")


@pytest.mark.parametrize(
    "data",
    [b"a = " + b"1" * 5000, b"a = [" * 5000, b"a." * 5000 + b"a = 1", b"\xff", b"a = 1\x1b[31m", "a = \u202e1".encode(), b"\x00"],
)
def test_a_toml_file_of_any_kind_of_fault_is_one_printable_line(data: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, "a.toml", data)
    with pytest.raises(BadAsk) as error:
        read_toml(path, BadAsk)
    assert str(error.value).isprintable() and str(error.value).startswith(str(path)) and len(str(error.value)) < 300


def test_a_wording_with_a_gap_of_a_hundred_thousand_spaces_is_read_at_once(tmp_path: Path) -> None:
    element = f'[[ask.element]]\ntext = "x"\nfind = ["one{" " * 100_000}two + three"]\n'
    put(tmp_path, "a.toml", f'[[ask]]\nid = "a"\ntitle = "A"\ntext = "We act."\n{element}')
    start = time.process_time()
    assert len(load_asks(tmp_path)[0].elements[0].wordings[0].terms) == 2
    assert time.process_time() - start < 5


def test_a_toml_file_past_its_limit_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_TOML_MB", "1")
    with pytest.raises(BadAsk, match="the file has more than 1 MB; part it in several, or set WSISDIFF_MAX_TOML_MB higher"):
        read_toml(put(tmp_path, "a.toml", b"#" * (2**20 + 1)), BadAsk)


def test_a_group_without_phrases_is_named(tmp_path: Path) -> None:
    """Found by fuzzing: `phrases` misspelt leaves a group empty, and a term of no phrases has no first one."""
    group, element = '[[group]]\nname = "forum"\nphrase = ["IGF"]\n', '[[ask.element]]\ntext = "x"\nfind = ["@forum"]\n'
    put(tmp_path, "a.toml", f'{group}[[ask]]\nid = "a"\ntitle = "A"\ntext = "We act."\n{element}')
    with pytest.raises(BadAsk, match="the group '@forum' has no phrases"):
        load_asks(tmp_path)


# ---------------------------------------------------------------- nothing but the file


WATCH = """
import sys, sysconfig
from pathlib import Path
from wsisdiff.reading.html import read as html
from wsisdiff.reading.text import markdown
from wsisdiff.reading.pdf import read as pdf
from wsisdiff.reading.text import plain
from wsisdiff.reading.word import read as word
from wsisdiff.reading.open_draft import read_draft
homes = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), *sys.path, sys.argv[1]}
own = [Path(home).resolve() for home in homes if home and Path(home).is_dir()]
calls = ("socket.", "subprocess.", "os.exec", "os.system", "os.remove", "os.rename", "os.mkdir", "urllib.", "shutil.")
seen = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = Path(arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]).resolve()
        if path != given and not any(path.is_relative_to(folder) for folder in own):
            seen.append(f"opened {path}")
    elif event.startswith(calls):
        seen.append(event)
sys.addaudithook(watch)
for name in sys.argv[2:]:
    given = Path(name).resolve()
    try:
        read_draft(given)
    except Exception as error:
        print(type(error).__name__, file=sys.stderr)
print("\\n".join(seen))
"""


@pytest.fixture
def server() -> "tuple[str, list[bytes]]":
    """An address on this machine, and what was asked of it."""
    listener = socket.create_server(("127.0.0.1", 0))
    asked: list[bytes] = []

    def answer() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(100))

    threading.Thread(target=answer, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked  # type: ignore[misc]
    listener.close()


def test_no_reader_opens_another_file_or_asks_another_machine(tmp_path: Path, server: "tuple[str, list[bytes]]") -> None:
    """Python's own calls are watched by an audit hook; what libraries in C would fetch, a server on this machine would see."""
    address, asked = server
    put(tmp_path, "other.md", "1. Secret.")
    outside = f'<!DOCTYPE html PUBLIC "x" "{address}/x.dtd" [<!ENTITY e SYSTEM "{address}/e">]>'
    links = f'<base href="{address}/"><link rel=stylesheet href="a.css"><img src="a.png"><script src="{address}/a.js"></script>'
    picture = '<w:drawing><a:blip r:link="rId1" xmlns:r="x"/></w:drawing>'
    body = f'<w:p><w:r>{picture}<w:t>1. We act.</w:t></w:r></w:p><w:altChunk w:id="{address}"/>'
    with_entity = word_file(p("1. We act.")).replace(b"<w:document", outside.encode() + b"<w:document", 1)
    launch = b"/AA << /O << /S /URI /URI (%s/a) >> >> /Contents 4 0 R" % address.encode()
    remote = form(b"").replace(b"/Type /XObject", b"/Type /XObject /Ref << /F (%s/b.pdf) /Page 0 >>" % address.encode())
    files = [
        put(tmp_path, "a.html", f"{outside}<html>{links}<body><p>1. We decide to act &e;.<xi:include href='other.md'/>"),
        put(tmp_path, "a.xhtml", f'<?xml version="1.0"?>{outside}<html><body><p>1. We act &e;.</p></body></html>'),
        put(tmp_path, "a.docx", word_file(body)),
        put(tmp_path, "b.docx", with_entity),
        put(tmp_path, "a.md", f"1. We act ![x]({address}/a.png) <img src='{address}/b.png'>\n\n!include other.md\n"),
        put(tmp_path, "a.txt", f"1. We act, see {address}/a and file://{tmp_path}/other.md"),
        put(tmp_path, "a.pdf", pdf(launch, b"/Count 1 /Kids [3 0 R]", remote)),
    ]
    package = str(Path(__file__).resolve().parents[2])
    call = [sys.executable, "-B", "-c", WATCH, package, *map(str, files)]
    environment = {"WSISDIFF_PDF_PROCESS": "0", "PYTHONPATH": package, "PATH": ""}
    done = subprocess.run(call, capture_output=True, text=True, env=environment, check=True, cwd=tmp_path)
    assert done.stdout.split() == []
    assert set(done.stderr.split()) <= {"UnreadableDraft"}
    assert asked == []


def test_no_reader_changes_the_folder_of_its_file(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "a.pdf", pdf()),
        put(tmp_path, "a.docx", word_file(p("1. We act."))),
        put(tmp_path, "a.html", "<p>1. We decide to act."),
    ]
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for path in files:
        assert "act." in read_draft(path).text
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_errors_of_every_kind_are_printable(tmp_path: Path) -> None:
    path = put(tmp_path, "a\x1b[31m\u202e.md", b"\x00")
    with pytest.raises(WsisdiffError) as error:
        read_draft(path)
    assert str(error.value).isprintable()
