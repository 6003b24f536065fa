"""Whatever was erased, a submission still folds to the same standing, and everything that shows it can."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeHours, WorkingCalendar
from frontdesk.domain.journal import Event, flaw, is_erased
from frontdesk.domain.public_status import public_status
from frontdesk.domain.register import register_line
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.i18n import words
from frontdesk.services.erased import stood_in
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.receipts import receipt_view
from frontdesk.services.timeline import sentence
from frontdesk.storage.submission_rows import known_words, row
from tests.factories import make_profile
from tests.lives import Life, life_in

OFFICE = OfficeAtHand(make_profile(), "C1", "Ma Thị Lan", OfficeHours(), WorkingCalendar(OfficeHours()))


def bare(event: Event) -> Event:
    return replace(event, personal="", salt="")


def shown(submission: Submission) -> str:
    """Everything that lists, pages and books say of it."""
    view = receipt_view(stood_in(submission, words("vi")), OFFICE)
    lines = [sentence(act, words("vi")) for _event, act in submission.events]
    return f"{view} {register_line(submission)} {lines} {row(1, submission)} {known_words(submission)}"


@pytest.mark.parametrize("state", State)
def test_that_a_life_without_its_person_stands_where_it_stood(state: State) -> None:
    life = life_in(state)
    after = fold(map(bare, life.events))
    assert after is not None
    assert (after.state, after.due_at, after.custody) == (state, life.submission.due_at, life.submission.custody)
    assert public_status(after, life.now) == public_status(life.submission, life.now)
    assert "NGUYỄN" in shown(life.submission)
    said = shown(after)
    for personal in ("NGUYỄN", "912345678", "Sai thẩm quyền", "Không làm nữa", "Không thấy trong tập"):
        assert personal not in said


@given(st.sampled_from(State), st.sets(st.integers(0, 9)))
def test_that_any_part_may_be_gone(state: State, gone: set[int]) -> None:
    life = life_in(state) if state in (State.RETURNED, State.REFUSED) else life_in(state).correct().call()
    events = [bare(event) if number in gone else event for number, event in enumerate(life.events)]
    after = fold(events)
    assert after is not None
    assert shown(after)


def test_that_only_a_whole_erasure_is_no_flaw() -> None:
    (event,) = Life().events
    assert event.personal_digest
    assert is_erased(bare(event))
    assert flaw(bare(event), None) == "personal"
    assert flaw(bare(event), None, erased=True) == ""
    for half in (replace(event, personal=""), replace(event, salt="")):
        assert flaw(half, None, erased=True) == "personal"
