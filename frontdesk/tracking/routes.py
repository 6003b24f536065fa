"""Which address is which page."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from frontdesk.tracking.answers import Answer
from frontdesk.tracking.asked import Asked
from frontdesk.tracking.replies import Replies
from frontdesk.tracking.voting import Voting

READS = ("GET", "HEAD")
LARGEST_FORM = 4096  # bytes
LARGEST_VOTE = 8192  # a comment of 500 characters takes up to 6,000 as browsers send it
Waiting = Callable[[Asked], Awaitable[Answer]]
Handler = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """`pattern` stands for the address in the log. `most`: bytes of a form it takes, 0 where nothing is sent to it.

    `handler` answers at once; where that is None, `waiting` does once the desk has.
    """

    pattern: str
    handler: Handler | None
    most: int = 0
    is_paced: bool = True
    waiting: Waiting | None = None

    @property
    def methods(self) -> tuple[str, ...]:
        """What may be done with it."""
        return (*READS, "POST") if self.most else READS

    async def answer(self, asked: Asked) -> Answer:
        """In whichever way."""
        if self.handler is not None:
            return self.handler(asked)
        assert self.waiting is not None
        return await self.waiting(asked)


class Routes:
    """By the parts of a path: a name alone, or what opens something with a secret behind it."""

    def __init__(self, replies: Replies, voting: Voting | None) -> None:
        self._named: Mapping[str, Route] = {
            "": Route("/", replies.find, LARGEST_FORM),
            "find": Route("/find", replies.find, LARGEST_FORM),
            "counter": Route("/counter", replies.counter, LARGEST_FORM),
            "health": Route("/health", replies.health, is_paced=False),
            "robots.txt": Route("/robots.txt", replies.robots),
        }
        opened = {
            ("t", ""): Route("/t/…", replies.by_token),
            ("t", "due.ics"): Route("/t/…/due.ics", replies.due_by_token),
            ("s", ""): Route("/s/…", replies.by_session),
            ("s", "due.ics"): Route("/s/…/due.ics", replies.due_by_session),
            ("counter", ""): Route("/counter/…", replies.counter_answer),
        }
        if voting is not None:
            opened["r", ""] = Route("/r/…", None, LARGEST_VOTE, waiting=voting.rate)
        self._opened: Mapping[tuple[str, str], Route] = opened
        self._none = Route("?", replies.no_page)

    def find(self, path: str) -> tuple[Route, str]:
        """The route of `path`, and the secret in it."""
        match path.split("/"):
            case ["", name] if name in self._named:
                return self._named[name], ""
            case ["", kind, secret] if (kind, "") in self._opened:
                return self._opened[kind, ""], secret
            case ["", kind, secret, tail] if tail and (kind, tail) in self._opened:
                return self._opened[kind, tail], secret
        return self._none, ""
