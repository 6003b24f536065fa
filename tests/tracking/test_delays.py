"""The delay of a receipt code: grows with wrong keys, is forgotten after a day, and cannot be flooded away."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.tracking.delays import FORGOTTEN_AFTER, LONGEST, LONGEST_FOR_OTHERS, Delays, KeyDelays, delay_after
from tests.tracking.stand import Time


def test_that_the_delay_doubles_from_a_second_to_a_quarter_of_an_hour() -> None:
    assert [delay_after(failures) for failures in range(1, 13)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert delay_after(10**9) == LONGEST


def test_that_whoever_goes_on_guessing_has_a_hundred_tries_a_day() -> None:
    time = Time()
    delays, tries = Delays(time), 0
    ends = time.now + 24 * 3600
    while time.now < ends:
        delays.fail("C1")
        tries += 1
        time.now += delays.wait("C1")
    assert tries <= 110


def test_that_it_is_forgotten_a_day_after_the_last_wrong_key() -> None:
    time = Time()
    delays = Delays(time)
    for _ in range(11):
        delays.fail("C1")
    time.now += LONGEST
    assert delays.wait("C1") == 0
    delays.fail("C1")
    assert delays.wait("C1") == LONGEST

    time.now += FORGOTTEN_AFTER
    assert delays.wait("C1") == 0
    delays.fail("C1")
    assert delays.wait("C1") == 1


def test_that_the_right_key_clears_it_for_that_code_alone() -> None:
    delays = Delays(Time())
    delays.fail("C1")
    delays.fail("C2")
    delays.clear("C1")
    delays.clear("C3")
    assert (delays.wait("C1"), delays.wait("C2"), len(delays)) == (0, 1, 1)


def test_that_a_flood_of_other_codes_frees_none_that_was_tried_for_long() -> None:
    delays = Delays(Time(), most=50)
    for _ in range(5):
        delays.fail("victim")
    for number in range(5000):
        delays.fail(f"other {number}")
    assert (delays.wait("victim"), len(delays)) == (16, 50)


def test_that_where_all_were_tried_for_long_the_new_one_is_still_counted() -> None:
    delays = Delays(Time(), most=2)
    for code in ("C1", "C2", "C1", "C2", "new"):
        delays.fail(code)
    assert [delays.wait(code) for code in ("C1", "C2", "new")] == [0, 2, 1]


@given(acts=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["fail", "clear"]), st.floats(0, 100_000))))
def test_that_it_says_what_a_plain_list_of_failures_would(acts: list[tuple[str, str, float]]) -> None:
    time = Time()
    delays, failures = Delays(time), dict[str, list[float]]()
    for code, act, passes in acts:
        time.now += passes
        past = failures.get(code, [])
        if past and time.now - past[-1] >= FORGOTTEN_AFTER:
            past = []
        expected = max(0.0, delay_after(len(past)) - (time.now - past[-1])) if past else 0.0
        assert delays.wait(code) == expected
        failures[code] = [*past, time.now] if act == "fail" else []
        (delays.fail if act == "fail" else delays.clear)(code)


def test_that_a_stranger_s_guesses_keep_the_citizen_out_for_half_a_minute_at_most() -> None:
    time = Time()
    delays = KeyDelays(time)
    for _ in range(20):
        delays.fail("C1", "stranger")
    assert delays.wait("C1", "stranger") == LONGEST
    assert delays.wait("C1", "citizen") == LONGEST_FOR_OTHERS

    time.now += LONGEST_FOR_OTHERS
    assert delays.wait("C1", "citizen") == 0
    delays.clear("C1", "citizen")
    assert delays.wait("C1", "stranger") == LONGEST - LONGEST_FOR_OTHERS
    assert delays.wait("C2", "stranger") == 0


def test_that_a_thousand_addresses_together_guess_no_faster() -> None:
    time = Time()
    delays, tries = KeyDelays(time), 0
    ends = time.now + 24 * 3600
    while time.now < ends:
        for asker in (f"address {number}" for number in range(1000)):
            if delays.wait("C1", asker) == 0:
                delays.fail("C1", asker)
                tries += 1
        time.now += LONGEST_FOR_OTHERS / 2
    assert tries <= 24 * 3600 / LONGEST_FOR_OTHERS + 6
