"""Where the page is served: at the address and port that were chosen, or at what this machine has."""

from frontdesk.errors import RuleRefused
from frontdesk.tablet.network import local_addresses
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.server import PORT, TabletServer
from frontdesk.tablet.surface import Surface

LAST_PORT = PORT + 9
_TAKEN = "tablet_port_taken"


def open_server(
    surface: Surface, pairing: Pairing, host: str = "", port: int = 0, *, language: str = "vi"
) -> TabletServer:
    """A server that listens at `host`, at this machine's first local address where it is empty.

    `port` 0: the usual one, or the next that no other program has. Raises as `TabletServer.start`; RuleRefused
    `tablet_no_network`, `tablet_ports_taken`.
    """
    found = host or next(iter(local_addresses()), "")
    if not found:
        raise RuleRefused("tablet_no_network")
    for each in (port,) if port else range(PORT, LAST_PORT + 1):
        server = TabletServer(surface, pairing, found, each, language=language)
        try:
            server.start()
        except RuleRefused as refusal:
            if port or refusal.code != _TAKEN:
                raise
        else:
            return server
    raise RuleRefused("tablet_ports_taken", first=PORT, last=LAST_PORT)
