"""The ways of judging, one module each."""
