"""A draft comes in: what was read of it is shown, its file put in place, drafts.toml told; killed at any moment, nothing is half done."""
