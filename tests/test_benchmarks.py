"""The benchmarks measure what they say: their parts in small."""

from __future__ import annotations

import sys
import time
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import __main__ as command
from benchmarks.data import grown
from benchmarks.matching import _status, _thresholds, by_alignment, by_sentences
from benchmarks.measure import Cost, apart, median, run
from benchmarks.smith_waterman import GAP, MATCH, MISMATCH, similarity
from tests.conftest import ROOT, draft_of

words = st.lists(st.sampled_from("abc"), max_size=5)


@given(words, words)
def test_local_alignment_is_the_best_over_all_pairs_of_pieces(ask: list[str], text: list[str]) -> None:
    def whole(a: list[str], b: list[str]) -> int:
        rows = {(i, j): i * GAP + j * GAP for i, j in product(range(len(a) + 1), range(len(b) + 1))}
        for i, j in product(range(1, len(a) + 1), range(1, len(b) + 1)):
            step = MATCH if a[i - 1] == b[j - 1] else MISMATCH
            rows[i, j] = max(rows[i - 1, j - 1] + step, rows[i - 1, j] + GAP, rows[i, j - 1] + GAP)
        return rows[len(a), len(b)]

    pieces = [
        whole(ask[i:k], text[m:n])
        for i, k in product(range(len(ask) + 1), repeat=2)
        for m, n in product(range(len(text) + 1), repeat=2)
        if i <= k and m <= n
    ]
    assert similarity(ask, text) == (max(pieces) / (MATCH * len(ask)) if ask else 0.0)


def test_the_usual_ways_find_the_paragraph_that_says_it() -> None:
    draft = draft_of("We note the report.", "We extend the mandate of the Forum.", "We commit to review it in 2035.")
    asks = ["extend the mandate of the Forum", "commit to review it"]
    for method in (by_alignment, by_sentences):
        assert [row[0][1] for row in method(asks, [draft])] == ["2", "3"]


def test_the_thresholds_are_the_best_there_are_for_the_data_at_hand() -> None:
    truth = {("d", str(n)): s for n, s in enumerate(["left_out", "left_out", "partial", "adopted", "adopted"])}
    scores = {key: n / 10 for n, key in enumerate(truth)}
    low, high = _thresholds(scores, truth)
    assert {key: _status(score, low, high) for key, score in scores.items()} == truth


def test_a_run_is_measured_by_its_own_processor_time_and_memory() -> None:
    idle = run([sys.executable, "-c", "import time; time.sleep(0.2)"])
    busy = run([sys.executable, "-c", "x = bytearray(80_000_000)\nfor _ in range(4_000_000): pass"])
    assert idle.clock >= 0.2 and idle.cpu < idle.clock
    assert busy.cpu > 0.02 and busy.memory > idle.memory + 60
    with pytest.raises(SystemExit, match="status 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"])
    assert median([Cost(1, 9, 5), Cost(3, 8, 6), Cost(2, 7, 4)]) == Cost(2, 8, 5)


def sleepy(seconds: float) -> dict[str, float]:
    time.sleep(seconds)
    return {"slept": seconds}


def test_a_function_is_measured_in_a_process_of_its_own() -> None:
    found = apart("tests.test_benchmarks:sleepy", seconds=0.01)
    assert found["slept"] == 0.01 and found["memory"] > 5


def test_a_grown_workspace_has_that_many_times_the_asks_and_paragraphs(tmp_path: Path) -> None:
    small = tmp_path / "small"
    for name in ("asks", "drafts"):
        (small / name).mkdir(parents=True)
    (small / "asks" / "requests.toml").write_text('[[ask]]\nid = "r-1"\ntitle = "t"\ntext = "personal data"\n')
    (small / "drafts" / "drafts.toml").write_text("")
    for name in ("proposal", "next"):
        (small / "drafts" / f"{name}.md").write_text("# P\n\n1. The data.\n\n2. More data.\n")
    asks = "".join(path.read_text() for path in (grown(small, 3, 1) / "asks").iterdir())
    assert [f'id = "{n}"' in asks for n in ("r-1", "r1-1", "r2-1", "r3-1")] == [True, True, True, False]
    assert "personal2 data" in asks
    draft = (grown(small, 1, 2) / "drafts" / "next.md").read_text()
    assert draft.split("\n\n") == ["1. The data.", "2. More data.", "3. The data1.", "4. More data1."]


def test_a_part_is_written_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: made by python -m benchmarks -->\n\nold\n\n<!-- end of x -->\nb\n")
    command.put(page, "x", "new")
    assert page.read_text() == "a\n<!-- x: made by python -m benchmarks -->\n\nnew\n\n<!-- end of x -->\nb\n"


def test_every_part_has_its_marks_on_its_page() -> None:
    for part in command.parts(ROOT, ROOT):
        page = (ROOT / "docs" / command.PAGES.get(part, "speed.md")).read_text(encoding="utf-8")
        assert page.count(f"<!-- {part}: made by python -m benchmarks -->") == page.count(f"<!-- end of {part} -->") == 1
