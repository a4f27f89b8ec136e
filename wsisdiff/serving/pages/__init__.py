"""The pages, one module a place to go to. Each is a skin: it asks a verb and fills a template."""
