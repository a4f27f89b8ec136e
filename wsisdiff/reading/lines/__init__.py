"""Lines of a page or a text to blocks."""
