"""What the texts of asks ask for is kept: the same asks as without, read anew where a text or the program is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsisdiff import load_asks
from wsisdiff.asking import changes, kept
from wsisdiff.asking.kept import load_asks_once
from wsisdiff.errors import BadAsk
from wsisdiff.files.kept import SETTING

ASKS = """
[[ask]]
id = "a"
title = "Goes"
text = "Delete paragraph 7"

[[ask]]
id = "b"
title = "Stays"
text = "We reaffirm the mandate of the forum."

[[ask]]
id = "c"
title = "Against"
text = "We oppose any reference to sponsors."
"""


@pytest.fixture
def asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path / "cache"))
    folder = tmp_path / "asks"
    folder.mkdir()
    (folder / "asks.toml").write_text(ASKS, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read for an instruction."""
    texts: list[str] = []

    def statements_of(text: str, beside: tuple[str, ...]) -> object:
        texts.append(text)
        return changes.statements_of(text, beside)

    monkeypatch.setattr(kept, "statements_of", statements_of)
    return texts


def test_the_same_asks_come_back_and_no_text_is_read_twice(asks: Path, read: list[str]) -> None:
    first = load_asks_once(asks)
    assert first == load_asks(asks)
    assert [ask.change for ask in first] == ["delete", "", ""]
    assert first[2].stance == "oppose"
    assert len(read) == 3
    assert load_asks_once(asks) == first
    assert len(read) == 3


def test_only_the_text_that_was_changed_is_read(asks: Path, read: list[str]) -> None:
    load_asks_once(asks)
    (asks / "asks.toml").write_text(ASKS.replace("paragraph 7", "paragraph 8"), encoding="utf-8")
    assert load_asks_once(asks)[0].paragraph == "8"
    assert read[3:] == ["Delete paragraph 8"]


def test_where_one_ask_is_named_no_other_text_is_read_and_what_was_kept_stays(asks: Path, read: list[str]) -> None:
    assert [ask.change or ask.stance for ask in load_asks_once(asks, "c")] == ["include", "include", "oppose"]
    assert read == ["We oppose any reference to sponsors."]
    assert [ask.change for ask in load_asks_once(asks)] == ["delete", "", ""]
    load_asks_once(asks, "a")
    load_asks_once(asks)
    assert len(read) == 4


def test_other_code_reads_anew(asks: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load_asks_once(asks)
    monkeypatch.setattr(kept, "CODE", ("asking",))
    load_asks_once(asks)
    assert len(read) == 6


@pytest.mark.parametrize(
    "plain", ["[]", '{"x": 1}', '{"x": [["delete"]]}', '{"x": [[1, "", "", "", "", "", "", "", false, false]]}']
)
def test_what_has_another_shape_is_as_good_as_none(asks: Path, tmp_path: Path, plain: str) -> None:
    import hashlib

    first = load_asks_once(asks)
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(hashlib.sha256(plain.encode()).hexdigest().encode() + b"\n" + plain.encode())
    assert load_asks_once(asks) == first


def test_an_error_is_told_each_time_and_nothing_is_kept(asks: Path, tmp_path: Path) -> None:
    (asks / "asks.toml").write_text(ASKS.replace('"b"', '"a"'), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BadAsk, match="taken"):
            load_asks_once(asks)
    assert not (tmp_path / "cache").exists()


def test_without_a_cache_all_is_read(asks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "off")
    assert load_asks_once(asks) == load_asks(asks)
