"""What documents say and in what order, as views and trees, and the writers of every format.

Row 12 of docs/architecture.md: may import rows 1 to 11.
"""
