"""TOML tables, limits and writing: files as such, whatever stands in them."""
