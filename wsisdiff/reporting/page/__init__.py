"""A document as a tree, and a writer for each format: what is said is decided before, in one place, and is the same in all of them."""
