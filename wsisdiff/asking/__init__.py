"""asks/*.toml become Asks.

Row 6 of docs/architecture.md: may import rows 1 to 5.
"""
