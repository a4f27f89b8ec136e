"""Where sentences end at the end of a line."""

from __future__ import annotations

ENDS = tuple(".;:?!؛؟۔。；：？！")
CLOSING = "\"'”’)]» "


def complete(text: str) -> bool:
    """Whether a text ends with its sentence or an item of a list."""
    return text.rstrip(CLOSING).endswith(ENDS) or text.endswith(("; and", "; or"))
