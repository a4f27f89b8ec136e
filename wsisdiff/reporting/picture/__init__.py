"""The picture of every ask's way."""
