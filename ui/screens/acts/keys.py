"""Keys that more than one room gives to an act."""

PAY_KEY = "Alt+A"  # the same wherever a fee can be taken
