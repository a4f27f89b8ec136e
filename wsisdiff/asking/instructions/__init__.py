"""Instructions and opposition in requests as people write them."""

from wsisdiff.asking.instructions.statement import Statement, Understood
from wsisdiff.asking.instructions.understand import read_request, understand

__all__ = ["Statement", "Understood", "read_request", "understand"]
