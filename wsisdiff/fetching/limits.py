"""How much a server may send and how long it may take."""

from __future__ import annotations

import os
from contextvars import ContextVar
from dataclasses import dataclass, field

SETTING = "WSISDIFF_FETCH_NEARBY"
"""Set to 1, `--nearby` is meant every time: for a server of drafts in the house."""
NEARBY: ContextVar[bool] = ContextVar("NEARBY", default=False)
"""What `--nearby` says for one call."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. The defaults bear a conference network: 4 MB, the size of a large UN document, arrive within
    `total` at 14 kB a second."""

    size: int = 100 * 1024 * 1024
    """What is larger would not be read either; `download` takes the limit that is set for reading."""
    connect: float = 15.0
    """Until a server has answered the call, encryption agreed."""
    read: float = 30.0
    """Silence after which a server is given up."""
    total: float = 300.0
    """For one draft, redirects and a second beginning included; a server that sends a byte a second is stopped by this alone."""
    nearby: bool = field(default_factory=lambda: NEARBY.get() or os.environ.get(SETTING) == "1")
    """Whether addresses of this machine and of its own network may be fetched: a list of drafts from somebody else must not make the tool
    ask a router or a server behind the firewall."""
    redirects: int = 5
    """The chains of sites that publish such documents have one to three."""
