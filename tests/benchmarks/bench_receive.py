"""Receive (rules, event, views, durable commit) against the same rows written by bare sqlcipher3 statements."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.reception import Application
from frontdesk.services.demo_people import invent_person
from frontdesk.storage.schema import SEARCH_DDL
from tests.benchmarks.measure import Ratio, in_turns

ROUNDS = 300
PROCEDURE = "1.001612"
TABLES = ("events", "chains", "submissions", "name_words", "serials")
sqlcipher: Any = sqlcipher3.dbapi2


def run(small: Desk, big: Desk) -> list[Ratio]:
    """Ratio to the floor in a small office, and of the big office to the small one."""
    with tempfile.TemporaryDirectory(dir=small.settings.home.parent) as folder:
        taken, floor = in_turns(receiving(small), bare(small, Path(folder) / "floor.db"), ROUNDS)
    in_big, in_small = in_turns(receiving(big), receiving(small), ROUNDS)
    return [
        Ratio("receive / the same rows by bare sqlcipher3, one FULL commit", taken, floor, 4.0),
        Ratio("receive with 1,000,000 submissions / with 1,000", in_big, in_small, 1.2),
    ]


def receiving(desk: Desk) -> Callable[[], object]:
    """One reception of a new person at each call."""
    people = random.Random(7)
    papers = mark_missing(desk.catalogue.get(PROCEDURE).papers, ())

    def receive() -> object:
        application = Application(desk.reception.new_id(), invent_person(people), None, PROCEDURE, papers)
        return desk.reception.receive(application)

    return receive


def bare(desk: Desk, path: Path) -> Callable[[], object]:
    """The rows one reception leaves, written by plain statements into the same schema."""
    schema, rows = _schema_and_rows(desk)
    connection = sqlcipher.connect(str(path), isolation_level=None)
    for statement in (f"PRAGMA key=\"x'{'5a' * 32}'\"", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *schema):
        connection.execute(statement)
    turn = {"n": 0}

    def write() -> None:
        turn["n"] += 1
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in rows(turn["n"]):
            connection.execute(statement, values)
        connection.execute("COMMIT")

    return write


def _schema_and_rows(desk: Desk) -> tuple[list[str], Callable[[int], list[tuple[str, tuple[Any, ...]]]]]:
    with desk.store.read() as connection:
        names = ",".join(f"'{table}'" for table in TABLES)
        ddl = text(
            f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({names}) AND type IN ('table','index') AND sql <> ''"
        )
        schema = [row[0] for row in connection.execute(ddl)] + [SEARCH_DDL]
        event = connection.execute(text("SELECT * FROM events WHERE kind = 'submission.received' LIMIT 1")).one()
        row = connection.execute(text("SELECT * FROM submissions LIMIT 1")).one()

    def rows(n: int) -> list[tuple[str, tuple[Any, ...]]]:
        fresh = {"position": n, "seq": n, "number": n, "subject": f"s{n:036}", "submission_id": f"s{n:036}"}
        fresh |= {"compact_code": f"c{n:014}", "token_hash": f"{n * 2654435761 % 2**64:064x}"}
        event_values = tuple(fresh.get(name, value) for name, value in event._mapping.items())
        row_values = tuple(fresh.get(name, value) for name, value in row._mapping.items())
        return [
            (f"INSERT INTO events VALUES ({','.join('?' * len(event_values))})", event_values),
            ("INSERT OR REPLACE INTO chains VALUES ('d', ?, ?, ?)", (n, event_values[-1], n)),
            (f"INSERT INTO submissions VALUES ({','.join('?' * len(row_values))})", row_values),
            ("INSERT INTO submission_search(rowid, words) VALUES (?, ?)", (n, f"261123 {n:04} nguyen thi hoa")),
            ("INSERT OR REPLACE INTO serials VALUES ('day', ?)", (n,)),
            ("INSERT OR REPLACE INTO serials VALUES ('book', ?)", (n,)),
            ("INSERT OR IGNORE INTO name_words VALUES (?)", ("nguyen",)),
        ]

    return schema, rows
