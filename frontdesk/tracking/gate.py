"""What a request may be before anything is looked up for it: slow enough, short enough, of a kind we know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil

from starlette.types import Receive, Scope

from frontdesk.tracking.answers import TEXT, Answer
from frontdesk.tracking.asked import Asked, fields_in, language_in, root_of
from frontdesk.tracking.forwarded import Forwarded, network_of, site_of
from frontdesk.tracking.routes import READS, Route
from frontdesk.tracking.wire import USUAL_MOST
from frontdesk.web.bodies import bounded_body, is_too_long
from frontdesk.web.paces import Pace, Paces

LONGEST_TARGET = 512  # bytes of path and query
FORM = b"application/x-www-form-urlencoded"
FOR_ONE = Pace(burst=120, rate=10, most_peers=8192)
FOR_ALL = Pace(burst=2 * USUAL_MOST, rate=USUAL_MOST, most_peers=1)
FOR_SITE = Pace(burst=2 * USUAL_MOST / 3, rate=USUAL_MOST / 3, most_peers=1024)
_NO_LIMIT = Pace(1e9, 1e9, 1)
_CLOSE = ((b"connection", b"close"),)  # what is still being sent is not read


@dataclass(frozen=True, slots=True)
class Limits:
    """`address`: for each peer. The phones of a whole hall may share one address: a hundred at once and ten a second
    is more than they read. A look-up that finds nothing costs `miss` more of what was saved up: a prober's first rush
    is a fifth of others', and from then on a few who mistype behind the same address are not shut out for it.
    `site`: for the many IPv6 networks one may have; a carrier's phones share it too. `whole`: for everybody together;
    the counters' own work goes on beside it.
    """

    address: Pace = FOR_ONE
    whole: Pace = FOR_ALL
    miss: float = 4
    site: Pace = FOR_SITE

    @classmethod
    def of(cls, most_a_second: int) -> "Limits":
        """So many of everybody together; 0 for no limits at all."""
        if most_a_second == 0:
            return _NONE
        site = max(1.0, most_a_second / 3)
        return cls(site=Pace(2 * site, site, FOR_SITE.most_peers), whole=Pace(2 * most_a_second, most_a_second, 1))


_NONE = Limits(_NO_LIMIT, _NO_LIMIT, 0, _NO_LIMIT)


class Gate:
    """Refuses, or reads what was asked. `clock` in monotonic seconds."""

    def __init__(self, limits: Limits, forwarded: Forwarded, language: str, clock: Callable[[], float]) -> None:
        self._is_free = limits == _NONE
        self._miss = limits.miss
        self._paces = Paces(limits.address, clock)
        self._sites = Paces(limits.site, clock)
        self._whole = Paces(limits.whole, clock)
        self._forwarded = forwarded
        self._language = language

    def language(self, scope: Scope) -> str:
        """The language an answer to this is in."""
        return language_in(scope["query_string"][:LONGEST_TARGET], self._language)

    def peer(self, scope: Scope) -> str:
        """Who is counted as one."""
        return network_of(self._forwarded.peer(scope))

    def wait(self, peer: str) -> int:
        """Whole seconds until `peer` may ask, 0 for now: then one request of it is taken."""
        if self._is_free:
            return 0
        if not self._paces.allow(peer):
            return max(1, ceil(self._paces.wait(peer)))
        site = site_of(peer)
        if site and not self._sites.allow(site):
            return max(1, ceil(self._sites.wait(site)))
        if not self._whole.allow(""):
            return max(1, ceil(self._whole.wait("")))
        return 0

    def missed(self, peer: str) -> None:
        """What `peer` asked for was not there."""
        self._paces.charge(peer, self._miss)

    def look(self, scope: Scope, route: Route, secret: str) -> Asked | Answer:
        """What is asked, nothing that is sent read yet; or the refusal of it."""
        refusal = _refusal(scope, route)
        return refusal or Asked(scope["method"], secret, self.language(scope), root_of(scope))

    async def read(self, scope: Scope, receive: Receive, route: Route, secret: str) -> Asked | Answer:
        """The same with what is sent."""
        asked = self.look(scope, route, secret)
        if isinstance(asked, Answer) or scope["method"] in READS:
            return asked
        form = await _form(scope, receive, route.most)
        return form if isinstance(form, Answer) else replace(asked, form=form, sender=self.peer(scope))


def _refusal(scope: Scope, route: Route) -> Answer | None:
    if scope["method"] not in route.methods:
        return Answer(status=405, media=TEXT, headers=((b"allow", ", ".join(route.methods).encode()), *_CLOSE))
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_TARGET:
        return Answer(status=414, media=TEXT, headers=_CLOSE)
    return None


async def _form(scope: Scope, receive: Receive, most: int) -> Mapping[str, tuple[str, ...]] | Answer:
    sent = dict(scope["headers"])
    if sent.get(b"content-type", b"").partition(b";")[0].strip().lower() != FORM:
        return Answer(status=415, media=TEXT, headers=_CLOSE)
    if is_too_long(sent.get(b"content-length", b"0").decode("latin-1"), most):
        return Answer(status=413, media=TEXT, headers=_CLOSE)
    body = await bounded_body(receive, most)
    if body is None:
        return Answer(status=413, media=TEXT, headers=_CLOSE)
    form = fields_in(body)
    return Answer(status=400, media=TEXT, headers=_CLOSE) if form is None else form
