"""What must hold of a home after anything happened to it."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from frontdesk.desk import Desk
from frontdesk.domain.custody import Parcel
from frontdesk.domain.custody_events import ManifestMade, PapersHandedOver
from frontdesk.domain.events import ReceiptPrinted, SubmissionReceived, act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.submissions import fold
from frontdesk.settings import Settings
from frontdesk.storage.journal import events_of, walk
from tests.factories import open_desk
from tests.faults.orders import Told
from tests.faults.receiver import FEE, application_of

VIEWS = (
    "submissions", "manifests", "parcels", "replaced_receipts", "payments", "name_words", "serials", "reference",
    "vote_groups", "vote_marks", "waiting_topics", "vote_bursts",
    "day_figures", "hour_figures", "open_figures", "milestones",
)  # fmt: skip
# the full-text index holds no text: fts5vocab tells every word of it and where it stands
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, submission_search, instance)"
_FOUND = "SELECT term, doc FROM temp.vocabulary"


@dataclass(frozen=True, slots=True)
class Journal:
    """The acts in a home's journal, by what the checks ask."""

    codes: dict[str, list[str]]
    prints: Counter[str]
    serials: dict[tuple[str, date], list[int]]
    book_numbers: dict[str, list[int]]
    batches: dict[str, tuple[str, ...]]
    batch_serials: dict[tuple[str, date], list[int]]
    handed_over: dict[str, Counter[str]]


def check_home(settings: Settings, told: Told) -> float:
    """Open the home and check everything; returns how long opening took (seconds)."""
    began = time.monotonic()
    desk = open_desk(settings)
    taken = time.monotonic() - began
    try:
        check_desk(desk, told)
    finally:
        desk.close()
    return taken


def check_desk(desk: Desk, told: Told) -> None:
    """Every invariant of an open desk, against what was acknowledged."""
    assert told.bugs == []
    journal = read_journal(desk)
    lost = {which: code for which, code in told.acknowledged.items() if journal.codes.get(which) != [code]}
    assert lost == {}, "acknowledged, yet not in the journal exactly once"
    missing_prints = told.printed - journal.prints
    assert not missing_prints
    check_journal(desk, journal)
    check_batches(desk, journal)
    for verb, which, *rest in told.did:
        check_did(desk, verb, which.split(","), rest[0] if rest else "")
    check_views(desk)


def check_batches(desk: Desk, journal: Journal) -> None:
    """A batch is handed over whole or not at all, acknowledged or not; its numbers run 1, 2, 3 …"""
    for code, sent in journal.batches.items():
        assert journal.handed_over.get(code) == Counter(sent), f"half a batch: {code}"
        answers = {item.parcel for item in desk.handover.manifest(code).items}
        assert answers == {Parcel.SENT} or Parcel.SENT not in answers, f"half an answer: {code}"
    for serials in journal.batch_serials.values():
        assert sorted(serials) == list(range(1, len(serials) + 1))


def check_did(desk: Desk, verb: str, ids: list[str], manifest: str) -> None:
    """What a child was told was done, is done."""
    found = [desk.lookup.get(which).submission for which in ids]
    assert [each.handovers[-1].manifest for each in found] == [manifest] * len(ids)
    if verb == "acknowledged":
        assert [each.handovers[-1].parcel for each in found] == [Parcel.RECEIVED, Parcel.MISSING, Parcel.RECEIVED]
    elif verb == "paid":
        assert (found[0].paid, found[0].owed, len(found[0].payments)) == (FEE, 0, 1)
    elif verb in ("received", "returned"):
        result = found[0].result
        assert result is not None
        assert (result.returned_at if verb == "returned" else result.at_counter_since) is not None


def check_journal(desk: Desk, journal: Journal) -> None:
    """The chain verifies; codes are unique; serials and book numbers run 1, 2, 3 …"""
    found = desk.supervision.verify()
    assert found.ok, found.first_bad
    codes = [code for given in journal.codes.values() for code in given]
    assert len(codes) == len(set(codes)) == len(journal.codes), "one submission, one code"
    for numbers in (*journal.serials.values(), *journal.book_numbers.values()):
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), "a gap or a double"


def check_views(desk: Desk) -> None:
    """The views are what a rebuild makes of the journal, and each row is its submission's fold."""
    before = everything(desk)
    desk.supervision.rebuild()
    assert everything(desk) == before
    with desk.store.read() as connection:
        for which, state, holder, due_at in _standings(connection):
            submission = fold(events_of(connection, which))
            assert submission is not None
            assert (state, holder) == (submission.state.value, submission.holder)
            assert due_at == (submission.due_at and int(submission.due_at.timestamp() * 1_000_000))


def _standings(connection: Connection) -> list[Any]:
    return list(connection.execute(text("SELECT submission_id, state, holder, due_at FROM submissions")))


def check_replay(settings: Settings, told: Told) -> None:
    """What was begun and not acknowledged, and the last that was, sent again: one submission each."""
    desk = open_desk(settings)
    try:
        open_ends = [which for which in told.started if which not in told.acknowledged][-1:]
        for which in {*open_ends, *list(told.acknowledged)[-1:]}:
            code = desk.reception.receive(application_of(desk, UUID(which))).receipt_code
            assert told.acknowledged.setdefault(which, code) == code
            assert desk.reception.receive(application_of(desk, UUID(which))).receipt_code == code
            assert read_journal(desk).codes[which] == [code]
    finally:
        desk.close()


def read_journal(desk: Desk) -> Journal:
    """Read every act."""
    journal = Journal(
        defaultdict(list), Counter(), defaultdict(list), defaultdict(list), {}, defaultdict(list), defaultdict(Counter)
    )
    with desk.store.read() as connection:
        for event in walk(connection):
            _note(journal, event)
    return journal


def _note(journal: Journal, event: Event) -> None:
    match act_of(event):
        case SubmissionReceived() as act:
            journal.codes[event.subject].append(act.receipt_code)
            journal.serials[(act.counter, act.day)].append(act.serial)
            journal.book_numbers[act.book].append(act.book_number)
        case ReceiptPrinted():
            journal.prints[event.subject] += 1
        case ManifestMade() as act:
            journal.batches[act.manifest] = act.submissions
            journal.batch_serials[(act.counter, act.day)].append(act.serial)
        case PapersHandedOver() as act:
            journal.handed_over[act.manifest][event.subject] += 1
        case _:
            pass


def everything(desk: Desk) -> list[list[Any]]:
    """All rows of all views, and what the full-text index finds."""
    with desk.store.read() as connection:
        connection.execute(text(_VOCABULARY))
        rows = [_sorted(connection, statement) for statement in (*(f"SELECT * FROM {view}" for view in VIEWS), _FOUND)]
        connection.execute(text("DROP TABLE temp.vocabulary"))
        return rows


def _sorted(connection: Connection, statement: str) -> list[Any]:
    return sorted(map(tuple, connection.execute(text(statement))), key=repr)
