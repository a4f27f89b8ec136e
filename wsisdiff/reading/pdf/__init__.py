"""PDF files to blocks."""
