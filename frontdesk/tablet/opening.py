"""Where the page is served: at the address and port that were chosen, or at what this machine has."""

from frontdesk.errors import RuleRefused
from frontdesk.tablet import network, server
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.surface import Surface

PORT, LAST_PORT = server.PORT, server.PORT + 9
_TAKEN = "tablet_port_taken"


def open_server(
    surface: Surface, pairing: Pairing, host: str = "", port: int = 0, *, language: str = "vi"
) -> server.TabletServer:
    """A server that listens at `host`, at this machine's first local address where it is empty.

    `port` 0: the usual one, or the next that no other program has. Raises as `TabletServer.start`; RuleRefused
    `tablet_no_network`, `tablet_ports_taken`.
    """
    found = host or next(iter(network.local_addresses()), "")
    if not found:
        raise RuleRefused("tablet_no_network")
    for each in (port,) if port else range(PORT, LAST_PORT + 1):
        opened = server.TabletServer(surface, pairing, found, each, language=language)
        try:
            opened.start()
        except RuleRefused as refusal:
            if port or refusal.code != _TAKEN:
                raise
        else:
            return opened
    raise RuleRefused("tablet_ports_taken", first=PORT, last=LAST_PORT)
