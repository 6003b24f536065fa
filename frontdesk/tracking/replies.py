"""What each address answers, ratings apart (`voting.py`)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from types import MappingProxyType

from frontdesk.domain.clock import Clock
from frontdesk.domain.scanned_text import unframed
from frontdesk.domain.tokens import token_in
from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.errors import DeskError, InvalidInput, NotFound, RuleRefused, StorageRefused
from frontdesk.i18n import LANGUAGES, words
from frontdesk.messages import sentence, shown
from frontdesk.tracking.answers import CALENDAR, TEXT, Answer, moved, page, told
from frontdesk.tracking.asked import Asked
from frontdesk.tracking.looking import Looking
from frontdesk.tracking.office_now import OfficeNow
from frontdesk.tracking.pages import Links, Pages, Said
from frontdesk.tracking.sessions import Sessions
from frontdesk.tracking.source import Source

STALE_AFTER = timedelta(minutes=5)
ROBOTS = b"User-agent: *\nDisallow: /\n"
_LONGEST_SHOWN = 40  # characters of what was typed; longer is no code


class Replies:
    """Pages of one submission, the ways to them, and what monitors and robots ask for."""

    def __init__(
        self, source: Source, pages: Pages, office: OfficeNow, looking: Looking, sessions: Sessions, clock: Clock
    ) -> None:
        self._source = source
        self._pages = pages
        self._office = office
        self._looking = looking
        self._sessions = sessions
        self._clock = clock
        self._unknown: dict[tuple[str, str], tuple[PublicOffice, Answer]] = {}

    def by_token(self, asked: Asked) -> Answer:
        """The page behind the QR."""
        return self._status(asked, self._looking.by_token(asked.secret))

    def by_session(self, asked: Asked) -> Answer:
        """The same for who typed a code and its key."""
        return self._status(asked, self._behind_session(asked))

    def due_by_token(self, asked: Asked) -> Answer:
        """The promised day for a calendar."""
        return self._calendar(asked, self._looking.by_token(asked.secret))

    def due_by_session(self, asked: Asked) -> Answer:
        """The same for who typed."""
        return self._calendar(asked, self._behind_session(asked))

    def find(self, asked: Asked) -> Answer:
        """The front page; what is posted there leads to an address of its own, without the code in it."""
        draw = partial(self._pages.find, self._office(), asked.language, everywhere(asked))
        if not asked.posts:
            return page(draw(Said()))
        try:
            door, _tracked = self._looking.typed(asked.first("code"), asked.first("key"), asked.sender)
        except (InvalidInput, NotFound, RuleRefused) as refusal:
            return _again(asked, refusal, draw)
        return moved(f"{asked.root}s/{self._sessions.open(door)}?lang={asked.language}")

    def counter(self, asked: Asked) -> Answer:
        """The kiosk. What it answers has an address that is good once: who goes back or loads it anew, as the next in
        the hall might, sends no code and key again.
        """
        draw = partial(self._pages.counter, self._office(), asked.language, everywhere(asked))
        if not asked.posts:
            return page(draw(Said()))
        try:
            door, _tracked = self._looking.typed(asked.first("code"), asked.first("key"), asked.sender)
        except (InvalidInput, NotFound, RuleRefused) as refusal:
            return _again(asked, refusal, draw)
        return moved(f"{asked.root}counter/{self._sessions.open(door)}?lang={asked.language}")

    def counter_answer(self, asked: Asked) -> Answer:
        """What the kiosk answers, once; then the way back to it."""
        start = f"{asked.root}counter?lang={asked.language}"
        door = self._sessions.take(asked.secret)
        tracked = None if door is None else self._looking.behind(door)
        if tracked is None:
            return moved(start)
        return Answer(self._pages.counter_status(tracked, self._office(), asked.language, Links(find=start)))

    def health(self, _asked: Asked) -> Answer:
        """For monitors: how old what we know is. 503 where nothing can be read, nothing new came for too long, or the
        clock has gone back behind what we know.
        """
        try:
            as_of = self._source.as_of()
        except StorageRefused:
            return told({"ok": False, "as_of": None, "age": None}, 503)
        age = self._clock() - as_of
        fresh = abs(age) <= STALE_AFTER
        return told(
            {"ok": fresh, "as_of": as_of.isoformat(timespec="seconds"), "age": round(age.total_seconds())},
            200 if fresh else 503,
        )

    def robots(self, _asked: Asked) -> Answer:
        """Nothing here is for a search engine."""
        return Answer(ROBOTS, media=TEXT)

    def no_page(self, asked: Asked) -> Answer:
        """For every address that is none."""
        return self.unknown(asked)

    def unknown(self, asked: Asked) -> Answer:
        """No page here; drawn once and kept, for it is what a flood of guesses gets."""
        office = self._office()
        kept = self._unknown.get((asked.language, asked.root))
        if kept is None or kept[0] != office:
            html = self._pages.unknown(office, asked.language, everywhere(asked))
            kept = self._unknown[asked.language, asked.root] = office, Answer(html.encode(), 404, missed=True)
        return kept[1]

    def _status(self, asked: Asked, tracked: Tracked | None) -> Answer:
        if tracked is None:
            return self.unknown(asked)
        links = everywhere(asked, calendar=f"{asked.secret}/due.ics?lang={asked.language}")
        return Answer(self._pages.status(tracked, self._office(), asked.language, links))

    def _calendar(self, asked: Asked, tracked: Tracked | None) -> Answer:
        if tracked is None or tracked.status.due_at is None or tracked.status.ended:
            return self.unknown(asked)
        file = self._pages.calendar(tracked, self._office(), asked.language)
        return Answer(file.encode(), media=CALENDAR, headers=_AS_FILE)

    def _behind_session(self, asked: Asked) -> Tracked | None:
        door = self._sessions.find(asked.secret)
        return None if door is None else self._looking.behind(door)


def everywhere(asked: Asked, calendar: str = "") -> Links:
    """Where every page leads: to itself in each language, and to the front page."""
    return Links(_LANGUAGES, calendar, f"{asked.root}?lang={asked.language}")


def _again(asked: Asked, refusal: DeskError, draw: Callable[[Said], str]) -> Answer:
    """The form again with a sentence and the code that was typed; the key is typed anew."""
    said = Said(sentence(refusal, words(asked.language)), _code_shown(asked.first("code")))
    if isinstance(refusal, NotFound):
        return Answer(draw(said).encode(), 404, missed=True)
    if isinstance(refusal, RuleRefused):
        return page(draw(said), 429, ((b"retry-after", str(refusal.params["seconds"]).encode()),))
    return page(draw(said), 422)


def _code_shown(typed: str) -> str:
    """What was typed for a code, to be mended; nothing that holds a token, nor what is no code at all."""
    return "" if len(typed) > _LONGEST_SHOWN or token_in(unframed(typed)) else shown(typed)


_LANGUAGES = MappingProxyType({language: f"?lang={language}" for language in LANGUAGES})
_AS_FILE = ((b"content-disposition", b'attachment; filename="due.ics"'),)
