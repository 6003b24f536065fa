"""The page behind the proxies of docs/tracking.md: it comes, whose request it is is known, no log has a secret."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from frontdesk.sharing.site import Site
from tests.counters import Counter
from tests.sharing import proxies
from tests.sharing.proxies import Proxy
from tests.sharing.stand import until

pytestmark = pytest.mark.slow
KINDS = [
    pytest.param(proxies.nginx, marks=pytest.mark.skipif(proxies.NGINX is None, reason="nginx is not installed")),
    pytest.param(proxies.caddy, marks=pytest.mark.skipif(proxies.CADDY is None, reason="caddy is not installed")),
]
Opens = Callable[[Path, int], AbstractContextManager[Proxy]]
UNKNOWN = "0" * 27


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = Counter(tmp_path)
    yield opened
    opened.desk.close()


@pytest.fixture
def submission(counter: Counter) -> str:
    """Received before the page is there: who asks for what is not there yet is soon told to wait."""
    return counter.receive()


@pytest.fixture
def site(counter: Counter, submission: str) -> Iterator[Site]:
    """The page of it, which believes a proxy on this machine."""
    made = Site(counter.desk, "127.0.0.1", 0, "127.0.0.1")
    made.start()
    until(lambda: made.is_running, 60)
    yield made
    made.stop()


def port_of(site: Site) -> int:
    return int(site.address.rstrip("/").rpartition(":")[2])


@pytest.mark.parametrize("opens", KINDS)
def test_that_the_page_comes_and_no_log_has_a_secret(
    counter: Counter, submission: str, site: Site, opens: Opens, tmp_path: Path
) -> None:
    act = counter.get(submission).received
    assert act.personal is not None
    token, key = act.personal.token, act.personal.lookup_key
    drawn = counter.desk.ratings.invite(submission)
    assert drawn is not None
    folder = tmp_path / "proxy"
    folder.mkdir()
    with opens(folder, port_of(site)) as proxy:
        status, page, headers = proxy.ask(f"/t/{token}?lang=en")
        assert (status, act.receipt_code in page) == (200, True)
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["strict-transport-security"]
        assert proxy.ask(f"/t/{token}/due.ics")[0] == 200
        status, _page, headers = proxy.ask("/find", code=act.receipt_code, key=key)
        session = headers["location"].rpartition("/")[2]
        assert (status, proxy.ask(f"/s/{session}")[0]) == (303, 200)
        assert proxy.ask(f"/r/{drawn.token}", score="5")[0] == 200
        site.stop()
        assert proxy.ask(f"/t/{token}")[0] == 502
        written = proxy.written()
    assert "/t/*" in written
    for secret in (token, session, drawn.token, key, key.replace("-", "")):
        assert secret.lower() not in written.lower()


@pytest.mark.parametrize("opens", KINDS)
def test_that_one_citizen_too_many_times_is_not_all_of_them(site: Site, opens: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "proxy"
    folder.mkdir()
    with opens(folder, port_of(site)) as proxy:
        assert proxy.insist(f"/t/{UNKNOWN}", 900, peer="127.0.0.2")  # whatever the client says of itself
        assert proxy.ask(f"/t/{UNKNOWN}", peer="127.0.0.3")[0] == 404
