"""The public timeline: one line for each act a citizen would know of."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from frontdesk.domain.public_steps import PublicStep, StepKind, public_steps
from tests.factories import MONDAY_MORNING
from tests.lives import DEPARTMENT, DUE, Life

NEW_DUE = DUE + timedelta(days=3)
RECEIVED = PublicStep(StepKind.RECEIVED, MONDAY_MORNING, until=DUE)


def at(quarters: int) -> datetime:
    """When the act after so many others is done."""
    return MONDAY_MORNING + timedelta(minutes=15 * quarters)


def kinds(life: Life) -> list[StepKind]:
    return [step.kind for step in public_steps(life.submission)]


def test_that_a_whole_life_is_told_in_its_order() -> None:
    life = Life().request().supplement(None).supplement().hand_over().acknowledge().record()
    assert public_steps(life.receive_result("Giấy chứng nhận").give().give_back("Giấy chứng nhận").submission) == (
        RECEIVED,
        PublicStep(StepKind.SUPPLEMENT_REQUESTED, at(1)),
        PublicStep(StepKind.SUPPLEMENT_PARTLY, at(2)),
        PublicStep(StepKind.SUPPLEMENTED, at(3), until=DUE),
        PublicStep(StepKind.HANDED_OVER, at(4), DEPARTMENT),
        PublicStep(StepKind.ACKNOWLEDGED, at(5), DEPARTMENT),
        PublicStep(StepKind.DECIDED, at(6)),
        PublicStep(StepKind.RESULT_AT_COUNTER, at(7)),
        PublicStep(StepKind.RETURNED, at(8)),
        PublicStep(StepKind.PAPERS_GIVEN_BACK, at(9)),
    )


@pytest.mark.parametrize(
    ("life", "last"),
    [
        (Life().apologise(NEW_DUE), PublicStep(StepKind.APOLOGISED, at(1), until=NEW_DUE)),
        (Life().correct(), PublicStep(StepKind.CORRECTED, at(1))),
        (Life().correct(due_at=NEW_DUE), PublicStep(StepKind.CORRECTED, at(1), until=NEW_DUE)),
        (Life().hand_over().correct(due_at=NEW_DUE), PublicStep(StepKind.CORRECTED, at(2))),
        (Life().give_at_once(), PublicStep(StepKind.RETURNED, at(1))),
        (Life().refuse(), PublicStep(StepKind.REFUSED, at(1))),
        (Life().withdraw(), PublicStep(StepKind.WITHDRAWN, at(1))),
        (Life().request().close(), PublicStep(StepKind.CLOSED, at(2))),
        (Life().hand_over().send_back(), PublicStep(StepKind.SENT_BACK, at(2))),
        (Life().hand_over().report_missing(), PublicStep(StepKind.CHECKING, at(2))),
        (Life().hand_over().report_missing().find(), PublicStep(StepKind.FOUND, at(3))),
    ],
)
def test_that_a_step_says_when_and_until_when(life: Life, last: PublicStep) -> None:
    assert public_steps(life.submission)[-1] == last


@pytest.mark.parametrize("act", [Life.record, Life.give, Life.close, Life.acknowledge, Life.give_back])
def test_that_an_act_that_made_no_sense_is_no_step(act: Callable[[Life], Life]) -> None:
    life = act(Life())
    assert len(life.submission.conflicts) == 1
    assert public_steps(life.submission) == (RECEIVED,)


def test_that_what_is_between_officers_is_no_step() -> None:
    life = Life().hand_over().ask()
    assert kinds(life.call()) == [StepKind.RECEIVED, StepKind.HANDED_OVER]


def test_that_a_step_has_the_moment_of_the_act_and_not_of_its_record() -> None:
    life = Life()
    life.now -= timedelta(hours=3)
    set_back = life.now
    assert public_steps(life.hand_over().submission)[-1].at == set_back
