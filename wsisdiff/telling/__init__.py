"""Facts to sentences: the only row that knows the language of output."""
