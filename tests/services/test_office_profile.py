"""The office says of itself what an administrator sets, checked as a whole."""

import pytest

from frontdesk.domain.office_fields import OFFICE_FIELDS, field_text
from tests.counters import Counter
from tests.refusals import refused


def test_that_what_is_set_is_said_from_then_on(counter: Counter) -> None:
    profile = counter.desk.office_profile
    before = counter.events()
    after = profile.set({"phone": "0207 3 888 999", "lock_minutes": "10", "receiving_hours": "T2-T6 07:30-11:00"})
    assert (after.phone, after.lock_minutes, after.receiving_hours) == ("0207 3 888 999", 10, "T2-T6 07:30-11:00")
    assert profile.profile() == after
    assert counter.events() == before + 1
    profile.set({name: field_text(after, name) for name in OFFICE_FIELDS})
    assert counter.events() == before + 1  # nothing new was said
    counter.desk.supervision.rebuild()
    assert profile.profile() == after


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "x", "office_name_wrong"),
        ("track_base", "motcua.vn", "track_base_wrong"),
        ("tracking_days", "0", "tracking_days_wrong"),
        ("tracking_days", "chín", "number_malformed"),
        ("lock_minutes", "0", "lock_minutes_wrong"),
        ("lock_minutes", "61", "lock_minutes_wrong"),
        ("address", "a" * 301, "office_text_too_long"),
        ("code", "H60.999", "office_field_unknown"),
    ],
)
def test_that_a_wrong_field_changes_nothing(counter: Counter, field: str, value: str, code: str) -> None:
    before = counter.desk.office_profile.profile()
    with refused(code):
        counter.desk.office_profile.set({"phone": "0207 3 888 999", field: value})
    assert counter.desk.office_profile.profile() == before


def test_that_a_bank_account_is_told_whole_or_not_at_all(counter: Counter) -> None:
    before = counter.desk.office_profile.profile()
    with refused("bank_account_wrong"):
        counter.desk.office_profile.set({"bank_bin": "970403"})
    assert counter.desk.office_profile.profile() == before


def test_that_this_counter_has_an_officer(counter: Counter) -> None:
    profile = counter.desk.office_profile
    assert [(each.code, each.officer, each.here) for each in profile.counters()] == [("C1", "Ma Thị Lan", True)]
    assert profile.set_officer(" Nông Văn An ").officer == "Nông Văn An"
    assert [each.officer for each in profile.counters()] == ["Nông Văn An"]
    with refused("counter_officer_missing"):
        profile.set_officer(" ")
