"""Finding where a draft speaks of what was asked: shortlist, index, essential elements.

Row 7 of docs/architecture.md: may import rows 1 to 6.
"""
