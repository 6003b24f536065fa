"""Use cases: one public method is one act of the desk and one transaction."""
