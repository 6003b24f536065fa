"""A correction is a new version; the old receipt says what replaced it (NĐ 118/2025 Art 23.1)."""

from dataclasses import replace

import pytest

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.departments import Department
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy, ProcessingTime, TimeUnit
from frontdesk.domain.states import State
from tests.counters import BIRTH, Counter, wall
from tests.factories import HOUSEHOLD_BUSINESS, make_party
from tests.refusals import refused

FIVE_DAYS = "1.001653"
LEASE = WantedPaper("Hợp đồng thuê nhà")


def changes(counter: Counter, which: str) -> list[ClockChange]:
    return [each.change for each in counter.get(which).intervals]


def test_that_a_wrong_name_is_put_right_and_found_by_both(counter: Counter) -> None:
    which = counter.receive(name="NGUYỄN THỊ HÒA")
    counter.desk.receipts.confirm_printed(which, counter.desk.receipts.issue(which))
    right = make_party("NGUYỄN THỊ HOA", "008195999999")
    after = counter.desk.corrections.correct(which, Correction(principal=right, reason="Gõ nhầm tên"))
    assert after.received.personal is not None
    assert (after.received.personal.principal, after.version, after.prints) == (right, 2, 0)
    assert after.as_received.personal is not None
    assert after.as_received.personal.principal.name == "NGUYỄN THỊ HÒA"
    assert [hit.name for hit in counter.desk.lookup.search("nguyen thi hoa")] == ["NGUYỄN THỊ HOA"]
    assert counter.desk.lookup.search("008195999999")
    assert after.due_at == wall("2026-11-27 17:00")
    entry = counter.desk.lookup.get(which).timeline[-1]
    assert "người đề nghị" in entry.sentence
    assert "Gõ nhầm tên" in entry.sentence


def test_that_every_code_of_the_old_receipt_finds_the_new_one_and_says_so(counter: Counter) -> None:
    which = counter.receive()
    versions = [counter.desk.lookup.get(which)]
    for sets in (2, 3):
        counter.desk.corrections.correct(which, Correction(sets=sets))
        versions.append(counter.desk.lookup.get(which))
    *old, new = versions
    assert len({page.token for page in versions}) == len({page.view.lookup_key for page in versions}) == 3
    assert new.view.version == 3
    for version, page in enumerate(old, 1):
        for text in (page.token, page.view.track_url, page.view.lookup_key):
            found = counter.desk.lookup.open(text)
            assert found is not None
            assert (found.submission_id, found.scanned_version, found.view.version) == (which, version, 3)
    for text in (new.token, new.view.lookup_key, new.receipt_code):
        found = counter.desk.lookup.open(text)
        assert found is not None
        assert found.scanned_version == 0
    assert {page.receipt_code for page in versions} == {new.receipt_code}


