"""Every page as HTML: one request each, no script, every value escaped."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import SimpleNamespace

from jinja2 import Template
from markupsafe import Markup

from frontdesk.customer.view import Tone
from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.i18n import Words, words
from frontdesk.tracking.calendar_file import calendar_file
from frontdesk.tracking.page_words import language_name, page_words
from frontdesk.tracking.pages import Links, Said
from frontdesk.tracking.place import Place, office_words, place
from frontdesk.tracking.plain import plain
from frontdesk.tracking.status_page import is_promised, status_page
from frontdesk.tracking.templates import Templates

_OFFICES = 8  # versions of the office in both languages: the last few


@dataclass(frozen=True, slots=True)
class _Voice:
    """One language: its code, its catalogue, the words of the pages, and how every page in it begins."""

    language: str
    words: Words
    said: SimpleNamespace
    head: Markup


@dataclass(frozen=True, slots=True)
class Told:
    """A page of a few sentences. `todo`: what one can do about it."""

    tone: Tone
    title: str
    lines: tuple[str, ...]
    todo: tuple[str, ...] = ()


class Drawing:
    """`Pages`, from the templates in resources/tracking. Safe to use from several threads."""

    def __init__(self) -> None:
        self._templates = Templates()
        self._voice = cache(self._learn)
        self._place = lru_cache(_OFFICES)(place)
        self._office_part = lru_cache(_OFFICES)(self._draw_office)

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of every page, for a header."""
        return self._templates.policy

    def status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> str:
        """Where a submission stands."""
        voice = self._voice(language)
        page = status_page(tracked, language, voice.words)
        return self._draw("status", voice, office, links, page=page, office_part=self._office_part(office, language))

    def counter_status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> str:
        """The same in the hall: large and short, gone after half a minute, ready for the next scan."""
        voice = self._voice(language)
        page = status_page(tracked, language, voice.words)
        return self._draw("counter_status", voice, office, links, page=page)

    def find(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The front page."""
        return self._asked("find", office, language, links, said)

    def counter(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The kiosk."""
        return self._asked("counter", office, language, links, said)

    def unknown(self, office: PublicOffice, language: str, links: Links) -> str:
        """No page here, and what to do."""
        said = self._voice(language).said
        todo = (said.unknown_scan, said.unknown_type, said.unknown_ask)
        return self._tell(Told(Tone.WARN, said.unknown_title, (said.unknown_text,), todo), office, language, links)

    def rate(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """Five faces and what lies behind the choice."""
        voice = self._voice(language)
        rating = office_words(office, language).rating
        return self._draw("rate", voice, office, links, rating=rating, typed=_shown(said))

    def rated(self, office: PublicOffice, language: str, links: Links) -> str:
        """Thanks."""
        said = self._voice(language).said
        return self._tell(Told(Tone.GOOD, said.rated_title, (said.rated_text,)), office, language, links)

    def void(self, office: PublicOffice, language: str, links: Links) -> str:
        """An invitation that does not hold."""
        said = self._voice(language).said
        return self._tell(Told(Tone.WARN, said.sorry_title, (said.void_text, said.void_why)), office, language, links)

    def sorry(self, office: PublicOffice | None, language: str, problem: str) -> str:
        """`problem`, a sentence in `language`; where the office is not known either, nothing of it."""
        told = Told(Tone.WARN, self._voice(language).said.sorry_title, (plain(problem),))
        return self._tell(told, office, language, Links())

    def calendar(self, tracked: Tracked, office: PublicOffice, language: str) -> str:
        """The promised moment for a calendar; "" where nothing is promised."""
        if not is_promised(tracked.status):
            return ""
        voice = self._voice(language)
        return calendar_file(tracked.status, self._place(office, language), voice.words)

    def _asked(self, name: str, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        part = self._office_part(office, language)
        return self._draw(name, self._voice(language), office, links, typed=_shown(said), office_part=part)

    def _tell(self, told: Told, office: PublicOffice | None, language: str, links: Links) -> str:
        part = self._office_part(office, language) if office else ""
        return self._draw("told", self._voice(language), office, links, told=told, office_part=part)

    def _learn(self, language: str) -> _Voice:
        said = page_words(language)
        head = self._templates["head"].render(language=language, w=said)
        return _Voice(language, words(language), said, Markup(head))  # noqa: S704  # escaped when it was drawn

    def _draw_office(self, office: PublicOffice, language: str) -> Markup:
        """The office's part of a page: the same on all of them, so it is drawn once."""
        drawn = self._templates["office"].render(office=self._place(office, language), w=self._voice(language).said)
        return Markup(drawn)  # noqa: S704  # escaped when it was drawn

    def _draw(self, name: str, voice: _Voice, office: PublicOffice | None, links: Links, **values: object) -> str:
        template: Template = self._templates[name]
        shown: Place | None = self._place(office, voice.language) if office else None
        return template.render(
            language=voice.language,
            w=voice.said,
            head=voice.head,
            office=shown,
            links=links,
            others=_others(voice.language, links),
            **values,
        )


def _shown(said: Said) -> Said:
    """What was typed, to be shown again; a comment keeps its lines, for it stands in its field alone."""
    return replace(said, problem=plain(said.problem), code=plain(said.code))


def _others(language: str, links: Links) -> list[tuple[str, str, str]]:
    """(language, its name, this page in it) of every other one."""
    return [(each, language_name(each), at) for each, at in links.languages.items() if each != language and at]
