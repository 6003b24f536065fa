"""May this be done now: one answer, with its reason."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import HolderKind
from frontdesk.domain.permissions import allowed, check, refusal
from frontdesk.domain.states import State, Verb
from tests.lives import DUE, PAPERS, Life, life_in
from tests.refusals import refused, said

MONEY = " assess_fee pay"
OPEN = " give_consent" + MONEY
# What may be done in each state, written down beside the program's own table.
MAY: dict[State, str] = {
    State.RECEIVED: "request_supplement refuse give_at_once withdraw apologise correct hand_over move attach" + OPEN,
    State.AWAITING_SUPPLEMENT: "request_supplement receive_supplement refuse withdraw correct move call attach" + OPEN,
    State.HANDED_OVER: "withdraw apologise ask_extension correct acknowledge report_missing send_back record_result"
    " receive_result attach" + OPEN,
    State.IN_PROGRESS: "withdraw apologise ask_extension correct send_back record_result receive_result attach" + OPEN,
    State.SENT_BACK: "request_supplement refuse withdraw apologise correct hand_over move attach" + OPEN,
    State.MISSING: "withdraw apologise correct acknowledge find attach" + OPEN,
    State.RESULT_READY: "apologise correct receive_result attach" + OPEN,
    State.RESULT_AT_COUNTER: "correct move call return attach" + OPEN,
    State.RETURNED: "attach" + MONEY,
    State.REFUSED: "move call give_back attach",
    State.WITHDRAWN: "move call give_back attach",
    State.CLOSED: "move call give_back attach",
}


@pytest.mark.parametrize("state", State)
def test_that_exactly_these_acts_may_be_done(state: State) -> None:
    life = life_in(state)
    may = {verb.value for verb, against in allowed(life.submission, life.now) if against is None}
    assert may == set(MAY[state].split())


@pytest.mark.parametrize("state", State)
def test_that_every_refusal_is_a_whole_sentence_that_names_the_submission(state: State) -> None:
    life = life_in(state)
    for verb in Verb:
        against = refusal(life.submission, verb, life.now)
        if against is not None:
            assert "C1-261123-0001-F" in said(against)


def test_that_advice_fits_the_act() -> None:
    now = Life().now
    advice = {
        Verb.RECEIVE_SUPPLEMENT: "not_awaiting_supplement",
        Verb.CLOSE: "not_awaiting_supplement",
        Verb.FIND: "not_reported_missing",
        Verb.GIVE_BACK: "not_ended",
        Verb.CALL: "nothing_to_tell",
        Verb.RETURN: "forbidden_received",
    }
    for verb, code in advice.items():
        with refused(code):
            check(Life().submission, verb, now)
    with refused("forbidden_returned"):
        check(life_in(State.RETURNED).submission, Verb.CALL, now)


def test_that_one_apology_is_all_there_is() -> None:
    life = Life().hand_over().apologise(DUE + timedelta(days=3))
    for verb in (Verb.APOLOGISE, Verb.ASK_EXTENSION):
        with refused("apology_already_made", until=DUE + timedelta(days=3)):
            check(life.submission, verb, life.now)


def test_that_a_result_that_came_in_time_needs_no_apology_and_a_late_one_does() -> None:
    life = Life().hand_over().receive_result()
    with refused("not_late"):
        check(life.submission, Verb.APOLOGISE, life.now)
    late = Life().hand_over()
    late.now = DUE + timedelta(minutes=1)
    late.receive_result()
    check(late.submission, Verb.APOLOGISE, late.now)


@pytest.mark.parametrize(
    ("day", "hour", "early"),
    [(8, 23, True), (9, 0, False)],  # 15 plain days after 23/11 end with 8/12
)
def test_that_fifteen_whole_days_pass_before_anything_is_closed(day: int, hour: int, early: bool) -> None:
    life = Life().request()
    now = datetime.fromisoformat(f"2026-12-{day:02}T{hour:02}:59:59+07:00")
    against = refusal(life.submission, Verb.CLOSE, now)
    assert (against is not None) == early
    if against is not None:
        assert against.params["day"] == date(2026, 12, 8)
        assert "08/12/2026" in said(against)


def test_that_what_was_never_asked_for_is_not_closed() -> None:
    incomplete = Life(due_at=None, papers=tuple(replace(paper, present=False) for paper in PAPERS))
    with refused("supplement_not_requested"):
        check(incomplete.submission, Verb.CLOSE, incomplete.now + timedelta(days=400))


@pytest.mark.parametrize("kind", [HolderKind.OFFICER, HolderKind.ARCHIVE])
@pytest.mark.parametrize("verb", [Verb.HAND_OVER, Verb.GIVE_AT_ONCE])
def test_that_papers_somebody_took_along_come_back_to_the_counter_first(kind: HolderKind, verb: Verb) -> None:
    life = Life().move(kind, "Ma Thị Lan" if kind is HolderKind.OFFICER else "")
    with refused("not_at_counter", holder=life.submission.custody):
        check(life.submission, verb, life.now)
    life.move(HolderKind.COUNTER, "C1")
    check(life.submission, verb, life.now)


def test_that_a_department_answers_for_what_was_withdrawn_on_its_way() -> None:
    life = Life().hand_over().withdraw()
    for verb in (Verb.ACKNOWLEDGE, Verb.REPORT_MISSING, Verb.SEND_BACK):
        check(life.submission, verb, life.now)
    with refused("not_back_yet"):
        check(life.submission, Verb.GIVE_BACK, life.now)
    life.acknowledge()
    for verb in (Verb.ACKNOWLEDGE, Verb.REPORT_MISSING, Verb.FIND):
        with refused("forbidden_withdrawn"):
            check(life.submission, verb, life.now)
    check(life.submission, Verb.SEND_BACK, life.now)


def test_that_withdrawn_papers_that_are_missing_are_found_before_they_are_given_back_or_moved() -> None:
    life = Life().hand_over().report_missing().withdraw()
    for verb in (Verb.GIVE_BACK, Verb.MOVE):
        with refused("forbidden_missing"):
            check(life.submission, verb, life.now)
    with refused("not_at_department"):
        check(life.submission, Verb.SEND_BACK, life.now)
    check(life.submission, Verb.FIND, life.now)
    life.find()
    for verb in (Verb.GIVE_BACK, Verb.MOVE):
        check(life.submission, verb, life.now)


def test_that_what_the_citizen_has_is_neither_given_back_nor_moved_again() -> None:
    for life in (Life().refuse(given_back=True), life_in(State.RETURNED)):
        for verb in (Verb.GIVE_BACK, Verb.MOVE):
            with refused("already_with_citizen"):
                check(life.submission, verb, life.now)


def test_that_what_was_left_behind_when_the_result_was_fetched_can_be_given_later() -> None:
    life = Life().hand_over().receive_result("Giấy chứng nhận").give()
    check(life.submission, Verb.GIVE_BACK, life.now)
    with refused("already_with_citizen"):
        check(life.give_back("Giấy chứng nhận").submission, Verb.GIVE_BACK, life.now)


def test_that_an_extra_needs_a_phone_number_and_something_left_to_agree_to() -> None:
    with refused("consent_needs_phone"):
        check(Life(phone="").submission, Verb.GIVE_CONSENT, Life().now)
    life = Life().consent(ConsentKind.SMS)
    check(life.submission, Verb.GIVE_CONSENT, life.now)
    with refused("consent_given_already"):
        check(life.consent(ConsentKind.ZALO).submission, Verb.GIVE_CONSENT, life.now)


@pytest.mark.parametrize("state", State)
def test_that_a_consent_may_be_withdrawn_whatever_became_of_the_submission(state: State) -> None:
    life = life_in(state, consents=(ConsentKind.SMS,))
    check(life.submission, Verb.WITHDRAW_CONSENT, life.now)
    with refused("consent_not_given"):
        check(life.no_longer(ConsentKind.SMS).submission, Verb.WITHDRAW_CONSENT, life.now)
