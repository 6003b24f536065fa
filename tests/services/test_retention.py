"""Personal data is gone when its time is over: from every page of the file; what happened stays and still verifies."""

import multiprocessing
import os
import signal
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from frontdesk.domain.people import Person, Role
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.retention import Scope
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from tests.counters import BIRTH, Counter, wall
from tests.factories import LAN, PASSWORD, HandClock, open_desk
from tests.faults.invariants import check_views
from tests.refusals import refused
from tests.scan_samples import picture_file
from tests.storage.test_rating_traces import pages

CANARY = "HOÀNG XUYẾN KHÁNH VY"
NOTE = "chị dâu của chủ hồ sơ tên Quỳnh Dao"
TEN_YEARS_ON = "2036-12-01 08:00"


def over(counter: Counter, name: str = CANARY, procedure: str = "1.001612") -> str:
    """A submission with a whole life behind it, of somebody who stands nowhere else."""
    desk = counter.desk
    which = counter.receive(procedure, name=name)
    counter.hand_over(which)
    desk.handover.acknowledge_one(which)
    desk.apologies.ask_extension(which, wall("2026-12-03 17:00"), NOTE)
    desk.results.receive(which)
    desk.results.call(which, NOTE, reached=True)
    desk.results.return_result(which, Handing(ReturnProof.DELEGATE, "QUÁCH THỊ DAO", paper="12/UQ", note=NOTE))
    assert counter.get(which).state is State.RETURNED
    return which


def rule(counter: Counter, years: int = 10, scope: Scope = Scope.ALL, key: str = "") -> None:
    counter.desk.retention.set_rule(scope, key, years, "QĐ 5/QĐ-UBND")


def file_of(counter: Counter) -> bytes:
    counter.desk.store.tidy()
    return pages(counter.desk.settings)


def found_in(content: bytes) -> list[str]:
    """Which of what is personal stands in `content`."""
    marks = (CANARY, "xuyen", "008195000001", "912345678", NOTE, "QUÁCH THỊ DAO")
    return [mark for mark in marks if mark.encode() in content]


def test_that_nothing_is_due_before_the_office_decided_or_the_time_is_over(counter: Counter) -> None:
    over(counter)
    counter.at(TEN_YEARS_ON)
    seen = counter.desk.retention.preview()
    assert (seen.count, seen.ruleless) == (0, 1)
    rule(counter, 11)
    assert counter.desk.retention.preview().count == 0
    rule(counter, 10)
    seen = counter.desk.retention.preview()
    assert [(line.rule.years, line.count, line.oldest) for line in seen.lines] == [(10, 1, date(2026, 11, 23))]
    counter.at("2036-11-22 23:00")
    assert counter.desk.retention.preview().count == 0


def test_that_the_closest_rule_holds(counter: Counter) -> None:
    over(counter, "MỘT")
    over(counter, "HAI", procedure=BIRTH)
    field = counter.desk.catalogue.get(BIRTH).field
    rule(counter, 5)
    rule(counter, 50, Scope.FIELD, field)
    counter.at("2033-01-04 08:00")
    assert [(each.rule.scope, each.count) for each in counter.desk.retention.preview().lines] == [(Scope.ALL, 1)]
    rule(counter, 2, Scope.PROCEDURE, BIRTH)
    assert counter.desk.retention.preview().count == 2
    counter.desk.retention.drop_rule(Scope.PROCEDURE, BIRTH)
    counter.desk.retention.drop_rule(Scope.ALL, "")
    assert counter.desk.retention.preview().count == 0


def test_that_what_is_erased_is_in_no_page_of_the_file_and_everything_else_stands(
    counter: Counter, tmp_path: Path
) -> None:
    which, kept = over(counter), counter.receive(name="TRẦN CÒN MỞ")
    desk = counter.desk
    scan = tmp_path / "scan.png"
    scan.write_bytes(picture_file("PNG"))
    attached = desk.attachments.attach(which, scan)
    desk.drafts.save(which, "lookup", f'{{"note": "{CANARY}"}}')
    assert found_in(file_of(counter)) == [CANARY, "xuyen", "008195000001", "912345678", NOTE, "QUÁCH THỊ DAO"]
    rule(counter)
    counter.at(TEN_YEARS_ON)
    code, events = counter.code(which), counter.events()
    done = desk.retention.apply(1, "Hết thời hạn lưu")
    assert (done.submissions, done.scans, done.finished, done.cleaned) == (1, 1, True, True)
    # the open submission is of the same made-up telephone
    assert found_in(file_of(counter)) == ["912345678"]
    assert counter.events() == events + 1
    assert desk.supervision.verify().scans == 0
    assert not list((desk.settings.home / "scans").glob("??/*"))
    after = counter.get(which)
    assert (after.state, after.received.personal, after.received.receipt_code) == (State.RETURNED, None, code)
    assert desk.lookup.search("xuyen") == ()
    assert [hit.receipt_code for hit in desk.lookup.search(code)] == [code]
    assert [hit.submission_id for hit in desk.lookup.search("con mo")] == [kept]
    assert desk.retention.preview().count == 0
    (applied,) = desk.retention.applied()
    assert (applied.submissions, applied.rule.years, applied.reason) == ((which,), 10, "Hết thời hạn lưu")
    assert applied.ended_until == date(2026, 12, 1)
    with refused("scan_file_missing"):
        desk.attachments.save_copy(attached.sha256, tmp_path / "copy.png")


