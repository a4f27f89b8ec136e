"""Web addresses as people write them: those that can be fetched are made fit, all others refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsisdiff.errors import NotFetched
from wsisdiff.fetching.address import checked, file_name


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("ftp://example.org/rev1.pdf", "ftp: addresses are not fetched"),
        ("data:text/html,<p>1. We", "data: addresses are not fetched"),
        ("javascript:alert(1)", "javascript: addresses are not fetched"),
        ("/etc/passwd", "no web address"),
        ("", "no web address"),
        ("https://", "names no host"),
        ("https:///rev1.pdf", "names no host"),
        ("http://exa mple.org/", "names no host"),
        ("http://a\r\nX-Injected: 1/", "no web address"),
        ("http://example.org:99999/", "no web address"),
        ("http://example.org:port/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://..org/", "names no host"),
    ],
)
def test_what_is_no_address_of_http_is_refused(url: str, says: str) -> None:
    with pytest.raises(NotFetched) as error:
        checked(url)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(NotFetched) as error:
        checked("https://me:secret@example.org/rev1.pdf")
    assert "secret" not in str(error.value)
    assert "example.org/rev1.pdf" in str(error.value)


@pytest.mark.parametrize(
    ("url", "fit"),
    [
        ("http://example.org", "http://example.org/"),
        (" https://EXAMPLE.org/A B.pdf ", "https://example.org/A%20B.pdf"),
        ("https://example.org/Rév%201.pdf?a=b c&d=é", "https://example.org/R%C3%A9v%201.pdf?a=b%20c&d=%C3%A9"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://example.org/?p=236612#more", "https://example.org/?p=236612"),
        ("https://example.org/a\nb", "https://example.org/ab"),  # urllib takes line ends out, as browsers do
    ],
)
def test_an_address_is_made_fit_to_be_sent(url: str, fit: str) -> None:
    assert checked(url) == fit


@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_sent_is_printable_ascii_and_stable(path: str, query: str) -> None:
    url = checked(f"https://example.org/{path.replace('?', '').replace('#', '')}?{query.replace('#', '')}")
    assert url.isascii() and url.isprintable() and " " not in url
    assert url.startswith("https://example.org/")
    assert checked(url) == url


def test_the_file_name_of_an_address_is_one_part_of_its_path() -> None:
    assert file_name("https://example.org/a/..%2F..%2Fetc%2Fpasswd") == "passwd"
