"""Word files to blocks."""
