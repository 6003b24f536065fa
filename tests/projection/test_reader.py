"""Looking up in the projection: by what is printed on a receipt, and by nothing else."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.codes import compact
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.public_status import PapersLeft, PublicStatus, PublicStep, StepKind, public_status
from frontdesk.domain.states import State
from frontdesk.domain.tracking import Tracked
from frontdesk.errors import StorageRefused
from frontdesk.projection.connections import open_writing
from frontdesk.projection.doors import NO_DOOR
from frontdesk.projection.entry import Entry
from frontdesk.projection.reader import Projection
from frontdesk.projection.schema import VERSION
from frontdesk.tracking.source import Source
from tests.factories import MONDAY_MORNING
from tests.lives import Life
from tests.projection.stand import DAYS, KEY, OFFICE, hashed, of_life, write

TOKEN, KEY_PRINTED = "T" * 27, "1234-5678"
NEW_KEY = "2345-6789"
CODE = compact("C1-261123-0001-F")
LATER = MONDAY_MORNING + timedelta(hours=3)


def lived() -> Life:
    return Life(token_hash=hashed(TOKEN))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tracking.db"


def opened(path: Path, life: Life) -> Iterator[Source]:
    write(path, [of_life(life)], as_of=life.now)
    with closing(Projection(path, KEY)) as projection:
        yield projection


def test_that_a_token_opens_its_page(path: Path) -> None:
    life = lived().hand_over()
    for source in opened(path, life):
        seen = source.by_token(TOKEN, LATER)
        assert seen == Tracked(public_status(life.submission, life.now))


def test_that_a_code_opens_it_only_with_its_key(path: Path) -> None:
    for source in opened(path, lived()):
        assert source.by_code(CODE, KEY_PRINTED, LATER) == source.by_token(TOKEN, LATER)
        assert source.by_code(CODE, NEW_KEY, LATER) is None
        assert source.by_code("C12611230002B", KEY_PRINTED, LATER) is None
        assert source.by_code(CODE, "", LATER) is None


@pytest.mark.parametrize("token", ["", "t" * 27, "T" * 26, "T" * 28, "\ud800", "T" * 27 + "\0", "'; --", "X" * 9_999])
def test_that_what_is_no_token_opens_nothing(path: Path, token: str) -> None:
    for source in opened(path, lived()):
        assert source.by_token(token, LATER) is None
        assert source.by_code(token, token, LATER) is None
        assert source.by_token(hashed(TOKEN), LATER) is None


def test_that_a_replaced_receipt_opens_the_page_and_says_so(path: Path) -> None:
    life = lived().correct()
    for source in opened(path, life):
        old = source.by_token(TOKEN, LATER)
        assert old is not None
        assert old.status.replaced
        assert old.status == public_status(life.submission, life.now, 1)
        assert source.by_code(CODE, KEY_PRINTED, LATER) == old
        new = source.by_code(CODE, NEW_KEY, LATER)
        assert new is not None
        assert not new.status.replaced


def test_that_every_fact_is_read_as_it_was_written(path: Path) -> None:
    at = MONDAY_MORNING
    full = PublicStatus(
        receipt_code="C1-261123-0001-F", state=State.AWAITING_SUPPLEMENT, procedure_name="P", department="D",
        received_at=at, as_of=at, due_at=at + timedelta(days=1), first_due_at=at + timedelta(days=2), late=True,
        ready_since=at + timedelta(days=3), missing=("Đơn", "Ảnh"), others_missing=True, respond_by=date(2026, 12, 8),
        papers_left=PapersLeft.COMING, fee_owed=0, replaced=False, fee_total=100_000, elsewhere=True,
        processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3), ended_at=at + timedelta(days=80),
        clock_since=at + timedelta(days=4), steps=(PublicStep(StepKind.HANDED_OVER, at, "E", at + timedelta(days=5)),),
    )  # fmt: skip
    alike = [each.name for each in fields(full) if getattr(full, each.name) == each.default]
    assert alike == ["replaced"], "what is as usual would not be missed"
    entry = Entry(full, {"vi": "vì"}, (bytes.fromhex(hashed(TOKEN)),), (NO_DOOR,))
    write(path, [entry])
    with closing(Projection(path, KEY)) as projection:
        assert projection.by_token(TOKEN, at + timedelta(days=3)) == Tracked(full, {"vi": "vì"})


def test_that_a_file_of_another_version_is_a_refusal(path: Path) -> None:
    write(path, [of_life(lived())])
    with closing(open_writing(path, KEY)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(StorageRefused, match="projection_damaged"):
        Projection(path, KEY).as_of()


def test_that_a_link_dies_at_its_moment_and_not_before(path: Path) -> None:
    life = lived().give_at_once()
    for source in opened(path, life):
        ended = public_status(life.submission, LATER).ended_at
        assert ended is not None
        dies = ended + timedelta(days=DAYS)
        assert source.by_token(TOKEN, dies - timedelta(microseconds=1)) is not None
        assert source.by_token(TOKEN, dies) is None
        assert source.by_code(CODE, KEY_PRINTED, dies) is None
        assert dict(source.walk(dies)) == {}


def test_that_lateness_comes_with_time_alone(path: Path) -> None:
    life = lived()
    due_at = life.submission.due_at
    assert due_at is not None
    for source in opened(path, life):
        in_time, late = source.by_token(TOKEN, due_at), source.by_token(TOKEN, due_at + timedelta(seconds=1))
        assert in_time is not None
        assert late is not None
        assert (in_time.status.late, late.status.late) == (False, True)
        assert late.status.as_of == life.now


def test_that_every_receipt_is_walked(path: Path) -> None:
    life = lived().correct()
    for source in opened(path, life):
        walked = dict(source.walk(LATER))
        assert set(walked) == {hashed(TOKEN), "2" * 64}
        assert [walked[hashed(TOKEN)].status.replaced, walked["2" * 64].status.replaced] == [True, False]


def test_that_the_office_is_read_as_it_was_told(path: Path) -> None:
    for source in opened(path, lived()):
        assert source.office() == OFFICE
        assert source.as_of() == lived().now


def test_that_no_file_is_a_refusal(path: Path) -> None:
    with pytest.raises(StorageRefused, match="projection_missing"):
        Projection(path, KEY).by_token(TOKEN, LATER)


def test_that_another_key_is_a_refusal(path: Path) -> None:
    write(path, [])
    with pytest.raises(StorageRefused, match="projection_damaged"):
        Projection(path, "6" * 64).as_of()


def test_that_a_file_in_its_place_is_read_at_once(path: Path) -> None:
    for source in opened(path, lived()):
        assert source.by_token(TOKEN, LATER) is not None
        write(path.with_name("other"), []).replace(path)
        assert source.by_token(TOKEN, LATER) is None


def test_that_a_file_that_went_is_a_refusal_until_it_is_back(path: Path) -> None:
    for source in opened(path, lived()):
        source.as_of()
        path.rename(path.with_name("away"))
        with pytest.raises(StorageRefused, match="projection_missing"):
            source.by_token(TOKEN, LATER)
        path.with_name("away").rename(path)
        assert source.by_token(TOKEN, LATER) is not None
