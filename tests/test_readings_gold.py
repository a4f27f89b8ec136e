"""What a second reader's recorded answers become: taken as read, false quotations never proof, carried only where that is right."""

from __future__ import annotations

import csv
import random
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wsisdiff import load_asks, read_draft
from wsisdiff.answering.answers import read_answers
from wsisdiff.judging.assess import assess
from wsisdiff.judging.decisions import Review, fingerprint, with_decisions
from wsisdiff.judging.readings import held_against, with_readings
from wsisdiff.model import Answer, Ask, Draft, Report, Status, Verdict
from wsisdiff.workspace.manifest import load_workspace

HERE = ROOT / "tests" / "gold" / "santoval"


@cache
def asks() -> tuple[Ask, ...]:
    from shutil import copy
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        copy(HERE / "asks.toml", folder)
        return load_asks(folder)


@cache
def drafts() -> tuple[Draft, ...]:
    rows = tomllib.loads((HERE / "drafts.toml").read_text(encoding="utf-8"))["draft"]
    return tuple(read_draft(HERE / row["file"], id=row["id"], title=row["title"], date=row["date"]) for row in rows)


@cache
def answers() -> tuple[Answer, ...]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "answers").glob("*.json"))]
    return tuple(answer for text in texts for answer in read_answers(text).answers)


@cache
def gold() -> dict[tuple[str, str], str]:
    with (HERE / "gold.csv").open(encoding="utf-8", newline="") as file:
        return {(f"r{row['request']}", row["draft"]): row["status"] for row in csv.DictReader(file)}


@cache
def judged() -> Report:
    return assess(asks(), drafts())


def verdicts(report: Report) -> dict[tuple[str, str], Verdict]:
    return {(v.ask, v.draft): v for row in report.verdicts for v in row}


def test_the_report_is_right_where_the_reader_was() -> None:
    right = {(a.ask, a.draft) for a in answers() if a.status == gold()[a.ask, a.draft]}
    assert len(answers()) == 96
    assert len(right) == 93
    found = verdicts(with_readings(judged(), held_against(judged(), answers())))
    assert sum(found[key].status == gold()[key] for key in right) == 93


@pytest.mark.parametrize("seed", range(5))
def test_of_falsified_quotations_none_counts_as_proof(seed: int) -> None:
    chance = random.Random(seed)
    false: set[tuple[str, str, int]] = set()

    def spoiled(answer: Answer) -> Answer:
        points = list(answer.points)
        for n, point in enumerate(points):
            said = point.quote.split()
            if said and chance.random() < 0.1:
                said.insert(chance.randrange(len(said)), chance.choice(["not", "gladly", "perhaps", "also"]))
                points[n] = replace(point, quote=" ".join(said))
                false.add((answer.ask, answer.draft, n))
        return replace(answer, points=tuple(points))

    read = held_against(judged(), [spoiled(answer) for answer in answers()])
    assert len(false) >= 5
    for ask, draft, n in false:
        [reading] = read[ask, draft]
        assert (reading.points[n].state, reading.points[n].evidence) == ("missing", None)
        assert "reading.not_there" in [doubt.kind for doubt in reading.doubts]


def test_shifted_labels_are_all_put_right() -> None:
    labels = {draft.id: [p.label for p in draft.paragraphs] for draft in drafts()}

    def shifted(answer: Answer) -> Answer:
        of = labels[answer.draft]
        moved = [replace(p, paragraph=of[(of.index(p.paragraph) + 1) % len(of)]) if p.quote else p for p in answer.points]
        return replace(answer, points=tuple(moved))

    right = held_against(judged(), answers())
    read = held_against(judged(), [shifted(answer) for answer in answers()])
    quoted = [(key, n) for key, [reading] in right.items() for n, point in enumerate(reading.points) if point.evidence]
    assert len(quoted) == 97
    for key, n in quoted:
        was, now = right[key][0].points[n].evidence, read[key][0].points[n].evidence
        assert was and now and was.paragraph == now.paragraph
        assert "reading.other_place" in [remark.kind for remark in read[key][0].remarks]


@pytest.mark.parametrize("at", range(3))
def test_what_is_carried_to_the_next_draft_unread_is_right(at: int) -> None:
    old, new = drafts()[at].id, drafts()[at + 1].id
    mine = [a for a in answers() if a.draft == old and a.status == gold()[a.ask, old]]
    found = verdicts(with_readings(judged(), held_against(judged(), mine)))
    carried = [found[a.ask, new] for a in mine if (r := found[a.ask, new].reading) is not None and not r.read_again]
    assert carried
    assert [v.ask for v in carried if v.status != gold()[v.ask, new]] == []


def test_decisions_on_the_specimens_are_carried_where_that_is_right_and_where_their_words_stand_unchanged() -> None:
    workspace = load_workspace(ROOT)
    report = assess(workspace.asks, workspace.drafts)
    with (ROOT / "tests" / "gold" / "specimens" / "settled.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["ask"], row["draft"]): row for row in csv.DictReader(file)}
    carried = right = unchanged = kept = 0
    for at, (old, new) in enumerate(zip(report.drafts, report.drafts[1:], strict=False)):
        decisions = []
        for (ask, draft), row in rows.items():
            if draft == old.id:
                label = row["paragraph"].split(",")[0].strip()
                status: Status = row["status"]  # type: ignore[assignment]
                words = fingerprint(old, label) if label else ""
                decisions.append(Review(ask, draft, status, "a reader", date(2026, 1, 1), "", label, words))
        there = {fingerprint(new, p.label) for p in new.paragraphs}
        for ask_row, decision in ((row[at + 1], d) for row in with_decisions(report, decisions).verdicts for d in decisions
                                  if d.ask == row[0].ask):  # fmt: skip
            assert ask_row.reading is not None
            stands = not ask_row.reading.read_again
            carried += stands
            right += stands and ask_row.status == rows[ask_row.ask, new.id]["status"]
            if decision.words and decision.words in there:
                unchanged += 1
                kept += stands
    assert carried >= 25
    assert right / carried >= 0.97
    assert kept / unchanged >= 0.9


def test_where_a_third_of_the_paragraphs_changed_a_third_of_the_asks_is_asked_again_at_most(tmp_path: Path) -> None:
    again = asked = 0
    for at, draft in enumerate(drafts()):
        mine = [a for a in answers() if a.draft == draft.id]
        for seed in range(3):
            later = edited(draft, seed, tmp_path / f"later-{at}-{seed}.md")
            report = assess(asks(), [*([drafts()[0]] if at else []), draft, later])
            rows = with_readings(report, held_against(report, mine)).verdicts
            held = [row for row in rows if row[-1].reading and not row[-1].reading.read_again]
            again += len(rows) - len(held)
            asked += len(rows)
            assert [row[-1].ask for row in held if row[-1].status != row[-2].status] == []
    assert again / asked <= 1 / 3


def edited(draft: Draft, seed: int, path: Path) -> Draft:
    """The draft with a word put into a third of its paragraphs."""
    chance = random.Random(seed)
    chosen = set(chance.sample(range(len(draft.paragraphs)), round(len(draft.paragraphs) / 3)))
    lines = []
    for n, paragraph in enumerate(draft.paragraphs):
        said = paragraph.text.split(" ")
        if n in chosen:
            said.insert(chance.randrange(1, len(said)), chance.choice(["gladly", "again", "therefore", "together"]))
        lines.append(f"{paragraph.label}. {' '.join(said)}" if paragraph.label.isdigit() else " ".join(said))
    path.write_text("# Later\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    return read_draft(path, id="later", title="Later", date=date(2030, 1, 1))
