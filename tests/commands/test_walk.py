"""From an empty folder to a briefing, in a process that has nothing to do with WSIS: as a person would do it, command by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.small import run

ASKS = [
    # wording, what it is about, how much it matters, what is wanted
    (
        "We decide that each Party establish a national register of hives by 2030.",
        "A national register of hives",
        "must",
        "include",
    ),
    ("We commit to phase out the spraying of fields in flower.", "No spraying of fields in flower", "must", "include"),
    ("We request the Secretariat to publish a yearly map of losses.", "A yearly map of losses", "should", "include"),
    (
        "We recognize beekeepers as guardians of pollination, and commit to consult them.",
        "Beekeepers are consulted",
        "should",
        "include",
    ),
    ("Each Party may exempt seed that is treated before sowing.", "No exemption for treated seed", "must", "oppose"),
]
FIRST = [
    "We recall the importance of pollinators for food and for wild plants.",
    "We encourage Parties to consider a register of hives, as appropriate.",
    "Each Party may exempt seed that is treated before sowing.",
    "We thank the Government that hosted the meeting.",
]
SECOND = [
    "We recall the importance of pollinators for food and for wild plants.",
    "We decide that each Party establish a national register of hives by 2030.",
    "We commit to phase out the spraying of fields in flower.",
    "Each Party may exempt seed that is treated before sowing.",
    "We thank the Government that hosted the meeting.",
]
THIRD = [
    "We recall the importance of pollinators for food and for wild plants.",
    "We decide that each Party establish a national register of hives by 2030.",
    "We commit to phase out the spraying of fields in flower.",
    "We request the Secretariat to publish a yearly map of losses.",
    "We recognize beekeepers as guardians of pollination.",
    "We thank the Government that hosted the meeting.",
]
FOURTH = [
    "We recall the importance of pollinators for food and for wild plants.",
    "We decide that each Party establish a national register of hives by 2030.",
    "We request the Secretariat to publish a yearly map of losses.",
    "We recognize keepers of bees and their many contributions to rural life.",
    "We thank the Government that hosted the meeting.",
]


def table_of_asks(path: Path) -> None:
    """The organisation's own table, as it stands in its position paper."""
    import docx

    document = docx.Document()
    document.add_heading("What the Meadow Alliance asks of the Pollinator Compact", 1)
    table = document.add_table(rows=1, cols=4)
    for cell, name in zip(table.rows[0].cells, ("Issue", "Requested wording", "Priority", "Stance"), strict=True):
        cell.text = name
    for wording, issue, priority, stance in ASKS:
        for cell, text in zip(table.add_row().cells, (issue, wording, priority, stance), strict=True):
            cell.text = text
    document.save(str(path))


def markdown_draft(path: Path) -> None:
    path.write_text("# Pollinator Compact, first draft\n\n" + "\n\n".join(f"{n}. {p}" for n, p in enumerate(FIRST, 1)) + "\n")


