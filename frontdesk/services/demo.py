"""A realistic office of past submissions, through the same acts, journal and views as real ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import OFFICE_ZONE, Clock, local
from frontdesk.domain.events import Act, ReceiptPrinted
from frontdesk.domain.ids import uuid7
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.reception import Application, Channel
from frontdesk.errors import RuleRefused
from frontdesk.services.demo_people import invent_person
from frontdesk.services.office import OfficeAtHand, look_at
from frontdesk.services.reception import received_act
from frontdesk.services.setup import create_office, known_calendar
from frontdesk.settings import Settings, read_home
from frontdesk.storage import lookup, reference
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store

SAMPLE_OFFICE = OfficeProfile(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    code="H60.242",
    authority="UBND xã Thái Bình",
    place="Thái Bình",
    address="Trung tâm xã Thái Bình, tỉnh Tuyên Quang",
)
SAMPLE_OFFICER = "Ma Thị Lan"
# What a commune is asked for most; the rest of the catalogue follows in its own order.
_USUAL = ("2.000815", "1.001193", "1.001612", "2.000884", "1.004873", "1.000894", "1.004222", "1.000656", "1.001653")
BATCH = 2_000
MOST_A_DAY = 1_000
Progress = Callable[[int, int], None]
Entry = tuple[str, Act, datetime]


@dataclass(frozen=True, slots=True)
class DemoMade:
    """How much a demonstration holds."""

    submissions: int
    events: int


def make_demo(settings: Settings, count: int, seed: int, clock: Clock, progress: Progress) -> DemoMade:
    """Fill an empty home with `count` submissions of the working days up to yesterday; the same `seed` gives the same
    people, procedures and times of day. Raises RuleRefused (`home_not_empty`).
    """
    days = _working_days(known_calendar(), local(clock()).date(), -(-count // _rate(count)))
    store = _empty_store(settings, _midnight(days[0] if days else local(clock()).date()))
    try:
        return _fill(store, count, Random(seed), days, progress)  # noqa: S311  these people do not exist
    finally:
        store.close()


def _rate(count: int) -> int:
    """Submissions a working day: about 40 in a small office, up to a thousand where there are a million."""
    return min(max(40, count // 1_000), MOST_A_DAY)


def _working_days(calendar: WorkingCalendar, today: date, count: int) -> list[date]:
    """The last `count` working days before `today`, in order."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day -= timedelta(days=1)
        if calendar.is_working(day):
            days.append(day)
    return days[::-1]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE).astimezone(UTC)


def _empty_store(settings: Settings, begin: datetime) -> Store:
    if read_home(settings.home) is None:
        return create_office(settings, SAMPLE_OFFICE, "C1", SAMPLE_OFFICER, lambda: begin)
    store = Store(open_home(settings))
    with store.read() as connection:
        empty = not lookup.search(connection, "", 1)
    if not empty:
        store.close()
        raise RuleRefused("home_not_empty", path=str(settings.home))
    return store


def _fill(store: Store, count: int, random: Random, days: list[date], progress: Progress) -> DemoMade:
    with store.read() as connection:
        office = look_at(connection)
        procedures = reference.list_procedures(connection)
    stream = _submissions(office, procedures, _moments(office, count, random, days), random)
    done = events = 0
    while batch := list(islice(stream, BATCH)):
        with store.write() as unit:
            entries = (entry for submission in batch for entry in submission)
            events += len(unit.record_dated(entries, office.officer))
        done += len(batch)
        progress(done, count)
    store.tidy()
    return DemoMade(done, events)


def _moments(office: OfficeAtHand, count: int, random: Random, days: list[date]) -> Iterator[tuple[datetime, int]]:
    """`count` moments of reception inside the office hours of `days`, in order, each with its serial of the day."""
    left = count
    for place, day in enumerate(days):
        intervals = office.calendar.intervals(day)
        share = -(-left // (len(days) - place))
        left -= share
        today = sorted(_within(intervals, random) for _ in range(share))
        yield from ((moment, serial) for serial, moment in enumerate(today, 1))


def _within(intervals: tuple[tuple[datetime, datetime], ...], random: Random) -> datetime:
    start, end = random.choice(intervals)
    return start + timedelta(seconds=random.randrange(int((end - start).total_seconds())))


def _submissions(
    office: OfficeAtHand, procedures: tuple[Procedure, ...], moments: Iterator[tuple[datetime, int]], random: Random
) -> Iterator[list[Entry]]:
    weights = [1 + 60 // (place + 2) for place in range(len(procedures))]
    usual = sorted(procedures, key=lambda each: _USUAL.index(each.code) if each.code in _USUAL else len(_USUAL))
    book = dict[int, int]()
    for moment, serial in moments:
        year = local(moment).year
        book[year] = book.get(year, 0) + 1
        procedure = random.choices(usual, weights)[0]
        yield _one(office, procedure, moment, (serial, book[year]), random)


def _one(
    office: OfficeAtHand, procedure: Procedure, moment: datetime, numbers: tuple[int, int], random: Random
) -> list[Entry]:
    application = Application(
        submission_id=uuid7(moment, random.randbytes),
        principal=invent_person(random),
        delegate=invent_person(random) if random.random() < 0.06 else None,
        procedure_code=procedure.code,
        papers=mark_missing(procedure.papers, ["1"] if random.random() < 0.03 else []),
        channel=random.choices((Channel.PAPER, Channel.ASSISTED, Channel.POST), (70, 27, 3))[0],
    )
    act = received_act(application, procedure, office, moment, *numbers)
    printed = ReceiptPrinted(act.receipt_code, 0, 1, "")
    subject = str(application.submission_id)
    return [(subject, act, moment), (subject, printed, moment + timedelta(seconds=3))]
