"""Deciding what the findings mean: strength, amendments, status, confidence and the reason in words."""