def word_draft(path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Pollinator Compact, second draft", 0)
    for n, text in enumerate(SECOND, 1):
        document.add_paragraph(f"{n}. {text}")
    document.save(str(path))


def pdf_draft(path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()
    flow = [Paragraph("Pollinator Compact, third draft", styles["Title"])]
    for n, text in enumerate(THIRD, 1):
        flow += [Paragraph(f"{n}. {text}", styles["Normal"]), Spacer(1, 12)]
    SimpleDocTemplate(str(path)).build(flow)


def web_draft(path: Path) -> None:
    items = "".join(f"<p>{n}. {text}</p>\n" for n, text in enumerate(FOURTH, 1))
    path.write_text(f"<html><head><title>Fourth draft</title></head><body><h1>Fourth draft</h1>{items}</body></html>")


def statuses() -> dict[str, list[str]]:
    status, out, _ = run("report", "--format", "json", "--output", "-")
    assert status == 0
    return {ask["title"]: [v["status"] for v in ask["verdicts"]] for ask in json.loads(out)["asks"]}


def done(*args: str, expect: int = 0) -> str:
    status, out, err = run(*args)
    assert status == expect, err
    assert "Traceback" not in err
    return out.decode()


def test_from_an_empty_folder_to_a_lost_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    table_of_asks(inbox / "position.docx")
    markdown_draft(inbox / "first.md")
    word_draft(inbox / "second.docx")
    pdf_draft(inbox / "third.pdf")
    web_draft(inbox / "fourth.html")

    # A workspace, and the asks out of the organisation's Word table.
    done("init", "compact")
    monkeypatch.chdir(tmp_path / "compact")
    Path("asks/first.toml").unlink()
    source = "Meadow Alliance, position paper, March 2031"
    said = done(
        "asks", "import", "../inbox/position.docx", "--column", "text=Requested wording", "--column", "title=Issue",
        "--column", "priority=Priority", "--column", "stance=Stance", "--source", source, "--theme", "compact",
    )  # fmt: skip
    assert "5 new asks" in said
    listed = done("asks", "list")
    assert [issue for _, issue, _, _ in ASKS if issue in listed] == [issue for _, issue, _, _ in ASKS]
    assert "to oppose" in listed
    done("asks", "check")

    # Three drafts as they come, in three formats.
    for n, file in enumerate(("first.md", "second.docx", "third.pdf"), 1):
        said = done("drafts", "add", f"../inbox/{file}", "--date", f"2031-0{n}-01", "--title", f"Draft {n}")
        assert f"{len((FIRST, SECOND, THIRD)[n - 1])} paragraphs" in said
    assert [line.split()[0] for line in done("drafts", "list").splitlines()] == ["first", "second", "third"]

    # What was read is what the drafts say.
    for id, texts in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        read = json.loads(done("show", id, "--format", "json"))["paragraphs"]
        assert [(p["label"], p["text"]) for p in read] == [(str(n), text) for n, text in enumerate(texts, 1)]

    # The main job.
    found = statuses()
    assert found["A national register of hives"][1:] == ["adopted", "adopted"]
    assert found["No spraying of fields in flower"] == ["left_out", "adopted", "adopted"]
    assert found["A yearly map of losses"] == ["left_out", "left_out", "adopted"]
    assert [s == "adopted" for s in found["No exemption for treated seed"]] == [False, False, True]
    assert "Written: reports/status.md" in done("report")
    report = Path("reports/status.md").read_text(encoding="utf-8")
    assert "Draft 3 (1 March 2031)" in report
    done("report", "--fail-on", "lost", "--fail-on", "weakened")
    done("report", "--by", "source", "--format", "html")
    assert "Meadow Alliance" in Path("reports/by-source.html").read_text(encoding="utf-8")

    # Draft against draft.
    changes = json.loads(done("compare", "second", "third", "--format", "json", "--output", "-"))["changes"]
    assert sorted(c["kind"] for c in changes if c["kind"] != "unchanged") == ["new", "new", "removed"]
    assert [c["old"] for c in changes if c["kind"] == "removed"] == [["4"]]

    # A person decides, and the decision stands.
    note = "The commitment to consult them is missing."
    done(
        "review",
        "beekeepers-consulted",
        "third",
        "--status",
        "partial",
        "--by",
        "R. Meadow",
        "--note",
        note,
        "--date",
        "2031-03-02",
    )
    assert statuses()["Beekeepers are consulted"][2] == "partial"
    assert f"R. Meadow decided: {note}" in done("history", "beekeepers-consulted")

    # The briefing.
    said = done("brief", "--format", "html")
    assert "1 of them open. Written: reports/brief.html" in said
    assert note in Path("reports/brief.html").read_text(encoding="utf-8")

    # A fourth draft loses an ask, and its words are not those that the person decided on.
    done("drafts", "add", "../inbox/fourth.html", "--date", "2031-04-01", "--title", "Draft 4")
    said = done("report", "--fail-on", "lost", expect=1)
    assert "Lost\n  No spraying of fields in flower: " in said
    found = statuses()
    assert found["No spraying of fields in flower"][3] == "left_out"
    assert found["A national register of hives"][3] == "adopted"
    history = done("history", "beekeepers-consulted")
    assert "The words for “Beekeepers are consulted” that stood in 5 are gone" in history
    assert "Lost" in Path("reports/status.md").read_text(encoding="utf-8")
    brief = done("brief", "--output", "-")
    assert "Lost or weakened since Draft 3" in brief
    assert "We commit to phase out the spraying of fields in flower" in brief

    # The third draft is issued anew: the decision on it no longer stands, and the report says so.
    again = [text.replace("as guardians of pollination", "and their craft") for text in THIRD]
    Path("drafts/third.pdf").unlink()
    manifest = Path("drafts/drafts.toml")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("third.pdf", "third.txt"), encoding="utf-8")
    Path("drafts/third.txt").write_text("\n\n".join(f"{n}. {p}" for n, p in enumerate(again, 1)) + "\n", encoding="utf-8")
    assert "R. Meadow had decided partially adopted on 2031-03-02; paragraph 5 has changed since" in done(
        "history", "beekeepers-consulted"
    )
    _, out, _ = run("history", "beekeepers-consulted", "--format", "json", "--output", "-")
    assert [v["decided_by"] for v in json.loads(out)["verdicts"]] == ["tool"] * 4
