"""How two passages relate.

Row 7 of docs/architecture.md: may import rows 1 to 6.
"""
