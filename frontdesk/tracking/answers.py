"""What goes back to a browser, and what goes with every answer."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from frontdesk.web.letterhead import Headers

HTML = b"text/html; charset=utf-8"
TEXT = b"text/plain; charset=utf-8"
JSON = b"application/json"
CALENDAR = b"text/calendar; charset=utf-8"


class Answer(NamedTuple):
    """One whole answer. `missed`: what was looked for is not there, which costs whoever asked more."""

    body: bytes = b""
    status: int = 200
    media: bytes = HTML
    headers: Headers = ()
    missed: bool = False


def page(html: str, status: int = 200, headers: Headers = ()) -> Answer:
    """A drawn page."""
    return Answer(html.encode(), status, headers=headers)


def told(value: Mapping[str, object], status: int = 200) -> Answer:
    """`value` for a program."""
    return Answer(json.dumps(value).encode(), status, JSON)


def moved(address: str) -> Answer:
    """Look there instead, with a GET; `address` is relative, so that a proxy may put us anywhere."""
    return Answer(b"", 303, TEXT, ((b"location", address.encode()),))


def strict_headers(policy: str) -> Headers:
    """What keeps a page to itself: nobody frames it, keeps it, lists it, or learns its address.

    `policy`: the Content-Security-Policy. Nothing is cached, also by the browser: states move, and a phone is lent.
    """
    return tuple(
        (name.lower().encode(), value.encode())
        for name, value in {
            "Content-Security-Policy": policy,
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }.items()
    )
