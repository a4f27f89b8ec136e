"""A file of any format becomes a Draft: one reader per format gives blocks, `numbering` makes paragraphs of them."""
