"""How two passages relate."""
