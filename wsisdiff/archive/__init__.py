"""Many processes at once: what was agreed before, who asked for it, and all asks over all drafts as a table.

Row 12 of docs/architecture.md: may import rows 1 to 11.
"""
