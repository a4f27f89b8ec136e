"""A file of any format becomes a Draft: one reader per format gives blocks, `numbering` makes paragraphs of them.

Row 6 of docs/architecture.md: may import rows 1 to 5.
"""
