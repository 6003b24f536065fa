"""Every page as HTML: one request each, no script, every value escaped."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from types import SimpleNamespace

from markupsafe import Markup, escape

from frontdesk.customer.view import Tone
from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.i18n import Words, words
from frontdesk.tracking.calendar_file import calendar_file
from frontdesk.tracking.next_act import Act
from frontdesk.tracking.page_words import language_name, page_words
from frontdesk.tracking.pages import Links, Said
from frontdesk.tracking.place import office_words, place
from frontdesk.tracking.plain import plain
from frontdesk.tracking.status_page import is_promised, status_page
from frontdesk.tracking.templates import Templates

_OFFICES = 8  # versions of the office in both languages: the last few
_FRAMES = 64
_ACTS = 256  # most pages ask for the same few things
_SLOT = re.compile("\N{NULL}([a-z]+)\N{NULL}")  # where a frame is cut; no text on a page can hold one


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
    """`Pages`, from the templates in resources/tracking. Safe to use from several threads.

    Parts that many pages share are drawn once: the frame, the office, what to bring. The memory for them is bounded.
    """

    def __init__(self) -> None:
        self._templates = Templates()
        self._voice = cache(self._learn)
        self._place = lru_cache(_OFFICES)(place)
        self._office_part = lru_cache(_OFFICES)(self._draw_office)
        self._act_part = lru_cache(_ACTS)(self._draw_act)
        self._frame = lru_cache(_FRAMES)(self._draw_frame)

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of every page, for a header."""
        return self._templates.policy

    def status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """Where a submission stands."""
        return self._whereabouts("status", tracked, office, language, links)

    def counter_status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """The same in the hall: large and short, gone after half a minute, ready for the next scan."""
        return self._whereabouts("counter_status", tracked, office, language, links)

    def find(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The front page."""
        voice = self._voice(language)
        part = self._office_part(office, language)
        main = self._templates["find"].render(w=voice.said, language=language, typed=_shown(said), office_part=part)
        return self._framed(voice.said.find_title, main, office, language, links, "page")

    def counter(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The kiosk."""
        voice = self._voice(language)
        main = self._templates["counter"].render(w=voice.said, language=language, typed=_shown(said))
        return self._framed(voice.said.counter_title, main, office, language, links, "hall")

    def rate(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """Five faces and what lies behind the choice."""
        voice = self._voice(language)
        rating = office_words(office, language).rating
        main = self._templates["rate"].render(w=voice.said, rating=rating, typed=_shown(said))
        return self._framed(voice.said.rate_title, main, office, language, links, "narrow")

    def unknown(self, office: PublicOffice, language: str, links: Links) -> str:
        """No page here, and what to do."""
        said = self._voice(language).said
        todo = (said.unknown_scan, said.unknown_type, said.unknown_ask)
        return self._tell(Told(Tone.WARN, said.unknown_title, (said.unknown_text,), todo), office, language, links)

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
        return calendar_file(tracked.status, self._place(office, language), self._voice(language).words)

    def _whereabouts(self, name: str, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        voice = self._voice(language)
        page = status_page(tracked, language, voice.words)
        main = self._templates[name].render(
            page=page,
            w=voice.said,
            language=language,
            links=links,
            act_part=self._act_part(page.act) if page.act else "",
            office_part=self._office_part(office, language),
        )
        kind = "page" if name == "status" else "hall"
        return self._framed(f"{page.title} · {page.code}", main, office, language, links, kind).encode()

    def _tell(self, told: Told, office: PublicOffice | None, language: str, links: Links) -> str:
        said = self._voice(language).said
        part = self._office_part(office, language) if office else ""
        main = self._templates["told"].render(w=said, told=told, links=links, office_part=part)
        return self._framed(told.title, main, office, language, links, "narrow")

    def _framed(
        self, title: str, main: str, office: PublicOffice | None, language: str, links: Links, kind: str
    ) -> str:
        """A whole page; `main` is drawn already."""
        others = tuple(each for each, at in links.languages.items() if each != language and at)
        texts, slots = self._frame(office, language, others, kind)
        values: dict[str, str] = {"title": escape(title), "main": main}
        filled = [values[slot] if slot in values else escape(links.languages[slot]) for slot in slots]
        return "".join(chain.from_iterable(zip(texts, [*filled, ""], strict=True)))

    def _draw_frame(
        self, office: PublicOffice | None, language: str, others: tuple[str, ...], kind: str
    ) -> tuple[list[str], list[str]]:
        """What is the same on every page, and the slots between: where each page of a folder leads is its own."""
        voice = self._voice(language)
        drawn = self._templates["frame"].render(
            language=language,
            kind=kind,
            head=voice.head,
            w=voice.said,
            title=_slot("title"),
            main=_slot("main"),
            office=self._place(office, language) if office else None,
            others=[(each, language_name(each), _slot(each)) for each in others],
        )
        pieces = _SLOT.split(drawn)
        return pieces[::2], pieces[1::2]

    def _draw_office(self, office: PublicOffice, language: str) -> Markup:
        """The office's part of a page."""
        drawn = self._templates["office"].render(office=self._place(office, language), w=self._voice(language).said)
        return Markup(drawn)  # noqa: S704  # escaped when it was drawn

    def _draw_act(self, act: Act) -> Markup:
        return Markup(self._templates["act"].render(act=act))  # noqa: S704  # escaped when it was drawn

    def _learn(self, language: str) -> _Voice:
        said = page_words(language)
        head = self._templates["head"].render(language=language, w=said)
        return _Voice(language, words(language), said, Markup(head))  # noqa: S704  # escaped when it was drawn


def _shown(said: Said) -> Said:
    """What was typed, to be shown again; a comment keeps its lines, for it stands in its field alone."""
    return replace(said, problem=plain(said.problem), code=plain(said.code))


def _slot(name: str) -> str:
    return f"\N{NULL}{name}\N{NULL}"
