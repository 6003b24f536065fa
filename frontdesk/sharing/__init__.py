"""The desk's side of the citizens' page: keeps its projection current, its process alive, and takes its votes."""
