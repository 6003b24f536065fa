"""Whose request it is: the socket's peer, or whom a trusted proxy says it came from."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.types import Scope

from frontdesk.errors import InvalidInput

_MOST_HOPS = 16
_LONGEST_ADDRESS = 80  # characters: an IPv6 address with a zone, a port and blanks
_REMEMBERED = 4096  # what proxies said lately
_SHORT = 128  # bytes: what is longer is read anew, so that nobody fills the memory
_WIDEST = {4: 8, 6: 7}  # 10.0.0.0/8 and fc00::/7
Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


class Forwarded:
    """Believes X-Forwarded-For from `trusted` proxies alone, "127.0.0.1, 10.0.0.0/8"; from the right, hop by hop.

    Raises InvalidInput `track_proxy_wrong` for anything but addresses and networks, "*" too, and `track_proxy_wide` for
    "0.0.0.0/0" and others wider than a private network: whoever is believed may ask as often as they like.
    """

    def __init__(self, trusted: str = "") -> None:
        self._trusted = tuple(_network(part) for part in trusted.replace(",", " ").split())
        self._remembered = lru_cache(_REMEMBERED)(self._believed)

    def trusts(self, host: str) -> bool:
        """Whether `host` is one of the proxies."""
        address = address_in(host) if self._trusted else None
        return address is not None and self._is_trusted(address)

    def peer(self, scope: Scope) -> str:
        """The address the request came from, "" where it is not known."""
        host: str = scope["client"][0] if scope.get("client") else ""
        if not self._trusted:
            return host
        named = b",".join([value for name, value in scope["headers"] if name == b"x-forwarded-for"])
        return self._remembered(host, named) if len(named) <= _SHORT else self._believed(host, named)

    def _believed(self, host: str, named: bytes) -> str:
        """Who asks where `host` says `named`."""
        if not self.trusts(host):
            return host
        return self._nearest_stranger(host, named.decode("latin-1").split(",")[-_MOST_HOPS:])

    def _nearest_stranger(self, host: str, hops: Iterable[str]) -> str:
        """What each proxy says of who came before it holds up to the first that is not one of ours."""
        for hop in reversed(list(hops)):
            address = address_in(hop)
            if address is None:
                return host
            host = str(address)
            if not self._is_trusted(address):
                return host
        return host

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def address_in(text: str) -> Address | None:
    """The address in one hop, with or without a port, in brackets or not; IPv4 in IPv6's clothes is IPv4."""
    return _address_in(text) if len(text) <= _LONGEST_ADDRESS else None  # nothing longer is remembered


@lru_cache(maxsize=8192)
def _address_in(text: str) -> Address | None:
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


@lru_cache(maxsize=8192)
def network_of(host: str) -> str:
    """Who is counted as one: an IPv4 address, the /64 of an IPv6 address (one subscriber has all of it)."""
    address = address_in(host)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address or "")


@lru_cache(maxsize=8192)
def site_of(network: str) -> str:
    """The /48 around an IPv6 network: 65,536 of them, which some providers give to anybody; "" for anything else."""
    if ":" not in network:
        return ""
    return str(IPv6Network((network.partition("/")[0], 48), strict=False))


def _network(text: str) -> Network:
    try:
        network = ip_network(text)
    except ValueError:
        raise InvalidInput("track_proxy_wrong", address=text[:60]) from None
    if network.prefixlen < _WIDEST[network.version]:
        raise InvalidInput("track_proxy_wide", address=text[:60])
    return network
