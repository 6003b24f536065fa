"""Several baskets at once: what each scan is answered, and what becomes of what lies in them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frontdesk.domain.baskets import Answer, Baskets, Weighed
from frontdesk.domain.states import TO_HAND_OVER, State


def make_weighed(which: str = "a", department: str = "Phòng Kinh tế", state: State = State.RECEIVED) -> Weighed:
    return Weighed(
        submission_id=which,
        receipt_code=f"C1-261123-000{which}",
        name="NGUYỄN THỊ HÒA",
        procedure_name="Đăng ký thành lập hộ kinh doanh",
        department=department,
        state=state,
        hand_over_by=datetime(2026, 11, 23, 10, tzinfo=UTC),
        due_at=None,
        holder="C1",
    )


def test_that_the_first_scan_chooses_the_department() -> None:
    baskets = Baskets()
    assert baskets.answer(make_weighed()) is Answer.ACCEPTED
    assert baskets.with_item(make_weighed()).chosen == "Phòng Kinh tế"


def test_that_another_departments_submission_is_told_so_until_it_goes_to_its_own_basket() -> None:
    baskets = Baskets().with_item(make_weighed("a"))
    other = make_weighed("b", "Công an xã")
    assert baskets.answer(other) is Answer.WRONG_DEPARTMENT
    after = baskets.with_item(other)
    assert (after.chosen, after.ids) == ("Phòng Kinh tế", ("a", "b"))
    assert after.of("Công an xã").items == (other,)


def test_that_a_submission_lies_in_one_basket_only() -> None:
    baskets = Baskets().with_item(make_weighed("a")).choose("Công an xã")
    assert baskets.answer(make_weighed("a")) is Answer.DUPLICATE


def test_that_a_chosen_department_without_a_basket_takes_only_its_own() -> None:
    assert Baskets("Công an xã").answer(make_weighed()) is Answer.WRONG_DEPARTMENT


@pytest.mark.parametrize("state", sorted(set(State) - TO_HAND_OVER))
def test_that_what_may_not_be_handed_over_is_not_taken(state: State) -> None:
    assert Baskets().answer(make_weighed(state=state)) is Answer.NOT_NOW


def test_that_an_unknown_code_and_a_replaced_receipt_have_answers() -> None:
    assert Baskets().answer(None) is Answer.UNKNOWN
    assert Baskets().answer(replace(make_weighed(), replaced_version=1)) is Answer.REPLACED


def test_that_a_handed_over_basket_is_gone_and_the_next_scan_chooses_anew() -> None:
    baskets = Baskets().with_item(make_weighed("a")).with_item(make_weighed("b", "Công an xã"))
    after = baskets.handed_over(("a",))
    assert (after.chosen, after.ids) == ("", ("b",))
    assert baskets.handed_over(("b",)).chosen == "Phòng Kinh tế"


def test_that_what_was_scanned_while_a_batch_left_stays() -> None:
    baskets = Baskets().with_item(make_weighed("a")).with_item(make_weighed("b"))
    assert baskets.handed_over(("a",)) == Baskets().with_item(make_weighed("b"))


def test_that_what_is_taken_out_leaves_its_department_chosen() -> None:
    assert Baskets().with_item(make_weighed("a")).without("a") == Baskets("Phòng Kinh tế")


def test_that_weighing_again_drops_what_may_not_go_and_moves_what_belongs_elsewhere() -> None:
    old = replace(make_weighed("a"), replaced_version=2)
    baskets = Baskets().with_item(old).with_item(make_weighed("b")).with_item(make_weighed("c"))
    refused = make_weighed("b", state=State.REFUSED)
    found = {"a": make_weighed("a"), "b": refused, "c": make_weighed("c", "Công an xã")}
    after, dropped = baskets.weighed_again(found)
    assert dropped == (refused,)
    assert after.of("Phòng Kinh tế").items == (old,)
    assert [item.submission_id for item in after.of("Công an xã").items] == ["c"]
    assert after.chosen == "Phòng Kinh tế"


def test_that_what_is_gone_altogether_is_dropped_and_what_was_not_weighed_stays() -> None:
    baskets = Baskets().with_item(make_weighed("a")).with_item(make_weighed("b"))
    after, dropped = baskets.weighed_again({"a": None})
    assert [item.submission_id for item in dropped] == ["a"]
    assert after.ids == ("b",)
