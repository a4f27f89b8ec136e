"""Tables of requests, as organisations keep them, into asks.

Row 11 of docs/architecture.md: may import rows 1 to 10.
"""

from wsisdiff.asking.instructions.understand import understand

__all__ = ["understand"]
