"""Where this machine can share the page: an address of the local network, and a port nobody else has."""

import socket
import sys

from frontdesk.errors import RuleRefused
from frontdesk.tablet import network

PORT, LAST_PORT = 8080, 8089
_EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  told apart, not opened


def place(host: str = "", port: int = 0) -> tuple[str, int]:
    """`host`, or the first local address of this machine; `port`, or the usual one, or the next that is free.

    Raises RuleRefused `sharing_no_network`, `sharing_ports_taken`.
    """
    found = host or next(iter(network.local_addresses()), "")
    if not found or not network.has_address(found):
        raise RuleRefused("sharing_no_network")
    free = port or next((each for each in range(PORT, LAST_PORT + 1) if _is_free(found, each)), 0)
    if not free:
        raise RuleRefused("sharing_ports_taken", first=PORT, last=LAST_PORT)
    return found, free


def address_of(host: str, port: int) -> str:
    """What a browser opens; of a page that listens at all addresses, what one on this machine opens."""
    shown = "localhost" if host in _EVERYWHERE else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there (not run) it would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
