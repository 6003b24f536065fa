"""The shape of a status page: which of its texts there are, whatever they say."""

from collections.abc import Iterator
from itertools import chain, count
from operator import attrgetter
from typing import NamedTuple

from frontdesk.customer.view import Tone
from frontdesk.tracking.mould import slot
from frontdesk.tracking.next_act import Act
from frontdesk.tracking.pages import Links
from frontdesk.tracking.plain import When
from frontdesk.tracking.status_page import Day, StatusPage
from frontdesk.tracking.timeline import Line

_LINE = attrgetter("at.weekday", "at.day", "at.iso", "at.clock", "text", "until")


class Shown(NamedTuple):
    """A page with where it leads: what its mould is filled from."""

    page: StatusPage
    links: Links


class Shape(NamedTuple):
    """All that a template may know of a page before it is filled; thousands of pages share one.

    `day`: whether there is one, named, with a clock, with a note, promised. `act`: how many things to bring and notes.
    `lines`: whether each opens its day, and whether something was promised with it. `others`: languages it leads to.
    """

    tone: Tone
    stage: int
    replaced: bool
    apology: bool
    day: tuple[bool, bool, bool, bool] | None
    act: tuple[int, int] | None
    office_near: bool
    facts: int
    lines: tuple[tuple[bool, bool], ...]
    expected: bool
    calendar: bool
    find: bool
    others: tuple[str, ...]


def shape_of(shown: Shown, language: str) -> Shape:
    """The shape of a page in `language`."""
    page, links, act = shown.page, shown.links, shown.page.act
    return Shape(
        page.tone,
        page.stage,
        bool(page.replaced),
        bool(page.apology),
        None if page.day is None else _shape_of_day(page.day),
        None if act is None else (len(act.items), len(act.notes)),
        page.office_near,
        len(page.facts),
        tuple([(line.opens_day, bool(line.until)) for line in page.lines]),
        page.expected is not None,
        bool(links.calendar),
        bool(links.find),
        tuple([other for other, at in links.languages.items() if at and other != language]),
    )


def _shape_of_day(day: Day) -> tuple[bool, bool, bool, bool]:
    return day.when is not None, bool(day.when and day.when.clock), bool(day.note), day.promised


def listed(shown: Shown, shape: Shape) -> Iterator[str]:
    """The values of a page that have no name but a number, in the order of `hollow`."""
    page, languages = shown.page, shown.links.languages
    act = (page.act.items, page.act.notes) if page.act else ()
    return chain(
        [languages[other] for other in shape.others],
        chain.from_iterable(page.facts),
        *act,
        chain.from_iterable(map(_LINE, page.lines)),
    )


def hollow(shape: Shape) -> Shown:
    """A page of that shape whose every text is a slot."""
    numbers = count()

    def texts(many: int) -> tuple[str, ...]:
        return tuple(slot(str(next(numbers))) for _ in range(many))

    languages = dict(zip(shape.others, texts(len(shape.others)), strict=True))
    facts = tuple((label, value) for label, value in [texts(2) for _ in range(shape.facts)])
    items, notes = map(texts, shape.act or (0, 0))
    page = StatusPage(
        code=slot("page.code"),
        title=slot("page.title"),
        tone=shape.tone,
        replaced=slot("page.replaced") if shape.replaced else "",
        sentence=slot("page.sentence"),
        apology=slot("page.apology") if shape.apology else "",
        stage=shape.stage,
        stage_said=slot("page.stage_said"),
        day=_hollow_day(*shape.day) if shape.day else None,
        act=Act(slot("page.act.title"), slot("page.act.lead"), items, notes) if shape.act else None,
        office_near=shape.office_near,
        facts=facts,
        lines=tuple(_hollow_line(texts(6), *each) for each in shape.lines),
        expected=_hollow_when("page.expected", timed=True) if shape.expected else None,
        as_of=_hollow_when("page.as_of", timed=True),
    )
    calendar, find = slot("links.calendar") if shape.calendar else "", slot("links.find") if shape.find else ""
    return Shown(page, Links(languages, calendar, find))


def _hollow_day(named: bool, timed: bool, noted: bool, promised: bool) -> Day:
    moment = _hollow_when("page.day.when", timed=timed) if named else None
    return Day(slot("page.day.label"), moment, slot("page.day.note") if noted else "", promised)


def _hollow_when(name: str, *, timed: bool) -> When:
    clock = slot(f"{name}.clock") if timed else ""
    return When(slot(f"{name}.iso"), clock, slot(f"{name}.weekday"), slot(f"{name}.day"))


def _hollow_line(texts: tuple[str, ...], opens_day: bool, promises: bool) -> Line:
    weekday, day, iso, clock, text, until = texts
    return Line(When(iso, clock, weekday, day), opens_day, text, until if promises else "")
