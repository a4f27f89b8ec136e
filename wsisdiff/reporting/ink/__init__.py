"""What the writers of a format share: escaping, styles, pages."""
