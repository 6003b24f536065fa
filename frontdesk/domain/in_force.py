"""Words with a date: which version holds on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything that holds from an office day on."""

    @property
    def effective_from(self) -> date:
        """The first day it holds."""


D = TypeVar("D", bound=Dated)


def in_force(versions: Sequence[D], day: date) -> D:
    """The version, of at least one from oldest to newest, that holds on `day`; before there was one, the first."""
    return next((each for each in reversed(versions) if each.effective_from <= day), versions[0])
