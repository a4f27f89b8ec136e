"""Rich text files to blocks."""
