"""A citizen before the screen of a real counter, whose time passes when it is told to."""

from typing import TypeVar

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import Page
from frontdesk.desk import Desk
from tests.ui.lives import Lives
from tests.ui.officer import Officer
from ui.customer.desk import CustomerDesk

P = TypeVar("P", bound=Page)


class Citizen:
    """Somebody before the screen; their time passes when it is told to."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        officer.until(lambda: officer.window.customer is not None)
        assert officer.window.customer is not None
        self.desk: CustomerDesk = officer.window.customer.desk
        self.now = 0.0
        self.desk._seconds = lambda: self.now
        self.desk.attend("test", on=True)
        officer.settle()

    def at(self, kind: type[P]) -> P:
        """What is on the screen, which is a page of that kind now or soon."""
        self.officer.until(lambda: isinstance(self.desk.view.page, kind))
        page = self.desk.view.page
        assert isinstance(page, kind)
        return page

    def touch(self, action: str, value: str = "") -> None:
        """Touch what is shown now."""
        self.desk.touch(Touch(action, value, self.desk.view.version))
        self.officer.settle()

    def waits(self, seconds: float) -> None:
        """Nobody touches anything for so long."""
        self.now += seconds
        self.desk._on_time()
        self.officer.settle()


def pending(citizen: Citizen) -> int:
    """Votes that wait for their group."""

    def count(desk: Desk) -> int:
        with desk.store.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM ballots").scalar() or 0)

    return Lives(citizen.officer).do(count)
