"""A site for each test; proxies of the machine do not stand between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetching.site import Site, serving


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as site:
        yield site
