"""A realistic office at work: submissions with their whole lives, in the same acts, journal and views as real ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import OFFICE_ZONE, Clock, local
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.ids import uuid7
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.procedures import Procedure, TimeUnit
from frontdesk.domain.reception import Application, Channel
from frontdesk.errors import RuleRefused
from frontdesk.home_file import read_home
from frontdesk.services.demo_fates import Fate, deal
from frontdesk.services.demo_lives import Case, Signed
from frontdesk.services.demo_people import invent_person
from frontdesk.services.demo_staff import OFFICER, new_password, note_password, staff_with
from frontdesk.services.demo_turns import Lives, case_of
from frontdesk.services.demo_votes import DemoVotes
from frontdesk.services.office import OfficeAtHand, look_at
from frontdesk.services.reception import received_act
from frontdesk.services.setup import create_office, known_calendar
from frontdesk.settings import Settings
from frontdesk.storage import lookup, reference
from frontdesk.storage.bulk import WholeLives
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store

SAMPLE_OFFICE = OfficeProfile(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    code="H60.242",
    authority="UBND xã Thái Bình",
    place="Thái Bình",
    address="Trung tâm xã Thái Bình, tỉnh Tuyên Quang",
    bank_bin="970403",
    bank_account="0011012345678",  # made up, as everybody in here
    bank_holder="UBND XA THAI BINH",
)
# What a commune is asked for most; the rest of the catalogue follows in its own order.
_USUAL = ("2.000815", "1.001193", "1.001612", "2.000884", "1.004873", "1.000894", "1.004222", "1.000656", "1.001653")
# Settled while the citizen waits: certified copies and signatures nearly always, other same-day results sometimes.
_CERTIFIED = ("2.000815", "2.000884")
BATCH = 2_000
MOST_A_DAY = 1_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoMade:
    """How much a demonstration holds, and everybody's password in it; empty where the home was there before."""

    submissions: int
    events: int
    password: str = ""