def test_that_a_page_of_what_was_erased_still_opens_and_says_so(counter: Counter) -> None:
    which = over(counter)
    rule(counter)
    counter.at(TEN_YEARS_ON)
    counter.desk.retention.apply(1, "Hết hạn")
    page = counter.desk.lookup.get(which)
    assert NOTE not in " ".join(entry.sentence for entry in page.timeline)
    assert page.view.principal.name == "(đã xóa theo thời hạn lưu)"
    assert page.submission.received.personal is None
    (hit,) = counter.desk.lookup.search(page.receipt_code)
    assert hit.name == "(đã xóa theo thời hạn lưu)"
    assert counter.desk.forms.forms_of(page.submission) == ()
    for form in ("01", "06"):
        with refused("personal_erased"):
            counter.desk.forms.issue(which, form)


def test_that_an_office_of_any_length_is_erased_in_batches_and_can_be_stopped(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.services.retention.BATCH", 2)
    for number in range(5):
        over(counter, f"NGƯỜI {number}")
    rule(counter)
    counter.at(TEN_YEARS_ON)
    told: list[tuple[int, int]] = []
    done = counter.desk.retention.apply(
        5, "Hết hạn", progress=lambda done, of: told.append((done, of)), stopped=lambda: bool(told)
    )
    assert (done.submissions, done.finished) == (2, False)
    with refused("retention_not_as_seen"):
        counter.desk.retention.apply(5, "Hết hạn")
    assert counter.desk.retention.apply(3, "Hết hạn").submissions == 3
    assert [len(each.submissions) for each in counter.desk.retention.applied()] == [2, 2, 1]
    assert counter.desk.retention.apply(0, "Dọn lại").finished


def test_that_only_a_supervisor_erases_and_only_with_a_reason(counter: Counter) -> None:
    over(counter)
    rule(counter)
    counter.at(TEN_YEARS_ON)
    with refused("reason_missing"):
        counter.desk.retention.apply(1, " ")
    lan = counter.desk.seat.person()
    counter.desk.seat.take(Person("admin", "Quản trị", (Role.ADMINISTRATOR,)))
    assert counter.desk.retention.preview().count == 1
    with refused("role_forbids"):
        counter.desk.retention.apply(1, "Hết hạn")
    counter.desk.seat.take(lan)


def test_that_an_erasure_nobody_recorded_is_found(counter: Counter) -> None:
    which = over(counter)
    with counter.desk.store.write_unjournaled() as connection:
        connection.execute(text("UPDATE events SET personal = '', salt = '' WHERE subject = :s"), {"s": which})
    found = counter.desk.supervision.verify()
    assert not found.ok
    assert found.first_bad is not None
    assert found.first_bad.reason == "personal"
    with counter.desk.store.write_unjournaled() as connection:
        connection.execute(text("DELETE FROM submissions"))
    counter.desk.supervision.rebuild()


def test_that_a_scan_somebody_else_needs_stays(counter: Counter, tmp_path: Path) -> None:
    which = over(counter)
    scan = tmp_path / "scan.png"
    scan.write_bytes(picture_file("PNG"))
    counter.desk.attachments.attach(which, scan)
    other = counter.receive()
    attached = counter.desk.attachments.attach(other, scan)
    rule(counter)
    counter.at(TEN_YEARS_ON)
    assert counter.desk.retention.apply(1, "Hết hạn").scans == 0
    counter.desk.attachments.save_copy(attached.sha256, tmp_path / "copy.png")
    assert (tmp_path / "copy.png").read_bytes() == scan.read_bytes()
    assert counter.desk.supervision.verify().scans == 1


def test_that_a_replaced_password_leaves_no_hash_behind(counter: Counter) -> None:
    people = counter.desk.people
    people.add("minh", "Nông Văn Minh", (Role.OFFICER,), PASSWORD)
    people.set_password("minh", "một câu dài khác hẳn câu trước")
    people.set_password("minh", "một câu dài thứ ba không ai đoán")
    assert counter.desk.supervision.verify().ok
    with counter.desk.store.read() as connection:
        kept = connection.execute(
            text(
                "SELECT count(*) FROM events WHERE kind = 'person.password_set' AND subject = 'person:minh'"
                " AND personal <> ''"
            )
        ).scalar()
    assert kept == 1
    counter.desk.supervision.rebuild()
    assert counter.desk.sign_ins.sign_in("minh", "một câu dài thứ ba không ai đoán").login == "minh"
    counter.desk.seat.take(LAN)


def _apply_and_die(folder: Path) -> None:
    from frontdesk.services import retention
    from tests.factories import make_settings

    retention.BATCH = 2
    desk = open_desk(make_settings(folder), HandClock(wall(TEN_YEARS_ON)))

    def die(done: int, _total: int) -> None:
        if done >= 4:
            os.kill(os.getpid(), signal.SIGKILL)

    desk.retention.apply(7, "Hết hạn", progress=die)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_that_a_killed_process_leaves_whole_batches_and_applying_again_goes_on(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    for number in range(7):
        over(counter, f"{CANARY} {number}")
    rule(counter)
    counter.desk.close()
    child = multiprocessing.get_context("spawn").Process(target=_apply_and_die, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    desk = open_desk(counter.desk.settings, HandClock(wall(TEN_YEARS_ON)))
    assert desk.supervision.verify().ok
    assert desk.retention.preview().count == 3
    assert desk.retention.apply(3, "Hết hạn").cleaned
    assert sorted(len(each.submissions) for each in desk.retention.applied()) == [2, 2, 3]
    desk.store.tidy()
    assert found_in(pages(desk.settings)) == []
    assert desk.supervision.verify().ok
    check_views(desk)
    desk.close()
