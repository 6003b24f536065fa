"""Ten thousand people in the journal, none of them in the projection: not in one byte of it, deciphered."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.custody_events import PapersAcknowledged, PapersHandedOver, PapersMoved, PapersSentBack
from frontdesk.domain.events import Act, ReceivedPersonal
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.result_events import CitizenCalled, Outcome, ResultRecorded
from frontdesk.domain.supplement_events import (
    CorrectedPersonal,
    ExtensionAsked,
    FormNumber,
    Reason,
    SubmissionCorrected,
    SupplementRequested,
)
from frontdesk.domain.tokens import new_lookup_key, new_token
from frontdesk.projection.connections import sqlcipher
from frontdesk.storage.bulk import WholeLives
from tests.factories import MONDAY_MORNING, HandClock, make_desk, make_party
from tests.lives import DEPARTMENT, received

PEOPLE = 10_000
MARK = "Yến Oanh"  # in everything that is a name or was typed
TYPED = (MARK, "Đặng", "Ngõ", "Căn cước", "Cán bộ", "BG-C1")
NOBODY_TYPED = (DEPARTMENT, "Đăng ký thành lập hộ kinh doanh")
RANDOM = Random(1).randbytes


class Person:
    """One citizen, with everything an office could know of them."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.id_number, self.phone = f"0999{number:08}", f"+8498{number:07}"
        self.tokens = [new_token(RANDOM), new_token(RANDOM)]
        self.keys = [new_lookup_key(RANDOM), new_lookup_key(RANDOM)]

    def acts(self) -> Iterator[Act]:
        """Their reception, and for some what was said of them later."""
        person = replace(
            make_party(f"ĐẶNG {MARK.upper()} {self.number}", self.id_number, self.phone),
            address=f"Ngõ {MARK} {self.number}",
        )
        yield received(
            receipt_code=f"C1-261123-{self.number:04}-F",
            serial=self.number,
            book_number=self.number,
            officer=f"Cán bộ {MARK}",
            return_to=f"Nhà {MARK}",
            token_hash=sha256(self.tokens[0].encode()).hexdigest(),
            personal=ReceivedPersonal(person, person, self.tokens[0], self.keys[0], "1" * 64, f"Báo {MARK}"),
        )
        if self.number % 10 == 0:
            yield from self._more(person)

    def _more(self, person: object) -> Iterator[Act]:
        now, said, form = MONDAY_MORNING, Reason(f"Vì {MARK}"), FormNumber("02:C1/2026", self.number)
        act = received()
        corrected = CorrectedPersonal(make_party(f"{MARK}"), None, self.tokens[1], self.keys[1], MARK, MARK)
        yield SubmissionCorrected(
            2, ("principal",), act.procedure_code, 1, act.procedure_name, act.field, act.department, act.processing,
            act.fee, act.clock_policy, act.papers, 1, MARK, act.due_at, act.hand_over_by,
            sha256(self.tokens[1].encode()).hexdigest(), now, corrected,
        )  # fmt: skip
        yield PapersMoved(Holder(HolderKind.OFFICER, MARK), now, said)
        yield PapersMoved(Holder(HolderKind.COUNTER, "C1"), now, said)
        yield PapersHandedOver("BG-C1-261123-001-K", "C1", DEPARTMENT, now, False, now)  # noqa: FBT003
        yield PapersAcknowledged("BG-C1-261123-001-K", MARK, now)
        yield ExtensionAsked(DEPARTMENT, now + timedelta(days=2), now, said)
        yield PapersSentBack("BG-C1-261123-001-K", "C1", DEPARTMENT, False, now, now, said)  # noqa: FBT003
        wanted = (WantedPaper(f"Căn cước của {MARK}", why=MARK), WantedPaper("Giấy chứng nhận", why=MARK))
        yield SupplementRequested(form, wanted, False, date(2026, 12, 8), now, said)  # noqa: FBT003
        yield CitizenCalled(True, now, said)  # noqa: FBT003
        yield ResultRecorded(Outcome.GRANTED, MARK, DEPARTMENT, now)


@pytest.fixture(scope="module")
def people() -> list[Person]:
    return [Person(number) for number in range(1, PEOPLE + 1)]


@pytest.fixture(scope="module")
def deciphered(people: list[Person], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Every byte of a projection of all of them, without its cipher."""
    folder = tmp_path_factory.mktemp("people")
    with closing(make_desk(folder, HandClock())) as desk:
        file_in(desk, people)
        assert sum(MARK in typed for typed in journal_of(desk)) > PEOPLE
        assert desk.tracking.project().rows == PEOPLE
        state = desk.tracking.state()
        assert state is not None
        assert state.rows == PEOPLE
        plain = folder / "plain.db"
        with closing(sqlcipher.connect(str(desk.tracking.path))) as connection:
            connection.execute(f"PRAGMA key=\"x'{desk.tracking.key()}'\"")
            connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
            connection.execute("SELECT sqlcipher_export('plain')")
    return plain.read_bytes()


def file_in(desk: Desk, people: Iterable[Person]) -> None:
    lives = WholeLives(desk.store)
    lives.write(
        (str(UUID(int=each.number)), act, MONDAY_MORNING, f"Ma {MARK}") for each in people for act in each.acts()
    )
    lives.finish()


def journal_of(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return list(connection.execute(text("SELECT payload || personal || actor FROM events")).scalars())


def windows(content: bytes, signs: str, length: int) -> set[bytes]:
    """Every run of so many `signs`."""
    runs: list[bytes] = re.findall(b"[%s]{%d,}" % (signs.encode(), length), content)
    return {run[at : at + length] for run in runs for at in range(len(run) - length + 1)}


def test_that_public_facts_are_in_it(deciphered: bytes) -> None:
    assert deciphered.startswith(b"SQLite format 3")
    assert b"C1-261123-10000-F" in deciphered
    assert all(public.encode() in deciphered for public in NOBODY_TYPED)


def test_that_no_name_and_nothing_typed_is_in_it(deciphered: bytes) -> None:
    heard = deciphered.decode(errors="replace").lower()
    assert [said for said in TYPED if said.lower() in heard] == []


def test_that_no_number_of_anybody_is_in_it(deciphered: bytes, people: list[Person]) -> None:
    ids, phones = windows(deciphered, "0-9", 12), windows(deciphered, "0-9", 9)
    assert [each.number for each in people if each.id_number.encode() in ids] == []
    assert [each.number for each in people if each.phone[3:].encode() in phones] == []


def test_that_no_token_and_no_key_is_in_it(deciphered: bytes, people: list[Person]) -> None:
    tokens, keys = windows(deciphered, "0-9A-Z", 27), windows(deciphered, "0-9A-Z-", 9)
    bare = windows(deciphered, "0-9A-Z", 8)
    assert [each.number for each in people for token in each.tokens if token.encode() in tokens] == []
    printed = [key for each in people for key in each.keys]
    assert [key for key in printed if key.encode() in keys or key.replace("-", "").encode() in bare] == []
