"""Blocks to numbered paragraphs, with what their marks say."""
