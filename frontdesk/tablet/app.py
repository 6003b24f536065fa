"""The web application: pair, follow the view, touch. Everything else is the view's and the page's own."""

import asyncio
import json
import secrets
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from frontdesk.customer import touches
from frontdesk.customer.touches import LONGEST_VALUE, Touch
from frontdesk.customer.view import View
from frontdesk.errors import DeskError
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.tablet.assets import Assets
from frontdesk.tablet.drawing import KINDS, Drawing
from frontdesk.tablet.gate import Gate
from frontdesk.tablet.pairing import CODE_DIGITS, Pairing
from frontdesk.tablet.surface import Surface
from frontdesk.tablet.words import title

COOKIE = "tablet"
COOKIE_SECONDS = 180 * 24 * 3600
POLL_SECONDS = 4.0  # so that a page that hears nothing knows within ten seconds that the counter is away
SLICE_SECONDS = 0.25  # how soon a poll notices that the tablet was unpaired or that the server stops
MOST_POLLS = 3
LARGEST_VERSION = 2**53 - 1  # what JavaScript counts without losing a step
SCANNED = "scanned"
ACTIONS = frozenset(
    value for name, value in vars(touches).items() if name.isupper() and isinstance(value, str)
) | frozenset({SCANNED})


def make_app(
    surface: Surface,
    pairing: Pairing,
    hosts: Iterable[str],
    *,
    language: str = "vi",
    stopping: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = monotonic,
) -> Starlette:
    """The application for the addresses `hosts` ("192.168.1.10:8480"); `stopping` ends the polls that wait."""
    pages = _Pages(surface, pairing, language, stopping, clock)
    return Starlette(
        routes=[
            Route("/", pages.frame),
            Route("/view", pages.view),
            Route("/pair", pages.pair, methods=["POST"]),
            Route("/touch", pages.touch, methods=["POST"]),
            Route("/static/{name}", pages.asset),
        ],
        middleware=[Middleware(Gate, hosts=hosts, clock=clock)],
    )


class _Pages:
    def __init__(
        self,
        surface: Surface,
        pairing: Pairing,
        language: str,
        stopping: Callable[[], bool],
        clock: Callable[[], float],
    ) -> None:
        self._surface = surface
        self._pairing = pairing
        self._words = words(language)
        self._stopping = stopping
        self._clock = clock
        self._assets = Assets(title(language))
        self._drawing = Drawing(self._assets, language)
        self._run = secrets.token_hex(8)  # tells this run's versions from those of the run before
        self._polls = 0  # that ever came

    async def frame(self, request: Request) -> Response:
        return HTMLResponse(self._drawing.frame(paired=self._knows(request)))

    async def asset(self, request: Request) -> Response:
        asset = self._assets.find(request.path_params["name"])
        if asset is None:
            return Response(status_code=404)
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(asset.content, headers=kept, media_type=asset.media_type)

    async def pair(self, request: Request) -> Response:
        code = (await _fields(request)).get("code")
        if not isinstance(code, str) or not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            return Response(status_code=400)
        try:
            secret = self._pairing.pair(code)
        except DeskError as refusal:
            return JSONResponse({"sentence": sentence(refusal, self._words)}, 403)
        answer = Response(status_code=204)
        answer.set_cookie(COOKIE, secret, max_age=COOKIE_SECONDS, path="/", httponly=True, samesite="strict")
        return answer

    async def touch(self, request: Request) -> Response:
        if not self._knows(request):
            return Response(status_code=403)
        touch = _touch_in(await _fields(request))
        if touch is None:
            return Response(status_code=400)
        if touch.action == SCANNED:
            await run_in_threadpool(self._surface.scanned, touch.value)
        else:
            await run_in_threadpool(self._surface.touch, touch)
        return Response(status_code=204)

    async def view(self, request: Request) -> Response:
        if not self._knows(request):
            return Response(status_code=403)
        self._polls += 1
        return await self._next_view(request, self._seen_by(request), self._polls)

    def _knows(self, request: Request) -> bool:
        return self._pairing.knows(request.cookies.get(COOKIE, ""))

    def _seen_by(self, request: Request) -> int | None:
        """The version the page shows; None where it shows none of this run's."""
        after = request.query_params.get("after", "")
        ours = request.query_params.get("run") == self._run
        return int(after) if ours and after.isascii() and after.isdigit() and len(after) <= 16 else None

    async def _next_view(self, request: Request, seen: int | None, poll: int) -> Response:
        """Another view than the one `seen`, or 204 when there is none for a while; nothing to show is a view too.

        Newer polls end this one: the page it was for was loaded anew.
        """
        ends = self._clock() + POLL_SECONDS
        while True:
            view = self._surface.view()
            if not self._knows(request):
                return Response(status_code=403)
            if view is None and seen is not None:
                return JSONResponse({"run": self._run, "version": None, "html": ""})
            if view is not None and view.version != seen:
                return JSONResponse(self._shown(view))
            if self._clock() >= ends or self._stopping() or self._polls - poll >= MOST_POLLS:
                return Response(status_code=204)
            await self._wait(seen)

    async def _wait(self, seen: int | None) -> None:
        if seen is None:
            await asyncio.sleep(SLICE_SECONDS)
        else:
            await run_in_threadpool(self._surface.wait, seen, SLICE_SECONDS)

    def _shown(self, view: View) -> dict[str, Any]:
        return {
            "run": self._run,
            "version": view.version,
            "page": KINDS[type(view.page)],
            "language": view.shell.language,
            "large": view.shell.large,
            "html": self._drawing.fragment(view),
        }


async def _fields(request: Request) -> dict[str, Any]:
    """The JSON object sent; empty for anything else."""
    try:
        sent = json.loads(await request.body())
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}


def _touch_in(fields: dict[str, Any]) -> Touch | None:
    """The touch that was sent, None where it is not one."""
    action, value, version = fields.get("action"), fields.get("value", ""), fields.get("version", 0)
    if not isinstance(action, str) or action not in ACTIONS:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_VALUE or not _is_text(value):
        return None
    if type(version) is not int or not 0 <= version <= LARGEST_VERSION:
        return None
    return Touch(action, value, version)


def _is_text(value: str) -> bool:
    """Whether every character is one: JSON can bring halves of surrogate pairs."""
    return not any("\ud800" <= char <= "\udfff" for char in value)
