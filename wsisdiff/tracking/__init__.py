"""Draft against draft: the concordance of their paragraphs and what a change means.

Row 9 of docs/architecture.md: may import rows 1 to 8.
"""
