"""One module a command: its arguments, the public function it calls, what it prints.

Row 16 of docs/architecture.md: may import rows 1 to 15.
"""
