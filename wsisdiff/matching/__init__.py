"""Finding where a draft speaks of what was asked: shortlist, alignment, essential elements, relation of two passages."""
