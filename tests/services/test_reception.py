"""Receiving papers, on a real encrypted home."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.desk import desk_on
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.submissions import State, fold
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.storage.journal import events_of
from tests.factories import HandClock, make_application, make_desk, make_party, open_desk, seated


def test_that_complete_papers_get_a_code_a_token_and_a_due_date(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received = desk.reception.receive(make_application(desk))
    assert parse_receipt_code(received.receipt_code).text == received.receipt_code
    assert received.receipt_code.startswith("C1-261123-0001-")
    assert received.track_url == f"https://motcua.tuyenquang.gov.vn/t/{received.token}"
    assert received.due_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # 17:00 on Friday, over the holiday of 24/11
    assert received.warnings == ()


def test_that_what_was_received_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received = desk.reception.receive(make_application(desk))
    desk.close()
    again = open_desk(desk.settings)
    page = again.lookup.get(str(received.submission_id))
    assert (page.receipt_code, page.token, page.due_at) == (received.receipt_code, received.token, received.due_at)
    assert page.view.principal == make_party()
    again.close()


def test_that_the_same_act_sent_twice_is_one_act(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    application = make_application(desk)
    first, second = desk.reception.receive(application), desk.reception.receive(application)
    assert second == replace(first, warnings=())
    assert len(desk.lookup.search("")) == 1
    with desk.store.read() as connection:
        assert len(events_of(connection, str(application.submission_id))) == 1


def test_that_the_same_id_with_other_content_is_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    application = make_application(desk)
    received = desk.reception.receive(application)
    with pytest.raises(RuleRefused, match="application_changed") as refusal:
        desk.reception.receive(replace(application, sets=2))
    assert refusal.value.params["code"] == received.receipt_code


def test_that_a_missing_paper_is_said_and_stops_the_clock(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received = desk.reception.receive(make_application(desk, missing=("giấy đề nghị",)))
    assert received.due_at is None
    assert [warning.code for warning in received.warnings] == ["paper_missing"]
    assert desk.lookup.get(str(received.submission_id)).state is State.AWAITING_SUPPLEMENT


def test_that_nothing_is_received_without_any_paper(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    with pytest.raises(InvalidInput, match="no_papers"):
        desk.reception.receive(make_application(desk, missing=("1", "2", "3")))
    assert desk.lookup.search("") == ()


def test_that_an_unknown_procedure_is_refused_by_its_code(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    application = replace(make_application(desk), procedure_code="9.999999")
    with pytest.raises(NotFound, match="procedure_unknown"):
        desk.reception.receive(application)


def test_that_an_open_submission_of_the_same_person_and_procedure_is_pointed_out(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    first = desk.reception.receive(make_application(desk))
    assert [hit.receipt_code for hit in desk.reception.find_duplicates("008195012346", "1.001612")] == [
        first.receipt_code
    ]
    second = desk.reception.receive(make_application(desk))
    assert [(warning.code, dict(warning.params)["code"]) for warning in second.warnings] == [
        ("possible_duplicate", first.receipt_code)
    ]
    assert desk.reception.find_duplicates("008195012346", "1.001193") == ()


def test_that_serials_run_without_gap_and_begin_again_the_next_day(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)

    def serial() -> tuple[str, int]:
        code = parse_receipt_code(desk.reception.receive(make_application(desk)).receipt_code)
        return code.day.isoformat(), code.serial

    assert [serial(), serial()] == [("2026-11-23", 1), ("2026-11-23", 2)]
    clock.now = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # midnight on the office's wall
    assert [serial(), serial()] == [("2026-11-24", 1), ("2026-11-24", 2)]


def test_that_the_yearly_book_runs_on_over_days_and_begins_again_in_january(tmp_path: Path) -> None:
    clock = HandClock(datetime(2026, 12, 31, 3, 0, tzinfo=UTC))
    desk = make_desk(tmp_path, clock)

    def line() -> tuple[str, int]:
        view = desk.lookup.get(str(desk.reception.receive(make_application(desk)).submission_id)).view
        return view.book, view.book_number

    assert [line(), line()] == [("C1/2026", 1), ("C1/2026", 2)]
    clock.forward(hours=20)
    assert line() == ("C1/2027", 1)


def test_that_a_clock_behind_the_last_act_is_refused(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    desk.reception.receive(make_application(desk))
    clock.forward(days=-3650)
    with pytest.raises(RuleRefused, match="clock_behind"):
        desk.reception.receive(make_application(desk))
    clock.forward(days=3650, minutes=1)
    assert desk.reception.receive(make_application(desk)).receipt_code.startswith("C1-261123-0002-")


def test_that_a_submission_keeps_the_procedure_it_was_received_under(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    old = desk.reception.receive(make_application(desk))
    sheet = tmp_path / "new.csv"
    header = "code,name,field,department,time_unit,time_amount,fee,papers,service_level,legal_basis,effective_from\n"
    row = "1.001612,Đăng ký hộ kinh doanh (mới),Hộ kinh doanh,Phòng Kinh tế,working_days,9,0,Đơn,full,QĐ mới,2026-11-01"
    sheet.write_text(header + row + "\n", encoding="utf-8")
    done = desk.catalogue.import_file(sheet)
    assert (done.added, done.changed, done.unchanged, done.ignored_columns) == (0, 1, 0, ())
    clock.forward(minutes=1)
    new = desk.reception.receive(make_application(desk))
    views = [desk.lookup.get(str(each.submission_id)).view for each in (old, new)]
    assert [view.processing.amount for view in views] == [3, 9]
    assert views[0].procedure_name == "Đăng ký thành lập hộ kinh doanh"
    assert desk.catalogue.version("1.001612", 1).processing.amount == 3
    assert desk.catalogue.get("1.001612").version == 2
    assert desk.catalogue.import_file(sheet).unchanged == 1


def test_that_two_desks_on_one_home_never_share_a_number(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    other = seated(desk_on(desk.store, desk.settings, HandClock()))
    codes = [each.reception.receive(make_application(each)).receipt_code for each in (desk, other, desk, other)]
    assert [parse_receipt_code(code).serial for code in codes] == [1, 2, 3, 4]


def test_that_the_promise_explains_itself_and_says_when_the_papers_must_leave(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    promise = desk.reception.promise("1.001612")
    assert promise.due is not None
    assert promise.due.at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert "Ngày Văn hóa Việt Nam" in promise.explanation
    assert promise.hand_over_by == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    clock.forward(hours=5)  # 15:43: after 15:00 the papers leave at the start of the next working day (Art 18.2)
    assert desk.reception.promise("1.001612").hand_over_by == datetime(2026, 11, 25, 0, 30, tzinfo=UTC)


def test_that_the_journal_tells_the_whole_story(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    received = desk.reception.receive(make_application(desk))
    with desk.store.read() as connection:
        (event,) = events_of(connection, str(received.submission_id))
        submission = fold([event])
    assert submission is not None
    assert event.actor == "Ma Thị Lan"
    assert timedelta(0) <= event.moment - clock.now < timedelta(seconds=1)
    assert submission.received.procedure_version == 1
    assert submission.due_at == received.due_at
    assert timedelta(0) <= clock.now - submission.received.received_at < timedelta(seconds=1)


def test_that_among_equals_the_procedure_used_most_here_is_found_first(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    first, second = (each.code for each in desk.catalogue.search("hkd")[:2])
    for _ in range(3):
        desk.reception.receive(make_application(desk, procedure=second))
    desk.supervision.rebuild()
    desk.close()
    again = open_desk(desk.settings)
    assert again.catalogue.search("hkd")[0].code == second != first
    again.close()


def test_that_a_decision_comes_into_force_on_its_day_not_before(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    sheet = tmp_path / "next_year.csv"
    header = "code,name,field,department,time_unit,time_amount,fee,papers,service_level,legal_basis,effective_from\n"
    row = "1.001612,Đăng ký hộ kinh doanh,Hộ kinh doanh,Phòng Kinh tế,working_days,9,0,Đơn,full,QĐ,2027-01-01"
    sheet.write_text(header + row + "\n", encoding="utf-8")
    assert desk.catalogue.import_file(sheet).changed == 1
    assert desk.catalogue.get("1.001612").processing.amount == 3
    clock.now = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # midnight on the office's wall
    assert desk.catalogue.get("1.001612").processing.amount == 9
    assert desk.catalogue.import_file(sheet).unchanged == 1


def test_that_papers_of_another_list_than_the_one_in_force_are_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    application = make_application(desk)
    invented = (replace(application.papers[0], required=False),)
    for papers in (invented, application.papers[:-1], (*application.papers, application.papers[0])):
        with pytest.raises(RuleRefused, match="procedure_changed"):
            desk.reception.receive(replace(application, papers=papers))
    assert desk.lookup.search("") == ()


def test_that_a_delegate_who_is_the_principal_is_pointed_out(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    received = desk.reception.receive(replace(make_application(desk), delegate=make_party()))
    assert [warning.code for warning in received.warnings] == ["delegate_is_principal"]
