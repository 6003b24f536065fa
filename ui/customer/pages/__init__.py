"""One module a page of the citizen's screen."""
