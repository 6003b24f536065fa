"""The child: opens a desk and receives until it is killed, saying so before and after each act.

By hand: python -m tests.faults.receiver FOLDER LOG (the home is FOLDER/home, its key FOLDER/home.key).
"""

import ctypes
import os
import resource
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, event

from frontdesk.desk import Desk, desk_on
from frontdesk.domain.clock import system_clock
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.rating_events import Vote
from frontdesk.domain.reception import Application
from frontdesk.domain.takers import Handing
from frontdesk.errors import DeskError, StorageRefused
from frontdesk.secrets import DATABASE_KEY, KeyFile
from frontdesk.services.receipts import IssuedReceipt
from frontdesk.services.setup import create_office
from frontdesk.storage.engine import open_engine
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store
from tests.factories import HOUSEHOLD_BUSINESS, make_application, make_party, make_profile, open_desk, seated
from tests.faults.orders import Order

IN_A_BATCH = 3
FEE = 100_000  # of HOUSEHOLD_BUSINESS
Say = Callable[[str], None]
ANY_TRACER = -1
PR_SET_PTRACER = 0x59616D61
PROCEDURES = (HOUSEHOLD_BUSINESS, "1.001193", "2.000635")


def run(order: Order) -> None:
    """Carry out `order`; returns when its count is reached."""
    log = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _wait(order.go)
    try:
        _carry_out(order, lambda line: _say(log, line))
    except DeskError as error:
        _say(log, f"REFUSED whole {error.code}")
    except Exception as error:
        _say(log, f"BUG {type(error).__name__} {' '.join(str(error).split())[:200]}")


def _carry_out(order: Order, say: Say) -> None:
    if order.act == "create":
        create_home_of(order).close()
        say("DONE")
        return
    _limit(order.file_limit)
    desk = open_for(order)
    for number in range(order.count) if order.count else count():
        if order.act == "live":
            live(desk, number, order, say)
        elif order.act == "rate":
            rate(desk, order, say)
        elif order.act == "project":
            desk.tracking.project()
            say("DID projected")
        else:
            _receive(desk, desk.reception.new_id(), number, order, say)
    desk.close()
    say("DONE")


def _receive(desk: Desk, which: UUID, number: int, order: Order, say: Say) -> None:
    for _ in range(order.tries):
        say(f"START {which}")
        try:
            _receive_once(desk, which, number % 3 == 0, say)
            break
        except DeskError as error:
            say(f"REFUSED {which} {error.code}")
            _limit(0)


def _receive_once(desk: Desk, which: UUID, printing: bool, say: Say) -> None:
    desk.drafts.save(str(which), "reception", '{"note": "' + "nháp " * 40 + '"}')
    received = desk.reception.receive(application_of(desk, which))
    say(f"ACK {which} {received.receipt_code}")
    if printing:
        desk.receipts.confirm_printed(str(which), IssuedReceipt(b"", received.receipt_code, 0, 1))
        say(f"PRINTED {which}")


def live(desk: Desk, number: int, order: Order, say: Say) -> None:
    """A batch of what waits at the counter, or is received now, up to the return of its first result."""
    department = desk.catalogue.get(HOUSEHOLD_BUSINESS).department
    ids = [row.submission_id for row in desk.boards.handover(department).rows][:IN_A_BATCH]
    while len(ids) < IN_A_BATCH:
        which = _like_the_others(desk)
        _receive(desk, which, number, order, say)
        ids.append(str(which))
    made: list[str] = []

    def attempt(act: Callable[[], object], *did: str) -> None:
        for _ in range(order.tries):
            try:
                act()
            except StorageRefused as error:
                say(f"REFUSED {ids[0]} {error.code}")
                _limit(0)
            else:
                say(" ".join(("DID", *did, *made)))
                return

    attempt(lambda: made.append(desk.handover.hand_over(department, ids).code), "handed_over", ",".join(ids))
    if made:
        attempt(lambda: desk.handover.acknowledge(made[0], [ids[1]]), "acknowledged", ",".join(ids))
        attempt(lambda: desk.payments.confirm(ids[0], PaymentMethod.CASH, FEE), "paid", ids[0])
        attempt(lambda: desk.results.receive(ids[0]), "received", ids[0])
        attempt(lambda: desk.results.return_result(ids[0], Handing()), "returned", ids[0])


def rate(desk: Desk, order: Order, say: Say) -> None:
    """One more citizen is received, invited, and votes; every vote is another, by its comment."""
    which = desk.reception.new_id()
    _receive(desk, which, 0, order, say)
    invitation = desk.ratings.invite(str(which))
    if invitation is not None:
        say(f"INVITED {invitation.token}")
        desk.ratings.vote(invitation.token, Vote(1 + which.int % 5), invitation.token[::-1])
        say(f"VOTED {invitation.token}")


def wait_at_counter(folder: Path, batches: int) -> None:
    """Papers for so many batches are there before anything is traced: the faults hit what happens to them."""
    desk = open_desk(Order(folder, folder / "log").settings)
    for _ in range(batches * IN_A_BATCH):
        desk.reception.receive(application_of(desk, _like_the_others(desk)))
    desk.close()


def _like_the_others(desk: Desk) -> UUID:
    """An id whose application is complete and goes to the department of HOUSEHOLD_BUSINESS."""
    while True:
        which = desk.reception.new_id()
        number = which.int % 10**9
        if PROCEDURES[number % len(PROCEDURES)] == HOUSEHOLD_BUSINESS and number % 5:
            return which


def application_of(desk: Desk, which: UUID) -> Application:
    """The application of that id: the same id always gives the same content."""
    number = which.int % 10**9
    return make_application(
        desk,
        procedure=PROCEDURES[number % len(PROCEDURES)],
        missing=("1",) if number % 5 == 0 else (),
        principal=make_party(f"MA VĂN {number:09d}", f"008{number:09d}"),
        submission_id=which,
    )


def create_home_of(order: Order) -> Store:
    """Set up the office in the order's home."""
    return create_office(order.settings, make_profile(), "C1", "Ma Thị Lan", system_clock)


def open_for(order: Order) -> Desk:
    """The desk on the order's home, its durability and checkpoints as ordered."""
    engine = _engine(order)
    if order.checkpoint_pages:

        @event.listens_for(engine, "connect")
        def _on_connect(connection: Any, _record: object) -> None:
            connection.execute(f"PRAGMA wal_autocheckpoint={order.checkpoint_pages}")

        engine.dispose()
    return seated(desk_on(Store(engine), order.settings, system_clock))


def _engine(order: Order) -> Engine:
    if order.synchronous == "FULL":
        return open_home(order.settings)
    assert order.settings.key_file is not None
    key = KeyFile(order.settings.key_file).get(DATABASE_KEY)
    assert key is not None
    return open_engine(order.settings.database, key, order.synchronous)


def _limit(size: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size or hard, hard))


def _wait(go: Path | None) -> None:
    """Let a tracer attach, also where only an ancestor may."""
    if go is None:
        return
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANY_TRACER, 0, 0, 0)
    while not go.exists():
        time.sleep(0.002)


def _say(log: int, line: str) -> None:
    os.write(log, (line + "\n").encode())


if __name__ == "__main__":
    run(Order(folder=Path(sys.argv[1]), log=Path(sys.argv[2])))
