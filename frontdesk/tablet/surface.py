"""What the tablet's page needs of the citizen's screen."""

from typing import Protocol

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View


class Surface(Protocol):
    """The screen behind the page. Every method is called from threads of the web server."""

    def view(self) -> View | None:
        """What stands now; None where nothing may be shown."""

    def wait(self, after: int, timeout: float) -> View | None:
        """The view once it is another than version `after`, None when `timeout` seconds passed."""

    def touch(self, touch: Touch) -> None:
        """A citizen touched something; returns at once."""

    def scanned(self, text: str) -> None:
        """A scanner at the tablet read `text`; returns at once."""
