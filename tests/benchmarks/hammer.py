"""Ask a tablet's server for as much as it gives, from several peers at once; run by itself, until it is ended."""

import sys
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from threading import Thread

_PEERS, _EACH = 4, 4


def main(port: int) -> None:
    """Never comes back."""
    threads = [Thread(target=_ask, args=(port, f"127.0.0.{10 + number % _PEERS}")) for number in range(_PEERS * _EACH)]
    for thread in threads:
        thread.start()


def _ask(port: int, peer: str) -> None:
    while True:
        with closing(HTTPConnection("127.0.0.1", port, timeout=10, source_address=(peer, 0))) as connection:
            try:
                while True:
                    connection.request("GET", "/view?after=1", headers={"Cookie": "tablet=somebody"})
                    connection.getresponse().read()
            except (OSError, HTTPException):
                continue


if __name__ == "__main__":
    main(int(sys.argv[1]))
