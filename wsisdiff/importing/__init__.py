"""Tables of requests, as organisations keep them, into asks."""
