"""Which addresses are of the local network, and which of them this machine has."""

import contextlib
import socket
import struct
import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_LOCAL = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_FAR = ("10.255.255.255", "172.31.255.255", "192.168.255.255")
_SIOCGIFADDR = 0x8915  # Linux: the IPv4 address of an interface (netdevice(7))


def is_local(host: str) -> bool:
    """Whether `host` is an address of this machine's own or a private network; names and public addresses are not."""
    address = _address(host)
    return address is not None and any(address in network for network in _LOCAL)


def has_address(host: str) -> bool:
    """Whether this machine still has the address `host`, which goes with the cable. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((host, 0))
        except OSError:
            return False
    return True


def local_addresses() -> tuple[str, ...]:
    """The private IPv4 addresses a tablet could reach this machine under, home networks (192.168) first."""
    found = {*_named(), *_routed(), *_interfaces()}
    usable = {host for host in found if is_local(host) and not IPv4Address(host).is_loopback}
    return tuple(sorted(usable, key=_likeliest_first))


def _likeliest_first(host: str) -> tuple[int, IPv4Address]:
    order = ("192.168.", "10.", "172.", "169.254.")
    return next(place for place, start in enumerate(order) if host.startswith(start)), IPv4Address(host)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _named() -> Iterator[str]:
    """What the machine's name stands for: on Windows every adapter's address, on Debian often only 127.0.1.1."""
    with contextlib.suppress(OSError):
        for *_, place in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(place[0])


def _routed() -> Iterator[str]:
    """The address towards each private network. Connecting a datagram socket sends nothing."""
    for far in _FAR:
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            yield str(probe.getsockname()[0])


def _interfaces() -> Iterator[str]:
    if sys.platform == "linux":
        import fcntl

        for _index, name in socket.if_nameindex():
            with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                request = struct.pack("256s", name.encode()[:15])
                yield socket.inet_ntoa(fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, request)[20:24])
