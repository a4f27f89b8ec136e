"""A list of drafts from somebody else does not make the tool ask this machine or its network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.fetching.site import Site
from wsisdiff.errors import NotFetched
from wsisdiff.fetching.address import SETTING, Limits
from wsisdiff.fetching.download import download
from wsisdiff.fetching.exchange import _public

FAR = Limits(nearby=False)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1",
        "fe80::1%eth0",        "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1", "ff02::1", "::",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_network_are_not_public(address: str) -> None:
    assert not _public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2001:67c:2e8:22::c100:68b"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert _public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])
def test_they_are_refused_without_a_call(host: str, tmp_path: Path) -> None:
    with pytest.raises(NotFetched, match="of this machine or of its own network; if you mean it, add --nearby") as error:
        download(f"http://{host}:9/secret.txt", tmp_path, limits=FAR)
    assert "--nearby" in str(error.value)


def test_a_name_that_means_a_near_place_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near: list[Any] = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: near)
    with pytest.raises(NotFetched, match="of its own network"):
        download("http://drafts.example/rev1.txt", tmp_path, limits=FAR)


def test_a_redirect_to_a_near_place_is_refused(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as far here; where it sends the caller is looked at anew."""
    from wsisdiff.fetching import exchange

    url = site.redirect("/rev1.txt", "http://127.0.0.2:9/secret.txt")
    monkeypatch.setattr(exchange, "_public", lambda address: address == "127.0.0.1")
    with pytest.raises(NotFetched, match="of its own network") as error:
        download(url, tmp_path, limits=FAR)
    assert "127.0.0.2" in str(error.value)


def test_who_asks_for_it_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING)
    assert Limits().nearby is False
    monkeypatch.setenv(SETTING, "1")
    assert Limits().nearby is True
