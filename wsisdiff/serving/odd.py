"""What of a draft a person should know before they rely on it."""

from __future__ import annotations

from wsisdiff.model import Draft
from wsisdiff.serving.words import w
from wsisdiff.telling.remarks import tell


def remarks_of(draft: Draft) -> list[str]:
    """The reader's warnings, in words."""
    found = [tell(warning) for warning in draft.warnings]
    return found if draft.paragraphs else [w("drafts.empty"), *found]
