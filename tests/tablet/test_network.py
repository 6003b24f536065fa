"""Which addresses are of the local network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.tablet.network import has_address, is_local, local_addresses


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.10",
        "169.254.9.9",
        "::1",
        "fd00::2",
        "fe80::1",
        "fe80::1%eth0",
        "::ffff:192.168.1.10",
    ],
)
def test_that_private_addresses_are_local(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    [
        "8.8.8.8",
        "172.32.0.1",
        "192.169.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "203.0.113.7",
        "2001:db8::1",
        "::",
        "::ffff:8.8.8.8",
        "localhost",
        "testclient",
        "192.168.1.10:80",
        "192.168.1.10.example",
    ],
)
def test_that_all_others_are_not(host: str) -> None:
    assert not is_local(host)


@given(st.text())
def test_that_any_text_has_an_answer(host: str) -> None:
    assert is_local(host) in (True, False)


def test_that_the_machine_offers_private_addresses_alone() -> None:
    offered = local_addresses()

    assert all(is_local(host) and not host.startswith("127.") for host in offered)
    assert len(set(offered)) == len(offered)


@pytest.mark.parametrize(("host", "has"), [("127.0.0.1", True), ("192.168.253.253", False)])
def test_that_the_machine_knows_its_own_addresses(host: str, has: bool) -> None:
    assert has_address(host) is has
