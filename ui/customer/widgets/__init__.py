"""What the citizen's pages are made of: they paint themselves, so that no style sheet has to be worked out again."""
