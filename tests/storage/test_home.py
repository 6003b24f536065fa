"""A home that lost a part is said so; nothing that is there is ever written over."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from frontdesk.errors import DeskError
from tests.factories import make_application, make_desk, make_settings, open_desk


def test_that_setting_up_never_touches_a_database_that_is_there(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received = desk.reception.receive(make_application(desk))
    desk.close()
    kept = desk.settings.home / "settings.toml"
    text = kept.read_text(encoding="utf-8")
    kept.unlink()
    with pytest.raises(DeskError, match="settings_missing"):
        open_desk(desk.settings)
    with pytest.raises(DeskError, match="settings_missing"):
        make_desk(tmp_path)
    kept.write_text(text, encoding="utf-8")
    again = open_desk(desk.settings)
    assert again.lookup.find(received.receipt_code) is not None
    again.close()


def test_that_a_lost_database_is_named_and_not_made_anew(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.close()
    desk.settings.database.unlink()
    with pytest.raises(DeskError, match="database_missing"):
        open_desk(desk.settings)
    with pytest.raises(DeskError, match="home_exists"):
        make_desk(tmp_path)


@pytest.mark.parametrize("name", ["a?b=c", "a%20b", "hồ sơ #1", "a b", "a'b"])
def test_that_a_home_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    desk = make_desk(tmp_path / name)
    desk.reception.receive(make_application(desk))
    desk.close()
    again = open_desk(make_settings(tmp_path / name))
    assert len(again.lookup.search("")) == 1
    again.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_that_replacing_a_row_of_the_journal_is_refused_too(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    with pytest.raises(IntegrityError, match="append-only"), desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 2")
    assert desk.supervision.verify().ok
