"""Expected refusals. Anything that is not a DeskError is a bug."""


class DeskError(Exception):
    """A refusal the user can act on: a code and parameters, put into words by `frontdesk.messages`."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __eq__(self, other: object) -> bool:
        """Refusals that say the same are the same: pages that hold them are compared by value."""
        if not isinstance(other, DeskError):
            return NotImplemented
        return (type(self), self.code, self.params) == (type(other), other.code, other.params)

    def __hash__(self) -> int:
        return hash((type(self), self.code))

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class InvalidInput(DeskError):
    """What was typed, scanned or imported cannot be used."""


class NotFound(DeskError):
    """Nothing is known under that code, name or id."""


class RuleRefused(DeskError):
    """A rule of the office or the law forbids the act in this state."""


class StorageRefused(DeskError):
    """The home, its key or its disk cannot be used; nothing was acknowledged."""
