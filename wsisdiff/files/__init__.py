"""TOML tables, limits and writing: files as such, whatever stands in them.

Row 4 of docs/architecture.md: may import rows 1 to 3.
"""
