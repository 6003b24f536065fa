"""The desk's projection follows its journal."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.codes import compact
from frontdesk.domain.events import NoticeSet
from frontdesk.domain.notices import DayKind, Notice
from frontdesk.domain.office import TRACKING_DAYS, OfficeProfile
from frontdesk.domain.public_status import public_status
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from frontdesk.domain.tracking import Projected, PublicOffice, Tracked
from frontdesk.errors import InvalidInput
from frontdesk.projection.connections import open_writing
from frontdesk.services.tracking import TrackingService
from frontdesk.storage.home import database_key
from frontdesk.storage.projection_key import projection_key
from tests.counters import Counter
from tests.projection.stand import contents, reader


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def seen(counter: Counter, which: str) -> Tracked | None:
    """The page behind the token of a submission's receipt, after another projecting."""
    counter.desk.tracking.project()
    personal = counter.get(which).received.personal
    assert personal is not None
    with closing(reader(counter.desk)) as projection:
        return projection.by_token(personal.token, counter.clock.now)


def test_that_a_page_stands_where_the_submission_stands(counter: Counter) -> None:
    which = counter.receive()
    for act in (lambda: None, lambda: counter.hand_over(which), lambda: counter.desk.results.receive(which)):
        act()
        counter.clock.forward(hours=1)
        page = seen(counter, which)
        assert page is not None
        assert page.status == public_status(counter.get(which), counter.clock.now)


def test_that_a_projecting_writes_what_was_touched_and_no_more(counter: Counter) -> None:
    ids = [counter.receive() for _ in range(5)]
    assert counter.desk.tracking.project() == Projected(5, counter.clock.now)
    assert counter.desk.tracking.project().rows == 0
    counter.hand_over(*ids[:2])
    assert counter.desk.tracking.project().rows == 2


def test_that_time_moves_what_is_known_where_nothing_happened(counter: Counter) -> None:
    counter.receive()
    counter.desk.tracking.project()
    counter.clock.forward(hours=2)
    assert counter.desk.tracking.project() == Projected(0, counter.clock.now)
    with closing(reader(counter.desk)) as projection:
        assert projection.as_of() == counter.clock.now


def test_that_a_promised_day_says_how_it_was_counted(counter: Counter) -> None:
    page = seen(counter, counter.receive())
    assert page is not None
    assert set(page.why) == {"vi", "en"}
    assert page.why["vi"].startswith(
        "Nhận thứ Hai 23/11. Bỏ qua thứ Ba 24/11 (Ngày Văn hóa Việt Nam). Ngày 1: 25/11 · "
    )
    assert page.why["en"].startswith("Received Monday 23/11.")


def test_that_a_day_counted_by_another_calendar_is_not_explained(counter: Counter) -> None:
    which = counter.receive()
    assert seen(counter, which) is not None
    day_off = NoticeSet(Notice(counter.clock.now.date() + timedelta(days=3), DayKind.OFF, "Mất điện"))
    with counter.desk.store.write() as unit:
        unit.record(("notice:2026-11-26", day_off), at=counter.clock.now, actor="Ma Thị Lan")
    page = seen(counter, which)
    assert page is not None
    assert page.why == {}
    back = replace(day_off, notice=replace(day_off.notice, kind=DayKind.WORKING))
    with counter.desk.store.write() as unit:
        unit.record(("notice:2026-11-26", back), at=counter.clock.now, actor="Ma Thị Lan")
    page = seen(counter, which)
    assert page is not None
    assert page.why != {}


def test_that_the_office_is_told_anew_each_time(counter: Counter) -> None:
    def told() -> PublicOffice:
        counter.desk.tracking.project()
        with closing(reader(counter.desk)) as projection:
            return projection.office()

    before = told()
    assert before.name == counter.desk.office.profile.name
    assert set(before.words) == {"vi", "en"}
    assert before.words["vi"].days_off[0] == "Thứ Ba 24/11/2026 · Ngày Văn hóa Việt Nam"
    assert before.words["en"].hours == (("Monday to Friday", "07:30 – 11:30 · 13:00 – 17:00"),)
    counter.desk.calendar.set_hours("T2-T6 08:00-12:00")
    counter.desk.ratings.set_labels({5: "Tuyệt vời"})
    after = told()
    assert after.words["vi"].hours == (("Thứ Hai đến thứ Sáu", "08:00 – 12:00"),)
    assert after.words["vi"].rating.faces[4] == "Tuyệt vời"
    assert after.words["vi"].rating == counter.desk.ratings.words("vi")
    counter.clock.forward(days=2)
    assert "24/11/2026" not in "".join(told().words["vi"].days_off)


def test_that_a_page_goes_some_days_after_the_return(counter: Counter) -> None:
    which = counter.with_result()
    counter.desk.results.return_result(which, Handing())
    assert counter.get(which).state is State.RETURNED
    assert seen(counter, which) is not None
    counter.clock.forward(days=TRACKING_DAYS)
    assert seen(counter, which) is None
    assert contents(counter.desk) == {}


def test_that_a_page_about_to_go_is_still_there_when_all_is_written_anew(counter: Counter) -> None:
    which = counter.with_result()
    counter.desk.results.return_result(which, Handing())
    counter.clock.forward(days=TRACKING_DAYS)
    counter.clock.now -= timedelta(minutes=1)
    counter.receive()
    counter.desk.tracking.path.unlink(missing_ok=True)
    assert seen(counter, which) is not None


