"""What the tool does, as functions of a workspace: what a command, a page or a script calls. Nothing here prints, asks or parses arguments.

Each verb returns values; those that write say so, and write what a command would have written. A verb's module is loaded when the verb is
first used, so that importing this costs nothing.

Row 13 of docs/architecture.md: may import rows 1 to 12.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsisdiff.answering.questions import sheets, to_read
    from wsisdiff.reporting.writers import FORMS
    from wsisdiff.verbs.archives import *
    from wsisdiff.verbs.asks import *
    from wsisdiff.verbs.comparing import *
    from wsisdiff.verbs.decisions import *
    from wsisdiff.verbs.documents import *
    from wsisdiff.verbs.drafts import *
    from wsisdiff.verbs.importing import *
    from wsisdiff.verbs.readings import *
    from wsisdiff.verbs.reports import *
    from wsisdiff.verbs.workspaces import *
    from wsisdiff.workspace.judged import assess, decided, judge, read_workspace

HOMES = {
    name: home
    for home, names in {
        "answering.questions": "sheets to_read",
        "reporting.writers": "FORMS",
        "verbs.archives": "enter_in_archive judged_table look_up table_file",
        "verbs.asks": "Added Checked add_ask change_ask check_asks proposed_points set_points",
        "verbs.comparing": "compare compare_several paragraph_history",
        "verbs.decisions": "decide read_points take_back to_decide",
        "verbs.documents": "Document Followed History Shown document show template_for write",
        "verbs.drafts": "Fetched Seen add_draft fetch_drafts free_id seen",
        "verbs.importing": "Importable import_asks planned_import",
        "verbs.readings": "Taking read_by_model take_answers write_questions",
        "verbs.reports": "brief history report",
        "verbs.workspaces": "init set_up",
        "workspace.judged": "assess decided judge read_workspace",
    }.items()
    for name in names.split()
}
"""Verbs and their types -> the modules that have them."""


def __getattr__(name: str) -> Any:
    if name in HOMES:
        return getattr(import_module(f"wsisdiff.{HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
