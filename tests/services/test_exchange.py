"""Exchange files: what changed, nothing about a person, the same bytes again."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.fees import Quantity
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput, NotFound, RuleRefused, StorageRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from tests.counters import Counter

OFFICIAL = "H60.242-261123-0042"


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def written(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert value["count"] == len(value["submissions"])
    return value


def statuses(path: Path) -> dict[str, int]:
    return {each["receipt_code"]: each["status"] for each in written(path)["submissions"]}


def test_that_every_state_has_its_status(counter: Counter, tmp_path: Path) -> None:
    desk, out = counter.desk, tmp_path / "x.json"
    expected = {
        counter.receive(): 2,
        counter.receive(missing=("Giấy đề nghị đăng ký hộ kinh doanh",)): 5,
        counter.at_department(): 4,
        counter.with_result(): 9,
    }
    refused, withdrawn, returned = counter.receive(), counter.receive(), counter.with_result()
    desk.endings.refuse(refused, "Không thuộc thẩm quyền")
    desk.endings.withdraw(withdrawn, "Đổi ý")
    desk.results.return_result(returned, Handing(ReturnProof.LOST_RECEIPT))
    expected |= {refused: 3, withdrawn: 7, returned: 10}
    done = desk.exchange.export_changes(out)
    assert (done.made.number, done.made.count) == (1, 7)
    assert statuses(out) == {counter.code(which): status for which, status in expected.items()}


def test_that_a_record_has_codes_times_money_and_papers(counter: Counter, tmp_path: Path) -> None:
    desk, out = counter.desk, tmp_path / "x.json"
    which = counter.receive()
    desk.official_codes.note(which, OFFICIAL)
    desk.payments.confirm(which, PaymentMethod.TRANSFER, 100_000, "")
    counter.at("2026-12-20 08:00")
    desk.exchange.export_changes(out)
    value = written(out)
    assert (value["format"], value["version"], value["office"]) == ("frontdesk-exchange", 1, "H60.242")
    assert not value["changes_only"]
    (record,) = value["submissions"]
    assert (record["official_code"], record["receipt_code"]) == (OFFICIAL, counter.code(which))
    assert record["times"]["received_at"] == "2026-11-23T10:43:00+07:00"
    assert record["times"]["returned_at"] is None
    assert record["late"] is True
    assert record["payment"] == {"charged": 100_000, "paid": 100_000, "owed": 0, "methods": ["transfer"]}
    assert record["papers"]["digitised"] == 0
    assert 0 < record["papers"]["present"] <= record["papers"]["listed"]


def test_that_an_assessed_fee_is_waited_for_until_it_is_paid(counter: Counter, tmp_path: Path) -> None:
    desk = counter.desk
    which = counter.receive()
    desk.payments.assess(which, [Quantity(0, 1)])
    desk.exchange.export_changes(tmp_path / "1.json")
    assert list(statuses(tmp_path / "1.json").values()) == [6]
    desk.payments.confirm(which, PaymentMethod.CASH, 100_000, "")
    desk.exchange.export_changes(tmp_path / "2.json")
    assert list(statuses(tmp_path / "2.json").values()) == [2]


def test_that_nothing_about_a_person_is_in_a_file(counter: Counter, tmp_path: Path) -> None:
    which = counter.receive(name="NGUYỄN CANARY")
    counter.desk.endings.refuse(which, "Ông Canary thiếu giấy")
    counter.desk.exchange.export_changes(tmp_path / "x.json")
    text = (tmp_path / "x.json").read_text(encoding="utf-8").lower()
    for canary in ("canary", "008195", "912345678", "thôn 3", "ma thị lan", which):
        assert canary not in text


def test_that_only_what_changed_follows(counter: Counter, tmp_path: Path) -> None:
    desk, out = counter.desk, tmp_path / "x.json"
    one, two = counter.receive(), counter.receive()
    desk.exchange.export_changes(out)
    desk.exchange.export_changes(out)
    assert statuses(out) == {}
    counter.hand_over(two)
    three = counter.receive()
    done = desk.exchange.export_changes(out)
    assert done.made.number == 3
    assert set(statuses(out)) == {counter.code(two), counter.code(three)}
    assert counter.code(one) not in statuses(out)
    assert written(out)["changes_only"]


def test_that_a_lost_file_is_made_again_as_it_was(counter: Counter, tmp_path: Path) -> None:
    desk = counter.desk
    which = counter.receive()
    first = desk.exchange.export_changes(tmp_path / "1.json")
    counter.hand_over(which)
    counter.at("2026-12-30 09:00")
    desk.exchange.export_changes(tmp_path / "2.json")
    before = counter.events()
    again = desk.exchange.again(1, tmp_path / "again.json")
    assert again.same
    assert again.made == first.made
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "1.json").read_bytes()
    assert counter.events() == before
    with pytest.raises(NotFound, match="exchange_unknown") as refused:
        desk.exchange.again(9, tmp_path / "x.json")
    assert "số 2" in sentence(refused.value, words()) or "2" in sentence(refused.value, words())


def test_that_a_file_of_days_says_what_was_recorded_on_them(counter: Counter, tmp_path: Path) -> None:
    desk, out = counter.desk, tmp_path / "x.json"
    monday = counter.at("2026-11-23 11:00").receive()
    counter.at("2026-11-25 10:00")
    wednesday = counter.receive()
    counter.hand_over(monday)
    counter.at("2026-11-26 10:00").receive()
    desk.exchange.export_days(date(2026, 11, 23), date(2026, 11, 24), out)
    assert statuses(out) == {counter.code(monday): 2}
    desk.exchange.export_days(date(2026, 11, 25), date(2026, 11, 25), out)
    assert statuses(out) == {counter.code(monday): 4, counter.code(wednesday): 2}
    desk.exchange.export_changes(out)
    assert len(statuses(out)) == 3  # files of days move nothing
    with pytest.raises(InvalidInput, match="exchange_days_wrong"):
        desk.exchange.export_days(date(2026, 11, 25), date(2026, 11, 24), out)


def test_that_the_many_and_the_few_are_the_same(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(7):
        counter.receive()
    counter.desk.exchange.export_changes(tmp_path / "few.json")
    monkeypatch.setattr("frontdesk.storage.exchange._FEW", 0)
    monkeypatch.setattr("frontdesk.storage.exchange.AT_ONCE", 2)
    assert counter.desk.exchange.again(1, tmp_path / "many.json").same


def test_that_a_file_that_was_stopped_or_cannot_be_written_leaves_nothing(counter: Counter, tmp_path: Path) -> None:
    counter.receive()
    before = counter.events()
    with pytest.raises(RuleRefused, match="stopped"):
        counter.desk.exchange.export_changes(tmp_path / "x.json", lambda _done: False)
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageRefused, match="target_unwritable"):
        counter.desk.exchange.export_changes(tmp_path / "file" / "x.json")
    assert counter.events() == before
    assert sorted(path.name for path in tmp_path.iterdir() if "json" in path.name) == []


def test_that_two_files_made_at_once_have_not_one_number(counter: Counter, tmp_path: Path) -> None:
    counter.receive()
    desk = counter.desk

    def meanwhile(_done: int) -> bool:
        if not (tmp_path / "other.json").exists():
            desk.exchange.export_changes(tmp_path / "other.json")
        return True

    with pytest.raises(RuleRefused, match="exchange_meanwhile"):
        desk.exchange.export_changes(tmp_path / "x.json", meanwhile)
    assert [each.number for each in desk.exchange.made()] == [1]
    assert not (tmp_path / "x.json").exists()


def test_that_a_file_of_another_journal_is_not_made_again(counter: Counter, tmp_path: Path) -> None:
    counter.receive()
    counter.desk.exchange.export_changes(tmp_path / "x.json")
    with counter.desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql(
            "UPDATE reference SET body = replace(body, '\"until\":', '\"until\":9') WHERE kind = 'exchange'"
        )
    with pytest.raises(RuleRefused, match="exchange_elsewhere"):
        counter.desk.exchange.again(1, tmp_path / "y.json")


def test_that_a_subject_is_looked_for_by_its_index(counter: Counter) -> None:
    from frontdesk.storage import exchange

    with counter.desk.store.read() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {exchange._KNOWN.text}", {"last": "", "after": 0, "until": 9, "most": 5}
        ).fetchall()
    steps = " ".join(row[3] for row in plan)
    assert "USING COVERING INDEX events_subject (subject=? AND rowid>? AND rowid<?)" in steps
    assert "SCAN" not in steps
    assert "TEMP B-TREE" not in steps
