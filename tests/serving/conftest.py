"""A workspace and a browser on it, for each test its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.serving.site import Browser, made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "forum")


@pytest.fixture
def browser_on(folder: Path) -> Browser:
    return Browser(folder)
