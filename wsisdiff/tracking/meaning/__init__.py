"""What a change of wording means: facts found place by place, a module a kind of fact. May import text/, model and other tracking."""
