"""What the officer's acts and time do to the citizen's screen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.customer import steps
from frontdesk.customer.answers import answer
from frontdesk.customer.rating_pages import rate_page
from frontdesk.customer.state import Answer, CustomerState, Rating, Saying, Slot
from frontdesk.customer.touches import Touch
from frontdesk.domain.deadlines import Due
from frontdesk.i18n import words
from tests.customer.facts import make_entry, make_payment, make_receipt, make_state

Act = Callable[[CustomerState], CustomerState]
NOW = 100.0
MORNING = datetime(2026, 11, 23, 3, 43, tzinfo=UTC)


def _do(state: CustomerState, *acts: Act, now: float = NOW) -> CustomerState:
    for act in acts:
        state = steps.settle(state, act(state), now)
    return state


def _touch(state: CustomerState, action: str, value: str = "", now: float = NOW) -> CustomerState:
    after, _vote = answer(state, Touch(action, value, state.version))
    return steps.settle(state, after, now, touched=True)


def _answer(state: CustomerState) -> Answer:
    assert state.entry is not None
    return state.entry.answer


OFFICERS: dict[str, Act] = {
    "enter": lambda s: steps.entering(s, make_entry()),
    "enter another": lambda s: steps.entering(s, make_entry(submission_id="s2", name="MA VĂN DŨNG")),
    "put away": lambda s: steps.entering(s, None),
    "receive": lambda s: steps.received(s, make_receipt()),
    "next": steps.next_person,
    "ask for money": lambda s: steps.paying(s, make_payment()),
    "paid": lambda s: steps.paid(s, 100_000),
    "leave payment": steps.paying_left,
    "invite": lambda s: steps.invited(s, "T1"),
    "invite another": lambda s: steps.invited(s, "T2"),
    "look up": lambda s: steps.looked_up(s, None),
    "minute": lambda s: steps.at_minute(s, "10:43"),
    "lock": steps.counter_left,
}


def test_that_a_screen_is_idle_before_anything_happens() -> None:
    assert make_state().slot is Slot.IDLE


def test_that_what_is_entered_is_shown_as_it_is_entered() -> None:
    state = _do(make_state(), OFFICERS["enter"])
    again = _do(state, lambda s: steps.entering(s, make_entry(phone="0912 ••")))
    assert state.slot is again.slot is Slot.ENTRY
    assert again.version > state.version
    assert again.since == state.since


def test_that_a_change_takes_the_confirmation_back() -> None:
    state = _touch(_do(make_state(), OFFICERS["enter"]), "confirm")
    assert _answer(state) is Answer.CONFIRMED
    assert _answer(_do(state, lambda s: steps.entering(s, make_entry(name="NGUYỄN THỊ HOÀ")))) is Answer.NONE


def test_that_the_same_entry_drawn_again_takes_nothing_back() -> None:
    state = _touch(_do(make_state(), OFFICERS["enter"]), "confirm")
    assert _answer(_do(state, OFFICERS["enter"])) is Answer.CONFIRMED


def test_that_consents_go_with_the_person() -> None:
    state = _touch(_do(make_state(), OFFICERS["enter"]), "consent", "sms")
    same = _do(state, lambda s: steps.entering(s, make_entry(procedure="Đăng ký khai sinh")))
    other = _do(state, lambda s: steps.entering(s, make_entry(name="MA VĂN DŨNG", number="•••• •••• 4321")))
    without_phone = _do(state, lambda s: steps.entering(s, make_entry(phone="")))
    assert same.entry is not None
    assert same.entry.consents == ("sms",)
    assert other.entry is not None
    assert other.entry.consents == ()
    assert without_phone.entry is not None
    assert without_phone.entry.consents == ()


def test_that_a_receipt_leaves_before_the_next_one_is_entered() -> None:
    state = _do(make_state(), OFFICERS["receive"])
    assert state.slot is Slot.RECEIPT
    assert _do(state, OFFICERS["next"]).slot is Slot.IDLE
    assert _do(state, OFFICERS["enter another"]).receipt is None


@pytest.mark.parametrize("before", ["enter", "receive", "ask for money", "look up"])
def test_that_a_locked_counter_shows_nothing_of_the_citizen(before: str) -> None:
    state = _do(make_state(), OFFICERS["enter"], OFFICERS[before], OFFICERS["lock"])
    assert state.slot is Slot.IDLE
    assert (state.entry, state.receipt, state.payment, state.lookup) == (None, None, None, None)
    assert _do(state, OFFICERS["enter"]).slot is (Slot.IDLE if before != "receive" else Slot.ENTRY)


def test_that_a_locked_counter_cuts_no_rating_short() -> None:
    state = _touch(_do(make_state(), OFFICERS["receive"], OFFICERS["invite"]), "done")
    assert _do(state, OFFICERS["lock"]).slot is Slot.RATE
    assert _do(_touch(state, "face", "4"), OFFICERS["lock"]).slot is Slot.MORE


def test_that_a_rating_follows_the_receipt() -> None:
    state = _do(make_state(), OFFICERS["receive"], OFFICERS["invite"])
    assert state.slot is Slot.RECEIPT
    assert _touch(state, "done").slot is Slot.RATE


def test_that_silence_is_no_vote() -> None:
    state = _do(make_state(), OFFICERS["invite"])
    assert state.until is not None
    after, vote = steps.timed_out(state, state.until)
    assert vote is None
    assert after.ratings == ()


def test_that_a_touched_face_is_a_vote_whatever_follows() -> None:
    state = _touch(_do(make_state(), OFFICERS["invite"]), "face", "4")
    assert state.until is not None
    _after, vote = steps.timed_out(state, state.until)
    assert vote == Rating("T1", 4)


def test_that_nothing_times_out_before_its_time() -> None:
    state = _do(make_state(), OFFICERS["invite"])
    assert state.until is not None
    assert steps.timed_out(state, state.until - 0.01) == (state, None)


def test_that_a_touch_gives_the_page_its_time_again() -> None:
    state = _touch(_do(make_state(), OFFICERS["invite"]), "face", "4", now=NOW)
    later = _touch(state, "topic", "time=5", now=NOW + 30)
    assert later.until == NOW + 30 + steps.STAYS[Slot.MORE]


def test_that_the_clock_gives_a_page_no_more_time() -> None:
    state = _do(make_state(), OFFICERS["receive"])
    assert _do(state, OFFICERS["minute"], now=NOW + 30).until == state.until


def test_that_an_entry_left_standing_is_put_away_until_it_changes() -> None:
    state = _do(make_state(), OFFICERS["enter"])
    assert state.until is not None
    after, _vote = steps.timed_out(state, state.until)
    away = steps.settle(state, after, state.until)
    assert away.slot is Slot.IDLE
    assert _do(away, OFFICERS["enter"]).slot is Slot.IDLE
    assert _do(away, lambda s: steps.entering(s, make_entry(phone=""))).slot is Slot.ENTRY


def test_that_thanks_follow_a_kept_vote_and_nothing_else() -> None:
    state, _vote = steps.cast(_touch(_do(make_state(), OFFICERS["invite"]), "face", "5"))
    assert state.slot is Slot.CASTING
    assert steps.vote_kept(state).saying is Saying.THANKS


@pytest.mark.parametrize(("void", "left"), [(True, 0), (False, 1)])
def test_that_a_vote_that_was_not_kept_may_be_sent_again_unless_it_is_void(void: bool, left: int) -> None:
    state, _vote = steps.cast(_touch(_do(make_state(), OFFICERS["invite"]), "face", "5"))
    after = steps.vote_refused(state, void=void)
    assert len(after.ratings) == left
    assert after.saying is (Saying.VOID if void else Saying.NOT_KEPT)


def test_that_a_payment_stays_until_the_officer_ends_it() -> None:
    state = _do(make_state(), OFFICERS["ask for money"])
    assert state.until is None
    paid = _do(state, OFFICERS["paid"])
    assert paid.until == NOW + steps.PAID_STAYS
    after, _vote = steps.timed_out(paid, NOW + steps.PAID_STAYS)
    assert after.slot is Slot.IDLE


def test_that_the_next_citizen_begins_in_vietnamese() -> None:
    state = _touch(_do(make_state(), OFFICERS["invite"]), "language", "en")
    assert state.language == "en"
    assert _touch(state, "skip").language == "vi"


def test_that_a_choice_at_the_idle_screen_ends_by_itself() -> None:
    state = _touch(make_state(), "language", "en")
    assert state.until == NOW + steps.CHOICES_STAY
    after, _vote = steps.timed_out(state, NOW + steps.CHOICES_STAY)
    assert after.language == "vi"


def test_that_a_look_up_shows_nothing_while_somebody_else_is_served() -> None:
    assert _do(make_state(), OFFICERS["enter"], OFFICERS["look up"]).lookup is None


@given(st.lists(st.sampled_from(sorted(OFFICERS)), max_size=30))
def test_that_an_officer_ends_no_rating(names: list[str]) -> None:
    state = make_state()
    for name in names:
        after = _do(state, OFFICERS[name])
        assert after.ratings[: len(state.ratings)] == state.ratings
        assert all(rating.score == 0 for rating in after.ratings)
        assert len({rating.token for rating in after.ratings}) == len(after.ratings)
        state = after


@given(st.lists(st.sampled_from(sorted(OFFICERS)), max_size=30))
def test_that_a_receipt_is_never_shown_beside_another_persons_entry(names: list[str]) -> None:
    state = make_state()
    for name in names:
        state = _do(state, OFFICERS[name])
        assert state.receipt is None or state.entry is None or name in ("receive", "invite")


@given(st.lists(st.sampled_from(sorted(OFFICERS)), max_size=30))
def test_that_every_page_but_payment_and_idle_goes_by_itself(names: list[str]) -> None:
    state = make_state()
    for name in names:
        state = _do(state, OFFICERS[name])
        waits = state.slot in (Slot.IDLE, Slot.PAY)
        assert (state.until is None) == (waits and not state.paid)


@given(st.lists(st.sampled_from(sorted(OFFICERS)), max_size=20))
def test_that_a_version_comes_once(names: list[str]) -> None:
    state = make_state()
    for name in names:
        after = _do(state, OFFICERS[name])
        assert after.version == state.version + (after is not state)
        assert after.since <= after.version
        state = after


def test_that_nobody_has_answered_what_was_just_entered() -> None:
    assert _answer(_do(make_state(), OFFICERS["enter"])) is Answer.NONE


def test_that_an_entry_stays_as_long_as_the_officer_types() -> None:
    state = _do(make_state(), OFFICERS["enter"])
    later = _do(state, lambda s: steps.entering(s, make_entry(phone="0912 ••")), now=NOW + 500)
    assert later.until == NOW + 500 + steps.STAYS[Slot.ENTRY]


def test_that_the_same_receipt_scanned_again_stays_its_time_again() -> None:
    state = _do(make_state(), OFFICERS["look up"])
    again = steps.settle(state, OFFICERS["look up"](state), NOW + 20, touched=True)
    assert again.until == NOW + 20 + steps.STAYS[Slot.FOUND]


def test_that_money_asked_for_comes_before_the_receipt_and_leaves_it_there() -> None:
    state = _do(make_state(), OFFICERS["receive"], OFFICERS["invite"], OFFICERS["ask for money"])
    assert state.slot is Slot.PAY
    assert _do(state, OFFICERS["leave payment"]).slot is Slot.RECEIPT


def test_that_typing_for_the_next_one_gives_an_open_rating_no_more_time() -> None:
    state = _do(make_state(), OFFICERS["invite"])
    typed = _do(state, OFFICERS["enter"], OFFICERS["enter another"], now=NOW + 40)
    assert typed.slot is Slot.RATE
    assert typed.until == state.until


def test_that_what_was_rated_on_a_phone_is_no_error_on_the_screen() -> None:
    state = _do(make_state(), OFFICERS["invite"])
    for base, saying in (("https://motcua.example", Saying.USED), ("", Saying.VOID)):
        offered = _do(state, lambda s, base=base: steps.phones_rate(s, base))  # type: ignore[misc]
        sent = _touch(_touch(offered, "face", "5"), "send")
        assert _do(sent, lambda s: steps.vote_refused(s, void=True)).saying is saying
        assert _do(sent, lambda s: steps.vote_refused(s, void=False)).saying is Saying.NOT_KEPT


def test_that_a_phone_is_led_to_the_invitation_on_the_screen() -> None:
    state = _do(make_state(), OFFICERS["invite"])
    shown = rate_page(_do(state, lambda s: steps.phones_rate(s, "https://motcua.example/")), MORNING, words("vi"))
    assert shown.qr == f"https://motcua.example/r/{state.ratings[0].token}"
    plain = rate_page(state, MORNING, words("vi"))
    assert (plain.qr, plain.scan_note) == ("", "")


def test_that_the_next_one_is_not_addressed_in_the_language_of_who_rated() -> None:
    rating = _touch(_do(make_state(), OFFICERS["invite"]), "language", "en")
    after = _touch(_do(rating, OFFICERS["enter"]), "skip")
    assert after.slot is Slot.ENTRY
    assert after.language == "vi"


def test_that_a_chosen_language_stays_while_one_citizen_is_entered() -> None:
    state = _do(_touch(make_state(), "language", "en"), OFFICERS["enter"])
    assert (state.slot, state.language) == (Slot.ENTRY, "en")


@pytest.mark.parametrize("before", ["receive", "enter"])
def test_that_nothing_of_one_citizen_is_left_when_another_is_served(before: str) -> None:
    state = _do(make_state(), OFFICERS[before], lambda s: steps.serving(s, "s2"), OFFICERS["ask for money"])
    after = _do(state, OFFICERS["leave payment"])
    assert after.slot is Slot.IDLE


def test_that_the_receipt_stays_while_its_own_fee_is_paid() -> None:
    receipt = replace(make_receipt(), submission_id="s1")
    state = _do(make_state(), lambda s: steps.received(s, receipt), lambda s: steps.serving(s, "s1"))
    assert state.receipt == receipt


def test_that_an_answer_begun_is_covered_by_no_act_of_the_officer() -> None:
    state = _touch(_do(make_state(), OFFICERS["invite"]), "face", "1")
    for act in OFFICERS.values():
        assert _do(state, act).slot is Slot.MORE


def test_that_a_payment_comes_before_a_rating_nobody_has_touched() -> None:
    assert _do(make_state(), OFFICERS["invite"], OFFICERS["ask for money"]).slot is Slot.PAY


def test_that_a_rating_is_not_left_to_who_comes_after_a_long_payment() -> None:
    state = _do(make_state(), OFFICERS["ask for money"], lambda s: steps.invited(s, "T1", NOW + 300))
    assert _do(state, OFFICERS["leave payment"], now=NOW + 299).slot is Slot.RATE
    assert _do(state, OFFICERS["leave payment"], now=NOW + 300).slot is Slot.IDLE


def test_that_a_rating_on_the_screen_ends_by_its_own_time() -> None:
    state = _do(make_state(), lambda s: steps.invited(s, "T1", NOW + 10))
    assert _do(state, OFFICERS["minute"], now=NOW + 20).slot is Slot.RATE


def test_that_a_day_moving_on_brings_back_nothing_that_was_put_away() -> None:
    due = Due(datetime(2026, 11, 23, 3, tzinfo=UTC), datetime(2026, 11, 27, 10, tzinfo=UTC), (), ())
    state = _do(make_state(), lambda s: steps.entering(s, make_entry(due=due)))
    assert state.until is not None
    away = steps.settle(state, steps.timed_out(state, state.until)[0], state.until)
    later = replace(due, at=due.at + timedelta(days=1))
    assert _do(away, lambda s: steps.entering(s, make_entry(due=later))).slot is Slot.IDLE


def test_that_a_vote_set_aside_shows_its_words_to_nobody() -> None:
    state, vote = steps.cast(_touch(_do(make_state(), OFFICERS["invite"]), "face", "1"))
    assert vote.score == 1
    assert steps.vote_set_aside(state).slot is Slot.IDLE
