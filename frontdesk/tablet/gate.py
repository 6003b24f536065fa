"""What every request passes first: only the local network, only this counter's address, little and slowly enough."""

import logging
from collections.abc import Callable, Iterable
from time import monotonic

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontdesk.faults import place_of
from frontdesk.tablet.network import is_local
from frontdesk.web.bodies import Replay, bounded_body, is_too_long
from frontdesk.web.paces import Pace, Paces

LARGEST_BODY = 4096  # bytes
LONGEST_TARGET = 512  # bytes of path and query
BURST, A_SECOND = 80.0, 20.0  # requests a peer may make at once, and from then on
MOST_PEERS = 256
SAFE_METHODS = ("GET", "HEAD")
METHODS = (*SAFE_METHODS, "POST")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self), fullscreen=(self)",
}
log = logging.getLogger("frontdesk.tablet")


class Gate:
    """ASGI middleware. Trusts the socket's peer alone: whatever X-Forwarded-For says is not looked at."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], clock: Callable[[], float] = monotonic) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._paces = Paces(Pace(BURST, A_SECOND, MOST_PEERS), clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on with a bounded body; the answer gets the headers in both cases."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        if scope["type"] != "http":
            return
        answer = _Answer(scope, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await PlainTextResponse("", refusal)(scope, receive, answer)
            return
        body = await bounded_body(receive, LARGEST_BODY)
        if body is None:
            await PlainTextResponse("", 413, {"Connection": "close"})(scope, receive, answer)
            return
        try:
            await self._app(scope, Replay(body, receive), answer)
        except Exception as fault:  # a bug of ours: the server would log its message
            log.error("unexpected %s", place_of(fault))
            if not answer.has_begun:
                await PlainTextResponse("", 500)(scope, receive, answer)

    def _refusal(self, scope: Scope) -> int | None:
        """The status to refuse with; the checks that cost least come first."""
        peer = scope["client"][0] if scope.get("client") else ""
        headers = Headers(scope=scope)
        if not is_local(peer):
            return 403
        if not self._paces.allow(peer):
            return 429
        if [host.lower() for host in headers.getlist("host")] not in [[host] for host in self._hosts]:
            return 421  # another name for this address: a page elsewhere rebound its own to it
        if scope["method"] not in METHODS:
            return 405
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST_TARGET:
            return 414
        return None if scope["method"] in SAFE_METHODS else self._refusal_to_write(headers)

    def _refusal_to_write(self, headers: Headers) -> int | None:
        """A page of another origin cannot send JSON here, nor say it is of this one."""
        if headers.getlist("origin") not in [[f"http://{host}"] for host in self._hosts]:
            return 403
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return 415
        return 413 if is_too_long(headers.get("content-length", "0"), LARGEST_BODY) else None


class _Answer:
    """`send` that puts the headers on and notes that something was answered: no address asked for, no value."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
            log.debug("%s %s", self._scope["method"] if self._scope["method"] in METHODS else "?", message["status"])
        await self._send(message)
