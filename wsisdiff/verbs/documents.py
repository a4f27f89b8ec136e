"""The documents made of what the other verbs give. Their writers are loaded when they are called: a run writes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsisdiff.errors import WsisdiffError
from wsisdiff.files.writing import deliver, write_file
from wsisdiff.model import Ask, Draft, Paragraph, Report, Verdict
from wsisdiff.steps import step

if TYPE_CHECKING:
    from wsisdiff.reading.formats import Changes
    from wsisdiff.reporting.briefing.view import Brief
    from wsisdiff.reporting.comparison.beside import Beside
    from wsisdiff.reporting.comparison.view import View
    from wsisdiff.reporting.groups.view import Grouped
    from wsisdiff.tracking.concordance import Version

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


if TYPE_CHECKING:
    Made = Report | Grouped | Brief | View | Beside | History | Followed | Shown


def show(folder: Path, draft: str, paragraphs: Sequence[str] = (), *, changes: Changes = "accepted") -> Shown:
    """A draft as it is read, and its paragraphs of these labels, all when none is named; `draft` is a file, or an id of the workspace."""
    from wsisdiff.reporting.draft import choose
    from wsisdiff.workspace.manifest import find_and_read

    read = find_and_read(folder, draft, changes)
    return Shown(read, choose(read, paragraphs))


def document(made: Made, form: str, **given: Any) -> Document:
    """What a verb gave, as a document in one of its `FORMS`. What may be given beside is as for `reporting.writers.content`."""
    from wsisdiff.reporting.writers import content

    with step(f"making the {form} document"):
        return Document(content(made, form, **given), f"{_name(made)}.{'txt' if form == 'text' else form}")


def _name(made: Any) -> str:
    kind = type(made).__name__
    if kind == "Shown":
        return str(made.draft.id)
    if kind == "History":
        return f"history-{made.ask.id}"
    if kind == "Followed":
        return "history-paragraph-" + "".join(c if c.isalnum() else "-" for c in made.label)
    if kind == "View":
        return f"{made.old.id}--{made.new.id}"
    if kind == "Beside":
        return "--".join([made.base.id, *(view.new.id for view in made.views)])[:LONGEST]
    return {"Report": "status", "Brief": "brief"}.get(kind) or f"by-{made.by}"


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
    folder: Path, made: Made, form: str, output: Path | None = None, *, template: Path | None = None, **given: Any
) -> Path | None:
    """Write the document to `output`, to standard output when that is `-`, or under reports/; the path written, if any.

    What may be `given` is as for `document`. Word takes the workspace's own template where none is named. A status report whose
    writer leads to a picture gets it beside it.
    """
    from wsisdiff.reporting.writers import takes

    verb = {"Brief": "brief", "View": "compare", "Beside": "compare"}.get(type(made).__name__, "report")
    template = template_for(folder, verb, template, form)
    path = output or folder / "reports" / f"status.{form}"
    picture = (
        _write_picture(made, path, folder if output is None else None)
        if isinstance(made, Report) and takes(made, form, "picture")
        else ""
    )
    done = document(made, form, picture=picture, template=template, **given)
    return deliver(done.content, output, folder / "reports" / done.name, folder)


def _write_picture(report: Report, path: Path, within: Path | None) -> str:
    """The picture of the asks' way through the drafts, written beside the report; its file's name, or empty where there is none."""
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
