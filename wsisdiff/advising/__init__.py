"""Checks of asks and proposals for them: what an ask lacks, what it could say, what would make it surer.

Row 10 of docs/architecture.md: may import rows 1 to 9.
"""