def test_that_the_receipt_of_the_new_version_is_a_first_print(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.receipts.confirm_printed(which, counter.desk.receipts.issue(which))
    counter.desk.corrections.correct(which, Correction(sets=2))
    issued = counter.desk.receipts.issue(which)
    assert (issued.version, issued.reprint) == (2, 0)
    counter.desk.receipts.confirm_printed(which, issued)
    assert counter.get(which).prints == 1


def test_that_a_correction_that_changes_nothing_is_none(counter: Counter) -> None:
    which = counter.receive()
    person = counter.desk.lookup.get(which).view.principal
    before = counter.events()
    for correction in (
        Correction(),
        Correction(reason="Xem lại"),
        Correction(principal=person, sets=1, procedure_code=HOUSEHOLD_BUSINESS, no_delegate=True),
    ):
        with refused("nothing_corrected", code=counter.code(which)):
            counter.desk.corrections.correct(which, correction)
    counter.desk.corrections.correct(which, Correction(sets=2))
    with refused("nothing_corrected"):  # a double click
        counter.desk.corrections.correct(which, Correction(sets=2))
    assert counter.events() == before + 1


def test_that_naming_the_same_procedure_keeps_the_version_it_was_received_under(counter: Counter) -> None:
    which = counter.receive()
    counter.publish(processing=ProcessingTime(TimeUnit.WORKING_DAYS, 9))
    after = counter.desk.corrections.correct(which, Correction(procedure_code=HOUSEHOLD_BUSINESS, sets=2))
    assert (after.received.procedure_version, after.received.processing.amount) == (1, 3)
    assert after.due_at == wall("2026-11-27 17:00")


def test_that_another_procedure_is_counted_from_where_the_clock_started(counter: Counter) -> None:
    which = counter.receive()
    after = counter.at("2026-11-26 09:00").desk.corrections.correct(which, Correction(procedure_code=FIVE_DAYS))
    assert (after.due_at, after.department) == (
        wall("2026-12-01 17:00"),
        counter.desk.catalogue.get(FIVE_DAYS).department,
    )
    assert changes(counter, which) == [ClockChange.RECEIVED, ClockChange.CORRECTED]
    assert [row.due_at for row in counter.desk.boards.late().rows] == []


def test_that_a_paper_that_was_not_there_stops_the_clock_and_its_coming_starts_it(counter: Counter) -> None:
    which = counter.receive()
    after = counter.desk.corrections.correct(which, Correction(missing=("1",)))
    assert (after.state, after.due_at) == (State.AWAITING_SUPPLEMENT, None)
    back = counter.at("2026-11-25 09:00").desk.corrections.correct(which, Correction(missing=()))
    assert (back.state, back.due_at, back.hand_over_by) == (
        State.RECEIVED,
        wall("2026-11-27 17:00"),
        wall("2026-11-25 17:00"),
    )


def test_that_a_correction_does_not_answer_form_02(counter: Counter) -> None:
    which = counter.receive(missing=("1",))
    counter.desk.supplements.request(which, [LEASE])
    after = counter.desk.corrections.correct(which, Correction(missing=()))
    assert (after.state, after.due_at) == (State.AWAITING_SUPPLEMENT, None)
    assert counter.desk.supplements.receive(which).state is State.RECEIVED


def test_that_after_an_answered_form_02_a_correction_starts_the_clock_again(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    counter.at("2026-11-25 09:00").desk.supplements.receive(which)  # due Monday 30/11
    counter.desk.corrections.correct(which, Correction(missing=("1",)))
    after = counter.desk.corrections.correct(which, Correction(missing=()))
    assert (after.state, after.due_at) == (State.RECEIVED, wall("2026-11-30 17:00"))


def test_that_what_does_not_change_the_time_does_not_move_the_due_date(counter: Counter) -> None:
    counter.publish(clock_policy=ClockPolicy.PAUSE)
    which = counter.receive()
    counter.at("2026-11-25 09:00").desk.supplements.request(which, [LEASE])
    resumed = counter.at("2026-12-02 09:00").desk.supplements.receive(which)
    papers = tuple(replace(paper, copies=paper.copies + 1) for paper in resumed.received.papers)
    after = counter.desk.corrections.correct(which, Correction(papers=papers))
    assert after.due_at == resumed.due_at == wall("2026-12-04 17:00")
    assert after.intervals == resumed.intervals


def test_that_the_date_of_an_apology_outlives_a_correction(counter: Counter) -> None:
    which = counter.receive()
    until = wall("2026-12-10 17:00")
    counter.desk.apologies.apologise(which, until, "Chờ")
    assert counter.desk.corrections.correct(which, Correction(procedure_code=FIVE_DAYS)).due_at == until
    counter.desk.corrections.correct(which, Correction(missing=("1",)))
    assert counter.desk.corrections.correct(which, Correction(missing=())).due_at == until


@pytest.mark.parametrize(
    "correction",
    [
        Correction(procedure_code=BIRTH),
        Correction(missing=("1",)),
        Correction(sets=2),
        Correction(department="Bộ phận Tư pháp - Hộ tịch"),
    ],
)
def test_that_papers_that_are_away_are_not_corrected(counter: Counter, correction: Correction) -> None:
    which = counter.at_department()
    with refused("papers_away"):
        counter.desk.corrections.correct(which, correction)
    counter.desk.corrections.correct(which, Correction(note="Gọi buổi chiều"))
    counter.desk.results.receive(which)
    with refused("decided_already"):
        counter.desk.corrections.correct(which, correction)
    lost = counter.receive()
    counter.hand_over(lost)
    counter.desk.handover.report_missing(lost)
    with refused("forbidden_missing"):
        counter.desk.corrections.correct(lost, correction)


def test_that_what_has_ended_is_not_corrected(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.endings.refuse(which, "Sai thẩm quyền")
    with refused("forbidden_refused"):
        counter.desk.corrections.correct(which, Correction(sets=2))


@pytest.mark.parametrize("sets", [0, 100])
def test_that_sets_have_their_range(counter: Counter, sets: int) -> None:
    with refused("sets_out_of_range"):
        counter.desk.corrections.correct(counter.receive(), Correction(sets=sets))


def test_that_unknown_procedures_departments_and_papers_are_told(counter: Counter) -> None:
    which = counter.receive()
    for correction, code in (
        (Correction(procedure_code="9.999999"), "procedure_unknown"),
        (Correction(department="Phòng không có"), "department_unknown"),
        (Correction(missing=("hộ chiếu",)), "paper_unknown"),
        (Correction(sets=2, reason="x" * 2_001), "reason_too_long"),
    ):
        with refused(code):
            counter.desk.corrections.correct(which, correction)


def test_that_another_department_changes_the_board_and_the_basket(counter: Counter) -> None:
    which = counter.receive()
    other = counter.desk.catalogue.get(BIRTH).department
    after = counter.desk.corrections.correct(which, Correction(department=other))
    assert (after.department, after.hand_over_by) == (other, wall("2026-11-23 17:00"))
    assert [load.department for load in counter.desk.boards.handover().loads] == [other]
    counter.hand_over(which)


def test_that_a_department_of_another_level_has_its_own_day_from_when_the_papers_came(counter: Counter) -> None:
    other = counter.desk.catalogue.get(BIRTH).department
    counter.set_department(Department("tp", other, other_level=True))
    which = counter.receive()
    counter.at("2026-11-25 09:00")
    after = counter.desk.corrections.correct(which, Correction(department=other))
    assert after.hand_over_by == wall("2026-11-25 17:00")  # one working day after Monday, whenever corrected
    counter.hand_over(which)
    counter.at("2026-11-26 09:00").desk.handover.send_back(which, "Nhầm cơ quan")
    counter.at("2026-12-01 09:00")
    home = counter.desk.catalogue.get(HOUSEHOLD_BUSINESS).department
    assert counter.desk.corrections.correct(which, Correction(department=home)).hand_over_by == wall("2026-11-26 17:00")


def test_that_custody_is_no_business_of_a_correction(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.handover.move(which, Holder(HolderKind.OFFICER, "Nông Văn Páo"))
    assert counter.desk.corrections.correct(which, Correction(sets=2)).holder == "Nông Văn Páo"
