"""The citizens' page's own small database: what it may know of each submission. The desk writes, the page reads."""
