"""The citizens' page as an OpenAPI description: what a fuzzer is told of it. Served nowhere."""

from typing import Any

from frontdesk.domain.ratings import LONGEST_COMMENT
from tests.tracking.stand import CODE, INVITATION, KEY, TOKEN

_LANGUAGE = {"name": "lang", "in": "query", "schema": {"type": "string", "enum": ["vi", "en"]}}
_CODE_FORM = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "examples": [CODE, TOKEN, f"https://mc.example/t/{TOKEN}"]},
        "key": {"type": "string", "examples": [KEY]},
    },
    "required": ["code", "key"],
}
_VOTE_FORM = {
    "type": "object",
    "properties": {
        "score": {"type": "string", "enum": ["1", "2", "3", "4", "5"]},
        "topic.attitude": {"type": "string", "enum": ["", "1", "2", "3", "4", "5"]},
        "reason": {"type": "array", "items": {"type": "string"}, "maxItems": 4},
        "comment": {"type": "string", "maxLength": LONGEST_COMMENT},
    },
    "required": ["score"],
}


def _secret(name: str, example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "examples": [example]}}


def _answers(*statuses: int, media: str = "text/html") -> dict[str, Any]:
    """Plain refusals carry no page."""
    pages = {str(status): {"description": "page", "content": {media: {}, "text/html": {}}} for status in statuses}
    bare = (400, 405, 413, 414, 415)
    return {**pages, **{str(status): {"description": "refused", "content": {"text/plain": {}}} for status in bare}}


def _get(*statuses: int, parameters: tuple[dict[str, Any], ...] = (), media: str = "text/html") -> dict[str, Any]:
    return {"get": {"parameters": [_LANGUAGE, *parameters], "responses": _answers(*statuses, media=media)}}


def _post(form: dict[str, Any], *statuses: int, parameters: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    body = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}}
    moved = {"303": {"description": "an address without the code", "content": {"text/plain": {}}}}
    responses = {**_answers(*statuses), **moved}
    return {"post": {"parameters": [_LANGUAGE, *parameters], "requestBody": body, "responses": responses}}


_TOKEN, _SESSION = _secret("token", TOKEN), _secret("session", "x" * 22)
_INVITATION = _secret("invitation", INVITATION)
DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Citizens' page", "version": "1"},
    "paths": {
        "/": {**_get(200), **_post(_CODE_FORM, 404, 422, 429)},
        "/find": {**_get(200), **_post(_CODE_FORM, 404, 422, 429)},
        "/counter": {**_get(200), **_post(_CODE_FORM, 200, 404, 422, 429)},
        "/health": _get(200, media="application/json"),
        "/robots.txt": _get(200, media="text/plain"),
        "/t/{token}": _get(200, 404, parameters=(_TOKEN,)),
        "/t/{token}/due.ics": _get(200, 404, parameters=(_TOKEN,), media="text/calendar"),
        "/s/{session}": _get(200, 404, parameters=(_SESSION,)),
        "/s/{session}/due.ics": _get(200, 404, parameters=(_SESSION,), media="text/calendar"),
        "/r/{invitation}": {
            **_get(200, 404, parameters=(_INVITATION,)),
            **_post(_VOTE_FORM, 200, 404, 422, parameters=(_INVITATION,)),
        },
    },
}
