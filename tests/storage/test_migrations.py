"""Migrations lead to the very tables the program declares."""

import re
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from frontdesk.domain.rating_events import Vote
from frontdesk.storage.home import HEAD
from frontdesk.storage.journal_schema import journal_tables
from frontdesk.storage.migrations.run import knows, newest, upgrade
from tests.counters import Counter
from tests.factories import open_desk
from tests.faults.invariants import check_views


def shape(path: Path, migrated: bool) -> dict[str, object]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        if migrated:
            upgrade(connection)
        else:
            journal_tables.create_all(connection)
        found = inspect(connection)
        shapes: dict[str, object] = {}
        for table in journal_tables.tables:
            columns = [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)]
            indexes = sorted((i["name"] or "", tuple(i["column_names"])) for i in found.get_indexes(table))
            uniques = sorted((u["name"] or "", tuple(u["column_names"])) for u in found.get_unique_constraints(table))
            shapes[table] = (columns, indexes, uniques)
    engine.dispose()
    return shapes


def test_that_the_migrations_head_equals_the_declared_tables(tmp_path: Path) -> None:
    assert shape(tmp_path / "migrated.db", migrated=True) == shape(tmp_path / "declared.db", migrated=False)


def test_that_a_new_home_is_stamped_with_the_newest_migration() -> None:
    assert newest() == HEAD
    assert knows(HEAD)
    assert not knows("9999")


def test_that_migrating_leaves_the_mark_in_the_callers_transaction(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.begin() as connection:
        upgrade(connection)
        assert re.fullmatch(r"\d{4}", connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    engine.dispose()


def test_that_a_home_from_before_ratings_takes_votes(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    which = counter.receive()
    with counter.desk.store.write_unjournaled() as connection:
        for table in ("invited", "invitations", "pools", "candidates", "ballots", "tallies", "vote_groups", "sign_ins"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.execute(text("PRAGMA user_version=9"))
    counter.desk.close()
    desk = open_desk(counter.desk.settings, counter.clock)
    invitation = desk.ratings.invite(which)
    assert invitation is not None
    desk.ratings.vote(invitation.token, Vote(5))
    check_views(desk)
    assert desk.supervision.verify().ok
    desk.close()
