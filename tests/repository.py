"""The repository's own asks and drafts, read and judged once for all tests that look at them."""

from __future__ import annotations

from functools import lru_cache

from tests.conftest import ROOT
from wsisdiff import assess
from wsisdiff.model import Report
from wsisdiff.workspace.manifest import Workspace, load_workspace


@lru_cache(maxsize=1)
def workspace() -> Workspace:
    """The asks and the five specimens."""
    return load_workspace(ROOT)


@lru_cache(maxsize=1)
def report() -> Report:
    """Their verdicts."""
    return assess(workspace().asks, workspace().drafts)
