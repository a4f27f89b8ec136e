"""Tables of requests, as organisations keep them, into asks."""

from wsisdiff.asking.instructions import understand

__all__ = ["understand"]
