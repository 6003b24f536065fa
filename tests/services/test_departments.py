"""Departments as the office sets them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from frontdesk.domain.departments import Department
from frontdesk.errors import DeskError
from frontdesk.services.departments import DepartmentService
from tests.factories import HOUSEHOLD_BUSINESS, make_application, make_desk

ECONOMY = "Phòng Kinh tế"


def test_that_a_department_of_the_catalogue_gets_a_short_id_and_stays_one(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    before = len(desk.departments.list())
    made = desk.departments.set("KT", "phòng kinh tế", other_level=True)
    assert (made.id, made.name, made.other_level) == ("kt", ECONOMY, True)
    assert len(desk.departments.list()) == before
    desk.departments.set("kt", leader="TRƯỞNG PHÒNG")
    assert [each for each in desk.departments.list() if each.id == "kt"] == [
        Department("kt", ECONOMY, other_level=True, leader="TRƯỞNG PHÒNG")
    ]
    received = desk.reception.receive(make_application(desk))
    assert desk.handover.hand_over("kt", [str(received.submission_id)]).department == ECONOMY
    desk.close()


def test_that_papers_for_another_level_have_one_working_day(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert desk.reception.promise(HOUSEHOLD_BUSINESS).hand_over_by.date().isoformat() == "2026-11-23"
    desk.departments.set("phong-kinh-te", other_level=True)
    received = desk.reception.receive(make_application(desk, missing=("1",)))
    before = desk.lookup.get(str(received.submission_id)).submission
    after = desk.supplements.receive(str(received.submission_id))
    promised = desk.reception.promise(HOUSEHOLD_BUSINESS).hand_over_by
    days = {each.date().isoformat() for each in (promised, before.hand_over_by, after.hand_over_by)}
    assert days == {"2026-11-25"}  # the 24th is a holiday
    desk.close()


def test_that_setting_what_stands_records_nothing(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.departments.set("so-xd", "Sở Xây dựng")
    events = desk.supervision.verify().events
    desk.departments.set("so-xd", "Sở Xây dựng")
    assert desk.supervision.verify().events == events
    desk.close()


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda service: service.set("", "Sở Xây dựng"), "department_id_wrong"),
        (lambda service: service.set("x" * 41, "Sở Xây dựng"), "department_id_wrong"),
        (lambda service: service.set("xd"), "department_name_needed"),
        (lambda service: service.set("xd", "X"), "department_name_wrong"),
        (lambda service: service.set("kt", "Phòng Khác"), "department_renamed"),
        (lambda service: service.set("kt2", ECONOMY), "department_name_taken"),
    ],
)
def test_that_names_and_ids_stay_one_to_one(
    tmp_path: Path, ask: Callable[[DepartmentService], Department], code: str
) -> None:
    desk = make_desk(tmp_path)
    desk.departments.set("kt", ECONOMY)
    events = desk.supervision.verify().events
    with pytest.raises(DeskError) as refused:
        ask(desk.departments)
    assert refused.value.code == code
    assert desk.supervision.verify().events == events
    desk.close()
