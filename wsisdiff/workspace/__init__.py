"""A folder of asks and drafts.

Row 11 of docs/architecture.md: may import rows 1 to 10.
"""
