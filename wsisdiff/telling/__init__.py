"""Facts to sentences: the only row that knows the language of output.

Row 3 of docs/architecture.md: may import rows 1 to 2.
"""
