"""The journal on disk: appended, chained, guarded, checked."""

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from frontdesk.desk import Desk
from frontdesk.domain.journal import flaw
from frontdesk.domain.reception import Application
from frontdesk.storage.journal import walk
from tests.factories import make_application, make_desk

COLUMNS = (
    "device", "seq", "id", "office", "recorded_at", "actor", "kind", "version", "subject", "payload", "personal",
    "salt", "personal_digest", "prev_hash", "hash",
)  # fmt: skip


def received(desk: Desk, count: int) -> list[str]:
    return [desk.reception.receive(make_application(desk)).receipt_code for _ in range(count)]


def receive_and_fail(desk: Desk, application: Application) -> None:
    with desk.store.write() as unit:
        desk.reception._receive(unit, application, desk.office.at_hand(), desk.reception._clock())
        raise ZeroDivisionError


def tamper(desk: Desk, statement: str) -> None:
    """What an administrator with the key could do to the file, past every guard of ours."""
    with desk.store.write_unjournaled() as connection:
        connection.execute(text("DROP TRIGGER IF EXISTS events_stay"))
        connection.execute(text("DROP TRIGGER IF EXISTS events_fixed"))
        connection.exec_driver_sql(statement)


def test_that_an_untouched_journal_verifies_and_names_its_head(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk, 3)
    found = desk.supervision.verify()
    assert found.ok
    assert found.first_bad is None
    ((_device, (seq, head)),) = found.heads.items()
    assert seq == found.events
    assert len(head) == 64


@pytest.mark.parametrize("column", COLUMNS)
def test_that_a_changed_column_is_found_and_its_event_named(tmp_path: Path, column: str) -> None:
    desk = make_desk(tmp_path)
    received(desk, 3)
    with desk.store.read() as connection:
        victim = next(event for event in walk(connection) if event.kind == "submission.received")
    change = f"{column} + 100000" if column in ("seq", "recorded_at", "version") else f"{column} || ' '"
    tamper(desk, f"UPDATE events SET {column} = {change} WHERE device = '{victim.device}' AND seq = {victim.seq}")
    found = desk.supervision.verify()
    assert not found.ok
    assert found.first_bad is not None
    assert abs(found.first_bad.seq - victim.seq) <= 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
        "DELETE FROM events WHERE seq = 5",
        "UPDATE events SET payload = x'00ff' WHERE seq = 5",
        "UPDATE events SET recorded_at = 'soon' WHERE seq = 5",
        "UPDATE events SET personal = '', salt = '' WHERE kind = 'submission.received'",
        "UPDATE chains SET seq = seq - 1",
        "DELETE FROM events",
    ],
)
def test_that_removed_emptied_or_retyped_events_are_found(tmp_path: Path, statement: str) -> None:
    desk = make_desk(tmp_path)
    received(desk, 2)
    tamper(desk, statement)
    assert not desk.supervision.verify().ok


def test_that_every_flaw_of_a_swapped_pair_is_seen(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk, 2)
    with desk.store.read() as connection:
        chain = list(walk(connection))
    assert flaw(chain[1], chain[0]) == ""
    assert flaw(chain[2], chain[0]) == "sequence"
    assert flaw(chain[0], None) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events WHERE seq = 1",
        "UPDATE events SET actor = 'x'",
        "UPDATE events SET personal = '{}'",
    ],
)
def test_that_the_database_itself_refuses_to_change_the_journal(tmp_path: Path, statement: str) -> None:
    desk = make_desk(tmp_path)
    received(desk, 1)
    with pytest.raises(IntegrityError, match="append-only"), desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql(statement)
    assert desk.supervision.verify().ok


def test_that_an_act_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    before = desk.supervision.verify()
    application = make_application(desk)
    with pytest.raises(ZeroDivisionError):
        receive_and_fail(desk, application)
    assert desk.supervision.verify() == before
    assert desk.lookup.search("hoa") == ()


def test_that_the_file_is_unreadable_without_the_key(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received(desk, 2)
    desk.close()
    raw = b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir() if path.name.startswith("desk.db"))
    for canary in ("NGUYỄN", "008195012346", "912345678", "Trung tâm", "SQLite format"):
        assert canary.encode() not in raw
    sqlcipher: Any = sqlcipher3.dbapi2
    connection = sqlcipher.connect(str(tmp_path / "home" / "desk.db"))
    with pytest.raises(sqlcipher.DatabaseError):
        connection.execute("SELECT count(*) FROM events")
    connection.close()


def test_that_the_database_runs_in_wal_mode_with_full_synchronisation(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    with desk.store.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    assert tuple(int(part) for part in version.split(".")) >= (3, 51, 3)
