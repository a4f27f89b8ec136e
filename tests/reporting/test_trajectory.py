"""The picture of all asks through the drafts: it tells each ask's story, in words too, holds any text, and stays readable when asks
are many."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.commands.small import tiny_workspace
from tests.conftest import draft_of
from tests.reporting.test_report import HOSTILE
from tests.repository import report as of_the_repository
from wsisdiff import assess, verbs
from wsisdiff.model import STATUSES, Ask, Draft, Report, Status, Verdict
from wsisdiff.reporting.picture.svg import DARK, LABEL, LIGHT, lines_of, trajectory_svg, width_of
from wsisdiff.reporting.picture.ways import MOST_ASKS, MOST_THEMES, Trajectory, runs_of, story_of, trajectory_of
from wsisdiff.reporting.status.view import view_of
from wsisdiff.reporting.writers import TREES

SVG = "{http://www.w3.org/2000/svg}"
ROWS = st.lists(st.sampled_from(STATUSES), min_size=1, max_size=7)


def verdicts(*statuses: Status) -> tuple[Verdict, ...]:
    return tuple(Verdict("a", f"d{n}", status, 0.5, 0.9, "1") for n, status in enumerate(statuses))


def report(rows: list[tuple[Status, ...]], titles: list[str] | None = None, themes: list[str] | None = None) -> Report:
    """A report with these statuses."""
    asks = tuple(
        Ask(f"a{n}", titles[n] if titles else f"Ask {n}", "x", theme=themes[n] if themes else "") for n in range(len(rows))
    )
    drafts = tuple(Draft(f"d{n}", f"Draft {n}", date(2025, n + 1, 1), "", ()) for n in range(len(rows[0]) if rows else 1))
    return Report(asks, drafts, tuple(verdicts(*row) for row in rows))


def drawn(made: Report, alone: bool = True) -> ET.Element:
    return ET.fromstring(trajectory_svg(trajectory_of(view_of(made)), alone=alone))


def texts(picture: ET.Element) -> list[str]:
    return ["".join(t.itertext()) for t in picture.iter(f"{SVG}text")]


def test_under_each_draft_stands_how_open_it_is() -> None:
    made = report([("left_out", "partial")])
    drafts = (draft_of("We [shall] act on all four harbours.", id="d0"), draft_of("We shall act.", id="d1"))
    picture = trajectory_of(view_of(replace(made, drafts=drafts)))
    assert picture.open == (("14 % in brackets",), ())
    assert "14 % in brackets" in trajectory_svg(picture, alone=True)


@lru_cache(maxsize=1)
def specimens() -> Trajectory:
    return trajectory_of(view_of(of_the_repository()))


@pytest.mark.parametrize(
    ("row", "story"),
    [
        (("left_out", "adopted", "partial"), "down"),
        (("partial", "left_out"), "down"),
        (("left_out", "partial", "adopted"), "won"),
        (("adopted", "left_out", "adopted"), "kept"),
        (("left_out", "partial"), "partly"),
        (("left_out", "left_out"), "never"),
        (("adopted",), "won"),
    ],
)
def test_each_ask_has_one_story(row: tuple[Status, ...], story: str) -> None:
    assert story_of(verdicts(*row)) == story


@given(ROWS)
def test_runs_cover_every_draft_once_and_say_which_way_it_went(row: list[Status]) -> None:
    runs = runs_of(verdicts(*row))
    assert [run.status for run in runs for _ in range(run.first, run.last + 1)] == row
    for before, now in pairwise(runs):
        assert now.first == before.last + 1
        better = STATUSES.index(now.status) > STATUSES.index(before.status)
        assert now.turn == ("up" if better else "down")
    assert runs[0].turn == ""


def test_every_ask_of_the_repository_stands_in_one_chapter() -> None:
    ways = [way for chapter in specimens().chapters for way in chapter.ways]
    asks = of_the_repository().asks
    assert sorted(way.ask.id for way in ways) == sorted(ask.id for ask in asks)


def test_the_words_are_a_summary_of_two_lines() -> None:
    told = trajectory_of(view_of(report([("left_out", "adopted", "left_out")]))).text
    assert told == (
        "The way of 1 ask in 3 drafts. Draft 2: 0 adopted, 0 partially adopted, 1 left out. "
        "Draft 0: 0 adopted, 0 partially adopted, 1 left out. Lost ground since an earlier draft (1)."
    )
    assert len(specimens().text) < 320


def test_each_status_has_its_word_and_a_loss_its_sign() -> None:
    shown = texts(drawn(report([("left_out", "adopted", "partial")])))
    assert [t for t in shown if t.endswith(("out", "adopted")) and "," not in t] == [
        "left out",
        "▲ adopted",
        "▼ partially adopted",
    ]


def test_where_there_is_no_room_a_word_gets_shorter_and_then_a_sign() -> None:
    many = texts(drawn(report([("partial", "adopted") * 6])))
    assert "▼ ◐" in many
    assert "▲ in" in many


def test_the_picture_is_one_image_with_a_name_and_a_description() -> None:
    for alone in (True, False):
        picture = drawn(report([("left_out", "adopted")]), alone)
        assert picture.attrib["role"] == "img"
        name, description = (picture.findtext(f".//*[@id='{id}']") for id in picture.attrib["aria-labelledby"].split())
        assert name == "1 ask in 2 drafts"
        assert description is not None
        assert description.startswith("The way of 1 ask in 2 drafts")


def test_a_file_of_its_own_fetches_nothing_and_has_light_and_dark() -> None:
    svg = trajectory_svg(specimens(), alone=True)
    assert "prefers-color-scheme: dark" in svg
    assert not re.search(r"(?:href|src)=|@import|url\((?!#)", svg)
    assert svg.count("http") == 1  # the namespace
    assert svg == trajectory_svg(specimens(), alone=True)


def test_many_asks_are_counted_by_theme_and_the_numbers_add_up() -> None:
    rows: list[tuple[Status, ...]] = [("left_out", STATUSES[n % 3]) for n in range(MOST_ASKS + 1)]
    picture = trajectory_of(view_of(report(rows, themes=[f"t{n % 40}" for n in range(len(rows))])))
    assert not picture.chapters
    assert len(picture.tallies) == MOST_THEMES
    for n in (0, 1):
        for status in STATUSES:
            assert sum(t.counts[n][status] for t in picture.tallies) == picture.total.counts[n][status]
    assert picture.tallies[-1].title.startswith("11 smaller themes (")


def test_at_the_limit_each_ask_still_has_its_line() -> None:
    rows: list[tuple[Status, ...]] = [("left_out", "adopted")] * MOST_ASKS
    assert sum(len(c.ways) for c in trajectory_of(view_of(report(rows))).chapters) == MOST_ASKS


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=200), st.lists(st.sampled_from(STATUSES), min_size=3, max_size=3)), max_size=5))
def test_any_titles_make_a_well_formed_picture_that_stays_in_its_frame(rows: list[tuple[str, list[Status]]]) -> None:
    made = report([tuple(row) for _, row in rows], [title for title, _ in rows])
    picture = drawn(made)
    width, height = float(picture.attrib["width"]), float(picture.attrib["height"])
    for box in picture.iter(f"{SVG}rect"):
        if "x" in box.attrib:
            assert 0 <= float(box.attrib["x"]) <= float(box.attrib["x"]) + float(box.attrib["width"]) <= width
    assert all(0 < float(t.attrib["y"]) < height for t in picture.iter(f"{SVG}text"))


def test_hostile_titles_are_text() -> None:
    svg = trajectory_svg(trajectory_of(view_of(report([("left_out", "adopted")], [HOSTILE]))), alone=False)
    assert "<script" not in svg
    assert "<img" not in svg
    assert "\x1b" not in svg
    assert "\u202e" not in svg
    assert "<script>alert(1)</script>" in "".join(ET.fromstring(svg).itertext())


@given(st.text(max_size=300), st.integers(40, 400), st.integers(1, 3))
def test_a_title_is_cut_to_the_lines_it_may_have(text: str, width: int, most: int) -> None:
    lines = lines_of(text, width, most)
    assert len(lines) <= most
    assert all(width_of(line) <= width for line in lines)


def test_a_title_that_fits_is_whole() -> None:
    title = "Say that the existing Action Lines are kept and strengthened through implementation"
    assert " ".join(lines_of(title, LABEL, 2)) == title


def test_a_bold_title_of_a_draft_is_broken_before_it_runs_into_the_next() -> None:
    # 141 wide in DejaVu Sans Bold of 12 px; a column of five drafts has 132.
    drafts = [draft_of("1. Text.", id=f"d{n}", day=date(2027, n + 1, 1)) for n in range(5)]
    named = tuple(replace(d, title="Chair’s draft (état 1)") for d in drafts)
    ask = Ask(id="a", title="A", text="We decide to plant trees.")
    svg = trajectory_svg(trajectory_of(view_of(assess((ask,), named))), alone=True)
    texts = [element.text for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("Chair’s draft (état") == 5
    assert "Chair’s draft (état 1)" not in texts


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_letters_stand_out_from_their_ground(colours: dict[str, str]) -> None:
    pairs = [("fg", "bg"), ("soft", "bg"), ("bad", "bg"), ("in-fg", "in"), ("part-fg", "part"), ("part-fg", "hatch")]
    for letters, ground in pairs:
        assert contrast(colours[letters], colours[ground]) >= 4.5, f"{letters} on {ground}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2: 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_workspace(tmp_path_factory.mktemp("trajectory") / "workspace")


def run(folder: Path, *arguments: str) -> str:
    from click.testing import CliRunner

    from wsisdiff.cli import cli

    result = CliRunner().invoke(cli, ["-C", str(folder), "report", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_markdown_report_shows_the_picture_that_lies_beside_it(small: Path, tmp_path: Path) -> None:
    run(small, "--output", str(tmp_path / "my report.md"))
    text = (tmp_path / "my report.md").read_text(encoding="utf-8")
    [(alt, link)] = re.findall(r"!\[(.*)\]\((.*)\)", text)
    assert link == "my%20report.svg"
    assert alt.startswith("The way of 3 asks in 2 drafts. Draft two: ")
    assert ET.parse(tmp_path / "my report.svg").getroot().tag == f"{SVG}svg"


@pytest.mark.parametrize(("writer", "beside"), [("page.markdown:to_markdown", True), ("page.terminal:to_text", False)])
def test_a_new_format_leads_to_the_picture_or_tells_it(
    writer: str, beside: bool, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TREES, "made-up", writer)
    verbs.write(small, verbs.report(verbs.read_workspace(small)), "made-up", tmp_path / "status.made-up")
    text = (tmp_path / "status.made-up").read_text(encoding="utf-8")
    assert "The way of 3 asks in 2 drafts. Draft two: " in text
    assert (tmp_path / "status.svg").is_file() == ("](status.svg)" in text) == beside


def test_on_standard_output_there_is_no_picture_and_no_link(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "![" not in run(small, "--output", "-")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_the_user_s_own_is_never_written_over(small: Path, tmp_path: Path) -> None:
    (tmp_path / "status.svg").write_text("<svg>mine</svg>", encoding="utf-8")
    for _ in range(2):
        run(small, "--output", str(tmp_path / "status.md"))
        assert (tmp_path / "status.svg").read_text(encoding="utf-8") == "<svg>mine</svg>"
        assert "](status.md.way.svg)" in (tmp_path / "status.md").read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["status.md", "status.md.way.svg", "status.svg"]


def test_a_folder_in_place_of_a_file_is_told_in_one_line_and_nothing_is_written(small: Path, tmp_path: Path) -> None:
    from wsisdiff.cli import main

    with pytest.raises(SystemExit) as left:
        main(["-C", str(small), "report", "--output", str(tmp_path)])
    assert left.value.code == 2
    assert list(tmp_path.iterdir()) == []
