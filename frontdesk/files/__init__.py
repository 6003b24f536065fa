"""Readers of files that come from outside: content checked, sizes limited, refusals as codes."""
