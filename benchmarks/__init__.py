"""How fast wsisdiff is, how much memory it takes, and how it does beside the usual ways. `python -m benchmarks` writes docs/speed.md."""
