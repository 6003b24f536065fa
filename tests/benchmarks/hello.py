"""A bare Starlette page under the same server: the floor of the tracking page. Run by itself, until it is ended."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def _hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


def main(port: int) -> None:
    """Never comes back."""
    app = Starlette(routes=[Route("/hello", _hello)])
    uvicorn.run(app, host="127.0.0.1", port=port, http="h11", loop="asyncio", access_log=False, log_level="error")


if __name__ == "__main__":
    main(int(sys.argv[1]))
