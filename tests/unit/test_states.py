"""Where a submission can stand and what the law lets be done there."""

import pytest

from frontdesk.domain.states import ALLOWED, AT_DEPARTMENT, ENDED, OPEN, TO_HAND_OVER, State, Verb
from tests.lives import life_in


def test_that_every_state_is_open_or_ended_and_never_both() -> None:
    assert frozenset(State) == OPEN | ENDED
    assert not OPEN & ENDED
    assert TO_HAND_OVER | AT_DEPARTMENT < OPEN


def test_that_every_act_is_allowed_somewhere_and_only_where_it_is_known() -> None:
    assert set(ALLOWED) == set(Verb)
    assert all(ALLOWED.values())


@pytest.mark.parametrize("state", State)
def test_that_every_state_is_reached_without_a_conflict(state: State) -> None:
    assert life_in(state).submission.events


def test_that_a_decision_ends_the_right_to_withdraw() -> None:
    # NĐ 118/2025 Art 21: until the decision is issued
    assert ALLOWED[Verb.WITHDRAW].isdisjoint({State.RESULT_READY, State.RESULT_AT_COUNTER, *ENDED})


def test_that_only_what_waits_for_papers_is_closed() -> None:
    assert ALLOWED[Verb.CLOSE] == ALLOWED[Verb.RECEIVE_SUPPLEMENT] == {State.AWAITING_SUPPLEMENT}


def test_that_nothing_incomplete_goes_to_a_department() -> None:
    assert State.AWAITING_SUPPLEMENT not in ALLOWED[Verb.HAND_OVER] | ALLOWED[Verb.GIVE_AT_ONCE]
