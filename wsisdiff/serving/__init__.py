"""The page to work in: a skin over the verbs, for this machine only.

Row 15 of docs/architecture.md: may import rows 1 to 14.
"""
