"""Checks of asks and proposals for them: what an ask lacks, what it could say, what would make it surer."""