def make_demo(settings: Settings, count: int, seed: int, clock: Clock, progress: Progress) -> DemoMade:
    """Fill an empty home with `count` submissions of the working days up to now; the same `seed` gives the same people,
    procedures, times of day and fates. Raises RuleRefused (`home_not_empty`).
    """
    now = clock()
    days = _working_days(known_calendar(), now, -(-count // _rate(count)))
    password = new_password()
    store, is_new = _empty_store(settings, _midnight(days[0] if days else local(now).date()), password)
    try:
        made = _fill(store, count, Random(seed), days, now, progress)  # noqa: S311  these people do not exist
        return replace(made, password=password) if is_new else made
    finally:
        store.close()


def _rate(count: int) -> int:
    """Submissions a working day: five weeks of a small office, about 40 a day, a thousand where there are a million."""
    return min(max(8, min(40, count // 25), count // 1_000), MOST_A_DAY)


def _working_days(calendar: WorkingCalendar, now: datetime, count: int) -> list[date]:
    """The last `count` working days, in order; today is one once work has begun."""
    days: list[date] = []
    day = local(now).date()
    if count and _elapsed(calendar, day, now) > timedelta():
        days.append(day)
    while len(days) < count:
        day -= timedelta(days=1)
        if calendar.is_working(day):
            days.append(day)
    return days[::-1]


def _elapsed(calendar: WorkingCalendar, day: date, now: datetime) -> timedelta:
    """How much of `day` was worked before `now`."""
    return sum((end - start for start, end in _clipped(calendar, day, now)), timedelta())


def _clipped(calendar: WorkingCalendar, day: date, now: datetime) -> list[tuple[datetime, datetime]]:
    return [(start, min(end, now)) for start, end in calendar.intervals(day) if start < now - timedelta(minutes=1)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE).astimezone(UTC)


def _empty_store(settings: Settings, begin: datetime, password: str) -> tuple[Store, bool]:
    """The home to fill, and whether it was made here, with its staff."""
    if read_home(settings.home) is None:
        made = create_office(settings, SAMPLE_OFFICE, "C1", OFFICER.name, lambda: begin, staff_with(password))
        note_password(settings.home, password)
        return made, True
    store = Store(open_home(settings))
    with store.read() as connection:
        empty = not lookup.search(connection, "", 1)
    if not empty:
        store.close()
        raise RuleRefused("home_not_empty", path=str(settings.home))
    return store, False


def _fill(store: Store, count: int, random: Random, days: list[date], now: datetime, progress: Progress) -> DemoMade:
    with store.read() as connection:
        office = look_at(connection)
        procedures = reference.list_procedures(connection)
    lives, whole = Lives(office, random, now), WholeLives(store)
    votes = DemoVotes(office.counter, Random(count))  # noqa: S311  a chance of its own: lives stay as they were
    for day in days:
        lives.open_day(day, local(now).date())
        lives.plan(office.calendar.closing(day), votes.leave)
    done = events = 0
    batch: list[Signed] = []
    for reception in _receptions(procedures, _moments(office, count, random, days, now), random):
        batch += lives.until(reception.moment)
        batch += lives.begin(_case(office, reception, random), reception.moment)
        votes.invite(reception.procedure.field, reception.moment)
        done += 1
        if done % BATCH == 0:
            events += whole.write(batch)
            batch = []
            progress(done, count)
    events += whole.write((*batch, *lives.until(now)))
    whole.finish()
    if done % BATCH:
        progress(done, count)
    store.tidy()
    return DemoMade(done, events)


@dataclass(frozen=True, slots=True)
class Reception:
    """One citizen at the counter: when, with what, and what will become of it; `numbers` are serial and book line."""

    moment: datetime
    application: Application
    procedure: Procedure
    numbers: tuple[int, int]
    fate: Fate


def _moments(
    office: OfficeAtHand, count: int, random: Random, days: list[date], now: datetime
) -> Iterator[tuple[datetime, int]]:
    """`count` moments of reception inside the office hours of `days`, in order, each with its serial of the day."""
    left, weight = count, [_elapsed(office.calendar, day, now) for day in days]
    for place, day in enumerate(days):
        rest = sum(weight[place:], timedelta())
        share = -(-left * weight[place] // rest)
        left -= share
        intervals = _clipped(office.calendar, day, now)
        today = sorted(_within(intervals, random) for _ in range(share))
        yield from ((moment, serial) for serial, moment in enumerate(today, 1))


def _within(intervals: list[tuple[datetime, datetime]], random: Random) -> datetime:
    start, end = random.choice(intervals)
    return start + timedelta(seconds=random.randrange(int((end - start).total_seconds())))


def _receptions(
    procedures: tuple[Procedure, ...], moments: Iterator[tuple[datetime, int]], random: Random
) -> Iterator[Reception]:
    weights = [1 + 60 // (place + 2) for place in range(len(procedures))]
    usual = sorted(procedures, key=lambda each: _USUAL.index(each.code) if each.code in _USUAL else len(_USUAL))
    book = dict[int, int]()
    for (moment, serial), fate in zip(moments, deal(random), strict=False):
        year = local(moment).year
        book[year] = book.get(year, 0) + 1
        procedure = random.choices(usual, weights)[0]
        yield Reception(moment, _application(procedure, moment, random), procedure, (serial, book[year]), fate)


def _application(procedure: Procedure, moment: datetime, random: Random) -> Application:
    return Application(
        submission_id=uuid7(moment, random.randbytes),
        principal=invent_person(random),
        delegate=invent_person(random) if random.random() < 0.06 else None,
        procedure_code=procedure.code,
        papers=mark_missing(procedure.papers, ["1"] if random.random() < 0.03 else []),
        channel=random.choices((Channel.PAPER, Channel.ASSISTED, Channel.POST), (70, 27, 3))[0],
    )


def _case(office: OfficeAtHand, reception: Reception, random: Random) -> Case:
    act = received_act(
        reception.application,
        reception.procedure,
        office,
        reception.moment,
        *reception.numbers,
        random.randbytes,
    )
    return case_of(str(reception.application.submission_id), act, reception.fate, at_once=_at_once(act, random))


def _at_once(act: SubmissionReceived, random: Random) -> bool:
    if act.due_at is None or act.processing.unit is not TimeUnit.SAME_DAY:
        return False
    return random.random() < (0.9 if act.procedure_code in _CERTIFIED else 0.3)
