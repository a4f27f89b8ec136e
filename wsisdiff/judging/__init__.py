"""Deciding what the findings mean: ways of judging, confidence, readings and decisions.

Row 8 of docs/architecture.md: may import rows 1 to 7.
"""
