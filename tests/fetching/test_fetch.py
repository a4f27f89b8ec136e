"""`drafts fetch` and `drafts add URL`, from a server on loopback to a draft that is in a report."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fetching.site import Call, Site
from wsisdiff.cli import main
from wsisdiff.fetching.address import Limits

TEXT = b"1. We welcome the Forum.\n\n2. We ask for its funding.\n"
PAGE = b"""<html><head><title>Papers</title></head><body><nav><a href="/">Home</a> <a href="/all">All papers</a></nav>
<article><h1>Zero Draft</h1><p>1. We welcome the Forum and all who take part in it, from wherever they come.</p>
<p>2. We ask for its funding, on a stable and sustainable basis.</p></article><footer>Cookies</footer></body></html>"""
ONE = '[[draft]]\nid = "one"\ntitle = "One"\ndate = 2025-06-20\nfile = "one.txt"\n'
ASK = '[[ask]]\nid = "a"\ntitle = "A"\ntext = "We welcome the Forum."\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "asks").mkdir()
    (tmp_path / "asks" / "a.toml").write_text(ASK, encoding="utf-8")
    (tmp_path / "drafts" / "one.txt").write_bytes(b"1. We note the Forum.\n")
    (tmp_path / "drafts" / "drafts.toml").write_text(ONE, encoding="utf-8")
    return tmp_path


def listing(workspace: Path, id: str, url: str, more: str = "") -> None:
    path = workspace / "drafts" / "drafts.toml"
    path.write_text(
        f'{path.read_text(encoding="utf-8")}\n[[draft]]\nid = "{id}"\ntitle = "{id}"\ndate = 2025-08-30\nurl = "{url}" # official\n{more}',
        encoding="utf-8",
    )


def entry(workspace: Path, id: str) -> dict[str, object]:
    rows = tomllib.loads((workspace / "drafts" / "drafts.toml").read_text(encoding="utf-8"))["draft"]
    return next(row for row in rows if row["id"] == id)


def names(workspace: Path) -> set[str]:
    return {p.name for p in (workspace / "drafts").iterdir()}


def run(workspace: Path, *args: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a call."""
    with pytest.raises(SystemExit) as end:
        main(["-C", str(workspace), *args])
    said = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, said.out, said.err


# ------------------------------------------------------------------------------------------------ fetch


