"""What time changes: the concordance of two drafts, an ask's history, reviewers' decisions."""
