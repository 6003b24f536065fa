"""A host that serves a folder's files and nothing else, with the folder's own page for what is not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Files(SimpleHTTPRequestHandler):
    not_found: bytes = b""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As nginx' `error_page 404 /404.html` and most hosts do: the status stays, the address too."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.not_found)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self.not_found)

    def log_message(self, format: str, *_arguments: object) -> None:  # noqa: A002
        """Silent."""


@contextmanager
def serving(root: Path, not_found: Path) -> Iterator[str]:
    """The address of `root`, on this machine alone; `not_found` is shown where there is no file."""
    handler = type("Files", (_Files,), {"not_found": not_found.read_bytes()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(root)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
