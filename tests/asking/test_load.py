"""What is wrong in a file that people write is said in one line: file, line, entry, and what to write."""

from pathlib import Path

import pytest

from wsisdiff.asking.load import load_asks, read_asks, unknown_keys
from wsisdiff.errors import BadAsk

GOOD = '[[ask]]\nid = "one"\ntitle = "One"\ntext = "words"\n'


def folder(tmp_path: Path, *files: str) -> Path:
    for number, text in enumerate(files):
        (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_id_title_and_text_are_enough(tmp_path: Path) -> None:
    [ask] = load_asks(folder(tmp_path, GOOD))
    assert (ask.id, ask.stance, ask.priority, ask.elements) == ("one", "include", "should", ())


def test_elements_get_letters_and_wordings_are_parsed(tmp_path: Path) -> None:
    text = (
        GOOD
        + '[[ask.element]]\ntext = "a point"\nfind = ["a | b + c"]\nverb = "commit"\n[[ask.element]]\ntext = "b"\nfind = "x"\n'
    )
    [ask] = load_asks(folder(tmp_path, text))
    assert [e.id for e in ask.elements] == ["a", "b"]
    assert ask.elements[0].wordings[0].terms == (("a", "b"), ("c",))


def test_names_are_shared_by_all_asks(tmp_path: Path) -> None:
    [ask] = load_asks(folder(tmp_path, GOOD, '[[name]]\nnames = ["IGF", "Internet Governance Forum"]\n'))
    assert ask.names == (("IGF", "Internet Governance Forum"),)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace('text = "words"', ""), 1, "has no text"),
        (GOOD.replace('"words"', '"  "'), 4, "text is empty"),
        (GOOD.replace('"words"', "7"), 4, "text is a number"),
        (GOOD.replace('"one"', '"One!"'), 2, "the id 'One!' is not allowed"),
        (GOOD + 'stance = "for"\n', 5, "stance is 'for'"),
        (GOOD + GOOD, 6, "is taken by"),
        (GOOD.replace("words", "two\u2028lines") + 'stance = "for"\n', 5, "stance is 'for'"),
        (GOOD + 'agreed_language = [1]\n', 5, "no list of texts"),
        (GOOD + 'any_of = ["z"]\n', 5, "no element of this ask"),
        (GOOD + '[[ask.element]]\ntext = "p"\nfind = ["a + "]\n', 7, "cannot be read"),
        ('[[ask]\nid = "x"\n', 1, "not valid TOML"),
        ("ask = 3\n", None, "no list of tables"),
        ("", None, "holds no ask"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, text: str, line: int | None, says: str) -> None:
    with pytest.raises(BadAsk) as error:
        load_asks(folder(tmp_path, text))
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    if line is not None:
        assert f"0.toml line {line}" in str(error.value)


def test_two_asks_with_one_id_in_two_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadAsk, match=r"1\.toml line 2.*'one' is taken by .*0\.toml line 1"):
        load_asks(folder(tmp_path, GOOD, GOOD))


def test_wrong_encoding_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'[[ask]]\nid = "caf\xe9"\n')
    with pytest.raises(BadAsk, match=r"a\.toml line 2: the file is not UTF-8"):
        load_asks(tmp_path)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadAsk, match="no such folder"):
        load_asks(tmp_path / "none")


def test_a_slip_in_a_key_is_remarked(tmp_path: Path) -> None:
    [remark] = unknown_keys(read_asks(folder(tmp_path, GOOD + 'priorty = "must"\n')).entries)
    assert "line 5" in str(remark)
    assert "'priorty' means nothing" in str(remark)


def test_every_error_is_kept_and_what_can_be_read_is_read(tmp_path: Path) -> None:
    second = GOOD.replace('"one"', '"two"')
    read = read_asks(folder(tmp_path, "[[ask]\n", GOOD.replace('"words"', '""') + second, '[[name]]\nnames = ["A"]\n'))
    assert [ask.id for ask in read.asks] == ["two"]
    assert [error.what.split(":")[0] for error in read.errors] == [
        "not valid TOML",
        "a name needs at least two forms",
        "text is empty",
    ]


def test_what_is_wrong_with_an_element_names_its_ask(tmp_path: Path) -> None:
    with pytest.raises(
        BadAsk, match=r"0\.toml line 7 \(ask 'one', element 'a'\): 'implore' is no verb of the ladder; write one of commit"
    ):
        load_asks(folder(tmp_path, GOOD + '[[ask.element]]\ntext = "p"\nverb = "implore"\n'))


def test_a_group_that_is_not_there_is_said_with_the_nearest_name(tmp_path: Path) -> None:
    group = '[[group]]\nname = "networks"\nphrases = ["community network"]\n'
    with pytest.raises(BadAsk, match=r"there is no group '@network', but there is @networks"):
        load_asks(folder(tmp_path, group + GOOD + '[[ask.element]]\ntext = "p"\nfind = ["@network"]\n'))
