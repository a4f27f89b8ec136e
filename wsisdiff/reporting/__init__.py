"""What is said and in what order (builders), apart from how it is written (markdown, html, word, json, terminal)."""