def test_a_listed_draft_is_fetched_shown_and_recorded(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = site.file("/zero", PAGE, "text/html; charset=utf-8")
    listing(workspace, "zero", url)
    assert f"zero  2025-08-30  not yet fetched: {url}  zero" in run(workspace, "drafts", "list", capsys=capsys)[1]
    status, out, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert (status, err) == (0, "")
    assert f"Fetched zero from {url} as" in out
    assert "zero: 2 paragraphs in no sections, 1 to 2" in out
    assert "one has 1 paragraph" in out
    assert (workspace / "drafts" / "zero.html").read_bytes() == PAGE
    recorded = entry(workspace, "zero")
    assert (recorded["file"], recorded["sha256"]) == ("zero.html", hashlib.sha256(PAGE).hexdigest())
    assert '" # official\nfile = ' in (workspace / "drafts" / "drafts.toml").read_text(encoding="utf-8")
    assert names(workspace) == {"drafts.toml", "one.txt", "zero.html"}
    assert "zero  2025-08-30  zero.html  zero" in run(workspace, "drafts", "list", capsys=capsys)[1]


def test_what_is_here_is_neither_fetched_nor_written_again(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(workspace, "zero", site.file("/zero.txt", TEXT, "text/plain"))
    run(workspace, "drafts", "fetch", capsys=capsys)
    (workspace / "drafts" / "zero.txt").write_bytes(b"1. My own remarks.\n")
    before = (workspace / "drafts" / "drafts.toml").read_bytes()
    calls = len(site.calls)
    assert "zero is here already" in run(workspace, "drafts", "fetch", "zero", capsys=capsys)[1]
    assert "nothing was fetched" in run(workspace, "drafts", "fetch", capsys=capsys)[1]
    assert len(site.calls) == calls
    assert (workspace / "drafts" / "zero.txt").read_bytes() == b"1. My own remarks.\n"
    assert (workspace / "drafts" / "drafts.toml").read_bytes() == before


def test_a_failure_is_one_line_and_keeps_no_other_draft_from_coming(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(workspace, "gone", site.url + "/gone.pdf")
    listing(workspace, "zero", site.file("/zero.txt", TEXT, "text/plain"))
    listing(workspace, "file", "file:///etc/passwd")
    status, out, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert status == 2
    assert "Fetched zero" in out
    gone, file = err.splitlines()
    assert (
        gone
        == f"wsisdiff: gone: {site.url}/gone.pdf: there is no document at this address (404 Not Found); look for its new address"
    )
    assert file.startswith("wsisdiff: file: file:///etc/passwd: file: addresses are not fetched")
    assert names(workspace) == {"drafts.toml", "one.txt", "zero.txt"}
    assert "file" not in entry(workspace, "gone")


def _error_page(call: Call) -> None:
    call.say("200 OK", b"<html><body><p>1. Please log in.</p></body></html>", Content_Type="application/pdf")


def _cut_word(call: Call) -> None:
    # No length is announced: only reading the file can tell that its end is missing.
    call.head("200 OK", Content_Type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    call.send((ROOT / "drafts" / "rev2.docx").read_bytes()[:60_000])


def _cut_pdf(call: Call) -> None:
    call.head("200 OK", Content_Type="application/pdf", ETag='"one"')
    call.send((ROOT / "drafts" / "rev1.pdf").read_bytes()[:300])


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (_error_page, "cannot be read: it ends in .pdf but holds a web page"),
        (_cut_pdf, "cannot be read: "),
        (_cut_word, "cannot be read: "),
        (lambda call: call.say("200 OK", b"<html><body></body></html>", Content_Type="text/html"), "cannot be read: "),
        (lambda call: call.say("200 OK", b"\x00\x01" * 999, Content_Type="text/plain"), "cannot be read: "),
    ],
)
def test_what_came_but_is_no_draft_is_refused(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str], page: object, says: str
) -> None:
    listing(workspace, "zero", site("/zero", page))  # type: ignore[arg-type]
    status, _, err = run(workspace, "drafts", "fetch", "zero", capsys=capsys)
    assert status == 2
    assert says in err
    assert len(err.splitlines()) == 1
    assert names(workspace) == {"drafts.toml", "one.txt"}


def test_a_draft_is_put_under_the_name_that_is_listed(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing(workspace, "zero", site.file("/download", TEXT, "application/octet-stream"), 'file = "official/Zero Draft.txt"\n')
    assert run(workspace, "drafts", "fetch", capsys=capsys)[0] == 0
    assert (workspace / "drafts" / "official" / "Zero Draft.txt").read_bytes() == TEXT
    assert entry(workspace, "zero")["sha256"] == hashlib.sha256(TEXT).hexdigest()


def test_a_file_that_lies_there_unlisted_is_not_overwritten(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(workspace, "zero", site.file("/zero.txt", TEXT, "text/plain"))
    (workspace / "drafts" / "zero.txt").write_bytes(b"mine")
    status, _, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert status == 2
    assert "zero.txt: a file of that name is there, is another one and is not listed in drafts.toml; take it away" in err
    assert (workspace / "drafts" / "zero.txt").read_bytes() == b"mine"


def test_another_file_than_the_recorded_one_is_not_taken(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listing(workspace, "zero", site.file("/zero.txt", TEXT, "text/plain", ETag='"1"'), f'sha256 = "{"0" * 64}"\n')
    status, _, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert status == 2
    assert "this is not the file whose checksum drafts.toml records" in err
    assert names(workspace) == {"drafts.toml", "one.txt"}
    right = (
        (workspace / "drafts" / "drafts.toml")
        .read_text(encoding="utf-8")
        .replace("0" * 64, hashlib.sha256(TEXT).hexdigest().upper())
    )
    (workspace / "drafts" / "drafts.toml").write_text(right, encoding="utf-8")
    assert run(workspace, "drafts", "fetch", capsys=capsys)[0] == 0


def test_two_addresses_that_give_the_same_file_are_told(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # A site that answers everything with its home page and status 200.
    for id in ("zero", "rev1"):
        listing(workspace, id, site.file(f"/{id}", PAGE, "text/html"))
    status, _, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert status == 2
    assert "this file is there already, as 'zero'; correct the url of rev1" in err


def test_a_site_that_refuses_is_answered_by_hand(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    listing(workspace, "zero", site("/zero.html", lambda call: call.say("403 Forbidden")))
    err = run(workspace, "drafts", "fetch", capsys=capsys)[2]
    assert "save it with a browser and run wsisdiff drafts add FILE --id zero" in err
    saved = tmp_path / "saved page.htm"
    saved.write_bytes(PAGE)
    status, out, _ = run(workspace, "drafts", "add", str(saved), "--id", "zero", capsys=capsys)
    assert (status, entry(workspace, "zero")["file"]) == (0, "zero.html")
    assert "sha256" not in entry(workspace, "zero")
    assert "Added zero as" in out


def test_unknown_ids_and_drafts_without_address_are_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no draft 'two'" in run(workspace, "drafts", "fetch", "two", capsys=capsys)[2]
    assert "one is here already" in run(workspace, "drafts", "fetch", "one", capsys=capsys)[1]


# ------------------------------------------------------------------------------------------------ what is not fetched yet


def test_a_draft_that_is_not_fetched_is_no_noise_in_a_report(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(workspace, "report", "--format", "json", "--output", "-", capsys=capsys)
    listing(workspace, "zero", site.url + "/zero.txt", 'replaces = "one"\n')
    assert run(workspace, "report", "--format", "json", "--output", "-", capsys=capsys) == before
    assert "zero is not here yet" in run(workspace, "-v", "report", "--format", "json", "--output", "-", capsys=capsys)[2]
    for args in (("report", "--draft", "zero"), ("brief", "--draft", "zero"), ("show", "zero"), ("compare", "one", "zero")):
        status, _, err = run(workspace, *args, capsys=capsys)
        assert status == 2
        assert "run wsisdiff drafts fetch zero" in err
        assert len(err.splitlines()) == 1
    assert site.calls == []


def test_no_other_command_touches_the_network(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import socket

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, never)
    listing(workspace, "zero", "https://example.org/zero.txt")
    for args in (
        ("drafts", "list"),
        ("report",),
        ("brief",),
        ("history", "a"),
        ("show", "one"),
        ("compare", "one", "one"),
        ("asks", "check"),
    ):
        status, _, err = run(workspace, *args, capsys=capsys)
        assert "network" not in err
        assert status == 0, err
    users = [
        path.relative_to(ROOT / "wsisdiff").parts[0]
        for path in (ROOT / "wsisdiff").rglob("*.py")
        if any(
            f"import {name}" in path.read_text(encoding="utf-8") for name in ("socket", "ssl", "http.client", "urllib.request")
        )
    ]
    assert set(users) == {"fetching", "serving"}, "the page listens on this machine"
    served = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "wsisdiff" / "serving").rglob("*.py"))
    assert "connect(" not in served, "and asks nobody"


def test_an_official_text_takes_the_place_of_its_specimen_once_it_is_here(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(workspace, "official", site.file("/zero.txt", TEXT, "text/plain"), 'replaces = "one"\n')
    (workspace / "asks" / "a.toml").write_text(ASK + 'responds_to = "one"\n', encoding="utf-8")
    assert '"id": "one"' in run(workspace, "report", "--format", "json", "--output", "-", capsys=capsys)[1]
    run(workspace, "drafts", "fetch", capsys=capsys)
    status, out, _ = run(workspace, "report", "--format", "json", "--output", "-", capsys=capsys)
    assert status == 0
    assert '"id": "official"' in out
    assert '"id": "one"' not in out
    assert "(replaced by official)" in run(workspace, "drafts", "list", capsys=capsys)[1]
    status, _, err = run(workspace, "report", "--draft", "one", capsys=capsys)
    assert status == 2
    assert "the draft 'one' is replaced by 'official', which is here; name official" in err


def test_the_official_drafts_of_this_repository_are_listed_and_not_fetched() -> None:
    listed = {row["id"]: row for row in tomllib.loads((ROOT / "drafts" / "drafts.toml").read_text(encoding="utf-8"))["draft"]}
    official = {id: row for id, row in listed.items() if id.startswith("official-")}
    assert set(official) == {"official-zero-draft", "official-outcome"}
    for row in official.values():
        assert str(row["url"]).startswith("https://")
        assert not row.get("specimen")
        assert listed[row["replaces"]]["specimen"]


def test_the_limits_are_those_that_the_documentation_tells() -> None:
    told = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
    limits = Limits()
    assert f"| time | {limits.connect:g} s to connect, {limits.read:g} s of silence, {limits.total:g} s in all |" in told
    assert f"| redirects | {limits.redirects} |" in told
    assert f"| size | {limits.size // 1024**2} MB," in told


# ------------------------------------------------------------------------------------------------ add from an address


def test_a_draft_is_added_from_its_address(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = site.redirect("/latest", "/papers/Rev_1%20(clean).html")
    site.file("/papers/Rev_1%20(clean).html", PAGE, "text/html")
    status, out, err = run(
        workspace, "drafts", "add", site.url + "/papers/Rev_1 (clean).html", "--date", "2025-11-07", capsys=capsys
    )
    assert (status, err) == (0, "")
    assert "Zero Draft: 2 paragraphs" in out
    added = entry(workspace, "rev-1-clean")
    assert (added["title"], added["file"], added["url"]) == (
        "Zero Draft",
        "rev-1-clean.html",
        site.url + "/papers/Rev_1%20(clean).html",
    )
    assert added["sha256"] == hashlib.sha256(PAGE).hexdigest()
    assert names(workspace) == {"drafts.toml", "one.txt", "rev-1-clean.html"}
    # The same file by another way, and the same address, are refused.
    assert (
        "this file is there already, as 'rev-1-clean'"
        in run(workspace, "drafts", "add", url, "--date", "2025-11-07", capsys=capsys)[2]
    )
    again = run(workspace, "drafts", "add", str(added["url"]), "--id", "x", "--date", "2025-11-07", capsys=capsys)
    assert "this address is there already, as 'rev-1-clean'" in again[2]
    assert names(workspace) == {"drafts.toml", "one.txt", "rev-1-clean.html"}


def test_an_address_that_is_listed_is_fetched_not_added(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = site.file("/zero.txt", TEXT, "text/plain")
    listing(workspace, "zero", url)
    status, _, err = run(workspace, "drafts", "add", url, "--date", "2025-11-07", capsys=capsys)
    assert status == 2
    assert "listed already, as 'zero'; run wsisdiff drafts fetch zero" in err


def test_an_official_text_is_added_although_its_specimen_tells_its_address(
    site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = site.file("/zero.txt", TEXT, "text/plain")
    listing(workspace, "zero", url, 'specimen = true\nfile = "specimen.txt"\n')
    listing(workspace, "broken", "http://[::1/", 'file = "broken.txt"\n')
    for name in ("specimen.txt", "broken.txt"):
        (workspace / "drafts" / name).write_bytes(f"1. We are {name}.\n".encode())
    assert run(workspace, "drafts", "add", url, "--id", "official", "--date", "2025-11-07", capsys=capsys)[0] == 0
    assert "zero is here already" in run(workspace, "drafts", "fetch", "zero", capsys=capsys)[1]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/rev1.pdf", "ftp: addresses are not fetched"),
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("example.org/rev1.pdf", "if it is a web address, write https://example.org/rev1.pdf"),
    ],
)
def test_what_is_no_address_to_fetch_is_told(workspace: Path, capsys: pytest.CaptureFixture[str], url: str, says: str) -> None:
    status, _, err = run(workspace, "drafts", "add", url, "--date", "2025-11-07", capsys=capsys)
    assert status == 2
    assert says in err
    assert len(err.splitlines()) == 1


def test_nothing_of_an_address_that_fails_stays(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (workspace / "drafts" / "drafts.toml").read_bytes()
    for page in (
        _error_page,
        lambda call: call.say("404 Not Found"),
        lambda call: call.say("302 Found", Location="file:///etc/passwd"),
    ):
        status, _, err = run(workspace, "drafts", "add", site("/rev1.pdf", page), "--date", "2025-11-07", capsys=capsys)
        assert status == 2
        assert len(err.splitlines()) == 1
    assert names(workspace) == {"drafts.toml", "one.txt"}
    assert (workspace / "drafts" / "drafts.toml").read_bytes() == before


def test_an_answer_cannot_write_to_the_terminal(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site("/x", lambda call: call.say("302 Found", Location="file:///\x1b[2J\x9b31m"))
    err = run(workspace, "drafts", "add", site.url + "/x", "--date", "2025-11-07", capsys=capsys)[2]
    assert err.strip().isprintable()


def test_two_fetches_at_once_do_not_mix(site: Site, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fcntl")
    from tests.fetching.site import until

    def slow(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Content_Length=str(len(TEXT)))
        call.stopping.wait(1.0)
        call.send(TEXT)

    listing(workspace, "zero", site("/zero.txt", slow))
    first = subprocess.Popen([sys.executable, "-m", "wsisdiff", "-C", str(workspace), "drafts", "fetch"], cwd=ROOT)
    until(lambda: bool(site.calls))
    status, _, err = run(workspace, "drafts", "fetch", capsys=capsys)
    assert (status, "another wsisdiff is adding or fetching drafts here" in err) == (2, True)
    assert first.wait() == 0
    assert (workspace / "drafts" / "zero.txt").read_bytes() == TEXT
