"""What a citizen's touch does."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.customer import steps, touches
from frontdesk.customer.answers import answer
from frontdesk.customer.state import Answer, CustomerState, Rating, Slot
from frontdesk.customer.touches import Touch
from frontdesk.domain.ratings import LONGEST_COMMENT
from tests.customer.facts import make_entry, make_payment, make_receipt, make_state

ACTIONS = [value for name, value in vars(touches).items() if name.isupper() and isinstance(value, str)]
VALUES = [
    "",
    "1",
    "4",
    "5",
    "0",
    "6",
    "en",
    "vi",
    "on",
    "off",
    "sms",
    "zalo",
    "fax",
    "name",
    "time=4",
    "time=9",
    "slow",
]


def _shown(after: CustomerState, before: CustomerState | None = None) -> CustomerState:
    return steps.settle(before or make_state(), after, 0.0)


def _touch(state: CustomerState, action: str, value: str = "") -> CustomerState:
    after, _vote = answer(state, Touch(action, value, state.version))
    return steps.settle(state, after, 0.0, touched=True)


ENTRY = _shown(steps.entering(make_state(), make_entry()))
RATE = _shown(steps.invited(make_state(), "T1"))


def test_that_a_citizen_confirms_a_complete_entry() -> None:
    after = _touch(ENTRY, touches.CONFIRM)
    assert after.entry is not None
    assert after.entry.answer is Answer.CONFIRMED


def test_that_an_incomplete_entry_cannot_be_confirmed() -> None:
    state = _shown(steps.entering(make_state(), make_entry(complete=False)))
    after = _touch(state, touches.CONFIRM)
    assert after.entry is not None
    assert after.entry.answer is Answer.NONE


def test_that_a_citizen_says_what_is_wrong() -> None:
    after = _touch(_touch(ENTRY, touches.OBJECT, "name"), touches.OBJECT, "phone")
    assert after.entry is not None
    assert after.entry.answer is Answer.WRONG
    assert after.entry.wrong == ("name", "phone")


def test_that_a_confirmation_of_what_was_just_changed_is_not_taken() -> None:
    changed = _shown(steps.entering(ENTRY, make_entry(name="MA VĂN DŨNG")), ENTRY)
    after, _vote = answer(changed, Touch(touches.CONFIRM, "", ENTRY.version))
    assert after is changed


def test_that_a_consent_ticked_while_the_officer_types_is_taken() -> None:
    changed = _shown(steps.entering(ENTRY, make_entry(procedure="Đăng ký khai sinh")), ENTRY)
    after, _vote = answer(changed, Touch(touches.CONSENT, "sms", ENTRY.version))
    assert after.entry is not None
    assert after.entry.consents == ("sms",)


def test_that_consent_is_off_until_it_is_touched_and_off_again_after() -> None:
    assert ENTRY.entry is not None
    assert ENTRY.entry.consents == ()
    twice = _touch(_touch(ENTRY, touches.CONSENT, "zalo"), touches.CONSENT, "zalo")
    assert twice.entry is not None
    assert twice.entry.consents == ()


def test_that_nobody_agrees_to_messages_without_a_phone() -> None:
    state = _shown(steps.entering(make_state(), make_entry(phone="")))
    after = _touch(state, touches.CONSENT, "sms")
    assert after.entry is not None
    assert after.entry.consents == ()


def test_that_an_unknown_consent_is_none() -> None:
    assert _touch(ENTRY, touches.CONSENT, "fax").entry == ENTRY.entry


def test_that_a_double_tap_does_not_hit_the_next_page() -> None:
    receipt = _shown(steps.received(steps.invited(make_state(), "T1"), make_receipt()))
    first = _touch(receipt, touches.DONE)
    second, vote = answer(first, Touch(touches.SKIP, "", receipt.version))
    assert second is first
    assert vote is None


def test_that_a_face_is_chosen_and_chosen_again() -> None:
    chosen = _touch(RATE, touches.FACE, "2")
    assert chosen.slot is Slot.MORE
    back = _touch(_touch(chosen, touches.REASON, "slow"), touches.BACK)
    assert back.ratings == (Rating("T1"),)


def test_that_a_topic_touched_twice_is_taken_back() -> None:
    state = _touch(_touch(RATE, touches.FACE, "5"), touches.TOPIC, "time=4")
    assert state.ratings[0].topics == (("time", 4),)
    assert _touch(state, touches.TOPIC, "time=4").ratings[0].topics == ()
    assert _touch(state, touches.TOPIC, "time=2").ratings[0].topics == (("time", 2),)


def test_that_reasons_are_for_low_scores_alone() -> None:
    low, high = _touch(RATE, touches.FACE, "1"), _touch(RATE, touches.FACE, "4")
    assert _touch(low, touches.REASON, "slow").ratings[0].reasons == ("slow",)
    assert _touch(high, touches.REASON, "slow").ratings[0].reasons == ()


@given(st.text(max_size=700))
def test_that_a_comment_is_kept_whole_and_clean(text: str) -> None:
    kept = _touch(_touch(RATE, touches.FACE, "3"), touches.COMMENT, text).ratings[0].comment
    assert len(kept) <= LONGEST_COMMENT
    assert all(char.isprintable() or char == "\n" for char in kept)


def test_that_a_comment_ends_where_the_desk_would_refuse_it() -> None:
    kept = _touch(_touch(RATE, touches.FACE, "3"), touches.COMMENT, "â" * (LONGEST_COMMENT + 1))
    assert kept.ratings[0].comment == "â" * LONGEST_COMMENT


def test_that_a_rating_is_sent_once() -> None:
    state = _touch(RATE, touches.FACE, "5")
    sent, vote = answer(state, Touch(touches.SEND, "", state.version))
    assert vote == Rating("T1", 5)
    again, second = answer(sent, Touch(touches.SEND, "", state.version))
    assert second is None
    assert again is sent


@given(
    st.sampled_from(["entry", "rate", "receipt", "pay", "idle"]),
    st.lists(st.tuples(st.sampled_from([*ACTIONS, "", "x", "__init__"]), st.sampled_from(VALUES)), max_size=25),
)
def test_that_no_touch_gives_two_votes_or_breaks_the_screen(start: str, given_touches: list[tuple[str, str]]) -> None:
    begun = {
        "entry": ENTRY,
        "rate": RATE,
        "receipt": _shown(steps.received(steps.invited(make_state(), "T1"), make_receipt())),
        "pay": _shown(steps.paying(make_state(), make_payment())),
        "idle": make_state(),
    }
    state, votes = begun[start], []
    for action, value in given_touches:
        after, vote = answer(state, Touch(action, value, state.version))
        votes += [vote] if vote else []
        state = steps.settle(state, after, 0.0, touched=True)
    assert len(votes) <= 1
    assert all(1 <= vote.score <= 5 and vote.token == "T1" for vote in votes)
    assert state.payment == begun[start].payment  # only the officer ends a payment


@given(st.integers(-3, 3), st.sampled_from(ACTIONS), st.sampled_from(VALUES))
def test_that_a_touch_for_another_version_than_the_pages_does_nothing(off: int, action: str, value: str) -> None:
    meant = RATE.version + off
    after, vote = answer(RATE, Touch(action, value, meant))
    if not RATE.since <= meant <= RATE.version:
        assert after is RATE
        assert vote is None
