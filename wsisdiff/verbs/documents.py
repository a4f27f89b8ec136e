"""The documents made of what the other verbs give. Their writers are loaded when they are called: a run writes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.model import Ask, Draft, Paragraph, Report, Verdict
from wsisdiff.steps import step

if TYPE_CHECKING:
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.comparison.beside import Beside
    from wsisdiff.reporting.comparison.view import View
    from wsisdiff.reporting.groups.view import Grouped
    from wsisdiff.tracking.follow import Version
TEMPLATES, WORD_ENDINGS = "templates", (".docx", ".dotx")
"""The folder of a workspace's own Word templates, and how their names end."""
LONGEST = 120
"""Characters of a document's name that is made of many drafts' ids."""


@dataclass(frozen=True, slots=True)
class History:
    """One ask through all drafts."""

    ask: Ask
    drafts: tuple[Draft, ...]
    row: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One paragraph through all drafts."""

    label: str
    versions: tuple[Version, ...]


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


def document(
    made: Report | Grouped | Brief | View | Beside | History | Followed | Shown,
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
    if isinstance(made, Followed):
        from wsisdiff.reporting.comparison.followed import followed_document, followed_json

        name = "history-paragraph-" + "".join(c if c.isalnum() else "-" for c in made.label)
        if form == "json":
            return followed_json(made.label, made.versions), name
        return written(followed_document(made.label, made.versions), form), name

    if isinstance(made, Report):
        return writers.status_document(made, form, picture, template), "status"
    from wsisdiff.reporting.comparison.view import View

    if isinstance(made, View):
        return writers.comparison_document(made, form, author, when, template), f"{made.old.id}--{made.new.id}"
    from wsisdiff.reporting.comparison.beside import Beside

    if isinstance(made, Beside):
        name = "--".join([made.base.id, *(view.new.id for view in made.views)])[:LONGEST]
        return writers.beside_document(made, form, template), name
    from wsisdiff.reporting.groups.view import Grouped

    if isinstance(made, Grouped):
        return writers.grouped_document(made, form, template), f"by-{made.by}"
    return writers.brief_document(made, form, template), "brief"


def template_for(folder: Path, command: str, given: Path | None, form: str | None) -> Path | None:
    """The template of a command's Word document: the one given, else the workspace's, else none.

    WsisdiffError when one is given that is not there, or for another format.
    """
    if given is not None and form != "docx":
        raise WsisdiffError("a template is for Word files", where=f"--template {given}", todo="add --format docx")
    if form != "docx":
        return None
    if given is None:
        found = (folder / TEMPLATES / f"{command}{ending}" for ending in WORD_ENDINGS)
        return next((path for path in found if path.is_file()), None)
    if given.suffix.lower() not in WORD_ENDINGS:
        raise WsisdiffError("a template is a Word file", where=str(given), todo="give one that ends in .docx or .dotx")
    if not given.is_file():
        raise WsisdiffError("there is no such template", where=str(given), todo="correct its name, or leave --template out")
    return given


def write(
    folder: Path,
    made: Report | Grouped | Brief | View | Beside | History | Followed | Shown,
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
    return {"Brief": "brief", "View": "compare", "Beside": "compare"}.get(type(made).__name__, "report")


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
