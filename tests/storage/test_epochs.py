"""A home that was restored or copied goes on as a new device, in numbers of its own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk import Desk
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.epochs import LANES, PER_DAY, PER_YEAR, Cause, draw_lane, lane_of, number_after
from frontdesk.errors import RuleRefused
from frontdesk.home_file import read_home, write_home
from frontdesk.settings import Settings
from frontdesk.storage.journal import all_chains, who_am_i
from tests.factories import HandClock, make_application, make_desk, open_desk


def received(desk: Desk) -> str:
    return desk.reception.receive(make_application(desk)).receipt_code


def device(desk: Desk) -> str:
    with desk.store.read() as connection:
        return who_am_i(connection).device


def copied(desk: Desk, folder: Path) -> Settings:
    shutil.copytree(desk.settings.home, folder)
    return Settings(folder, desk.settings.key_file)


def test_that_a_home_copied_by_hand_gives_out_no_number_of_its_original(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    first = received(desk)
    desk.close()
    desk, copy = open_desk(desk.settings, HandClock()), open_desk(copied(desk, tmp_path / "copy"), HandClock())
    codes = [first, received(desk), received(copy), received(desk), received(copy)]
    assert len(set(codes)) == len(codes)
    assert device(copy) != device(desk)
    assert [parse_receipt_code(code).serial for code in codes if code not in (codes[2], codes[4])] == [1, 2, 3]
    lane, serial = divmod(parse_receipt_code(codes[2]).serial, PER_DAY)
    assert (lane in LANES, serial) == (True, 1)
    for each in (desk, copy):
        assert each.supervision.verify().ok
        each.close()


def test_that_looking_at_a_copy_changes_nothing(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    code = received(desk)
    desk.close()
    copy = open_desk(copied(desk, tmp_path / "copy"), HandClock())
    assert copy.lookup.find(code) is not None
    assert device(copy) == device(open_desk(desk.settings))
    assert copy.supervision.verify() == open_desk(desk.settings).supervision.verify()
    copy.close()


def test_that_a_home_moved_on_its_machine_stays_its_device(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk)
    before = device(desk)
    desk.close()
    desk.settings.home.rename(tmp_path / "ngăn khác")
    moved = open_desk(Settings(tmp_path / "ngăn khác", desk.settings.key_file), HandClock())
    assert parse_receipt_code(received(moved)).serial == 2
    assert device(moved) == before
    assert read_home(tmp_path / "ngăn khác").place == tmp_path / "ngăn khác"  # type: ignore[union-attr]
    moved.close()


def test_that_a_home_that_was_moved_and_then_copied_counts_apart(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk)
    desk.close()
    desk.settings.home.rename(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    codes = []
    for name in ("two", "one"):
        opened = open_desk(Settings(tmp_path / name, desk.settings.key_file), HandClock())
        codes.append(received(opened))
        opened.close()
    assert len(set(codes)) == 2
    assert parse_receipt_code(codes[1]).serial == 2


def test_that_a_home_moved_to_another_machine_is_a_new_device(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk)
    before = device(desk)
    desk.close()
    said = read_home(desk.settings.home)
    assert said is not None
    write_home(desk.settings.home, replace(said, machine="0" * 32))
    moved = open_desk(desk.settings, HandClock())
    assert parse_receipt_code(received(moved)).serial > LANES.start * PER_DAY
    now = device(moved)
    assert now != before
    received(moved)
    moved.close()
    again = open_desk(desk.settings, HandClock())
    received(again)
    assert device(again) == now, "once, not at every start"
    again.close()


def test_that_the_old_chain_is_closed_and_stands(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk)
    desk.close()
    copy = open_desk(copied(desk, tmp_path / "copy"), HandClock())
    received(copy)
    with copy.store.read() as connection:
        ends = all_chains(connection)
    assert len(ends) == 2
    assert ends[device(open_desk(desk.settings))].seq == copy.supervision.verify().events - 2
    copy.supervision.rebuild()
    assert copy.supervision.verify().ok
    copy.close()


def test_that_every_kind_of_number_is_counted_in_the_lane(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk)
    desk.close()
    copy = open_desk(copied(desk, tmp_path / "copy"), HandClock())
    which = str(copy.reception.receive(make_application(copy)).submission_id)
    sent = copy.handover.hand_over(copy.lookup.get(which).submission.department, [which])
    line = copy.lookup.get(which).view.book_number
    assert divmod(line, PER_YEAR)[0] in LANES
    assert int(sent.code.split("-")[3]) == divmod(line, PER_YEAR)[0] * PER_DAY + 1
    copy.close()


def test_that_a_known_lane_is_never_drawn_again(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    for _ in range(5):
        desk.store.begin_epoch(HandClock()(), Cause.RESTORED, LANES[:-5])
    with pytest.raises(RuleRefused, match="epochs_used_up"):
        desk.store.begin_epoch(HandClock()(), Cause.RESTORED, LANES[:-5])
    assert desk.supervision.verify().ok
    desk.close()


@given(lane=st.sampled_from([0, *LANES]), count=st.integers(1, 999))
def test_that_a_number_tells_its_lane(lane: int, count: int) -> None:
    number = lane * PER_DAY + count
    assert lane_of(number, PER_DAY) == lane
    assert number_after(number - 1 if count > 1 else 0, lane, PER_DAY) == number


def test_that_a_full_lane_refuses_rather_than_running_into_the_next() -> None:
    with pytest.raises(RuleRefused, match="numbers_used_up"):
        number_after(LANES[0] * PER_DAY + PER_DAY - 1, LANES[0], PER_DAY)
    with pytest.raises(RuleRefused, match="numbers_used_up"):
        number_after(LANES[0] * PER_DAY - 1, 0, PER_DAY)
    with pytest.raises(RuleRefused, match="epochs_used_up"):
        draw_lane(LANES, max)


def test_that_a_copy_that_was_looked_at_stays_one_when_its_original_is_gone(tmp_path: Path) -> None:
    """And the number of the original's file was given to the copy's: only what was noted at the look tells."""
    desk = make_desk(tmp_path)
    received(desk)
    desk.close()
    settings = copied(desk, tmp_path / "copy")
    desk = open_desk(desk.settings, HandClock())
    given = received(desk)
    open_desk(settings, HandClock()).close()
    desk.close()
    shutil.rmtree(desk.settings.home)
    said = read_home(settings.home)
    assert said is not None
    write_home(settings.home, replace(said, inode=settings.database.stat().st_ino))
    copy = open_desk(settings, HandClock())
    assert received(copy) != given
    copy.close()
