"""Requests straight into the application, as no browser would send them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.types import ASGIApp, Message

from tests.tracking.stand import PHONE


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def form(**fields: str) -> bytes:
    """As browsers send it."""
    return urlencode(fields).encode()


def ask(
    app: ASGIApp,
    method: str,
    path: str,
    *,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    peer: tuple[str, int] = PHONE,
) -> Answered:
    """One request, answered without a network. What it would wait for comes at once."""
    sent: list[Message] = []
    kind = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    said = {**kind, **(headers or {})}
    raw = quote(path, safe="/%:?#[]@!$&'()*+,;=~-._")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": unquote(raw),
        "raw_path": raw.encode(),
        "query_string": quote(query, safe="&=%").encode(),
        "headers": [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in said.items()],
        "client": peer,
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    finished(app(scope, receive, send))
    start = sent[0]
    return Answered(
        start["status"],
        {name.decode(): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in sent[1:]),
    )


def finished(coroutine: Any) -> None:
    """Run what never waits for anything outside: no loop is needed, and a million are quick."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise AssertionError("it waited")