@pytest.mark.parametrize("days", [1, 400])
def test_that_a_clock_that_ran_ahead_takes_no_page_for_good(counter: Counter, days: int) -> None:
    which = counter.with_result()
    counter.desk.results.return_result(which, Handing())
    now = counter.clock.now
    counter.clock.forward(days=TRACKING_DAYS - 1)
    right = counter.clock.now
    assert seen(counter, which) is not None
    counter.clock.forward(days=days)
    assert seen(counter, which) is None
    counter.clock.now = right
    assert counter.desk.tracking.is_behind()
    assert seen(counter, which) is not None
    counter.clock.now = now
    assert seen(counter, which) is not None


def test_that_an_act_before_as_of_is_always_there(counter: Counter) -> None:
    """The last moment an act may come in is while the clock is asked."""
    acts = iter(range(4))

    def late() -> datetime:
        if next(acts, None) is not None:
            counter.receive()
        return counter.clock.now

    desk = counter.desk
    service = TrackingService(desk.store, desk.office, late, desk.tracking.path, lambda: database_key(desk.settings))
    for _time in range(2):
        service.project()
        with closing(reader(desk)) as projection:
            assert projection.rows() == counter.received


def test_that_more_days_bring_pages_back_and_fewer_take_them(counter: Counter) -> None:
    which = counter.with_result()
    counter.desk.results.return_result(which, Handing())
    counter.clock.forward(days=100)
    assert seen(counter, which) is None
    counter.desk.tracking.set_days(101)
    assert seen(counter, which) is not None
    counter.desk.tracking.set_days(100)
    assert seen(counter, which) is None


@pytest.mark.parametrize("days", [0, -1, 3_651])
def test_that_days_out_of_range_are_refused(counter: Counter, days: int) -> None:
    with pytest.raises(InvalidInput, match="tracking_days_wrong"):
        counter.desk.tracking.set_days(days)
    assert counter.desk.office.profile.tracking_days == TRACKING_DAYS


def test_that_the_same_days_again_are_no_act(counter: Counter) -> None:
    before = counter.events()
    counter.desk.tracking.set_days(TRACKING_DAYS)
    assert counter.events() == before
    assert OfficeProfile("", "").tracking_days == TRACKING_DAYS


def test_that_a_desk_asks_cheaply_whether_there_is_anything_to_do(counter: Counter) -> None:
    assert counter.desk.tracking.is_behind()
    counter.desk.tracking.project()
    assert not counter.desk.tracking.is_behind()
    counter.receive()
    assert counter.desk.tracking.is_behind()
    counter.desk.tracking.project()
    assert not counter.desk.tracking.is_behind()
    counter.clock.forward(minutes=1)
    assert counter.desk.tracking.is_behind()


@pytest.mark.parametrize("length", [0, 4_096])
def test_that_a_file_cut_short_is_noticed_at_once(counter: Counter, length: int) -> None:
    which = counter.receive()
    counter.desk.tracking.project()
    assert not counter.desk.tracking.is_behind()
    with counter.desk.tracking.path.open("rb+") as file:
        file.truncate(length)
    assert counter.desk.tracking.is_behind()
    assert seen(counter, which) is not None
    assert not counter.desk.tracking.is_behind()


def test_that_a_damaged_page_nobody_asked_for_is_mended_within_the_hour(counter: Counter) -> None:
    ids = [counter.receive() for _ in range(40)]
    counter.desk.tracking.project()
    before = contents(counter.desk)
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'doors'").fetchone()
    with counter.desk.tracking.path.open("rb+") as file:
        file.seek((page - 1) * 4_096 + 100)
        file.write(b"x" * 1_000)
    counter.clock.forward(minutes=61)
    assert seen(counter, ids[0]) is not None
    assert len(contents(counter.desk)) == len(before)


def test_that_opening_a_desk_makes_no_projection(counter: Counter) -> None:
    counter.receive()
    assert not counter.desk.tracking.path.exists()
    assert counter.desk.tracking.state() is None


def test_that_a_desk_loads_nothing_of_it_before_it_is_asked_for() -> None:
    code = "import sys, frontdesk.desk; sys.exit(any(name.startswith('frontdesk.projection') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_the_key_is_of_its_own(counter: Counter) -> None:
    key, home = counter.desk.tracking.key(), database_key(counter.desk.settings)
    assert key == projection_key(home) != home
    assert len(bytes.fromhex(key)) == 32
    assert projection_key("0" * 64) == "fb99d72824348e0e78554fa2441a748c599f9e752832b51300aaee4a42230f0f"


def test_that_the_state_counts_what_came_since(counter: Counter) -> None:
    counter.receive()
    counter.desk.tracking.project()
    counter.receive()
    state = counter.desk.tracking.state()
    assert state is not None
    assert (state.as_of, state.rows, state.behind) == (counter.clock.now, 1, 1)
    assert state.size == counter.desk.tracking.path.stat().st_size


def test_that_code_and_key_of_a_receipt_open_it(counter: Counter) -> None:
    which = counter.receive()
    page = seen(counter, which)
    act = counter.get(which).received
    assert act.personal is not None
    with closing(reader(counter.desk)) as projection:
        assert projection.by_code(compact(act.receipt_code), act.personal.lookup_key, counter.clock.now) == page
