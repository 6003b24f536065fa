"""Whose request it is: strangers cannot say they are somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import InvalidInput
from frontdesk.tracking import forwarded
from frontdesk.tracking.forwarded import Forwarded, address_in, network_of, site_of

PROXIES = "127.0.0.1, 10.0.0.0/8 2001:db8:1::/48"


def peer(proxies: str, host: str, *hops: str) -> str:
    headers = [(b"x-forwarded-for", hop.encode("latin-1", "replace")) for hop in hops]
    return Forwarded(proxies).peer({"type": "http", "client": (host, 5), "headers": headers})


@pytest.mark.parametrize("proxies", ["", PROXIES])
@given(said=st.text())
def test_that_what_a_stranger_says_changes_nothing(proxies: str, said: str) -> None:
    assert peer(proxies, "203.0.113.9", said, "198.51.100.1") == "203.0.113.9"


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        (("198.51.100.1",), "198.51.100.1"),
        (("198.51.100.1:4711",), "198.51.100.1"),
        (("[2001:db8::7]:4711",), "2001:db8::7"),
        (("2001:db8::7",), "2001:db8::7"),
        (("::ffff:198.51.100.1",), "198.51.100.1"),
        (("1.1.1.1, 198.51.100.1",), "198.51.100.1"),
        (("1.1.1.1", "198.51.100.1"), "198.51.100.1"),
        (("1.1.1.1, 198.51.100.1, 10.1.2.3",), "198.51.100.1"),
        (("1.1.1.1, 198.51.100.1", "10.1.2.3, 2001:db8:1::5"), "198.51.100.1"),
        (("10.1.2.3",), "10.1.2.3"),
        (("fe80::1%eth0",), "fe80::1"),
        (("garbage",), "127.0.0.1"),
        (("198.51.100.1, unknown",), "127.0.0.1"),
        (("198.51.100.1, unknown, 10.1.2.3",), "10.1.2.3"),
        (("",), "127.0.0.1"),
        ((), "127.0.0.1"),
        (("198.51.100.1, " + "10.0.0.1, " * 40 + "10.0.0.1",), "10.0.0.1"),
    ],
)
def test_that_proxies_are_believed_up_to_the_first_stranger(hops: tuple[str, ...], expected: str) -> None:
    assert peer(PROXIES, "127.0.0.1", *hops) == expected


@given(hops=st.lists(st.text() | st.ip_addresses().map(str), max_size=20))
def test_that_it_is_always_an_address(hops: list[str]) -> None:
    assert address_in(peer(PROXIES, "127.0.0.1", ", ".join(hops))) is not None


def test_that_a_request_without_a_peer_is_nobodys() -> None:
    assert Forwarded(PROXIES).peer({"type": "http", "client": None, "headers": []}) == ""


@pytest.mark.parametrize(
    "proxies",
    [
        "*",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "1.2.3",
    ],
)
def test_that_everybody_and_names_are_no_proxies(proxies: str) -> None:
    with pytest.raises(InvalidInput, match="track_proxy_wrong"):
        Forwarded(proxies)


@pytest.mark.parametrize("proxies", ["0.0.0.0/0", "::/0", "0.0.0.0/1, 128.0.0.0/1", "2000::/3"])
def test_that_half_the_world_is_no_proxy(proxies: str) -> None:
    with pytest.raises(InvalidInput, match="track_proxy_wide"):
        Forwarded(proxies)


@pytest.mark.parametrize("proxies", ["10.0.0.0/8", "fc00::/7", "127.0.0.1 ::1"])
def test_that_private_networks_may_be_proxies(proxies: str) -> None:
    assert Forwarded(proxies).trusts(proxies.partition("/")[0].partition(" ")[0])


def test_that_an_ipv6_subscriber_is_one() -> None:
    assert network_of("2001:db8::1") == network_of("2001:db8:0:0:ffff::2") == "2001:db8::/64"
    assert network_of("2001:db8:0:1::1") == "2001:db8:0:1::/64"
    assert network_of("fe80::1%eth0") == "fe80::/64"
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("nonsense") == network_of("") == ""


def test_that_the_networks_of_a_site_are_told() -> None:
    assert site_of(network_of("2001:db8:0:1::1")) == site_of(network_of("2001:db8:0:ffff::1")) == "2001:db8::/48"
    assert site_of(network_of("2001:db8:1::1")) == "2001:db8:1::/48"
    assert site_of(network_of("203.0.113.7")) == site_of("") == ""


@given(hops=st.lists(st.lists(st.ip_addresses().map(str), max_size=12), min_size=1, max_size=4))
def test_that_what_was_said_before_changes_nothing(hops: list[list[str]]) -> None:
    """Also what is too long to be remembered."""
    forwarded = Forwarded(PROXIES)
    for said in hops * 2:
        headers = [(b"x-forwarded-for", ", ".join(said).encode())]
        for host in ("127.0.0.1", "203.0.113.9"):
            told = forwarded.peer({"type": "http", "client": (host, 5), "headers": headers})
            assert told == peer(PROXIES, host, ", ".join(said))


def test_that_nothing_long_is_remembered() -> None:
    forwarded = Forwarded(PROXIES)
    for size in (100, 129, 8000):
        headers = [(b"x-forwarded-for", b"1" * size)]
        assert forwarded.peer({"type": "http", "client": ("127.0.0.1", 5), "headers": headers}) == "127.0.0.1"
    assert forwarded._remembered.cache_info().currsize == 1


def test_that_no_long_text_is_an_address_or_remembered() -> None:
    before = forwarded._address_in.cache_info().currsize
    assert address_in("198.51.100.7".ljust(8_000)) is None
    assert forwarded._address_in.cache_info().currsize == before
    assert str(address_in(" [fe80::1234:5678:9abc:def0%enx0011223344556677]:65535 ")) == ("fe80::1234:5678:9abc:def0")
