"""`asks check` finds what will not do what was meant, says where and what to do, and is silent on asks that are sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, draft_of
from wsisdiff.advising.boilerplate import is_placeholder
from wsisdiff.advising.check import check_asks, names_instrument
from wsisdiff.advising.likeness import near_pairs
from wsisdiff.advising.remarks import Remark, Remarks
from wsisdiff.text.names import names_of

TEXT = "We commit to make spectrum available to community networks in rural areas."


def ask(id: str = "one", text: str = TEXT, more: str = "") -> str:
    return f"[[ask]]\nid = \"{id}\"\ntitle = \"{id}\"\ntext = '''{text}'''\n{more}"


def element(find: str, more: str = "", text: str = "spectrum") -> str:
    return f'[[ask.element]]\ntext = "{text}"\nfind = [{find}]\n{more}'


def check(tmp_path: Path, *files: str, drafts: tuple[str, ...] = (), ids: tuple[str, ...] | None = None) -> tuple[Remark, ...]:
    """All remarks but that a wording is one word alone, which short examples are, and which has a test of its own."""
    return tuple(remark for remark in every(tmp_path, *files, drafts=drafts, ids=ids) if remark.check != "one_word")


def every(tmp_path: Path, *files: str, drafts: tuple[str, ...] = (), ids: tuple[str, ...] | None = None) -> tuple[Remark, ...]:
    for number, text in enumerate(files):
        (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
    return check_asks(tmp_path, (draft_of(*drafts),) if drafts else (), ids)[1]


def test_lines_are_those_of_the_ask_its_key_its_element_and_its_wording(tmp_path: Path) -> None:
    first = '[[ask.element]]\npartly = [\n  "fund",\n]\ntext = "one"\n' + element('"library", "book \\\\"', text="two")
    (tmp_path / "0.toml").write_text(ask("zero", "two\u2028lines") + ask(more='theme = "x"\n' + first), encoding="utf-8")
    read, _ = check_asks(tmp_path)
    sound, remarks = read.asks[1], Remarks()
    one, two = sound.elements
    assert remarks.line(sound) == 5
    assert remarks.line(sound, "theme") == 9
    assert remarks.line(sound, "find") == 5  # elements have keys of their own
    assert remarks.line(sound, "partly", one, "fund") == 12
    assert remarks.line(sound, "find", one) == 10  # it has none; the next element's is not its own
    assert remarks.line(sound, "find", two, "book \\") == 17


def test_a_sound_ask_has_no_remarks(tmp_path: Path) -> None:
    sound = ask(more='fallback = "We note the needs of community networks."\nagreed_language = ["A/RES/70/125, paragraph 61"]\n')
    sound += element('"spectrum + community network"', 'verb = "commit"\n')
    assert check(tmp_path, sound) == ()


def test_an_element_that_the_own_text_lacks_is_said_with_the_wording_and_the_term_that_fails(tmp_path: Path) -> None:
    wrong = ask(more=element('"spectrum + satellite | orbit", "radio + auction"'))
    [remark] = check(tmp_path, wrong)
    assert (remark.level, remark.check, remark.ask, remark.line) == ("advice", "missing_wording", "one", 7)
    assert "“spectrum + satellite | orbit”, fails because nothing in it says “satellite | orbit”" in remark.what
    assert str(remark).startswith(
        f"advice: {tmp_path}/0.toml line 7 (ask 'one'): its own text does not have element 'a' (spectrum)"
    )


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (element('"spectrum + community network"', 'unless = ["rural areas"]\n'), "it is ruled out by unless “rural areas”"),
        (element('"spectrum + !community network"'), "what it says must not stand there does"),
        (element('"spectrum + encourage"'), "nothing in it says “encourage”"),
    ],
)
def test_what_keeps_a_wording_from_being_found_is_named(tmp_path: Path, more: str, why: str) -> None:
    [remark] = check(tmp_path, ask(more=more))
    assert remark.what.endswith(why)


def test_terms_in_two_sentences_and_a_negation_are_named(tmp_path: Path) -> None:
    apart = ask(text="We need spectrum. Networks of rural villages are poor.", more=element('"spectrum + networks"'))
    denied = ask("two", text="We will not license spectrum to villages.", more=element('"license spectrum"'))
    first, second = check(tmp_path, apart, denied)
    assert "do not stand in one sentence" in first.what
    assert "negated" in second.what


def test_an_element_under_a_weaker_verb_than_it_asks_for_is_weak_in_its_own_text(tmp_path: Path) -> None:
    [remark] = check(
        tmp_path, ask(text="We encourage States to license spectrum.", more=element('"spectrum"', 'verb = "commit"\n'))
    )
    assert remark.check == "weak"
    assert "“encourage” where “commit” was asked" in remark.what


def test_the_proposal_is_what_must_satisfy_the_elements_where_the_text_only_describes_it(tmp_path: Path) -> None:
    described = ask(
        text="say whether spectrum is meant", more=f'proposal = "{TEXT}"\n' + element('"spectrum + community network"')
    )
    assert check(tmp_path, described) == ()
    other = ask(text=TEXT, more='proposal = "We commit to share frequencies."\n' + element('"community network"'))
    [remark] = check(tmp_path, other)
    assert "its own proposal does not have element 'a'" in remark.what


def test_one_element_of_any_of_is_enough(tmp_path: Path) -> None:
    either = ask(more='any_of = ["a"]\n' + element('"community network"') + element('"satellite"', text="satellites"))
    assert check(tmp_path, either) == ()


def test_a_wording_that_stands_in_a_fifth_of_the_paragraphs_is_loose(tmp_path: Path) -> None:
    paragraphs = tuple(f"The number {n} is {'rural' if n % 4 == 0 else 'urban'}." for n in range(40))
    [remark] = check(tmp_path, ask(more=element('"rural", "spectrum"')), drafts=paragraphs)
    assert (remark.check, remark.line) == ("loose", 7)
    assert "“rural” of element 'a' stands in 25% of the paragraphs" in remark.what
    assert check(tmp_path, ask(more=element('"rural", "spectrum"')), drafts=paragraphs[:10]) == ()


@pytest.mark.parametrize(
    ("wording", "said"), [("support", True), ("available + rural | areas", False), ("support | spectrum + the", True)]
)
def test_a_wording_of_frequent_words_alone_is_loose_without_any_draft(tmp_path: Path, wording: str, said: bool) -> None:
    remarks = check(tmp_path, ask(text=f"{TEXT} We support the rural areas.", more=element(f'"{wording}"')))
    assert [r.check for r in remarks] == (["frequent"] if said else [])


def test_three_frequent_terms_together_or_a_phrase_of_them_do_mean_something(tmp_path: Path) -> None:
    text = "We support the full participation of all stakeholders in development."
    for wording in ("support + participation + development", "full participation"):
        assert check(tmp_path, ask(text=text, more=element(f'"{wording}"'))) == ()


def test_the_same_text_in_two_files_is_found_whatever_its_capitals_and_spelling(tmp_path: Path) -> None:
    [remark] = check(tmp_path, ask(text="We recognise the Internet."), ask("two", text="we  recognize the internet"))
    assert remark.check == "same_text"
    assert (remark.ask, remark.file) == ("two", str(tmp_path / "1.toml"))
    assert "same text as 'one'" in remark.what


def test_nearly_the_same_text_is_found_but_not_where_one_asks_for_what_the_other_opposes(tmp_path: Path) -> None:
    near = TEXT.replace("rural", "remote")
    [remark] = check(tmp_path, ask() + ask("two", text=near))
    assert remark.check == "near_text"
    assert check(tmp_path, ask() + ask("two", text=near, more='stance = "oppose"\n')) == ()


def test_two_organisations_may_ask_for_the_same(tmp_path: Path) -> None:
    one, other = 'source = "Internet Society, July"\n', 'source = "IFLA, July"\n'
    assert check(tmp_path, ask(more=one) + ask("two", more=other)) == ()
    assert [r.check for r in check(tmp_path, ask(more=one) + ask("two", more=one.replace("July", "May")))] == ["same_text"]
    assert [r.check for r in check(tmp_path, ask(more=one) + ask("two"))] == ["same_text"]
    assert [r.check for r in check(tmp_path, ask(more=one) + ask("two", TEXT.replace("rural", "remote"), other))] == []


def test_near_texts_are_the_same_with_and_without_the_shortcut() -> None:
    import random

    from rapidfuzz.distance import Indel

    source = random.Random(5)
    texts: list[tuple[str, ...]] = []
    for _ in range(60):
        base = [f"w{source.randrange(40)}" for _ in range(source.randrange(6, 30))]
        texts.append(tuple(base))
        for _ in range(3):
            other = list(base)
            for _ in range(source.randrange(1, 4)):
                other[source.randrange(len(other))] = f"w{source.randrange(40)}"
            texts.append(tuple(other))
    every = {
        (n, m) for m in range(len(texts)) for n in range(m)
        if texts[n] != texts[m] and Indel.normalized_similarity(texts[n], texts[m]) >= 0.9
    }  # fmt: skip
    assert len(every) > 30
    assert {(n, m) for n, m, _ in near_pairs(texts)} == every


def test_a_theme_spelled_unlike_the_others_is_said(tmp_path: Path) -> None:
    themes = ["igf-mandate", "igf-mandate", "igf mandate", "igf-mandat", "openness"]
    texts = ["spectrum", "broadband cables", "fibre", "satellite", "libraries"]
    files = "".join(ask(f"a{n}", text, f'theme = "{theme}"\n') for n, (theme, text) in enumerate(zip(themes, texts, strict=True)))
    remarks = check(tmp_path, files)
    assert [(r.check, r.ask, r.line) for r in remarks] == [("theme", "a2", 15), ("theme", "a3", 20)]
    assert remarks[0].todo == "write theme = 'igf-mandate'"


@pytest.mark.parametrize(
    "text",
    ["TODO", "tbd.", "[Insert text here]", "…", "xxx", "<language>", "Requested language", "lorem ipsum dolor", "--", "N/A"],
)
def test_a_text_that_is_still_to_be_written_is_an_error(tmp_path: Path, text: str) -> None:
    [remark] = check(tmp_path, ask(text=text))
    assert (remark.level, remark.check, remark.line) == ("error", "placeholder", 4)


@pytest.mark.parametrize(
    "text", ["Delete paragraph 12.", "text messages for all", "Todo el mundo", "none of the above stands", "ICTs"]
)
def test_a_short_text_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


def test_an_unknown_draft_is_an_error_that_names_those_there_are(tmp_path: Path) -> None:
    [remark] = check(tmp_path, ask(more='responds_to = "rev9"\n'), ids=("rev1", "rev2"))
    assert (remark.level, remark.line, remark.todo) == ("error", 5, "write one of rev1, rev2")
    assert check(tmp_path, ask(more='responds_to = "rev9"\n')) == ()  # nothing is known of drafts


def test_a_point_in_plain_words_needs_no_wording(tmp_path: Path) -> None:
    assert (
        check(tmp_path, ask(more='[[ask.element]]\ntext = "first"\nfind = "spectrum"\n[[ask.element]]\ntext = "second"\n')) == ()
    )


@pytest.mark.parametrize(
    ("find", "says"),
    [
        ('"spectrum"', "one_word"),
        ('"spectrum + rural areas"', ""),
        ('"rural areas + other | another | community network"', "bar"),
        ('"rural areas + spectrum | community network"', ""),  # a choice of subjects
    ],
)
def test_wordings_that_find_more_than_was_meant_are_said(tmp_path: Path, find: str, says: str) -> None:
    remarks = every(tmp_path, ask(more=element(find)))
    assert [r.check for r in remarks if r.check in ("one_word", "bar")] == ([says] if says else [])
    if says == "bar":
        assert "other network | another network | community network" in remarks[0].todo


def test_texts_that_are_instructions_and_could_not_be_taken_are_said(tmp_path: Path) -> None:
    texts = {
        "several": "Delete paragraph 5. Keep paragraph 7.",
        "unclear": "Paragraph 9 needs work.",
        "implied_opposition": "Offsets should not be mentioned.",
    }
    remarks = check(tmp_path, *(ask(f"a-{n}", text) for n, text in enumerate(texts.values())))
    assert [r.check for r in remarks] == list(texts)


def test_asks_of_one_title_and_the_example_of_a_new_workspace_are_said(tmp_path: Path) -> None:
    title = '[[ask]]\nid = "{id}"\ntitle = "Fund"\ntext = "{text}"\n'
    files = title.format(id="one", text="We fund libraries.") + title.format(id="two", text="We build harbours for fishers.")
    [remark] = check(tmp_path, files)
    assert (remark.check, remark.ask) == ("same_title", "two")
    example = (ROOT / "wsisdiff" / "templates" / "init-asks.toml").read_text(encoding="utf-8")
    assert [r.check for r in check(tmp_path, example)] == ["example"]


@pytest.mark.parametrize(
    ("fallback", "says"),
    [
        (TEXT.upper(), "the same words as its text"),
        ("We decide that rural villages shall have frequencies.", ""),
        ("We commit to give community networks spectrum.", "gives everything"),
        ("We encourage States to give spectrum to villages.", ""),
    ],
)
def test_a_fallback_must_give_something_up(tmp_path: Path, fallback: str, says: str) -> None:
    remarks = check(tmp_path, ask(more=f'fallback = "{fallback}"\n' + element('"spectrum + community network"')))
    assert [says in r.what for r in remarks] == ([True] if says else [])


def test_a_fallback_with_a_stronger_verb_is_said(tmp_path: Path) -> None:
    [remark] = check(tmp_path, ask(text="We note the needs of villages.", more='fallback = "We decide to fund villages."\n'))
    assert "more strongly than its text: “commit” against “note”" in remark.what


@pytest.mark.parametrize(
    ("agreed", "named"),
    [
        ("A/RES/70/125, paragraph 61", True),
        ("resolution 70/125", True),
        ("Tunis Agenda, paragraphs 72 to 78", True),
        ("the Global Digital Compact", True),
        ("WSIS outcome", True),
        ("paragraph 61", False),
        ("Paragraph 12 of last year's text", False),
        ("agreed language", False),
    ],
)
def test_agreed_language_must_name_an_instrument(agreed: str, named: bool) -> None:
    assert names_instrument(agreed, names_of()) is named


def test_an_ask_that_contradicts_itself_is_said(tmp_path: Path) -> None:
    against = ask(more='conflicts = ["spectrum + rural"]\n')
    unwanted = ask("two", "new lines of action are added", 'stance = "oppose"\nopposite = ["new lines"]\n')
    assert [(r.check, r.line) for r in check(tmp_path, against, unwanted)] == [("conflict", 5), ("opposite", 6)]


def test_a_group_that_nothing_uses_and_a_wording_in_it_are_said(tmp_path: Path) -> None:
    group = '[[group]]\nname = "nets"\nphrases = ["network", "spectrum | radio"]\n'
    assert [(r.check, r.line) for r in check(tmp_path, group + ask())] == [("unused_group", 2), ("group_phrase", 3)]
    assert [r.check for r in check(tmp_path, group + ask(more=element('"@nets"')))] == ["group_phrase"]


def test_a_group_whose_name_has_a_space_is_used_and_one_whose_name_begins_another_is_not(tmp_path: Path) -> None:
    groups = "".join(f'[[group]]\nname = "{name}"\nphrases = ["network"]\n' for name in ("the nets", "the"))
    found = check(tmp_path, groups + ask(more=element('"@the nets + funding"')))
    assert [(r.check, r.line) for r in found if "group" in r.check] == [("unused_group", 5)]


def test_a_name_in_two_rows_is_said(tmp_path: Path) -> None:
    rows = '[[name]]\nnames = ["IGF", "Forum"]\n[[name]]\nnames = ["WSIS Forum", "the Forums", "Forums"]\n'
    [remark] = check(tmp_path, rows + ask())
    assert (remark.check, remark.line) == ("name_twice", 4)
    assert remark.what == "'Forums' is also a name of 'IGF', and that counts"


def test_every_error_of_every_file_is_listed_in_order(tmp_path: Path) -> None:
    bad = ask().replace("'''" + TEXT + "'''", "3")
    remarks = check(tmp_path, bad + ask("two", more='verbe = "x"\n'), "[[ask]\n", ask("three", more=element('"a + "')))
    assert [(Path(r.file).name, r.line, r.level, r.check, r.ask) for r in remarks] == [
        ("0.toml", 4, "error", "unreadable", "one"),
        ("0.toml", 9, "advice", "unknown_key", "two"),
        ("1.toml", 1, "error", "unreadable", ""),
        ("2.toml", 7, "error", "unreadable", "three"),
    ]


def test_the_asks_of_this_repository_have_no_errors() -> None:
    read, remarks = check_asks(ROOT / "asks")
    assert len(read.asks) == 35
    assert [r for r in remarks if r.level == "error"] == []


def test_a_text_that_is_nearly_a_paragraph_of_a_draft_is_asked_about_and_not_guessed(tmp_path: Path) -> None:
    there = TEXT.replace("rural areas", "rural and coastal areas")
    [remark] = check(tmp_path, ask(), drafts=(there,))
    assert (remark.check, remark.level) == ("perhaps_amended", "advice")
    assert check(tmp_path, ask(), drafts=("We thank the hosts of the meeting.",)) == ()
