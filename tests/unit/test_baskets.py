"""What each scan into a basket is answered."""

from dataclasses import replace

import pytest

from frontdesk.domain.baskets import Answer, Basket, Weighed
from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import TO_HAND_OVER, State
from tests.factories import MONDAY_MORNING


def weighed(which: str = "s1", department: str = "Phòng Kinh tế", state: State = State.RECEIVED) -> Weighed:
    return Weighed(which, f"C1-{which}", "NGUYỄN", "Khai sinh", department, state, MONDAY_MORNING, None, "C1")


def test_that_the_first_submission_chooses_the_department() -> None:
    basket = Basket()
    assert basket.answer(weighed()) is Answer.ACCEPTED
    basket = basket.with_item(weighed())
    assert basket.department == "Phòng Kinh tế"
    assert basket.answer(weighed("s2", "Phòng Tư pháp")) is Answer.WRONG_DEPARTMENT
    assert basket.answer(weighed("s2")) is Answer.ACCEPTED


def test_that_a_department_chosen_before_is_kept_also_when_the_basket_is_emptied() -> None:
    basket = Basket("Phòng Tư pháp")
    assert basket.answer(weighed()) is Answer.WRONG_DEPARTMENT
    emptied = Basket().with_item(weighed()).without("s1")
    assert (emptied.items, emptied.department) == ((), "Phòng Kinh tế")


def test_that_the_same_submission_is_a_duplicate_by_whatever_code_it_came() -> None:
    basket = Basket().with_item(weighed())
    assert basket.answer(weighed()) is Answer.DUPLICATE
    assert basket.answer(replace(weighed(), replaced_version=1)) is Answer.DUPLICATE
    assert basket.without("s1").answer(weighed()) is Answer.ACCEPTED


@pytest.mark.parametrize("state", State)
def test_that_only_what_may_leave_is_accepted(state: State) -> None:
    expected = Answer.ACCEPTED if state in TO_HAND_OVER else Answer.NOT_NOW
    assert Basket().answer(weighed(state=state)) is expected


@pytest.mark.parametrize("kind", [HolderKind.OFFICER, HolderKind.ARCHIVE])
def test_that_papers_that_are_not_at_the_counter_wait(kind: HolderKind) -> None:
    assert Basket().answer(replace(weighed(), holder_kind=kind)) is Answer.NOT_NOW


def test_that_an_unknown_code_and_an_old_receipt_are_told_apart() -> None:
    assert Basket().answer(None) is Answer.UNKNOWN
    assert Basket().answer(replace(weighed(), replaced_version=1)) is Answer.REPLACED


def test_that_a_basket_keeps_the_order_of_its_scans() -> None:
    basket = Basket()
    for which in ("s3", "s1", "s2"):
        basket = basket.with_item(weighed(which))
    assert [item.submission_id for item in basket.without("s1").items] == ["s3", "s2"]
