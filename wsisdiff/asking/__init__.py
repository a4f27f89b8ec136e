"""asks/*.toml become Asks."""
