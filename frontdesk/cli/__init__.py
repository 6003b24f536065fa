"""The same use cases without a screen: `frontdesk …`."""

from frontdesk.cli.main import main

__all__ = ["main"]
