"""The only code that uses the network: a draft from where it is published, by plain GET, with limits on all that a server may do.

Row 7 of docs/architecture.md: may import rows 1 to 6.
"""
