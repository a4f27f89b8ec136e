"""What is reported, and the documents made of it: `report`, `brief`, `history`, `show`, then `document` and `write`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import BadWorkspace, UnreadableDraft
from wsisdiff.model import Ask, Draft, Paragraph, Report, Verdict
from wsisdiff.steps import step

if TYPE_CHECKING:
    from wsisdiff.reading.formats import Changes
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.comparison.view import View
    from wsisdiff.reporting.groups.view import By, Grouped
    from wsisdiff.workspace.manifest import Workspace

FORMS = {
    "report": ("md", "html", "docx", "json", "xlsx", "text"),
    "brief": ("md", "html", "docx"),
    "compare": ("md", "html", "docx", "json"),
    "history": ("md", "json"),
    "show": ("text", "json"),
}
"""Verb -> the formats its document is written in, the usual one first. The report as text is half a page, to be pasted into a mail."""


@dataclass(frozen=True, slots=True)
class History:
    """One ask through all drafts."""

    ask: Ask
    drafts: tuple[Draft, ...]
    row: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as it was read, and those of its paragraphs that were asked for."""

    draft: Draft
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was made, not yet written."""

    content: str | bytes
    name: str
    """The name it has under reports/."""


# ---------------------------------------------------------------- what is reported


def report(
    workspace: Workspace, drafts: Sequence[str] = (), by: By | None = None, *, judged: Report | None = None
) -> Report | Grouped:
    """The status of every ask in every draft, or in those named; in groups with `by`. `judged`: what `judge` gave, if at hand."""
    from wsisdiff.judging.columns import only_drafts
    from wsisdiff.workspace.judged import judged as judge
    from wsisdiff.workspace.manifest import draft_entry

    for id in drafts:
        draft_entry(workspace.folder, id)
        _must_be_read(workspace, id)
    made = only_drafts(judged or judge(workspace), tuple(drafts))
    if by is None:
        return made
    from wsisdiff.reporting.groups.view import grouped

    return grouped(made, by)


def _must_be_read(workspace: Workspace, id: str) -> None:
    """UnreadableDraft for a draft that was named and could not be read: the others do not stand for it."""
    for draft in workspace.refused:
        if draft.id == id:
            raise UnreadableDraft(draft.why)


def brief(
    workspace: Workspace,
    draft: str | None = None,
    themes: Sequence[str] = (),
    priorities: Sequence[str] = (),
    *,
    judged: Report | None = None,
) -> Brief:
    """The negotiator's briefing on a draft, the latest when none is named: what is lost, missing and half there, and what to propose."""
    from wsisdiff.judging.columns import up_to
    from wsisdiff.reporting.briefing.view import brief_of
    from wsisdiff.tracking.concordance import compare
    from wsisdiff.workspace.judged import judged as judge
    from wsisdiff.workspace.manifest import draft_entry

    if draft is not None:
        draft_entry(workspace.folder, draft)
        _must_be_read(workspace, draft)
    known = list(dict.fromkeys(ask.theme for ask in workspace.asks if ask.theme))
    where = str(workspace.folder / "asks")
    for theme in themes:
        if theme not in known:
            todo = f"the themes are: {', '.join(known) or 'none'}"
            raise BadWorkspace(f"no ask has the theme {theme!r}", where=where, todo=todo)
    if not any((not themes or a.theme in themes) and (not priorities or a.priority in priorities) for a in workspace.asks):
        raise BadWorkspace("no ask has this theme and priority", where=where, todo="leave one of the two out")
    made = up_to(judged or judge(workspace), draft)
    with step("looking for what to propose"):
        comparison = compare(made.drafts[-2], made.drafts[-1]) if len(made.drafts) > 1 else None
        return brief_of(made, comparison=comparison, themes=tuple(themes), priorities=tuple(priorities))


def history(workspace: Workspace, ask: str, *, judged: Report | None = None) -> History:
    """One ask through all drafts; BadWorkspace names those that it may mean."""
    from wsisdiff.workspace.judged import judged as judge

    known = [a.id for a in workspace.asks]
    if ask not in known:
        from rapidfuzz import process

        near = ", ".join(match for match, _, _ in process.extract(ask, known, limit=3))
        raise BadWorkspace(f"there is no ask {ask!r}", where=str(workspace.folder / "asks"), todo=f"did you mean {near}?")
    made = judged or judge(workspace, ask)
    n = [a.id for a in made.asks].index(ask)
    return History(made.asks[n], made.drafts, made.verdicts[n])


