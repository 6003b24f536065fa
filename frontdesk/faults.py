"""Bugs in the log: where one struck, never its message."""

import traceback
from pathlib import Path


def place_of(fault: BaseException) -> str:
    """The kind of `fault` and the lines it came by, innermost first. No message: that may hold a citizen's data."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(fault).__name__} at {places}"
