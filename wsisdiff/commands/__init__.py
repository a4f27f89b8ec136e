"""One module a command: its arguments, the public function it calls, what it prints."""
