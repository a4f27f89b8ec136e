"""Whatever a server does, a download ends in time, with a whole file or with one line that says what, where and what to do."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fetching.site import Call, Site
from wsisdiff.errors import NotFetched
from wsisdiff.fetching.address import Limits
from wsisdiff.fetching.download import Fetched, done, download, leftover
from wsisdiff.fetching.exchange import _next

TEXT = b"".join(b"%d. We welcome the Forum, and say so in paragraph %d.\n\n" % (n, n) for n in range(1, 400))
PATIENT = Limits(size=100_000, connect=10.0, read=10.0, total=20.0, redirects=5)
HASTY = Limits(size=100_000, connect=10.0, read=10.0, total=0.3, redirects=5)
QUIET = Limits(size=100_000, connect=10.0, read=0.3, total=20.0, redirects=5)


def get(url: str, folder: Path, *, named: str = "", limits: Limits = PATIENT) -> Fetched:
    return download(url, folder, named=named, limits=limits)


def failure(url: str, folder: Path, *, named: str = "", limits: Limits = PATIENT) -> str:
    """The one line of a download that fails; nothing of it may stay that cannot be gone on with."""
    began = time.monotonic()
    with pytest.raises(NotFetched) as error:
        get(url, folder, named=named, limits=limits)
    assert time.monotonic() - began < 5
    line = str(error.value)
    assert "\n" not in line
    assert error.value.where and error.value.todo
    return line


def nothing_in(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def test_a_file_comes_whole(site: Site, tmp_path: Path) -> None:
    came = get(site.file("/rev1.txt", TEXT, "text/plain"), tmp_path)
    assert (came.data, came.ending) == (TEXT, ".txt")
    done(came.url, tmp_path)
    assert nothing_in(tmp_path)


def test_only_a_plain_get_is_sent(site: Site, tmp_path: Path) -> None:
    get(site.file("/rev1.txt?a=b%20c", TEXT, "text/plain"), tmp_path)
    (call,) = site.calls
    assert call.method == "GET"
    assert set(call.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert call.headers["user-agent"].startswith("wsisdiff/")


# ------------------------------------------------------------------------------------------------ redirects


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(site: Site, tmp_path: Path, status: str) -> None:
    site.file("/files/rev1.txt", TEXT, "text/plain")
    site.redirect("/there", "files/rev1.txt?", status)  # relative, as some servers write it
    site.pages["/files/rev1.txt?"] = site.pages["/files/rev1.txt"]
    came = get(site.redirect("/here", "/there", status), tmp_path)
    assert came.data == TEXT
    assert came.address.startswith(site.url + "/files/rev1.txt")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,1. We", "gopher://x/", "mailto:a@b.c"]
)
def test_a_redirect_away_from_http_is_not_followed(site: Site, tmp_path: Path, to: str) -> None:
    line = failure(site.redirect("/here", to), tmp_path)
    assert f"it redirects to {to}, which is no web address" in line
    assert nothing_in(tmp_path)


def test_a_redirect_from_https_to_http_is_not_followed() -> None:
    met = ["https://example.org/"]
    assert _next("https://example.net/rev1.pdf", met, PATIENT) == "https://example.net/rev1.pdf"
    with pytest.raises(NotFetched, match=r"redirects from https to http://example\.org/rev1\.pdf, where anyone on the way"):
        _next("http://example.org/rev1.pdf", met, PATIENT)


def test_redirects_in_a_circle_are_told(site: Site, tmp_path: Path) -> None:
    site.redirect("/b", "/a")
    assert "go round in a circle" in failure(site.redirect("/a", "/b"), tmp_path)
    assert len(site.calls) == 2


def test_redirects_without_end_are_given_up(site: Site, tmp_path: Path) -> None:
    for n in range(50):
        site.redirect(f"/{n}", f"/{n + 1}")
    assert "more than 5 redirects" in failure(site.url + "/0", tmp_path)
    assert len(site.calls) == 6


def test_a_redirect_to_nowhere_is_told(site: Site, tmp_path: Path) -> None:
    assert "does not say where to" in failure(site("/here", lambda call: call.say("302 Found")), tmp_path)


def test_a_redirect_cannot_smuggle_a_header(site: Site, tmp_path: Path) -> None:
    site.redirect("/here", "/there%0d%0aX-Injected:%201 \x01")
    failure(site.url + "/here", tmp_path)
    assert site.calls[-1].path.startswith("/there")
    assert "x-injected" not in site.calls[-1].headers


# ------------------------------------------------------------------------------------------------ what a server refuses


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Not Found", "there is no document at this address (404 Not Found)"),
        ("410 Gone", "there is no document at this address (410 Gone)"),
        ("403 Forbidden", "does not give it out (403 Forbidden); save it with a browser and run wsisdiff drafts add FILE"),
        ("401 Unauthorized", "does not give it out"),
        ("429 Too Many Requests", "cannot give it now"),
        ("500 Internal Server Error", "cannot give it now"),
        ("503 \x1b[31mred\x1b[0m", "cannot give it now (503 Service Unavailable)"),
        ("204 No Content", "gives no document (204 No Content)"),
        ("206 Partial Content", "gives no document"),
        ("304 Not Modified", "gives no document"),
        ("300 Multiple Choices", "gives no document"),
        ("999 Denied", "cannot give it now (999)"),
    ],
)
def test_a_status_that_is_none_of_success_is_told(site: Site, tmp_path: Path, status: str, says: str) -> None:
    url = site("/rev1.txt", lambda call: call.say(status, b"1. We welcome.", Content_Type="text/plain"))
    assert says in failure(url, tmp_path)
    assert nothing_in(tmp_path)


def test_a_web_page_where_a_pdf_was_named_is_refused_unread(site: Site, tmp_path: Path) -> None:
    page = b"<html><body><p>1. Please log in.</p>" + b" " * 5000
    url = site("/rev1.pdf", lambda call: call.say("200 OK", page, Content_Type="text/html"))
    assert "the address names a PDF file, but the server sends a web page" in failure(url, tmp_path)
    assert "drafts.toml names a PDF file" in failure(site("/get", site.pages["/rev1.pdf"]), tmp_path, named=".pdf")
    assert nothing_in(tmp_path)


def test_a_type_that_is_no_draft_is_refused(site: Site, tmp_path: Path) -> None:
    url = site("/rev1", lambda call: call.say("200 OK", b"\x89PNG", Content_Type="image/png"))
    assert "sends image/png, which is no draft" in failure(url, tmp_path)


def test_an_empty_answer_is_refused(site: Site, tmp_path: Path) -> None:
    assert "the answer is empty" in failure(site.file("/rev1.txt", b"", "text/plain"), tmp_path)
    assert nothing_in(tmp_path)


def test_a_compressed_answer_is_refused(site: Site, tmp_path: Path) -> None:
    url = site("/rev1.txt", lambda call: call.say("200 OK", b"\x1f\x8b", Content_Type="text/plain", Content_Encoding="gzip"))
    assert "sends it compressed" in failure(url, tmp_path)
    assert site.calls[0].headers["accept-encoding"] == "identity"


# ------------------------------------------------------------------------------------------------ too much, too slow, too little


@pytest.mark.parametrize("length", ["100001", "1" * 19, "1" * 5000])
def test_an_answer_that_announces_too_much_is_refused_at_once(site: Site, tmp_path: Path, length: str) -> None:
    def huge(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Content_Length=length)
        call.stopping.wait(5)

    began = time.monotonic()
    assert "larger than a draft may be (limit 100,000 bytes)" in failure(site("/rev1.txt", huge), tmp_path)
    assert time.monotonic() - began < 2
    assert nothing_in(tmp_path)


def test_the_limit_is_that_for_reading(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSISDIFF_MAX_FILE_MB", "2")
    url = site("/rev1.txt", lambda call: call.head("200 OK", Content_Type="text/plain", Content_Length=str(2 * 1024**2 + 1)))
    with pytest.raises(NotFetched, match=r"\(limit 2 MB\).*set WSISDIFF_MAX_FILE_MB higher"):
        download(url, tmp_path)


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_without_end_is_cut_at_the_limit(site: Site, tmp_path: Path, chunked: bool) -> None:
    def endless(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", ETag='"1"', Transfer_Encoding="chunked" if chunked else "")
        while not call.stopping.is_set():
            call.send(b"400\r\n" + b"a" * 1024 + b"\r\n" if chunked else b"a" * 1024)

    assert "larger than a draft may be" in failure(site("/rev1.txt", endless), tmp_path)
    assert nothing_in(tmp_path)


def _slow_headers(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    call.drip(b"a" * 10_000, 0.05)


def _slow_body(call: Call) -> None:
    call.head("200 OK", Content_Type="text/plain", Content_Length="10000")
    call.drip(b"1. We welcome " * 700, 0.05)


def _slow_status(call: Call) -> None:
    call.drip(b"HTTP/1.1 " * 1000, 0.05)


def _continue_for_ever(call: Call) -> None:
    while not call.stopping.wait(0.02):
        call.send(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("slow", [_slow_headers, _slow_body, _slow_status, _continue_for_ever])
def test_a_server_that_never_falls_silent_is_stopped_by_the_total_time(
    site: Site, tmp_path: Path, slow: Callable[[Call], None]
) -> None:
    assert "did not come within 0.3 seconds" in failure(site("/rev1.txt", slow), tmp_path, limits=HASTY)
    assert nothing_in(tmp_path)


def test_a_server_that_falls_silent_is_given_up(site: Site, tmp_path: Path) -> None:
    url = site("/rev1.txt", lambda call: call.stopping.wait(5) and None)
    assert "was silent for 0.3 seconds" in failure(url, tmp_path, limits=QUIET)

    def half(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Content_Length="1000")
        call.send(b"1. We")
        call.stopping.wait(5)

    assert "was silent for 0.3 seconds after 5 bytes" in failure(site("/half.txt", half), tmp_path, limits=QUIET)
    assert nothing_in(tmp_path)


def test_the_total_time_is_for_all_redirects_together(site: Site, tmp_path: Path) -> None:
    def late(call: Call) -> None:
        call.stopping.wait(0.1)
        call.say("302 Found", Location=f"/{int(call.path[1:]) + 1}")

    for n in range(5):
        site(f"/{n}", late)
    assert "did not come within 0.3 seconds" in failure(site.url + "/0", tmp_path, limits=HASTY)


def test_an_answer_that_breaks_off_is_told_and_not_taken(site: Site, tmp_path: Path) -> None:
    url = site("/rev1.txt", lambda call: call.say("200 OK", TEXT[:5000], Content_Type="text/plain", Content_Length="20000"))
    assert "the answer broke off after 5,000 of 20,000 bytes; try again" in failure(url, tmp_path)
    assert nothing_in(tmp_path)


def test_a_chunked_answer_that_breaks_off_is_told(site: Site, tmp_path: Path) -> None:
    def chunked(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Transfer_Encoding="chunked")
        call.send(b"5\r\n1. We\r\n5\r\n we")

    assert "the answer broke off after 8 bytes" in failure(site("/rev1.txt", chunked), tmp_path)
    assert nothing_in(tmp_path)


def test_chunks_are_put_together(site: Site, tmp_path: Path) -> None:
    def chunked(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Transfer_Encoding="chunked")
        call.send(b"5\r\n1. We\r\n9\r\n welcome.\r\n0\r\n\r\n")

    assert get(site("/rev1.txt", chunked), tmp_path).data == b"1. We welcome."


@pytest.mark.parametrize(
    "raw", [b"", b"\x00" * 100, b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 300]
)
def test_what_does_not_speak_http_is_told(site: Site, tmp_path: Path, raw: bytes) -> None:
    line = failure(site("/rev1.txt", lambda call: call.send(raw)), tmp_path)
    assert ("does not speak HTTP" in line) == bool(raw) and ("closed the connection without an answer" in line) == (not raw)
    assert nothing_in(tmp_path)


def test_nobody_there_is_told(site: Site, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "refuses the connection" in failure(f"http://127.0.0.1:{port}/rev1.txt", tmp_path)
    assert "cannot be found" in failure("http://nowhere.invalid/rev1.txt", tmp_path)


def test_a_silent_name_server_holds_nobody(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    assert "did not come within 0.3 seconds" in failure("http://slow.example/rev1.txt", tmp_path, limits=HASTY)


def test_https_needs_a_server_that_can_prove_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl
    import threading

    monkeypatch.setenv("no_proxy", "*")
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\n1. We welcome."
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for attempt in range(3):
                connection, _ = listener.accept()
                if attempt == 2:  # a server that knows no encryption
                    with connection:
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                        connection.recv(4096)
                    return
                try:
                    with context.wrap_socket(connection, server_side=True) as secure:
                        secure.recv(4096)
                        secure.sendall(answer)
                except OSError:
                    connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        url = f"https://localhost:{listener.getsockname()[1]}/rev1.txt"
        assert "the server's certificate does not hold" in failure(url, tmp_path / "drafts")
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        assert get(url, tmp_path / "drafts").data == b"1. We welcome."
        assert "no secure connection can be made" in failure(url, tmp_path / "drafts")
        thread.join()


def test_a_proxy_of_the_environment_is_used(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.url)
    address = "http://papers.example/rev1.txt"
    site.pages[address] = lambda call: call.say("200 OK", b"1. We welcome.", Content_Type="text/plain")
    assert get(address, tmp_path).data == b"1. We welcome."


# ------------------------------------------------------------------------------------------------ going on where it stopped

OLD = {"Last_Modified": "Mon, 01 Dec 2025 10:00:00 GMT", "Date": "Wed, 03 Dec 2025 10:00:00 GMT"}


def stopped(site: Site, folder: Path, at: int, data: bytes = TEXT, **headers: str) -> str:
    """The address of a file of which a first transfer broke off after `at` bytes."""
    url = site(
        "/rev1.txt", lambda c: c.say("200 OK", data[:at], Content_Type="text/plain", Content_Length=str(len(data)), **headers)
    )
    failure(url, folder)
    site.calls.clear()
    return url


@pytest.mark.parametrize("validators", [{"ETag": '"one"'}, OLD, {"ETag": '"one"', **OLD}, {"ETag": 'W/"weak"', **OLD}])
def test_a_transfer_goes_on_where_it_stopped(site: Site, tmp_path: Path, validators: dict[str, str]) -> None:
    url = stopped(site, tmp_path, 5000, **validators)
    site.file("/rev1.txt", TEXT, "text/plain", **validators)
    came = get(url, tmp_path)
    assert (came.data, came.resumed_at) == (TEXT, 5000)
    assert site.calls[0].headers["range"] == "bytes=5000-"
    strong = '"one"' if validators.get("ETag") == '"one"' else OLD["Last_Modified"]
    assert site.calls[0].headers["if-range"] == strong


def test_a_changed_file_is_begun_anew(site: Site, tmp_path: Path) -> None:
    url = stopped(site, tmp_path, 5000, ETag='"one"')
    other = TEXT.replace(b"welcome", b"deplore")
    site.file("/rev1.txt", other, "text/plain", ETag='"two"')
    came = get(url, tmp_path)
    assert (came.data, came.resumed_at) == (other, 0)
    assert len(site.calls) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"Content_Range": f"bytes 5000-{len(TEXT) - 1}/{len(TEXT)}", "ETag": '"two"'},  # heeds no If-Range
        {"Content_Range": f"bytes 5000-{len(TEXT) - 1}/{len(TEXT)}"},  # tells no validator
        {"Content_Range": f"bytes 4000-{len(TEXT) - 1}/{len(TEXT)}", "ETag": '"one"'},  # begins elsewhere
        {"Content_Range": f"bytes 5000-{len(TEXT)}/{len(TEXT) + 1}", "ETag": '"one"'},  # of another length
        {"Content_Range": "nonsense", "ETag": '"one"'},
        {"Content_Range": f"bytes {'5' * 5000}-{'6' * 5000}/{'7' * 5000}", "ETag": '"one"'},
        {"ETag": '"one"'},
    ],
)
def test_a_part_that_does_not_fit_is_not_put_to_what_is_there(site: Site, tmp_path: Path, answer: dict[str, str]) -> None:
    url = stopped(site, tmp_path, 5000, ETag='"one"')
    other = TEXT.replace(b"welcome", b"deplore")

    def careless(call: Call) -> None:
        if "range" in call.headers:
            call.say("206 Partial Content", other[5000:], Content_Type="text/plain", **answer)
        else:
            call.say("200 OK", other, Content_Type="text/plain", ETag='"two"')

    site.pages["/rev1.txt"] = careless
    came = get(url, tmp_path)
    assert (came.data, came.resumed_at) == (other, 0)
    assert len(site.calls) == 2


@pytest.mark.parametrize("status", ["416 Range Not Satisfiable", "400 Bad Request", "403 Forbidden", "500 Internal Server Error"])
def test_a_range_that_is_refused_is_begun_anew(site: Site, tmp_path: Path, status: str) -> None:
    url = stopped(site, tmp_path, 5000, ETag='"one"')

    def refuses(call: Call) -> None:
        if "range" in call.headers:
            call.say(status)
        else:
            call.say("200 OK", TEXT, Content_Type="text/plain")

    site.pages["/rev1.txt"] = refuses
    assert get(url, tmp_path).data == TEXT


def test_nothing_is_gone_on_with_when_the_server_gives_no_validator(site: Site, tmp_path: Path) -> None:
    fresh = {"Last_Modified": "Wed, 03 Dec 2025 09:59:30 GMT", "Date": "Wed, 03 Dec 2025 10:00:00 GMT"}
    for weak in ({}, {"ETag": 'W/"weak"'}, {"ETag": '"\xe9"'}, {"ETag": '"a"\r\n "b"'}, fresh, {**OLD, "Date": "today"}):
        url = stopped(site, tmp_path, 5000, **weak)
        assert nothing_in(tmp_path)
        site.file("/rev1.txt", TEXT, "text/plain")
        assert get(url, tmp_path).resumed_at == 0
        assert "range" not in site.calls[0].headers
        done(url, tmp_path)


def test_a_failed_second_try_keeps_what_the_first_brought(site: Site, tmp_path: Path) -> None:
    url = stopped(site, tmp_path, 5000, ETag='"one"')
    site.pages["/rev1.txt"] = lambda call: call.say("503 Service Unavailable")
    assert "cannot give it now" in failure(url, tmp_path)
    site.file("/rev1.txt", TEXT, "text/plain", ETag='"one"')
    assert get(url, tmp_path).resumed_at == 5000


def test_a_second_part_that_breaks_off_is_told_by_the_whole_length(site: Site, tmp_path: Path) -> None:
    url = stopped(site, tmp_path, 5000, ETag='"one"')
    between = f"bytes 5000-{len(TEXT) - 1}/{len(TEXT)}"
    site.pages["/rev1.txt"] = lambda call: call.say(
        "206 Partial Content", TEXT[5000:6000], Content_Type="text/plain", Content_Range=between, ETag='"one"'
    )
    assert f"broke off after 6,000 of {len(TEXT):,} bytes" in failure(url, tmp_path)


def test_a_second_part_that_breaks_off_is_told_where_nobody_knows_the_whole_length(site: Site, tmp_path: Path) -> None:
    def chunked(call: Call) -> None:
        call.head("200 OK", Content_Type="text/plain", Transfer_Encoding="chunked", ETag='"one"')
        call.send(b"1388\r\n" + TEXT[:5000] + b"\r\n")

    def rest(call: Call) -> None:
        call.head(
            "206 Partial Content",
            Content_Type="text/plain",
            ETag='"one"',
            Content_Length="3000",
            Content_Range="bytes 5000-7999/*",
        )
        call.send(TEXT[5000:6000])

    url = site("/rev1.txt", chunked)
    failure(url, tmp_path)
    site.pages["/rev1.txt"] = rest
    assert "broke off after 1,000 of 3,000 bytes" in failure(url, tmp_path)


def test_a_part_that_was_whole_already_costs_one_byte(site: Site, tmp_path: Path) -> None:
    url = site.file("/rev1.txt", TEXT, "text/plain", ETag='"one"')
    get(url, tmp_path)
    again = get(url, tmp_path)
    assert (again.data, again.resumed_at) == (TEXT, len(TEXT) - 1)


def test_a_damaged_part_is_thrown_away(site: Site, tmp_path: Path) -> None:
    url = site.file("/rev1.txt", TEXT, "text/plain", ETag='"one"')
    other = b'{"url": "http://x/", "ending": ".txt", "total": null, "etag": "\\"one\\"", "changed": ""}\nabc'
    for damage in (b"", other, b'{"url": "http', b"null\n", b'{"url": 1}\nabc', b"\xff\xfe\n"):
        get(url, tmp_path)
        (part,) = tmp_path.iterdir()
        part.write_bytes(damage)
        assert leftover(url, tmp_path) is None
        came = get(url, tmp_path)
        assert (came.data, came.resumed_at) == (TEXT, 0)
        done(url, tmp_path)
        assert nothing_in(tmp_path)
