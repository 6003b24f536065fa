"""The web application of the citizens' page. It reads a projection, draws pages, and can ask for one vote."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, perf_counter

from starlette.types import Receive, Scope, Send

from frontdesk.domain.clock import Clock
from frontdesk.errors import RuleRefused, StorageRefused
from frontdesk.faults import place_of
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.tracking import access_log
from frontdesk.tracking.answers import Answer, strict_headers
from frontdesk.tracking.delays import KeyDelays
from frontdesk.tracking.forwarded import Forwarded
from frontdesk.tracking.gate import Gate, Limits
from frontdesk.tracking.looking import Looking
from frontdesk.tracking.office_now import OfficeNow
from frontdesk.tracking.pages import Pages
from frontdesk.tracking.replies import Replies
from frontdesk.tracking.routes import READS, Route, Routes
from frontdesk.tracking.sessions import Sessions
from frontdesk.tracking.source import Source, Votes
from frontdesk.tracking.voting import Voting
from frontdesk.web.letterhead import Headers
from frontdesk.web.reply import Reply

KNOWN_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT")
_USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Terms:
    """How it serves: the language of an address without one, which proxies are believed, and how much anybody may ask.

    `seconds`: a monotonic clock. `bare`: the server puts the strict headers on by itself.
    """

    language: str = "vi"
    forwarded: Forwarded = field(default_factory=Forwarded)
    limits: Limits = _USUAL_LIMITS
    seconds: Callable[[], float] = monotonic
    bare: bool = False


def make_app(source: Source, pages: Pages, votes: Votes | None, *, clock: Clock, terms: Terms | None = None) -> "App":
    """The application. Without `votes` nobody can rate here: an invitation's address is like any unknown one."""
    terms = terms or Terms()
    office = OfficeNow(source, terms.seconds)
    looking = Looking(source, clock, KeyDelays(terms.seconds))
    replies = Replies(source, pages, office, looking, Sessions(terms.seconds), clock)
    routes = Routes(replies, None if votes is None else Voting(office, pages, votes))
    gate = Gate(terms.limits, terms.forwarded, terms.language, terms.seconds)
    return App(routes, gate, pages, () if terms.bare else strict_headers(pages.policy))


class App:
    """ASGI. One event loop does everything: a look-up takes less than handing it to a thread would."""

    def __init__(self, routes: Routes, gate: Gate, pages: Pages, headers: Headers) -> None:
        self._routes = routes
        self._gate = gate
        self._pages = pages
        self._headers = headers
        self._sorry: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; there are no other connections."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        if scope["type"] != "http":
            return
        reply = self.at_once(scope) or await self._in_time(scope, receive)
        body = b"" if scope["method"] == "HEAD" else reply.body
        length = (b"content-length", str(len(reply.body)).encode())
        headers = [*reply.headers, length, *self._headers]
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def at_once(self, scope: Scope) -> Reply | None:
        """The answer to what only reads, without the headers of every answer; None for what is sent, and for what the
        desk must be asked about.
        """
        began = perf_counter()
        route, secret = self._routes.find(scope["path"])
        answer: Answer | None = None
        fault: Exception | None = None
        if route.handler is None or scope["method"] not in READS:
            return None
        try:
            peer, answer = self._let_in(scope, route)
            if answer is None:
                asked = self._gate.look(scope, route, secret)
                answer = self._charged(peer, asked if isinstance(asked, Answer) else route.handler(asked))
        except Exception as each:
            fault = each
        return _noted(scope, route, answer or self._excuse(scope, fault), began)

    async def _in_time(self, scope: Scope, receive: Receive) -> Reply:
        began = perf_counter()
        route, secret = self._routes.find(scope["path"])
        answer: Answer | None = None
        fault: Exception | None = None
        try:
            peer, answer = self._let_in(scope, route)
            if answer is None:
                asked = await self._gate.read(scope, receive, route, secret)
                answer = self._charged(peer, asked if isinstance(asked, Answer) else await route.answer(asked))
        except Exception as each:
            fault = each
        return _noted(scope, route, answer or self._excuse(scope, fault), began)

    def _let_in(self, scope: Scope, route: Route) -> tuple[str, Answer | None]:
        """Who asks, and what they are told where they ask too much."""
        if not route.is_paced:
            return "", None
        peer = self._gate.peer(scope)
        wait = self._gate.wait(peer)
        return peer, self._apology(scope, "track_too_many", 429, wait) if wait else None

    def _charged(self, peer: str, answer: Answer) -> Answer:
        if answer.missed:
            self._gate.missed(peer)
        return answer

    def _excuse(self, scope: Scope, fault: Exception | None) -> Answer:
        """Made once the fault was left behind: one of its own would be logged with that in its train."""
        assert fault is not None
        if isinstance(fault, StorageRefused):
            return self._apology(scope, "track_no_data", 503)
        # a bug of ours: the server would log its message
        access_log.faults.error("unexpected %s", place_of(fault))
        return self._apology(scope, "track_fault", 500)

    def _apology(self, scope: Scope, code: str, status: int, seconds: int = 30) -> Answer:
        """A page that says what is in the way; drawn once for each language, for it may be asked for much."""
        language = self._gate.language(scope)
        if (language, code) not in self._sorry:
            problem = sentence(RuleRefused(code), words(language))
            self._sorry[language, code] = self._pages.sorry(None, language, problem).encode()
        later = () if status == 500 else ((b"retry-after", str(seconds).encode()),)
        return Answer(self._sorry[language, code], status, headers=later)


def _noted(scope: Scope, route: Route, answer: Answer, began: float) -> Reply:
    """As it goes out, noted in the log."""
    method = scope["method"] if scope["method"] in KNOWN_METHODS else "?"
    size = 0 if method == "HEAD" else len(answer.body)
    access_log.note(method, route.pattern, answer.status, perf_counter() - began, size)
    return Reply(answer.status, ((b"content-type", answer.media), *answer.headers), answer.body)
