"""A database that is behind what was acknowledged is found out, and gives no number twice."""

import shutil
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from frontdesk.storage.high_water import FILE_NAME
from tests.factories import HandClock, make_application, make_desk, make_settings, open_desk


def home_restored_from_yesterday(folder: Path) -> Path:
    desk = make_desk(folder)
    desk.reception.receive(make_application(desk))
    desk.close()
    home = desk.settings.home
    shutil.copy(home / "desk.db", folder / "yesterday.db")
    again = open_desk(desk.settings, HandClock())
    again.reception.receive(make_application(again))
    again.close()
    for name in ("desk.db-wal", "desk.db-shm"):
        (home / name).unlink(missing_ok=True)
    shutil.copy(folder / "yesterday.db", home / "desk.db")
    return home


def test_that_an_older_database_is_found_and_receives_nothing(tmp_path: Path) -> None:
    home_restored_from_yesterday(tmp_path)
    desk = open_desk(make_settings(tmp_path), HandClock())
    found = desk.supervision.verify()
    assert not found.ok
    assert found.first_bad is not None
    assert found.first_bad.reason == "high_water"
    with pytest.raises(StorageRefused, match="home_behind") as refusal:
        desk.reception.receive(make_application(desk))
    assert refusal.value.params["missing"] == 1
    assert len(desk.lookup.search("")) == 1
    desk.close()


@pytest.mark.parametrize("mark", [None, b"", b"torn", b"\xff\xff", b"C1-XXXXXXXX 99 " + b"0" * 64])
def test_that_a_mark_that_is_missing_torn_or_anothers_stops_nobody(tmp_path: Path, mark: bytes | None) -> None:
    desk = make_desk(tmp_path)
    desk.reception.receive(make_application(desk))
    path = desk.settings.home / FILE_NAME
    path.unlink() if mark is None else path.write_bytes(mark)
    desk.reception.receive(make_application(desk))
    assert desk.supervision.verify().ok
    assert str(desk.supervision.verify().events) in path.read_text()


def test_that_the_mark_never_leads_an_act_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(tmp_path)
    mark = (desk.settings.home / FILE_NAME).read_text()
    application = make_application(desk)
    monkeypatch.setattr("frontdesk.storage.views.apply", lambda *_: (_ for _ in ()).throw(ZeroDivisionError))
    with pytest.raises(ZeroDivisionError):
        desk.reception.receive(application)
    assert (desk.settings.home / FILE_NAME).read_text() == mark
