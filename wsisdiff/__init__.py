"""wsisdiff: what a new negotiation draft adopted, half adopted or left out of the texts asked for.

Four verbs do what the commands do: `read_draft`, `load_asks`, `assess`, `compare`; `relate` grades two passages.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from wsisdiff._version import __version__

if TYPE_CHECKING:
    from wsisdiff.asking.load import load_asks
    from wsisdiff.judging.assess import assess
    from wsisdiff.reading.open_draft import read_draft
    from wsisdiff.relating.relation import relate
    from wsisdiff.tracking.concordance import compare

__all__ = ["__version__", "assess", "compare", "load_asks", "read_draft", "relate"]

_HOMES = {
    "assess": "wsisdiff.judging.assess",
    "compare": "wsisdiff.tracking.concordance",
    "load_asks": "wsisdiff.asking.load",
    "read_draft": "wsisdiff.reading.open_draft",
    "relate": "wsisdiff.relating.relation",
}


def __getattr__(name: str) -> Any:
    """Load a verb's module when the verb is first used, so that the command line's help needs none of them."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
