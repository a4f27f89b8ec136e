"""What the tool does, as functions of a workspace: what a command, a page or a script calls. Nothing here prints, asks or parses arguments.

Each verb returns values; those that write say so, and write what a command would have written. A verb loads what it needs when it is
called, so that importing this costs nothing.

Row 13 of docs/architecture.md: may import rows 1 to 12.
"""

from __future__ import annotations

from wsisdiff.verbs.archives import Entered, Looked, enter_in_archive, judged_table, look_up, table_file
from wsisdiff.verbs.asks import (
    Added,
    Checked,
    Importable,
    add_ask,
    change_ask,
    check_asks,
    check_id,
    import_asks,
    planned_import,
    proposed_elements,
    proposed_points,
    set_points,
)
from wsisdiff.verbs.comparing import compare, paragraph_history
from wsisdiff.verbs.decisions import decide, read_points, take_back, to_decide
from wsisdiff.verbs.documents import FORMS, Document, History, Shown, brief, document, history, report, show, template_for, write
from wsisdiff.verbs.drafts import Fetched, Seen, add_draft, fetch_drafts, free_id, seen
from wsisdiff.verbs.readings import (
    Taking,
    model_sheets,
    named_points,
    question_pages,
    read_by_model,
    take_answers,
    to_read,
    write_questions,
)
from wsisdiff.verbs.workspaces import assess, decided, init, judge, set_up, workspace

__all__ = [
    "FORMS",
    "Added",
    "Checked",
    "Document",
    "Entered",
    "Fetched",
    "History",
    "Importable",
    "Looked",
    "Seen",
    "Shown",
    "Taking",
    "add_ask",
    "add_draft",
    "assess",
    "brief",
    "change_ask",
    "check_asks",
    "check_id",
    "compare",
    "decide",
    "decided",
    "document",
    "enter_in_archive",
    "fetch_drafts",
    "free_id",
    "history",
    "import_asks",
    "init",
    "judge",
    "judged_table",
    "look_up",
    "model_sheets",
    "named_points",
    "paragraph_history",
    "planned_import",
    "proposed_elements",
    "proposed_points",
    "question_pages",
    "read_by_model",
    "read_points",
    "report",
    "seen",
    "set_points",
    "set_up",
    "show",
    "table_file",
    "take_answers",
    "take_back",
    "template_for",
    "to_decide",
    "to_read",
    "workspace",
    "write",
    "write_questions",
]
