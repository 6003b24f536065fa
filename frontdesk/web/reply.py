"""A whole answer to a request, made without waiting for anything."""

from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from starlette.types import Scope

from frontdesk.web.letterhead import Headers


class Reply(NamedTuple):
    """`headers` without those that go with every answer. `body` as a GET has it: a HEAD leaves it out."""

    status: int
    headers: Headers
    body: bytes

    @property
    def phrase(self) -> bytes:
        """What the status says."""
        return HTTPStatus(self.status).phrase.encode()


# asked with an ASGI scope; None where an answer takes waiting, or reading of what is sent
AtOnce = Callable[[Scope], Reply | None]
