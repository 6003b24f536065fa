"""Originals that stay behind when a result or a refusal goes to the citizen: tracked until they are given back."""

from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.custody import CITIZEN, Holder, HolderKind
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.domain.takers import Handing
from frontdesk.errors import RuleRefused
from tests.factories import make_application, make_desk

COUNTER = Holder(HolderKind.COUNTER, "C1")
DEED, BOOK = "Giấy chứng sinh", "Sổ hộ khẩu"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def result_at_counter(desk: Desk) -> Submission:
    received = desk.reception.receive(make_application(desk))
    which = str(received.submission_id)
    department = desk.lookup.get(which).submission.department
    desk.handover.hand_over(department, [which])
    desk.results.record(which)
    return desk.results.receive(which, (DEED, BOOK))


def test_that_originals_left_behind_stay_at_the_counter(desk: Desk) -> None:
    ready = result_at_counter(desk)
    after = desk.results.return_result(ready.id, Handing(given_back=(DEED,)))
    assert (after.state, after.custody, after.owed_back) == (State.RETURNED, COUNTER, (BOOK,))
    assert [row.submission_id for row in desk.counts.expected()] == [ready.id]


def test_that_the_last_original_ends_the_custody(desk: Desk) -> None:
    ready = result_at_counter(desk)
    desk.results.return_result(ready.id, Handing(given_back=()))
    first = desk.results.give_back(ready.id, Handing(given_back=(BOOK,)))
    assert (first.custody, first.owed_back) == (COUNTER, (DEED,))
    last = desk.results.give_back(ready.id, Handing())
    assert (last.custody, last.owed_back) == (CITIZEN, ())
    assert desk.counts.expected() == ()
    with pytest.raises(RuleRefused, match="already_with_citizen"):
        desk.results.give_back(ready.id, Handing())


def test_that_what_was_given_back_cannot_be_given_again(desk: Desk) -> None:
    ready = result_at_counter(desk)
    desk.results.return_result(ready.id, Handing(given_back=(DEED,)))
    with pytest.raises(Exception, match="papers_not_there"):
        desk.results.give_back(ready.id, Handing(given_back=(DEED,)))


def test_that_a_result_taken_whole_leaves_nothing(desk: Desk) -> None:
    ready = result_at_counter(desk)
    after = desk.results.return_result(ready.id, Handing())
    assert (after.custody, after.owed_back) == (CITIZEN, ())


def test_that_papers_of_a_refused_submission_go_back_one_by_one(desk: Desk) -> None:
    received = desk.reception.receive(make_application(desk))
    refused = desk.endings.refuse(str(received.submission_id), "Không thuộc thẩm quyền")
    first, *others = refused.owed_back
    part = desk.results.give_back(refused.id, Handing(given_back=(first,)))
    assert (part.custody, part.owed_back) == (COUNTER, tuple(others))
    assert desk.results.give_back(refused.id, Handing()).custody == CITIZEN


def test_that_nothing_is_owed_where_the_papers_went_with_the_refusal(desk: Desk) -> None:
    received = desk.reception.receive(make_application(desk))
    refused = desk.endings.refuse(str(received.submission_id), "Không thuộc thẩm quyền", given_back=True)
    assert (refused.custody, refused.owed_back) == (CITIZEN, ())
