"""Edits of a draft that would make an ask adopted."""
