"""`report --by`: the asks of many organisations in groups, counted and quoted, from one run."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import draft_of, shared
from wsisdiff import assess
from wsisdiff.asking.organisations import organisation, organisations
from wsisdiff.judging.columns import only_drafts
from wsisdiff.model import Ask, Evidence, Report, Shift, Span, Status, Verdict
from wsisdiff.reporting.groups.view import Grouped, grouped
from wsisdiff.reporting.status.view import nearest, view_of
from wsisdiff.reporting.writers import content as render_grouped
from wsisdiff.telling.excerpts import cut_to_match

ONE = draft_of("The Forum meets every year.", "Ports are kept clean by those who use them.", id="one", day=date(2026, 1, 1))
TWO = draft_of(
    "The Forum meets every year and is permanent.",
    "Ports are kept clean by those who use them, with support from a common fund.",
    id="two",
    day=date(2026, 2, 1),
)
ASKS = (
    Ask("a", "A permanent Forum", "The Forum meets every year and is permanent.", source="Harbour League, letter", priority="must"),
    Ask("b", "A fund", "Ports are kept clean by those who use them, with support from a common fund.", source="the harbour league"),
    Ask("c", "A larger fund", "Ports are kept clean by those who use them, with support from a common fund and from a levy on cargo.",
        source="Dockers United (note of May)", theme="ports"),
    Ask("d", "Whales", "Whale watching boats keep a distance of two hundred metres.", theme="whales"),
)  # fmt: skip


def report() -> Report:
    return assess(ASKS, [ONE, TWO])


def by_source() -> Grouped:
    return grouped(report(), "source")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Internet Society, input to the Elements Paper, July 2025, question 5", "Internet Society"),
        ("European Digital Rights", "European Digital Rights"),
        ("Access Group (2025)", "Access Group"),
        ("State of Exampla: statement of 3 May", "State of Exampla"),
        ("Harbour League – letter of 3 May", "Harbour League"),
        ("Rhine-Ruhr Ports", "Rhine-Ruhr Ports"),
        ('"Example, Inc.", letter of May 2026', "Example, Inc."),
        ("“Ports, Ships and Sails”: a letter", "Ports, Ships and Sails"),
        ("  the   Harbour\nLeague ,letter", "Harbour League"),
        ("The", "The"),
        (", unnamed", ", unnamed"),
        ("", ""),
    ],
)
def test_an_organisation_is_what_stands_before_the_first_comma_or_in_quotation_marks(source: str, name: str) -> None:
    assert organisation(source) == name


def test_one_organisation_may_be_spelled_in_several_ways() -> None:
    asks = [
        Ask("a", "a", "a", source="HL, letter", names=(("Harbour League", "HL"),)),
        Ask("b", "b", "b", source="the Harbour League, statement"),
        Ask("c", "c", "c", source="HARBOUR LEAGUE"),
        Ask("d", "d", "d", source="Harbour Leagues Abroad"),
        Ask("e", "e", "e"),
    ]
    assert list(organisations(asks).values()) == ["HL", "HL", "HL", "Harbour Leagues Abroad", ""]


def test_every_ask_is_in_one_group_and_the_counts_add_up_to_the_reports() -> None:
    for by in ("source", "theme", "priority"):
        found = grouped(report(), by)  # type: ignore[arg-type]
        assert sorted(line.ask.id for group in found.groups for line in group.view.lines) == ["a", "b", "c", "d"]
        for n in range(2):
            total: Counter[str] = Counter()
            for group in found.groups:
                total.update(group.view.counts(n))
            assert total == Counter(view_of(report()).counts(n))


def test_groups_stand_by_name_priorities_by_weight_and_what_names_none_comes_last() -> None:
    assert [g.name for g in by_source().groups] == ["Dockers United", "Harbour League", "no organisation named"]
    assert [g.name for g in grouped(report(), "theme").groups] == ["Ports", "Whales", "no theme named"]
    assert [g.name for g in grouped(report(), "priority").groups] == ["Must-haves", "Should-haves"]
    told = json.loads(render_grouped(grouped(report(), "priority"), "json"))
    assert [g["name"] for g in told["groups"]] == ["must", "should"]


def test_a_group_shows_what_came_closest_without_being_adopted() -> None:
    dockers, league, nobody = by_source().groups
    assert league.view.counts()["adopted"] == 2
    assert league.closest is None
    assert dockers.closest is not None
    assert dockers.closest.ask.id == "c"
    quote = nearest(dockers.closest.now)
    assert quote is not None
    assert quote.paragraph == "2"
    assert "common fund" in quote.text
    assert nobody.view.counts()["left_out"] == 1


def test_where_several_ask_for_a_paragraph_the_wording_that_came_closest_is_first() -> None:
    [contest] = by_source().contests
    assert contest.paragraph == "2"
    assert [name for name, _ in contest.won] == ["Harbour League"]
    assert [(name, line.ask.id) for name, line in contest.others] == [("Dockers United", "c")]


def test_the_strings_that_were_read_as_one_organisation_are_shown() -> None:
    assert by_source().groups[1].sources == ("Harbour League, letter", "the harbour league")
    assert "Harbour League, letter" in str(render_grouped(by_source(), "md"))


@given(
    st.text(alphabet="abc ,.é\n", min_size=1, max_size=400),
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30)), max_size=5),
    st.integers(1, 300),
)
def test_a_cut_quotation_is_a_piece_of_the_whole_and_its_marks_stay_on_the_same_words(
    text: str, offset: int, spans: list[tuple[int, int]], length: int
) -> None:
    matched = tuple(Span(offset + a, min(offset + a + n, offset + len(text))) for a, n in spans if a < len(text))
    quote = Evidence("1", text, offset, offset + len(text), matched=matched)
    shown = cut_to_match(quote, length)
    assert shown.text == text[shown.start - offset : shown.end - offset]
    assert len(shown.text) <= length + length // 3 or len(text) <= length  # it goes on to a matched word that is next
    inside = {n for s in matched for n in range(s.start, s.end)}
    for span in shown.matched:
        assert shown.start <= span.start < span.end <= shown.end or span.start == span.end
        assert all(n in inside or not text[n - offset].isalnum() for n in range(span.start, span.end))


def test_every_format_names_the_groups_their_counts_and_the_wording() -> None:
    import docx

    view = by_source()
    word = docx.Document(io.BytesIO(render_grouped(view, "docx")))  # type: ignore[arg-type]
    texts = [p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells]
    for form, text in (*((f, str(render_grouped(view, f))) for f in ("md", "html")), ("docx", "\n".join(texts))):
        for part in ("Harbour League", "Dockers United", "no organisation named", "●2 ◐0 ○0", "common fund", "nothing near it"):
            if (form, part) != ("docx", "nothing near it"):
                assert part in text, (form, part)


def test_the_json_says_the_same_as_the_report() -> None:
    data = json.loads(render_grouped(by_source(), "json"))
    assert (data["schema"], data["by"]) == ("wsisdiff.groups/1", "source")
    league = data["groups"][1]
    assert league["name"] == "Harbour League"
    assert league["counts"][1] == {"draft": "two", "adopted": 2, "partial": 0, "left_out": 0}
    verdicts = {row[-1].ask: row for row in report().verdicts}
    for group in data["groups"]:
        for ask in group["asks"]:
            assert ask["status"] == [v.status for v in verdicts[ask["id"]]]
            assert ask["score"] == verdicts[ask["id"]][-1].score
    assert data["contests"] == [
        {
            "paragraph": "2",
            "asks": [
                {"group": "Harbour League", "id": "b", "score": verdicts["b"][-1].score},
                {"group": "Dockers United", "id": "c", "score": verdicts["c"][-1].score},
            ],
            "closest": ["b"],
        }
    ]


def test_hostile_names_and_texts_show_as_text() -> None:
    bad = "<script>alert(1)</script>|[x](javascript:1)\x1b[31m\u202e"
    draft = draft_of(f"We keep {bad} in the ports for all who use them.", day=date(2026, 1, 1))
    asks = [Ask("x", bad, f"We keep {bad} in the ports for all who use them.", theme="t", source=bad)]
    view = grouped(assess(asks, [draft]), "source")
    page, text = str(render_grouped(view, "html")), str(render_grouped(view, "md"))
    assert "<script>alert" not in page + text
    for out in (page, text):
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "[x](javascript" not in text
    render_grouped(view, "docx")


def test_drafts_that_are_chosen_are_compared_with_each_other() -> None:
    drafts = tuple(draft_of("Text.", id=id, day=date(2026, n, 1)) for n, id in enumerate(("one", "two", "three"), 1))

    def verdict(draft: str, status: Status, change: Shift | None) -> Verdict:
        return Verdict("a", draft, status, 0.0, 0.9, None, change=change)

    row = (verdict("one", "adopted", None), verdict("two", "left_out", "lost"), verdict("three", "adopted", "gained"))
    whole = Report(ASKS[:1], drafts, (row,))
    assert [v.change for v in only_drafts(whole, ("one", "three")).verdicts[0]] == [None, "unchanged"]
    assert only_drafts(whole, ("two", "three")).verdicts == (row[1:],)
    assert only_drafts(whole, ("two",)).verdicts == (row[1:2],)
    assert only_drafts(whole, ()) == whole


def test_361_asks_of_eight_organisations_from_one_run(tmp_path: Path) -> None:
    benchmark = shared("benchmarks", "gdpr", "benchmark.py")
    subprocess.run([sys.executable, str(benchmark), "make", str(tmp_path), "--seed", "0"], check=True, capture_output=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "wsisdiff", "-C", str(tmp_path), "report", "--by", "source", "--format", "json", "--output", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Processor time: what the clock on the wall says depends on what else the machine does.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 4
    data = json.loads(done.stdout)
    sizes = {group["name"]: len(group["asks"]) for group in data["groups"]}
    assert sizes == {
        "ACCIS": 12, "Agoria": 4, "Amazon": 72, "BITKOM": 21, "Bits of Freedom": 78, "eBay": 19, "EuroISPA": 24,
        "European Digital Rights": 131,
    }  # fmt: skip
    for group in data["groups"]:
        assert group["counts"][0]["left_out"] == sizes[group["name"]]
        statuses = Counter(ask["status"][1] for ask in group["asks"])
        assert {s: group["counts"][1][s] for s in ("adopted", "partial", "left_out")} == {
            s: statuses[s] for s in ("adopted", "partial", "left_out")
        }
        assert all(ask["closest"]["text"] for ask in group["asks"] if ask["paragraph"])


def by_hand(*asks: tuple[str, str, float]) -> Grouped:
    """Asks of (source, stance, score) that all point to paragraph 1 of one draft; adopted where the score is 1."""
    found, rows = [], []
    for n, (source, stance, score) in enumerate(asks):
        found.append(Ask(f"a{n}", f"Ask {n}", "Text.", source=source, stance=stance))  # type: ignore[arg-type]
        status: Status = "adopted" if score == 1 else "partial" if score else "left_out"
        rows.append((Verdict(f"a{n}", "one", status, score, 0.9, "1", reason="As it is."),))
    return grouped(Report(tuple(found), (ONE,), tuple(rows)), "source")


def test_those_whose_wordings_came_equally_close_are_all_named() -> None:
    [contest] = by_hand(("A", "include", 0.5), ("B", "include", 0.5), ("C", "include", 0.2)).contests
    assert [name for name, _ in contest.won] == ["A", "B"]
    assert [name for name, _ in contest.others] == ["C"]


def test_where_nobody_got_anything_nobody_came_closest() -> None:
    view = by_hand(("A", "include", 0.0), ("B", "include", 0.0))
    [contest] = view.contests
    assert (contest.won, len(contest.others)) == ((), 2)
    assert "None of them got anything in 1 of these paragraphs: 1." in str(render_grouped(view, "md"))


def test_who_does_not_want_a_text_does_not_compete_for_it() -> None:
    assert by_hand(("A", "include", 1.0), ("B", "oppose", 1.0)).contests == ()
    assert by_hand(("A", "include", 1.0), ("A", "include", 0.5)).contests == ()


def test_the_largest_share_is_named_only_where_one_has_it() -> None:
    assert "A got the largest share: 1 of 1 adopted (100%)." in by_hand(("A", "include", 1.0), ("B", "include", 0.5)).headline
    for asks in ([("A", "include", 1.0), ("B", "include", 1.0)], [("A", "include", 0.0), ("B", "include", 0.5)]):
        assert "largest share" not in by_hand(*asks).headline


def test_a_long_quotation_is_cut_where_most_of_its_words_matched() -> None:
    text = "First. " + "Nothing of it here. " * 20 + "Ports are open to every ship that asks for shelter. " + "Nor here. " * 20
    at = text.index("Ports")
    quote = Evidence("1", text, 100, 100 + len(text), matched=(Span(100, 105), Span(100 + at, 100 + at + 46)))
    shown = cut_to_match(quote, 120)
    assert "Ports are open to every ship that asks for shelter" in shown.text
    assert not shown.text.startswith("First")
    assert len(shown.text) <= 120


def test_of_a_heading_the_words_are_shown() -> None:
    assert cut_to_match(Evidence("75", "Artificial intelligence", 0, 0), 120).text == "Artificial intelligence"
