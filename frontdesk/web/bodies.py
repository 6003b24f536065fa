"""What is sent along with a request, up to a length."""

from starlette.types import Message, Receive


class Replay:
    """`receive` for a body already read."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


async def bounded_body(receive: Receive, most: int) -> bytes | None:
    """The whole body, empty when the sender left in the middle of it, None when it has more than `most` bytes."""
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return body


def is_too_long(length: str, most: int) -> bool:
    """Whether a Content-Length header promises more than `most` bytes, or nothing that can be understood."""
    return not length.isascii() or not length.isdigit() or int(length[:9]) > most
