"""Words, sentences and folding, always with the way back to the characters they came from.

Row 2 of docs/architecture.md: may import rows 1 to 1.
"""
