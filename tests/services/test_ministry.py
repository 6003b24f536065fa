"""The six groups of QĐ 766, counted from the office's own acts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.ministry import Group, Indicator, counted, name_of, unknown
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.reception import Channel
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.i18n import words
from tests.counters import Counter
from tests.factories import make_application

DAY = date(2026, 11, 23)


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def share(counter: Counter, group: Group, first: date = DAY, last: date = DAY) -> tuple[int, int]:
    found = counter.desk.ministry.figures(first, last)
    each = next(each for each in found.indicators if each.group is group)
    return each.numerator, each.denominator


def test_that_a_day_without_acts_has_empty_shares(counter: Counter) -> None:
    found = counter.desk.ministry.figures(date(2026, 11, 1), date(2026, 11, 2))
    assert [each.group for each in found.indicators] == list(Group)
    for each in found.indicators:
        if each.group is not Group.TRANSPARENCY:
            assert (each.numerator, each.denominator, each.percent) == (0, 0, None)


def test_that_online_is_what_was_filed_online_with_help(counter: Counter) -> None:
    desk = counter.desk
    counter.receive()
    desk.reception.receive(replace(make_application(desk), channel=Channel.ASSISTED))
    assert share(counter, Group.ONLINE_SERVICE) == (1, 2)
    assert share(counter, Group.ONLINE_SERVICE, date(2026, 11, 24), date(2026, 11, 30)) == (0, 0)


def test_that_progress_counts_results_in_time_late_and_overdue(counter: Counter) -> None:
    in_time, late, overdue = (counter.at_department() for _ in range(3))
    due = counter.get(in_time).due_at
    assert due is not None
    counter.at("2026-11-26 09:00")
    counter.desk.results.receive(in_time)
    counter.at("2026-12-10 09:00")
    counter.desk.results.receive(late)
    november, december = (date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 12, 1), date(2026, 12, 31))
    assert share(counter, Group.PROGRESS, *november) == (1, 2)  # in time, and the one still without a result
    assert share(counter, Group.PROGRESS, *december) == (0, 1)
    counter.desk.results.receive(overdue)
    assert share(counter, Group.PROGRESS, *december) == (0, 2)


def test_that_payments_that_went_back_are_not_counted(counter: Counter) -> None:
    paid, back = counter.receive(), counter.receive()
    counter.desk.payments.confirm(paid, PaymentMethod.TRANSFER, 100_000, "")
    counter.desk.payments.confirm(back, PaymentMethod.CASH, 100_000, "")
    assert share(counter, Group.ONLINE_PAYMENT) == (1, 2)
    counter.desk.payments.reverse(back, counter.get(back).payments[0].number, "Thu nhầm")
    assert share(counter, Group.ONLINE_PAYMENT) == (1, 1)


def test_that_a_submission_is_digitised_when_every_paper_is(counter: Counter, tmp_path: Path) -> None:
    which = counter.receive()
    papers = [paper.name for paper in counter.get(which).received.papers if paper.present]
    scan = tmp_path / "x.pdf"
    scan.write_bytes(counter.desk.receipts.issue(which).pdf)
    for paper in papers[:-1]:
        counter.desk.attachments.attach(which, scan, paper)
    assert share(counter, Group.DIGITISATION) == (0, 1)
    counter.desk.attachments.attach(which, scan, papers[-1])
    assert share(counter, Group.DIGITISATION) == (1, 1)
    counter.desk.close()


def test_that_a_catalogue_that_leaves_out_the_fee_is_not_public(counter: Counter) -> None:
    good, of = share(counter, Group.TRANSPARENCY)
    assert 0 < good <= of
    counter.publish(legal_basis="")
    assert share(counter, Group.TRANSPARENCY) == (good - 1, of)


def test_that_wrong_days_and_a_stop_are_refused(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="exchange_days_wrong"):
        counter.desk.ministry.figures(date(2026, 11, 2), date(2026, 11, 1))
    monkeypatch.setattr("frontdesk.storage.exchange.AT_ONCE", 1)
    counter.receive()
    with pytest.raises(RuleRefused, match="stopped"):
        counter.desk.ministry.figures(DAY, DAY, lambda _done: False)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_that_a_share_is_between_nothing_and_all(good: int, rest: int) -> None:
    found = Indicator(Group.PROGRESS, good, good + rest)
    if good + rest == 0:
        assert found.percent is None
        return
    assert found.percent is not None
    assert abs(found.percent - 100 * good / (good + rest)) <= 0.0501


@pytest.mark.parametrize("group", Group)
def test_that_every_group_says_what_is_counted_and_what_is_not_known(group: Group) -> None:
    said = words()
    assert len({name_of(group, said), counted(group, said), unknown(group, said)}) == 3
