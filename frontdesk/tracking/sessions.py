"""Addresses for who typed a receipt code and its key: good for a quarter of an hour or once, in this process alone."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

SECONDS = 900.0
MOST = 4096
MOST_A_DOOR = 8
_BYTES = 16  # 128 bits


@dataclass(frozen=True, slots=True)
class Door:
    """What opens a submission's page: a token, or a receipt code with its key."""

    token: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    key: str = field(default="", repr=False)


class Sessions:
    """Doors behind names of 128 random bits. Forgets the oldest where there are too many: of one door first, so that
    whoever opens theirs over and over shuts nobody else's.
    """

    def __init__(self, clock: Callable[[], float], most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._doors: OrderedDict[str, tuple[float, Door]] = OrderedDict()
        self._names: dict[Door, list[str]] = {}  # oldest first

    def __len__(self) -> int:
        return len(self._doors)

    def open(self, door: Door) -> str:
        """A new name for `door`."""
        name = secrets.token_urlsafe(_BYTES)
        names = self._names.setdefault(door, [])
        names.append(name)
        self._doors[name] = (self._clock() + SECONDS, door)
        if len(names) > MOST_A_DOOR:
            self._forget(names[0])
        if len(self._doors) > self._most:
            self._forget(next(iter(self._doors)))
        return name

    def find(self, name: str) -> Door | None:
        """The door behind `name` while it holds."""
        ends, door = self._doors.get(name, (0.0, None))
        if door is None or self._clock() < ends:
            return door
        self._forget(name)
        return None

    def take(self, name: str) -> Door | None:
        """The door behind `name`, which opens it no second time."""
        door = self.find(name)
        if door is not None:
            self._forget(name)
        return door

    def _forget(self, name: str) -> None:
        _ends, door = self._doors.pop(name)
        self._names[door].remove(name)
        if not self._names[door]:
            del self._names[door]
