"""The line that says the desk is about to lock, where other lines stand; what stood there comes back."""

from ui.messages import Line
from ui.widgets.message_line import MessageLine


class LockWarning:
    """At most one stands at a time."""

    def __init__(self) -> None:
        self._where: MessageLine | None = None
        self._line: Line | None = None
        self._before: Line | None = None

    def say(self, where: MessageLine, line: Line) -> None:
        """Say it in `where`."""
        if self._where is None:
            self._where, self._before = where, where.line
        self._line = line
        where.say(line)

    def take_back(self) -> None:
        """Somebody stirred."""
        where, line, before = self._where, self._line, self._before
        self.forget()
        if where is None or where.line is not line:
            return  # something else was said since
        if before is not None:
            where.say(before)
        else:
            where.clear()

    def forget(self) -> None:
        """Whoever was warned sits here no longer."""
        self._where = self._line = self._before = None
