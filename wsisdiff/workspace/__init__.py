"""A folder of asks and drafts."""
