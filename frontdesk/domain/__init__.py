"""Frozen values and rules of the one-stop office: no I/O, no Qt, the clock is passed in."""
