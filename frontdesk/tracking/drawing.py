"""Every page as HTML: one request each, no script, every value escaped."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from types import SimpleNamespace

from markupsafe import Markup, escape

from frontdesk.customer.view import Tone
from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.i18n import Words, words
from frontdesk.tracking.calendar_file import calendar_file
from frontdesk.tracking.mould import Mould, cut, slot
from frontdesk.tracking.next_act import Act
from frontdesk.tracking.page_words import language_name, page_words
from frontdesk.tracking.pages import Links, Said
from frontdesk.tracking.place import office_words, place
from frontdesk.tracking.plain import plain
from frontdesk.tracking.shape import Shape, Shown, hollow, listed, shape_of
from frontdesk.tracking.status_page import is_promised, status_page
from frontdesk.tracking.templates import Templates

_OFFICES = 8  # versions of the office in both languages: the last few
_FRAMES = 64
_MOULDS = 512  # a few hundred hold nearly every page, 15 KB each


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

    What many pages share is drawn once: the frame, the office, and where a submission stands once for each shape of
    page (`mould.py`). The memory for it is bounded.
    """

    def __init__(self) -> None:
        self._templates = Templates()
        self._voice = cache(self._learn)
        self._place = lru_cache(_OFFICES)(place)
        self._office_part = lru_cache(_OFFICES)(self._draw_office)
        self._frame = lru_cache(_FRAMES)(self._draw_frame)
        self._mould = lru_cache(_MOULDS)(self._draw_mould)

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
        shown = Shown(status_page(tracked, language, self._voice(language).words), links)
        shape = shape_of(shown, language)
        return self._mould(name, shape, office, language).filled(shown, listed(shown, shape))

    def _draw_mould(self, name: str, shape: Shape, office: PublicOffice, language: str) -> Mould:
        """The whole page `name` of that shape, its values left out."""
        shown = hollow(shape)
        page, links = shown.page, shown.links
        main = self._templates[name].render(
            page=page,
            w=self._voice(language).said,
            language=language,
            links=links,
            act_part=self._draw_act(page.act) if page.act else "",
            office_part=self._office_part(office, language),
        )
        kind = "page" if name == "status" else "hall"
        return Mould(self._framed(f"{page.title} · {page.code}", main, office, language, links, kind))

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
            title=slot("title"),
            main=slot("main"),
            office=self._place(office, language) if office else None,
            others=[(each, language_name(each), slot(each)) for each in others],
        )
        return cut(drawn)

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
