"""Addresses for who typed a receipt code and its key: good for a quarter of an hour or once, in this process alone."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

SECONDS = 900.0
MOST = 4096
_BYTES = 16  # 128 bits


@dataclass(frozen=True, slots=True)
class Door:
    """What opens a submission's page: a token, or a receipt code with its key."""

    token: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    key: str = field(default="", repr=False)


class Sessions:
    """Doors behind names of 128 random bits. Forgets the oldest where there are too many."""

    def __init__(self, clock: Callable[[], float], most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._doors: OrderedDict[str, tuple[float, Door]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._doors)

    def open(self, door: Door) -> str:
        """A new name for `door`."""
        name = secrets.token_urlsafe(_BYTES)
        self._doors[name] = (self._clock() + SECONDS, door)
        if len(self._doors) > self._most:
            self._doors.popitem(last=False)
        return name

    def find(self, name: str) -> Door | None:
        """The door behind `name` while it holds."""
        ends, door = self._doors.get(name, (0.0, None))
        if door is None or self._clock() < ends:
            return door
        del self._doors[name]
        return None

    def take(self, name: str) -> Door | None:
        """The door behind `name`, which opens it no second time."""
        door = self.find(name)
        self._doors.pop(name, None)
        return door
