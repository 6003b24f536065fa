"""Damage is noticed at the start where that is cheap, and everywhere while nobody waits."""

from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.errors import StorageRefused
from frontdesk.services import watching
from tests.factories import HandClock, make_application, make_desk, open_desk

PAGE = 4096


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAGES_AT_ONCE", 7)


def home(tmp_path: Path, count: int = 5) -> Desk:
    desk = make_desk(tmp_path)
    for _ in range(count):
        desk.reception.receive(make_application(desk))
    return desk


def round_of(desk: Desk) -> list[int]:
    """The damaged pages of one whole round."""
    found = []
    while True:
        flaw = desk.watch.look_on()
        if flaw is not None:
            found.append(flaw.seq)
        if desk.watch.at_page == 1:
            return found


def test_that_a_sound_home_shows_nothing(tmp_path: Path) -> None:
    desk = home(tmp_path)
    assert desk.watch.look_at_start() is None
    assert round_of(desk) == []
    desk.reception.receive(make_application(desk))
    assert round_of(desk) == []
    desk.close()


def test_that_every_damaged_page_is_found_in_one_round(tmp_path: Path) -> None:
    desk = home(tmp_path)
    desk.close()
    whole = desk.settings.database.read_bytes()
    for page in range(2, len(whole) // PAGE + 1, 11):
        at = (page - 1) * PAGE + 1_000
        desk.settings.database.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            again = open_desk(desk.settings, HandClock())
        except StorageRefused as refused:
            if refused.code != "database_damaged":
                raise
            continue
        assert round_of(again) == [page]
        again.close()


def test_that_a_file_that_was_cut_off_is_found_at_the_start(tmp_path: Path) -> None:
    desk = home(tmp_path)
    desk.close()
    whole = desk.settings.database.read_bytes()
    desk.settings.database.write_bytes(whole[: len(whole) - 3 * PAGE])
    with pytest.raises(StorageRefused, match="database_damaged"):
        found(desk)


def found(desk: Desk) -> None:
    again = open_desk(desk.settings, HandClock())
    try:
        if again.watch.look_at_start() is not None:
            raise StorageRefused("database_damaged")
    finally:
        again.close()


def test_that_a_changed_last_event_and_an_old_database_are_found_at_the_start(tmp_path: Path) -> None:
    desk = home(tmp_path)
    desk.close()
    old = desk.settings.database.read_bytes()
    desk = open_desk(desk.settings, HandClock())
    desk.reception.receive(make_application(desk))
    with desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql("DROP TRIGGER events_fixed")
        connection.exec_driver_sql("UPDATE events SET actor = 'X' WHERE seq = (SELECT max(seq) FROM events)")
    flaw = desk.watch.look_at_start()
    assert flaw is not None
    assert flaw.reason == "hash"
    desk.close()
    desk.settings.database.write_bytes(old)
    again = open_desk(desk.settings, HandClock())
    flaw = again.watch.look_at_start()
    assert flaw is not None
    assert flaw.reason == "high_water"
    again.close()