def show(folder: Path, draft: str, paragraphs: Sequence[str] = (), *, changes: Changes = "accepted") -> Shown:
    """A draft as it is read, and its paragraphs of these labels, all when none is named; `draft` is a file, or an id of the workspace."""
    from wsisdiff.reporting.draft import choose
    from wsisdiff.workspace.finding import find_and_read

    read = find_and_read(folder, draft, changes)
    return Shown(read, choose(read, paragraphs))


# ---------------------------------------------------------------- documents


def document(
    made: Report | Grouped | Brief | View | History | Shown,
    form: str,
    *,
    picture: str = "",
    template: Path | None = None,
    author: str = "wsisdiff",
    when: datetime | None = None,
    width: int | None = None,
) -> Document:
    """What a verb gave, as a document in one of its `FORMS`.

    `picture` is the name of a file beside it that a Markdown report shows; `template`, `author` and `when` (of tracked changes) are for
    Word, `width` is for the text of a draft.
    """
    with step(f"making the {form} document"):
        content, name = _content(made, form, picture, template, author, when, width)
    return Document(content, f"{name}.{'txt' if form == 'text' else form}")


def _content(
    made: Any, form: str, picture: str, template: Path | None, author: str, when: datetime | None, width: int | None
) -> tuple[str | bytes, str]:
    from wsisdiff.reporting import writers
    from wsisdiff.reporting.writers import written

    if isinstance(made, Shown):
        from wsisdiff.reporting.draft import WIDTH, draft_json, draft_text

        if form == "json":
            return draft_json(made.draft, made.paragraphs), made.draft.id
        return draft_text(made.draft, made.paragraphs, width or WIDTH), made.draft.id
    if isinstance(made, History):
        from wsisdiff.reporting.status.history import history_document, history_json

        name = f"history-{made.ask.id}"
        if form == "json":
            return history_json(made.ask, made.drafts, made.row), name
        return written(history_document(made.ask, made.drafts, made.row), form), name

    if isinstance(made, Report):
        return writers.status_document(made, form, picture, template), "status"
    from wsisdiff.reporting.comparison.view import View

    if isinstance(made, View):
        return writers.comparison_document(made, form, author, when, template), f"{made.old.id}--{made.new.id}"
    from wsisdiff.reporting.groups.view import Grouped

    if isinstance(made, Grouped):
        return writers.grouped_document(made, form, template), f"by-{made.by}"
    return writers.brief_document(made, form, template), "brief"


def template_for(folder: Path, verb: str, given: Path | None, form: str | None) -> Path | None:
    """The Word file whose look a verb's document takes: the one given, else the workspace's templates/VERB.docx, else none."""
    from wsisdiff.reporting.ink.word_template import template_for

    return template_for(folder, verb, given, form)


def write(
    folder: Path,
    made: Report | Grouped | Brief | View | History | Shown,
    form: str,
    output: Path | None = None,
    *,
    template: Path | None = None,
    author: str = "wsisdiff",
    when: datetime | None = None,
) -> Path | None:
    """Write the document to `output`, to standard output when that is `-`, or under reports/; the path written, if any.

    Word takes the workspace's own template where none is named. A status report in Markdown gets its picture beside it.
    """
    from wsisdiff.files.writing import deliver

    template = template_for(folder, _kind(made), template, form)
    path = output or folder / "reports" / f"status.{form}"
    picture = _write_picture(made, path, folder if output is None else None) if form == "md" and isinstance(made, Report) else ""
    done = document(made, form, picture=picture, template=template, author=author, when=when)
    return deliver(done.content, output, folder / "reports" / done.name, folder)


def _kind(made: object) -> str:
    """The verb whose Word template it takes."""
    return {"Brief": "brief", "View": "compare"}.get(type(made).__name__, "report")


def _write_picture(report: Report, path: Path, within: Path | None) -> str:
    """The picture of the asks' way through the drafts, written beside the report; its file's name, or empty where there is none."""
    from wsisdiff.files.writing import write_file
    from wsisdiff.reporting.picture.svg import is_ours, trajectory_svg
    from wsisdiff.reporting.picture.ways import trajectory_of
    from wsisdiff.reporting.status.view import view_of

    if path.name in ("", "-") or path.parent == Path("/dev") or path.is_dir():
        return ""
    beside = path.with_suffix(".svg")
    if beside == path or (beside.exists() and not is_ours(beside)):
        beside = path.with_name(f"{path.name}.way.svg")
    write_file(beside, trajectory_svg(trajectory_of(view_of(report)), alone=True), within=within)
    return beside.name
