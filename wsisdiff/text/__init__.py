"""Words, sentences and folding, always with the way back to the characters they came from."""
