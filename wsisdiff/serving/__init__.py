"""The page to work in: a skin over the verbs, for this machine only."""
