"""The closing count: what is missing, what should not be there."""

import pytest

from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput
from tests.counters import Counter


def test_that_everything_the_counter_holds_is_expected_and_nothing_else(counter: Counter) -> None:
    here = [counter.receive() for _ in range(5)]
    counter.desk.supplements.request(here[1], [WantedPaper("Sơ đồ")])
    counter.desk.endings.refuse(here[2], "Sai thẩm quyền")
    counter.hand_over(here[3])
    counter.desk.handover.report_missing(here[3])
    counter.hand_over(here[4])
    counter.desk.handover.send_back(here[4], "Thiếu")
    here.append(counter.with_result())
    counter.at_department()
    taken, archived = counter.receive(), counter.receive()
    counter.desk.handover.move(taken, Holder(HolderKind.OFFICER, "Nông Văn Páo"))
    counter.desk.handover.move(archived, Holder(HolderKind.ARCHIVE))
    counter.desk.results.return_result(counter.with_result(), Handing())
    counter.desk.endings.withdraw(counter.receive(), "Thôi", given_back=True)
    assert [row.submission_id for row in counter.desk.counts.expected()] == here


def test_that_a_count_names_what_is_missing_and_what_is_strange(counter: Counter) -> None:
    there, forgotten, gone = counter.receive(), counter.receive(), counter.at_department()
    page = counter.desk.lookup.get(there)
    before = counter.events()
    codes = [page.receipt_code, page.token, counter.code(gone), "linh tinh"]
    count = counter.desk.counts.compare(codes)
    assert (count.counter, count.expected, count.present, count.agrees) == ("C1", 2, 1, False)
    assert [row.submission_id for row in count.missing] == [forgotten]
    assert {(stray.receipt_code, stray.holder) for stray in count.unexpected} == {
        (counter.code(gone), counter.department(gone)),
        ("linh tinh", ""),
    }
    assert counter.events() == before
    assert counter.desk.counts.last() is None


def test_that_a_count_that_agrees_is_on_record(counter: Counter) -> None:
    codes = [counter.code(counter.receive()) for _ in range(2)]
    assert counter.desk.counts.take(codes).agrees
    last = counter.desk.counts.last()
    assert last is not None
    assert (last.expected, last.present, last.missing, last.unexpected) == (2, 2, (), ())
    assert counter.desk.counts.take(codes[:1]).missing[0].receipt_code == codes[1]
    last = counter.desk.counts.last()
    assert last is not None
    assert (last.present, last.missing) == (1, (codes[1],))


def test_that_more_than_a_list_holds_is_no_stranger(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    import frontdesk.services.counts as service

    monkeypatch.setattr(service, "MOST_COUNTED", 1)
    codes = [counter.code(counter.receive()) for _ in range(3)]
    assert counter.desk.counts.compare(codes).unexpected == ()


def test_that_an_empty_counter_agrees_with_an_empty_count(counter: Counter) -> None:
    assert counter.desk.counts.compare([]).agrees


def test_that_a_mistyped_code_is_told(counter: Counter) -> None:
    code = counter.code(counter.receive())
    with pytest.raises(InvalidInput, match="receipt_code_mistyped"):
        counter.desk.counts.compare([code[:-1] + ("7" if code[-1] != "7" else "8")])
