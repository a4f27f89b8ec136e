"""Edits of a draft that would make an ask adopted.

Row 10 of docs/architecture.md: may import rows 1 to 9.
"""
