"""Charts painted by ourselves: every number is focusable, says itself, and opens what is behind it."""
