"""Draft against draft, told."""
