"""Where a long word may be broken at the end of a line. A short list of affixes, enough for the specimens' own words."""

from __future__ import annotations

MIN_WORD = 9
"""Shorter words are not broken."""
MIN_PART = 3
"""Letters that must stay on either side."""

_PREFIXES = ("inter", "multi", "infra", "over", "under", "trans", "counter", "micro", "tele", "cyber")
_SUFFIXES = (
    "tion", "tions", "tional", "tionally", "ment", "ments", "mental", "ness", "ship", "ships", "less", "ful", "ence", "ance", "sion",
    "sions", "tive", "tives", "tively", "ture", "tures", "ties", "able", "ably", "holder", "holders", "structure", "structures",
)  # fmt: skip


def breaks(word: str) -> tuple[int, ...]:
    """Positions in `word`, ascending, at which a line may end: after a hyphen of its own, else between its parts.

    >>> [("multistakeholder"[:i], "multistakeholder"[i:]) for i in breaks("multistakeholder")]
    [('multi', 'stakeholder'), ('multistake', 'holder')]
    >>> breaks("people-centred"), breaks("A/60/687"), breaks("Internet")
    ((7,), (), ())
    """
    if "-" in word.strip("-"):
        return tuple(i + 1 for i, sign in enumerate(word) if sign == "-" and i >= 1 and len(word) - i > MIN_PART)
    core = word.rstrip(".,;:?)’”]")
    if len(core) < MIN_WORD or not core.isalpha() or not core[1:].islower():
        return ()
    lower = core.lower()
    found = {len(prefix) for prefix in _PREFIXES if lower.startswith(prefix)}
    found |= {len(core) - len(suffix) for suffix in _SUFFIXES if lower.endswith(suffix)}
    return tuple(sorted(at for at in found if MIN_PART <= at <= len(core) - MIN_PART))
