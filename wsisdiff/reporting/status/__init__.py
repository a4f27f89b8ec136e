"""The status of every ask in every draft, told."""
